// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/hashing.h"
#include "core/base/ids.h"
#include "core/base/random.h"
#include "core/base/text_range.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace touchstone {
namespace {

constexpr auto kCodes = std::to_array<ErrorCode>(
    {ErrorCode::Usage, ErrorCode::NotFound, ErrorCode::BadInput, ErrorCode::Io, ErrorCode::Offline,
     ErrorCode::Unreachable, ErrorCode::Refused, ErrorCode::Malformed, ErrorCode::BudgetReached,
     ErrorCode::WorkspaceDamaged, ErrorCode::WorkspaceNewer, ErrorCode::WorkspaceBusy, ErrorCode::Cancelled,
     ErrorCode::Internal});

TEST(Error, EachCodeHasANameOfItsOwn) {
    std::set<std::string_view> names;
    for (const ErrorCode code : kCodes)
        names.insert(errorCodeName(code));
    EXPECT_EQ(names.size(), kCodes.size());
}

TEST(Error, ExitCodesAreThoseOfTheCommandLine) {
    EXPECT_EQ(exitCodeOf(ErrorCode::Usage), 2);
    EXPECT_EQ(exitCodeOf(ErrorCode::Unreachable), 3);
    EXPECT_EQ(exitCodeOf(ErrorCode::BudgetReached), 4);
    EXPECT_EQ(exitCodeOf(ErrorCode::BadInput), 5);
    EXPECT_EQ(exitCodeOf(ErrorCode::WorkspaceNewer), 6);
    EXPECT_EQ(exitCodeOf(ErrorCode::Cancelled), 130);
    EXPECT_EQ(exitCodeOf(ErrorCode::Internal), 1);
}

TEST(Error, IsDescribedWithItsPlaceAndHint) {
    Error error = makeError(ErrorCode::BadInput, "No.", "Try yes.");
    EXPECT_EQ(describe(error), "No. Try yes.");
    error.file = "a.json";
    EXPECT_EQ(describe(error), "a.json: No. Try yes.");
    error.line = 3;
    EXPECT_EQ(describe(error), "a.json:3: No. Try yes.");
    error.column = 7;
    error.hint.clear();
    EXPECT_EQ(describe(error), "a.json:3:7: No.");
}

TEST(Hashing, AgreesWithThePublishedVectors) {
    EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(Sha256().update("a").update("bc").finishHex(), sha256Hex("abc"));
    EXPECT_EQ(toHex(sha256("abc").data(), 2), "ba78");
    static_assert(fnv1a("a") != fnv1a("b") && fnv1a("ab") != fnv1a("ba"));
}

TEST(Hashing, FieldsCannotRunIntoOneAnother) {
    EXPECT_NE(Sha256().updateField("ab").updateField("c").finishHex(),
              Sha256().updateField("a").updateField("bc").finishHex());
    EXPECT_NE(contentId("c_", {"ab", "c"}), contentId("c_", {"a", "bc"}));
    EXPECT_NE(contentId("c_", {"a"}), contentId("c_", {"a", ""}));
}

TEST(ContentId, IsPrefixAndSixteenHexDigits) {
    const std::string id = contentId("c_", {"x"});
    EXPECT_EQ(id.size(), 18U);
    EXPECT_EQ(id.substr(0, 2), "c_");
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef", 2), std::string::npos);
    EXPECT_EQ(id, contentId("c_", {"x"}));
}

TEST(Ulid, AreDistinctAndInOrderAlsoBetweenThreads) {
    std::array<std::vector<std::string>, 4> made;
    std::vector<std::thread> threads;
    for (auto& list : made)
        threads.emplace_back([&list] {
            for (int i = 0; i < 2000; ++i)
                list.push_back(newUlid());
        });
    for (std::thread& thread : threads)
        thread.join();
    std::set<std::string> all;
    for (const auto& list : made) {
        EXPECT_TRUE(std::is_sorted(list.begin(), list.end()));
        all.insert(list.begin(), list.end());
    }
    EXPECT_EQ(all.size(), 8000U);
    for (const std::string& id : all) {
        ASSERT_EQ(id.size(), 26U);
        ASSERT_LE(id[0], '7');
        ASSERT_EQ(id.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), std::string::npos);
    }
}

TEST(Random, IsTheSameOnEveryMachine) {
    Random random(42, 54); // the first numbers of the reference implementation's demonstration
    EXPECT_EQ(random.next(), 0xa15c02b7U);
    EXPECT_EQ(random.next(), 0x7b47f409U);
    EXPECT_EQ(random.next(), 0xba1d3330U);
    EXPECT_EQ(random.next(), 0x83d2f293U);
}

TEST(Random, BoundedAndUniformNumbersStayInRangeAndSpread) {
    Random random(7);
    std::array<int, 6> counts{};
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 60000; ++i) {
        const std::uint32_t face = random.below(6);
        ASSERT_LT(face, 6U);
        ++counts[face];
        const double u = random.uniform();
        ASSERT_GE(u, 0.0);
        ASSERT_LT(u, 1.0);
        const double normal = random.normal();
        sum += normal;
        squares += normal * normal;
    }
    for (const int count : counts)
        EXPECT_NEAR(count, 10000, 500);
    EXPECT_NEAR(sum / 60000, 0.0, 0.02);
    EXPECT_NEAR(squares / 60000, 1.0, 0.03);
    EXPECT_EQ(random.below(1), 0U);
    EXPECT_NE(Random(1).next(), Random(2).next());
    EXPECT_NE(Random(1, 1).next(), Random(1, 2).next());
}

TEST(TextRange, IsHalfOpen) {
    constexpr TextRange range{2, 5};
    EXPECT_EQ(range.size(), 3U);
    EXPECT_TRUE(range.contains(std::uint64_t{2}));
    EXPECT_FALSE(range.contains(std::uint64_t{5}));
    EXPECT_TRUE(range.contains(TextRange{2, 5}));
    EXPECT_FALSE(range.contains(TextRange{2, 6}));
    EXPECT_FALSE(range.overlaps({5, 9})) << "touching is not overlapping";
    EXPECT_TRUE(range.overlaps({4, 9}));
    EXPECT_FALSE(range.overlaps({3, 3}));
    EXPECT_EQ((TextRange{5, 2}).size(), 0U);
    EXPECT_TRUE((TextRange{5, 2}).empty());
    EXPECT_EQ(range.hull({8, 9}), (TextRange{2, 9}));
    EXPECT_EQ(range.hull({9, 9}), range);
    EXPECT_EQ((TextRange{}).hull(range), range);
}

} // namespace
} // namespace touchstone
