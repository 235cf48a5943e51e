// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/corpuspage.h"

#include "gui/corpus/adddialog.h"
#include "gui/corpus/chunkcard.h"
#include "gui/corpus/coldpane.h"
#include "gui/corpus/documentgrid.h"
#include "gui/corpus/documentlist.h"
#include "gui/corpus/editor.h"
#include "gui/corpus/figurespane.h"
#include "gui/corpus/labeldialog.h"
#include "gui/corpus/pageview.h"
#include "gui/corpus/remarkslist.h"
#include "gui/corpus/startcard.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/corpusreports.h"
#include "gui/viewmodels/labels.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/safetextbrowser.h"

#include <QButtonGroup>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStackedLayout>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <tuple>

namespace touchstone::gui {

CorpusPage::CorpusPage(AppModel& app, QWidget* parent)
    : Page(parent), m_app(app), m_corpus(new CorpusViewModel(app, this)),
      m_reports(new CorpusReports(app, this)), m_labels(new Labels(app, this)) {
    build();
    connectParts();
    connectModels();
    updateStartCard();
    m_reports->setEdition(m_corpus->editionInfo(), m_corpus->documents());
}

void CorpusPage::added(const QString& name, const AddReport& report) {
    showProgress();
    const QString left = report.warnings.empty() ? QString()
                                                 : tr("%n remark(s) on reading; the list is below the pages.",
                                                      nullptr, static_cast<int>(report.warnings.size()));
    m_banner->showMessage(MessageBanner::Tone::Good,
                          report.changed
                              ? tr("%1 was added: %2 pages, %3 chunks in %4.")
                                    .arg(name, countText(report.filesParsed), countText(report.chunks),
                                         durationText(report.seconds * 1000))
                              : tr("%1 has not changed.").arg(name),
                          left);
    const QString edition = QString::fromStdString(EditionName{report.corpus, report.version}.toString());
    m_app.setCurrentEdition(edition);
    m_corpus->showEdition(edition);
}

CorpusPage::View CorpusPage::view() const {
    return static_cast<View>(m_stack->currentIndex());
}

void CorpusPage::showView(View wanted) {
    m_tabs->button(static_cast<int>(wanted))->setChecked(true);
    if (wanted == view())
        return;
    m_stack->setCurrentIndex(static_cast<int>(wanted));
    lookAt(wanted);
    Q_EMIT keysChanged();
}

/// Starts what a view shows, and is worth the work only when somebody looks.
void CorpusPage::lookAt(View wanted) {
    if (wanted == View::Figures)
        m_figures->lookedAt();
    else if (wanted == View::NeverFound)
        m_cold->lookedAt();
}

void CorpusPage::focusView() {
    switch (view()) {
    case View::Page:
        return m_pageView->focusPage();
    case View::Documents:
        return m_grid->focusTable();
    case View::Figures:
        return m_figures->focusFirst();
    case View::NeverFound:
        return m_cold->focusTable();
    }
}

void CorpusPage::openPlace(const QString& path, TextRange range) {
    m_corpus->openPage(path, range);
    Q_EMIT placeChanged();
}

void CorpusPage::openInEditor() {
    const EditionInfo* edition = m_corpus->editionInfo();
    if (!edition || !m_corpus->page())
        return;
    const auto file = localFile(*edition, m_corpus->page()->path);
    if (!file)
        m_banner->showError(file.error());
    else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(*file)))
        m_banner->showMessage(MessageBanner::Tone::Warn, tr("The desktop has no program for this file."),
                              *file);
}

void CorpusPage::label() {
    const EditionInfo* edition = m_corpus->editionInfo();
    const auto passage = m_pageView->passage();
    if (!edition || !m_corpus->page() || !passage) {
        Q_EMIT toastRequested(tr("Select the words that answer, or choose a chunk, then press G."));
        return;
    }
    GoldPlace place;
    place.path = toStd(passage->path.isEmpty() ? m_corpus->page()->path : passage->path);
    place.version = edition->version.value_or("");
    place.range = passage->range;
    auto* dialog =
        new LabelDialog(*m_labels, std::move(place), passage->words, m_corpus->edition(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

CorpusPage::~CorpusPage() = default;

void CorpusPage::updateStartCard() {
    // Whoever has corpora of his own needs no first steps.
    const auto& editions = m_app.editions();
    m_start->setVisible(std::all_of(editions.begin(), editions.end(),
                                    [](const EditionInfo& edition) { return edition.name == "handbook"; }));
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
