// SPDX-License-Identifier: GPL-3.0-or-later
// prompt import, export.
#include "core/answering/answer_prompt.h"
#include "core/answering/refusal.h"
#include "core/answering/sent_request.h"
#include "core/prompts/prompt_exchange.h"
#include "eval/cli/prompt_commands.h"
#include "eval/cli/retrieval_options.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct PromptExchangeWords {
    std::string file, name, message, author, prompt, format, out;
    std::string snippet, model, question;
};

Result<int> importPromptCommand(Session& session, const PromptExchangeWords& words) {
    auto content = readInput(words.file);
    if (!content)
        return fail(std::move(content.error()));
    auto foreign = importPrompt(*content, words.file);
    if (!foreign)
        return fail(std::move(foreign.error()));
    PromptCommit change;
    change.name = words.name.empty() ? foreign->name : words.name;
    if (change.name.empty())
        return fail(ErrorCode::Usage, "The file does not say what the prompt is called.",
                    "Name it with --name.");
    change.text = foreign->text;
    change.file = words.file;
    change.author = promptAuthor(words.author);
    change.message = !words.message.empty()      ? words.message
                     : !foreign->message.empty() ? foreign->message
                                                 : fmt::format("imported from {}", words.file);
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto committed = library->commit(change);
    if (!committed)
        return fail(std::move(committed.error()));
    for (const std::string& warning : foreign->warnings)
        session.console().remark(warning);
    if (session.json()) {
        Json json = promptJson(committed->prompt);
        json["changed"] = committed->isNew;
        json["format"] = promptFormatName(foreign->format);
        json["warnings"] = foreign->warnings;
        session.console().printJson(json);
    } else {
        session.console().printLine(fmt::format("{} from {} ({})", promptLabel(committed->prompt), words.file,
                                                promptFormatName(foreign->format)));
    }
    return 0;
}

Result<> writeExport(Session& session, const std::string& out, const std::string& text) {
    if (!out.empty())
        return writeFileAtomically(out, text);
    session.console().printExactly(text);
    return {};
}

/// What stands for a value that a question would bring.
PromptVariables placeholders() {
    PromptVariables out;
    out.values = {{"question", "<<question>>"},
                  {"boundary", "<<boundary>>"},
                  {"refusal", std::string(kRefusalSentence)}};
    out.lists["sources"] = {{{"number", "1"},
                             {"title", "<<title of source 1>>"},
                             {"path", "<<path of source 1>>"},
                             {"version", "<<version of source 1>>"},
                             {"text", "<<text of source 1>>"}}};
    return out;
}

/// A question as `ask` sends it: the same passages, the same marks around them.
Result<SentRequest> requestForQuestion(Workbench& bench, const Spec& spec, const StoredPrompt& prompt,
                                       const std::string& question, const RetrievalWords& retrieval,
                                       JobContext& context) {
    auto options = retrieval.options();
    if (!options)
        return fail(std::move(options.error()));
    const auto editions = bench.resolveEditions(retrieval.corpora);
    if (!editions)
        return fail(editions.error());
    const auto retriever = bench.retriever(*editions, context, options->engine);
    if (!retriever)
        return fail(retriever.error());
    AskOptions asking;
    asking.retrieval = std::move(*options);
    asking.prompt = prompt;
    asking.boundarySecret = bench.boundarySecret();
    return captureRequest(spec, bench.modelServices(), [&](ChatModel& model, JobContext& own) -> Result<> {
        own.stop = context.stop;
        const auto answer = ask(question, **retriever, &model, asking, {}, own);
        if (!answer)
            return fail(answer.error());
        return fail(ErrorCode::NotFound, "Nothing was found for this question: no model would be asked.");
    });
}

