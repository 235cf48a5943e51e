// SPDX-License-Identifier: GPL-3.0-or-later
// The last stage of a search: its features, the order it makes, and what hits say about it.
#include "core/retrieval/feature_weights.h"
#include "core/retrieval/rerank_stage.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace touchstone {
namespace {

Chunk passage(const std::string& heading, const std::string& text) {
    Chunk chunk;
    chunk.heading = heading;
    chunk.headings = {"Guide to forms", heading};
    chunk.sections = {{heading, "a", {0, 1}}};
    chunk.text.append(text, kOwnFile, 0);
    chunk.embeddedText = "Guide to forms > " + heading + "\n\n" + text;
    chunk.path = "docs/forms.md";
    return chunk;
}

std::vector<RankedChunk> rankedWith(const std::vector<double>& scores) {
    std::vector<RankedChunk> all;
    for (const double score : scores) {
        RankedChunk chunk;
        chunk.number = static_cast<std::uint32_t>(all.size());
        chunk.score = score;
        all.push_back(chunk);
    }
    return all;
}

/// The features of each chunk for a question, by name.
std::vector<std::map<std::string, double>> featuresOf(const std::vector<Chunk>& chunks,
                                                      const std::string& query) {
    IndexSetBuilder builder;
    const Analyser analyser;
    std::vector<std::shared_ptr<const CandidateWords>> words;
    for (const Chunk& chunk : chunks) {
        builder.add(chunk, static_cast<std::int64_t>(words.size()), 1);
        words.push_back(std::make_shared<const CandidateWords>(candidateWordsOf(chunk, analyser)));
    }
    JobContext context;
    const IndexSet set = builder.build(context).value();
    const Ranking ranking = rankChunks({&set}, query, {}, analyser, context).value();
    std::vector<RankedChunk> candidates;
    for (std::uint32_t i = 0; i < chunks.size(); ++i) {
        candidates.emplace_back();
        candidates.back().number = i;
        for (const RankedChunk& chunk : ranking.best)
            if (chunk.number == i)
                candidates.back() = chunk;
    }
    std::vector<std::map<std::string, double>> out;
    for (const FeatureRow& row : rerankFeaturesOf({&set}, query, analyser, ranking, candidates, words)) {
        out.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i)
            out.back()[std::string(rerankFeatureName(static_cast<RerankFeature>(i)))] = row[i];
    }
    return out;
}

TEST(RerankOrder, FollowsTheScoresAndKeepsTheRestBehind) {
    std::vector<RankedChunk> best = rankedWith({0.9, 0.8, 0.5, 0.1});
    orderByRerank(best, std::vector<double>{-1, 7, 3}, {});
    std::vector<std::uint32_t> order;
    for (const RankedChunk& chunk : best)
        order.push_back(chunk.number);
    EXPECT_EQ(order, (std::vector<std::uint32_t>{1, 2, 0, 3}));
    EXPECT_EQ(best[0].before.rank, 2U);
    EXPECT_EQ(best[0].rerank.rank, 1U);
    EXPECT_DOUBLE_EQ(best[0].rerank.score, 7);
    EXPECT_DOUBLE_EQ(best[0].score, 0.9) << "the scale of the hits stays";
    EXPECT_DOUBLE_EQ(best[1].score, 0.7) << "half-way between the lowest and the highest";
    EXPECT_DOUBLE_EQ(best[2].score, 0.5);
    EXPECT_EQ(best[3].rerank.rank, 0U) << "it was not looked at";
    EXPECT_DOUBLE_EQ(best[3].score, 0.1);
}

TEST(RerankOrder, TiesStayAsTheyStood) {
    std::vector<RankedChunk> best = rankedWith({3, 2, 1});
    orderByRerank(best, std::vector<double>{5, 5, 5}, {});
    for (std::uint32_t i = 0; i < 3; ++i)
        EXPECT_EQ(best[i].number, i);
    std::vector<RankedChunk> none;
    orderByRerank(none, {}, {});
    EXPECT_TRUE(none.empty());
}

TEST(RerankOrder, ASourceThatWeighsLessIsPulledDown) {
    std::vector<RankedChunk> best = rankedWith({3, 2, 1});
    SearchScope scope;
    scope.weights = {0.25F, 1.0F, 1.0F};
    orderByRerank(best, std::vector<double>{10, 8, 0}, scope);
    EXPECT_EQ(best[0].number, 1U);
    EXPECT_EQ(best[1].number, 0U);
}

