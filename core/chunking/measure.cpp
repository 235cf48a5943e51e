// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/measure.h"

#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace touchstone {

Measure::Measure(ChunkBudget budget)
    : m_budget(budget), m_limit(budget.chars > 0 ? budget.chars : budget.tokens) {}

std::size_t Measure::scaled(std::size_t tokens) const {
    return (tokens * m_budget.chars + m_budget.tokens - 1) / m_budget.tokens;
}

std::size_t Measure::of(std::string_view text) const {
    if (m_budget.chars == 0)
        return estimateTokens(text);
    const std::size_t chars = codePointCount(text);
    return m_budget.tokens == 0 ? chars : std::max(chars, scaled(estimateTokens(text)));
}

std::size_t Measure::ofMarks(std::size_t tokens, std::size_t chars) const {
    if (m_budget.chars == 0)
        return tokens;
    return m_budget.tokens == 0 ? chars : std::max(chars, scaled(tokens));
}

} // namespace touchstone
