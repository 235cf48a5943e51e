// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/statistics/corrections.h"

#include <algorithm>
#include <numeric>

namespace touchstone {
namespace {

std::vector<std::size_t> ascendingOrder(std::span<const double> p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [p](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    return order;
}

} // namespace

std::vector<double> holmAdjusted(std::span<const double> p) {
    const std::vector<std::size_t> order = ascendingOrder(p);
    std::vector<double> adjusted(p.size());
    double highest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        highest = std::max(highest, p[order[i]] * static_cast<double>(order.size() - i));
        adjusted[order[i]] = std::min(1.0, highest);
    }
    return adjusted;
}

std::vector<double> benjaminiHochbergAdjusted(std::span<const double> p) {
    const std::vector<std::size_t> order = ascendingOrder(p);
    std::vector<double> adjusted(p.size());
    double lowest = 1.0;
    for (std::size_t i = order.size(); i-- > 0;) {
        lowest =
            std::min(lowest, p[order[i]] * static_cast<double>(order.size()) / static_cast<double>(i + 1));
        adjusted[order[i]] = lowest;
    }
    return adjusted;
}

} // namespace touchstone
