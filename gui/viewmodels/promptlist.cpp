// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/promptlist.h"

#include "gui/text/numbers.h"

#include <QDateTime>
#include <algorithm>

namespace touchstone::gui {

QString promptScoreText(const PromptScore& score) {
    const QString value = significantText(score.value);
    return score.ci ? QString(value + QLatin1Char(' ') + intervalText(score.ci->low, score.ci->high)) : value;
}

QString promptRowWords(const PromptRow& row, qint64 nowUnixMs) {
    QStringList words{row.label()};
    words += row.tags;
    if (row.hasDraft)
        words.append(PromptVersionModel::tr("has a draft"));
    if (!row.author.isEmpty())
        words.append(PromptVersionModel::tr("by %1").arg(row.author));
    if (row.createdUnixMs > 0)
        words.append(whenText(row.createdUnixMs, nowUnixMs));
    if (row.parent)
        words.append(PromptVersionModel::tr("from %1").arg(*row.parent));
    QString out = words.join(QStringLiteral(", "));
    if (!row.message.isEmpty())
        out += QStringLiteral(": ") + row.message;
    if (!row.scores.empty())
        out += QStringLiteral("; ") + row.scores.front().measure + QLatin1Char(' ') +
               promptScoreText(row.scores.front());
    return out;
}

void PromptNameModel::setShelf(std::shared_ptr<const PromptShelf> shelf,
                               const std::optional<PromptMatches>& matches) {
    beginResetModel();
    m_shelf = std::move(shelf);
    m_searching = matches.has_value();
    m_lines.clear();
    for (std::size_t i = 0; m_shelf && i < m_shelf->histories.size(); ++i) {
        const auto& rows = m_shelf->histories[i].rows;
        const auto found = std::count_if(rows.begin(), rows.end(), [&](const PromptRow& row) {
            return !matches || matches->contains(row.label());
        });
        if (found > 0)
            m_lines.push_back({i, static_cast<int>(found)});
    }
    endResetModel();
}

int PromptNameModel::rowOf(const QString& name) const {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (m_shelf->histories[m_lines[i].history].name == name)
            return static_cast<int>(i);
    return -1;
}

int PromptNameModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant PromptNameModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const PromptHistory& history = m_shelf->histories[line.history];
    const PromptRow* production = history.tagged(QStringLiteral("production"));
    const int versions = static_cast<int>(history.rows.size());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return history.name;
    case VersionsRole:
        return m_searching ? line.found : versions;
    case ProductionRole:
        return production == nullptr ? 0 : production->version;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        QString words = history.name + QStringLiteral(", ") +
                        (m_searching ? tr("%n version(s) found", nullptr, line.found)
                                     : tr("%n version(s)", nullptr, versions));
        if (production != nullptr)
            words += QStringLiteral(", ") + tr("%1 is in production").arg(production->label());
        return words;
    }
    default:
        return {};
    }
}

void PromptVersionModel::setHistory(std::shared_ptr<const PromptShelf> shelf, const QString& name,
                                    const std::optional<PromptMatches>& matches) {
    beginResetModel();
    m_shelf = std::move(shelf);
    m_history = m_shelf ? m_shelf->find(name) : nullptr;
    m_searching = matches.has_value();
    m_shown.clear();
    m_snippets.clear();
    for (std::size_t i = 0; m_history != nullptr && i < m_history->rows.size(); ++i) {
        if (!matches) {
            m_shown.push_back(i);
            continue;
        }
        const auto found = matches->constFind(m_history->rows[i].label());
        if (found == matches->constEnd())
            continue;
        m_shown.push_back(i);
        m_snippets.push_back(*found);
    }
    endResetModel();
}

void PromptVersionModel::setPair(int a, int b) {
    if (m_a == a && m_b == b)
        return;
    m_a = a;
    m_b = b;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SideRole, Qt::AccessibleTextRole});
}

const PromptRow* PromptVersionModel::row(int row) const {
    const auto at = static_cast<std::size_t>(row);
    return row < 0 || at >= m_shown.size() ? nullptr : &m_history->rows[m_shown[at]];
}

const QString& PromptVersionModel::snippet(int row) const {
    static const QString kNone;
    const auto at = static_cast<std::size_t>(row);
    return row < 0 || at >= m_snippets.size() ? kNone : m_snippets[at];
}

int PromptVersionModel::rowOf(int version) const {
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if (m_history->rows[m_shown[i]].version == version)
            return static_cast<int>(i);
    return -1;
}

QString PromptVersionModel::sideOf(int version) const {
    if (version == m_a && version == m_b)
        return QStringLiteral("A B");
    return version == m_a ? QStringLiteral("A") : version == m_b ? QStringLiteral("B") : QString();
}

int PromptVersionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PromptVersionModel::data(const QModelIndex& index, int role) const {
    const PromptRow* one = index.isValid() ? row(index.row()) : nullptr;
    if (one == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return one->label();
    case VersionRole:
        return one->version;
    case SideRole:
        return sideOf(one->version);
    case Qt::AccessibleTextRole: {
        const QString words = promptRowWords(*one, QDateTime::currentMSecsSinceEpoch());
        const QString side = sideOf(one->version);
        return side.isEmpty() ? words : QString(side + QStringLiteral(": ") + words);
    }
    case Qt::ToolTipRole: {
        QStringList lines{promptRowWords(*one, QDateTime::currentMSecsSinceEpoch())};
        for (const PromptScore& score : one->scores)
            lines.append(tr("%1: %2, n %3 (run %4)")
                             .arg(score.measure, promptScoreText(score), countText(score.n), score.run));
        return lines.join(QLatin1Char('\n'));
    }
    default:
        return {};
    }
}

} // namespace touchstone::gui
