// SPDX-License-Identifier: GPL-3.0-or-later
// The corpus page: corpora and their documents at the left, one page in the middle with its chunk borders,
// the chunk's card in the panel; adding with live progress. Interface's thread; all work is in the
// view-models.
#pragma once

#include "gui/shell/page.h"
#include "gui/viewmodels/corpusviewmodel.h"

namespace touchstone::gui {

class ChunkCard;
class DocumentList;
class MessageBanner;
class PageView;
class ProgressLine;
class StartCard;

class CorpusPage : public Page {
    Q_OBJECT

public:
    explicit CorpusPage(AppModel& app, QWidget* parent = nullptr);
    ~CorpusPage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("corpus"); }
    [[nodiscard]] QString title() const override { return tr("Corpus"); }
    [[nodiscard]] Icon pageIcon() const override { return Icon::Corpus; }
    void registerActions(ActionRegistry& registry) override;
    [[nodiscard]] QWidget* makePanel() override;
    [[nodiscard]] QStringList breadcrumb() const override;
    [[nodiscard]] QVariantMap placeState() const override;
    void goTo(const QVariantMap& state) override;
    [[nodiscard]] QStringList keysNow() const override;
    void focusFirst() override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void openAddDialog(const QString& source);
    void startAdding(const AddRequest& request);
    void askToRemove(const QString& edition);
    void showRemarks();
    void showProgress();
    void updateStartCard();
    AppModel& m_app;
    CorpusViewModel* m_corpus;
    DocumentList* m_list;
    PageView* m_pageView;
    ChunkCard* m_card;
    StartCard* m_start;
    MessageBanner* m_banner;
    ProgressLine* m_progress;
    JobHandle m_adding;
};

} // namespace touchstone::gui
