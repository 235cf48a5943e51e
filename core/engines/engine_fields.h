// SPDX-License-Identifier: GPL-3.0-or-later
// What a point carries beside its vector: fields by name, those of nested objects with dots in the name.
// Plain values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace touchstone {

using EngineField = std::variant<std::string, std::int64_t, double, bool>;
using EngineFields = std::map<std::string, EngineField, std::less<>>;

/// The field as text, "" where there is none: numbers and truth values as JSON writes them.
std::string fieldText(const EngineFields& fields, std::string_view name);
/// A whole number that is not negative, also one that is written as text.
std::optional<std::uint64_t> fieldNumber(const EngineFields& fields, std::string_view name);

} // namespace touchstone
