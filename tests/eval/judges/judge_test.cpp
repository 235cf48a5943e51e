// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of a scripted judge: right, in prose, half, on another scale, in another language.
#include "eval/judges/judge.h"
#include "tests/eval/judges/scripted_judge.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

class JudgeTest : public ::testing::Test {
protected:
    void SetUp() override {
        settings.model = "judge";
        settings.metrics = {"ragas.faithfulness", "deepeval.answer_relevancy", "ragas.context_precision",
                            "ragas.context_recall", "judge.answer_correctness"};
        answer.question = "What do horses eat?";
        answer.answer = "Horses eat hay. Horses drink water.";
        answer.reference = "Horses eat hay.";
        answer.contexts = {"Horses eat hay.", "Cows.", "Horses drink water."};
    }
    JudgeRecord judge(ScriptedJudge::Script script) {
        model = std::make_shared<ScriptedJudge>(std::move(script));
        auto prompts = readJudgePrompts(std::string(TOUCHSTONE_SOURCE_DIR) + "/resources/prompts");
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

    JudgeSettings settings;
    JudgedAnswer answer;
    std::shared_ptr<ScriptedJudge> model;
    JobContext context;
};

TEST_F(JudgeTest, AnswerIsTakenApartOnceForAllMetrics) {
    const JudgeRecord record = judge(ScriptedJudge::agree);
    EXPECT_EQ(record.scores.size(), 5U);
    for (const auto& [name, score] : record.scores)
        EXPECT_EQ(score, Score::of(1)) << name << " " << score.reason;
    EXPECT_EQ(record.calls, 8) << "statements of answer and reference, and six lists of verdicts";
    EXPECT_EQ(model->requests.size(), 8U);
    EXPECT_EQ(record.inputTokens, 800);
    EXPECT_EQ(record.evidence["answer_statements"].size(), 2U);
    for (const ChatRequest& request : model->requests) {
        EXPECT_EQ(request.format.kind, ResponseFormat::Kind::JsonSchema);
        EXPECT_EQ(request.messages.front().content.find("{{"), std::string::npos);
    }
}

TEST_F(JudgeTest, FormulasAreThoseOfTheirNames) {
    const auto script = [](const std::string& verdicts) {
        return [verdicts](const ChatRequest& request) {
            return request.format.schema.find("\"statements\"") != std::string::npos
                       ? ScriptedJudge::agree(request)
                       : verdicts;
        };
    };
    settings.metrics = {"ragas.context_precision"};
    EXPECT_NEAR(
        of(judge(script(
               R"({"verdicts":[{"n":1,"verdict":"yes"},{"n":2,"verdict":"no"},{"n":3,"verdict":"yes"}]})")),
           "ragas.context_precision")
            .value,
        (1 + 2.0 / 3) / 2, 1e-12);
    settings.metrics = {"ragas.faithfulness", "deepeval.answer_relevancy"};
    answer.contexts = {"Horses eat hay."};
    const JudgeRecord half = judge([](const ChatRequest& request) -> std::string {
        const std::string& schema = request.format.schema;
        if (schema.find("\"statements\"") != std::string::npos)
            return ScriptedJudge::agree(request);
        return schema.find("unsure") != std::string::npos
                   ? R"({"verdicts":[{"n":1,"verdict":"unsure"},{"n":2,"verdict":"no"}]})"
                   : R"({"verdicts":[{"n":1,"verdict":"yes"},{"n":2,"verdict":"no"}]})";
    });
    EXPECT_EQ(of(half, "ragas.faithfulness").value, 0.5);
    EXPECT_EQ(of(half, "deepeval.answer_relevancy").value, 0.5) << "unsure is not no";
}

TEST_F(JudgeTest, UnreadableRepliesAreAskedForOnceMoreAndThenFailedNeverScored) {
    settings.metrics = {};
    settings.rubrics = {{"tone", "Is it kind?", {"rude", "", "", "", "kind"}}};
    const JudgeRecord mended = judge(inOrder({"I would give it a 4.", R"({"reason":"kind","score":4})"}));
    EXPECT_EQ(of(mended, "rubric.tone"), Score::of(4));
    ASSERT_EQ(model->requests.size(), 2U);
    EXPECT_NE(model->requests[1].messages.back().content.find("no JSON object"), std::string::npos);
    EXPECT_EQ(model->requests[1].messages[model->requests[1].messages.size() - 2].content,
              "I would give it a 4.");
    for (const char* reply : {"Four out of five.", R"({"score": 4)", R"({"reason":"gut","score":8})",
                              R"({"Begründung":"gut","Note":2})", ""}) {
        const JudgeRecord record = judge(inOrder({reply}));
        const Score score = of(record, "rubric.tone");
        EXPECT_EQ(score.state, ScoreState::Failed) << reply;
        EXPECT_EQ(score.raw, reply);
        EXPECT_FALSE(score.reason.empty());
        EXPECT_EQ(model->requests.size(), 2U) << "once more, not for ever";
    }
}

TEST_F(JudgeTest, WhatDoesNotApplyIsNotAskedFor) {
    answer.refused = true;
    answer.contexts.clear();
    answer.noContexts = "closed book";
    const JudgeRecord record = judge(ScriptedJudge::agree);
    EXPECT_EQ(of(record, "ragas.faithfulness").reason, "refused");
    EXPECT_EQ(of(record, "ragas.context_recall").reason, "closed book");
    EXPECT_TRUE(model->requests.empty());
    answer = {};
    answer.question = "Anything?";
    answer.failure = "The server is gone.";
    const JudgeRecord failed = judge(ScriptedJudge::agree);
    EXPECT_EQ(of(failed, "ragas.faithfulness"), Score::failed("The server is gone."));
    answer.failure.clear();
    answer.answer = "Hello!";
    settings.metrics = {"deepeval.answer_relevancy"};
    EXPECT_EQ(of(judge(inOrder({R"({"statements":[]})"})), "deepeval.answer_relevancy"),
              Score::notApplicable("no statements"));
}

TEST_F(JudgeTest, LostCallIsAFailedScoreAndABudgetEndsAll) {
    settings.metrics = {"ragas.faithfulness"};
    model = std::make_shared<ScriptedJudge>(ScriptedJudge::agree);
    auto prompts = readJudgePrompts(std::string(TOUCHSTONE_SOURCE_DIR) + "/resources/prompts");
    model->error = makeError(ErrorCode::Unreachable, "Gone.");
    auto record = Judge(settings, model, *prompts).judge(answer, context);
    ASSERT_TRUE(record);
    EXPECT_EQ(of(*record, "ragas.faithfulness").state, ScoreState::Failed);
    EXPECT_TRUE(record->error);
    model->error = makeError(ErrorCode::BudgetReached, "Enough.");
    EXPECT_EQ(Judge(settings, model, *prompts).judge(answer, context).error().code, ErrorCode::BudgetReached);
}

TEST_F(JudgeTest, EqualAnswersMakeEqualRequests) {
    judge(ScriptedJudge::agree);
    const auto first = model->requests;
    judge(ScriptedJudge::agree);
    ASSERT_EQ(first.size(), model->requests.size());
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_EQ(canonicalRequest(first[i]), canonicalRequest(model->requests[i]));
}

} // namespace
} // namespace touchstone
