// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/surroundings.h"

#include <algorithm>
#include <numeric>

namespace touchstone {

Pages pagesOf(const std::vector<const IndexSet*>& sets) {
    Pages pages;
    for (const IndexSet* set : sets) {
        for (std::uint32_t page : set->page)
            pages.of.push_back(static_cast<std::uint32_t>(pages.count) + page);
        if (!set->page.empty())
            pages.count += std::size_t{set->page.back()} + 1;
    }
    return pages;
}

PageScores pageScores(const Pages& pages, std::span<const float> similarity, const SearchScope& scope) {
    PageScores out;
    out.mean.assign(pages.count, 0);
    std::vector<std::size_t> chunks(pages.count, 0);
    for (std::size_t i = 0; i < pages.of.size(); ++i) {
        if (!scope.allows(i))
            continue;
        out.mean[pages.of[i]] += static_cast<double>(similarity[i]);
        ++chunks[pages.of[i]];
    }
    for (std::size_t page = 0; page < pages.count; ++page)
        out.mean[page] /= static_cast<double>(std::max<std::size_t>(chunks[page], 1));
    out.normalised.assign(pages.count, 0);
    out.rank.assign(pages.count, 0);
    std::vector<std::uint32_t> order;
    order.reserve(pages.count);
    for (std::uint32_t page = 0; page < pages.count; ++page)
        if (chunks[page] > 0)
            order.push_back(page);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return out.mean[a] > out.mean[b]; });
    if (order.empty())
        return out;
    const double lowest = out.mean[order.back()], span = out.mean[order.front()] - lowest;
    if (span > 0)
        for (const std::uint32_t page : order)
            out.normalised[page] = (out.mean[page] - lowest) / span / (chunks[page] == 1 ? 2 : 1);
    for (std::size_t i = 0; i < order.size(); ++i)
        out.rank[order[i]] = i + 1;
    return out;
}

double neighbourScore(const Pages& pages, std::span<const double> scores, std::uint32_t chunk) {
    const std::uint32_t page = pages.of[chunk];
    double best = -1;
    if (chunk > 0 && pages.of[chunk - 1] == page)
        best = std::max(best, scores[chunk - 1]);
    if (chunk + 1 < pages.of.size() && pages.of[chunk + 1] == page)
        best = std::max(best, scores[chunk + 1]);
    return best < 0 ? scores[chunk] / 2 : best;
}

} // namespace touchstone
