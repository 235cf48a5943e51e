// SPDX-License-Identifier: GPL-3.0-or-later
// Sentence boundaries in plain text. Pure. Ranges are bytes of the given text, trimmed of blanks, in order.
#pragma once

#include "core/base/text_range.h"

#include <string_view>
#include <vector>

namespace touchstone {
/// Abbreviations (e.g., i.e., etc., Dr.), decimal numbers, versions (0.115.0), file names and dotted
/// identifiers do not end a sentence; `。！？` do; a blank line always does.
std::vector<TextRange> splitSentences(std::string_view text);
} // namespace touchstone
