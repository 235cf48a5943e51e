// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of an answer's Markdown, as far as citations need them: where prose begins and ends, and what is
// code. Not a renderer. Pure; one pass.
#pragma once

#include "core/base/text_range.h"

#include <string_view>
#include <vector>

namespace touchstone {

struct AnswerBlock {
    TextRange range; ///< bytes of the answer: of code the lines between the fences, else without list markers
    bool code = false;
};

/// Paragraphs, list items, headings and table rows each by themselves; fenced and indented code.
std::vector<AnswerBlock> answerBlocks(std::string_view answer);

} // namespace touchstone
