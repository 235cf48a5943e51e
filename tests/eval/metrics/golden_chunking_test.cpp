// SPDX-License-Identifier: GPL-3.0-or-later
// Every range set of the golden values, and their means.
#include "eval/metrics/chunk_spans.h"
#include "tests/support/golden.h"

#include <gtest/gtest.h>

namespace touchstone::test {
namespace {

using nlohmann::json;

std::vector<DocumentSpan> spansOf(const json& list, std::map<std::string, std::uint32_t>& documents) {
    std::vector<DocumentSpan> spans;
    for (const json& span : list)
        spans.push_back(
            {documents.try_emplace(span[0], static_cast<std::uint32_t>(documents.size())).first->second,
             span[1], span[2]});
    return spans;
}

TEST(GoldenChunking, EveryCaseIsEqual) {
    const auto path = goldenFile("chunking/cases.jsonl");
    if (!std::filesystem::exists(path))
        GTEST_SKIP() << "no golden values at " << path << "; TOUCHSTONE_TEST_DATA names their folder";
    const auto expected = goldenById(goldenFile("chunking/expected.jsonl"));
    std::map<std::string, std::vector<std::optional<double>>> all;
    for (const json& in : goldenLines(path)) {
        std::map<std::string, std::uint32_t> documents;
        ChunkSpanCase question;
        question.references = spansOf(in.at("references"), documents);
        question.chunks = spansOf(in.at("chunks"), documents);
        question.retrieved = in.at("retrieved").get<std::vector<std::size_t>>();
        if (in.contains("n"))
            question.count = in.at("n").get<std::int64_t>();
        const ChunkSpanScores have = scoreChunkSpans(question);
        const std::map<std::string, std::optional<double>> values{{"recall", have.recall},
                                                                  {"precision", have.precision},
                                                                  {"precision_union", have.precisionUnion},
                                                                  {"iou", have.iou},
                                                                  {"precision_omega", have.precisionOmega}};
        const json& want = expected.at(in.at("id"));
        for (const auto& [name, value] : values) {
            all[name].push_back(value);
            EXPECT_EQ(value.has_value(), !want.at(name).is_null()) << in.at("id") << ' ' << name;
            if (value && !want.at(name).is_null()) {
                EXPECT_TRUE(isNear(*value, want.at(name), 1e-9))
                    << in.at("id") << ' ' << name << ' ' << *value;
            }
        }
    }
    for (const auto& [name, values] : all) {
        const MeanAndDeviation have = meanAndDeviation(values);
        const json& want = expected.at("*").at("summary").at(name);
        EXPECT_EQ(have.n, want.at("n").get<std::size_t>()) << name;
        EXPECT_TRUE(isNear(have.mean.value(), want.at("mean"), 1e-9)) << name;
        EXPECT_TRUE(isNear(have.deviation.value(), want.at("std"), 1e-9)) << name;
    }
}

} // namespace
} // namespace touchstone::test
