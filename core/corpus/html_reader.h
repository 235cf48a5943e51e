// SPDX-License-Identifier: GPL-3.0-or-later
// HTML pages -> blocks. html_reader.cpp walks the tree, html_blocks.cpp finishes blocks, html_flat.cpp reads
// what is too large for a tree. Internal to core/corpus. One object per page, one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/corpus/dialects.h"
#include "core/corpus/html_content.h"
#include "core/corpus/html_text.h"
#include "core/corpus/html_tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// HTML without a tree. Sets the document's title from <title>.
Result<PageParts> readFlatHtml(std::string_view text, std::size_t from, Document& document, JobContext& job);

class HtmlReader {
public:
    /// `masks`: template code, in order; the page that the tree is of has blanks there.
    HtmlReader(const HtmlTree& tree, const std::vector<StrippedRange>& masks)
        : m_tree(tree), m_content(findContent(tree)), m_text(tree, masks) {}
    Result<PageParts> read(const JobContext& job);
    [[nodiscard]] const HtmlContent& content() const { return m_content; }

private:
    struct Found { ///< a block with what orders it
        Block block;
        std::string written, id; ///< of a heading
        int heading = 0;
    };
    struct List {
        bool ordered = false;
        long next = 1;
    };
    struct Note {
        const GumboNode* element;
        std::string type;
    };
    enum class Lead { None, Item, Definition }; ///< what stands before the next text

    // html_reader.cpp
    bool enter(const GumboNode& node);
    bool enterElement(const GumboNode& element);
    void enterBlock(const GumboNode& element);
    void enterInline(const GumboNode& element);
    void leave(const GumboNode& element);
    bool strip(const GumboNode& element, std::string_view kind);
    void takeId(const GumboNode& element);
    void addText(const GumboNode& node);
    [[nodiscard]] bool onTheWayToMain(const GumboNode& element) const;

    // html_blocks.cpp
    /// `end`: behind the end tag of the block, 0 = it has none.
    void flush(std::uint64_t end = 0);
    void table(const GumboNode& table);
    void cell(const GumboNode& cell, HtmlText& text);
    PageParts finish();

    const HtmlTree& m_tree;
    HtmlContent m_content;
    HtmlText m_text;
    std::vector<Found> m_found;
    std::vector<StrippedRange> m_marks;
    std::vector<List> m_lists;
    std::vector<Note> m_notes;
    std::vector<const GumboNode*> m_toMain; ///< elements around the main part
    const GumboNode* m_heading = nullptr;
    const GumboNode* m_pre = nullptr;
    const GumboNode* m_noteTitle = nullptr;
    std::string m_id, m_pendingId; ///< of the open heading; of what stands before the next text
    std::string m_language;
    std::uint64_t m_start = kNone; ///< of the open block's tag
    std::size_t m_quotes = 0;
    Lead m_lead = Lead::None;
    bool m_inMain = false;
    std::uint64_t m_formEnd = 0; ///< of the last form that was left out
    bool m_sealed = false;       ///< something was left out behind the open block's text
    static constexpr std::uint64_t kNone = ~std::uint64_t{0};
};

/// Language of a code element by its classes ("language-python"), "" = it does not say.
std::string codeLanguage(const GumboNode& element);

} // namespace touchstone
