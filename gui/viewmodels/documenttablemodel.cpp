// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/documenttablemodel.h"

#include "gui/text/numbers.h"

#include <algorithm>

namespace touchstone::gui {

namespace {

bool isNumber(DocumentColumn column) {
    return column == DocumentColumn::Size || column == DocumentColumn::Sections ||
           column == DocumentColumn::Chunks;
}

} // namespace

DocumentTableModel::DocumentTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void DocumentTableModel::setRows(std::shared_ptr<const DocumentTable> table,
                                 std::shared_ptr<const std::vector<quint32>> shown) {
    beginResetModel();
    m_table = std::move(table);
    m_shown = std::move(shown);
    endResetModel();
}

QModelIndex DocumentTableModel::indexOfPath(const QString& path) const {
    if (!m_table || !m_shown)
        return {};
    const auto found = std::find_if(m_shown->begin(), m_shown->end(),
                                    [&](quint32 number) { return m_table->path[number] == path; });
    return found == m_shown->end() ? QModelIndex() : index(static_cast<int>(found - m_shown->begin()), 0);
}

int DocumentTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_shown ? 0 : static_cast<int>(m_shown->size());
}

int DocumentTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kDocumentColumns;
}

QString DocumentTableModel::columnName(DocumentColumn column) {
    switch (column) {
    case DocumentColumn::Path:
        return tr("Path");
    case DocumentColumn::Title:
        return tr("Title");
    case DocumentColumn::State:
        return tr("State");
    case DocumentColumn::Size:
        return tr("Size");
    case DocumentColumn::Sections:
        return tr("Sections");
    case DocumentColumn::Chunks:
        return tr("Chunks");
    case DocumentColumn::Language:
        return tr("Language");
    case DocumentColumn::Version:
        return tr("Version");
    case DocumentColumn::Status:
        return tr("Status");
    case DocumentColumn::Format:
        return tr("Format");
    }
    return {};
}

QString DocumentTableModel::stateName(FileState state) {
    return state == FileState::Parsed   ? tr("parsed")
           : state == FileState::Failed ? tr("failed")
                                        : tr("left out");
}

QString DocumentTableModel::text(quint32 number, DocumentColumn column) const {
    const DocumentTable& table = *m_table;
    switch (column) {
    case DocumentColumn::Path:
        return table.path[number];
    case DocumentColumn::Title:
        return table.title[number];
    case DocumentColumn::State:
        // Why it failed is what is looked for; it stands behind the state, not in a tool tip alone.
        return table.state[number] == FileState::Parsed || table.reason[number].isEmpty()
                   ? stateName(table.state[number])
                   : tr("%1: %2").arg(stateName(table.state[number]), table.reason[number]);
    case DocumentColumn::Size:
        return sizeText(table.sizeBytes[number]);
    case DocumentColumn::Sections:
        return countText(table.sections[number]);
    case DocumentColumn::Chunks:
        return countText(table.chunks[number]);
    case DocumentColumn::Language:
        return table.word(table.language[number]);
    case DocumentColumn::Version:
        return table.word(table.version[number]);
    case DocumentColumn::Status:
        return table.word(table.status[number]);
    case DocumentColumn::Format:
        return table.word(table.dialect[number]);
    }
    return {};
}

QVariant DocumentTableModel::data(const QModelIndex& index, int role) const {
    if (!m_table || !m_shown || !index.isValid() || static_cast<std::size_t>(index.row()) >= m_shown->size())
        return {};
    const quint32 number = (*m_shown)[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<DocumentColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(number, column);
    case Qt::ToolTipRole:
        if (column == DocumentColumn::Size)
            return exactSizeText(m_table->sizeBytes[number]);
        if (column == DocumentColumn::State || column == DocumentColumn::Format)
            return m_table->reason[number];
        return text(number, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft)));
    case PathRole:
        return m_table->path[number];
    case StateRole:
        return static_cast<int>(m_table->state[number]);
    default:
        return {};
    }
}

QVariant DocumentTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kDocumentColumns)
        return {};
    const auto column = static_cast<DocumentColumn>(section);
    if (role == Qt::DisplayRole)
        return columnName(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

} // namespace touchstone::gui
