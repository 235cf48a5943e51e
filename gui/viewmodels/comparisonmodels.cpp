// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/comparisonmodels.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"

#include <algorithm>

namespace touchstone::gui {

namespace {

QVariant besideOf(bool number) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
}

QString orDash(const std::optional<double>& value) {
    return value ? significantText(*value) : QStringLiteral("–");
}

} // namespace

void ComparisonModel::setComparison(std::shared_ptr<const RunComparison> comparison) {
    beginResetModel();
    m_comparison = std::move(comparison);
    m_words.clear();
    if (m_comparison)
        for (const MeasureComparison& measure : m_comparison->pair.measures)
            m_words.push_back(changeWords(measure));
    endResetModel();
}

int ComparisonModel::rowOf(const QString& measure) const {
    for (int row = 0; row < rowCount(); ++row)
        if (toQString(m_comparison->pair.measures[static_cast<std::size_t>(row)].info.name) == measure)
            return row;
    return -1;
}

int ComparisonModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_comparison->pair.measures.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto at = static_cast<std::size_t>(index.row());
    const MeasureComparison& one = m_comparison->pair.measures[at];
    if (role == VerdictRole)
        return static_cast<int>(m_words[at].verdict);
    if (role == Qt::TextAlignmentRole)
        return besideOf(index.column() != Measure && index.column() != Difference &&
                        index.column() != Evidence);
    if (role == Qt::ToolTipRole)
        return index.column() == Measure ? toQString(one.info.formula) : m_words[at].reason;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Measure:
        return toQString(one.info.name);
    case A:
        return orDash(one.meanA);
    case B:
        return orDash(one.meanB);
    case Difference:
        if (!one.delta)
            return QStringLiteral("–");
        return one.ci ? QString(signedText(*one.delta) + QLatin1Char(' ') +
                                intervalText(one.ci->low, one.ci->high))
                      : signedText(*one.delta);
    case Evidence:
        return m_words[at].text;
    case Better:
        return countText(one.fixed.size());
    case Worse:
        return countText(one.broken.size());
    case Unchanged:
        return countText(one.unchanged);
    default:
        return countText(one.n);
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return besideOf(section != Measure && section != Difference && section != Evidence);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Measure:
        return tr("Measure");
    case A:
        return tr("A");
    case B:
        return tr("B");
    case Difference:
        return tr("B − A");
    case Evidence:
        return tr("In words");
    case Better:
        return tr("Better");
    case Worse:
        return tr("Worse");
    case Unchanged:
        return tr("Unchanged");
    default:
        return tr("n");
    }
}

void ItemChangeModel::show(std::shared_ptr<const RunComparison> comparison, int measure, List list) {
    beginResetModel();
    m_comparison = std::move(comparison);
    m_measure = measure;
    m_list = list;
    endResetModel();
}

const MeasureComparison* ItemChangeModel::measure() const {
    return m_comparison && m_measure >= 0 &&
                   static_cast<std::size_t>(m_measure) < m_comparison->pair.measures.size()
               ? &m_comparison->pair.measures[static_cast<std::size_t>(m_measure)]
               : nullptr;
}

const std::vector<ItemChange>* ItemChangeModel::changes() const {
    const MeasureComparison* one = measure();
    if (one == nullptr || m_list == List::Unchanged)
        return nullptr;
    return m_list == List::Worse ? &one->broken : &one->fixed;
}

int ItemChangeModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || measure() == nullptr)
        return 0;
    if (const auto* list = changes())
        return static_cast<int>(list->size());
    return static_cast<int>(m_comparison->unchanged[static_cast<std::size_t>(m_measure)].size());
}

int ItemChangeModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

ItemChangeModel::Row ItemChangeModel::rowAt(int row) const {
    const auto at = static_cast<std::size_t>(row);
    if (const auto* list = changes()) {
        const ItemChange& one = (*list)[at];
        return {m_comparison->inA.at(one.item), one.a, one.b};
    }
    const quint32 place = m_comparison->unchanged[static_cast<std::size_t>(m_measure)][at];
    const MetricColumn* column = m_comparison->pair.a.column(measure()->info.name);
    const double value = column == nullptr ? 0 : itemScore(column->items[place]).value;
    return {place, value, value};
}

QString ItemChangeModel::itemAt(int row) const {
    return row < 0 || row >= rowCount() ? QString() : toQString(m_comparison->pair.a.items[rowAt(row).place]);
}

QVariant ItemChangeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return besideOf(index.column() >= A);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const Row row = rowAt(index.row());
    const RunSide& side = m_comparison->pair.a;
    switch (index.column()) {
    case Item:
        return toQString(side.items[row.place]);
    case Kind:
        return side.types[row.place].empty() ? QStringLiteral("–") : toQString(side.types[row.place]);
    case Question:
        return toQString(side.questions[row.place]).simplified();
    case A:
        return significantText(row.a);
    case B:
        return significantText(row.b);
    default:
        return signedText(row.b - row.a);
    }
}

QVariant ItemChangeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return besideOf(section >= A);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Item:
        return tr("Item");
    case Kind:
        return tr("Kind");
    case Question:
        return tr("Question");
    case A:
        return tr("A");
    case B:
        return tr("B");
    default:
        return tr("Change");
    }
}

} // namespace touchstone::gui
