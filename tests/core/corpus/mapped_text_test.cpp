// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/corpus/mapped_text.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

MappedText sample() {
    MappedText text;
    text.append("hello", kOwnFile, 10); // [0,5)
    text.appendInserted(" ");           // [5,6)
    text.appendFor("&", kOwnFile, {20, 25});
    text.append("code", 1, 100); // [7,11)
    return text;
}

TEST(MappedText, NeighboursInTheFileBecomeOneRun) {
    MappedText text;
    text.append("abc", kOwnFile, 5);
    text.append("def", kOwnFile, 8);
    text.append("ghi", 1, 11);
    ASSERT_EQ(text.runs().size(), 2U);
    EXPECT_EQ(text.runs()[0].source, (TextRange{5, 11}));
    EXPECT_EQ(text.text(), "abcdefghi");
}

TEST(MappedText, SourcesAreOneHullPerFileAndInsertedTextHasNone) {
    const MappedText text = sample();
    const auto all = text.sourcesOf(0, text.size());
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0], (FileRange{kOwnFile, {10, 25}}));
    EXPECT_EQ(all[1], (FileRange{1, {100, 104}}));
    EXPECT_TRUE(text.sourcesOf(5, 6).empty());
    EXPECT_EQ(text.sourcesOf(1, 3).at(0).range, (TextRange{11, 13}));
}

TEST(MappedText, APartOfAnEntityStandsForAllOfIt) {
    MappedText text;
    text.appendFor("\xE2\x80\xA6", kOwnFile, {4, 12}); // &hellip;
    EXPECT_EQ(text.sourcesOf(1, 2).at(0).range, (TextRange{4, 12}));
}

TEST(MappedText, SlicesKeepTheirSources) {
    const MappedText text = sample();
    const MappedText part = text.slice(3, 9);
    EXPECT_EQ(part.text(), text.text().substr(3, 6));
    EXPECT_EQ(part.sourcesOf(0, 2).at(0).range, (TextRange{13, 15}));
    EXPECT_EQ(part.sourcesOf(4, 6).at(0), (FileRange{1, {100, 102}}));
    EXPECT_TRUE(text.slice(5, 5).empty());
    EXPECT_EQ(text.slice(9, 99).text(), "de");
}

TEST(MappedText, TruncateCutsTheLastRun) {
    MappedText text = sample();
    text.truncate(9);
    EXPECT_EQ(text.runs().back().source, (TextRange{100, 102}));
    text.truncate(6);
    EXPECT_EQ(text.text(), "hello ");
    text.truncate(2);
    EXPECT_EQ(text.runs().back().source, (TextRange{10, 12}));
    text.truncate(0);
    EXPECT_TRUE(text.runs().empty());
}

TEST(MappedText, RunsSurviveTheBinaryForm) {
    Random random(7);
    for (int round = 0; round < 200; ++round) {
        MappedText text;
        for (std::uint32_t i = random.below(12); i > 0; --i) {
            const std::string piece(1 + random.below(300), 'x');
            const std::uint64_t at = random.below(1000000);
            switch (random.below(3)) {
            case 0:
                text.append(piece, random.below(4), at);
                break;
            case 1:
                text.appendFor(piece, random.below(4), {at, at + 1 + random.below(50)});
                break;
            default:
                text.appendInserted(piece);
            }
        }
        const MappedText back = MappedText::decode(text.text(), text.encodeRuns());
        EXPECT_EQ(back.runs(), text.runs());
        EXPECT_EQ(back.text(), text.text());
    }
}

TEST(MappedText, DamagedRunsGiveAnEmptyMap) {
    const MappedText text = sample();
    const std::string blob = text.encodeRuns();
    for (std::size_t cut = 0; cut + 1 < blob.size(); ++cut) {
        const MappedText back = MappedText::decode(text.text(), std::string_view(blob).substr(0, cut));
        EXPECT_TRUE(back.runs().empty()) << cut;
        EXPECT_EQ(back.text(), text.text());
    }
    EXPECT_TRUE(MappedText::decode("ab", std::string(20, '\xFF')).runs().empty());
}

TEST(MappedText, AppendingATextShiftsItsRuns) {
    MappedText text = sample();
    text.append(sample());
    EXPECT_EQ(text.size(), 22U);
    EXPECT_EQ(text.sourcesOf(11, 16).at(0).range, (TextRange{10, 15}));
}

} // namespace
} // namespace touchstone
