// SPDX-License-Identifier: GPL-3.0-or-later
// The lists at the left of the prompts page: the names, and the versions of one name, both as a search leaves
// them. Interface's thread.
#pragma once

#include "gui/viewmodels/promptshelf.h"

#include <QAbstractListModel>
#include <optional>

namespace touchstone::gui {

/// "answer@7, production, by ada, 3 h ago: Ask for shorter answers"
QString promptRowWords(const PromptRow& row, qint64 nowUnixMs);
/// "0.612 [.57, .65]"
QString promptScoreText(const PromptScore& score);

class PromptNameModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { NameRole = Qt::UserRole + 1, VersionsRole, ProductionRole };
    using QAbstractListModel::QAbstractListModel;
    /// `matches`: none = everything is shown.
    void setShelf(std::shared_ptr<const PromptShelf> shelf, const std::optional<PromptMatches>& matches);
    [[nodiscard]] int rowOf(const QString& name) const; ///< -1 = not shown
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Line {
        std::size_t history = 0;
        int found = 0;
    };
    std::shared_ptr<const PromptShelf> m_shelf;
    std::vector<Line> m_lines;
    bool m_searching = false;
};

class PromptVersionModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { VersionRole = Qt::UserRole + 1, SideRole };
    using QAbstractListModel::QAbstractListModel;
    void setHistory(std::shared_ptr<const PromptShelf> shelf, const QString& name,
                    const std::optional<PromptMatches>& matches);
    /// Which of them are A and B; they are marked.
    void setPair(int a, int b);
    [[nodiscard]] const PromptRow* row(int row) const;
    [[nodiscard]] const QString& snippet(int row) const; ///< where the search found it
    [[nodiscard]] bool searching() const { return m_searching; }
    [[nodiscard]] int rowOf(int version) const;      ///< -1 = not shown
    [[nodiscard]] QString sideOf(int version) const; ///< "A", "B", "A B" or ""
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const PromptShelf> m_shelf; ///< keeps m_history alive
    const PromptHistory* m_history = nullptr;
    std::vector<std::size_t> m_shown;
    std::vector<QString> m_snippets; ///< by shown row, while searching
    bool m_searching = false;
    int m_a = 0, m_b = 0;
};

} // namespace touchstone::gui
