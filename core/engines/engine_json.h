// SPDX-License-Identifier: GPL-3.0-or-later
// Points to JSON and back. Requests are written straight into text, as vectors of a batch are megabytes.
// Internal to core/engines. Pure functions.
#pragma once

#include "core/engines/engine.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <string_view>

namespace touchstone {

/// Quoted and escaped; invalid UTF-8 is repaired.
void appendJson(std::string& out, std::string_view text);
void appendJson(std::string& out, std::span<const float> vector);
void appendJson(std::string& out, const EngineFields& fields); ///< an object
void appendJson(std::string& out, std::span<const std::string> texts);

/// Nested objects become dotted names; what is neither text, number nor truth value is left out. At most 200
/// fields, 4 levels.
EngineFields readFields(const nlohmann::json& object);
/// False: not a list of finite numbers.
bool readVector(const nlohmann::json& list, std::vector<float>& out);
/// Text or a whole number that is not negative, as text; "" for anything else.
std::string readId(const nlohmann::json& value);

/// Sorted and without repeats, or the sentence that says what is wrong with a list of matches from `server`:
/// a point twice, numbers that are not finite, more than were asked for.
Result<std::vector<EngineMatch>> soundMatches(std::vector<EngineMatch> matches, std::size_t most,
                                              const std::string& server);

} // namespace touchstone
