// SPDX-License-Identifier: GPL-3.0-or-later
// Code spans of a paragraph: a run of backticks up to the next run of the same length. Pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace touchstone {

struct CodeSpan {
    std::size_t start = 0; ///< first backtick
    std::size_t end = 0;   ///< behind the last backtick
    std::size_t ticks = 0; ///< length of each run
};

/// Spans in text[from, to), in order, not overlapping; a backtick behind a backslash opens none. Linear.
std::vector<CodeSpan> findCodeSpans(std::string_view text, std::size_t from, std::size_t to);

} // namespace touchstone
