// SPDX-License-Identifier: GPL-3.0-or-later
// What a metric says of one item: a value, that it does not apply (and why), or that it failed (why, and the
// raw words that could not be used). Never a number in place of a missing one. Plain value.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace touchstone {

enum class ScoreState : std::uint8_t { Value = 0, NotApplicable = 1, Failed = 2 };

struct Score {
    ScoreState state = ScoreState::NotApplicable;
    double value = 0;   ///< of state Value
    std::string reason; ///< of the other two
    std::string raw;    ///< of Failed

    static Score of(double value) { return {ScoreState::Value, value, {}, {}}; }
    static Score notApplicable(std::string reason) {
        return {ScoreState::NotApplicable, 0, std::move(reason), {}};
    }
    static Score failed(std::string reason, std::string raw = {}) {
        return {ScoreState::Failed, 0, std::move(reason), std::move(raw)};
    }
    [[nodiscard]] bool hasValue() const { return state == ScoreState::Value; }
    friend bool operator==(const Score&, const Score&) = default;
};

} // namespace touchstone
