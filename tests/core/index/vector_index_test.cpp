// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/index/vector_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using namespace touchstone;

namespace {
std::vector<float> randomVectors(std::size_t values, std::uint64_t seed) {
    Random random(seed);
    std::vector<float> out(values);
    for (float& value : out)
        value = static_cast<float>(random.normal());
    return out;
}
} // namespace

TEST(InnerProduct, EqualsASumInDoubleForEveryLength) {
    for (std::size_t n = 0; n < 130; ++n) {
        const auto a = randomVectors(n, n), b = randomVectors(n, n + 1000);
        double sum = 0, amount = 1;
        for (std::size_t i = 0; i < n; ++i) {
            sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
            amount += std::abs(static_cast<double>(a[i]) * static_cast<double>(b[i]));
        }
        EXPECT_NEAR(innerProduct(a.data(), b.data(), n), sum, 1e-5 * amount) << n;
    }
}

TEST(VectorIndex, SearchEqualsSortingAllScores) {
    for (std::size_t dimension : {1U, 7U, 200U}) {
        const std::size_t count = 500;
        const auto index = makeExactIndex(randomVectors(count * dimension, dimension), dimension);
        const auto query = randomVectors(dimension, 99);
        const auto scores = index->scoreAll(query);
        ASSERT_TRUE(scores.has_value());
        std::vector<std::uint32_t> order(count);
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return (*scores)[a] > (*scores)[b]; });
        for (std::size_t k : {std::size_t{0}, std::size_t{1}, std::size_t{10}, std::size_t{700}}) {
            const auto hits = index->search(query, k);
            ASSERT_TRUE(hits.has_value());
            ASSERT_EQ(hits->size(), std::min(k, count));
            for (std::size_t i = 0; i < hits->size(); ++i)
                EXPECT_EQ((*hits)[i].document, order[i]);
        }
    }
}

TEST(VectorIndex, TiesGoByNumber) {
    const auto index = makeExactIndex(std::vector<float>(2 * 40, 0.5F), 2);
    const auto hits = index->search({1, 1}, 5);
    ASSERT_TRUE(hits.has_value());
    for (std::uint32_t i = 0; i < 5; ++i)
        EXPECT_EQ((*hits)[i].document, i);
}

TEST(VectorIndex, WrongDimensionIsUsage) {
    const auto index = makeExactIndex(std::vector<float>(8, 1.0F), 4);
    EXPECT_EQ(index->search({1, 2, 3}, 1).error().code, ErrorCode::Usage);
    EXPECT_EQ(index->scoreAll({}).error().code, ErrorCode::Usage);
    const auto empty = makeExactIndex({}, 0);
    EXPECT_EQ(empty->count(), 0U);
    EXPECT_TRUE(empty->search({}, 3)->empty());
}

TEST(VectorIndex, BlobComesBackAndDamageIsFound) {
    const auto vectors = randomVectors(60, 5);
    const std::string blob = serialiseVectors(vectors, 6);
    const auto index = parseVectors(blob);
    ASSERT_TRUE(index.has_value());
    EXPECT_EQ((*index)->count(), 10U);
    EXPECT_EQ((*index)->dimension(), 6U);
    const std::vector<float> query(vectors.begin(), vectors.begin() + 6);
    EXPECT_EQ(*(*index)->scoreAll(query), *makeExactIndex(vectors, 6)->scoreAll(query));
    EXPECT_EQ((*parseVectors(serialiseVectors({}, 0)))->count(), 0U);
    for (std::size_t at = 0; at < blob.size(); ++at) {
        std::string bad = blob;
        bad[at] = static_cast<char>(bad[at] ^ 4);
        ASSERT_FALSE(parseVectors(bad).has_value()) << at;
        ASSERT_FALSE(parseVectors(std::string_view(blob).substr(0, at)).has_value());
    }
}
