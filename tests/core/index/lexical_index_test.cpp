// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/index/lexical_dictionary.h"
#include "core/index/lexical_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

using namespace touchstone;

namespace {

std::vector<LexicalDocument> randomDocuments(std::uint32_t count, std::uint32_t vocabulary,
                                             std::uint64_t seed) {
    Random random(seed);
    std::vector<LexicalDocument> documents(count);
    for (LexicalDocument& document : documents) {
        std::map<std::string, float> weights;
        const std::uint32_t words = random.below(40);
        for (std::uint32_t i = 0; i < words; ++i) {
            const std::uint32_t word = std::min(random.below(vocabulary), random.below(vocabulary));
            weights["w" + std::to_string(word)] += random.below(5) == 0 ? 5.0F : 1.0F;
        }
        for (const auto& [term, weight] : weights) {
            document.weightedTerms.emplace_back(term, weight);
            document.length += static_cast<double>(weight);
        }
    }
    return documents;
}

std::string blobOf(const std::vector<LexicalDocument>& documents, LexicalOptions options = {}) {
    LexicalIndexBuilder builder(options);
    for (const LexicalDocument& document : documents)
        builder.add(document);
    JobContext context;
    auto blob = builder.build(context);
    EXPECT_TRUE(blob.has_value());
    return blob.value_or("");
}

std::shared_ptr<const LexicalIndex> opened(std::string blob) {
    auto index = LexicalIndex::open(std::move(blob));
    EXPECT_TRUE(index.has_value());
    return index.value_or(nullptr);
}

/// BM25 by the formula, in double, without an index.
std::vector<double> byFormula(const std::vector<LexicalDocument>& documents,
                              const std::vector<std::string>& query, const LexicalOptions& options) {
    double mean = 0;
    for (const auto& document : documents)
        mean += document.length;
    mean /= static_cast<double>(documents.size());
    std::vector<double> scores(documents.size(), 0);
    for (const std::string& term : query) {
        double n = 0;
        for (const auto& document : documents)
            for (const auto& [text, weight] : document.weightedTerms)
                n += text == term;
        const double idf = std::log(1 + (static_cast<double>(documents.size()) - n + 0.5) / (n + 0.5));
        for (std::size_t i = 0; i < documents.size(); ++i)
            for (const auto& [text, weight] : documents[i].weightedTerms)
                if (text == term) {
                    const double tf = static_cast<double>(weight);
                    scores[i] += idf * tf * (options.k1 + 1) /
                                 (tf + options.k1 * (1 - options.b + options.b * documents[i].length / mean));
                }
    }
    return scores;
}

std::vector<std::string> randomQuery(Random& random, std::uint32_t vocabulary) {
    std::vector<std::string> query;
    for (std::uint32_t i = 0; i < 1 + random.below(6); ++i)
        query.push_back("w" + std::to_string(random.below(vocabulary + 5)));
    return query;
}

} // namespace

TEST(LexicalIndex, HandComputedExample) {
    // Two documents, lengths 2 and 4, mean 3; "a" in one of them.
    const std::string blob = blobOf({{{{"a", 1}, {"b", 1}}, 2}, {{{"b", 2}, {"c", 2}}, 4}});
    const auto index = opened(blob);
    const auto hits = index->search({"a"}, 10);
    ASSERT_EQ(hits.size(), 1U);
    const double idf = std::log(1 + 1.5 / 1.5);
    const double k1 = LexicalOptions{}.k1;
    EXPECT_NEAR(hits[0].score, idf * (k1 + 1) / (1 + k1 * (0.25 + 0.75 * 2 / 3)), 1e-5);
    EXPECT_EQ(index->documentCount(), 2U);
    EXPECT_EQ(index->termCount(), 3U);
}

TEST(LexicalIndex, QuantisationErrorStaysBelowHalfAStepPerTerm) {
    const auto documents = randomDocuments(800, 120, 1);
    const LexicalOptions options;
    const auto index = opened(blobOf(documents, options));
    Random random(2);
    for (int i = 0; i < 12; ++i) {
        const auto query = randomQuery(random, 120);
        const auto expected = byFormula(documents, query, options);
        std::vector<double> found(documents.size(), 0);
        for (const LexicalHit& hit : index->scoreAll(query))
            found[hit.document] = static_cast<double>(hit.score);
        for (std::size_t at = 0; at < documents.size(); ++at) {
            // A step is 1/255 of the span between a term's lowest and highest impact, which is below its idf
            // times k1 + 1.
            const double halfStep = std::log(1 + 1600.0) * 2.2 / 510;
            ASSERT_NEAR(found[at], expected[at], 1e-4 + halfStep * static_cast<double>(query.size()));
            ASSERT_EQ(found[at] > 0, expected[at] > 0);
        }
    }
}

TEST(LexicalIndex, TopKEqualsExhaustiveScoring) {
    for (std::uint32_t count : {0U, 1U, 63U, 64U, 65U, 3000U}) {
        const auto index = opened(blobOf(randomDocuments(count, 300, count)));
        Random random(count + 9);
        for (int i = 0; i < 200; ++i) {
            const auto query = randomQuery(random, 300);
            auto all = index->scoreAll(query);
            std::sort(all.begin(), all.end(), [](const LexicalHit& a, const LexicalHit& b) {
                return a.score != b.score ? a.score > b.score : a.document < b.document;
            });
            for (std::size_t k : {std::size_t{0}, std::size_t{1}, std::size_t{10}, std::size_t{5000}}) {
                const auto best = index->search(query, k);
                ASSERT_EQ(best.size(), std::min(k, all.size()));
                for (std::size_t at = 0; at < best.size(); ++at) {
                    ASSERT_EQ(best[at].document, all[at].document);
                    ASSERT_EQ(best[at].score, all[at].score);
                }
            }
        }
    }
}

