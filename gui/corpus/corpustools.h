// SPDX-License-Identifier: GPL-3.0-or-later
// The windows beside the corpus page: findings of lint, comparison of two versions, of
// chunkers. They stay open beside the
// page and go with the window. Interface's thread.
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace touchstone::gui {

class ActionRegistry;
class AppModel;

struct CorpusTools {
    AppModel& app;
    std::function<QString()> edition; ///< that the page shows, "" = none
    /// Shows a page of an edition at a range of bytes.
    std::function<void(const QString& edition, const QString& path, quint64 start, quint64 end)> open;
};

/// Adds "corpus.lint", "corpus.compare" and "corpus.chunkers" for the page.
void registerCorpusTools(ActionRegistry& registry, QWidget* page, const CorpusTools& tools);

} // namespace touchstone::gui
