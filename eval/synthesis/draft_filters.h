// SPDX-License-Identifier: GPL-3.0-or-later
// Filters that need no model: does the quote stand in its passage, does the answer stand in the quote, does
// the question repeat the passage or another question. Internal to eval/synthesis.
#pragma once

#include "core/text/analyser.h"
#include "core/text/near_duplicates.h"
#include "eval/synthesis/draft.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Finds the quotes and fills in the places; else drops the draft. A quote stands there word for word (case,
/// blanks and punctuation folded), or as whole sentences that lack none of its numbers and identifiers.
void findPlaces(Draft& draft);

/// Each sentence of the answer must be carried by the quoted words, as citations are verified.
void verifyAnswer(Draft& draft);
/// The first sentence of `answer` that these texts do not carry; "" = they carry all. Pure.
std::string uncarriedSentence(const std::string& answer, const std::vector<std::string>& texts);

/// Whether two answers say the same, by words, numbers and identifiers: the shorter within the longer.
bool answersAgree(const std::string& a, const std::string& b);

/// The longest run of words that the question shares with a passage, when it is long enough to give the
/// passage away (8 words, or 6 that are most of the question); "" = there is none.
std::string leakedWords(const std::string& question, const std::string& passage);

/// Questions so far. One thread.
class KnownQuestions {
public:
    /// `family`: variants of one item are no duplicates of each other.
    void add(const std::string& question, std::string name, std::string family = {});
    /// The name of one that asks the same by its content words and its question word; "" = there is none.
    [[nodiscard]] std::string duplicateOf(const std::string& question, const std::string& family = {}) const;

private:
    struct Entry {
        std::vector<std::uint64_t> words;
        std::string asks, name, family; ///< asks: its question word
    };
    [[nodiscard]] static std::string questionWord(const std::string& question);
    [[nodiscard]] std::vector<std::uint64_t> wordsOf(const std::string& question) const;
    Analyser m_analyser;
    NearDuplicateIndex m_index{2};
    std::vector<Entry> m_entries;
};

} // namespace touchstone
