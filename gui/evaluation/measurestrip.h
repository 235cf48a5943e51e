// SPDX-License-Identifier: GPL-3.0-or-later
// The measures of a run side by side: value, interval as numbers and as a bar on the scale of shares, how
// many items, how it changed against the baseline. One is chosen. Interface's thread.
#pragma once

#include "eval/runners/run_summary.h"
#include "gui/viewmodels/runfigures.h"

#include <QAbstractButton>
#include <QScrollArea>
#include <vector>

class QHBoxLayout;

namespace touchstone::gui {

/// One measure as a button.
class MeasureTile : public QAbstractButton {
    Q_OBJECT

public:
    MeasureTile(const MetricSummary& measure, const ChangeWords& change, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRect& place) const;
    MetricSummary m_measure;
    ChangeWords m_change;
};

class MeasureStrip : public QScrollArea {
    Q_OBJECT

public:
    explicit MeasureStrip(QWidget* parent = nullptr);
    /// `changes`: by measure, empty without a baseline. The chosen measure stays chosen where it is there.
    void setMeasures(const std::vector<MetricSummary>& measures, const std::vector<ChangeWords>& changes);
    [[nodiscard]] const QString& chosen() const { return m_chosen; }
    void choose(const QString& measure);
    void step(int direction); ///< chooses the next one
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosenChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QHBoxLayout* m_row;
    std::vector<MeasureTile*> m_tiles;
    QStringList m_names;
    QString m_chosen;
};

} // namespace touchstone::gui
