// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/sampletablemodel.h"

#include "gui/text/numbers.h"
#include "gui/viewmodels/diagnosisview.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace touchstone::gui {

namespace {

constexpr qsizetype kMostAnswersKept = 4000;
constexpr std::size_t kMostAsked = 400;

QString scoreText(float value) {
    if (std::isnan(value))
        return QStringLiteral("–");
    return std::isinf(value) ? SampleTableModel::tr("failed") : significantText(static_cast<double>(value));
}

} // namespace

SampleTableModel::SampleTableModel(QObject* parent) : QAbstractTableModel(parent) {
    m_asking.setSingleShot(true);
    m_asking.setInterval(20);
    connect(&m_asking, &QTimer::timeout, this, &SampleTableModel::ask);
}

void SampleTableModel::setRows(std::shared_ptr<const SampleTable> table,
                               std::shared_ptr<const std::vector<quint32>> shown,
                               std::shared_ptr<const SampleMarks> marks) {
    beginResetModel();
    if (table != m_table) {
        m_answers.clear();
        m_wanted.clear();
    }
    m_table = std::move(table);
    m_shown = std::move(shown);
    m_marks = std::move(marks);
    endResetModel();
}

void SampleTableModel::ask() {
    // The newest wishes win: what was scrolled past is not read.
    std::vector<quint32> wanted = std::exchange(m_wanted, {});
    if (wanted.size() > kMostAsked)
        wanted.erase(wanted.begin(), wanted.end() - kMostAsked);
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    if (!wanted.empty())
        Q_EMIT answersWanted(wanted);
}

void SampleTableModel::setAnswers(const SampleTable* table, const std::vector<quint32>& numbers,
                                  const QStringList& answers) {
    if (table != m_table.get())
        return;
    if (m_answers.size() > kMostAnswersKept)
        m_answers.clear();
    for (std::size_t i = 0; i < numbers.size(); ++i)
        m_answers.insert(numbers[i], answers.value(static_cast<qsizetype>(i)));
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, static_cast<int>(SampleColumn::Answer)),
                           index(rowCount() - 1, static_cast<int>(SampleColumn::Answer)), {Qt::DisplayRole});
}

const SampleIndex::Row* SampleTableModel::sample(int row) const {
    if (!m_table || !m_shown || row < 0 || static_cast<std::size_t>(row) >= m_shown->size())
        return nullptr;
    return &m_table->index.rows[(*m_shown)[static_cast<std::size_t>(row)]];
}

int SampleTableModel::rowOf(const SampleKey& key) const {
    for (int row = 0; row < rowCount(); ++row)
        if (sample(row)->key == key)
            return row;
    return -1;
}

int SampleTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_shown ? 0 : static_cast<int>(m_shown->size());
}

int SampleTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kSampleColumns + (m_table ? static_cast<int>(m_table->metrics.size()) : 0);
}

QString SampleTableModel::stateWord(State state) {
    return state == Answered ? tr("answered") : state == Refused ? tr("refused") : tr("failed");
}

SampleTableModel::State SampleTableModel::stateOf(quint32 number) const {
    const SampleIndex::Row& row = m_table->index.rows[number];
    return row.failed ? Failed : row.refused ? Refused : Answered;
}

QVariant SampleTableModel::answer(quint32 number) const {
    const auto found = m_answers.constFind(number);
    if (found != m_answers.constEnd())
        return *found;
    m_wanted.push_back(number);
    if (!m_asking.isActive())
        m_asking.start();
    return QStringLiteral("…");
}

QVariant SampleTableModel::text(quint32 number, int column) const {
    const std::size_t item = m_table->at(number);
    if (column >= kSampleColumns)
        return scoreText(m_table->index.values[static_cast<std::size_t>(column - kSampleColumns)][number]);
    switch (static_cast<SampleColumn>(column)) {
    case SampleColumn::Item: {
        const std::uint32_t repeat = m_table->index.rows[number].key.repeat;
        return repeat == 0 ? m_table->item[item]
                           : tr("%1, again %2").arg(m_table->item[item], QString::number(repeat + 1));
    }
    case SampleColumn::Kind:
        return m_table->kind[item].isEmpty() ? QStringLiteral("–") : m_table->kind[item];
    case SampleColumn::Question:
        return m_table->question[item];
    case SampleColumn::State:
        return stateWord(stateOf(number));
    case SampleColumn::Answer:
        return answer(number);
    case SampleColumn::Cause: {
        const int cause = m_marks && !m_marks->cause.empty() ? m_marks->cause[number] : 0;
        return cause > 0 ? causeText(static_cast<FailureCause>(cause - 1)) : QStringLiteral("–");
    }
    }
    return {};
}

QVariant SampleTableModel::toolTip(quint32 number, int column) const {
    if (column == static_cast<int>(SampleColumn::Cause) && m_marks && !m_marks->cause.empty() &&
        m_marks->cause[number] > 0)
        return causeMeaning(static_cast<FailureCause>(m_marks->cause[number] - 1));
    if (column < kSampleColumns)
        return column == static_cast<int>(SampleColumn::Answer) ? QVariant(m_answers.value(number))
                                                                : text(number, column);
    const float value = m_table->index.values[static_cast<std::size_t>(column - kSampleColumns)][number];
    if (std::isnan(value))
        return tr("Not applicable; the item says why.");
    return std::isinf(value) ? tr("This score could not be had; the item says why.")
                             : QString::number(static_cast<double>(value), 'g', 7);
}

QVariant SampleTableModel::data(const QModelIndex& index, int role) const {
    if (!m_table || !m_shown || !index.isValid() || static_cast<std::size_t>(index.row()) >= m_shown->size())
        return {};
    const quint32 number = (*m_shown)[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(number, index.column());
    case Qt::ToolTipRole:
        return toolTip(number, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (index.column() >= kSampleColumns ? Qt::AlignRight : Qt::AlignLeft)));
    case StateRole:
        return static_cast<int>(stateOf(number));
    default:
        return {};
    }
}

QVariant SampleTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section >= kSampleColumns ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    if (section >= kSampleColumns)
        return m_table ? m_table->metrics.value(section - kSampleColumns) : QString();
    switch (static_cast<SampleColumn>(section)) {
    case SampleColumn::Item:
        return tr("Item");
    case SampleColumn::Kind:
        return tr("Kind");
    case SampleColumn::Question:
        return tr("Question");
    case SampleColumn::State:
        return tr("State");
    case SampleColumn::Answer:
        return tr("Answer");
    case SampleColumn::Cause:
        return tr("Why it failed");
    }
    return {};
}

} // namespace touchstone::gui
