// SPDX-License-Identifier: GPL-3.0-or-later
// Deterministic random numbers: the same on every machine for the same seed (the standard's distributions are
// not). An object belongs to one thread.
#pragma once

#include <cmath>
#include <cstdint>

namespace touchstone {

/// PCG-XSH-RR 64/32 (O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
/// Algorithms").
class Random {
public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 1) : m_increment((stream << 1) | 1U) {
        next();
        m_state += seed;
        next();
    }
    /// Uniform 32 bits.
    std::uint32_t next() {
        const std::uint64_t old = m_state;
        m_state = old * 6364136223846793005ULL + m_increment;
        const auto shifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
        const auto turn = static_cast<std::uint32_t>(old >> 59U);
        return (shifted >> turn) | (shifted << ((32U - turn) & 31U));
    }
    /// Uniform in [0, bound), without bias (Lemire's rejection). bound > 0.
    std::uint32_t below(std::uint32_t bound) {
        std::uint64_t product = static_cast<std::uint64_t>(next()) * bound;
        auto low = static_cast<std::uint32_t>(product);
        if (low < bound) {
            const std::uint32_t threshold = (0U - bound) % bound;
            while (low < threshold) {
                product = static_cast<std::uint64_t>(next()) * bound;
                low = static_cast<std::uint32_t>(product);
            }
        }
        return static_cast<std::uint32_t>(product >> 32U);
    }
    /// Uniform in [0, 1), 53 bits.
    double uniform() {
        const std::uint64_t high = next() >> 5U;
        const std::uint64_t low = next() >> 6U;
        return (static_cast<double>(high) * 67108864.0 + static_cast<double>(low)) / 9007199254740992.0;
    }
    /// Standard normal (Box-Muller, one value per call).
    double normal() {
        double u = uniform();
        while (u <= 0)
            u = uniform();
        return std::sqrt(-2.0 * std::log(u)) * std::cos(6.283185307179586476925 * uniform());
    }

private:
    std::uint64_t m_state = 0;
    std::uint64_t m_increment;
};

} // namespace touchstone
