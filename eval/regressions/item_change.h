// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an item that two prompts answered was fixed or broken, by the measures that tell right from wrong.
// Pure.
#pragma once

#include "eval/metrics/score.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class ItemFate : std::uint8_t { Same, Fixed, Broken, Changed };
std::string_view itemFateName(ItemFate fate); ///< same, fixed, broken, changed

struct ItemVerdict {
    ItemFate fate = ItemFate::Same;
    std::vector<std::string> better, worse; ///< measures that moved
};

using ItemScores = std::map<std::string, Score>;

/// `measure` "": an item falls or rises in a measure that crosses 0.5 (refusal_right, answer_points or, where
/// an item has no points, token_f1; answered, cited, citation_verified, citation_location, format). One that
/// falls in any and rises in none is broken, the reverse is fixed, both is changed. With a measure: any
/// difference of it counts, in its direction. Without a score that moved an item is changed where
/// `answersDiffer`, else the same.
ItemVerdict judgeItem(const ItemScores& a, const ItemScores& b, const std::string& measure,
                      bool answersDiffer);

} // namespace touchstone
