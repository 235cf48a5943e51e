// SPDX-License-Identifier: GPL-3.0-or-later
// Files of other tools, each in a form that it writes, and runs made of them.
#include "eval/runners/foreign_run.h"
#include "eval/runners/run_import.h"
#include "eval/runners/run_verify.h"
#include "tests/eval/runners/made_up_run.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

ForeignRun read(const std::string& text) {
    auto run = readForeignRun(text, "f");
    EXPECT_TRUE(run) << text << (run ? "" : describe(run.error()));
    return run.value_or(ForeignRun{});
}

TEST(ForeignRun, RagasRowsOldAndNewNames) {
    const ForeignRun now =
        read(R"({"user_input":"Q?","response":"A.","retrieved_contexts":["one","two"],"faithfulness":0.5})");
    EXPECT_EQ(now.tool, "ragas");
    EXPECT_EQ(now.rows[0].question, "Q?");
    EXPECT_EQ(now.rows[0].answer.text, "A.");
    EXPECT_EQ(now.rows[0].answer.contexts->size(), 2U);
    EXPECT_EQ(now.rows[0].scores.at("ragas.faithfulness"), 0.5);
    const ForeignRun old =
        read("[{\"question\":\"Q?\",\"answer\":\"A.\",\"contexts\":[\"c\"],\"ground_truth\":\"G\"}]");
    EXPECT_EQ(old.tool, "ragas");
    EXPECT_EQ(old.rows[0].answer.contexts->at(0).text, "c");
    const ForeignRun csv =
        read("user_input,response,retrieved_contexts,faithfulness\r\nQ?,\"A, b\",\"[\"\"c\"\"]\",0.25\r\n");
    EXPECT_EQ(csv.tool, "ragas");
    EXPECT_EQ(csv.rows[0].answer.text, "A, b");
    EXPECT_EQ(csv.rows[0].answer.contexts->at(0).text, "c");
    EXPECT_EQ(csv.rows[0].scores.at("ragas.faithfulness"), 0.25);
}

TEST(ForeignRun, PromptfooResultsAndErrors) {
    const ForeignRun run = read(R"({"evalId":"e","results":{"version":3,"results":[
      {"vars":{"question":"Q?","id":"q1"},"response":{"output":"A.","tokenUsage":{"prompt":10,"completion":2}},"success":true,
       "score":0.75,"namedScores":{"tone":1},"latencyMs":120,"cost":0.001,"provider":{"id":"openai:x"}},
      {"vars":{"question":"R?"},"error":"timeout","success":false,"score":0}]}})");
    EXPECT_EQ(run.tool, "promptfoo");
    ASSERT_EQ(run.rows.size(), 2U);
    EXPECT_EQ(run.rows[0].id, "q1");
    EXPECT_EQ(run.rows[0].scores.at("promptfoo.tone"), 1);
    EXPECT_EQ(run.rows[0].scores.at("promptfoo.success"), 1);
    EXPECT_EQ(run.rows[0].answer.usage.input, 10);
    EXPECT_EQ(run.rows[0].latencyMs, 120);
    EXPECT_EQ(run.rows[1].error, "timeout");
}

TEST(ForeignRun, DeepEvalRagcheckerLangfusePhoenix) {
    const ForeignRun deep =
        read(R"({"testCases":[{"name":"q1","input":"Q?","actualOutput":"A.","retrievalContext":["c"],
      "completionTime":1.5,"metricsData":[{"name":"Faithfulness","score":0.9,"success":true}]}]})");
    EXPECT_EQ(deep.tool, "deepeval");
    EXPECT_EQ(deep.rows[0].scores.at("deepeval.Faithfulness"), 0.9);
    EXPECT_EQ(deep.rows[0].latencyMs, 1500);
    const ForeignRun checker =
        read(R"({"results":[{"query_id":"q1","query":"Q?","gt_answer":"G","response":"A.",
      "retrieved_context":[{"doc_id":"a.md","text":"t"}],"metrics":{"recall":0.5}}]})");
    EXPECT_EQ(checker.tool, "ragchecker");
    EXPECT_EQ(checker.rows[0].answer.contexts->at(0).id, "a.md");
    EXPECT_EQ(checker.rows[0].scores.at("ragchecker.recall"), 0.5);
    const ForeignRun fuse =
        read(R"({"id":"t1","datasetItemId":"q1","input":{"question":"Q?"},"output":{"answer":"A.",
      "contexts":["c"]},"latency":0.5,"scores":[{"name":"helpful","value":4}]})");
    EXPECT_EQ(fuse.tool, "langfuse");
    EXPECT_EQ(fuse.rows[0].id, "q1");
    EXPECT_EQ(fuse.rows[0].question, "Q?");
    EXPECT_EQ(fuse.rows[0].answer.text, "A.");
    EXPECT_EQ(fuse.rows[0].answer.contexts->at(0).text, "c");
    EXPECT_EQ(fuse.rows[0].scores.at("langfuse.helpful"), 4);
    const ForeignRun span =
        read(R"({"context.span_id":"s1","attributes.input.value":"Q?","attributes.output.value":"A.",
      "attributes.retrieval.documents":[{"document.content":"c","document.score":0.5}],"eval.Hallucination.score":0})");
    EXPECT_EQ(span.tool, "phoenix");
    EXPECT_EQ(span.rows[0].answer.text, "A.");
    EXPECT_EQ(span.rows[0].answer.contexts->at(0).text, "c");
    EXPECT_EQ(span.rows[0].scores.at("phoenix.Hallucination"), 0);
}

