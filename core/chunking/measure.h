// SPDX-License-Identifier: GPL-3.0-or-later
// What a chunk may cost at most, in tokens, in characters or in both, as one number to count with. Immutable;
// safe for concurrent use.
#pragma once

#include <cstddef>
#include <string_view>

namespace touchstone {

/// 0 = no limit of that kind; at least one is set. Characters are code points of the text that the model is
/// given.
struct ChunkBudget {
    std::size_t tokens = 0, chars = 0;
    friend bool operator==(const ChunkBudget&, const ChunkBudget&) = default;
};

/// Costs are tokens where only tokens are limited, else characters; where both are, a text costs the larger
/// of its characters and of its tokens scaled to characters, so that a sum within the limit keeps both
/// budgets.
class Measure {
public:
    explicit Measure(ChunkBudget budget);
    [[nodiscard]] std::size_t of(std::string_view text) const;
    /// Tokens of marks that stand around a text, as `tokens`, with `chars` characters.
    [[nodiscard]] std::size_t ofMarks(std::size_t tokens, std::size_t chars) const;
    [[nodiscard]] std::size_t limit() const { return m_limit; }
    /// The blank line between two blocks.
    [[nodiscard]] std::size_t separator() const { return m_budget.chars > 0 ? 2 : 0; }
    [[nodiscard]] ChunkBudget budget() const { return m_budget; }
    /// A number of tokens as a cost: 4 characters each where characters are counted.
    [[nodiscard]] std::size_t ofTokens(std::size_t tokens) const {
        return m_budget.chars > 0 ? tokens * 4 : tokens;
    }

private:
    [[nodiscard]] std::size_t scaled(std::size_t tokens) const;
    ChunkBudget m_budget;
    std::size_t m_limit;
};

} // namespace touchstone
