// SPDX-License-Identifier: GPL-3.0-or-later
// The parse tree of an HTML page (gumbo: the parser of the HTML5 standard), with caps on memory and time. The
// only header that shows gumbo's types; internal to core/corpus. A tree belongs to one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/base/text_range.h"

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct HtmlTreeCaps {
    std::size_t memoryBytes = 256ULL << 20U; ///< for the tree; the page itself not counted
    double cpuSeconds = 5;                   ///< of this thread
};

class HtmlArena;

class HtmlTree {
public:
    /// `page` must outlive the tree. No tree, and `problem` says why, where the caps do not allow one.
    /// Errors: Cancelled.
    static Result<HtmlTree> parse(std::string_view page, const JobContext& job,
                                  const HtmlTreeCaps& caps = {});
    HtmlTree(HtmlTree&&) noexcept;
    HtmlTree& operator=(HtmlTree&&) noexcept;
    ~HtmlTree();

    [[nodiscard]] const GumboNode* root() const { return m_root; } ///< <html>, or nullptr
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    [[nodiscard]] std::string_view page() const { return m_page; }

    /// Bytes of the start tag; empty of an element that the parser made up.
    [[nodiscard]] TextRange startTag(const GumboNode& element) const;
    /// From the start tag to behind the end tag, as far as they are in the page.
    [[nodiscard]] TextRange extent(const GumboNode& element) const;
    /// Where a text, or a value of an attribute, stands; empty when the tree does not know.
    [[nodiscard]] TextRange placeOf(const GumboStringPiece& piece) const;

private:
    HtmlTree(std::string_view page, std::unique_ptr<HtmlArena> arena);
    std::string_view m_page;
    std::unique_ptr<HtmlArena> m_arena;
    const GumboNode* m_root = nullptr;
    std::string m_problem;
};

inline bool isElement(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}
inline bool isText(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
           node.type == GUMBO_NODE_CDATA;
}
inline GumboTag tagOf(const GumboNode& node) {
    return isElement(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}
inline const GumboNode* childAt(const GumboNode& element, unsigned index) {
    return index < element.v.element.children.length
               ? static_cast<const GumboNode*>(element.v.element.children.data[index])
               : nullptr;
}
/// Level of h1 ... h6, else 0.
int headingLevelOf(GumboTag tag);
/// Decoded value of an attribute, "" = it has none.
std::string_view attributeOf(const GumboNode& element, const char* name);
/// Whether one of the words of `class` is `word`, case ignored.
bool hasClass(const GumboNode& element, std::string_view word);

/// Calls `visit(node)` for a node and everything below it, in order; false: what is below it is left out.
/// Nothing recurses, however deep the page is nested.
template<class Visit>
void walkTree(const GumboNode& top, Visit visit) {
    struct Place {
        const GumboNode* element;
        unsigned next;
    };
    std::vector<Place> stack;
    if (visit(top) && isElement(top))
        stack.push_back({&top, 0});
    while (!stack.empty()) {
        const GumboNode* child = childAt(*stack.back().element, stack.back().next++);
        if (child == nullptr)
            stack.pop_back();
        else if (visit(*child) && isElement(*child))
            stack.push_back({child, 0});
    }
}

} // namespace touchstone
