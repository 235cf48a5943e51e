// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chartframe.h"

#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QAbstractTableModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTableView>

namespace touchstone::gui {

class TwinModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setTwin(TableTwin twin) {
        beginResetModel();
        m_twin = std::move(twin);
        endResetModel();
    }
    [[nodiscard]] const TableTwin& twin() const { return m_twin; }
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_twin.rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_twin.columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid())
            return {};
        if (role == Qt::TextAlignmentRole)
            return alignment(index.column());
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return m_twin.rows[static_cast<std::size_t>(index.row())].value(index.column());
        return {};
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal)
            return {};
        return role == Qt::DisplayRole         ? QVariant(m_twin.columns.value(section))
               : role == Qt::TextAlignmentRole ? alignment(section)
                                               : QVariant();
    }

private:
    [[nodiscard]] QVariant alignment(int column) const {
        const auto at = static_cast<std::size_t>(column);
        const bool number = at < m_twin.isNumber.size() && m_twin.isNumber[at];
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    TableTwin m_twin;
};

namespace {

QString csvField(QString text) {
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) &&
        !text.contains(QLatin1Char('\n')))
        return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString csvLine(const QStringList& fields) {
    QStringList quoted;
    for (const QString& field : fields)
        quoted.append(csvField(field));
    return quoted.join(QLatin1Char(',')) + QLatin1Char('\n');
}

} // namespace

ChartFrame::ChartFrame(const QString& title, QWidget* chart, QWidget* parent)
    : QWidget(parent), m_chart(chart), m_summary(new TextLabel({}, TypeRole::Body, Token::Muted, this)),
      m_switch(new IconButton(Icon::List, tr("Show the numbers as a table"), this)),
      m_table(new QTableView(this)), m_model(new TwinModel(this)), m_stack(new QStackedLayout) {
    // A stacked layout shows what is put into it at once: a chart that has no parent by then would be
    // a window of its own for a moment.
    m_chart->setParent(this);
    m_summary->setWordWrap(true);
    m_switch->setObjectName(QStringLiteral("twinButton"));
    m_switch->setCheckable(true);
    auto* copy = new IconButton(Icon::Copy, tr("Copy the numbers (CSV)"), this);
    copy->setObjectName(QStringLiteral("copyNumbersButton"));
    m_header = new SectionHeader(title, this);
    m_header->addWidget(m_switch);
    m_header->addWidget(copy);
    m_table->setObjectName(QStringLiteral("twinTable"));
    m_table->setAccessibleName(title);
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(space::kRow);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kUnit);
    column->addWidget(m_header);
    column->addWidget(m_summary);
    column->addLayout(m_stack, 1);
    connect(m_switch, &QToolButton::toggled, this, &ChartFrame::showTable);
    connect(copy, &QToolButton::clicked, this, &ChartFrame::copyNumbers);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT rowActivated(index.row()); });
}

void ChartFrame::setCompact() {
    m_header->hide();
    m_summary->hide();
}

void ChartFrame::copyNumbers() {
    QGuiApplication::clipboard()->setText(asCsv());
    showToast(window(), tr("The numbers were copied."));
}

void ChartFrame::setSummary(const QString& sentence) {
    m_summary->setText(sentence);
    m_chart->setAccessibleName(m_table->accessibleName() + QStringLiteral(". ") + sentence);
}

void ChartFrame::setTwin(TableTwin twin) {
    m_model->setTwin(std::move(twin));
    m_table->resizeColumnsToContents();
}

void ChartFrame::showTable(bool table) {
    m_stack->setCurrentIndex(table ? 1 : 0);
    m_switch->setChecked(table);
    m_switch->setName(table ? tr("Show the chart") : tr("Show the numbers as a table"));
}

bool ChartFrame::tableShown() const {
    return m_stack->currentIndex() == 1;
}

QString ChartFrame::asCsv() const {
    QString out = csvLine(m_model->twin().columns);
    for (const QStringList& row : m_model->twin().rows)
        out += csvLine(row);
    return out;
}

} // namespace touchstone::gui
