// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/gate_report.h"
#include "eval/reports/svg_charts.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

GateReport report() {
    GateReport out;
    out.run.id.value = "01RUN";
    out.run.name = "a <b> & \"c\"";
    out.baseline.id.value = "01BASE";
    Gate gate;
    gate.name = "R@5 >= 0.6";
    gate.measure = "R@5";
    gate.line = 3;
    out.results.push_back({gate, GateState::Passed, 0.7, "0.7, at least 0.6 is asked for", {}});
    gate.name = "nothing | broken";
    out.results.push_back({gate, GateState::Failed, 1, "1 newly broken: q<1>", {"q<1>"}});
    out.results.push_back({gate, GateState::Error, {}, "the run has no value of R@5", {}});
    return out;
}

TEST(GateReport, JunitCountsFailuresAndErrors) {
    const std::string xml = gateReportJunit(report(), "gates.json");
    EXPECT_NE(xml.find("tests=\"3\" failures=\"1\" errors=\"1\" skipped=\"0\""), std::string::npos) << xml;
    EXPECT_NE(xml.find("<failure type=\"gate\" message=\"1 newly broken: q&lt;1&gt;\">q&lt;1&gt;</failure>"),
              std::string::npos);
    EXPECT_NE(xml.find("<error type=\"gate\""), std::string::npos);
    EXPECT_NE(xml.find("file=\"gates.json\" line=\"3\""), std::string::npos);
    EXPECT_NE(xml.find("a &lt;b&gt; &amp; &quot;c&quot;"), std::string::npos);
}

TEST(GateReport, XmlHoldsNoCharacterThatXmlDoesNotHave) {
    EXPECT_EQ(xmlEscaped(std::string("a\x01"
                                     "b\x1b[31m\tc\nd")),
              "ab[31m c&#10;d");
    EXPECT_EQ(xmlEscaped("x\xEF\xBF\xBEy\xEF\xBF\xBFz"), "xyz");
    EXPECT_EQ(xmlEscaped("\xff"), "\xEF\xBF\xBD");
}

TEST(GateReport, MarkdownAndJsonTellTheSame) {
    const GateReport one = report();
    EXPECT_FALSE(one.passed());
    const std::string markdown = gateReportMarkdown(one);
    EXPECT_NE(markdown.find("## Failed: 1 of 3 gates passed, 1 failed, 1 without a value"),
              std::string::npos);
    EXPECT_NE(markdown.find("nothing \\| broken"), std::string::npos);
    const auto json = gateReportJson(one);
    EXPECT_EQ(json["passed"], false);
    EXPECT_EQ(json["gates"][1]["state"], "failed");
    EXPECT_EQ(json["gates"][1]["items"][0], "q<1>");
    EXPECT_TRUE(json["gates"][2]["value"].is_null());
}

TEST(SvgCharts, PointsLieOnTheirScale) {
    const std::string chart = intervalChart("t", {{"a<b", "#x", "0.5", 0.5, 0.25, 0.75}});
    EXPECT_NE(chart.find("cx=\"370.0\""), std::string::npos) << "half of 360 behind 190";
    EXPECT_NE(chart.find("x1=\"280.0\""), std::string::npos);
    EXPECT_NE(chart.find("x2=\"460.0\""), std::string::npos);
    EXPECT_NE(chart.find("<a href=\"#x\">a&lt;b</a>"), std::string::npos);
    EXPECT_NE(intervalChart("t", {{"a", "", "", 120, {}, {}}}).find(">200<"), std::string::npos);
}

} // namespace
} // namespace touchstone
