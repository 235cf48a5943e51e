// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/judge.h"

#include "core/text/sentences.h"
#include "eval/judges/judge_call.h"
#include "eval/judges/verdicts.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostSplit = 200; // sentences of a reference

/// Statements or verdicts that several metrics share: asked for once, kept with the reason when they failed.
template<class Value>
struct Asked {
    std::optional<Value> value;
    Score otherwise; ///< when there is no value
};
using Statements = Asked<std::vector<std::string>>;
using Verdicts = Asked<std::vector<std::size_t>>;

const VerdictWords kYesNo{"yes", "no"};
const VerdictWords kYesNoUnsure{"yes", "no", "unsure"};

using Rows = std::vector<std::map<std::string, std::string>>;

Rows numbered(const std::vector<std::string>& texts) {
    Rows out;
    for (std::size_t i = 0; i < texts.size(); ++i)
        out.push_back({{"number", std::to_string(i + 1)}, {"text", texts[i]}});
    return out;
}

double shareOf(const std::vector<std::size_t>& verdicts, const std::function<bool(std::size_t)>& counts) {
    return static_cast<double>(std::count_if(verdicts.begin(), verdicts.end(), counts)) /
           static_cast<double>(verdicts.size());
}

bool isYes(std::size_t verdict) {
    return verdict == 0;
}

/// One answer on its way through all metrics.
class Judging {
public:
    Judging(const JudgeSettings& settings, const JudgedAnswer& answer, JudgeRecord& record, JudgeCall call)
        : m_settings(settings), m_answer(answer), m_record(record), m_call(call) {}

    Result<> run() {
        for (const std::string& metric : m_settings.metrics) {
            auto score = one(metric);
            if (!score)
                return fail(std::move(score.error()));
            m_record.scores.emplace_back(metric, std::move(*score));
        }
        for (const RubricSettings& rubric : m_settings.rubrics) {
            auto score = byRubric(rubric);
            if (!score)
                return fail(std::move(score.error()));
            m_record.scores.emplace_back("rubric." + rubric.name, std::move(*score));
        }
        return {};
    }

private:
    /// What makes a metric not apply, before anything is asked.
    [[nodiscard]] std::optional<Score> without(bool needsAnswer, bool needsContexts,
                                               bool needsReference) const {
        if (!m_answer.failure.empty())
            return Score::failed(m_answer.failure, m_answer.failureRaw);
        if (!m_answer.answerable && needsReference)
            return Score::notApplicable("unanswerable");
        if (needsAnswer && m_answer.refused)
            return Score::notApplicable("refused");
        if (needsContexts && m_answer.contexts.empty())
            return Score::notApplicable(m_answer.noContexts.empty() ? "no sources" : m_answer.noContexts);
        if (needsReference && m_answer.reference.empty())
            return Score::notApplicable("no reference answer");
        return std::nullopt;
    }

    Result<Score> one(const std::string& metric) {
        if (metric == "ragas.faithfulness")
            return faithfulness();
        if (metric == "deepeval.answer_relevancy")
            return relevancy();
        if (metric == "ragas.context_precision")
            return contextPrecision();
        if (metric == "ragas.context_recall")
            return contextRecall();
        return correctness();
    }

    Result<Score> faithfulness() {
        if (auto na = without(true, true, false))
            return std::move(*na);
        auto statements = statementsOf(m_answer.answer, m_ofAnswer, "answer_statements");
        if (!statements)
            return fail(std::move(statements.error()));
        if (!(*statements)->value)
            return (*statements)->otherwise;
        auto verdicts = supported(*(*statements)->value, m_answer.contexts, "faithfulness");
        if (!verdicts)
            return fail(std::move(verdicts.error()));
        return verdicts->value ? Score::of(shareOf(*verdicts->value, isYes)) : verdicts->otherwise;
    }

    Result<Score> relevancy() {
        if (auto na = without(true, false, false))
            return std::move(*na);
        auto statements = statementsOf(m_answer.answer, m_ofAnswer, "answer_statements");
        if (!statements)
            return fail(std::move(statements.error()));
        if (!(*statements)->value)
            return (*statements)->otherwise;
        PromptVariables variables;
        variables.values["question"] = m_answer.question;
        variables.lists["statements"] = numbered(*(*statements)->value);
        auto verdicts = verdictsOn("judge-relevance", std::move(variables), (*statements)->value->size(),
                                   kYesNoUnsure, "answer_relevancy");
        if (!verdicts)
            return fail(std::move(verdicts.error()));
        if (!verdicts->value)
            return verdicts->otherwise;
        return Score::of(shareOf(*verdicts->value, [](std::size_t verdict) { return verdict != 1; }));
    }

