// SPDX-License-Identifier: GPL-3.0-or-later
// UUIDs of version 5 (RFC 9562, 5.5): the same name gives the same UUID for ever. Pure.
#pragma once

#include <string>
#include <string_view>

namespace touchstone {

/// In lower case with dashes. `space` is a UUID in that form; one that is none counts as all zeros.
std::string uuidOfName(std::string_view space, std::string_view name);
/// The namespace of chunk ids in engines.
inline constexpr std::string_view kChunkIdSpace =
    "6ba7b812-9dad-11d1-80b4-00c04fd430c8"; // ISO OIDs, RFC 9562

} // namespace touchstone
