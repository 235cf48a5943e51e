// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of an answer's form: holds a text, matches a pattern, is JSON of a schema. Values and pure
// functions, safe for concurrent use.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class FormatKind : std::uint8_t {
    Contains,
    ContainsNoCase,
    Equals,
    StartsWith,
    Regex,
    Json,
    JsonSchema
};

struct FormatCheck {
    FormatKind kind = FormatKind::Contains;
    bool negated = false;
    std::string value; ///< the text, the pattern (RE2) or the schema as JSON
};

/// `{"type": "contains", "value": "…"}`; types contains, icontains, equals, starts-with, regex, is-json
/// (with or without a schema as value); each also with `not-` before it. Errors: BadInput (an unknown type, a
/// pattern that RE2 does not take, a keyword of a schema that is not in the subset).
Result<FormatCheck> formatCheckFromJson(const nlohmann::ordered_json& json);
std::string_view formatKindName(FormatKind kind);

/// Whether the answer passes; `why` gets what is wrong when it does not.
bool passesCheck(const FormatCheck& check, std::string_view answer, std::string& why);

/// Subset of JSON Schema: type, enum, const, properties, required, additionalProperties (true, false), items,
/// minItems, maxItems, minLength, maxLength, minimum, maximum, pattern; title and description say nothing.
/// Errors: BadInput naming the keyword.
Result<> checkSchemaSubset(const nlohmann::ordered_json& schema);
/// "" = valid, else where it is not and why: "/items/0: is no string".
std::string schemaViolation(const nlohmann::ordered_json& schema, const nlohmann::ordered_json& value);

} // namespace touchstone
