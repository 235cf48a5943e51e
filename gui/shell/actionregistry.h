// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window under an id, with its words, shortcut and icon: what the palette lists, the key
// sheet prints and the footer shows. Two actions that could answer to the same key at the same time are
// refused. Interface's thread.
#pragma once

#include "gui/theme/icons.h"

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <vector>

namespace touchstone::gui {

struct ActionSpec {
    QString id;   ///< "chat.stop": page and verb
    QString text; ///< "Stop the answer": a whole command, as the palette shows it
    QKeySequence shortcut;
    Icon icon = Icon::Play;
    QString shortText; ///< for the footer: "stop"; empty = not shown there
    /// Where the shortcut counts. A page's single letters count only in the page (and not while typing).
    Qt::ShortcutContext context = Qt::WindowShortcut;
};

class ActionRegistry : public QObject {
    Q_OBJECT

public:
    explicit ActionRegistry(QWidget* window);

    /// `owner` is the widget that the shortcut belongs to (the window, or a page). The id must be new.
    /// Returns the action, owned by `owner`.
    QAction* add(const ActionSpec& spec, QWidget* owner, QObject* context, std::function<void()> run);
    [[nodiscard]] QAction* find(const QString& id) const;
    void trigger(const QString& id);
    /// In the order of adding; those whose owner is gone are left out.
    [[nodiscard]] std::vector<QAction*> all() const;
    [[nodiscard]] static QString idOf(const QAction* action);
    [[nodiscard]] static QString shortTextOf(const QAction* action);
    [[nodiscard]] static Icon iconOf(const QAction* action);
    /// "chat.a and chat.b share Ctrl+N", one line for each conflict; empty = none.
    [[nodiscard]] QStringList conflicts() const;

Q_SIGNALS:
    void changed();

private:
    QWidget* m_window;
    std::vector<QPointer<QAction>> m_actions;
};

} // namespace touchstone::gui
