// SPDX-License-Identifier: GPL-3.0-or-later
// Finds words as they are written: without regard to case, at the edges of words, a blank standing for any
// run of blanks and punctuation. Text is given folded (toLowerUtf8). Pure; safe for concurrent use.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class WordMatcher {
public:
    /// `openEnd`: the last word may go on (a prefix).
    explicit WordMatcher(std::string_view phrase, bool openEnd = false);
    [[nodiscard]] bool in(std::string_view folded) const {
        return find(folded, 0).begin != std::string_view::npos;
    }

    /// The words before the first blank, folded.
    [[nodiscard]] std::string_view firstPiece() const {
        return m_pieces.empty() ? std::string_view() : std::string_view(m_pieces.front());
    }

    struct Found {
        std::size_t begin = std::string_view::npos, end = 0; ///< with the rest of the word where it may go on
    };
    [[nodiscard]] Found find(std::string_view folded, std::size_t from) const;

private:
    [[nodiscard]] std::size_t endOfMatch(std::string_view folded, std::size_t at) const;
    std::vector<std::string> m_pieces; ///< folded, between the blanks
    bool m_openEnd;
};

/// Whether all of them stand so near that at most `distance` words lie between the first and the last.
bool standNear(std::string_view folded, const std::vector<WordMatcher>& parts, std::size_t distance);

/// Letters, digits and underscores; of any script.
bool isWordAt(std::string_view text, std::size_t at);

} // namespace touchstone