    Result<Score> contextPrecision() {
        if (auto na = without(false, true, true))
            return std::move(*na);
        PromptVariables variables;
        variables.values = {{"question", m_answer.question}, {"reference", m_answer.reference}};
        variables.lists["passages"] = numbered(m_answer.contexts);
        auto verdicts = verdictsOn("judge-passages", std::move(variables), m_answer.contexts.size(), kYesNo,
                                   "context_precision");
        if (!verdicts)
            return fail(std::move(verdicts.error()));
        if (!verdicts->value)
            return verdicts->otherwise;
        double useful = 0;
        double sum = 0;
        for (std::size_t i = 0; i < verdicts->value->size(); ++i)
            if (isYes((*verdicts->value)[i])) {
                ++useful;
                sum += useful / static_cast<double>(i + 1);
            }
        return Score::of(useful > 0 ? sum / useful : 0);
    }

    Result<Score> contextRecall() {
        if (auto na = without(false, true, true))
            return std::move(*na);
        std::vector<std::string> sentences;
        for (const TextRange range : splitSentences(m_answer.reference))
            if (sentences.size() < kMostSplit)
                sentences.push_back(m_answer.reference.substr(range.start, range.size()));
        if (sentences.empty())
            return Score::notApplicable("no statements");
        auto verdicts = supported(sentences, m_answer.contexts, "context_recall");
        if (!verdicts)
            return fail(std::move(verdicts.error()));
        return verdicts->value ? Score::of(shareOf(*verdicts->value, isYes)) : verdicts->otherwise;
    }

    Result<Score> correctness() {
        if (auto na = without(true, false, true))
            return std::move(*na);
        auto said = statementsOf(m_answer.answer, m_ofAnswer, "answer_statements");
        if (!said)
            return fail(std::move(said.error()));
        if (!(*said)->value)
            return (*said)->otherwise;
        auto wanted = statementsOf(m_answer.reference, m_ofReference, "reference_statements");
        if (!wanted)
            return fail(std::move(wanted.error()));
        if (!(*wanted)->value)
            return (*wanted)->otherwise;
        auto right = supported(*(*said)->value, {m_answer.reference}, "correct_statements");
        if (!right)
            return fail(std::move(right.error()));
        if (!right->value)
            return right->otherwise;
        auto covered = supported(*(*wanted)->value, {m_answer.answer}, "covered_statements");
        if (!covered)
            return fail(std::move(covered.error()));
        if (!covered->value)
            return covered->otherwise;
        const auto truePositives =
            static_cast<double>(std::count_if(right->value->begin(), right->value->end(), isYes));
        const double falsePositives = static_cast<double>(right->value->size()) - truePositives;
        const auto falseNegatives =
            static_cast<double>(covered->value->size()) -
            static_cast<double>(std::count_if(covered->value->begin(), covered->value->end(), isYes));
        return Score::of(truePositives / (truePositives + (falsePositives + falseNegatives) / 2));
    }

    Result<Score> byRubric(const RubricSettings& rubric) {
        if (auto na = without(false, false, false))
            return std::move(*na);
        PromptVariables variables;
        variables.values = {{"question", m_answer.question},
                            {"answer", m_answer.answer},
                            {"reference", m_answer.reference},
                            {"criteria", rubric.criteria}};
        Rows anchors;
        for (std::size_t i = 0; i < rubric.anchors.size(); ++i)
            if (!rubric.anchors[i].empty())
                anchors.push_back({{"number", std::to_string(i + 1)}, {"text", rubric.anchors[i]}});
        variables.lists["anchors"] = std::move(anchors);
        RubricVerdict verdict;
        auto reply = m_call.ask("judge-rubric", std::move(variables), rubricSchema(),
                                [&](const std::string& text) -> Result<> {
                                    auto read = readRubric(text);
                                    if (!read)
                                        return fail(std::move(read.error()));
                                    verdict = std::move(*read);
                                    return {};
                                });
        if (!reply)
            return fail(std::move(reply.error()));
        if (!reply->readable)
            return Score::failed(reply->why, reply->raw);
        m_record.evidence["rubric." + rubric.name] = {{"score", verdict.score}, {"reason", verdict.reason}};
        return Score::of(verdict.score);
    }

    Result<const Statements*> statementsOf(const std::string& text, std::optional<Statements>& kept,
                                           const char* evidence) {
        if (kept)
            return &*kept;
        PromptVariables variables;
        variables.values = {{"question", m_answer.question}, {"text", text}};
        std::vector<std::string> found;
        auto reply = m_call.ask("judge-statements", std::move(variables), statementsSchema(),
                                [&](const std::string& raw) -> Result<> {
                                    auto read = readStatements(raw);
                                    if (!read)
                                        return fail(std::move(read.error()));
                                    found = std::move(*read);
                                    return {};
                                });
        if (!reply)
            return fail(std::move(reply.error()));
        kept.emplace();
        if (!reply->readable) {
            kept->otherwise = Score::failed(reply->why, reply->raw);
        } else if (found.empty()) {
            kept->otherwise = Score::notApplicable("no statements");
        } else {
            m_record.evidence[evidence] = found;
            kept->value = std::move(found);
        }
        return &*kept;
    }

