// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a reStructuredText page body by body into blocks: sections, lists, tables, directives. Bodies nest to
// a bounded depth; what lies deeper is text of the innermost. Internal to core/corpus. One object per page,
// one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/corpus/includes.h"
#include "core/corpus/page_parts.h"
#include "core/corpus/rst_inline.h"
#include "core/corpus/rst_lines.h"
#include "core/corpus/rst_names.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {

class RstReader {
public:
    /// `baseLevel`: levels that stand above the page's own sections (1 below a title from a header block).
    /// `firstLine`: number of the first of `lines` in the file.
    RstReader(const RstLines& lines, std::uint64_t firstLine, int baseLevel, IncludeResolver& includes,
              Document& document, PageParts& parts)
        : m_lines(lines), m_text(lines.text()), m_firstLine(firstLine), m_baseLevel(baseLevel),
          m_includes(includes), m_document(document), m_names(lines), m_parts(parts) {}
    Result<> read(const JobContext& job);

private:
    /// What the bodies around say.
    struct Around {
        std::size_t depth = 0, list = 0;
        BlockKind text = BlockKind::Paragraph;
        std::string admonition;
    };
    /// A directive taken apart.
    struct Directive {
        std::string_view name; ///< without its domain
        bool domain = false;
        std::size_t line = 0, end = 0; ///< its lines
        RstSpan argument;              ///< its lines; empty = none
        std::vector<std::pair<std::string_view, std::string_view>> options;
        RstSpan body;
        RstSpan whole; ///< argument and body in one, without options
        [[nodiscard]] std::string_view option(std::string_view wanted) const;
    };

    // rst_reader.cpp: bodies, sections, text
    Result<> body(const RstSpan& span, const Around& around);
    std::size_t construct(const RstSpan& span, std::size_t line, const Around& around);
    std::size_t section(const RstSpan& span, std::size_t line);
    void heading(std::size_t title, std::size_t first, std::size_t end, char mark, bool over);
    std::size_t quote(const RstSpan& span, std::size_t line, const Around& around);
    std::size_t paragraph(const RstSpan& span, std::size_t line, const Around& around);
    std::size_t literal(const RstSpan& span, std::size_t line);
    std::size_t flat(const RstSpan& span, const Around& around);

    // rst_lists.cpp
    std::size_t bullet(const RstSpan& span, std::size_t line, const Around& around);
    std::size_t enumerated(const RstSpan& span, std::size_t line, const Around& around);
    std::size_t field(const RstSpan& span, std::size_t line, const Around& around);
    std::size_t optionItem(const RstSpan& span, std::size_t line, const Around& around);
    std::size_t definition(const RstSpan& span, std::size_t line, const Around& around);
    std::size_t lineBlock(const RstSpan& span, std::size_t line, const Around& around);
    std::size_t doctest(const RstSpan& span, std::size_t line);
    std::size_t item(const RstSpan& span, std::size_t line, std::size_t markerEnd, const Around& around);

    // rst_explicit.cpp: what begins with ".. "
    std::size_t explicitMarkup(const RstSpan& span, std::size_t line, const Around& around);
    std::size_t anonymousTarget(const RstSpan& span, std::size_t line);
    std::size_t footnote(const RstSpan& span, std::size_t line, std::size_t from, std::size_t close,
                         const Around& around);
    void target(std::string_view text);

    // rst_directives.cpp
    void directive(const RstSpan& span, std::size_t line, std::size_t nameStart, std::size_t nameEnd,
                   std::size_t end, std::size_t least, const Around& around);
    [[nodiscard]] Directive takeApart(const RstSpan& span, std::size_t line, std::size_t nameStart,
                                      std::size_t nameEnd, std::size_t end, std::size_t least) const;
    bool codeDirective(const Directive& directive);
    bool includeDirective(const Directive& directive);
    bool admonition(const Directive& directive, const Around& around);
    bool pictureDirective(const Directive& directive, const Around& around);
    bool quietDirective(const Directive& directive);
    void otherDirective(const Directive& directive, const Around& around);

    // rst_tables.cpp, rst_data_tables.cpp
    std::size_t gridTable(const RstSpan& span, std::size_t line);
    std::size_t simpleTable(const RstSpan& span, std::size_t line);
    bool listTable(const Directive& directive);
    bool csvTable(const Directive& directive);
    void addRow(const std::vector<LogicalText>& cells, MappedText& table);

    // rst_blocks.cpp: finished blocks
    void nest(const RstSpan& span, const Around& around);
    Block& push(BlockKind kind, MappedText text, std::size_t start, std::size_t end);
    /// Lines [first, last) of a body as one text.
    [[nodiscard]] LogicalText textOf(const RstSpan& span, std::size_t first, std::size_t last) const;
    void pushText(const LogicalText& text, std::size_t first, std::size_t last, const Around& around);
    void pushCode(std::size_t first, std::size_t last, std::size_t column, std::string_view language,
                  std::string title);
    /// A text that comes before the next block, in one with it.
    void setPrefix(MappedText prefix, BlockKind kind, std::size_t start, std::size_t level, bool keep);
    void flushPrefix();
    void render(const LogicalText& text, MappedText& out);
    void mark(std::size_t first, std::size_t last, const char* kind) {
        if (first < last)
            m_parts.marks.push_back({{m_lines.start(first), m_lines.end(last - 1)}, kind});
    }

    const RstLines& m_lines;
    std::string_view m_text;
    std::uint64_t m_firstLine;
    int m_baseLevel;
    IncludeResolver& m_includes;
    Document& m_document;
    RstNames m_names;
    PageParts& m_parts;
    const JobContext* m_job = nullptr;
    Result<> m_state; ///< first error; ends the reading
    std::size_t m_turn = 0;

    std::vector<std::pair<char, bool>> m_styles; ///< adornments in order of appearance: mark, with overline
    std::vector<std::string> m_targets;          ///< ids that wait for the next section
    std::string m_highlight;                     ///< language of code that names none
    std::string m_admonition;                    ///< around the block being made
    MappedText m_prefix;
    BlockKind m_prefixKind = BlockKind::ListItem;
    std::size_t m_prefixStart = 0, m_prefixLevel = 0;
    bool m_keepPrefix = false;
    std::size_t m_lastEnd = 0;
};

/// The header block of a PEP ("PEP: 8", "Title: ..."): fields to metadata, a heading, its lines as a block.
/// Where the page goes on, or `from` when there is none.
std::size_t readRstHeader(std::string_view text, std::size_t from, Document& document, PageParts& parts);

/// Length of an enumerator ("1.", "(a)", "#.") that a blank or the line's end follows, 0 = none.
std::size_t rstEnumerator(std::string_view text);
/// Length of a bullet, 0 = none.
std::size_t rstBullet(std::string_view text);
/// A border of a simple table.
bool isSimpleBorder(std::string_view text, char mark);
/// A border of a grid table.
bool isGridBorder(std::string_view text);

} // namespace touchstone
