// SPDX-License-Identifier: GPL-3.0-or-later
// The words inside an identifier. Pure. Internal to core/text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace touchstone {

struct IdentifierPart {
    std::size_t start = 0, end = 0; ///< bytes within the identifier
    bool compound =
        false; ///< a dotted segment that has parts itself, given whole before them: `response_model`
};

/// Appends the parts of `identifier` to `parts` in order: `fastapi.CORSMiddleware` has fastapi,
/// CORSMiddleware (compound), CORS, Middleware. Nothing for a word without parts. `camel`: split at capitals.
void splitIdentifier(std::string_view identifier, bool camel, std::vector<IdentifierPart>& parts);

/// True when a plain word has capitals inside that make parts (CORSMiddleware, but not API, APIs, iPhone).
bool isCamel(std::string_view word);

} // namespace touchstone
