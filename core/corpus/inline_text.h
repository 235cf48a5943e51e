// SPDX-License-Identifier: GPL-3.0-or-later
// Inline markup of a paragraph, heading or cell taken away, every remaining byte with its place in the page:
// links to their text, images to their alternative text, emphasis and tags dropped, code spans with their
// backticks, entities decoded, definitions of <abbr> and <dfn> in brackets. Linear in the text. Pure.
#pragma once

#include "core/corpus/mapped_text.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace touchstone {

/// A piece of page text that is read as one: lines without the markers before them, joined by '\n'.
class LogicalText {
public:
    /// Appends page[start, end), a line's content; a '\n' comes before all but the first.
    void addLine(std::string_view page, std::size_t start, std::size_t end);
    [[nodiscard]] std::string_view view() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_lines.empty(); }
    void clear();
    /// Place in the page of the byte at `at`; of a line's end: where the line's content ends.
    [[nodiscard]] std::size_t sourceOf(std::size_t at) const;
    [[nodiscard]] std::size_t lineCount() const { return m_lines.size(); }

private:
    struct Start {
        std::size_t logical, source;
    };
    std::string m_text;
    std::vector<Start> m_lines;
};

struct InlineOptions {
    bool oneLine = false;      ///< headings and cells: line breaks become blanks
    bool codeTicks = true;     ///< keep the backticks of code spans
    bool definitions = true;   ///< add the titles of abbr and dfn in brackets
    bool markdown = true;      ///< false: only tags and entities
    bool keepLineEnds = false; ///< soft line ends stay line ends (preformatted HTML)
    const std::unordered_set<std::string>* references = nullptr; ///< labels of link definitions, folded
};

/// Form in which labels of link definitions are compared: lower case, runs of blanks as one.
std::string foldLabel(std::string_view label);

/// Appends the text to `out`; blanks at both ends are left out.
void renderInline(const LogicalText& text, const InlineOptions& options, MappedText& out);

} // namespace touchstone
