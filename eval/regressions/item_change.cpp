// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/item_change.h"

#include "eval/metrics/metric_registry.h"

#include <array>

namespace touchstone {
namespace {

constexpr double kHalfWay = 0.5;
constexpr std::array<std::string_view, 8> kTelling{"refusal_right",     "answer_points", "token_f1",
                                                   "answered",          "cited",         "citation_verified",
                                                   "citation_location", "format"};

const Score* valueOf(const ItemScores& scores, std::string_view measure) {
    const auto found = scores.find(std::string(measure));
    return found != scores.end() && found->second.hasValue() ? &found->second : nullptr;
}

void weigh(std::string_view measure, double before, double after, ItemVerdict& out) {
    if (after > before)
        out.better.emplace_back(measure);
    else if (after < before)
        out.worse.emplace_back(measure);
}

} // namespace

std::string_view itemFateName(ItemFate fate) {
    switch (fate) {
    case ItemFate::Same:
        return "same";
    case ItemFate::Fixed:
        return "fixed";
    case ItemFate::Broken:
        return "broken";
    case ItemFate::Changed:
        return "changed";
    }
    return "same";
}

ItemVerdict judgeItem(const ItemScores& a, const ItemScores& b, const std::string& measure,
                      bool answersDiffer) {
    ItemVerdict out;
    if (!measure.empty()) {
        const auto info = metricByName(measure);
        const double sign = info && info->direction == MetricDirection::LowerIsBetter ? -1 : 1;
        const Score* before = valueOf(a, measure);
        const Score* after = valueOf(b, measure);
        if (before && after)
            weigh(measure, sign * before->value, sign * after->value, out);
    } else {
        for (const std::string_view name : kTelling) {
            const Score* before = valueOf(a, name);
            const Score* after = valueOf(b, name);
            if (!before || !after || (name == "token_f1" && valueOf(a, "answer_points")))
                continue;
            weigh(name, before->value >= kHalfWay ? 1 : 0, after->value >= kHalfWay ? 1 : 0, out);
        }
    }
    if (!out.better.empty() && out.worse.empty())
        out.fate = ItemFate::Fixed;
    else if (out.better.empty() && !out.worse.empty())
        out.fate = ItemFate::Broken;
    else if (!out.better.empty() || answersDiffer)
        out.fate = ItemFate::Changed;
    return out;
}

} // namespace touchstone
