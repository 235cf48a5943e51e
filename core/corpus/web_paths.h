// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of the web as a corpus sees them: lists of them, and the path that a page gets. Pure functions.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// One address a line; blank lines and lines that begin with # do not count, nor do repeats. Errors: BadInput
/// with the line of one that is not http or https.
Result<std::vector<std::string>> readUrlList(std::string_view text, const std::string& file);

/// The places that a sitemap names.
struct Sitemap {
    std::vector<std::string> pages, sitemaps;
};
/// Reads <loc> of <url> and <sitemap>; what is not XML gives none.
Sitemap readSitemap(std::string_view xml);

/// host/path of an address, with an ending by which its dialect is found: a page of HTML ends in .html,
/// whatever its address ends in; a query is part of the name as a short hash. "" = no name can be made of it.
std::string pathOfPage(std::string_view url, std::string_view contentType);

/// Is it text or a document, by its content type? An unknown or absent type may be.
bool mayBeDocument(std::string_view contentType);

} // namespace touchstone
