// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/common_lines.h"

#include <algorithm>

namespace touchstone {
namespace {

using Word = std::uint64_t;
constexpr std::size_t kBits = 64;
constexpr std::int32_t kNone = -1;

class Search {
public:
    Search(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::size_t symbols)
        : m_a(a), m_b(b), m_places(symbols), m_dense(symbols, kNone), m_count(symbols, 0) {
        for (std::size_t i = 0; i < b.size(); ++i)
            m_places[b[i]].push_back(i);
    }

    void solve(std::size_t a0, std::size_t a1, std::size_t b0, std::size_t b1) {
        while (a0 < a1 && b0 < b1 && m_a[a0] == m_b[b0])
            m_pairs.emplace_back(a0++, b0++);
        std::size_t tail = 0;
        while (a0 + tail < a1 && b0 + tail < b1 && m_a[a1 - 1 - tail] == m_b[b1 - 1 - tail])
            ++tail;
        a1 -= tail;
        b1 -= tail;
        if (a1 - a0 == 1) {
            const std::vector<std::size_t>& places = m_places[m_a[a0]];
            const auto found = std::lower_bound(places.begin(), places.end(), b0);
            if (found != places.end() && *found < b1)
                m_pairs.emplace_back(a0, *found);
        } else if (a0 < a1 && b0 < b1) {
            const std::size_t middle = a0 + (a1 - a0) / 2;
            const std::vector<std::uint32_t> up = row(a0, middle, b0, b1, false);
            const std::vector<std::uint32_t> down = row(middle, a1, b0, b1, true);
            std::size_t best = 0;
            std::uint32_t most = 0;
            for (std::size_t j = 0; j <= b1 - b0; ++j)
                if (const std::uint32_t sum = up[j] + down[b1 - b0 - j]; sum > most) {
                    most = sum;
                    best = j;
                }
            if (most > 0) {
                solve(a0, middle, b0, b0 + best);
                solve(middle, a1, b0 + best, b1);
            }
        }
        for (std::size_t i = 0; i < tail; ++i)
            m_pairs.emplace_back(a1 + i, b1 + i);
    }

    std::vector<std::pair<std::size_t, std::size_t>> take() { return std::move(m_pairs); }

private:
    /// Length of the longest common subsequence of a[a0, a1) with each beginning of b[b0, b1); backwards:
    /// with each end, both read from behind.
    std::vector<std::uint32_t> row(std::size_t a0, std::size_t a1, std::size_t b0, std::size_t b1,
                                   bool backwards) {
        const std::size_t length = b1 - b0;
        const std::size_t words = (length + kBits - 1) / kBits;
        const auto bitOf = [&](std::size_t place) { return backwards ? b1 - 1 - place : place - b0; };
        // Masks of symbols that occur often are made once; there can be only some 64 of them.
        std::vector<std::vector<Word>> dense;
        for (std::size_t j = b0; j < b1; ++j) {
            const std::uint32_t symbol = m_b[j];
            if (++m_count[symbol] <= words || m_dense[symbol] != kNone)
                continue;
            m_dense[symbol] = static_cast<std::int32_t>(dense.size());
            dense.emplace_back(words, 0);
        }
        for (std::size_t j = b0; j < b1; ++j)
            if (const std::int32_t at = m_dense[m_b[j]]; at != kNone)
                dense[static_cast<std::size_t>(at)][bitOf(j) / kBits] |= Word{1} << (bitOf(j) % kBits);

        std::vector<Word> state(words, ~Word{0});
        std::vector<Word> scratch(words, 0);
        for (std::size_t i = 0; i < a1 - a0; ++i) {
            const std::uint32_t symbol = m_a[backwards ? a1 - 1 - i : a0 + i];
            if (m_count[symbol] == 0)
                continue;
            const bool often = m_dense[symbol] != kNone;
            const std::vector<std::size_t>& places = m_places[symbol];
            const auto from = std::lower_bound(places.begin(), places.end(), b0);
            const auto to = from + static_cast<std::ptrdiff_t>(often ? 0 : m_count[symbol]);
            for (auto place = from; place != to; ++place)
                scratch[bitOf(*place) / kBits] |= Word{1} << (bitOf(*place) % kBits);
            step(state, often ? dense[static_cast<std::size_t>(m_dense[symbol])] : scratch);
            for (auto place = from; place != to; ++place)
                scratch[bitOf(*place) / kBits] = 0;
        }
        for (std::size_t j = b0; j < b1; ++j) {
            m_count[m_b[j]] = 0;
            m_dense[m_b[j]] = kNone;
        }
        std::vector<std::uint32_t> lengths(length + 1, 0);
        for (std::size_t j = 0; j < length; ++j)
            lengths[j + 1] = lengths[j] + ((state[j / kBits] >> (j % kBits) & 1U) == 0 ? 1 : 0);
        return lengths;
    }

    static void step(std::vector<Word>& state, const std::vector<Word>& mask) {
        Word carry = 0;
        for (std::size_t w = 0; w < state.size(); ++w) {
            const Word v = state[w];
            const Word u = v & mask[w];
            const Word half = v + u;
            const Word sum = half + carry;
            carry = (half < v ? 1U : 0U) | (sum < half ? 1U : 0U);
            state[w] = sum | (v & ~u);
        }
    }

    const std::vector<std::uint32_t>& m_a;
    const std::vector<std::uint32_t>& m_b;
    std::vector<std::vector<std::size_t>> m_places; ///< of each symbol in b
    std::vector<std::int32_t> m_dense;              ///< symbol -> its mask, within one row()
    std::vector<std::size_t> m_count;               ///< of each symbol, within one row()
    std::vector<std::pair<std::size_t, std::size_t>> m_pairs;
};

} // namespace

std::vector<std::pair<std::size_t, std::size_t>>
longestCommon(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::size_t symbols) {
    Search search(a, b, symbols);
    search.solve(0, a.size(), 0, b.size());
    return search.take();
}

} // namespace touchstone
