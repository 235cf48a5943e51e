// SPDX-License-Identifier: GPL-3.0-or-later
// RAGChecker, ALCE and pairwise through a scripted judge: what is asked, how often, and what comes out.
#include "eval/judges/judge.h"
#include "eval/judges/judge_scores.h"
#include "tests/eval/judges/scripted_judge.h"

#include <gtest/gtest.h>

#include <set>

namespace touchstone {
namespace {

/// Carried is what stands word for word in the texts of the request.
std::string literal(const ChatRequest& request) {
    const std::string& sent = request.messages.back().content;
    const std::string& schema = request.format.schema;
    const std::size_t at = sent.find("begins");
    if (schema.find("\"statements\"") != std::string::npos) {
        nlohmann::json statements = nlohmann::json::array();
        const std::size_t begin = sent.find('\n', at) + 1;
        const std::string text = sent.substr(begin, sent.find("\n-----", begin) - begin);
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = std::min(text.find('.', from), text.size() - 1);
            statements.push_back(text.substr(from, end - from + 1));
            from = end + 2;
        }
        return nlohmann::json{{"statements", statements}}.dump();
    }
    const std::size_t list = sent.find("\nStatements:\n");
    std::string out;
    for (int n = 1;; ++n) {
        const std::string mark = "\n" + std::to_string(n) + ". ";
        const std::size_t begin = sent.find(mark, list);
        if (begin == std::string::npos)
            break;
        const std::size_t from = begin + mark.size();
        const std::string statement = sent.substr(from, sent.find('\n', from) - from);
        const bool yes = sent.substr(0, list).find(statement) != std::string::npos;
        out += (n > 1 ? "," : "") + (R"({"n":)" + std::to_string(n)) + R"(,"reason":"r","verdict":")" +
               (yes ? "yes" : "no") + "\"}";
    }
    return "{\"verdicts\": [" + out + "]}";
}

class JudgeFamilies : public ::testing::Test {
protected:
    void SetUp() override {
        settings.model = "judge";
        answer.question = "Tell me of horses.";
        // a1 right and in p1, a2 right and in no passage, a3 wrong in p2, a4 wrong in p3, a5 right in none
        answer.answer =
            "Horses eat hay. Horses have manes. Horses eat crows. Horses eat stones. Horses have tails.";
        answer.marked = answer.answer;
        answer.reference = "Horses eat hay. Horses have manes. Horses sleep standing. Horses have tails.";
        answer.contexts = {"Horses eat hay. And more.", "Horses sleep standing. Horses eat crows.",
                           "Horses eat stones."};
    }
    JudgeRecord judge(ScriptedJudge::Script script = literal) {
        model = std::make_shared<ScriptedJudge>(std::move(script));
        auto prompts = readJudgePrompts(std::string(TOUCHSTONE_SOURCE_DIR) + "/resources/prompts", settings);
        EXPECT_TRUE(prompts) << (prompts ? "" : describe(prompts.error()));
        auto record = Judge(settings, model, std::move(*prompts)).judge(answer, context);
        EXPECT_TRUE(record) << (record ? "" : describe(record.error()));
        return record.value_or(JudgeRecord{});
    }
    static Score of(const JudgeRecord& record, const std::string& name) {
        for (const auto& score : record.scores)
            if (score.first == name)
                return score.second;
        return Score::failed("not there");
    }
    static void near(const JudgeRecord& record, const std::string& name, double value) {
        const Score score = of(record, name);
        EXPECT_TRUE(score.hasValue()) << name << ": " << score.reason;
        EXPECT_NEAR(score.value, value, 1e-12) << name;
    }

    JudgeSettings settings;
    JudgedAnswer answer;
    std::shared_ptr<ScriptedJudge> model;
    JobContext context;
};

TEST_F(JudgeFamilies, RagCheckerIsAskedOncePerPassageForAllItsMeasures) {
    for (const std::string& name : judgeMetrics())
        if (name.starts_with("ragchecker.") || name.starts_with("ragas.noise"))
            settings.metrics.push_back(name);
    ASSERT_EQ(settings.metrics.size(), 13U);
    const JudgeRecord record = judge();
    EXPECT_EQ(record.calls, 7) << "two splittings, answer and reference each way, three passages";
    near(record, "ragchecker.precision", 0.6);
    near(record, "ragchecker.recall", 0.75);
    near(record, "ragchecker.f1", 2 * 0.6 * 0.75 / 1.35);
    near(record, "ragchecker.claim_recall", 0.5);
    near(record, "ragchecker.context_precision", 2.0 / 3);
    near(record, "ragchecker.context_utilization", 0.5);
    near(record, "ragchecker.noise_sensitivity_in_relevant", 0.2);
    near(record, "ragchecker.noise_sensitivity_in_irrelevant", 0.2);
    near(record, "ragas.noise_sensitivity_relevant", 0.2);
    near(record, "ragas.noise_sensitivity_irrelevant", 0.2);
    near(record, "ragchecker.hallucination", 0);
    near(record, "ragchecker.self_knowledge", 0.4);
    near(record, "ragchecker.faithfulness", 0.6);
    EXPECT_EQ(record.evidence["passages_answer"].size(), 3U);
    EXPECT_EQ(record.evidence["passages_reference"][0].size(), 4U);
}

TEST_F(JudgeFamilies, RetrieversMeasuresHoldForRefusalsAndAskNothingElse) {
    settings.metrics = {"ragchecker.claim_recall", "ragchecker.hallucination", "ragchecker.faithfulness"};
    answer.refused = true;
    const JudgeRecord record = judge();
    near(record, "ragchecker.claim_recall", 0.5);
    EXPECT_EQ(of(record, "ragchecker.hallucination"), Score::notApplicable("refused"));
    EXPECT_EQ(record.calls, 4);
    EXPECT_FALSE(record.evidence.contains("passages_answer"));
    answer.answerable = false;
    EXPECT_EQ(of(judge(), "ragchecker.claim_recall"), Score::notApplicable("unanswerable"));
    EXPECT_TRUE(model->requests.empty());
}

