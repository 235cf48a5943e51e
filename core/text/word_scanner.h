// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts text into words as an engineer sees them: `fastapi.middleware.cors`, `--reload` and `X-Token` are one
// word. Says where words are and how they were marked, not what they mean. Linear in the text. Internal to
// core/text; an object belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace touchstone {

/// Words are cut there, at a separator where there is one.
inline constexpr std::size_t kLongestWordBytes = 200;

enum class WordKind : std::uint8_t {
    Word,        ///< letters and digits, perhaps joined by . - _
    Contraction, ///< don't, isn't
    Unspaced,    ///< a run of a script without blanks between words
};

struct ScannedWord {
    WordKind kind = WordKind::Word;
    std::size_t start = 0, end = 0;
    bool marked = false; ///< stood as @name, name() or --name
    bool joined = false; ///< has . - or _ inside
    bool ascii = true;
    bool digits = false; ///< has at least one digit
    bool allSegmentsNumeric =
        false; ///< every segment between separators begins with a digit (3.10, 2024-01-31)
};

class WordScanner {
public:
    /// `english`: drop a possessive 's, keep n't together.
    WordScanner(std::string_view text, bool english) : m_text(text), m_english(english) {}
    /// The next word in `word`, or false at the end of the text.
    bool next(ScannedWord& word);

private:
    bool wordBeginsAt(std::size_t at) const;
    std::size_t runEnd(std::size_t at, ScannedWord& word) const;
    void scanWord(ScannedWord& word);
    void takeApostrophe(ScannedWord& word);
    void trimUnderscores(ScannedWord& word) const;

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_wordEnd = static_cast<std::size_t>(-1); ///< where the last word ended
    bool m_english;
};

} // namespace touchstone
