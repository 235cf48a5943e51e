// SPDX-License-Identifier: GPL-3.0-or-later
// prompt suite run, check, quarantine, release.
#include "core/base/clock.h"
#include "core/platform/secrets.h"
#include "eval/cli/prompt_suite.h"
#include "eval/regressions/suite_run.h"
#include "eval/reports/suite_report.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

constexpr std::size_t kSuitePassages = 8;

Result<int> runSuiteCommand(Session& session, const std::string& file, const std::string& name,
                            const SuiteWords& words, const std::string& author) {
    auto suite = readSuite(file);
    if (!suite)
        return fail(std::move(suite.error()));
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto prompt = name.empty() ? library->inUse("answer") : library->find(name);
    if (!prompt)
        return fail(std::move(prompt.error()));
    auto outcome = runAndLogSuite(session, *suite, *prompt, words, author);
    if (!outcome)
        return fail(std::move(outcome.error()));
    if (session.json())
        session.console().printJson(outcome->json);
    else
        session.console().print(outcome->text);
    return outcome->passed ? 0 : 1;
}

Result<int> checkSuiteCommand(Session& session, const std::string& file) {
    auto suite = readSuite(file);
    if (!suite)
        return fail(std::move(suite.error()));
    std::size_t expectations = 0;
    for (const SuiteItem& item : suite->items)
        expectations += item.expect.size();
    if (session.json())
        session.console().printJson(
            Json{{"suite", suite->name}, {"items", suite->items.size()}, {"expectations", expectations}});
    else
        session.console().printLine(
            fmt::format("{}: {} items with {} expectations, nothing wrong with the file.", suite->name,
                        suite->items.size(), expectations));
    return 0;
}

Result<int> listQuarantine(Session& session, const std::string& suite) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto items = SuiteQuarantine(**database).list(suite);
    if (!items)
        return fail(std::move(items.error()));
    Json rows = Json::array();
    for (const QuarantinedItem& item : *items)
        if (session.json())
            rows.push_back({{"suite", item.suite},
                            {"item", item.item},
                            {"prompt", item.prompt},
                            {"reason", item.reason},
                            {"since", isoTime(item.sinceUnixMs)}});
        else
            session.console().printLine(fmt::format("{} {}  {} ({}, {})", item.suite, item.item, item.reason,
                                                    item.prompt, isoTime(item.sinceUnixMs)));
    if (session.json())
        session.console().printJson(rows);
    return 0;
}

Result<int> releaseItem(Session& session, const std::string& suite, const std::string& item) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    TOUCHSTONE_TRY(SuiteQuarantine(**database).release(suite, item));
    if (session.json())
        session.console().printJson(Json{{"suite", suite}, {"item", item}, {"released", true}});
    else
        session.console().printLine(fmt::format("{} counts again in {}.", item, suite));
    return 0;
}

} // namespace

std::shared_ptr<SuiteWords> addSuiteWords(CLI::App& command) {
    auto words = std::make_shared<SuiteWords>();
    command.add_option("--model", words->model,
                       "Model SPEC or a name from the settings (default: the suite's)");
    command.add_option("--judge", words->judge, "Model that grades by rubrics (default: the suite's)");
    command.add_option("--corpus", words->corpus, "N[@V], for items that name none (default: the suite's)");
    command
        .add_option(
            "--repeats", words->repeats,
            "Ask each question so often, anew each time: what passes only sometimes is put into quarantine")
        ->check(CLI::Range(1, 100));
    command.add_option("-k", words->k, "Passages for each question (default: the suite's, else 8)")
        ->check(CLI::PositiveNumber);
    command.add_option("--junit", words->junit, "The result as JUnit XML")->type_name("FILE");
    command.add_option("--budget-calls", words->calls, "At most so many calls")->check(CLI::PositiveNumber);
    command.add_option("--budget-tokens", words->tokens, "At most so many tokens, in and out")
        ->check(CLI::PositiveNumber);
    command.add_option("--budget-cost", words->cost, "At most so much money, in the model's currency")
        ->check(CLI::PositiveNumber);
    return words;
}

