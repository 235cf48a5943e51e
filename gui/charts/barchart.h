// SPDX-License-Identifier: GPL-3.0-or-later
// Bars over categories, drawn by Qt Charts in the colours of the theme. Pointing at a bar says its numbers,
// Left and Right walk over the bars, Enter or a click chooses one. Interface's thread.
#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>
#include <vector>

namespace touchstone::gui {

struct BarData {
    QString categoryTitle, valueTitle; ///< of the axes
    QStringList categories;
    std::vector<double> values; ///< by category
    QStringList sentences;      ///< by category: "12 chunks have 40 to 59 tokens"
};

class BarChart : public QWidget {
    Q_OBJECT

public:
    explicit BarChart(QWidget* parent = nullptr);
    ~BarChart() override;
    void setData(BarData bars);
    [[nodiscard]] int current() const { return m_current; } ///< -1 = none
    [[nodiscard]] QSize sizeHint() const override { return {420, 240}; }

Q_SIGNALS:
    void barChosen(int category);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setLabels();
    void placeLabels();
    void restyle();
    void point(int category);
    struct Private;
    std::unique_ptr<Private> m_private;
    BarData m_data;
    int m_current = -1;
};

} // namespace touchstone::gui
