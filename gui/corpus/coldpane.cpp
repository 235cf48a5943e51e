// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/coldpane.h"

#include "gui/text/numbers.h"
#include "gui/viewmodels/corpusreports.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/labels.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace touchstone::gui {

ColdPane::ColdPane(CorpusReports& reports, QWidget* parent)
    : QWidget(parent), m_reports(reports), m_model(new ColdChunksModel(this)),
      m_facts(new TextLabel({}, TypeRole::Caption, Token::Muted, this)), m_table(new QTableView(this)),
      m_empty(new EmptyState(Icon::Search, tr("Nothing to show yet"), QString(), this)) {
    setObjectName(QStringLiteral("coldPane"));
    m_facts->setWordWrap(true);
    m_facts->setContentsMargins(space::kLarge, space::kSmall, space::kMedium, space::kSmall);
    m_table->setObjectName(QStringLiteral("coldTable"));
    m_table->setAccessibleName(tr("Chunks that were never found"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(space::kRow);
    m_table->setColumnWidth(ColdChunksModel::Path, 320);
    m_table->setColumnWidth(ColdChunksModel::Heading, 280);
    m_table->setColumnWidth(ColdChunksModel::Chunk, 80);
    m_table->setColumnWidth(ColdChunksModel::Tokens, 80);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_facts);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const ChunkPlace* place = m_model->place(index))
            Q_EMIT placeRequested(m_model->path(index), place->range);
    });
    connect(&m_reports, &CorpusReports::changed, this, &ColdPane::refresh);
    refresh();
}

void ColdPane::lookedAt() {
    m_reports.wantColdChunks();
}

void ColdPane::focusTable() {
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void ColdPane::refresh() {
    const auto& cold = m_reports.coldChunks();
    m_model->setRows(m_reports.documents(), cold);
    const bool some = cold && cold->answers > 0 && !cold->places.empty();
    m_table->setVisible(some);
    m_facts->setVisible(some);
    m_empty->setVisible(!some);
    if (some)
        m_facts->setText(
            tr("%1 of %2 chunks stand among the passages of none of the %3 questions that this "
               "workspace keeps. Enter opens one.")
                .arg(countText(cold->places.size()), countText(cold->chunks), countText(cold->answers)));
    else if (!cold)
        m_empty->setTexts(tr("Looking for chunks that were never found"),
                          tr("The answers of all conversations are gone through."));
    else if (cold->answers == 0)
        m_empty->setTexts(tr("No question was asked yet"),
                          tr("Ask a few on the chat page (Ctrl+1). What their answers never find stands here "
                             "then."));
    else
        m_empty->setTexts(tr("Every chunk was found at least once"),
                          tr("%1 questions have found all %2 chunks.")
                              .arg(countText(cold->answers), countText(cold->chunks)));
}

} // namespace touchstone::gui
