// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/comparepane.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/evaluationviewmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/tables.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QRegularExpression>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

/// The verdict by shape and colour beside its words.
class VerdictDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem moved = option;
        initStyleOption(&moved, index);
        const auto verdict =
            static_cast<ChangeWords::Verdict>(index.data(ComparisonModel::VerdictRole).toInt());
        moved.icon = themedIcon(verdict == ChangeWords::Verdict::Better  ? Icon::Up
                                : verdict == ChangeWords::Verdict::Worse ? Icon::Down
                                                                         : Icon::Dash,
                                verdict == ChangeWords::Verdict::Better  ? Token::Good
                                : verdict == ChangeWords::Verdict::Worse ? Token::Bad
                                                                         : Token::Muted);
        moved.features |= QStyleOptionViewItem::HasDecoration;
        moved.decorationSize = {14, 14};
        const QWidget* widget = option.widget;
        widget->style()->drawControl(QStyle::CE_ItemViewItem, &moved, painter, widget);
    }
};

QString sideLabel(const RunSide& side) {
    const QString name = toQString(side.run.name);
    return side.arm.empty() || side.arm == "main" ? name : name + QStringLiteral(" · ") + toQString(side.arm);
}

/// Whoever compares hashes looks at their beginning.
QString shortHashes(QString text) {
    static const QRegularExpression kHash(QStringLiteral("\\b([0-9a-f]{12})[0-9a-f]{28,}\\b"));
    return text.replace(kHash, QStringLiteral("\\1…"));
}

QStringList textsOf(const std::vector<std::string>& texts) {
    QStringList out;
    for (const std::string& text : texts)
        out.append(toQString(text));
    return out;
}

} // namespace

ComparePane::ComparePane(EvaluationViewModel& evaluation, QWidget* parent)
    : QWidget(parent), m_evaluation(evaluation), m_measures(new ComparisonModel(this)),
      m_items(new ItemChangeModel(this)) {
    setObjectName(QStringLiteral("comparePane"));
    setFocusPolicy(Qt::StrongFocus); // until there is a table
    build();
    connect(&m_evaluation, &EvaluationViewModel::comparisonChanged, this, &ComparePane::refresh);
    connect(m_measureTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ComparePane::showItems);
    connect(m_lists, &QButtonGroup::idClicked, this, &ComparePane::showItems);
    for (const auto signal : {&QTableView::activated, &QTableView::clicked})
        connect(m_itemTable, signal, this,
                [this](const QModelIndex& index) { Q_EMIT itemRequested(m_items->itemAt(index.row())); });
    refresh();
}

void ComparePane::build() {
    m_sides = new TextLabel({}, TypeRole::BodyBold, Token::Text, this);
    m_sides->setObjectName(QStringLiteral("compareSidesLabel"));
    m_sides->setWordWrap(true);
    m_differences = new TextLabel({}, TypeRole::Caption, Token::Muted, this);
    m_differences->setObjectName(QStringLiteral("compareDifferencesLabel"));
    m_differences->setWordWrap(true);
    m_warnings = new TextLabel({}, TypeRole::Caption, Token::Warn, this);
    m_warnings->setObjectName(QStringLiteral("compareWarningsLabel"));
    m_warnings->setWordWrap(true);
    m_measureTable = new QTableView(this);
    setUpRowTable(m_measureTable, "compareMeasureTable", tr("Measures of both runs"));
    m_measureTable->setModel(m_measures);
    m_measureTable->setItemDelegateForColumn(ComparisonModel::Evidence, new VerdictDelegate(m_measureTable));
    constexpr int kMeasureWidths[] = {150, 72, 72, 132, 172, 72, 72, 90, 64};
    for (int i = 0; i < ComparisonModel::ColumnCount; ++i)
        m_measureTable->setColumnWidth(i, kMeasureWidths[i]);
    m_itemTable = new QTableView(this);
    setUpRowTable(m_itemTable, "compareItemTable", tr("Items that the measure compares"));
    m_itemTable->setModel(m_items);
    constexpr int kItemWidths[] = {96, 120, 400, 72, 72, 80};
    for (int i = 0; i < ItemChangeModel::ColumnCount; ++i)
        m_itemTable->setColumnWidth(i, kItemWidths[i]);
    m_empty =
        new EmptyState(Icon::Half, tr("Nothing is compared"),
                       tr("Choose two runs in the list of runs and press C, or choose a baseline for the "
                          "open run."),
                       this);
    m_progress = new ProgressLine(this);
    m_content = new QWidget(this);
    auto* lower = new QWidget(m_content);
    auto* lists = new QHBoxLayout;
    lists->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kUnit);
    lists->setSpacing(space::kUnit);
    m_lists = new QButtonGroup(this);
    int number = 0;
    for (const char* name : {"worseListButton", "betterListButton", "unchangedListButton"}) {
        auto* button = makeButton(QString(), ButtonVariant::Quiet, lower);
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        m_lists->addButton(button, number++);
        lists->addWidget(button);
    }
    m_lists->button(0)->setChecked(true);
    lists->addStretch(1);
    auto* lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 0, 0, 0);
    lowerColumn->setSpacing(0);
    lowerColumn->addLayout(lists);
    lowerColumn->addWidget(m_itemTable, 1);
    auto* splitter = new Splitter(Qt::Vertical, m_content);
    splitter->addWidget(m_measureTable);
    splitter->addWidget(lower);
    splitter->setSizes({300, 320});
    auto* words = new QVBoxLayout;
    words->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    words->setSpacing(2);
    for (QWidget* label : {m_sides, m_differences, m_warnings})
        words->addWidget(label);
    auto* inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addLayout(words);
    inner->addWidget(splitter, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_progress);
    column->addWidget(m_content, 1);
    column->addWidget(m_empty, 1);
}

