// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/embedding/lsa.h"
#include "core/embedding/lsa_matrix.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

using namespace touchstone;

namespace {

using Bags = std::vector<std::vector<std::string>>;

std::shared_ptr<const LsaModel> trained(const Bags& bags, LsaOptions options = {}) {
    JobContext context;
    auto model = LsaModel::train(bags, options, context);
    EXPECT_TRUE(model.has_value());
    return model.value_or(nullptr);
}

double cosine(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return sum;
}

/// Two subjects with words of their own; "car" and "automobile" never meet, but keep the same company.
Bags subjects(std::size_t each) {
    Bags bags;
    Random random(7);
    const std::vector<std::string> drive{"road", "engine", "wheel", "driver", "fuel", "brake"};
    const std::vector<std::string> cook{"oven", "butter", "flour", "sugar", "dough", "pan"};
    for (std::size_t i = 0; i < each; ++i) {
        std::vector<std::string> a{i % 2 == 0 ? "car" : "automobile"}, b{"cake"};
        for (int j = 0; j < 4; ++j) {
            a.push_back(drive[random.below(6)]);
            b.push_back(cook[random.below(6)]);
        }
        bags.push_back(a);
        bags.push_back(b);
    }
    return bags;
}

} // namespace

TEST(Lsa, WordsOfTheSameCompanyComeNear) {
    LsaOptions options;
    options.dimension = 4;
    const auto model = trained(subjects(40), options);
    const auto car = model->embed({"car"}), automobile = model->embed({"automobile"}),
               cake = model->embed({"cake"});
    EXPECT_GT(cosine(car, automobile), 0.7);
    EXPECT_LT(cosine(car, cake), 0.3);
}

TEST(Lsa, VectorsAreUnitLengthOrZero) {
    const auto model = trained(subjects(10));
    EXPECT_NEAR(cosine(model->embed({"car", "oven"}), model->embed({"car", "oven"})), 1, 1e-5);
    const auto unknown = model->embed({"never", "seen"});
    ASSERT_EQ(unknown.size(), model->dimension());
    for (float value : unknown)
        EXPECT_EQ(value, 0);
    for (float value : model->embed({}))
        EXPECT_EQ(value, 0);
}

TEST(Lsa, SameSeedGivesTheSameBytes) {
    const Bags bags = subjects(60);
    EXPECT_EQ(trained(bags)->serialise(), trained(bags)->serialise());
    LsaOptions other;
    other.seed = 2;
    other.dimension = 5;
    LsaOptions first = other;
    first.seed = 1;
    // Another sketch finds the same leading directions, and the rule of signs makes them comparable.
    const auto a = trained(bags, first)->embed({"car", "road"}),
               b = trained(bags, other)->embed({"car", "road"});
    EXPECT_GT(cosine(a, b), 0.95);
}

TEST(Lsa, TinyCorporaWork) {
    EXPECT_EQ(trained({})->dimension(), 0U);
    EXPECT_TRUE(trained({})->embed({"a"}).empty());
    const auto one = trained({{"only", "text"}});
    EXPECT_EQ(one->dimension(), 1U);
    EXPECT_NEAR(std::fabs(one->embed({"only"})[0]), 1, 1e-5);
    const auto two =
        trained({{"alpha", "beta"}, {"gamma", "delta"}}); // no shared term: the minimum falls to 1
    EXPECT_EQ(two->dimension(), 1U);
    EXPECT_EQ(two->termCount(), 4U);
    const auto empties = trained({{}, {}, {}});
    EXPECT_EQ(empties->termCount(), 0U);
    EXPECT_TRUE(empties->embed({"x"}).empty());
    const auto same = trained(Bags(5, {"one", "word"})); // rank 1, whatever was asked for
    EXPECT_EQ(same->dimension(), 1U);
}

TEST(Lsa, DimensionIsAtMostDocumentsLessOneAndTerms) {
    EXPECT_LE(trained(subjects(3))->dimension(), 5U);
    LsaOptions options;
    options.dimension = 3;
    EXPECT_EQ(trained(subjects(30), options)->dimension(), 3U);
    options.dimension = 50;
    options.maxTerms = 6;
    EXPECT_LE(trained(subjects(30), options)->dimension(), 6U);
    EXPECT_EQ(trained(subjects(30), options)->termCount(), 6U);
}

