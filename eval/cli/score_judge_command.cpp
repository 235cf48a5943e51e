// SPDX-License-Identifier: GPL-3.0-or-later
// score judge: answers of any origin, graded by a model as in a run.
#include "core/answering/hit_json.h"
#include "eval/cli/budgeted_model.h"
#include "eval/cli/json_lines.h"
#include "eval/cli/score_commands.h"
#include "eval/judges/judge.h"
#include "eval/metrics/sample_scorer.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace touchstone::cli {

namespace {

struct JudgeWords {
    std::string input, model, metrics, budget;
    std::size_t parallel = 2;
};

struct JudgedLine {
    Json id;
    JudgedAnswer answer;
};

Result<> readTextList(const InputLine& line, const char* key, std::vector<std::string>& into) {
    if (!line.has(key) || line.json()[key].is_null())
        return {};
    const Json& list = line.json()[key];
    if (!list.is_array() ||
        !std::all_of(list.begin(), list.end(), [](const Json& one) { return one.is_string(); }))
        return fail(line.fault(key, fmt::format("The field '{}' is no list of texts.", key)));
    into = list.get<std::vector<std::string>>();
    return {};
}

Result<> readOptionalText(const InputLine& line, const char* key, std::string& into) {
    if (!line.has(key) || line.json()[key].is_null())
        return {};
    auto text = line.text(key);
    if (!text)
        return fail(std::move(text.error()));
    into = std::move(*text);
    return {};
}

Result<JudgedLine> readLine(const InputLine& line) {
    JudgedLine out;
    auto id = line.id();
    auto question = line.text("question");
    auto answer = line.text("answer");
    if (!id || !question || !answer)
        return fail(!id ? id.error() : !question ? question.error() : answer.error());
    out.id = std::move(*id);
    out.answer.question = std::move(*question);
    out.answer.marked = std::move(*answer);
    out.answer.answer = withoutMarks(out.answer.marked);
    TOUCHSTONE_TRY(readOptionalText(line, "reference", out.answer.reference));
    TOUCHSTONE_TRY(readTextList(line, "contexts", out.answer.contexts));
    std::string baseline;
    TOUCHSTONE_TRY(readOptionalText(line, "baseline", baseline));
    if (!baseline.empty())
        out.answer.rival = withoutMarks(baseline);
    if (line.has("refused")) {
        const Json& refused = line.json()["refused"];
        if (!refused.is_boolean())
            return fail(line.fault("refused", "The field 'refused' is neither true nor false."));
        out.answer.refused = refused.get<bool>();
    }
    return out;
}

Result<JudgeSettings> settingsOf(const JudgeWords& words) {
    JudgeSettings out;
    out.model = words.model;
    const std::vector<std::string>& known = judgeMetrics();
    std::string word;
    for (const char c : words.metrics + ",") {
        if (c != ',' && c != ' ') {
            word += c;
            continue;
        }
        if (word.empty())
            continue;
        if (std::find(known.begin(), known.end(), word) == known.end()) {
            const std::string near =
                nearestWord(word, std::vector<std::string_view>(known.begin(), known.end()));
            return fail(ErrorCode::Usage, fmt::format("No judge scores '{}'.", word),
                        near.empty() ? "touchstone-cli help METRICS lists them."
                                     : fmt::format("Did you mean '{}'?", near));
        }
        if (std::find(out.metrics.begin(), out.metrics.end(), word) == out.metrics.end())
            out.metrics.push_back(word);
        word.clear();
    }
    if (out.metrics.empty())
        return fail(ErrorCode::Usage, "No metric is named.", "touchstone-cli help METRICS lists them.");
    return out;
}

Json scoreJson(const Score& score) {
    if (score.hasValue())
        return finiteOrNull(score.value);
    if (score.state == ScoreState::NotApplicable)
        return {{"na", score.reason}};
    return {{"failed", score.reason}, {"raw", score.raw}};
}

/// Several at once; what ends one for good ends all. Errors: Cancelled, and those of Judge::judge.
Result<std::vector<JudgeRecord>> judgeAll(const Judge& judge, const std::vector<JudgedLine>& lines,
                                          std::size_t parallel, JobContext& context) {
    std::vector<std::optional<Result<JudgeRecord>>> done(lines.size());
    std::atomic<std::size_t> next{0};
    std::atomic<bool> over{false};
    std::mutex mutex;
    ProgressMeter meter(context, "judging", lines.size());
    const auto worker = [&] {
        for (std::size_t i = next++; i < lines.size() && !over && !context.stopped(); i = next++) {
            JobContext own = context;
            own.progress = {};
            done[i] = judge.judge(lines[i].answer, own);
            if (!*done[i])
                over = true;
            const std::lock_guard lock(mutex);
            meter.advance();
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t t = 1; t < std::min(parallel, lines.size()); ++t)
        threads.emplace_back(worker);
    worker();
    for (std::thread& thread : threads)
        thread.join();
    TOUCHSTONE_TRY(context.check());
    std::vector<JudgeRecord> out;
    for (auto& one : done)
        if (one && !*one)
            return fail(std::move(one->error()));
    for (auto& one : done)
        out.push_back(std::move(**one));
    meter.finish();
    return out;
}

Json summaryJson(const JudgeSettings& settings, const std::vector<JudgeRecord>& records) {
    Json out = Json::array();
    for (std::size_t m = 0; m < settings.metrics.size(); ++m) {
        double sum = 0;
        std::size_t n = 0, na = 0, failed = 0;
        for (const JudgeRecord& record : records) {
            const Score& score = record.scores[m].second;
            sum += score.hasValue() ? score.value : 0;
            ++(score.hasValue() ? n : score.state == ScoreState::NotApplicable ? na : failed);
        }
        out.push_back({{"name", settings.metrics[m]},
                       {"mean", n > 0 ? Json(sum / static_cast<double>(n)) : Json(nullptr)},
                       {"n", n},
                       {"na", na},
                       {"failed", failed}});
    }
    return out;
}

Result<int> scoreByJudge(Session& session, const JudgeWords& words) {
    auto settings = settingsOf(words);
    if (!settings)
        return fail(std::move(settings.error()));
    std::vector<JudgedLine> lines;
    TOUCHSTONE_TRY(eachInputLine(words.input, [&](const InputLine& line) -> Result<> {
        auto read = readLine(line);
        if (!read)
            return fail(std::move(read.error()));
        lines.push_back(std::move(*read));
        return {};
    }));
    auto model = budgetedModel(session, words.model, words.budget, "The extractive answerer cannot judge.");
    if (!model)
        return fail(std::move(model.error()));
    auto prompts = readJudgePrompts((*session.workbench())->promptFolder(), *settings);
    if (!prompts)
        return fail(std::move(prompts.error()));
    JobContext context = session.console().jobContext("score judge");
    const Judge judge(*settings, model->model, std::move(*prompts));
    auto records = judgeAll(judge, lines, words.parallel, context);
    if (!records)
        return fail(std::move(records.error()));
    const Json metrics = summaryJson(*settings, *records);
    if (!session.json()) {
        for (const Json& metric : metrics)
            session.console().printLine(fmt::format(
                "{:<44} {}  n {}, n/a {}, failed {}", metric["name"].get<std::string>(),
                metric["mean"].is_null() ? "   n/a" : fmt::format("{:.4f}", metric["mean"].get<double>()),
                metric["n"].get<std::size_t>(), metric["na"].get<std::size_t>(),
                metric["failed"].get<std::size_t>()));
        return 0;
    }
    Json items = Json::array();
    std::int64_t calls = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Json scores = Json::object();
        for (const auto& score : (*records)[i].scores)
            scores[score.first] = scoreJson(score.second);
        calls += (*records)[i].calls;
        items.push_back(
            {{"id", lines[i].id}, {"scores", std::move(scores)}, {"evidence", (*records)[i].evidence}});
    }
    session.console().printJson(Json{{"model", model->name},
                                     {"n", lines.size()},
                                     {"metrics", metrics},
                                     {"per_item", std::move(items)},
                                     {"calls", calls},
                                     {"spent", spentJson(*model)}});
    return 0;
}

} // namespace

void addScoreJudgeCommand(CLI::App& score, Chosen& chosen) {
    auto words = std::make_shared<JudgeWords>();
    CLI::App* command = score.add_subcommand(
        "judge", "Answers of any origin, graded by a model: Ragas, RAGChecker, ALCE, pairwise");
    command
        ->add_option("--input", words->input,
                     "Lines {id, question, answer, reference?, contexts?, baseline?, refused?}")
        ->required()
        ->type_name("FILE");
    command->add_option("--model", words->model, "Model SPEC or a name from the settings");
    command
        ->add_option("--metrics", words->metrics, "Such as ragchecker.f1,alce.citation_recall,judge.pairwise")
        ->required();
    command->add_option("--parallel", words->parallel, "Calls at once")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, std::size_t{64}));
    command->add_option("--budget", words->budget, "calls=N,tokens=N,cost=N");
    command->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return scoreByJudge(session, *words); }; });
}

} // namespace touchstone::cli
