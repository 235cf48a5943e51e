// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/documenttreemodel.h"

#include "gui/viewmodels/documenttablemodel.h"

#include <algorithm>

namespace touchstone::gui {

namespace {
/// internalId of a top-level row; that of a section is the row of its document.
constexpr quintptr kTop = ~quintptr{0};
/// Farther than that the window does not grow for one page: the table shows it.
constexpr int kFarthest = 20000;
} // namespace

DocumentTreeModel::DocumentTreeModel(QObject* parent) : QAbstractItemModel(parent) {}

void DocumentTreeModel::setRows(std::shared_ptr<const DocumentTable> table,
                                std::shared_ptr<const std::vector<quint32>> shown) {
    beginResetModel();
    if (table != m_table)
        m_sections.clear();
    m_table = std::move(table);
    m_shown = std::move(shown);
    m_window = m_shown ? std::min(kWindow, static_cast<int>(m_shown->size())) : 0;
    endResetModel();
}

void DocumentTreeModel::setSections(qint64 documentRow, std::vector<TreeSection> sections) {
    const auto known = m_table ? m_table->byRow.find(documentRow) : decltype(m_table->byRow.end()){};
    if (!m_table || known == m_table->byRow.end())
        return;
    const quint32 number = known->second;
    Sections& held = m_sections[number];
    if (held.loaded)
        return;
    held.loaded = true;
    const auto end = m_shown->begin() + m_window;
    const auto shown = std::find(m_shown->begin(), end, number);
    if (sections.empty() || shown == end) {
        held.list = std::move(sections);
        return;
    }
    const auto row = static_cast<int>(shown - m_shown->begin());
    beginInsertRows(createIndex(row, 0, kTop), 0, static_cast<int>(sections.size()) - 1);
    held.list = std::move(sections);
    endInsertRows();
}

void DocumentTreeModel::growTo(int rows) {
    const int wanted = std::min(rows, m_shown ? static_cast<int>(m_shown->size()) : 0);
    if (wanted <= m_window)
        return;
    beginInsertRows({}, m_window, wanted - 1);
    m_window = wanted;
    endInsertRows();
}

QModelIndex DocumentTreeModel::indexOfPath(const QString& path) {
    if (!m_table || !m_shown)
        return {};
    const auto found = std::find_if(m_shown->begin(), m_shown->end(),
                                    [&](quint32 number) { return m_table->path[number] == path; });
    const auto row = static_cast<int>(found - m_shown->begin());
    if (found == m_shown->end() || row >= m_window + kFarthest)
        return {};
    growTo(row + kWindow / 2);
    return createIndex(row, 0, kTop);
}

std::optional<quint32> DocumentTreeModel::numberOf(const QModelIndex& index) const {
    if (!index.isValid() || !m_shown)
        return std::nullopt;
    const std::size_t row = index.internalId() == kTop ? static_cast<std::size_t>(index.row())
                                                       : static_cast<std::size_t>(index.internalId());
    return row < m_shown->size() ? std::optional((*m_shown)[row]) : std::nullopt;
}

const DocumentTreeModel::Sections* DocumentTreeModel::sectionsOf(quint32 number) const {
    const auto found = m_sections.find(number);
    return found == m_sections.end() ? nullptr : &found->second;
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
        return m_window;
    const auto number = numberOf(parent);
    if (parent.internalId() != kTop || parent.column() != 0 || !number)
        return 0;
    const Sections* sections = sectionsOf(*number);
    return sections ? static_cast<int>(sections->list.size()) : 0;
}

int DocumentTreeModel::columnCount(const QModelIndex&) const {
    return 1;
}

bool DocumentTreeModel::hasChildren(const QModelIndex& parent) const {
    if (!parent.isValid())
        return m_window > 0;
    const auto number = numberOf(parent);
    if (parent.internalId() != kTop || !number)
        return false;
    const Sections* sections = sectionsOf(*number);
    return sections && sections->loaded ? !sections->list.empty() : m_table->sections[*number] > 0;
}

bool DocumentTreeModel::canFetchMore(const QModelIndex& parent) const {
    if (!parent.isValid())
        return m_shown && m_window < static_cast<int>(m_shown->size());
    const auto number = numberOf(parent);
    return parent.internalId() == kTop && number && !sectionsOf(*number) && m_table->row[*number] != 0 &&
           m_table->sections[*number] > 0;
}

void DocumentTreeModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent))
        return;
    if (!parent.isValid())
        return growTo(m_window + kWindow);
    const quint32 number = *numberOf(parent);
    m_sections.emplace(number, Sections{});
    Q_EMIT sectionsWanted(m_table->row[number]);
}

QVariant DocumentTreeModel::data(const QModelIndex& index, int role) const {
    const auto number = numberOf(index);
    if (!number)
        return {};
    const DocumentTable& table = *m_table;
    if (index.internalId() != kTop) {
        const TreeSection& section = m_sections.at(*number).list[static_cast<std::size_t>(index.row())];
        switch (role) {
        case Qt::DisplayRole:
            return section.heading.isEmpty() ? tr("(before the first heading)") : section.heading;
        case PathRole:
            return table.path[*number];
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
    const bool read = table.row[*number] != 0;
    switch (role) {
    case Qt::DisplayRole:
    case PathRole:
        return table.path[*number];
    case Qt::ToolTipRole: {
        QStringList lines{table.title[*number], table.reason[*number]};
        lines.removeAll(QString());
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole:
        return read ? table.path[*number]
                    : tr("%1, %2: %3")
                          .arg(table.path[*number], DocumentTableModel::stateName(table.state[*number]),
                               table.reason[*number]);
    case StateRole:
        return static_cast<int>(table.state[*number]);
    case DetailRole:
        return read ? tr("%n chunk(s)", nullptr, static_cast<int>(table.chunks[*number]))
                    : table.reason[*number];
    case IsSectionRole:
        return false;
    default:
        return {};
    }
}

} // namespace touchstone::gui
