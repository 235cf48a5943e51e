// SPDX-License-Identifier: GPL-3.0-or-later
// The one token estimate that chunkers and budgets use: WordPiece-like (words split at 4 letters beyond the
// first 6, punctuation counts one each). Shown with '~' beside a model's own count. Pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace touchstone {
std::size_t estimateTokens(std::string_view text);
} // namespace touchstone
