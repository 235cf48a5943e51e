// SPDX-License-Identifier: GPL-3.0-or-later
// The corpus page without widgets: which edition and page are shown, its documents as tree and table, what
// failed. Interface's thread; reading, filtering and sorting run in jobs and the newest request wins.
#pragma once

#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/documenttablemodel.h"
#include "gui/viewmodels/documenttreemodel.h"
#include "gui/viewmodels/pagecontent.h"

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

namespace touchstone::gui {

class CorpusViewModel : public QObject {
    Q_OBJECT

public:
    explicit CorpusViewModel(AppModel& app, QObject* parent = nullptr);
    ~CorpusViewModel() override;

    /// "name@version"; empty when no edition is shown.
    [[nodiscard]] const QString& edition() const { return m_edition; }
    [[nodiscard]] const EditionInfo* editionInfo() const;
    void showEdition(const QString& name);
    /// The same documents twice: those that the query shows, in its order.
    [[nodiscard]] DocumentTreeModel& tree() { return *m_tree; }
    [[nodiscard]] DocumentTableModel& table() { return *m_tableModel; }
    [[nodiscard]] const std::shared_ptr<const DocumentTable>& documents() const { return m_documents; }
    [[nodiscard]] const DocumentQuery& query() const { return m_query; }
    void setFilter(const QString& text);
    void sortBy(DocumentColumn column, bool descending);
    [[nodiscard]] std::size_t shownCount() const { return m_shown ? m_shown->size() : 0; }
    [[nodiscard]] std::size_t totalCount() const { return m_documents ? m_documents->size() : 0; }
    [[nodiscard]] const std::vector<CorpusRepository::Warning>& warnings() const { return m_warnings; }

    /// Opens a page of the shown edition, at a range when there is one. pageOpened() or pageFailed() follows.
    void openPage(const QString& path, TextRange range = {});
    [[nodiscard]] const std::shared_ptr<const PageContent>& page() const { return m_page; }
    [[nodiscard]] TextRange target() const { return m_target; }
    void selectChunk(int ordinal); ///< -1 = none
    [[nodiscard]] int selectedChunk() const { return m_chunk; }
    [[nodiscard]] const PageChunk* chunk() const;
    /// The first chunk that holds a byte, or -1.
    [[nodiscard]] int chunkAt(quint64 byte) const;

Q_SIGNALS:
    void editionChanged();
    void warningsChanged();
    /// Other documents are shown, or in another order.
    void documentsChanged();
    void pageOpened();
    void pageFailed(const QString& path, const touchstone::Error& error);
    void chunkSelected();
    void failed(const touchstone::Error& error);

private:
    void loadDocuments();
    void loadSections(qint64 documentRow);
    void runQuery();
    void show(std::shared_ptr<const DocumentTable> documents,
              std::shared_ptr<const std::vector<quint32>> shown);
    AppModel& m_app;
    QString m_edition, m_snapshot;
    DocumentTreeModel* m_tree;
    DocumentTableModel* m_tableModel;
    std::shared_ptr<const DocumentTable> m_documents;
    std::shared_ptr<const std::vector<quint32>> m_shown;
    DocumentQuery m_query;
    std::vector<CorpusRepository::Warning> m_warnings;
    std::shared_ptr<const PageContent> m_page;
    TextRange m_target;
    int m_chunk = -1;
    JobHandle m_listing, m_querying, m_opening;
};

} // namespace touchstone::gui
