// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the corpus page and who hears whom.
#include "gui/corpus/chunkcard.h"
#include "gui/corpus/coldpane.h"
#include "gui/corpus/corpuspage.h"
#include "gui/corpus/documentgrid.h"
#include "gui/corpus/documentlist.h"
#include "gui/corpus/figurespane.h"
#include "gui/corpus/pageview.h"
#include "gui/corpus/startcard.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/corpusreports.h"
#include "gui/viewmodels/labels.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/safetextbrowser.h"

#include <QButtonGroup>
#include <QStackedLayout>
#include <QUrl>
#include <QVBoxLayout>
#include <tuple>

namespace touchstone::gui {

void CorpusPage::build() {
    setObjectName(QStringLiteral("corpusPage"));
    setAcceptDrops(true);
    m_banner = new MessageBanner(this);
    m_banner->clear();
    m_progress = new ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("addProgress"));
    m_progress->setCancellable(true);
    m_progress->hide();
    auto* splitter = new Splitter(Qt::Horizontal, this);
    m_list = new DocumentList(m_app, *m_corpus, *m_reports, splitter);
    m_list->setMinimumWidth(240);
    auto* middle = new QWidget(splitter);
    middle->setMinimumWidth(320);
    m_pageView = new PageView(*m_corpus, middle);
    m_grid = new DocumentGrid(*m_corpus, middle);
    m_figures = new FiguresPane(*m_reports, middle);
    m_cold = new ColdPane(*m_reports, middle);
    m_stack = new QStackedLayout;
    m_tabs = new QButtonGroup(this);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, 0);
    tabs->setSpacing(space::kUnit);
    const std::tuple<QString, const char*, QWidget*> views[] = {
        {tr("Page"), "pageTabButton", m_pageView},
        {tr("Documents"), "documentsTabButton", m_grid},
        {tr("Figures"), "figuresTabButton", m_figures},
        {tr("Never found"), "coldTabButton", m_cold}};
    int number = 0;
    for (const auto& [words, name, view] : views) {
        auto* button = makeButton(words, ButtonVariant::Quiet, middle);
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        m_tabs->addButton(button, number++);
        tabs->addWidget(button);
        m_stack->addWidget(view);
    }
    tabs->addStretch(1);
    auto* middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    middleColumn->addLayout(tabs);
    middleColumn->addSpacing(space::kUnit);
    middleColumn->addWidget(new Hairline(Qt::Horizontal, middle));
    middleColumn->addLayout(m_stack, 1);
    splitter->addWidget(m_list);
    splitter->addWidget(middle);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({320, 900});
    splitter->setChildrenCollapsible(false);
    m_start = new StartCard(m_app, m_pageView);
    m_pageView->setEmptyWidget(m_start);
    m_card = new ChunkCard(m_app, *m_corpus, this);
    m_card->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addWidget(splitter, 1);
    m_tabs->button(0)->setChecked(true);
}

void CorpusPage::connectParts() {
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int view) { showView(static_cast<View>(view)); });
    connect(m_list, &DocumentList::addRequested, this, [this] { openAddDialog({}); });
    connect(m_list, &DocumentList::removeRequested, this, &CorpusPage::askToRemove);
    connect(m_list, &DocumentList::warningsRequested, this, &CorpusPage::showRemarks);
    connect(m_list, &DocumentList::pageRequested, this,
            [this](const QString& path, quint64 start, quint64 end) {
                openPlace(path, {start, end});
            });
    connect(m_grid, &DocumentGrid::pageRequested, this, [this](const QString& path) { openPlace(path, {}); });
    connect(m_grid, &DocumentGrid::retryRequested, m_reports, &CorpusReports::readAgain);
    connect(m_figures, &FiguresPane::placeRequested, this, &CorpusPage::openPlace);
    connect(m_cold, &ColdPane::placeRequested, this, &CorpusPage::openPlace);
    connect(m_card, &ChunkCard::pageRequested, this, &CorpusPage::openPlace);
    connect(m_card, &ChunkCard::placeRequested, this, &Page::placeRequested);
    connect(m_card, &ChunkCard::labelRequested, this, &CorpusPage::label);
    connect(m_start, &StartCard::handbookRequested, this, [this] {
        m_app.setCurrentEdition(QStringLiteral("handbook"));
        Q_EMIT placeRequested(QStringLiteral("chat"), {});
    });
    connect(m_start, &StartCard::fastapiRequested, this,
            [this] { openAddDialog(QStringLiteral("fastapi@") + QLatin1String(kOfferedFastapi)); });
    connect(m_start, &StartCard::folderRequested, this, [this] { openAddDialog({}); });
    connect(m_pageView, &PageView::webLinkClicked, this,
            [this](const QUrl& url) { askToOpenWebLink(window(), url); });
    connect(m_pageView, &PageView::chunkClicked, this, [this] { Q_EMIT panelRequested(true); });
    connect(m_pageView, &PageView::editorRequested, this, &CorpusPage::openInEditor);
    connect(m_progress, &ProgressLine::cancelRequested, this, [this] { m_adding.cancel(); });
    connect(m_banner, &MessageBanner::actionRequested, this, &Page::actionRequested);
}

void CorpusPage::connectModels() {
    connect(&m_app.jobs(), &JobRunner::jobsChanged, this, &CorpusPage::showProgress);
    connect(&m_app, &AppModel::corpusAdded, this, &CorpusPage::added);
    connect(&m_app, &AppModel::corpusFailed, this, [this](const QString&, const Error& error) {
        showProgress();
        if (error.code == ErrorCode::Cancelled)
            m_banner->showMessage(MessageBanner::Tone::Info, tr("Adding was stopped."),
                                  tr("The old state is as it was."));
        else
            m_banner->showError(error);
    });
    connect(m_corpus, &CorpusViewModel::failed, m_banner, &MessageBanner::showError);
    connect(m_reports, &CorpusReports::failed, m_banner, &MessageBanner::showError);
    connect(m_labels, &Labels::failed, m_banner, &MessageBanner::showError);
    connect(m_labels, &Labels::labelled, this, [this](const LabelOutcome& outcome) {
        m_card->refreshGold();
        Q_EMIT toastRequested(
            outcome.known ? tr("This judgement was there already.")
                          : tr("%1 is at version %2 now. U takes the label back.")
                                .arg(toQString(outcome.after.name), QString::number(outcome.after.version)));
        Q_EMIT keysChanged();
    });
    connect(m_labels, &Labels::undone, this, [this](const GoldSet& set) {
        m_card->refreshGold();
        Q_EMIT toastRequested(tr("The label was taken back; %1 is at version %2 now.")
                                  .arg(toQString(set.name), QString::number(set.version)));
        Q_EMIT keysChanged();
    });
    connect(m_corpus, &CorpusViewModel::pageOpened, this, [this] {
        if (m_corpus->page()) {
            m_list->selectPath(m_corpus->page()->path);
            showView(View::Page);
        }
        Q_EMIT breadcrumbChanged();
        Q_EMIT keysChanged();
    });
    // The same table, filtered or sorted anew, is no other corpus.
    connect(m_corpus, &CorpusViewModel::documentsChanged, this, [this] {
        if (m_corpus->documents() == m_reports->documents())
            return;
        m_reports->setEdition(m_corpus->editionInfo(), m_corpus->documents());
        lookAt(view());
    });
    for (const auto signal : {&AppModel::editionsChanged, &AppModel::opened})
        connect(&m_app, signal, this, &CorpusPage::updateStartCard);
}

} // namespace touchstone::gui
