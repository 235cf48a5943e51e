// SPDX-License-Identifier: GPL-3.0-or-later
// Gold questions against a tiny workspace, judged at every level.
#include "eval/gold/gold_repository.h"
#include "eval/metrics/retrieval_scores.h"
#include "eval/runners/retrieval_run.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <atomic>

namespace touchstone {
namespace {

class RetrievalRunTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        folder.write("docs/a.md",
                     "# Alpha\n\nThe first page is about horses.\n\n## Stables\n\nZebras sleep in "
                     "stables behind the mill.\n");
        folder.write("docs/with blank.md", "# Blanks\n\nGiraffes like acacias.\n");
        add();
        database = std::make_unique<Database>(*workspace->connect());
        request_.edition = *CorpusRepository(*database).edition({"small", std::nullopt});
        request_.measures = {"R@5", "RR@10", "nDCG@10"};
        setItems(
            "{\"id\":\"stables\",\"question\":\"Where do zebras sleep?\",\"relevant\":[{\"path\":\"a.md\","
            "\"anchor\":\"stables\"}]}\n"
            "{\"id\":\"g 1\",\"question\":\"giraffes acacias\",\"relevant\":[{\"path\":\"with blank.md\"}]}\n"
            "{\"id\":\"half\",\"question\":\"horses\",\"relevant\":[{\"path\":\"a.md\",\"heading\":\"Alpha\"}"
            ","
            "{\"path\":\"gone.md\"}]}\n"
            "{\"id\":\"none\",\"question\":\"Where do whales sleep?\",\"relevant\":[]}\n");
    }
    void setItems(const std::string& lines) {
        request_.items = *parseGoldJsonLines(lines, "g.jsonl");
        auto saved = GoldRepository(*database).save("g", "small", request_.items);
        ASSERT_TRUE(saved) << describe(saved.error());
        request_.gold = *saved;
    }
    std::shared_ptr<const Retriever> retriever() {
        return openRetriever(workspace, {request_.edition}, {}, context).value_or(nullptr);
    }
    RetrievalRun run(RetrievalLevel level) {
        request_.level = level;
        auto done = runRetrieval(request_, *retriever(), *database, context);
        EXPECT_TRUE(done) << (done ? "" : describe(done.error()));
        return done.value_or(RetrievalRun{});
    }
    std::unique_ptr<Database> database;
    RetrievalRunRequest request_;
};

TEST_F(RetrievalRunTest, EveryLevelFindsWhatIsThereAndNothingElse) {
    for (const RetrievalLevel level :
         {RetrievalLevel::Document, RetrievalLevel::Section, RetrievalLevel::Chunk, RetrievalLevel::Range}) {
        const RetrievalRun done = run(level);
        const auto name = retrievalLevelName(level);
        EXPECT_EQ(done.n, 3U) << name;
        EXPECT_EQ(done.na, 1U) << name;
        EXPECT_EQ(done.failed, 0U) << name;
        ASSERT_EQ(done.queries.size(), 4U) << name;
        EXPECT_EQ(done.queries[0].values[0], 1.0) << name << ": R@5 of the stables";
        EXPECT_EQ(done.queries[1].values[1], 1.0) << name << ": the only page about giraffes is first";
        EXPECT_EQ(done.queries[2].values[0], 0.5) << name << ": a page that is missing is a miss";
        EXPECT_FALSE(done.queries[3].values[0]) << name << ": unanswerable is not applicable, not zero";
        ASSERT_EQ(done.measures.size(), 3U) << name;
        EXPECT_EQ(done.measures[0].n, 3U) << name;
        EXPECT_EQ(done.measures[0].na, 1U) << name;
        EXPECT_NEAR(*done.measures[0].mean, 2.5 / 3, 1e-12) << name;
        ASSERT_TRUE(done.measures[0].ci) << name;
        EXPECT_LE(done.measures[0].ci->first, *done.measures[0].mean) << name;
        EXPECT_GE(done.measures[0].ci->second, *done.measures[0].mean) << name;
    }
}

