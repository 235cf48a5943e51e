// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/dense_kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace touchstone::dense {
namespace {

std::vector<float> numbers(std::size_t count, unsigned seed, float scale = 1) {
    std::mt19937 engine(seed);
    std::vector<float> out(count);
    for (float& value : out)
        value = scale * (static_cast<float>(engine() % 2001U) / 1000.0F - 1.0F);
    return out;
}

/// Both ways of calculating, where the machine has both.
class DenseKernels : public ::testing::TestWithParam<bool> {
protected:
    void SetUp() override { forcePortable(GetParam()); }
    void TearDown() override { forcePortable(false); }
};
INSTANTIATE_TEST_SUITE_P(Both, DenseKernels, ::testing::Bool());

TEST_P(DenseKernels, ProductEqualsTheDefinitionAtEverySize) {
    for (const std::size_t rows : {1UL, 5UL, 6UL, 7UL, 13UL})
        for (const std::size_t depth : {1UL, 8UL, 33UL})
            for (const std::size_t columns : {1UL, 15UL, 16UL, 17UL, 40UL}) {
                const auto left = numbers(rows * (depth + 3), 1), right = numbers(columns * depth, 2),
                           bias = numbers(columns, 3);
                std::vector<float> out(rows * (columns + 2), 99);
                multiply(left.data(), depth + 3, rows,
                         Panels::ofTransposed(right.data(), depth, columns, depth), bias.data(), out.data(),
                         columns + 2);
                for (std::size_t r = 0; r < rows; ++r) {
                    for (std::size_t c = 0; c < columns; ++c) {
                        double want = static_cast<double>(bias[c]);
                        for (std::size_t k = 0; k < depth; ++k)
                            want += static_cast<double>(left[r * (depth + 3) + k]) *
                                    static_cast<double>(right[c * depth + k]);
                        EXPECT_NEAR(out[r * (columns + 2) + c], want, 1e-4);
                    }
                    EXPECT_EQ(out[r * (columns + 2) + columns], 99) << "wrote beyond its columns";
                }
            }
}

TEST_P(DenseKernels, PanelsOfAMatrixAndOfItsTransposeAgree) {
    const auto matrix = numbers(7 * 19, 4), left = numbers(7, 5);
    std::vector<float> transposed(matrix.size()), one(19), other(19);
    for (std::size_t k = 0; k < 7; ++k)
        for (std::size_t c = 0; c < 19; ++c)
            transposed[c * 7 + k] = matrix[k * 19 + c];
    multiply(left.data(), 7, 1, Panels::of(matrix.data(), 19, 7, 19), nullptr, one.data(), 19);
    multiply(left.data(), 7, 1, Panels::ofTransposed(transposed.data(), 7, 19, 7), nullptr, other.data(), 19);
    EXPECT_EQ(one, other);
}

TEST_P(DenseKernels, SoftmaxSumsToOneAndStandsLargeNumbers) {
    auto rows = numbers(3 * 21, 6, 50);
    const auto before = rows;
    softmaxRows(rows.data(), 21, 3, 21, 0.7F);
    for (std::size_t r = 0; r < 3; ++r) {
        double sum = 0, highest = -1e9;
        for (std::size_t i = 0; i < 21; ++i)
            highest = std::max(highest, static_cast<double>(before[r * 21 + i]));
        for (std::size_t i = 0; i < 21; ++i)
            sum += std::exp(0.7F * (static_cast<double>(before[r * 21 + i]) - highest));
        for (std::size_t i = 0; i < 21; ++i)
            EXPECT_NEAR(rows[r * 21 + i],
                        std::exp(0.7F * (static_cast<double>(before[r * 21 + i]) - highest)) / sum, 1e-6);
    }
}

TEST_P(DenseKernels, GeluFollowsTheErrorFunction) {
    std::vector<float> x;
    for (int i = -800; i <= 800; ++i)
        x.push_back(static_cast<float>(i) / 80.0F);
    const auto before = x;
    geluExact(x.data(), x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double v = static_cast<double>(before[i]);
        EXPECT_NEAR(x[i], 0.5 * v * (1 + std::erf(v / std::sqrt(2.0))), 1e-6 * std::max(1.0, std::abs(v)));
    }
}

TEST(DenseNorm, MeanNullAndVarianceOneBeforeWeightAndBias) {
    auto rows = numbers(2 * 10, 8, 3);
    const auto added = numbers(2 * 10, 9), weight = numbers(10, 10), bias = numbers(10, 11);
    std::vector<double> want;
    for (std::size_t r = 0; r < 2; ++r) {
        double mean = 0, variance = 0;
        for (std::size_t i = 0; i < 10; ++i)
            mean += static_cast<double>(rows[r * 10 + i] + added[r * 10 + i]) / 10;
        for (std::size_t i = 0; i < 10; ++i)
            variance += std::pow(static_cast<double>(rows[r * 10 + i] + added[r * 10 + i]) - mean, 2) / 10;
        for (std::size_t i = 0; i < 10; ++i)
            want.push_back((static_cast<double>(rows[r * 10 + i] + added[r * 10 + i]) - mean) /
                               std::sqrt(variance + 1e-5) * static_cast<double>(weight[i]) +
                           static_cast<double>(bias[i]));
    }
    addAndNormalise(rows.data(), added.data(), 2, 10, weight.data(), bias.data(), 1e-5F);
    for (std::size_t i = 0; i < want.size(); ++i)
        EXPECT_NEAR(rows[i], want[i], 1e-5);
}

TEST(DenseGelu, TanhFormIsCloseToTheExactOne) {
    std::vector<float> x{-3, -1, -0.1F, 0, 0.1F, 1, 3}, exact = x;
    geluTanh(x.data(), x.size());
    geluExact(exact.data(), exact.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        EXPECT_NEAR(x[i], exact[i], 5e-4);
}

} // namespace
} // namespace touchstone::dense
