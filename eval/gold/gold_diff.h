// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two versions of a gold set, and what is doubtful in one. Pure but for the look at the
// corpus.
#pragma once

#include "core/base/result.h"
#include "eval/gold/gold_set.h"
#include "eval/gold/place_index.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace touchstone {

struct GoldFieldChange {
    std::string field, before, after; ///< JSON; "" = not there
};
struct GoldItemChange {
    std::string id;
    std::vector<GoldFieldChange> fields;
};
struct GoldDiff {
    std::vector<std::string> added, removed; ///< ids, in the order of their set
    std::vector<GoldItemChange> changed;
    std::uint64_t unchanged = 0;
};
GoldDiff diffGold(const std::vector<GoldItem>& a, const std::vector<GoldItem>& b);

struct GoldProblem {
    std::string item, kind,
        message;         ///< kind: missing_place, stale_range, same_question, no_answer, bad_check
    bool severe = false; ///< measures of this item are wrong until it is mended
};
struct GoldCheck {
    std::vector<GoldProblem> problems;
    std::map<std::string, std::uint64_t> types, statuses; ///< "" = not given
    std::uint64_t items = 0, unanswerable = 0, withAnswer = 0, withPoints = 0, withRanges = 0;
    [[nodiscard]] bool sound() const; ///< nothing severe
};
/// `places` null: the set is bound to no corpus, and places are not looked up. `pageSizes`: bytes of each
/// page.
GoldCheck checkGold(const std::vector<GoldItem>& items, const PlaceIndex* places,
                    const std::map<std::string, std::uint64_t>& pageSizes);

} // namespace touchstone