TEST(RerankFeatures, SharesCountWordsWhereTheyStand) {
    std::vector<Chunk> chunks{
        passage("Uploads", "Use `UploadFile` for a large file, not bytes."),
        passage("Limits", "Nothing of the kind."),
        passage("Large files", "A file that is large goes to disk. UploadFile is named.")};
    chunks[1].path = "docs/reference/limits.md";
    const auto features = featuresOf(chunks, "UploadFile large file");
    EXPECT_DOUBLE_EQ(features[0].at("coverage"), 1);
    EXPECT_DOUBLE_EQ(features[1].at("coverage"), 0);
    EXPECT_DOUBLE_EQ(features[0].at("identifiers"), 1);
    EXPECT_DOUBLE_EQ(features[1].at("identifiers"), 0);
    EXPECT_GT(features[2].at("heading_coverage"), 0.1);
    EXPECT_DOUBLE_EQ(features[2].at("heading_precision"), 1);
    EXPECT_DOUBLE_EQ(features[1].at("heading_precision"), 0);
    EXPECT_DOUBLE_EQ(features[1].at("reference_page"), 1);
    EXPECT_DOUBLE_EQ(features[0].at("reference_page"), 0);
    EXPECT_GT(features[0].at("proximity"), features[1].at("proximity"));
    for (const auto& row : features)
        for (const auto& [name, value] : row) {
            EXPECT_GE(value, 0) << name;
            EXPECT_LE(value, 1) << name;
        }
}

TEST(RerankFeatures, CodeCountsAsCode) {
    Chunk chunk = passage("Example", "Before. app.run(port) after.");
    chunk.spans = {{BlockKind::Paragraph, 0, 7}, {BlockKind::Code, 8, 21}, {BlockKind::Code, 22, 9999}};
    const auto features = featuresOf({chunk, passage("Other", "The port is words.")}, "port");
    EXPECT_DOUBLE_EQ(features[0].at("code_coverage"), 1);
    EXPECT_DOUBLE_EQ(features[1].at("code_coverage"), 0);
}

TEST(RerankFeatures, AQuestionWithoutAWordIsNoDivisionByZero) {
    for (const char* query : {"", "the of and", "???", "\xff\xfe", "zzz"})
        for (const auto& row : featuresOf({passage("A", "words"), passage("", "")}, query))
            for (const auto& [name, value] : row)
                EXPECT_TRUE(std::isfinite(value)) << query << " " << name;
}

TEST(RerankFeatures, WhatIsLeftOutInASearchHasNoWeight) {
    for (std::size_t i = 0; i < kRerankFeatures; ++i) {
        const auto feature = static_cast<RerankFeature>(i);
        const bool computed =
            feature == RerankFeature::Fused || feature == RerankFeature::PageWords ||
            feature == RerankFeature::BodyWords || feature == RerankFeature::HeadingCoverage ||
            feature == RerankFeature::HeadingPrecision || feature == RerankFeature::ReferencePage ||
            feature == RerankFeature::ReleaseNotes;
        for (const DenseKind dense : {DenseKind::Lsa, DenseKind::Trained})
            EXPECT_EQ(featureWeights(dense)[i] != 0, computed) << rerankFeatureName(feature);
    }
}

TEST(RerankFeatures, ReferenceFoldersAreKnownByName) {
    EXPECT_TRUE(isReferencePath("docs/en/docs/reference/fastapi.md"));
    EXPECT_TRUE(isReferencePath("api/index.html"));
    EXPECT_FALSE(isReferencePath("docs/reference.md"));
    EXPECT_FALSE(isReferencePath("docs/preferences/a.md"));
}

TEST(RerankFeatures, ContributionsAddUpToTheScore) {
    FeatureRow row{};
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = static_cast<double>(i + 1) / 20;
    for (const DenseKind dense : {DenseKind::Lsa, DenseKind::Trained}) {
        const auto parts = featureContributions(row, dense);
        ASSERT_FALSE(parts.empty());
        double sum = 0;
        for (const FeatureContribution& part : parts) {
            sum += part.contribution;
            EXPECT_LE(std::abs(part.contribution), std::abs(parts.front().contribution));
        }
        EXPECT_NEAR(sum, featureScore(row, dense), 1e-12);
    }
}

TEST(RerankFeatures, ATrainedDenseSideIsTrustedMore) {
    FeatureRow row{};
    row[static_cast<std::size_t>(RerankFeature::Fused)] = 1;
    EXPECT_GT(featureScore(row, DenseKind::Trained), featureScore(row, DenseKind::Lsa));
}

