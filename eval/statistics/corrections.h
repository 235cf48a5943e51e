// SPDX-License-Identifier: GPL-3.0-or-later
// Corrections for many tests at once: adjusted p values in input order. Pure functions, safe for concurrent
// use.
#pragma once

#include <span>
#include <vector>

namespace touchstone {

/// Step-down, family-wise error (Holm 1979).
std::vector<double> holmAdjusted(std::span<const double> p);
/// Step-up, false discovery rate (Benjamini & Hochberg 1995).
std::vector<double> benjaminiHochbergAdjusted(std::span<const double> p);

} // namespace touchstone
