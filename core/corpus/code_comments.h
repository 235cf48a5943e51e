// SPDX-License-Identifier: GPL-3.0-or-later
// Comments and docstrings as blocks of text: the marks of comments taken away, paragraphs by blank lines,
// fenced examples as code. Internal to core/corpus. Pure.
#pragma once

#include "core/corpus/document.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace touchstone {

/// Appends the blocks of text[from, to): one docstring with its quotes, or comments that stand one below the
/// other. The first block begins at `from` and the last one ends at `to`; none where there are no words.
void appendCommentBlocks(std::string_view text, std::size_t from, std::size_t to, bool docstring,
                         std::vector<Block>& out);

} // namespace touchstone
