// SPDX-License-Identifier: GPL-3.0-or-later
// Small charts as SVG text, drawn with currentColor and the report's own classes. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct ChartPoint {
    std::string label, link; ///< link: an address within the page, "" = none
    std::string text;        ///< what stands at the right: "0.612 [.57, .65], n 40"
    double value = 0;
    std::optional<double> low, high;
};

/// One row per point: a dot with its interval on a scale from 0 to 1, or to the greatest value when that is
/// above.
std::string intervalChart(const std::string& title, const std::vector<ChartPoint>& points);

} // namespace touchstone
