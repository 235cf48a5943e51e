// SPDX-License-Identifier: GPL-3.0-or-later
// prompt list, show, commit, tag, log.
#include "core/base/clock.h"
#include "eval/cli/prompt_suite.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

constexpr std::size_t kShortHash = 12;

struct PromptCommitWords {
    std::string name, file, message, author, tag, suite;
    int parent = 0;
};

std::string promptLine(const StoredPrompt& prompt) {
    std::string tags;
    for (const std::string& tag : prompt.tags)
        tags += fmt::format(" [{}]", tag);
    return fmt::format("{:<24} {}{}{}  {}", promptLabel(prompt), prompt.hash.substr(0, kShortHash),
                       prompt.parent ? fmt::format("  from {}", *prompt.parent) : "", tags, prompt.message);
}

Result<int> listPrompts(Session& session, const std::string& name) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto prompts = name.empty() ? library->list() : library->versions(name);
    if (!prompts)
        return fail(std::move(prompts.error()));
    Json rows = Json::array();
    for (const StoredPrompt& prompt : *prompts)
        if (session.json())
            rows.push_back(promptJson(prompt));
        else
            session.console().printLine(promptLine(prompt));
    if (session.json())
        session.console().printJson(rows);
    return 0;
}

Result<int> showPrompt(Session& session, const std::string& name, const std::string& out) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto prompt = library->find(name);
    if (!prompt)
        return fail(std::move(prompt.error()));
    if (!out.empty())
        TOUCHSTONE_TRY(writeFileAtomically(out, prompt->text));
    if (session.json()) {
        Json json = promptJson(*prompt);
        json["text"] = prompt->text;
        session.console().printJson(json);
    } else if (out.empty()) {
        session.console().printExactly(prompt->text);
    }
    return 0;
}

/// `words.suite` run with what was committed: the commit stands, whatever comes of it.
Result<int> runCommitted(Session& session, const PromptSuite& suite, const CommittedPrompt& committed,
                         const SuiteWords& words, const std::string& author) {
    auto outcome = runAndLogSuite(session, suite, committed.prompt, words, author);
    if (!outcome) {
        Error error = std::move(outcome.error());
        error.message = fmt::format("{} is committed, but its suite could not be run: {}",
                                    promptLabel(committed.prompt), error.message);
        return fail(std::move(error));
    }
    if (session.json()) {
        Json json = promptJson(committed.prompt);
        json["changed"] = committed.isNew;
        json["suite"] = std::move(outcome->json);
        session.console().printJson(json);
    } else {
        session.console().print(outcome->text);
    }
    return outcome->passed ? 0 : 1;
}

Result<int> commitPrompt(Session& session, const PromptCommitWords& words, const SuiteWords& suiteWords) {
    std::optional<PromptSuite> suite;
    if (!words.suite.empty()) { // a mistake in it must be told before there is a version
        auto read = readSuite(words.suite);
        if (!read)
            return fail(std::move(read.error()));
        suite = std::move(*read);
    }
    auto text = readInput(words.file);
    if (!text)
        return fail(std::move(text.error()));
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    PromptCommit change;
    change.name = words.name;
    change.text = std::move(*text);
    change.file = words.file;
    change.message = words.message;
    change.author = promptAuthor(words.author);
    change.tag = words.tag;
    if (words.parent > 0)
        change.parent = words.parent;
    auto committed = library->commit(change);
    if (!committed)
        return fail(std::move(committed.error()));
    if (session.json() && !suite) {
        Json json = promptJson(committed->prompt);
        json["changed"] = committed->isNew;
        session.console().printJson(json);
    } else if (!session.json()) {
        session.console().printLine(
            committed->isNew
                ? promptLine(committed->prompt)
                : fmt::format("{} has this text already: no new version.", promptLabel(committed->prompt)));
    }
    if (suite)
        return runCommitted(session, *suite, *committed, suiteWords, change.author);
    return 0;
}

Result<int> tagPrompt(Session& session, const std::string& name, const std::string& tag,
                      const std::string& author) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto prompt = library->tag(name, tag, promptAuthor(author));
    if (!prompt)
        return fail(std::move(prompt.error()));
    if (session.json())
        session.console().printJson(promptJson(*prompt));
    else
        session.console().printLine(promptLine(*prompt));
    return 0;
}

Result<int> logPrompts(Session& session, const std::string& name) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto events = library->events(name);
    if (!events)
        return fail(std::move(events.error()));
    const auto number = [](const std::optional<int>& value) { return value ? Json(*value) : Json(nullptr); };
    Json rows = Json::array();
    for (const PromptEvent& event : *events) {
        if (session.json()) {
            Json row{{"at", isoTime(event.atUnixMs)}, {"name", event.name},
                     {"action", event.action},        {"version", number(event.version)},
                     {"from", number(event.from)},    {"author", orNull(event.author)},
                     {"reason", orNull(event.reason)}};
            row["gates"] = event.gates.empty() ? Json(nullptr) : Json::parse(event.gates, nullptr, false);
            rows.push_back(std::move(row));
            continue;
        }
        session.console().printLine(fmt::format(
            "{}  {:<9} {}{}{}  {}", isoTime(event.atUnixMs), event.action,
            event.version ? fmt::format("{}@{}", event.name, *event.version) : event.name + " (none)",
            event.from && event.action != "commit" ? fmt::format(", before it {}", *event.from) : "",
            event.author.empty() ? "" : " by " + event.author, event.reason));
    }
    if (session.json())
        session.console().printJson(rows);
    return 0;
}

} // namespace

