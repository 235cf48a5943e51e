// SPDX-License-Identifier: GPL-3.0-or-later
// Words and letters as the text measures count them: the Unicode rules that the reference implementations
// inherit from Python. Pure functions, safe for concurrent use. Text is valid UTF-8; an invalid byte counts
// as U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace touchstone {

/// Lower case with the full mapping: a sigma that ends a word, I with a dot above as two code points.
std::string lowerFully(std::string_view text);
/// Blanks of all scripts, separators of lines and paragraphs, and the controls U+001C to U+001F.
bool isUnicodeBlank(char32_t codePoint);
/// Letter or number of any script: what a word boundary separates from the rest. Marks are not.
bool isWordCharacter(char32_t codePoint);
/// One of the 32 punctuation characters of ASCII.
bool isAsciiPunctuation(char32_t codePoint);
/// Pieces between runs of blanks.
std::vector<std::string_view> splitAtBlanks(std::string_view text);
std::vector<std::uint32_t> codePointsOf(std::string_view text);

/// Equal words have equal numbers, 0, 1, 2 ... in order of appearance. Keeps views: the text must outlive it.
class WordNumbers {
public:
    std::uint32_t of(std::string_view word) {
        return m_numbers.try_emplace(word, static_cast<std::uint32_t>(m_numbers.size())).first->second;
    }
    [[nodiscard]] std::size_t size() const { return m_numbers.size(); }

private:
    std::unordered_map<std::string_view, std::uint32_t> m_numbers;
};

} // namespace touchstone
