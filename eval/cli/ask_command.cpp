// SPDX-License-Identifier: GPL-3.0-or-later
// ask: an answer with citations, streamed to a terminal or whole as JSON.
#include "core/agent/agent_tools.h"
#include "eval/cli/command.h"
#include "eval/cli/retrieval_options.h"
#include "eval/serving/answer_document.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct AskWords {
    std::string question, questionFile, model, prompt, cache = "normal";
    bool agent = false;
};

std::string statusWord(CitationStatus status) {
    switch (status) {
    case CitationStatus::Verified:
        return "verified";
    case CitationStatus::Partly:
        return "partly supported";
    case CitationStatus::NotInSource:
        return "not in the source";
    case CitationStatus::NoSuchSource:
        return "no such source";
    }
    return {};
}

void printCitations(Console& console, const Answer& answer) {
    std::vector<int> shown;
    for (const Citation& citation : answer.citations) {
        if (std::find(shown.begin(), shown.end(), citation.n) != shown.end())
            continue;
        shown.push_back(citation.n);
        // One line a source: the weakest status of its citations is the one to know.
        CitationStatus worst = citation.status;
        for (const Citation& other : answer.citations)
            if (other.n == citation.n)
                worst = std::max(worst, other.status);
        if (!citation.hit) {
            console.printLine(fmt::format("[{}] {}", citation.n, statusWord(worst)));
            continue;
        }
        const Hit& hit = answer.hits[*citation.hit];
        const Chunk& chunk = hit.stored.chunk;
        std::string headings;
        for (const std::string& heading : chunk.headings)
            headings += (headings.empty() ? "" : " > ") + heading;
        console.printLine(fmt::format(
            "[{}] {}{}{}  {}", citation.n, headings.empty() ? chunk.path : headings,
            hit.version ? " @" + *hit.version : "",
            worst == CitationStatus::Verified ? "" : " (" + statusWord(worst) + ")",
            chunk.url.empty() ? chunk.path + (chunk.anchor.empty() ? "" : "#" + chunk.anchor) : chunk.url));
    }
}

void printAnswer(Console& console, const Answer& answer, bool streamed) {
    if (!streamed)
        console.print(answer.text);
    console.printLine("");
    if (!answer.citations.empty()) {
        console.printLine("");
        printCitations(console, answer);
    }
    for (const ToolUse& use : answer.tools)
        console.remark(fmt::format("{}looked up: {} {} - {}", &use == &answer.tools.front() ? "\n" : "",
                                   use.tool, use.arguments, use.outcome));
    if (!answer.note.empty())
        console.remark("\n" + answer.note);
    console.remark(fmt::format("{} passages of {} chunks, {:.0f} ms, {}{}", answer.hits.size(),
                               answer.searchedChunks, answer.totalMs, answer.model,
                               answer.cache == CacheState::Hit ? ", from the cache" : ""));
}

/// The answer; a provider's failure is told after what came before it was kept.
Result<Answer> askOne(Session& session, Workbench& bench, const std::string& question,
                      const std::vector<EditionInfo>& editions, ChatModel* model, const AskOptions& options,
                      bool stream, JobContext& context) {
    AskEvents events;
    if (stream && model)
        events.text = [&session](std::string_view piece) { session.console().print(piece); };
    return bench.ask(question, editions, model, options, events, context);
}

Result<int> ask(Session& session, const AskWords& words, const RetrievalWords& retrieval) {
    auto options = retrieval.options();
    if (!options)
        return fail(std::move(options.error()));
    auto opened = session.workbench();
    if (!opened)
        return fail(std::move(opened.error()));
    Workbench& bench = **opened;
    AskOptions askOptions;
    askOptions.retrieval = *options;
    if (!words.prompt.empty()) {
        auto prompt = bench.prompt(words.prompt);
        if (!prompt)
            return fail(std::move(prompt.error()));
        askOptions.prompt = std::move(*prompt);
    }
    const auto mode = cacheModeOf(words.cache);
    if (!mode)
        return fail(mode.error());
    auto model = bench.model(words.model, *mode);
    if (!model)
        return fail(std::move(model.error()));
    auto editions = bench.resolveEditions(retrieval.corpora);
    if (!editions)
        return fail(std::move(editions.error()));
    JobContext context = session.console().jobContext("ask");
    std::unique_ptr<AgentTools> tools;
    if (words.agent) {
        if (!*model)
            return fail(ErrorCode::Usage, "--agent needs a model that can call tools.",
                        "Name one with --model.");
        auto agent = openAgentTools(bench, *editions, askOptions.retrieval, context);
        if (!agent)
            return fail(std::move(agent.error()));
        tools = std::move(*agent);
        askOptions.tools = tools.get();
    }

    if (words.questionFile.empty()) {
        const bool stream = !session.json();
        auto answer =
            askOne(session, bench, words.question, *editions, model->get(), askOptions, stream, context);
        if (!answer)
            return fail(std::move(answer.error()));
        if (answer->error) {
            if (stream && !answer->text.empty())
                session.console().printLine("");
            return fail(*answer->error);
        }
        if (session.json())
            session.console().printJson(answerDocument(*answer, *editions));
        else
            printAnswer(session.console(), *answer, model->get() != nullptr && answer->ttftMs >= 0);
        return 0;
    }

    auto lines = readQueryFile(words.questionFile);
    if (!lines)
        return fail(std::move(lines.error()));
    ProgressMeter meter(context, "answering", lines->size());
    std::optional<Error> broken;
    for (const QueryLine& line : *lines) {
        TOUCHSTONE_TRY(context.check());
        auto answer = askOne(session, bench, line.text, *editions, model->get(), askOptions, false, context);
        if (!answer)
            return fail(std::move(answer.error()));
        if (answer->error)
            broken = answer->error;
        Json row{{"id", line.id}};
        row.update(answerDocument(*answer, *editions));
        row["id"] = line.id; // the file's, not the answer's own
        session.console().printJson(row);
        meter.advance();
    }
    meter.finish();
    if (broken)
        return fail(std::move(*broken));
    return 0;
}

} // namespace

void addAskCommand(CLI::App& app, Chosen& chosen) {
    CLI::App* command = app.add_subcommand("ask", "An answer with citations");
    auto words = std::make_shared<AskWords>();
    CLI::Option* question = command->add_option("question", words->question, "What you want to know");
    CLI::Option* file =
        command->add_option("--question-file", words->questionFile, "Lines {id, text}; gives JSON Lines")
            ->type_name("FILE");
    command->add_option(
        "--model", words->model,
        "Model SPEC or a name from the settings (default: the one set there, else extractive)");
    command->add_option(
        "--prompt", words->prompt,
        "NAME@VERSION or NAME@TAG (default: the version of answer in production, else the built-in one)");
    command
        ->add_option(
            "--cache", words->cache,
            "normal: an equal request is not sent twice; refresh: ask again; replay: send nothing; off")
        ->check(CLI::IsMember({"normal", "refresh", "replay", "off"}))
        ->capture_default_str();
    command->add_flag("--agent", words->agent,
                      "Let the model look things up itself: search, open a source, sum up a section");
    auto retrieval = addRetrievalWords(*command, 8);
    command->callback([=, &chosen] {
        if (question->count() + file->count() != 1)
            throw CLI::ValidationError("ask", "takes a question or --question-file, one of the two");
        chosen.command = [=](Session& session) { return ask(session, *words, *retrieval); };
    });
}

} // namespace touchstone::cli
