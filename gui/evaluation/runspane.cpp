// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/runspane.h"

#include "gui/text/numbers.h"
#include "gui/viewmodels/evaluationviewmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/tables.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

/// The state by shape and word.
class RunStateDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem moved = option;
        initStyleOption(&moved, index);
        const auto state = static_cast<RunState>(index.data(RunTableModel::StateRole).toInt());
        moved.icon = themedIcon(state == RunState::Done      ? Icon::Check
                                : state == RunState::Running ? Icon::Play
                                : state == RunState::Failed  ? Icon::Cross
                                                             : Icon::Half,
                                state == RunState::Done      ? Token::Good
                                : state == RunState::Running ? Token::Info
                                : state == RunState::Failed  ? Token::Bad
                                                             : Token::Warn);
        moved.features |= QStyleOptionViewItem::HasDecoration;
        moved.decorationSize = {14, 14};
        const QWidget* widget = option.widget;
        widget->style()->drawControl(QStyle::CE_ItemViewItem, &moved, painter, widget);
    }
};

} // namespace

RunsPane::RunsPane(EvaluationViewModel& evaluation, QWidget* parent)
    : QWidget(parent), m_evaluation(evaluation), m_table(new QTableView(this)),
      m_facts(new TextLabel({}, TypeRole::Caption, Token::Muted, this)),
      m_open(makeButton(tr("Open"), ButtonVariant::Plain, this)),
      m_compare(makeButton(tr("Compare"), ButtonVariant::Plain, Icon::Half, this)),
      m_resume(makeButton(tr("Resume"), ButtonVariant::Plain, Icon::Replay, this)),
      m_start(makeButton(tr("Start a run …"), ButtonVariant::Primary, Icon::Play, this)),
      m_empty(new EmptyState(Icon::Evaluation, tr("No run yet"), QString(), this)), m_top(new QWidget(this)) {
    setObjectName(QStringLiteral("runsPane"));
    setUpRowTable(m_table, "runTable", tr("Runs"));
    m_table->setModel(&m_evaluation.runs());
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setItemDelegateForColumn(RunTableModel::State, new RunStateDelegate(m_table));
    m_open->setObjectName(QStringLiteral("openRunButton"));
    m_compare->setObjectName(QStringLiteral("compareRunsButton"));
    m_compare->setToolTip(tr("Choose two runs with Ctrl or Shift, then compare them: C"));
    m_resume->setObjectName(QStringLiteral("resumeRunButton"));
    m_start->setObjectName(QStringLiteral("startRunButton"));
    m_start->setToolTip(tr("From a form or an experiment file; what it would take is told first: Ctrl+N"));
    m_facts->setElided(true);
    m_empty->setTexts(
        tr("No run yet"),
        tr("A run asks every question of a gold set and scores the answers. Start one here: a form has all "
           "that it needs, from the gold set on, and says beside it what the run would take."));
    auto* first = m_empty->setAction(tr("Start a run …"));
    first->setObjectName(QStringLiteral("firstRunButton"));
    connect(first, &QPushButton::clicked, this, &RunsPane::startRequested);
    auto* top = new QHBoxLayout(m_top);
    top->setContentsMargins(space::kLarge, space::kSmall, space::kMedium, space::kSmall);
    top->addWidget(m_facts, 1);
    top->setSpacing(space::kSmall);
    top->addWidget(m_open);
    top->addWidget(m_compare);
    top->addWidget(m_resume);
    top->addWidget(m_start);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    connect(m_table, &QTableView::activated, this, &RunsPane::openCurrent);
    connect(m_open, &QPushButton::clicked, this, &RunsPane::openCurrent);
    connect(m_compare, &QPushButton::clicked, this, &RunsPane::compareChosen);
    connect(m_resume, &QPushButton::clicked, this, &RunsPane::resumeChosen);
    connect(m_start, &QPushButton::clicked, this, &RunsPane::startRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RunsPane::updateButtons);
    connect(&m_evaluation, &EvaluationViewModel::runsChanged, this, &RunsPane::refresh);
    connect(&m_evaluation.runs(), &QAbstractItemModel::modelReset, this, [this] {
        const RunTableModel& runs = m_evaluation.runs();
        m_table->setColumnWidth(RunTableModel::Name, 200);
        m_table->setColumnWidth(RunTableModel::Target, 170);
        m_table->setColumnWidth(RunTableModel::Gold, 110);
        m_table->setColumnWidth(RunTableModel::State, 130);
        m_table->setColumnWidth(RunTableModel::Done, 110);
        for (int i = RunTableModel::FirstMeasure; i < runs.whenColumn(); ++i)
            m_table->setColumnWidth(i, 132);
        m_table->setColumnWidth(runs.whenColumn(), 130);
        if (runs.rowCount() > 0)
            m_table->selectRow(0);
    });
    refresh();
}

void RunsPane::refresh() {
    const RunLines& lines = m_evaluation.runs().lines();
    const bool none = m_evaluation.runsRead() && lines.empty();
    m_empty->setVisible(none);
    m_table->setVisible(!none);
    m_top->setVisible(!none);
    const auto running = static_cast<int>(std::count_if(
        lines.begin(), lines.end(), [](const RunLine& line) { return line.state == RunState::Running; }));
    QString facts = tr("%n run(s)", nullptr, static_cast<int>(lines.size()));
    if (running > 0)
        facts += QStringLiteral("  ·  ") + tr("%n running", nullptr, running);
    m_facts->setText(m_evaluation.runsRead() ? facts : tr("Reading the runs …"));
    updateButtons();
}

void RunsPane::updateButtons() {
    m_open->setEnabled(!chosen().isEmpty());
    m_compare->setEnabled(chosen().size() == 2);
    const RunLine* line = chosen().size() == 1
                              ? m_evaluation.runs().line(m_evaluation.runs().rowOf(chosen().front()))
                              : nullptr;
    const bool failedOnes = line != nullptr && line->state == RunState::Done && line->failed > 0;
    m_resume->setEnabled(
        line != nullptr && !line->imported &&
        (failedOnes || line->state == RunState::Interrupted || line->state == RunState::Failed));
    m_resume->setText(failedOnes ? tr("Try failed ones again") : tr("Resume"));
}

void RunsPane::resumeChosen() {
    if (!m_resume->isEnabled())
        return;
    if (const RunLine* line = m_evaluation.runs().line(m_evaluation.runs().rowOf(chosen().front())))
        Q_EMIT resumeRequested(line->id, line->state == RunState::Done);
}

QStringList RunsPane::chosen() const {
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end(), std::greater<>()); // the newest run stands on top
    QStringList keys;
    for (const int row : rows)
        if (const RunLine* line = m_evaluation.runs().line(row))
            keys.append(line->key());
    return keys;
}

void RunsPane::choose(const QString& key) {
    if (const int row = m_evaluation.runs().rowOf(key); row >= 0)
        m_table->selectRow(row);
}

void RunsPane::openCurrent() {
    const QModelIndex current = m_table->currentIndex();
    if (const RunLine* line = m_evaluation.runs().line(current.isValid() ? current.row() : 0))
        Q_EMIT openRequested(line->id, line->arm);
}

void RunsPane::compareChosen() {
    const QStringList keys = chosen();
    if (keys.size() == 2)
        Q_EMIT compareRequested(keys.at(0), keys.at(1));
}

void RunsPane::step(int direction) {
    stepTableRow(m_table, direction);
}

void RunsPane::focusTable() {
    if (m_table->isHidden()) {
        m_empty->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid() && m_evaluation.runs().rowCount() > 0)
        m_table->selectRow(0);
}

} // namespace touchstone::gui
