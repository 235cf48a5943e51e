// SPDX-License-Identifier: GPL-3.0-or-later
// The phrases of the detector, as patterns over words. Internal to core/text. Immutable; safe for concurrent
// use.
//
// A pattern is a row of elements divided by blanks: `a|b` one of these words, `word*` any word that begins
// so,
// `..3` up to three words of any kind, `^` at the start of a sentence, `=` the words stand in capitals.
#pragma once

#include "core/text/injected_text.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct PhraseWord {
    std::string lower;
    TextRange range;
    bool startsSentence = false;
    bool capitals = false;
};
/// Words in order; apostrophes and markup marks within a word are left out.
std::vector<PhraseWord> phraseWords(std::string_view text);

struct PhraseHit {
    std::size_t pattern = 0; ///< index: a pattern counts once for the score
    InjectionKind kind = InjectionKind::Override;
    double weight = 0;
    std::size_t firstWord = 0, lastWord = 0;
};
std::vector<PhraseHit> findPhrases(const std::vector<PhraseWord>& words);

/// Does a sentence that begins at this word tell somebody to do something to an answer or its reader?
bool commandsAnswer(const std::vector<PhraseWord>& words, std::size_t at);

} // namespace touchstone
