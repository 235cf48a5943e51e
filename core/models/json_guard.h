// SPDX-License-Identifier: GPL-3.0-or-later
// JSON from strangers: bounded in depth before it is parsed (a deep text must not overflow the stack),
// invalid UTF-8 and lone surrogates repaired. Pure functions. Internal to core/models and core/embedding.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// Errors: Malformed, saying what is wrong ("not valid JSON …", "nested too deeply").
Result<nlohmann::json> parseForeignJson(std::string_view text, std::size_t maxDepth = 64);

/// The member when it is there and a string / a whole number; wrong types count as absent.
std::string stringMember(const nlohmann::json& object, const char* name);
std::optional<std::int64_t> integerMember(const nlohmann::json& object, const char* name);
double numberMember(const nlohmann::json& object, const char* name, double otherwise);
/// The member, or a null value where there is none.
const nlohmann::json& member(const nlohmann::json& object, const char* name);

} // namespace touchstone