TEST(Lsa, SampleOfALargeSetIsEnough) {
    LsaOptions options;
    options.dimension = 2;
    options.maxTrainingDocuments = 89; // of 600: not a divisor, so that both subjects are in it
    const auto model = trained(subjects(300), options);
    EXPECT_GT(cosine(model->embed({"car"}), model->embed({"automobile"})), 0.6);
}

TEST(Lsa, SerialisedModelComesBack) {
    const auto model = trained(subjects(20));
    const std::string blob = model->serialise();
    const auto back = LsaModel::parse(blob);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ((*back)->serialise(), blob);
    EXPECT_EQ((*back)->embed({"car", "fuel", "fuel"}), model->embed({"car", "fuel", "fuel"}));
    const auto empty = LsaModel::parse(trained({})->serialise());
    ASSERT_TRUE(empty.has_value());
    EXPECT_EQ((*empty)->termCount(), 0U);
}

TEST(Lsa, DamagedModelIsBadInput) {
    const std::string blob = trained(subjects(20))->serialise();
    Random random(3);
    for (int i = 0; i < 300; ++i) {
        std::string bad = blob;
        bad[random.below(static_cast<std::uint32_t>(bad.size()))] ^= static_cast<char>(1U << random.below(8));
        const auto parsed = LsaModel::parse(bad);
        ASSERT_FALSE(parsed.has_value());
        EXPECT_EQ(parsed.error().code, ErrorCode::BadInput);
    }
    for (std::size_t size = 0; size < blob.size(); size += 1 + blob.size() / 97)
        EXPECT_FALSE(LsaModel::parse(std::string_view(blob).substr(0, size)).has_value());
}

TEST(Lsa, StopIsHeard) {
    std::stop_source source;
    source.request_stop();
    JobContext context;
    context.stop = source.get_token();
    const auto model = LsaModel::train(subjects(10), {}, context);
    ASSERT_FALSE(model.has_value());
    EXPECT_EQ(model.error().code, ErrorCode::Cancelled);
}

TEST(TruncatedSvd, FindsTheSingularValuesOfAKnownMatrix) {
    // Diagonal 5, 4, 3, 2, 1 in a 40 x 30 frame: the singular values are known.
    lsa::SparseMatrix matrix;
    matrix.columns = 30;
    for (std::uint32_t row = 0; row < 40; ++row) {
        if (row < 5) {
            matrix.numbers.push_back(row * 3);
            matrix.values.push_back(static_cast<float>(5 - row));
        }
        matrix.starts.push_back(matrix.numbers.size());
    }
    const lsa::Factors factors = lsa::truncatedSvd(matrix, 4, 1, [] { return false; });
    ASSERT_EQ(factors.singular.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(factors.singular[i], static_cast<float>(5 - i), 1e-3);
        EXPECT_NEAR(factors.right.row(i * 3)[i], 1, 1e-3); // and positive by the rule of signs
    }
    const lsa::Factors all = lsa::truncatedSvd(matrix, 20, 1, [] { return false; });
    EXPECT_EQ(all.singular.size(), 5U) << "the rank is 5";
}

TEST(TruncatedSvd, ProductsMatchAPlainLoop) {
    Random random(11);
    lsa::SparseMatrix a;
    a.columns = 900;
    for (std::size_t row = 0; row < 3000; ++row) {
        for (std::uint32_t column = random.below(20); column < 900; column += 1 + random.below(60)) {
            a.numbers.push_back(column);
            a.values.push_back(static_cast<float>(random.uniform()));
        }
        a.starts.push_back(a.numbers.size());
    }
    const lsa::DenseMatrix b = lsa::randomSketch(900, 53, 5);
    const lsa::DenseMatrix product = lsa::multiply(a, b); // large enough for the helper thread
    for (std::size_t row = 0; row < a.rows(); row += 37)
        for (std::size_t column = 0; column < 53; column += 7) {
            double sum = 0;
            for (auto i = a.starts[row]; i < a.starts[row + 1]; ++i)
                sum += static_cast<double>(a.values[i]) * static_cast<double>(b.row(a.numbers[i])[column]);
            ASSERT_NEAR(product.row(row)[column], sum, 1e-3);
        }
}
