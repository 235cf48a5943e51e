// SPDX-License-Identifier: GPL-3.0-or-later
// The corpus page towards the shell: its actions, its place, its keys.
#include "gui/corpus/chunkcard.h"
#include "gui/corpus/corpuspage.h"
#include "gui/corpus/corpustools.h"
#include "gui/corpus/documentgrid.h"
#include "gui/corpus/documentlist.h"
#include "gui/corpus/pageview.h"
#include "gui/viewmodels/corpusreports.h"
#include "gui/viewmodels/labels.h"

#include <QStackedLayout>
#include <algorithm>

namespace touchstone::gui {

void CorpusPage::registerActions(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& keys, Icon icon,
                         const QString& shortText, Qt::ShortcutContext where, std::function<void()> run) {
        registry.add({QLatin1String(id), text, keys, icon, shortText, where}, this, this, std::move(run));
    };
    const auto whole = Qt::WidgetWithChildrenShortcut;
    add("corpus.add", tr("Add a corpus"), QKeySequence(Qt::CTRL | Qt::Key_O), Icon::Plus, tr("add"), whole,
        [this] { openAddDialog({}); });
    add("corpus.filter", tr("Filter the pages"), QKeySequence(Qt::Key_Slash), Icon::Filter, tr("filter"),
        whole, [this] { m_list->focusFilter(); });
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
    add("corpus.line", tr("Go to a line"), QKeySequence(Qt::CTRL | Qt::Key_G), Icon::List, QString(), whole,
        [this] { m_pageView->askForLine(); });
    add("corpus.editor", tr("Open the file in your editor"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
        Icon::Edit, QString(), whole, [this] { openInEditor(); });
    add("corpus.copy", tr("Copy the place as a citation"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        Icon::Copy, QString(), whole, [this] { m_pageView->copyCitation(); });
    add("corpus.label", tr("This passage answers a question"), QKeySequence(Qt::Key_G), Icon::Quote,
        tr("gold"), whole, [this] { label(); });
    add("corpus.undoLabel", tr("Take the last label back"), QKeySequence(Qt::Key_U), Icon::Back, tr("undo"),
        whole, [this] { m_labels->undo(); });
    add("corpus.page", tr("Show the page"), QKeySequence(Qt::ALT | Qt::Key_1), Icon::Book, QString(), whole,
        [this] { showViewByKey(View::Page); });
    add("corpus.documents", tr("Show the documents as a table"), QKeySequence(Qt::ALT | Qt::Key_2),
        Icon::List, QString(), whole, [this] { showViewByKey(View::Documents); });
    add("corpus.figures", tr("Show the figures of the corpus"), QKeySequence(Qt::ALT | Qt::Key_3),
        Icon::Chunk, QString(), whole, [this] { showViewByKey(View::Figures); });
    add("corpus.cold", tr("Show the chunks that were never found"), QKeySequence(Qt::ALT | Qt::Key_4),
        Icon::Search, QString(), whole, [this] { showViewByKey(View::NeverFound); });
    add("corpus.sort", tr("Sort the documents by the chosen column"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), Icon::Down, QString(), whole,
        [this] { m_grid->sortByCurrent(); });
    add("corpus.again", tr("Read the source again"), QKeySequence(Qt::CTRL | Qt::Key_R), Icon::Refresh,
        QString(), whole, [this] { m_reports->readAgain(); });
    add("corpus.health", tr("Show whether the snapshot adds up"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H), Icon::Check, QString(), whole,
        [this] { m_list->showHealth(); });
    add("corpus.remarks", tr("Show what failed on reading"), QKeySequence(Qt::CTRL | Qt::Key_E),
        Icon::Warning, QString(), whole, [this] { showRemarks(); });
    registerCorpusTools(registry, this,
                        {m_app, [this] { return m_corpus->edition(); },
                         [this](const QString& edition, const QString& path, quint64 start, quint64 end) {
                             m_corpus->showEdition(edition);
                             m_corpus->openPage(path, {start, end});
                             Q_EMIT placeChanged();
                         }});
    m_list->setTools(
        {registry.find(QStringLiteral("corpus.lint")), registry.find(QStringLiteral("corpus.compare")),
         registry.find(QStringLiteral("corpus.chunkers")), registry.find(QStringLiteral("corpus.again"))});
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
    if (view() != View::Page)
        state.insert(QStringLiteral("view"), m_stack->currentIndex());
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
    if (const int wanted = state.value(QStringLiteral("view")).toInt();
        wanted >= 0 && wanted < m_stack->count() && (wanted > 0 || !path.isEmpty()))
        showView(static_cast<View>(wanted));
}

QStringList CorpusPage::keysNow() const {
    if (!m_corpus->page())
        return {QStringLiteral("corpus.add"), QStringLiteral("corpus.find")};
    QStringList keys{QStringLiteral("corpus.nextChunk"), QStringLiteral("corpus.label"),
                     QStringLiteral("corpus.find"), QStringLiteral("corpus.raw"),
                     QStringLiteral("corpus.add")};
    if (m_labels->canUndo())
        keys.insert(2, QStringLiteral("corpus.undoLabel"));
    return keys;
}

void CorpusPage::focusFirst() {
    m_list->focusFilter();
}

void CorpusPage::showViewByKey(View wanted) {
    showView(wanted);
    focusView();
    Q_EMIT placeChanged();
}

} // namespace touchstone::gui