Result<PromptSuite> readSuite(const std::string& file) {
    auto text = readInput(file);
    if (!text)
        return fail(std::move(text.error()));
    return parsePromptSuite(*text, file);
}

Result<SuiteOutcome> runAndLogSuite(Session& session, const PromptSuite& suite, const StoredPrompt& prompt,
                                    const SuiteWords& words, const std::string& author) {
    SuiteOptions options;
    options.prompt = prompt;
    options.model = words.model.empty() ? suite.model : words.model;
    options.judge = words.judge.empty() ? suite.judge : words.judge;
    options.corpus = words.corpus;
    options.repeats =
        words.repeats > 0 ? words.repeats : static_cast<std::uint32_t>(suite.repeats.value_or(1));
    options.retrieval.mode = RetrievalMode::Hybrid;
    options.retrieval.k = words.k > 0 ? words.k : static_cast<std::size_t>(suite.k.value_or(kSuitePassages));
    if (words.calls > 0)
        options.budget.calls = words.calls;
    if (words.tokens > 0)
        options.budget.tokens = words.tokens;
    if (words.cost > 0)
        options.budget.cost = words.cost;
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    Database& database = **session.database();
    JobContext context = session.console().jobContext("prompt suite");
    const auto report = runSuite(*session.workbench(), database, suite, options, context);
    (*session.workbench())->flushNetworkLog();
    if (!report) {
        (void)library->noteTrial(prompt, "suite", std::nullopt, author,
                                 fmt::format("{} could not be run: {}", suite.file, report.error().message),
                                 "");
        return fail(report.error());
    }
    SuiteOutcome out;
    out.passed = report->ok();
    out.json = suiteReportJson(*report, suite, true);
    out.text = suiteReportText(*report, suite);
    if (!words.junit.empty())
        TOUCHSTONE_TRY(writeFileAtomically(
            words.junit, Redactor::instance().redactKnown(suiteReportJunit(*report, suite))));
    TOUCHSTONE_TRY(library->noteTrial(
        prompt, "suite", std::nullopt, author, suiteSummary(*report),
        suiteReportJson(*report, suite, false).dump(-1, ' ', false, Json::error_handler_t::replace)));
    return out;
}

void addPromptSuite(CLI::App& prompt, Chosen& chosen) {
    CLI::App* suite = prompt.add_subcommand(
        "suite",
        "Questions with what must hold of every answer: contains, regex, schema, citations, refusals, "
        "rubrics, scores (docs/formats/suite.md)");
    suite->require_subcommand(1);

    struct Words {
        std::string file, prompt, author, suite, item;
    };
    auto words = std::make_shared<Words>();
    CLI::App* run = suite->add_subcommand("run", "Run a suite with a version; exit 1 where an item fails");
    run->add_option("file", words->file, "JSON Lines; - reads standard input")->required();
    run->add_option("--prompt", words->prompt, "NAME@VERSION (default: the answer prompt in production)");
    run->add_option("--author", words->author, "Who, for the log (default: the account's name)");
    auto running = addSuiteWords(*run);
    run->callback([=, &chosen] {
        chosen.command = [=](Session& session) {
            return runSuiteCommand(session, words->file, words->prompt, *running,
                                   promptAuthor(words->author));
        };
    });

    CLI::App* check = suite->add_subcommand("check", "Read a suite without asking anything");
    check->add_option("file", words->file, "JSON Lines; - reads standard input")->required();
    check->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return checkSuiteCommand(session, words->file); };
    });

    CLI::App* list = suite->add_subcommand("quarantine", "Items that pass only sometimes and do not count");
    list->add_option("suite", words->suite, "Only of this suite, by its name");
    list->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return listQuarantine(session, words->suite); };
    });

    CLI::App* release = suite->add_subcommand("release", "Let an item count again");
    release->add_option("suite", words->suite, "The suite's name")->required();
    release->add_option("item", words->item, "The item's id")->required();
    release->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return releaseItem(session, words->suite, words->item); };
    });
}

} // namespace touchstone::cli
