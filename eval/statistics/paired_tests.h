// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of paired samples, all two-sided, on differences a - b (differencesOf). Pure functions, safe for
// concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "eval/statistics/descriptive.h"

#include <cstdint>
#include <optional>
#include <span>

namespace touchstone {

struct PairedT {
    std::size_t n = 0;
    std::optional<double> meanDifference;
    std::optional<double> t, p;       ///< none: fewer than two pairs, or no spread
    std::optional<Interval> interval; ///< of the mean difference
};
/// Student's t of the differences, n - 1 degrees of freedom.
PairedT pairedT(std::span<const double> differences, double level);

enum class WilcoxonZeros : std::uint8_t {
    Drop, ///< differences of 0 are dropped before ranking (Wilcoxon)
    Pratt ///< ranked with the others and then left out (Pratt 1959)
};
enum class WilcoxonMethod : std::uint8_t { Exact, Normal };
struct WilcoxonResult {
    std::size_t n = 0;          ///< Drop: differences other than 0; Pratt: all
    std::optional<double> w, p; ///< w: the smaller rank sum
};
/// Signed-rank test. Normal: variance corrected for ties, no continuity correction. Exact: over all signs of
/// the ranks as they are, middle ranks of ties included; above 1,000 pairs the normal form is taken.
WilcoxonResult wilcoxon(std::span<const double> differences, WilcoxonZeros zeros, WilcoxonMethod method);

struct SignFlip {
    std::size_t n = 0;
    std::optional<double> meanDifference;
    std::optional<double> p;
    bool exact = true; ///< false: 100,000 random flips, p = (c + 1)/(B + 1)
};
/// Permutation test of the mean difference: all 2^n signs up to n = 40, random ones above. A sum counts as
/// extreme from |observed| - 1e-12 max(1, |observed|) on, so that decimal ties count. Errors: Cancelled.
Result<SignFlip> signFlip(std::span<const double> differences, std::uint64_t seed, JobContext& context);

/// Exact McNemar test: b and c pairs changed in one direction and in the other. p = min(1, 2 P(X <= min(b,
/// c))), X binomial of b + c at 1/2; 1 when nothing changed.
double mcnemarExact(std::uint64_t b, std::uint64_t c);

} // namespace touchstone
