// SPDX-License-Identifier: GPL-3.0-or-later
// The text that is taken out of a file that is not text (PDF, DOCX), in a plain form that is kept in the
// workspace and that all ranges of such a document refer to:
//
//   # Heading                one to six marks at the start of a line
//   - item, 1. item          two blanks of indent per level
//   | cell | cell |          rows of a table
//   ``` ... ```              code, line by line
//   [^1]: text               a note
//   U+000C                   at the start of a line: a page begins
//   U+001E text              a running head or foot, a page number: kept for the record, in no chunk
//
// Everything else are paragraphs, one a line, between blank lines. Pure.
#pragma once

#include "core/base/job_context.h"
#include "core/corpus/page_parts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Puts such a text together. Text that would read as a mark is moved by a blank.
class ExtractedWriter {
public:
    void heading(int level, std::string_view text);
    void paragraph(std::string_view text);
    /// `marker`: "- ", "3. ".
    void item(std::size_t depth, std::string_view marker, std::string_view text);
    void row(const std::vector<std::string>& cells, bool first);
    void rule(std::size_t columns); ///< below the first row
    void code(std::string_view lines, std::string_view language = {});
    void note(std::string_view name, std::string_view text);
    void running(std::string_view text);
    void pageBreak();
    [[nodiscard]] std::string take();
    [[nodiscard]] std::size_t size() const { return m_text.size(); }

private:
    enum class Last { None, Block, Item, Row };
    void separate(Last next);
    std::string m_text;
    Last m_last = Last::None;
};

/// Blocks of such a text.
Result<PageParts> readExtracted(std::string_view text, const JobContext& job);

/// Where each page begins; empty when the text has no pages.
std::vector<std::uint64_t> pageStarts(std::string_view text);
/// 1-based number of the page that a byte is on, 0 = there are no pages.
std::uint32_t pageAt(const std::vector<std::uint64_t>& starts, std::uint64_t at);

/// Words between single blanks, control characters gone.
std::string oneLine(std::string_view text);

} // namespace touchstone