Result<int> exportSnippet(Session& session, const StoredPrompt& prompt, const PromptExchangeWords& words,
                          const RetrievalWords& retrieval) {
    Workbench& bench = **session.workbench();
    const auto model = bench.model(words.model);
    if (!model)
        return fail(model.error());
    if (!*model)
        return fail(ErrorCode::Usage, "The extractive answerer sends nothing.",
                    "Name a model with --model SPEC.");
    const auto spec = Spec::parse((*model)->spec());
    if (!spec)
        return fail(spec.error());
    JobContext context = session.console().jobContext("prompt export");
    const auto request = !words.question.empty()
                             ? requestForQuestion(bench, *spec, prompt, words.question, retrieval, context)
                             : captureRequest(*spec, bench.modelServices(),
                                              [&](ChatModel& asked, JobContext& own) -> Result<> {
                                                  const auto rendered = promptRequest(prompt, placeholders());
                                                  if (!rendered)
                                                      return fail(rendered.error());
                                                  (void)asked.complete(
                                                      *rendered, [](std::string_view) {}, own);
                                                  return {};
                                              });
    if (!request)
        return fail(request.error());
    std::string about =
        fmt::format("{} as Touchstone sends it to {}.\n", promptLabel(prompt), (*model)->name());
    about += words.question.empty() ? std::string("Put your own words in place of <<these>>.\n")
                                    : fmt::format("The question: {}\n", words.question);
    if (!request->keyReference.empty())
        about += fmt::format("The key is read from the environment variable {}{}.\n",
                             keyVariable(request->keyReference),
                             request->keyReference.starts_with("keychain:")
                                 ? fmt::format(" (in Touchstone it is {})", request->keyReference)
                                 : "");
    TOUCHSTONE_TRY(
        writeExport(session, words.out,
                    words.snippet == "curl" ? curlSnippet(*request, about) : pythonSnippet(*request, about)));
    return 0;
}

Result<int> exportPromptCommand(Session& session, const PromptExchangeWords& words,
                                const RetrievalWords& retrieval) {
    if (!words.snippet.empty()) {
        auto library = promptLibrary(session);
        if (!library)
            return fail(std::move(library.error()));
        auto prompt = library->find(words.prompt);
        if (!prompt)
            return fail(std::move(prompt.error()));
        return exportSnippet(session, *prompt, words, retrieval);
    }
    auto format = promptFormatByName(words.format);
    if (!format)
        return fail(std::move(format.error()));
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto prompt = library->find(words.prompt);
    if (!prompt)
        return fail(std::move(prompt.error()));
    auto text = exportPrompt(*prompt, prompt->message, *format);
    if (!text)
        return fail(std::move(text.error()));
    TOUCHSTONE_TRY(writeExport(session, words.out, *text));
    return 0;
}

} // namespace

void addPromptExchange(CLI::App& prompt, Chosen& chosen) {
    auto words = std::make_shared<PromptExchangeWords>();
    CLI::App* in =
        prompt.add_subcommand("import", "A prompt of promptfoo, Langfuse, Phoenix, MLflow, or plain text");
    in->add_option("file", words->file, "The file; what it is is seen from its content")->required();
    in->add_option("--name", words->name, "What it is called here (default: as the file says)");
    in->add_option("--message", words->message, "What it is (default: as the file says)");
    in->add_option("--author", words->author, "Who (default: the account's name)");
    in->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return importPromptCommand(session, *words); };
    });

    auto outgoing = std::make_shared<PromptExchangeWords>();
    CLI::App* out = prompt.add_subcommand("export", "A version in the form of another tool, or as a program");
    out->add_option("prompt", outgoing->prompt, "NAME@VERSION")->required();
    CLI::Option* format =
        out->add_option("--format", outgoing->format, "promptfoo, langfuse, phoenix, mlflow or text");
    CLI::Option* snippet =
        out->add_option("--to", outgoing->snippet, "python or curl: a program that sends what ask sends")
            ->check(CLI::IsMember({"python", "curl"}))
            ->excludes(format);
    out->add_option("--model", outgoing->model, "Of --to: model SPEC or a name from the settings")
        ->needs(snippet);
    out->add_option("--question", outgoing->question,
                    "Of --to: this question with its passages (default: places to fill in)")
        ->needs(snippet);
    out->add_option("--out", outgoing->out, "Write it here (default: standard output)")->type_name("FILE");
    auto retrieval = addRetrievalWords(*out, 8);
    out->callback([=, &chosen] {
        if (format->count() + snippet->count() != 1)
            throw CLI::ValidationError("prompt export", "takes --format or --to, one of the two");
        chosen.command = [=](Session& session) {
            return exportPromptCommand(session, *outgoing, *retrieval);
        };
    });
}

} // namespace touchstone::cli
