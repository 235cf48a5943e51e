// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/near_duplicates.h"

#include <gtest/gtest.h>

#include <string>

namespace touchstone {
namespace {

std::string words(int from, int to) {
    std::string out;
    for (int i = from; i < to; ++i)
        out += "word" + std::to_string(i) + " ";
    return out;
}

TEST(Shingles, CaseAndPunctuationDoNotCount) {
    EXPECT_EQ(shinglesOf("One, two; three four."), shinglesOf("one two THREE *four*"));
}

TEST(Shingles, AShortTextHasOne) {
    EXPECT_EQ(shinglesOf("two words").size(), 1U);
    EXPECT_TRUE(shinglesOf("").empty());
    EXPECT_TRUE(shinglesOf("... !").empty());
}

TEST(Jaccard, IsTheShareOfCommonShingles) {
    EXPECT_DOUBLE_EQ(jaccard({1, 2, 3}, {2, 3, 4}), 0.5);
    EXPECT_DOUBLE_EQ(jaccard({1}, {1}), 1);
    EXPECT_DOUBLE_EQ(jaccard({}, {}), 0);
}

TEST(MinHash, AgreementIsAnEstimateOfTheJaccardIndex) {
    const auto a = shinglesOf(words(0, 1000));
    const auto b = shinglesOf(words(300, 1300));
    const MinHash left = minHashOf(a), right = minHashOf(b);
    double same = 0;
    for (std::size_t i = 0; i < kMinHashes; ++i)
        same += left[i] == right[i] ? 1 : 0;
    EXPECT_NEAR(same / kMinHashes, jaccard(a, b), 0.2);
}

TEST(NearDuplicateIndex, FindsWhatIsNearlyTheSameAndNothingElse) {
    NearDuplicateIndex index(4);
    index.add(0, minHashOf(shinglesOf(words(0, 200))));
    index.add(1, minHashOf(shinglesOf(words(5000, 5200))));
    EXPECT_EQ(index.candidates(minHashOf(shinglesOf(words(0, 195)))), std::vector<std::uint32_t>{0});
    EXPECT_TRUE(index.candidates(minHashOf(shinglesOf(words(9000, 9200)))).empty());
}

} // namespace
} // namespace touchstone
