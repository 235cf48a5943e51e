// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/corpustools.h"

#include "gui/corpus/chunkersview.h"
#include "gui/corpus/diffview.h"
#include "gui/corpus/lintview.h"
#include "gui/shell/actionregistry.h"
#include "gui/viewmodels/appmodel.h"

#include <QCoreApplication>

namespace touchstone::gui {

namespace {

template<class View>
void toFront(View* view) {
    view->setAttribute(Qt::WA_DeleteOnClose);
    view->show();
    view->raise();
    view->activateWindow();
}

void openLint(QWidget* page, const CorpusTools& tools) {
    const QString edition = tools.edition();
    if (edition.isEmpty())
        return;
    auto* view = new LintView(tools.app, edition, page->window());
    QObject::connect(view, &LintView::pageRequested, page,
                     [open = tools.open, edition](const QString& path, quint64 start, quint64 end) {
                         open(edition, path, start, end);
                     });
    toFront(view);
}

void openComparison(QWidget* page, const CorpusTools& tools) {
    const QString edition = tools.edition();
    if (edition.isEmpty())
        return;
    auto* view = new DiffView(tools.app, edition, page->window());
    QObject::connect(
        view, &DiffView::pageRequested, page,
        [open = tools.open](const QString& shown, const QString& path) { open(shown, path, 0, 0); });
    toFront(view);
}

void openChunkers(QWidget* page, const CorpusTools& tools) {
    if (const QString edition = tools.edition(); !edition.isEmpty())
        toFront(new ChunkersView(tools.app, edition, page->window()));
}

} // namespace

void registerCorpusTools(ActionRegistry& registry, QWidget* page, const CorpusTools& tools) {
    registry.add({QStringLiteral("corpus.lint"),
                  QCoreApplication::translate("CorpusTools", "Check the corpus"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), Icon::Check, QString(),
                  Qt::WidgetWithChildrenShortcut},
                 page, page, [page, tools] { openLint(page, tools); });
    registry.add({QStringLiteral("corpus.compare"),
                  QCoreApplication::translate("CorpusTools", "Compare versions"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), Icon::Half, QString(),
                  Qt::WidgetWithChildrenShortcut},
                 page, page, [page, tools] { openComparison(page, tools); });
    registry.add({QStringLiteral("corpus.chunkers"),
                  QCoreApplication::translate("CorpusTools", "Compare chunkers"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B), Icon::Chunk, QString(),
                  Qt::WidgetWithChildrenShortcut},
                 page, page, [page, tools] { openChunkers(page, tools); });
}

} // namespace touchstone::gui