TEST_F(RetrievalRunTest, KeysOfTheLevelsAreThoseOfRunFiles) {
    EXPECT_EQ(run(RetrievalLevel::Document).queries[1].ranking.front(), "with%20blank.md");
    EXPECT_EQ(run(RetrievalLevel::Section).queries[1].ranking.front(), "with%20blank.md#blanks");
    EXPECT_EQ(run(RetrievalLevel::Chunk).queries[1].ranking.front().substr(0, 2), "c_");
    EXPECT_EQ(run(RetrievalLevel::Range).queries[1].ranking.front().substr(0, 18), "with%20blank.md:0-");
    for (const RetrievalLevel level : {RetrievalLevel::Document, RetrievalLevel::Range})
        EXPECT_EQ(*retrievalLevelByName(retrievalLevelName(level)), level);
    EXPECT_EQ(retrievalLevelByName("page").error().code, ErrorCode::Usage);
}

TEST_F(RetrievalRunTest, RunFileScoresToTheSameValues) {
    const RetrievalRun done = run(RetrievalLevel::Document);
    const auto file = parseRun(retrievalRunFile(done), "run");
    ASSERT_TRUE(file) << describe(file.error());
    const auto qrels =
        parseQrels("stables 0 a.md 1\ng%201 0 with%20blank.md 1\nhalf 0 a.md 1\nhalf 0 gone.md 1\n", "qrels");
    ASSERT_TRUE(qrels) << describe(qrels.error());
    const RetrievalScores scores = scoreRetrieval(*qrels, *file, *parseMeasures("R@5 RR@10 nDCG@10"));
    ASSERT_EQ(scores.complete.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(scores.complete[i], *done.measures[i].mean, 1e-12);
}

TEST_F(RetrievalRunTest, EqualRunsAreEqualButForIdAndTime) {
    auto first = nlohmann::json::parse(retrievalRunJson(run(RetrievalLevel::Section)));
    auto second = nlohmann::json::parse(retrievalRunJson(run(RetrievalLevel::Section)));
    EXPECT_NE(first["run"], second["run"]);
    EXPECT_EQ(first["gold"]["version"], 1);
    EXPECT_EQ(first["per_query"].size(), 4U);
    EXPECT_TRUE(first["per_query"][3]["R@5"].is_null());
    for (auto* json : {&first, &second}) {
        json->erase("run");
        json->erase("seconds");
    }
    EXPECT_EQ(first, second);
}

TEST_F(RetrievalRunTest, UnknownMeasureIsUsageAndCancellingStops) {
    request_.measures = {"R@5", "nDGC@10"};
    const auto bad = runRetrieval(request_, *retriever(), *database, context);
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().code, ErrorCode::Usage);
    request_.measures = {"R@5"};
    std::stop_source stop;
    stop.request_stop();
    JobContext stopped;
    stopped.stop = stop.get_token();
    const auto cancelled = runRetrieval(request_, *retriever(), *database, stopped);
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code, ErrorCode::Cancelled);
}

/// Fails for one question and finds nothing for the others.
class HalfBroken final : public Retriever {
public:
    Result<RetrievalResult> retrieve(const std::string& query, const RetrievalOptions&,
                                     JobContext&) const override {
        if (query == "horses")
            return fail(ErrorCode::Unreachable, "The embedder is away.");
        return RetrievalResult{};
    }
};

TEST_F(RetrievalRunTest, FailedQuestionIsCountedAndTheRestGoesOn) {
    const auto done = runRetrieval(request_, HalfBroken(), *database, context);
    ASSERT_TRUE(done) << describe(done.error());
    EXPECT_EQ(done->failed, 1U);
    EXPECT_EQ(done->n, 2U);
    EXPECT_EQ(done->measures[0].n, 2U) << "a failure is no zero";
    EXPECT_EQ(done->measures[0].failed, 1U);
    EXPECT_EQ(done->measures[0].mean, 0.0);
    EXPECT_NE(done->queries[2].failure.find("embedder is away"), std::string::npos);
    ASSERT_TRUE(saveRetrievalRun(*database, *done));
    EXPECT_EQ(count("retrieval_run"), 1);
}

} // namespace
} // namespace touchstone
