// SPDX-License-Identifier: GPL-3.0-or-later
// The links of a page and the places in it that links may point to, read from its bytes: what the text of a
// document no longer has. Pure, linear.
#pragma once

#include "core/base/text_range.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class LinkForm : std::uint8_t {
    Markdown,   ///< [text](target), ![alt](target)
    Definition, ///< [label]: target
    Html        ///< <a href>, <img src>: a browser resolves it, no generator rewrites it
};

struct PageLink {
    std::string target; ///< as written, without title and angle brackets
    LinkForm form = LinkForm::Markdown;
    bool image = false;
    std::uint64_t line = 0, column = 0; ///< of the target, 1-based
};

/// An id that is not a heading's own anchor: id= or name= of a tag, "{ #id }".
struct PageId {
    std::string id;
    std::uint64_t line = 0;
    bool ofHeading = false; ///< "{ #id }" at the end of a heading line
};

struct PageLinks {
    std::vector<PageLink> links; ///< in order of the page; none of code
    std::vector<PageId> ids;
    std::vector<std::string> innerHeadings;   ///< text of headings within quotes: they have anchors, too
    std::vector<std::uint64_t> emptyHeadings; ///< lines that are nothing but '#'
    bool generatesText = false; ///< template code or ':::' directives: ids may be there that no one sees here
};

struct PageLinkOptions {
    bool markdown = true; ///< false: HTML alone
    bool mkdocs = false;
};

/// `code`: ranges of code blocks, in ascending order. Text in UTF-16 or with broken bytes is decoded first;
/// lines hold, `code` is then not looked at.
PageLinks readPageLinks(std::string_view bytes, const PageLinkOptions& options,
                        const std::vector<TextRange>& code);

} // namespace touchstone
