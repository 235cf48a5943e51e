// SPDX-License-Identifier: GPL-3.0-or-later
// Text of one block of an HTML page, put together from the texts of its tree: blanks folded as a browser
// folds them, entities with the bytes that they stand for, template code left out. Internal to core/corpus.
// Belongs to one thread.
#pragma once

#include "core/corpus/document.h"
#include "core/corpus/html_tree.h"

#include <string_view>
#include <vector>

namespace touchstone {

class HtmlText {
public:
    explicit HtmlText(const HtmlTree& tree, const std::vector<StrippedRange>& masks)
        : m_tree(tree), m_masks(masks) {}

    /// keep: preformatted, blanks and line ends stay.
    void add(const GumboText& text, bool keep);
    /// Value of an attribute: the alternative text of a picture.
    void addAttribute(const GumboNode& element, const char* name, std::string_view before = {},
                      std::string_view after = {});
    void insert(std::string_view text);
    void lineBreak(TextRange source);
    /// What stands next to another block or cell does not run into it.
    void gap();

    [[nodiscard]] bool empty() const { return m_text.empty(); }
    [[nodiscard]] const MappedText& text() const { return m_text; }
    [[nodiscard]] TextRange source() const { return m_source; } ///< hull of all texts
    /// Hands the text over and starts anew; blank lines at the ends of preformatted text are left out.
    MappedText take(bool keep);

private:
    void align(std::string_view original, std::uint64_t offset, std::string_view decoded, bool keep);
    void plain(std::string_view run, std::uint64_t offset, bool keep);
    void character(std::string_view text, TextRange source, bool keep);
    void blank(TextRange source);
    void flushBlank();
    void touch(TextRange source);
    [[nodiscard]] bool isMasked(std::uint64_t offset) const;

    const HtmlTree& m_tree;
    const std::vector<StrippedRange>& m_masks;
    MappedText m_text;
    TextRange m_source, m_blank;
    bool m_hasBlank = false;
};

} // namespace touchstone
