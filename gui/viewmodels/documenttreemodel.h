// SPDX-License-Identifier: GPL-3.0-or-later
// Documents of a corpus and their sections as a tree; files that failed or were left out stand at the end
// with their reason. Filtering is done in here with one reset. Interface's thread.
#pragma once

#include "core/corpus/corpus_repository.h"

#include <QAbstractItemModel>
#include <QString>
#include <memory>
#include <vector>

namespace touchstone::gui {

struct TreeSection {
    QString heading;
    int level = 0;
    TextRange range;
};

struct TreeDocument {
    qint64 row = 0; ///< of the document; 0 = a file that was not read
    QString path, title;
    QString state; ///< parsed | failed | skipped
    QString reason;
    quint64 sizeBytes = 0, sections = 0, chunks = 0;
    QString key; ///< path and title, lower case, for the filter
};

class DocumentTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { PathRole = Qt::UserRole + 1, StateRole, DetailRole, StartRole, EndRole, IsSectionRole };

    explicit DocumentTreeModel(QObject* parent = nullptr);
    void setDocuments(std::vector<TreeDocument> documents);
    /// Sections of a document that was asked for by sectionsWanted().
    void setSections(qint64 documentRow, std::vector<TreeSection> sections);
    void setFilter(const QString& text);
    [[nodiscard]] const QString& filter() const { return m_filter; }
    [[nodiscard]] int shownCount() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int totalCount() const { return static_cast<int>(m_documents.size()); }
    [[nodiscard]] QModelIndex indexOfPath(const QString& path) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void sectionsWanted(qint64 documentRow);

private:
    struct Entry {
        TreeDocument document;
        std::vector<TreeSection> sections;
        bool asked = false, loaded = false;
    };
    void applyFilter();
    [[nodiscard]] const Entry* entryOf(const QModelIndex& index) const;
    std::vector<Entry> m_documents;
    std::vector<std::size_t> m_shown; ///< numbers in m_documents
    QString m_filter;
};

} // namespace touchstone::gui
