// SPDX-License-Identifier: GPL-3.0-or-later
// Chunks that no answer of this workspace has ever found: text that nobody asks for, or that retrieval cannot
// reach. Interface's thread.
#pragma once

#include "core/base/text_range.h"

#include <QWidget>

class QTableView;

namespace touchstone::gui {

class ColdChunksModel;
class CorpusReports;
class EmptyState;
class TextLabel;

class ColdPane : public QWidget {
    Q_OBJECT

public:
    explicit ColdPane(CorpusReports& reports, QWidget* parent = nullptr);
    void lookedAt();
    void focusTable();

Q_SIGNALS:
    void placeRequested(const QString& path, touchstone::TextRange range);

private:
    void refresh();
    CorpusReports& m_reports;
    ColdChunksModel* m_model;
    TextLabel* m_facts;
    QTableView* m_table;
    EmptyState* m_empty;
};

} // namespace touchstone::gui
