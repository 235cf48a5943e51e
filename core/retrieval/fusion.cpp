// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/fusion.h"

#include <algorithm>

namespace touchstone {

std::vector<std::uint32_t> bestOf(std::span<const float> scores, std::size_t depth, float floor) {
    std::vector<std::uint32_t> best;
    for (std::uint32_t i = 0; i < scores.size(); ++i)
        if (scores[i] > floor)
            best.push_back(i);
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
    };
    if (best.size() > depth) {
        std::nth_element(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(depth), best.end(), better);
        best.resize(depth);
    }
    std::sort(best.begin(), best.end(), better);
    return best;
}

MinMax spanOf(std::span<const float> scores) {
    if (scores.empty())
        return {};
    const auto [low, high] = std::minmax_element(scores.begin(), scores.end());
    return {static_cast<double>(*low), static_cast<double>(*high)};
}

double usualDenseWeight(std::string_view embedder) {
    const std::string_view name = embedder.substr(0, embedder.find(':'));
    if (name.empty() || name == "lsa" || name == "none")
        return 0.25;
    return name == "static" ? 0.4 : 0.5;
}

double convex(double lexicalNormalised, double denseNormalised, double denseWeight) {
    return (1 - denseWeight) * lexicalNormalised + denseWeight * denseNormalised;
}

double reciprocalRank(std::span<const std::size_t> ranks, double k) {
    double sum = 0;
    for (std::size_t rank : ranks)
        if (rank > 0)
            sum += 1 / (k + static_cast<double>(rank));
    return sum;
}

} // namespace touchstone
