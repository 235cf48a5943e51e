// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/index/packed_occurrences.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

namespace touchstone {
namespace {

TEST(TermNumbers, AreGivenInOrderAndKeepTheirTexts) {
    TermNumbers terms;
    std::map<std::string, std::uint32_t> known;
    Random random(3);
    for (int i = 0; i < 50000; ++i) {
        const std::string term(random.below(3) == 0 ? "" : std::to_string(random.below(20000)));
        const auto [at, isNew] = known.try_emplace(term, static_cast<std::uint32_t>(known.size()));
        ASSERT_EQ(terms.numberOf(term), at->second) << term;
    }
    const std::string large(200000, 'x');
    const std::uint32_t last = terms.numberOf(large);
    EXPECT_EQ(last, known.size());
    EXPECT_EQ(terms.size(), known.size() + 1);
    for (const auto& [term, number] : known)
        EXPECT_EQ(terms.text(number), term);
    EXPECT_EQ(terms.text(last), large);
    terms.clear();
    EXPECT_EQ(terms.size(), 0U);
    EXPECT_EQ(terms.numberOf("again"), 0U);
}

/// By term: its documents and weights, found without packing.
using Expected = std::map<std::string, std::vector<std::pair<std::uint32_t, float>>>;

Expected addRandom(PackedOccurrences& into, TermNumbers& terms, std::uint32_t documents) {
    Random random(7);
    Expected expected;
    for (std::uint32_t document = 0; document < documents; ++document) {
        std::map<std::string, float> words;
        for (std::uint32_t left = random.below(30); left > 0; --left)
            words["w" + std::to_string(random.below(document + 5))] +=
                0.3F * static_cast<float>(1 + random.below(9));
        std::vector<std::pair<std::uint32_t, float>> numbered;
        for (const auto& [word, weight] : words) {
            numbered.emplace_back(terms.numberOf(word), weight);
            expected[word].emplace_back(document, weight);
        }
        into.add(numbered, terms);
    }
    return expected;
}

void expectAll(PackedOccurrences& from, const TermNumbers& terms, const Expected& expected) {
    from.close(terms);
    std::vector<std::pair<std::uint32_t, float>> found;
    for (const auto& [word, occurrences] : expected) { // in byte order
        std::uint32_t number = 0;
        while (terms.text(number) != word)
            ++number;
        found.clear();
        from.take(number, found);
        ASSERT_EQ(found, occurrences) << word;
    }
}

TEST(PackedOccurrences, GiveBackWhatWasAddedHoweverOftenTheyWerePacked) {
    for (const std::size_t buffer : {1U, 7U, 100U, 1000000U}) {
        TermNumbers terms;
        PackedOccurrences occurrences(buffer);
        const Expected expected = addRandom(occurrences, terms, 400);
        EXPECT_EQ(occurrences.documents(), 400U);
        expectAll(occurrences, terms, expected);
    }
}

TEST(PackedOccurrences, AreNothingWhereNothingWasAdded) {
    TermNumbers terms;
    PackedOccurrences occurrences;
    occurrences.add({}, terms);
    const std::uint32_t asked = terms.numberOf("asked for");
    occurrences.close(terms);
    std::vector<std::pair<std::uint32_t, float>> found;
    occurrences.take(asked, found);
    EXPECT_TRUE(found.empty());
}

TEST(BlobChecksum, PiecesGiveWhatTheWholeGives) {
    Random random(11);
    std::string bytes;
    for (int i = 0; i < 1000; ++i)
        bytes.push_back(static_cast<char>(random.below(256)));
    for (std::size_t size = 0; size < bytes.size(); size += 13) {
        const std::string_view whole = std::string_view(bytes).substr(0, size);
        BlobChecksum sum;
        for (std::size_t at = 0; at < size;) {
            const std::size_t take = std::min<std::size_t>(random.below(70), size - at);
            sum.update(whole.substr(at, take));
            at += take;
        }
        ASSERT_EQ(sum.finish(), blobChecksum(whole)) << size;
    }
}

} // namespace
} // namespace touchstone
