// SPDX-License-Identifier: GPL-3.0-or-later
// The tables behind the windows of lint and of the comparison.
#include "core/text/text_diff.h"
#include "gui/viewmodels/diffviewmodel.h"
#include "gui/viewmodels/lintviewmodel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

namespace touchstone::gui {
namespace {

std::shared_ptr<const LintReport> report() {
    auto out = std::make_shared<LintReport>();
    const auto add = [&](const char* rule, LintSeverity severity, const char* path, std::uint64_t line) {
        LintFinding& one = out->findings.emplace_back();
        one.rule = rule;
        one.severity = severity;
        one.path = path;
        one.line = line;
        one.message = std::string("About ") + path;
        one.report = std::string("Report on ") + path;
    };
    add("near-duplicate", LintSeverity::Info, "a.md", 1);
    add("orphan-page", LintSeverity::Warning, "b.md", 2);
    add("broken-link", LintSeverity::Error, "c.md", 3);
    add("broken-link", LintSeverity::Warning, "d.md", 4);
    return out;
}

QString place(const LintTableModel& model, int row) {
    return model.data(model.index(row, LintTableModel::Place)).toString();
}

TEST(LintTable, StandsBySeverityThenRule) {
    LintTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setReport(report());
    ASSERT_EQ(model.rowCount(), 4);
    EXPECT_EQ(place(model, 0), QStringLiteral("c.md:3"));
    EXPECT_EQ(place(model, 1), QStringLiteral("d.md:4"));
    EXPECT_EQ(place(model, 2), QStringLiteral("b.md:2"));
    EXPECT_EQ(place(model, 3), QStringLiteral("a.md:1"));
}

TEST(LintTable, FiltersByWordsRuleAndSeverity) {
    LintTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setReport(report());
    model.setFilter(QStringLiteral("about B.MD"), {}, -1);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(place(model, 0), QStringLiteral("b.md:2"));
    model.setFilter({}, QStringLiteral("broken-link"), static_cast<int>(LintSeverity::Warning));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(place(model, 0), QStringLiteral("d.md:4"));
    EXPECT_EQ(model.finding(1), nullptr);
    model.setReport(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(LintTable, EveryRuleHasATitle) {
    for (const LintRule& rule : lintRules())
        EXPECT_NE(lintRuleTitle(rule.name),
                  QString::fromLatin1(rule.name.data(), static_cast<int>(rule.name.size())));
}

SectionDifference changed(const std::string& before, const std::string& after) {
    SectionDifference out;
    out.before.emplace().text = before;
    out.after.emplace().text = after;
    out.hunks = diffLines(before, after, 1);
    return out;
}

TEST(SideBySide, HoldsTheWholeOfBothTexts) {
    const std::string before = "1\n2\n3\nold line here\n5\n6\n7\n8";
    const std::string after = "1\n2\n3\nnew line here\n5\n6\n7\n8\nmore";
    const DiffRows rows = sideBySide(changed(before, after));
    QStringList left, right;
    for (const DiffRow& row : rows.rows) {
        if (row.hasOld)
            left.append(row.oldText);
        if (row.hasNew)
            right.append(row.newText);
    }
    EXPECT_EQ(left.join(QLatin1Char('\n')).toStdString(), before);
    EXPECT_EQ(right.join(QLatin1Char('\n')).toStdString(), after);
    ASSERT_EQ(rows.firstChange.size(), 2U);
    const DiffRow& first = rows.rows[static_cast<std::size_t>(rows.firstChange[0])];
    EXPECT_EQ(first.oldNumber, 4);
    ASSERT_EQ(first.newMarks.size(), 1U);
    EXPECT_EQ(first.newText.mid(first.newMarks[0].first, first.newMarks[0].second - first.newMarks[0].first),
              QStringLiteral("new"));
}

TEST(SideBySide, MarksCountCharactersNotBytes) {
    const DiffRows rows = sideBySide(changed("Gr\xc3\xbc\xc3\x9f"
                                             "e \xf0\x9f\x98\x80 alt und gut",
                                             "Gr\xc3\xbc\xc3\x9f"
                                             "e \xf0\x9f\x98\x80 neu und gut"));
    ASSERT_EQ(rows.rows.size(), 1U);
    const auto [start, end] = rows.rows[0].newMarks.at(0);
    EXPECT_EQ(rows.rows[0].newText.mid(start, end - start), QStringLiteral("neu"));
}

TEST(DiffList, FiltersByWordsAndChange) {
    auto diff = std::make_shared<SnapshotDiff>();
    diff->sections.push_back(changed("a", "b"));
    diff->sections.back().after->heading = "First";
    diff->sections.push_back(changed("a", "b"));
    diff->sections.back().change = SectionChange::Moved;
    DiffListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setDiff(diff);
    EXPECT_EQ(model.rowCount(), 2);
    model.setFilter(QStringLiteral("first"), -1);
    EXPECT_EQ(model.rowCount(), 1);
    model.setFilter({}, static_cast<int>(SectionChange::Moved));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.section(0), &diff->sections[1]);
    EXPECT_EQ(model.section(1), nullptr);
}

} // namespace
} // namespace touchstone::gui
