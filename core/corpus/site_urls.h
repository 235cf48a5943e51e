// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of pages that stand on a site under their own names. Pure. Internal to core/corpus.
#pragma once

#include <string>
#include <string_view>

namespace touchstone {

std::string percentEncoded(std::string_view path);
std::string percentDecoded(std::string_view text);

/// Page of HTML on the published site: its path as it is, "index.html" as its folder.
std::string savedPageUrl(std::string_view siteUrl, std::string_view docsRoot, std::string_view path);

} // namespace touchstone
