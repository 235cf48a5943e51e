// SPDX-License-Identifier: GPL-3.0-or-later
// Longest common subsequence of two sequences of numbers. Internal to core/prompts and its tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace touchstone {

/// Pairs (place in a, place in b), ascending in both. `symbols`: all values are below it.
std::vector<std::pair<std::size_t, std::size_t>>
longestCommon(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::size_t symbols);

} // namespace touchstone