TEST_F(JudgeFamilies, PassageThatCannotBeJudgedFailsWhatNeedsItAndNothingElse) {
    settings.metrics = {"ragchecker.precision", "ragchecker.faithfulness", "ragchecker.claim_recall"};
    const JudgeRecord record = judge([](const ChatRequest& request) {
        return request.messages[1].content.find("(1) Horses eat stones.") != std::string::npos
                   ? "Hm."
                   : literal(request);
    });
    near(record, "ragchecker.precision", 0.6);
    for (const char* name : {"ragchecker.faithfulness", "ragchecker.claim_recall"}) {
        EXPECT_EQ(of(record, name).state, ScoreState::Failed) << name;
        EXPECT_EQ(of(record, name).raw, "Hm.");
    }
}

TEST_F(JudgeFamilies, AlceAsksForEachSetOfSourcesOnce) {
    settings.metrics = {"alce.citation_recall", "alce.citation_precision"};
    answer.contexts = {"Horses eat hay. Horses have manes.", "Horses sleep standing."};
    answer.marked = "Horses eat hay [1]. Horses have manes [1][2]. Horses eat crows.";
    const JudgeRecord record = judge();
    near(record, "alce.citation_recall", 2.0 / 3);
    near(record, "alce.citation_precision", 2.0 / 3);
    EXPECT_EQ(record.calls, 5) << "{1}, {1,2}; then 1 and 2 alone; then without 2";
    answer.marked = "Horses eat hay [7].";
    const JudgeRecord beyond = judge();
    near(beyond, "alce.citation_recall", 0);
    near(beyond, "alce.citation_precision", 0);
    EXPECT_TRUE(model->requests.empty());
    answer.marked = "```\nonly code\n```";
    EXPECT_EQ(of(judge(), "alce.citation_recall"), Score::notApplicable("no statements"));
    answer.noMarks = "the target does not cite";
    EXPECT_EQ(of(judge(), "alce.citation_recall"), Score::notApplicable("the target does not cite"));
}

TEST_F(JudgeFamilies, PairwiseAsksInBothOrdersAndDisagreementIsATie) {
    settings.metrics = {"judge.pairwise"};
    settings.baseline = "base";
    EXPECT_EQ(of(judge(), "judge.pairwise"), Score::notApplicable("nothing to compare with"));
    answer.rival = "Horses eat crows.";
    answer.reference.clear();
    const auto prefers = [&](const std::string& wanted) {
        return [=](const ChatRequest& request) {
            const std::string& sent = request.messages.back().content;
            const bool first = sent.find(wanted) < sent.find("begins the second answer");
            return std::string(R"({"reason": "r", "verdict": ")") + (first ? "first" : "second") + "\"}";
        };
    };
    near(judge(prefers("Horses have manes.")), "judge.pairwise", 1);
    ASSERT_EQ(model->requests.size(), 2U);
    answer.answer = "Short.";
    near(judge(prefers("Horses eat crows.")), "judge.pairwise", 0);
    const JudgeRecord biased = judge(inOrder({R"({"reason": "r", "verdict": "first"})"}));
    near(biased, "judge.pairwise", 0.5);
    EXPECT_EQ(biased.evidence["pairwise"]["as_second"], "first");
    near(judge(inOrder({R"({"reason": "r", "verdict": "tie"})"})), "judge.pairwise", 0.5);
    EXPECT_EQ(of(judge(inOrder({R"({"verdict": "A"})"})), "judge.pairwise").state, ScoreState::Failed);
    answer.rival = answer.answer;
    near(judge(), "judge.pairwise", 0.5);
    EXPECT_TRUE(model->requests.empty()) << "the same words need no judge";
}

TEST_F(JudgeFamilies, ScoresComeBackFromTheEvidenceAlone) {
    settings.metrics = judgeMetrics();
    settings.rubrics = {{"use", "Is it of use?", {}}};
    settings.baseline = "base";
    answer.rival = "Horses.";
    answer.marked = "Horses eat hay [1]. Horses have manes [1][2].";
    const JudgeRecord record = judge([](const ChatRequest& request) -> std::string {
        const std::string& schema = request.format.schema;
        if (schema.find("\"tie\"") != std::string::npos)
            return R"({"reason": "r", "verdict": "first"})";
        if (schema.find("\"score\"") != std::string::npos)
            return R"({"reason": "r", "score": 5})";
        return schema.find("\"statements\"") != std::string::npos ||
                       schema.find("unsure") == std::string::npos
                   ? (request.messages.back().content.find("\nPassages:\n") != std::string::npos
                          ? ScriptedJudge::agree(request)
                          : literal(request))
                   : ScriptedJudge::agree(request);
    });
    const auto stored = nlohmann::ordered_json::parse(record.evidence.dump());
    JudgedAnswer counted = answer;
    for (std::string& text : counted.contexts)
        text.clear(); // only how many there were counts
    std::set<std::string> names;
    for (const auto& [name, score] : record.scores) {
        EXPECT_TRUE(score.hasValue()) << name << ": " << score.reason;
        EXPECT_EQ(judgedScore(name, counted, stored), score) << name;
        EXPECT_FALSE(judgedScore(name, counted, nlohmann::ordered_json::object())) << name;
        names.insert(name);
    }
    EXPECT_EQ(names.size(), judgeMetrics().size() + 1);
}

} // namespace
} // namespace touchstone
