// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/documentgrid.h"

#include "gui/text/numbers.h"
#include "gui/viewmodels/corpusviewmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

/// The state by shape and word.
class StateDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem moved = option;
        const auto state = static_cast<FileState>(index.data(DocumentTableModel::StateRole).toInt());
        initStyleOption(&moved, index);
        moved.icon = themedIcon(state == FileState::Parsed   ? Icon::Check
                                : state == FileState::Failed ? Icon::Cross
                                                             : Icon::Dash,
                                state == FileState::Parsed   ? Token::Good
                                : state == FileState::Failed ? Token::Bad
                                                             : Token::Muted);
        moved.features |= QStyleOptionViewItem::HasDecoration;
        moved.decorationSize = {14, 14};
        const QWidget* widget = option.widget;
        widget->style()->drawControl(QStyle::CE_ItemViewItem, &moved, painter, widget);
    }
};

} // namespace

DocumentGrid::DocumentGrid(CorpusViewModel& corpus, QWidget* parent)
    : QWidget(parent), m_corpus(corpus), m_table(new QTableView(this)),
      m_facts(new TextLabel({}, TypeRole::Caption, Token::Muted, this)),
      m_retry(makeButton(tr("Read again"), ButtonVariant::Plain, Icon::Retry, this)),
      m_empty(new EmptyState(Icon::Filter, tr("No document is shown"), QString(), this)) {
    setObjectName(QStringLiteral("documentGrid"));
    m_retry->setObjectName(QStringLiteral("retryButton"));
    m_retry->setToolTip(
        tr("Reads the source again: what failed is tried anew, what has not changed is kept."));
    m_table->setObjectName(QStringLiteral("documentTable"));
    m_table->setAccessibleName(tr("Documents"));
    m_table->setModel(&m_corpus.table());
    m_table->setItemDelegateForColumn(static_cast<int>(DocumentColumn::State), new StateDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(space::kRow);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSortIndicator(0, Qt::AscendingOrder);
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    constexpr int kWidths[kDocumentColumns] = {260, 200, 130, 76, 76, 76, 80, 80, 90, 90};
    for (int i = 0; i < kDocumentColumns; ++i)
        m_table->setColumnWidth(i, kWidths[i]);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::kLarge, space::kSmall, space::kMedium, space::kSmall);
    top->addWidget(m_facts, 1);
    top->addWidget(m_retry);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &DocumentGrid::sort);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT pageRequested(index.data(DocumentTableModel::PathRole).toString());
    });
    connect(m_retry, &QPushButton::clicked, this, &DocumentGrid::retryRequested);
    connect(&m_corpus, &CorpusViewModel::documentsChanged, this, &DocumentGrid::refresh);
    refresh();
}

void DocumentGrid::sort(int column, Qt::SortOrder order) {
    m_corpus.sortBy(static_cast<DocumentColumn>(column), order == Qt::DescendingOrder);
}

void DocumentGrid::refresh() {
    const auto& documents = m_corpus.documents();
    const bool some = m_corpus.shownCount() > 0;
    m_table->setVisible(some);
    m_empty->setVisible(!some);
    m_retry->setVisible(documents && documents->count[static_cast<std::size_t>(FileState::Failed)] > 0);
    if (!documents) {
        m_facts->setText({});
        m_empty->setTexts(tr("No corpus is open"),
                          tr("Add a corpus with Ctrl+O; its documents stand here then."));
        return;
    }
    m_empty->setTexts(tr("No document is shown"),
                      m_corpus.query().text.isEmpty()
                          ? tr("This corpus has no files.")
                          : tr("Nothing fits “%1”. Shorten the filter at the left, or clear it with Esc.")
                                .arg(m_corpus.query().text));
    m_facts->setText(tr("%1 of %2 files  ·  %3 parsed, %4 failed, %5 left out")
                         .arg(countText(m_corpus.shownCount()), countText(m_corpus.totalCount()),
                              countText(documents->count[0]), countText(documents->count[1]),
                              countText(documents->count[2])));
}

void DocumentGrid::sortByCurrent() {
    QHeaderView* header = m_table->horizontalHeader();
    const int column = std::max(0, m_table->currentIndex().column());
    const bool again = header->sortIndicatorSection() == column;
    header->setSortIndicator(column, again && header->sortIndicatorOrder() == Qt::AscendingOrder
                                         ? Qt::DescendingOrder
                                         : Qt::AscendingOrder);
}

void DocumentGrid::focusTable() {
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_corpus.table().index(0, 0));
}

} // namespace touchstone::gui
