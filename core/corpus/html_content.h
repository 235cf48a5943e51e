// SPDX-License-Identifier: GPL-3.0-or-later
// What of an HTML page is its content: the main part, and which elements are navigation, forms, scripts and
// other furniture. Internal to core/corpus. Pure.
#pragma once

#include "core/corpus/html_tree.h"

#include <string>
#include <string_view>

namespace touchstone {

struct HtmlContent {
    const GumboNode* main = nullptr; ///< the element whose text is the page's; nullptr: there is none
    bool isPart = false;             ///< it is <main>, an article or the like, not the whole body
    std::string title;               ///< of <title>
};
HtmlContent findContent(const HtmlTree& tree);

/// Kind under which the element is listed as stripped ("navigation", "script"), "" = it is content.
/// `inMain`: it stands within the main part.
std::string_view furnitureKind(const HtmlTree& tree, const HtmlContent& content, const GumboNode& element,
                               bool inMain);

/// Type of a note that the element is ("tip"), "" = it is none.
std::string noteType(const GumboNode& element);

/// An element that stands for a paragraph, a cell or another block of its own.
bool isBlockElement(GumboTag tag);

/// A table that only places things on the page.
bool isLayoutTable(const GumboNode& table);

} // namespace touchstone
