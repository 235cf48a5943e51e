// SPDX-License-Identifier: GPL-3.0-or-later
// The corpus page without widgets: which edition and page are shown, the tree of documents, what failed.
// Interface's thread; reading runs in jobs and the newest request wins.
#pragma once

#include "gui/viewmodels/appmodel.h"
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
    [[nodiscard]] DocumentTreeModel& documents() { return *m_documents; }
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
    void pageOpened();
    void pageFailed(const QString& path, const touchstone::Error& error);
    void chunkSelected();
    void failed(const touchstone::Error& error);

private:
    void loadDocuments();
    void loadSections(qint64 documentRow);
    AppModel& m_app;
    QString m_edition, m_snapshot;
    DocumentTreeModel* m_documents;
    std::vector<CorpusRepository::Warning> m_warnings;
    std::shared_ptr<const PageContent> m_page;
    TextRange m_target;
    int m_chunk = -1;
    JobHandle m_listing, m_opening;
};

} // namespace touchstone::gui