TEST(LexicalIndex, RareTermsOfALargeCollectionTakeTheShortWay) {
    std::vector<LexicalDocument> documents(5000, {{{"common", 1}}, 1});
    for (std::size_t at : {4999U, 17U, 2048U})
        documents[at] = {{{"common", 1}, {"rare", 1}}, 2};
    const auto index = opened(blobOf(documents));
    const auto hits = index->search({"rare", "absent"}, 10);
    ASSERT_EQ(hits.size(), 3U);
    EXPECT_EQ(hits[0].document, 17U);
    EXPECT_EQ(hits[1].document, 2048U);
    EXPECT_EQ(hits[2].document, 4999U);
    EXPECT_EQ(index->scoreAll({"rare"}).size(), 3U);
    EXPECT_EQ(index->search({"common"}, 3)[0].document, 0U) << "nothing is left over from the query before";
}

TEST(LexicalIndex, RepeatedQueryTermsCountAgain) {
    const auto index = opened(blobOf(randomDocuments(100, 20, 4)));
    const auto once = index->search({"w1"}, 1), twice = index->search({"w1", "w1"}, 1);
    ASSERT_EQ(once.size(), 1U);
    EXPECT_FLOAT_EQ(twice[0].score, 2 * once[0].score);
}

TEST(LexicalIndex, ExplainAddsUpToTheScore) {
    const auto index = opened(blobOf(randomDocuments(500, 60, 5)));
    const std::vector<std::string> query{"w1", "w2", "w1", "w7", "nowhere"};
    for (const LexicalHit& hit : index->search(query, 20)) {
        float sum = 0;
        const auto terms = index->explain(query, hit.document);
        ASSERT_EQ(terms.size(), 4U);
        for (const TermContribution& term : terms)
            sum += term.score;
        EXPECT_FLOAT_EQ(sum, hit.score);
        EXPECT_EQ(terms[3].term, "nowhere");
        EXPECT_EQ(terms[3].documentFrequency, 0U);
        EXPECT_GT(terms[0].documentFrequency, 0U);
    }
}

TEST(LexicalIndex, NeighboursInTheDictionaryAreToldApart) {
    std::vector<LexicalDocument> documents;
    for (int i = 0; i < 400; ++i)
        documents.push_back(
            {{{std::string(static_cast<std::size_t>(i % 20), 'a') + std::to_string(i), 1}}, 1});
    const auto index = opened(blobOf(documents));
    for (std::uint32_t i = 0; i < 400; ++i) {
        const auto hits = index->search({documents[i].weightedTerms[0].first}, 5);
        ASSERT_EQ(hits.size(), 1U);
        EXPECT_EQ(hits[0].document, i);
    }
    EXPECT_TRUE(index->search({"", "zzz", std::string(5000, 'a')}, 5).empty());
}

TEST(LexicalIndex, SameDocumentsGiveTheSameBytes) {
    const auto documents = randomDocuments(300, 80, 6);
    EXPECT_EQ(blobOf(documents), blobOf(documents));
}

TEST(LexicalIndex, DamageIsBadInputAndNeverACrash) {
    const std::string blob = blobOf(randomDocuments(200, 80, 7));
    Random random(8);
    for (int i = 0; i < 500; ++i) {
        std::string bad = blob;
        const auto at = random.below(static_cast<std::uint32_t>(bad.size()));
        bad[at] = static_cast<char>(bad[at] ^ (1 << random.below(8)));
        const auto index = LexicalIndex::open(bad);
        ASSERT_FALSE(index.has_value());
        EXPECT_EQ(index.error().code, ErrorCode::BadInput);
    }
    for (std::size_t size = 0; size < blob.size(); size += 1 + blob.size() / 211)
        EXPECT_FALSE(LexicalIndex::open(blob.substr(0, size)).has_value());
}

TEST(LexicalIndex, ForgedBlobWithAValidChecksumStaysInBounds) {
    // Whoever hands over a workspace can also repair the checksum: reading must still not leave the blob.
    const std::string blob = blobOf(randomDocuments(200, 80, 9));
    Random random(10);
    for (int i = 0; i < 2000; ++i) {
        std::string body = blob.substr(16);
        for (std::uint32_t flips = 1 + random.below(8); flips > 0; --flips) {
            const auto at = random.below(static_cast<std::uint32_t>(body.size()));
            if (at < 4)
                continue; // the number of documents is checked by who knows the chunks
            body[at] = static_cast<char>(random.below(256));
        }
        const auto index = LexicalIndex::open(sealBlob(LexicalDictionary::kMagic, body));
        if (!index)
            continue;
        for (const LexicalHit& hit : (*index)->search({"w1", "w2", "w40", "w79"}, 10))
            EXPECT_LT(hit.document, (*index)->documentCount());
        EXPECT_EQ((*index)->explain({"w1", "w5"}, 3).size(), 2U);
    }
}

TEST(LexicalIndex, StopIsHeard) {
    LexicalIndexBuilder builder;
    builder.add({{{"a", 1}}, 1});
    std::stop_source source;
    source.request_stop();
    JobContext context;
    context.stop = source.get_token();
    const auto blob = builder.build(context);
    ASSERT_FALSE(blob.has_value());
    EXPECT_EQ(blob.error().code, ErrorCode::Cancelled);
}
