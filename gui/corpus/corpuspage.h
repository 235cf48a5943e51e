// SPDX-License-Identifier: GPL-3.0-or-later
// The corpus page: corpora and their documents at the left; in the middle one page with its chunk borders, or
// the documents as a table, figures, chunks that were never found; the chunk's card in the panel; adding with
// live progress; labelling. Interface's thread; all work is in the view-models.
#pragma once

#include "gui/shell/page.h"
#include "gui/viewmodels/corpusviewmodel.h"

class QButtonGroup;
class QStackedLayout;

namespace touchstone::gui {

class ChunkCard;
class ColdPane;
class CorpusReports;
class DocumentGrid;
class DocumentList;
class FiguresPane;
class Labels;
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
    enum class View : std::uint8_t { Page, Documents, Figures, NeverFound };
    void build();
    void connectParts();
    void connectModels();
    [[nodiscard]] View view() const;
    void showView(View wanted);
    void showViewByKey(View wanted);
    void lookAt(View wanted);
    void focusView();
    void openPlace(const QString& path, TextRange range);
    void openInEditor();
    void label();
    void added(const QString& name, const AddReport& report);
    void openAddDialog(const QString& source);
    void startAdding(const AddRequest& request);
    void askToRemove(const QString& edition);
    void showRemarks();
    void showProgress();
    void updateStartCard();
    AppModel& m_app;
    CorpusViewModel* m_corpus;
    CorpusReports* m_reports;
    Labels* m_labels;
    DocumentList* m_list;
    DocumentGrid* m_grid;
    FiguresPane* m_figures;
    ColdPane* m_cold;
    QStackedLayout* m_stack;
    QButtonGroup* m_tabs;
    PageView* m_pageView;
    ChunkCard* m_card;
    StartCard* m_start;
    MessageBanner* m_banner;
    ProgressLine* m_progress;
    JobHandle m_adding;
};

} // namespace touchstone::gui
