// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/svg_charts.h"

#include "eval/reports/gate_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace touchstone {

namespace {

constexpr double kLabelWidth = 190, kPlotWidth = 360, kTextWidth = 230, kRowHeight = 24, kTop = 8, kAxis = 22;

/// A round number at or above a value: 1, 2 or 5 times a power of ten.
double roundUp(double value) {
    if (value <= 1)
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0, 10.0})
        if (value <= step * power)
            return step * power;
    return value;
}

} // namespace

std::string intervalChart(const std::string& title, const std::vector<ChartPoint>& points) {
    double most = 0;
    for (const ChartPoint& point : points)
        most = std::max({most, point.value, point.high.value_or(0)});
    const double scale = roundUp(most);
    const auto x = [&](double value) {
        return kLabelWidth + kPlotWidth * std::clamp(value / scale, 0.0, 1.0);
    };
    const double height = kTop + kRowHeight * static_cast<double>(points.size()) + kAxis;
    const double width = kLabelWidth + kPlotWidth + kTextWidth;
    std::string out =
        fmt::format("<svg viewBox=\"0 0 {:g} {:g}\" role=\"img\" aria-label=\"{}\" class=\"chart\">\n"
                    "<title>{}</title>\n",
                    width, height, xmlEscaped(title), xmlEscaped(title));
    const double bottom = height - kAxis;
    for (int i = 0; i <= 4; ++i) {
        const double at = x(scale * i / 4);
        out += fmt::format(
            "<line class=\"grid\" x1=\"{0:.1f}\" y1=\"{1:g}\" x2=\"{0:.1f}\" y2=\"{2:g}\"/>"
            "<text class=\"tick\" x=\"{0:.1f}\" y=\"{3:g}\" text-anchor=\"middle\">{4:g}</text>\n",
            at, kTop, bottom, height - 6, scale * i / 4);
    }
    double y = kTop + kRowHeight / 2;
    for (const ChartPoint& point : points) {
        const std::string label = xmlEscaped(point.label);
        out += fmt::format(
            "<text class=\"label\" x=\"{:g}\" y=\"{:g}\" text-anchor=\"end\">{}</text>\n", kLabelWidth - 10,
            y + 4,
            point.link.empty() ? label : fmt::format("<a href=\"{}\">{}</a>", xmlEscaped(point.link), label));
        if (point.low && point.high)
            out += fmt::format("<line class=\"ci\" x1=\"{:.1f}\" y1=\"{:g}\" x2=\"{:.1f}\" y2=\"{:g}\"/>\n",
                               x(*point.low), y, x(*point.high), y);
        out += fmt::format("<circle class=\"dot\" cx=\"{:.1f}\" cy=\"{:g}\" r=\"4\"/>"
                           "<text class=\"value\" x=\"{:g}\" y=\"{:g}\">{}</text>\n",
                           x(point.value), y, kLabelWidth + kPlotWidth + 12, y + 4, xmlEscaped(point.text));
        y += kRowHeight;
    }
    return out + "</svg>\n";
}

} // namespace touchstone
