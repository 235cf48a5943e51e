// SPDX-License-Identifier: GPL-3.0-or-later
// A ratio that a noisy machine cannot fake: ours and the peer run in turn (A B A B ...), and the median of
// the ratios of each pair counts. Also the generator of passages: words by Zipf's law, the same for the same
// seed.
#pragma once

#include "core/base/random.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

namespace touchstone::bench {

/// How many times faster than the peer: median over `pairs` of peer's time / our time.
template<class Ours, class Peer>
double timesFaster(const Ours& ours, const Peer& peer, int pairs = 11) {
    const auto seconds = [](const auto& work) {
        const auto begun = std::chrono::steady_clock::now();
        work();
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    };
    std::vector<double> ratios;
    for (int i = 0; i < pairs; ++i) {
        const double mine = seconds(ours), other = seconds(peer);
        ratios.push_back(other / std::max(mine, 1e-9));
    }
    std::nth_element(ratios.begin(), ratios.begin() + pairs / 2, ratios.end());
    return ratios[static_cast<std::size_t>(pairs / 2)];
}

/// Word number by Zipf's law over `vocabulary` words.
inline std::string zipfWord(Random& random, double vocabulary) {
    return "w" + std::to_string(static_cast<std::uint64_t>(std::pow(vocabulary, random.uniform())));
}

inline std::string passage(Random& random, std::size_t words, double vocabulary) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i)
        text += (i > 0 ? " " : "") + zipfWord(random, vocabulary);
    return text;
}

} // namespace touchstone::bench
