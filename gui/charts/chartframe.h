// SPDX-License-Identifier: GPL-3.0-or-later
// A chart with its heading, the one sentence that it says, and its twin: the same numbers as a table, which
// is also what is copied. Either of the two is shown. Interface's thread.
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

class QStackedLayout;
class QTableView;

namespace touchstone::gui {

class IconButton;
class SectionHeader;
class TextLabel;
class TwinModel;

/// Rows as people read them; a column of numbers stands at the right.
struct TableTwin {
    QStringList columns;
    std::vector<bool> isNumber; ///< by column
    std::vector<QStringList> rows;
};

class ChartFrame : public QWidget {
    Q_OBJECT

public:
    /// Takes the chart.
    ChartFrame(const QString& title, QWidget* chart, QWidget* parent = nullptr);
    /// The sentence is also the chart's name for screen readers.
    void setSummary(const QString& sentence);
    void setTwin(TableTwin twin);
    /// Without its heading and sentence, for a band that has both elsewhere; the sentence stays the chart's
    /// name.
    void setCompact();
    void copyNumbers();
    void showTable(bool table);
    [[nodiscard]] bool tableShown() const;
    [[nodiscard]] QTableView* table() const { return m_table; }
    /// Comma-separated values with a line of headings.
    [[nodiscard]] QString asCsv() const;

Q_SIGNALS:
    void rowActivated(int row);

private:
    QWidget* m_chart;
    SectionHeader* m_header;
    TextLabel* m_summary;
    IconButton* m_switch;
    QTableView* m_table;
    TwinModel* m_model;
    QStackedLayout* m_stack;
};

} // namespace touchstone::gui
