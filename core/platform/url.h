// SPDX-License-Identifier: GPL-3.0-or-later
// What the transport needs of URLs beside parseUrl. Pure functions, safe for concurrent use.
#pragma once

#include "core/platform/http.h"

#include <string>
#include <string_view>

namespace touchstone {

/// scheme://host:port/path?query, without credentials and fragment. What curl is given is always built from
/// the parts that were checked, so that it cannot read the text in another way than the checks did.
std::string canonicalUrl(const UrlParts& parts);
/// "host:port", IPv6 in brackets.
std::string hostAndPort(const UrlParts& parts);
/// A Location against the URL that gave it (RFC 3986, section 5.2). Credentials and fragment are dropped.
/// Errors: Usage.
Result<UrlParts> resolveUrl(const UrlParts& base, std::string_view reference);
bool sameOrigin(const UrlParts& a, const UrlParts& b);
/// %41 -> A; broken escapes stay as they are.
std::string percentDecode(std::string_view text);
std::string base64Encode(std::string_view bytes);
std::string lowerAscii(std::string_view text);

} // namespace touchstone
