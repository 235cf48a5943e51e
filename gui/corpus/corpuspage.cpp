// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/corpuspage.h"

#include "gui/corpus/adddialog.h"
#include "gui/corpus/chunkcard.h"
#include "gui/corpus/corpustools.h"
#include "gui/corpus/documentlist.h"
#include "gui/corpus/pageview.h"
#include "gui/corpus/remarkslist.h"
#include "gui/corpus/startcard.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/safetextbrowser.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

CorpusPage::CorpusPage(AppModel& app, QWidget* parent)
    : Page(parent), m_app(app), m_corpus(new CorpusViewModel(app, this)) {
    setObjectName(QStringLiteral("corpusPage"));
    setAcceptDrops(true);
    m_banner = new MessageBanner(this);
    m_banner->clear();
    m_progress = new ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("addProgress"));
    m_progress->setCancellable(true);
    m_progress->hide();
    auto* splitter = new Splitter(Qt::Horizontal, this);
    m_list = new DocumentList(m_app, *m_corpus, splitter);
    m_list->setMinimumWidth(240);
    m_pageView = new PageView(*m_corpus, splitter);
    m_pageView->setMinimumWidth(320);
    splitter->addWidget(m_list);
    splitter->addWidget(m_pageView);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({320, 900});
    splitter->setChildrenCollapsible(false);
    m_start = new StartCard(m_app, m_pageView);
    m_pageView->setEmptyWidget(m_start);
    m_card = new ChunkCard(*m_corpus, this);
    m_card->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addWidget(splitter, 1);

    connect(m_list, &DocumentList::addRequested, this, [this] { openAddDialog({}); });
    connect(m_list, &DocumentList::removeRequested, this, &CorpusPage::askToRemove);
    connect(m_list, &DocumentList::warningsRequested, this, &CorpusPage::showRemarks);
    connect(m_list, &DocumentList::pageRequested, this,
            [this](const QString& path, quint64 start, quint64 end) {
                m_corpus->openPage(path, {start, end});
                Q_EMIT placeChanged();
            });
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
    connect(m_progress, &ProgressLine::cancelRequested, this, [this] { m_adding.cancel(); });
    connect(m_banner, &MessageBanner::actionRequested, this, &Page::actionRequested);
    connect(&m_app.jobs(), &JobRunner::jobsChanged, this, &CorpusPage::showProgress);
    connect(&m_app, &AppModel::corpusAdded, this, [this](const QString& name, const AddReport& report) {
        showProgress();
        const QString left = report.warnings.empty()
                                 ? QString()
                                 : tr("%n remark(s) on reading; the list is below the pages.", nullptr,
                                      static_cast<int>(report.warnings.size()));
        m_banner->showMessage(MessageBanner::Tone::Good,
                              report.changed
                                  ? tr("%1 was added: %2 pages, %3 chunks in %4.")
                                        .arg(name, countText(report.filesParsed), countText(report.chunks),
                                             durationText(report.seconds * 1000))
                                  : tr("%1 has not changed.").arg(name),
                              left);
        const QString label = QString::fromStdString(EditionName{report.corpus, report.version}.toString());
        m_app.setCurrentEdition(label);
        m_corpus->showEdition(label);
    });
    connect(&m_app, &AppModel::corpusFailed, this, [this](const QString&, const Error& error) {
        showProgress();
        if (error.code == ErrorCode::Cancelled)
            m_banner->showMessage(MessageBanner::Tone::Info, tr("Adding was stopped."),
                                  tr("The old state is as it was."));
        else
            m_banner->showError(error);
    });
    connect(m_corpus, &CorpusViewModel::failed, m_banner, &MessageBanner::showError);
    connect(m_corpus, &CorpusViewModel::pageOpened, this, [this] {
        if (m_corpus->page())
            m_list->selectPath(m_corpus->page()->path);
        Q_EMIT breadcrumbChanged();
        Q_EMIT keysChanged();
    });
    for (const auto signal : {&AppModel::editionsChanged, &AppModel::opened})
        connect(&m_app, signal, this, &CorpusPage::updateStartCard);
    updateStartCard();
}

CorpusPage::~CorpusPage() = default;

void CorpusPage::updateStartCard() {
    // Whoever has corpora of his own needs no first steps.
    const auto& editions = m_app.editions();
    m_start->setVisible(std::all_of(editions.begin(), editions.end(),
                                    [](const EditionInfo& edition) { return edition.name == "handbook"; }));
}

