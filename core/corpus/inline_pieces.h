// SPDX-License-Identifier: GPL-3.0-or-later
// What the inline reader finds, before it is known which markers are markup: a row of pieces over a
// LogicalText. Internal to core/corpus. Belongs to one thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

struct InlinePiece {
    enum Kind : std::uint8_t {
        Verbatim, ///< text[start, end) stays
        Dropped,  ///< markup
        Replaced, ///< text[start, end) stands as strings[extra]
        Inserted, ///< strings[extra], from nowhere
        Blank,    ///< a line end or a tag between two blocks: a blank
        Break,    ///< a line break
        Marks,    ///< run of '*', '_' or '~' of which `extra` stay
    };
    Kind kind = Verbatim;
    std::uint32_t start = 0, end = 0;
    std::uint32_t extra = 0;
};

struct DelimiterRun {
    std::uint32_t piece = 0;
    std::uint32_t count = 0, original = 0;
    char mark = '*';
    bool canOpen = false, canClose = false;
};

/// Decides which marks are emphasis (CommonMark's rule) and lowers `extra` of their pieces. Linear.
void resolveEmphasis(std::vector<DelimiterRun>& runs, std::vector<InlinePiece>& pieces);

class LogicalText;
class MappedText;

/// Appends what the pieces of a text say, each byte with its place in the page; blanks at both ends are left
/// out.
void writePieces(const LogicalText& text, const std::vector<InlinePiece>& pieces,
                 const std::vector<std::string>& strings, MappedText& out);

} // namespace touchstone