TEST(ForeignRun, TrecRunsAndPlainLines) {
    const ForeignRun trec = read("q1 Q0 b.md 1 0.5 tag\nq1 Q0 a.md 2 0.9 tag\n");
    EXPECT_EQ(trec.tool, "trec");
    EXPECT_FALSE(trec.answers);
    EXPECT_EQ(trec.rows[0].answer.contexts->at(0).id, "a.md") << "by score, not by the rank column";
    const ForeignRun plain =
        read("{\"id\":\"q1\",\"answer\":\"A.\",\"refused\":true,\"scores\":{\"mine\":1}}\n\n"
             "{\"id\":\"q2\",\"error\":\"away\"}\n{\"note\":\"no id\"}\n");
    EXPECT_EQ(plain.tool, "jsonl");
    ASSERT_EQ(plain.rows.size(), 2U);
    EXPECT_EQ(plain.rows[0].answer.refused, true);
    EXPECT_EQ(plain.rows[1].line, 3);
    ASSERT_EQ(plain.warnings.size(), 1U);
    EXPECT_NE(plain.warnings[0].find("f:4"), std::string::npos);
}

TEST(ForeignRun, WhatIsNoneOfTheFormsIsBadInputWithItsLine) {
    for (const char* text : {"", "{\"id\":\"q\",\"answer\":\"a\"}\nbroken\n", "[1,2]", "a,b\n\"open\n",
                             "{\"a\":1}", "q1 Q0 d 1 notanumber t\n"}) {
        const auto run = readForeignRun(text, "f");
        ASSERT_FALSE(run) << text;
        EXPECT_EQ(run.error().code, ErrorCode::BadInput) << text;
        EXPECT_EQ(run.error().file, "f") << text;
        EXPECT_GE(run.error().line, 1) << text;
    }
    EXPECT_FALSE(readForeignRun(std::string(100000, '['), "f"));
}

class ImportTest : public MadeUpRuns {
protected:
    Result<ImportReport> import(const std::string& text) {
        auto foreign = readForeignRun(text, "f");
        EXPECT_TRUE(foreign);
        const auto items = *GoldRepository(*database).items(gold);
        const auto edition = CorpusRepository(*database).edition({"small", std::nullopt});
        return importRun(workspace, *database, gold, items, *edition, std::move(*foreign), "imported", "1.0",
                         context);
    }
};

TEST_F(ImportTest, ContextsAreFoundInTheCorpusAndCitationsChecked) {
    const auto report = import(
        R"({"id":"q0","answer":"It is about horses and middleware [1]. And more [3].","contexts":["The first page is about horses and middleware.","Nothing of this corpus stands here at all."],"scores":{"mine":0.5}})"
        "\n"
        R"({"id":"stranger","answer":"x"})"
        "\n"
        R"({"question":"question 1","answer":"The sources do not answer this question."})");
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_EQ(report->n, 2U) << "by id and by the words of the question";
    EXPECT_EQ(report->contexts, 2U);
    EXPECT_EQ(report->aligned, 1U);
    EXPECT_EQ(report->warnings.size(), 2U) << "a row without item, items without row";
    std::vector<SampleRecord> samples;
    ASSERT_TRUE(RunRepository(*database).each(report->run.id, [&](const SampleRecord& sample) {
        samples.push_back(sample);
        return Result<>();
    }));
    ASSERT_EQ(samples.size(), 2U);
    const auto scores = nlohmann::json::parse(samples[0].scores);
    EXPECT_EQ(scores["RR@10"], 1.0);
    EXPECT_EQ(scores["citation_validity"], 0.5) << "[3] names no context";
    EXPECT_EQ(scores["file.mine"], 0.5);
    const auto second = nlohmann::json::parse(samples[1].scores);
    EXPECT_EQ(second["refusal_right"], 0.0);
    EXPECT_EQ(second["RR@10"]["na"], "the target tells no contexts");
    EXPECT_EQ(report->run.state, RunState::Done);
}

TEST_F(ImportTest, EveryScoreOfAnImportIsComputedAgainTheSame) {
    const auto report =
        import(R"({"id":"q0","answer":"About horses [1].","contexts":[{"id":"a.md#alpha"}]})");
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_EQ(report->aligned, 1U) << "by path#anchor";
    auto verified = verifyRun(*database, report->run, context);
    ASSERT_TRUE(verified) << describe(verified.error());
    EXPECT_EQ(verified->samples, 1U);
    EXPECT_TRUE(verified->drift.empty());
    ASSERT_TRUE(RunRepository(*database).replaceScores(report->run.id, {0, 0, 0}, R"({"RR@10":0.25})"));
    verified = verifyRun(*database, report->run, context);
    ASSERT_TRUE(verified);
    ASSERT_FALSE(verified->drift.empty());
    EXPECT_EQ(verified->drift[0].stored.hasValue() ? verified->drift[0].stored.value : 0.25, 0.25);
}

TEST_F(ImportTest, TrecRunIsMeasuredByRetrievalAlone) {
    const auto report = import("q0 Q0 b.md 1 2 t\nq0 Q0 a.md 2 1 t\n");
    ASSERT_TRUE(report) << describe(report.error());
    const auto manifest = nlohmann::json::parse(report->run.manifest);
    EXPECT_EQ(manifest["metrics"].size(), 5U);
    const auto stranger = import("x Q0 b.md 1 2 t\n");
    ASSERT_FALSE(stranger);
    EXPECT_EQ(stranger.error().code, ErrorCode::BadInput);
}

} // namespace
} // namespace touchstone
