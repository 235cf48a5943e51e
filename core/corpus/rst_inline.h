// SPDX-License-Identifier: GPL-3.0-or-later
// Inline markup of reStructuredText as people read it: roles and references to their text, literals with one
// backtick on each side, substitutions put in. Every remaining byte keeps its place. Linear in the text.
// Internal to core/corpus. One object per text, one thread.
#pragma once

#include "core/corpus/inline_pieces.h"
#include "core/corpus/inline_text.h"
#include "core/corpus/rst_names.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct RstInlineOptions {
    bool codeTicks = true;     ///< keep a backtick on each side of literals
    bool takesIds = true;      ///< references and targets count for the ids of the page
    bool substitutions = true; ///< put them in, and the titles that labels mean
};

/// Appends the text to `out`; line ends become blanks, blanks at both ends are left out.
void renderRst(const LogicalText& text, const RstInlineOptions& options, RstNames& names, MappedText& out);
/// The same of a text that stands on its own, as a string.
std::string renderedRst(std::string_view text, RstNames& names);

class RstInlineReader {
public:
    RstInlineReader(std::string_view text, const RstInlineOptions& options, RstNames& names)
        : m_text(text), m_options(options), m_names(names) {}
    void read();
    [[nodiscard]] const std::vector<InlinePiece>& pieces() const { return m_pieces; }
    [[nodiscard]] const std::vector<std::string>& strings() const { return m_strings; }

private:
    enum Mark : std::uint8_t { Literal, Phrase, Strong, Emphasis, MarkCount };

    [[nodiscard]] bool startsAt(std::size_t at, std::size_t size) const;
    [[nodiscard]] bool endsAt(std::size_t at) const;
    /// Where the closing mark of a text that begins at `from` stands, or npos. Remembers a miss.
    std::size_t closing(Mark mark, std::string_view sign, std::size_t from);
    [[nodiscard]] std::size_t behindPhrase(std::size_t close) const;

    void push(InlinePiece::Kind kind, std::size_t start, std::size_t end, std::size_t extra = 0);
    void insert(std::string text);
    void replace(std::size_t start, std::size_t end, std::string text);
    void flushText(std::size_t to);
    void drop(std::size_t end);
    /// text[start, end) without escapes; of a literal as it stands.
    void plain(std::size_t start, std::size_t end, bool escapes);
    void code(std::size_t start, std::size_t end, bool escapes);

    bool literal();
    bool phrase(std::size_t roleEnd);
    bool role();
    bool emphasis();
    bool substitution();
    bool footnote();
    bool inlineTarget();
    bool reference();
    void escape();
    void interpreted(std::string_view role, std::size_t start, std::size_t end);

    std::string_view m_text;
    const RstInlineOptions& m_options;
    RstNames& m_names;
    std::vector<InlinePiece> m_pieces;
    std::vector<std::string> m_strings;
    std::array<std::size_t, MarkCount> m_missFrom{};
    std::array<bool, MarkCount> m_missed{};
    std::size_t m_at = 0;    ///< where the reader is
    std::size_t m_text0 = 0; ///< start of plain text that is not yet a piece
};

} // namespace touchstone
