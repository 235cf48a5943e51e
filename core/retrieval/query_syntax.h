// SPDX-License-Identifier: GPL-3.0-or-later
// The operators of a query: "phrase", -word, heading:word, code:word, path:part, version:0.100, prefix*,
// NEAR(a b, 5). What is not whole and clear is text: there is no syntax error, and a query without operators
// stays as it is, byte for byte. Linear in the length of the query. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct QueryCondition {
    enum class Kind : std::uint8_t { Phrase, Prefix, Near, Path, Version };
    enum class Field : std::uint8_t { Anywhere, Heading, Code };
    Kind kind = Kind::Phrase;
    Field field = Field::Anywhere; ///< of Phrase, Prefix and Near
    bool excluded = false;
    std::vector<std::string> parts; ///< as typed, without operators; several of Near, else one
    std::size_t distance = 10;      ///< Near: so many words may stand between
    std::string written;            ///< as it stands in the query
};

struct ParsedQuery {
    std::string words; ///< what is ranked by: the query itself where it has no operators
    std::vector<QueryCondition> conditions;
};

inline constexpr std::size_t kMostConditions = 32; ///< those after them are text

ParsedQuery parseQuery(std::string_view query);

/// What a condition asks for, as a phrase for people: `the words "a b" in this order`.
std::string conditionWords(const QueryCondition& condition);

} // namespace touchstone
