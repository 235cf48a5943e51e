// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/documenttreemodel.h"

namespace touchstone::gui {

namespace {
/// internalId of a top-level row; that of a section is the number of its document in m_shown.
constexpr quintptr kTop = ~quintptr{0};
} // namespace

DocumentTreeModel::DocumentTreeModel(QObject* parent) : QAbstractItemModel(parent) {}

void DocumentTreeModel::setDocuments(std::vector<TreeDocument> documents) {
    beginResetModel();
    m_documents.clear();
    m_documents.reserve(documents.size());
    for (TreeDocument& document : documents)
        m_documents.push_back({std::move(document), {}, false, false});
    applyFilter();
    endResetModel();
}

void DocumentTreeModel::setSections(qint64 documentRow, std::vector<TreeSection> sections) {
    for (std::size_t shown = 0; shown < m_shown.size(); ++shown) {
        Entry& entry = m_documents[m_shown[shown]];
        if (entry.document.row != documentRow || entry.loaded)
            continue;
        entry.loaded = true;
        if (!sections.empty()) {
            beginInsertRows(createIndex(static_cast<int>(shown), 0, kTop), 0,
                            static_cast<int>(sections.size()) - 1);
            entry.sections = std::move(sections);
            endInsertRows();
        }
        return;
    }
}

void DocumentTreeModel::setFilter(const QString& text) {
    const QString wanted = text.trimmed().toLower();
    if (wanted == m_filter)
        return;
    beginResetModel();
    m_filter = wanted;
    applyFilter();
    endResetModel();
}

void DocumentTreeModel::applyFilter() {
    m_shown.clear();
    for (std::size_t i = 0; i < m_documents.size(); ++i)
        if (m_filter.isEmpty() || m_documents[i].document.key.contains(m_filter))
            m_shown.push_back(i);
}

QModelIndex DocumentTreeModel::indexOfPath(const QString& path) const {
    for (std::size_t shown = 0; shown < m_shown.size(); ++shown)
        if (m_documents[m_shown[shown]].document.path == path)
            return createIndex(static_cast<int>(shown), 0, kTop);
    return {};
}

const DocumentTreeModel::Entry* DocumentTreeModel::entryOf(const QModelIndex& index) const {
    if (!index.isValid())
        return nullptr;
    const std::size_t shown = index.internalId() == kTop ? static_cast<std::size_t>(index.row())
                                                         : static_cast<std::size_t>(index.internalId());
    return shown < m_shown.size() ? &m_documents[m_shown[shown]] : nullptr;
}

QModelIndex DocumentTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, static_cast<quintptr>(parent.row()))
                            : createIndex(row, column, kTop);
}

QModelIndex DocumentTreeModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == kTop)
        return {};
    return createIndex(static_cast<int>(child.internalId()), 0, kTop);
}

int DocumentTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(m_shown.size());
    if (parent.internalId() != kTop || parent.column() != 0)
        return 0;
    const Entry* entry = entryOf(parent);
    return entry ? static_cast<int>(entry->sections.size()) : 0;
}

int DocumentTreeModel::columnCount(const QModelIndex&) const {
    return 1;
}

bool DocumentTreeModel::hasChildren(const QModelIndex& parent) const {
    if (!parent.isValid())
        return !m_shown.empty();
    if (parent.internalId() != kTop)
        return false;
    const Entry* entry = entryOf(parent);
    return entry && (entry->loaded ? !entry->sections.empty() : entry->document.sections > 0);
}

bool DocumentTreeModel::canFetchMore(const QModelIndex& parent) const {
    if (!parent.isValid() || parent.internalId() != kTop)
        return false;
    const Entry* entry = entryOf(parent);
    return entry && !entry->asked && entry->document.row != 0 && entry->document.sections > 0;
}

void DocumentTreeModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent))
        return;
    Entry& entry = m_documents[m_shown[static_cast<std::size_t>(parent.row())]];
    entry.asked = true;
    Q_EMIT sectionsWanted(entry.document.row);
}

QVariant DocumentTreeModel::data(const QModelIndex& index, int role) const {
    const Entry* entry = entryOf(index);
    if (!entry)
        return {};
    const TreeDocument& document = entry->document;
    if (index.internalId() != kTop) {
        const TreeSection& section = entry->sections[static_cast<std::size_t>(index.row())];
        switch (role) {
        case Qt::DisplayRole:
            return section.heading.isEmpty() ? tr("(before the first heading)") : section.heading;
        case PathRole:
            return document.path;
        case StartRole:
            return static_cast<qulonglong>(section.range.start);
        case EndRole:
            return static_cast<qulonglong>(section.range.end);
        case IsSectionRole:
            return true;
        default:
            return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
        return document.path;
    case Qt::ToolTipRole:
        return document.reason.isEmpty()  ? document.title
               : document.title.isEmpty() ? document.reason
                                          : document.title + QLatin1Char('\n') + document.reason;
    case Qt::AccessibleTextRole:
        return document.state == QStringLiteral("parsed")
                   ? document.path
                   : tr("%1, %2: %3").arg(document.path, document.state, document.reason);
    case PathRole:
        return document.path;
    case StateRole:
        return document.state;
    case DetailRole:
        return document.row == 0 ? document.reason
                                 : tr("%n chunk(s)", nullptr, static_cast<int>(document.chunks));
    case IsSectionRole:
        return false;
    default:
        return {};
    }
}

} // namespace touchstone::gui