Result<PromptLibrary> promptLibrary(Session& session) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    return PromptLibrary(**database, (*bench)->promptFolder());
}

Json promptJson(const StoredPrompt& prompt) {
    return {{"name", prompt.name},
            {"version", prompt.version},
            {"hash", prompt.hash},
            {"parent", prompt.parent ? Json(*prompt.parent) : Json(nullptr)},
            {"tags", prompt.tags},
            {"message", prompt.message},
            {"author", orNull(prompt.author)},
            {"created", prompt.createdUnixMs > 0 ? Json(isoTime(prompt.createdUnixMs)) : Json(nullptr)},
            {"built_in", prompt.builtIn}};
}

std::string promptAuthor(const std::string& word) {
    if (!word.empty())
        return word;
    for (const char* name : {"USER", "LOGNAME"})
        if (const auto value = environmentVariable(name); value && !value->empty())
            return *value;
    return {};
}

void addPromptCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* prompt =
        app.add_subcommand("prompt", "Prompts in versions: what changed in the words, and in the behaviour");
    prompt->require_subcommand(1);

    auto listed = std::make_shared<std::string>();
    CLI::App* list = prompt->add_subcommand("list", "Every version of every prompt");
    list->add_option("name", *listed, "Only this one");
    list->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return listPrompts(session, *listed); }; });

    auto shown = std::make_shared<std::string>();
    auto out = std::make_shared<std::string>();
    CLI::App* show = prompt->add_subcommand("show", "The text of a version, as commit reads it");
    show->add_option("prompt", *shown, "NAME (the newest), NAME@VERSION or NAME@TAG")->required();
    show->add_option("--out", *out, "Write it here instead")->type_name("FILE");
    show->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return showPrompt(session, *shown, *out); };
    });

    auto words = std::make_shared<PromptCommitWords>();
    CLI::App* commit =
        prompt->add_subcommand("commit", "Keep a text as the next version; unchanged text makes none");
    commit->add_option("name", words->name, "Which prompt; a new name begins a new history")->required();
    commit->add_option("--file", words->file, "The text (docs/formats/prompt.md); - reads standard input")
        ->required()
        ->type_name("FILE");
    commit->add_option("--message", words->message, "What changed, and why")->required();
    commit->add_option("--author", words->author, "Who (default: the account's name)");
    commit->add_option("--tag", words->tag, "A tag for it, such as candidate");
    commit->add_option("--parent", words->parent, "Version that it was made from (default: the newest)")
        ->check(CLI::PositiveNumber);
    CLI::Option* suite =
        commit
            ->add_option(
                "--suite", words->suite,
                "Run this suite with it; the version stays, whatever comes of it; exit 1 where it fails")
            ->type_name("FILE");
    auto suiteWords = addSuiteWords(*commit);
    for (const char* name : {"--model", "--judge", "--corpus", "--repeats", "-k", "--junit", "--budget-calls",
                             "--budget-tokens", "--budget-cost"})
        commit->get_option(name)->needs(suite)->group("With --suite");
    commit->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return commitPrompt(session, *words, *suiteWords); };
    });

    auto tagged = std::make_shared<PromptCommitWords>();
    CLI::App* tag = prompt->add_subcommand("tag", "Put a tag on a version; it leaves the one that had it");
    tag->add_option("prompt", tagged->name, "NAME@VERSION")->required();
    tag->add_option("tag", tagged->tag, "candidate, or a word of your own")->required();
    tag->add_option("--author", tagged->author, "Who (default: the account's name)");
    tag->callback([=, &chosen] {
        chosen.command = [=](Session& session) {
            return tagPrompt(session, tagged->name, tagged->tag, tagged->author);
        };
    });

    auto logged = std::make_shared<std::string>();
    CLI::App* log =
        prompt->add_subcommand("log", "What was committed, tagged, promoted, stopped and rolled back");
    log->add_option("name", *logged, "Only of this one");
    log->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return logPrompts(session, *logged); }; });

    addPromptRender(*prompt, chosen);
    addPromptDiff(*prompt, chosen);
    addPromptLint(*prompt, chosen);
    addPromptExchange(*prompt, chosen);
    addPromptBisect(*prompt, chosen);
    addPromptPromotion(*prompt, chosen);
    addPromptShadow(*prompt, chosen);
    addPromptSuite(*prompt, chosen);
    addPromptMirror(*prompt, chosen);
}

} // namespace touchstone::cli