    Result<Verdicts> supported(const std::vector<std::string>& statements,
                               const std::vector<std::string>& texts, const char* evidence) {
        PromptVariables variables;
        variables.lists["texts"] = numbered(texts);
        variables.lists["statements"] = numbered(statements);
        return verdictsOn("judge-support", std::move(variables), statements.size(), kYesNo, evidence);
    }

    Result<Verdicts> verdictsOn(const std::string& prompt, PromptVariables variables, std::size_t count,
                                const VerdictWords& words, const char* evidence) {
        Verdicts out;
        auto reply = m_call.ask(prompt, std::move(variables), verdictsSchema(words),
                                [&](const std::string& text) -> Result<> {
                                    auto read = readVerdicts(text, count, words);
                                    if (!read)
                                        return fail(std::move(read.error()));
                                    out.value = std::move(*read);
                                    return {};
                                });
        if (!reply)
            return fail(std::move(reply.error()));
        if (!reply->readable) {
            out.otherwise = Score::failed(reply->why, reply->raw);
            return out;
        }
        Json said = Json::array();
        for (const std::size_t verdict : *out.value)
            said.push_back(words[verdict]);
        m_record.evidence[evidence] = std::move(said);
        return out;
    }

    const JudgeSettings& m_settings;
    const JudgedAnswer& m_answer;
    JudgeRecord& m_record;
    JudgeCall m_call;
    std::optional<Statements> m_ofAnswer, m_ofReference;
};

} // namespace

const std::vector<std::string>& judgeMetrics() {
    static const std::vector<std::string> names = {"ragas.faithfulness", "deepeval.answer_relevancy",
                                                   "ragas.context_precision", "ragas.context_recall",
                                                   "judge.answer_correctness"};
    return names;
}

std::vector<std::string> JudgeSettings::scoreNames() const {
    std::vector<std::string> out = metrics;
    for (const RubricSettings& rubric : rubrics)
        out.push_back("rubric." + rubric.name);
    return out;
}

Result<JudgePrompts> readJudgePrompts(const std::string& folder) {
    return readPromptsNamed({"judge-statements", "judge-support", "judge-relevance", "judge-passages",
                             "judge-rubric", "judge-repair"},
                            folder);
}

Result<JudgePrompts> readPromptsNamed(const std::vector<std::string>& names, const std::string& folder) {
    JudgePrompts out;
    for (const std::string& name : names) {
        auto prompt = builtInPrompt(name, folder, 1);
        if (!prompt)
            return fail(std::move(prompt.error()));
        out.emplace(name, std::move(*prompt));
    }
    return out;
}

Result<JudgeRecord> Judge::judge(const JudgedAnswer& answer, JobContext& context) const {
    JudgeRecord record;
    TOUCHSTONE_TRY(
        Judging(m_settings, answer, record, JudgeCall(*m_model, m_prompts, record, context)).run());
    return record;
}

JudgeEstimate estimateJudging(const JudgeSettings& settings, bool answerable, bool hasReference,
                              double contextTokens, double answerTokens) {
    constexpr double kFrame = 250;    // tokens of a prompt without what is put into it
    constexpr double kVerdicts = 200; // of a reply with verdicts
    JudgeEstimate out;
    const auto call = [&](double input, double output) {
        ++out.calls;
        out.inputTokens += kFrame + input;
        out.outputTokens += output;
    };
    bool statements = false;
    const auto split = [&] {
        if (!statements)
            call(answerTokens, 1.5 * answerTokens);
        statements = true;
    };
    const bool graded = answerable && hasReference;
    for (const std::string& metric : settings.metrics) {
        if (metric == "ragas.faithfulness" && contextTokens > 0) {
            split();
            call(contextTokens + 1.5 * answerTokens, kVerdicts);
        } else if (metric == "deepeval.answer_relevancy") {
            split();
            call(1.5 * answerTokens, kVerdicts);
        } else if (metric.starts_with("ragas.context") && graded && contextTokens > 0) {
            call(contextTokens + answerTokens, kVerdicts);
        } else if (metric == "judge.answer_correctness" && graded) {
            split();
            call(answerTokens, 1.5 * answerTokens);
            call(2.5 * answerTokens, kVerdicts);
            call(2.5 * answerTokens, kVerdicts);
        }
    }
    for (std::size_t i = 0; i < settings.rubrics.size(); ++i)
        call(2 * answerTokens, 80);
    return out;
}

} // namespace touchstone
