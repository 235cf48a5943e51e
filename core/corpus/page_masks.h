// SPDX-License-Identifier: GPL-3.0-or-later
// First look at a Markdown page: its fences, and the parts that are not text (comments, style, scripts,
// template code). Those are overwritten with blanks in a copy of the same length, so that every offset stays
// true. Pure, linear.
#pragma once

#include "core/corpus/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct Fence {
    std::size_t start = 0; ///< of its first line
    std::size_t infoStart = 0, infoEnd = 0;
    std::size_t bodyStart = 0, bodyEnd = 0; ///< lines between the fence lines
    std::size_t end = 0;                    ///< behind its last line
    std::size_t indent = 0;                 ///< columns before the fence
    bool quoted = false;                    ///< stands behind '>'
};

struct MaskedPage {
    std::string text; ///< as long as the page
    std::vector<Fence> fences;
    std::vector<StrippedRange> marks; ///< what was overwritten, in order
    std::size_t actions = 0;          ///< how many template actions
};

struct MaskOptions {
    bool templates = false;    ///< jinja: loops and conditions with their bodies, expressions
    bool bookIncludes = false; ///< {{#include ...}} of mdBook is read, not overwritten
    bool actions = false;      ///< {{ ... }} of Go outside code; bodies stay
};

/// Scans page[from, size). Line ends that are a lone CR become LF in the copy.
MaskedPage maskPage(std::string_view page, std::size_t from, const MaskOptions& options);

} // namespace touchstone
