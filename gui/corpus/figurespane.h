// SPDX-License-Identifier: GPL-3.0-or-later
// Figures over all chunks of a corpus, each with its table twin: sizes, chunks per document, what is in
// chunks and what is not, duplicates, the map of the vectors. Made when it is first looked at. Interface's
// thread.
#pragma once

#include "core/base/text_range.h"
#include "gui/viewmodels/corpusfigures.h"

#include <QString>
#include <QWidget>
#include <vector>

namespace touchstone::gui {

class BarChart;
class ChartFrame;
class CorpusReports;
class EmptyState;
class PointMap;
class ProgressLine;

class FiguresPane : public QWidget {
    Q_OBJECT

public:
    explicit FiguresPane(CorpusReports& reports, QWidget* parent = nullptr);
    void lookedAt(); ///< starts what is not there yet
    void focusFirst();

Q_SIGNALS:
    void placeRequested(const QString& path, touchstone::TextRange range);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void arrange();
    void showSizes();
    void showPerDocument();
    void showCover();
    void showDuplicates();
    void showMap();
    void go(const ChunkPlace& place);
    CorpusReports& m_reports;
    const CorpusFigures* m_shown = nullptr;
    const CorpusMap* m_shownMap = nullptr;
    BarChart* m_sizes;
    BarChart* m_perDocument;
    BarChart* m_cover;
    BarChart* m_duplicates;
    PointMap* m_map;
    std::vector<ChartFrame*> m_frames; ///< sizes, per document, cover, duplicates, map
    ProgressLine* m_progress;
    EmptyState* m_empty;
    QWidget* m_content;
    int m_columns = 0;
};

} // namespace touchstone::gui