void CorpusPage::registerActions(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& keys, Icon icon,
                         const QString& shortText, Qt::ShortcutContext where, std::function<void()> run) {
        registry.add({QLatin1String(id), text, keys, icon, shortText, where}, this, this, std::move(run));
    };
    const auto whole = Qt::WidgetWithChildrenShortcut;
    add("corpus.add", tr("Add a corpus"), QKeySequence(Qt::CTRL | Qt::Key_O), Icon::Plus, tr("add"), whole,
        [this] { openAddDialog({}); });
    add("corpus.filter", tr("Filter the pages"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), Icon::Filter,
        tr("filter"), whole, [this] { m_list->focusFilter(); });
    add("corpus.find", tr("Find on this page"), QKeySequence(Qt::CTRL | Qt::Key_F), Icon::Search, tr("find"),
        whole, [this] {
            if (m_corpus->page())
                m_pageView->find();
            else
                m_list->focusFilter();
        });
    add("corpus.next", tr("Next page or section"), QKeySequence(Qt::Key_J), Icon::Down, tr("next"),
        Qt::WidgetShortcut, [this] { m_list->step(1); });
    add("corpus.previous", tr("Previous page or section"), QKeySequence(Qt::Key_K), Icon::Up, tr("previous"),
        Qt::WidgetShortcut, [this] { m_list->step(-1); });
    add("corpus.nextChunk", tr("Next chunk"), QKeySequence(Qt::ALT | Qt::Key_Down), Icon::Chunk, tr("chunk"),
        whole, [this] {
            m_corpus->selectChunk(m_corpus->selectedChunk() + 1);
            Q_EMIT panelRequested(true);
        });
    add("corpus.previousChunk", tr("Previous chunk"), QKeySequence(Qt::ALT | Qt::Key_Up), Icon::Chunk,
        QString(), whole, [this] {
            m_corpus->selectChunk(std::max(0, m_corpus->selectedChunk() - 1));
            Q_EMIT panelRequested(true);
        });
    add("corpus.raw", tr("Switch the page between rendered and raw"), QKeySequence(Qt::CTRL | Qt::Key_U),
        Icon::Code, tr("raw"), whole, [this] { m_pageView->toggleRaw(); });
    add("corpus.remarks", tr("Show what failed on reading"), QKeySequence(Qt::CTRL | Qt::Key_E),
        Icon::Warning, QString(), whole, [this] { showRemarks(); });
    registerCorpusTools(registry, this,
                        {m_app, [this] { return m_corpus->edition(); },
                         [this](const QString& edition, const QString& path, quint64 start, quint64 end) {
                             m_corpus->showEdition(edition);
                             m_corpus->openPage(path, {start, end});
                             Q_EMIT placeChanged();
                         }});
    add("corpus.remove", tr("Remove the corpus"), QKeySequence(), Icon::Trash, QString(), whole,
        [this] { askToRemove(m_corpus->edition()); });
}

QWidget* CorpusPage::makePanel() {
    return m_card;
}

QStringList CorpusPage::breadcrumb() const {
    QStringList words;
    if (!m_corpus->edition().isEmpty())
        words.append(m_corpus->edition());
    if (m_corpus->page())
        words.append(m_corpus->page()->path);
    return words;
}

QVariantMap CorpusPage::placeState() const {
    QVariantMap state{{QStringLiteral("edition"), m_corpus->edition()}};
    if (m_corpus->page()) {
        state.insert(QStringLiteral("path"), m_corpus->page()->path);
        state.insert(QStringLiteral("start"), static_cast<qulonglong>(m_corpus->target().start));
        state.insert(QStringLiteral("end"), static_cast<qulonglong>(m_corpus->target().end));
    }
    return state;
}

void CorpusPage::goTo(const QVariantMap& state) {
    const QString edition = state.value(QStringLiteral("edition")).toString();
    if (!edition.isEmpty())
        m_corpus->showEdition(edition);
    const QString path = state.value(QStringLiteral("path")).toString();
    if (!path.isEmpty())
        m_corpus->openPage(path, {state.value(QStringLiteral("start")).toULongLong(),
                                  state.value(QStringLiteral("end")).toULongLong()});
}

QStringList CorpusPage::keysNow() const {
    if (!m_corpus->page())
        return {QStringLiteral("corpus.add"), QStringLiteral("corpus.find")};
    return {QStringLiteral("corpus.nextChunk"), QStringLiteral("corpus.find"), QStringLiteral("corpus.raw"),
            QStringLiteral("corpus.add")};
}

void CorpusPage::focusFirst() {
    m_list->focusFilter();
}

void CorpusPage::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void CorpusPage::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return;
    event->acceptProposedAction();
    openAddDialog(urls.front().toLocalFile());
}

void CorpusPage::openAddDialog(const QString& source) {
    if (m_app.state() != AppModel::State::Open)
        return;
    auto* dialog = new AddDialog(m_app, source, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddDialog::addRequested, this, &CorpusPage::startAdding);
    dialog->open();
}

void CorpusPage::startAdding(const AddRequest& request) {
    m_banner->clear();
    m_adding = m_app.addCorpus(request);
    showProgress();
}

void CorpusPage::showProgress() {
    for (const JobStatus& job : m_app.jobs().jobs()) {
        if (job.id != m_adding.id() || !m_adding.active())
            continue;
        const QString stage = job.stage.isEmpty() ? job.title : job.title + QStringLiteral(": ") + job.stage;
        m_progress->setProgress(stage, job.done, job.total, job.secondsLeft.value_or(-1));
        m_progress->show();
        return;
    }
    m_progress->hide();
}

void CorpusPage::askToRemove(const QString& edition) {
    if (edition.isEmpty())
        return;
    auto* box = new QMessageBox(QMessageBox::Question, tr("Remove %1?").arg(edition),
                                tr("Its pages, chunks and indexes leave the workspace. Your own files are "
                                   "not touched, and you can add them again."),
                                QMessageBox::Cancel, window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* remove = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    setButtonVariant(remove, ButtonVariant::Danger);
    connect(remove, &QPushButton::clicked, this, [this, edition] { m_app.removeCorpus(edition); });
    box->open();
}

void CorpusPage::showRemarks() {
    if (m_corpus->edition().isEmpty())
        return;
    auto* dialog = new RemarksDialog(*m_corpus, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RemarksDialog::pageRequested, this, [this](const QString& path) {
        m_corpus->openPage(path);
        Q_EMIT placeChanged();
    });
    dialog->open();
}

} // namespace touchstone::gui
