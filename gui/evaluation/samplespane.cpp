// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/samplespane.h"

#include "gui/text/numbers.h"
#include "gui/viewmodels/evaluationviewmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/tables.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

/// Whether it was answered, by shape and word.
class SampleStateDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem moved = option;
        initStyleOption(&moved, index);
        const int state = index.data(SampleTableModel::StateRole).toInt();
        moved.icon = themedIcon(state == SampleTableModel::Answered  ? Icon::Chat
                                : state == SampleTableModel::Refused ? Icon::Dash
                                                                     : Icon::Cross,
                                state == SampleTableModel::Failed ? Token::Bad : Token::Muted);
        moved.features |= QStyleOptionViewItem::HasDecoration;
        moved.decorationSize = {14, 14};
        const QWidget* widget = option.widget;
        widget->style()->drawControl(QStyle::CE_ItemViewItem, &moved, painter, widget);
    }
};

} // namespace

SamplesPane::SamplesPane(EvaluationViewModel& evaluation, QWidget* parent)
    : QWidget(parent), m_evaluation(evaluation),
      m_filter(new SearchField(tr("Filter: words, kind:…, state:refused, token_f1<0.5"), this)),
      m_facts(new TextLabel({}, TypeRole::Caption, Token::Muted, this)), m_table(new QTableView(this)),
      m_empty(new EmptyState(Icon::Filter, tr("No item is shown"), QString(), this)) {
    setObjectName(QStringLiteral("samplesPane"));
    m_filter->setObjectName(QStringLiteral("sampleFilterEdit"));
    m_filter->setAccessibleName(tr("Filter the items"));
    m_filter->setToolTip(
        tr("Words look into item, kind and question. kind:\"several hops\", tag:…, state:failed, "
           "state:refused, cause:not_retrieved, alike:1, lost:given, goldrank>5 and a "
           "measure with <, >, =, :na or :failed look there alone."));
    setUpRowTable(m_table, "sampleTable", tr("Items of the run"));
    m_table->setModel(&m_evaluation.samples());
    m_table->setItemDelegateForColumn(static_cast<int>(SampleColumn::State),
                                      new SampleStateDelegate(m_table));
    QHeaderView* header = m_table->horizontalHeader();
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->moveSection(static_cast<int>(SampleColumn::Cause), static_cast<int>(SampleColumn::Answer));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    top->setSpacing(space::kMedium);
    top->addWidget(m_filter, 1);
    top->addWidget(m_facts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    connect(m_filter, &SearchField::filterChanged, &m_evaluation, &EvaluationViewModel::setFilter);
    connect(m_filter, &SearchField::downPressed, this, &SamplesPane::focusTable);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int section, Qt::SortOrder order) {
        if (section != static_cast<int>(SampleColumn::Answer))
            m_evaluation.sortBy(section, order == Qt::DescendingOrder);
    });
    for (const auto signal : {&QTableView::activated, &QTableView::clicked})
        connect(m_table, signal, this,
                [this](const QModelIndex& index) { Q_EMIT sampleRequested(index.row()); });
    connect(&m_evaluation, &EvaluationViewModel::samplesChanged, this, &SamplesPane::refresh);
    connect(&m_evaluation, &EvaluationViewModel::runOpened, this, [this] {
        if (m_run == m_evaluation.runId())
            return;
        m_run.clear();
        m_filter->clear();
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        refresh();
    });
    refresh();
}

void SamplesPane::refresh() {
    const SampleTableModel& samples = m_evaluation.samples();
    const bool read = samples.table() != nullptr;
    if (read && m_run != m_evaluation.runId()) {
        m_run = m_evaluation.runId();
        constexpr int kWidths[kSampleColumns] = {96, 116, 300, 124, 260, 168};
        for (int i = 0; i < kSampleColumns; ++i)
            m_table->setColumnWidth(i, kWidths[i]);
        for (int i = kSampleColumns; i < samples.columnCount(); ++i)
            m_table->setColumnWidth(i, 96);
    }
    m_table->setColumnHidden(static_cast<int>(SampleColumn::Cause), m_evaluation.diagnosis() == nullptr);
    const bool some = samples.rowCount() > 0;
    m_table->setVisible(some || !read);
    m_empty->setVisible(!some && read);
    if (!m_evaluation.query().text.isEmpty())
        m_empty->setTexts(tr("No item is shown"),
                          tr("Nothing fits “%1”. Shorten the filter, or clear it with Esc.")
                              .arg(m_evaluation.query().text));
    else
        m_empty->setTexts(tr("No item yet"), tr("This run has not answered any question yet."));
    m_facts->setText(read ? tr("%1 of %2 items")
                                .arg(countText(static_cast<quint64>(samples.rowCount())),
                                     countText(m_evaluation.armSamples()))
                          : tr("Reading the items …"));
}

void SamplesPane::setFilter(const QString& text) {
    m_filter->setText(text);
    m_evaluation.setFilter(text);
}

void SamplesPane::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void SamplesPane::focusTable() {
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid() && m_table->model()->rowCount() > 0)
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
}

void SamplesPane::step(int direction) {
    if (const int row = stepTableRow(m_table, direction); row >= 0)
        Q_EMIT sampleRequested(row);
}

void SamplesPane::openCurrent() {
    if (m_table->currentIndex().isValid())
        Q_EMIT sampleRequested(m_table->currentIndex().row());
}

void SamplesPane::sortByCurrent() {
    QHeaderView* header = m_table->horizontalHeader();
    const int column = std::max(0, m_table->currentIndex().column());
    const bool again = header->sortIndicatorSection() == column;
    header->setSortIndicator(column, again && header->sortIndicatorOrder() == Qt::AscendingOrder
                                         ? Qt::DescendingOrder
                                         : Qt::AscendingOrder);
}

} // namespace touchstone::gui
