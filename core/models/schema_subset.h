// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON Schema in the subset of OpenAPI that Gemini takes. Pure.
#pragma once

#include <nlohmann/json.hpp>

namespace touchstone {

/// Types in upper case, `["string","null"]` as nullable, local $ref put in place (8 deep), const as an enum
/// of one, oneOf as anyOf; what the subset does not know (additionalProperties, $schema ...) is left out.
nlohmann::ordered_json openApiSubset(const nlohmann::ordered_json& schema);

} // namespace touchstone