TEST(RerankPlan, NamesAndKeysAreChecked) {
    for (const char* text : {"", "none"}) {
        const auto plan = parseRerank(text);
        ASSERT_TRUE(plan) << text;
        EXPECT_FALSE(plan->has_value());
    }
    EXPECT_EQ(parseRerank("features").value()->depth, 100U);
    EXPECT_EQ(parseRerank("features:depth=30").value()->depth, 30U);
    EXPECT_EQ(parseRerank("tei:url=http://127.0.0.1:1,depth=7").value()->depth, 7U);
    for (const char* text : {"feature", "features:weight=2", "features:depth=0", "features:depth=x",
                             "cross-encoder", "encoder:path=/x,pooling=cls", "anthropic:model=m", "jina",
                             "cohere:model=m,key=secret", "tei:url=ftp://x", "tei:dim=3", ":"}) {
        const auto plan = parseRerank(text);
        ASSERT_FALSE(plan) << text;
        EXPECT_EQ(plan.error().code, ErrorCode::Usage) << text;
    }
}

class RerankedSearch : public SmallCorpus {
protected:
    Result<RetrievalResult> search(const std::string& rerank, std::size_t k = 10, bool explain = false) {
        auto database = *workspace->connect();
        const auto edition = *CorpusRepository(database).edition({request.name, request.version});
        auto retriever = openRetriever(workspace, {edition}, {}, context);
        EXPECT_TRUE(retriever);
        RetrievalOptions options;
        options.rerank = rerank;
        options.k = k;
        options.explain = explain;
        return (*retriever)->retrieve("middleware and dependencies", options, context);
    }
};

TEST_F(RerankedSearch, HitsCarryTheStageAndItsFeatures) {
    add();
    const auto result = search("features", 10, true);
    ASSERT_TRUE(result) << describe(result.error());
    ASSERT_GE(result->hits.size(), 2U);
    double last = 1e9;
    for (const Hit& hit : result->hits) {
        ASSERT_EQ(hit.stages.count("rerank"), 1U);
        EXPECT_EQ(hit.stages.at("rerank").rank, hit.rank);
        EXPECT_GT(hit.stages.at("fused").rank, 0U);
        ASSERT_FALSE(hit.features.empty());
        double sum = 0;
        for (const FeatureContribution& feature : hit.features)
            sum += feature.contribution;
        EXPECT_NEAR(sum, hit.stages.at("rerank").score, 1e-9);
        EXPECT_LE(hit.score, last);
        last = hit.score;
    }
    EXPECT_EQ(result->hits.front().stored.chunk.path, "b.md");
}

TEST_F(RerankedSearch, FewHitsComeOutOfManyCandidates) {
    add();
    const auto all = search("features"), one = search("features", 1);
    ASSERT_TRUE(all && one);
    ASSERT_EQ(one->hits.size(), 1U);
    EXPECT_EQ(one->hits[0].stored.chunk.id.value, all->hits[0].stored.chunk.id.value);
    EXPECT_DOUBLE_EQ(one->hits[0].stages.at("rerank").score, all->hits[0].stages.at("rerank").score);
    EXPECT_TRUE(one->hits[0].features.empty()) << "only with explain";
    EXPECT_EQ(search("none")->hits[0].stages.count("rerank"), 0U);
}

TEST_F(RerankedSearch, HybridSearchIsRerankedUnlessToldOtherwise) {
    add();
    EXPECT_EQ(search("")->hits[0].stages.count("rerank"), 1U);
    RetrievalOptions options;
    EXPECT_EQ(rerankOf(options), "features");
    options.fusion.kind = FusionKind::ReciprocalRank;
    EXPECT_EQ(rerankOf(options), "none");
    options.fusion.kind = FusionKind::Convex;
    options.mode = RetrievalMode::Lexical;
    EXPECT_EQ(rerankOf(options), "none") << "plain BM25 stays plain";
    options.rerank = "features";
    EXPECT_EQ(rerankOf(options), "features");
}

TEST_F(RerankedSearch, MistakesAreTold) {
    add();
    EXPECT_EQ(search("feature").error().code, ErrorCode::Usage);
    EXPECT_FALSE(search("cross-encoder:path=/nowhere/at/all"));
    EXPECT_EQ(search("tei:url=http://127.0.0.1:1").error().code, ErrorCode::Internal)
        << "without a transport";
}

} // namespace
} // namespace touchstone
