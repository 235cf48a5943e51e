// SPDX-License-Identifier: GPL-3.0-or-later
// Every item and corpus of the golden texts, against sacrebleu's, rouge_score's and SQuAD's values.
#include "eval/metrics/text_answers.h"
#include "eval/metrics/text_bleu.h"
#include "eval/metrics/text_chrf.h"
#include "eval/metrics/text_rouge.h"
#include "eval/metrics/text_ter.h"
#include "tests/support/golden.h"

#include <gtest/gtest.h>

namespace touchstone::test {
namespace {

using nlohmann::json;

struct TextCase {
    std::string id, prediction;
    std::vector<std::string> references;
    json want; ///< null without references
};

struct TextSet {
    std::string name;
    json corpus;
    std::vector<TextCase> cases;
};

std::vector<TextSet> textSets() {
    std::vector<TextSet> sets;
    const auto folder = goldenFile("text");
    if (!std::filesystem::exists(folder))
        return sets;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string file = entry.path().filename().string();
        const std::size_t dot = file.find(".expected.jsonl");
        if (dot == std::string::npos)
            continue;
        TextSet set;
        set.name = file.substr(0, dot);
        const auto expected = goldenLines(entry.path());
        set.corpus = expected.front().at("corpus");
        std::map<std::string, json> byId;
        for (std::size_t i = 1; i < expected.size(); ++i)
            byId[expected[i].at("id")] = expected[i];
        for (const json& line : goldenLines(folder / (set.name + ".jsonl"))) {
            TextCase item{line.at("id"), line.at("prediction"), line.at("references"), {}};
            if (item.references.empty())
                continue;
            item.want = byId.at(item.id);
            set.cases.push_back(std::move(item));
        }
        sets.push_back(std::move(set));
    }
    return sets;
}

class GoldenText : public testing::Test {
protected:
    void SetUp() override {
        sets = textSets();
        if (sets.empty())
            GTEST_SKIP() << "no golden values at " << goldenFile("text")
                         << "; TOUCHSTONE_TEST_DATA names their folder";
    }
    std::vector<TextSet> sets;
};

TEST_F(GoldenText, Bleu) {
    for (const TextSet& set : sets) {
        BleuScorer scorer;
        BleuCounts sum;
        for (const TextCase& item : set.cases) {
            const BleuCounts counts = scorer.counts(item.prediction, item.references);
            sum.add(counts);
            EXPECT_TRUE(isNear(bleuScore(counts, true), item.want.at("bleu"), 1e-9)) << item.id;
        }
        EXPECT_TRUE(isNear(bleuScore(sum, false), set.corpus.at("bleu").at("score"), 1e-9)) << set.name;
    }
}

TEST_F(GoldenText, ChrfWithAndWithoutWords) {
    for (const TextSet& set : sets)
        for (const std::size_t words : {std::size_t{0}, kChrfWordOrders}) {
            const std::string name = words > 0 ? "chrf++" : "chrf";
            ChrfScorer scorer(words);
            ChrfCounts sum;
            for (const TextCase& item : set.cases) {
                const ChrfCounts counts = scorer.counts(item.prediction, item.references);
                sum.add(counts);
                EXPECT_TRUE(isNear(scorer.score(counts), item.want.at(name), 1e-9)) << item.id << ' ' << name;
            }
            EXPECT_TRUE(isNear(scorer.score(sum), set.corpus.at(name).at("score"), 1e-9))
                << set.name << ' ' << name;
        }
}

TEST_F(GoldenText, Ter) {
    for (const TextSet& set : sets) {
        TerCounts sum;
        for (const TextCase& item : set.cases) {
            const TerCounts counts = terCounts(item.prediction, item.references);
            sum.add(counts);
            EXPECT_TRUE(isNear(terScore(counts), item.want.at("ter"), 1e-9)) << item.id;
        }
        EXPECT_TRUE(isNear(terScore(sum), set.corpus.at("ter").at("score"), 1e-9)) << set.name;
    }
}

TEST_F(GoldenText, RougeWithAndWithoutStems) {
    const std::array<std::string, kRougeKinds> kinds{"rouge1", "rouge2", "rougeL", "rougeLsum"};
    for (const TextSet& set : sets)
        for (const bool stem : {false, true}) {
            RougeScorer scorer(stem);
            for (const TextCase& item : set.cases) {
                const auto values = scorer.values(item.prediction, item.references, {true, true, true, true});
                for (std::size_t k = 0; k < kRougeKinds; ++k) {
                    const std::string name = kinds[k] + (stem ? "_stem" : "");
                    const json& want = item.want.at(name);
                    EXPECT_TRUE(isNear(values[k].precision, want[0], 1e-9) &&
                                isNear(values[k].recall, want[1], 1e-9) &&
                                isNear(values[k].fmeasure, want[2], 1e-9))
                        << item.id << ' ' << name << ' ' << values[k].precision << ' ' << values[k].recall;
                }
            }
        }
}

TEST_F(GoldenText, ExactMatchAndTokenF1) {
    for (const TextSet& set : sets)
        for (const TextCase& item : set.cases) {
            EXPECT_EQ(exactMatch(item.prediction, item.references), item.want.at("exact_match").get<double>())
                << item.id;
            EXPECT_TRUE(isNear(tokenF1(item.prediction, item.references), item.want.at("token_f1"), 1e-9))
                << item.id;
        }
}

} // namespace
} // namespace touchstone::test