void ComparePane::refresh() {
    const auto& comparison = m_evaluation.comparison();
    const bool comparing = m_evaluation.comparing();
    m_progress->setVisible(comparing);
    m_progress->setProgress(tr("Comparing; the window stays free."), 0, 0);
    m_content->setVisible(comparison != nullptr);
    m_empty->setVisible(comparison == nullptr && !comparing);
    if (comparison && hasFocus())
        m_measureTable->setFocus(Qt::OtherFocusReason);
    layout()->setAlignment(m_progress, comparison == nullptr ? Qt::AlignTop : Qt::Alignment());
    if (comparison.get() == m_shown)
        return;
    const int row = m_measureTable->currentIndex().row();
    m_shown = comparison.get();
    m_measures->setComparison(comparison);
    if (!comparison) {
        m_items->show(nullptr, -1, list());
        return;
    }
    const Comparison& pair = comparison->pair;
    m_sides->setText(tr("A: %1   →   B: %2").arg(sideLabel(pair.a), sideLabel(pair.b)));
    const QString paired = tr("%n item(s) are in both runs.", nullptr, static_cast<int>(pair.pairedItems));
    m_differences->setText(
        paired + QLatin1Char(' ') +
        (pair.differences.empty()
             ? tr("Nothing differs in what was run.")
             : tr("Differs in: %1")
                   .arg(shortHashes(textsOf(pair.differences).join(QStringLiteral("  ·  "))))));
    m_warnings->setText(textsOf(pair.warnings).join(QLatin1Char('\n')));
    m_warnings->setVisible(!pair.warnings.empty());
    m_measureTable->selectRow(std::clamp(row, 0, std::max(0, m_measures->rowCount() - 1)));
    showItems();
}

ItemChangeModel::List ComparePane::list() const {
    return static_cast<ItemChangeModel::List>(std::max(0, m_lists->checkedId()));
}

void ComparePane::showItems() {
    const auto& comparison = m_evaluation.comparison();
    const int row = m_measureTable->currentIndex().isValid() ? m_measureTable->currentIndex().row() : 0;
    m_items->show(comparison, row, list());
    if (!comparison || static_cast<std::size_t>(row) >= comparison->pair.measures.size())
        return;
    const MeasureComparison& one = comparison->pair.measures[static_cast<std::size_t>(row)];
    m_lists->button(0)->setText(tr("Worse: %1").arg(countText(one.broken.size())));
    m_lists->button(1)->setText(tr("Better: %1").arg(countText(one.fixed.size())));
    m_lists->button(2)->setText(tr("Unchanged: %1").arg(countText(one.unchanged)));
}

void ComparePane::focusFirst() {
    if (m_content->isHidden())
        setFocus(Qt::ShortcutFocusReason);
    else
        m_measureTable->setFocus(Qt::ShortcutFocusReason);
}

void ComparePane::step(int direction) {
    if (const int row = stepTableRow(m_itemTable, direction); row >= 0)
        Q_EMIT itemRequested(m_items->itemAt(row));
}

void ComparePane::stepMeasure(int direction) {
    stepTableRow(m_measureTable, direction);
}

} // namespace touchstone::gui
