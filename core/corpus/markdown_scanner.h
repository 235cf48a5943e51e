// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a Markdown page line by line into blocks. Containers (admonitions, tabs, lists) stand on an explicit
// stack of bounded depth; nothing recurses. Internal to core/corpus. One object per page, one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/corpus/dialects.h"
#include "core/corpus/includes.h"
#include "core/corpus/inline_text.h"
#include "core/corpus/page_masks.h"
#include "core/corpus/page_parts.h"
#include "core/corpus/tab_groups.h"
#include "core/corpus/text_lines.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace touchstone {

class MarkdownScanner {
public:
    /// `from`: where the page begins behind a byte order mark and front matter.
    MarkdownScanner(const MaskedPage& page, std::size_t from, MarkdownFlavour flavour,
                    IncludeResolver& includes);
    Result<PageParts> scan(const JobContext& job);

private:
    enum class Open { None, Paragraph, Item, Quote, Html, Pre, Indented };
    struct Frame {
        enum Kind { OldBlock, NewBlock, List } kind = List;
        std::size_t indent = 0;  ///< columns of its marker
        std::size_t slashes = 0; ///< of a new block
        std::string admonition;  ///< "" when it is none
        std::size_t tab = 0;     ///< 1 + index into m_tabs, 0 = no tab
    };
    struct ListMarker {
        std::size_t end = 0;     ///< behind the marker
        std::size_t content = 0; ///< first character of the item
        bool ordered = false;
        bool first = false; ///< "1."
    };

    // markdown_scanner.cpp: lines
    void collectReferences();
    void line(const Line& line);
    bool continues(const Line& line, const Indent& indent, std::string_view text);
    bool heading(const Line& line, const Indent& indent);
    bool underlined(const Line& line, std::string_view text);
    bool list(const Line& line, const Indent& indent);
    bool quote(const Line& line, const Indent& indent);
    bool html(const Line& line, const Indent& indent);
    bool table(const Line& line, std::string_view text);
    bool definition(const Line& line, const Indent& indent, std::string_view text);
    void paragraph(const Line& line, const Indent& indent);
    [[nodiscard]] ListMarker listMarker(std::size_t at, std::size_t to) const;
    [[nodiscard]] std::size_t codeIndent() const;

    // mkdocs_forms.cpp: admonitions, tabs, includes
    bool mkdocsForm(const Line& line, const Indent& indent, std::string_view text);
    bool oldBlock(const Line& line, const Indent& indent, std::string_view text);
    bool newBlock(const Line& line, const Indent& indent, std::string_view text);
    bool includeLine(const Line& line, std::string_view text);
    bool directive(const Line& line, const Indent& indent, std::string_view text);
    void openFrame(Frame frame);
    void openTab(Frame& frame, const Line& line, std::size_t labelStart, std::size_t labelEnd);
    void titleBlock(const Line& line, std::size_t start, std::size_t end);
    void closeFrames(std::size_t keep, std::size_t at);
    void closeIndented(std::size_t columns, std::size_t at);
    void refreshAdmonition();
    [[nodiscard]] std::size_t listDepth() const;

    // book_forms.cpp: includes and listings of mdBook
    bool bookForm(const Line& line, std::string_view text);
    bool listing(const Line& line, std::string_view text);

    // markdown_blocks.cpp: finished blocks
    void begin(Open kind, std::size_t start);
    void add(std::size_t from, std::size_t to, std::size_t end);
    void flush();
    Block& push(BlockKind kind, MappedText text, std::size_t start, std::size_t end);
    void pushHeading(int level, std::size_t from, std::size_t to, std::size_t start, std::size_t end);
    void fence(const Fence& fence);
    void fenceBody(const Fence& fence, bool console, Block& block, bool& included);
    void consoleLine(std::size_t from, std::size_t to, MappedText& out) const;
    void tableRow(std::size_t from, std::size_t to, MappedText& out) const;
    [[nodiscard]] InlineOptions inlineOptions() const;
    void mark(std::size_t start, std::size_t end, const char* kind) {
        m_parts.marks.push_back({{start, end}, kind});
    }

    const MaskedPage& m_page;
    std::string_view m_text;
    std::size_t m_at;
    bool m_mkdocs, m_book;
    std::string m_fileName; ///< of the listing that follows
    IncludeResolver& m_includes;
    PageParts m_parts;
    std::vector<Tab> m_tabs;
    std::size_t m_lastClosedTab = 0; ///< 1 + index into m_tabs
    std::size_t m_tabGroups = 0;
    std::unordered_set<std::string> m_references;
    std::vector<Frame> m_frames;
    std::string m_admonition;      ///< of the innermost container that is one
    std::string m_quoteAdmonition; ///< "> [!NOTE]"
    std::size_t m_nextFence = 0;
    std::uint64_t m_lineNumber = 0; ///< 1-based, of the line being read
    bool m_afterBlank = true;
    bool m_optionLines = false;    ///< right behind a block's first line: its options may follow
    bool m_directiveLines = false; ///< indented options of a `:::` directive

    Open m_open = Open::None;
    LogicalText m_lines;          ///< of the open block
    MappedText m_prefix;          ///< "- " of an item
    MappedText m_code;            ///< of open indented code
    std::size_t m_codeBlanks = 0; ///< blank lines that follow only if more code does
    std::size_t m_start = 0, m_end = 0;
    std::uint8_t m_level = 0;
};

} // namespace touchstone
