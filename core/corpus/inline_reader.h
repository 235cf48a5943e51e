// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a LogicalText once from left to right and cuts it into pieces. Internal to core/corpus. One object
// per text, one thread.
#pragma once

#include "core/corpus/code_spans.h"
#include "core/corpus/inline_pieces.h"
#include "core/corpus/inline_text.h"
#include "core/corpus/text_lines.h"

#include <optional>
#include <utility>

namespace touchstone {

class InlineReader {
public:
    InlineReader(std::string_view text, const InlineOptions& options);
    void read();
    [[nodiscard]] const std::vector<InlinePiece>& pieces() const { return m_pieces; }
    [[nodiscard]] const std::vector<std::string>& strings() const { return m_strings; }

private:
    struct Bracket {
        std::size_t piece, at; ///< at: offset behind '['
        bool image;
    };
    struct Definition {
        std::string tag;
        std::size_t start, end; ///< of the title
    };
    void push(InlinePiece::Kind kind, std::size_t start, std::size_t end, std::size_t extra = 0);
    void replace(std::size_t start, std::size_t end, std::string text);
    void flushText(std::size_t to);
    void drop(std::size_t end); ///< the markup from m_at to end
    void plain(std::size_t start, std::size_t end);
    void codeSpan();
    void escape();
    void marks();
    void openBracket(bool image);
    void closeBracket();
    std::optional<std::size_t> inlineTarget(std::size_t at) const;
    std::optional<std::size_t> referenceTarget(const Bracket& open) const;
    [[nodiscard]] bool defined(std::size_t from, std::size_t to) const;
    void angle();
    void tag(const struct HtmlTag& tag);
    void definitionTag(const struct HtmlTag& tag);
    void attributeList();
    void entity();
    void lineEnd();

    std::string_view m_text;
    const InlineOptions& m_options;
    std::vector<InlinePiece> m_pieces;
    std::vector<std::string> m_strings;
    std::vector<DelimiterRun> m_runs;
    std::vector<CodeSpan> m_spans;
    std::size_t m_span = 0;
    std::vector<Bracket> m_brackets;
    std::size_t m_inactive = 0; ///< brackets below this index are inside the text of a link
    std::vector<Definition> m_definitions;
    NextFinder m_nextAngle;
    std::size_t m_at = 0;    ///< where the reader is
    std::size_t m_text0 = 0; ///< start of plain text that is not yet a piece
};

} // namespace touchstone
