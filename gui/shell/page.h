// SPDX-License-Identifier: GPL-3.0-or-later
// What the shell knows of a page: its name, its panel, its place in words and as a value, its keys. A page
// knows nothing of other pages: it asks the shell by signals. Interface's thread.
#pragma once

#include "gui/shell/actionregistry.h"

#include <QString>
#include <QStringList>
#include <QVariantMap>
#include <QWidget>

namespace touchstone::gui {

/// Somewhere in the program: what Back returns to. `state` is the page's own (ids, selection, scroll).
struct Place {
    QString page;
    QVariantMap state;
    friend bool operator==(const Place&, const Place&) = default;
};

class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString pageId() const = 0; ///< "chat", as in --page
    [[nodiscard]] virtual QString title() const = 0;  ///< "Chat"
    [[nodiscard]] virtual Icon pageIcon() const = 0;
    /// Called once, when the page is put into the window. Ids begin with pageId() and a full stop.
    virtual void registerActions(ActionRegistry& registry) { Q_UNUSED(registry) }
    /// The widget for the panel at the right: made once, owned by the shell from then on. Null: no panel.
    [[nodiscard]] virtual QWidget* makePanel() { return nullptr; }
    /// Words of the place after the page's title: {"tutorial/cors", "Wildcards"}.
    [[nodiscard]] virtual QStringList breadcrumb() const { return {}; }
    [[nodiscard]] virtual QVariantMap placeState() const { return {}; }
    /// Goes to a state that placeState() gave (or that a link gave). Emits no placeChanged().
    virtual void goTo(const QVariantMap& state) { Q_UNUSED(state) }
    /// Ids of the actions that the footer shows as valid now, most useful first.
    [[nodiscard]] virtual QStringList keysNow() const { return {}; }
    /// Gives the focus to where typing begins.
    virtual void focusFirst() { setFocus(); }
    /// The page comes to the front.
    virtual void shown() {}

Q_SIGNALS:
    /// The user went somewhere: a step that Back undoes.
    void placeChanged();
    /// Only the words of the place changed.
    void breadcrumbChanged();
    void keysChanged();
    void panelRequested(bool open);
    /// Go to another page's place: ("corpus", {edition, path, start, end}).
    void placeRequested(const QString& page, const QVariantMap& state);
    /// Run an action by id ("settings.open").
    void actionRequested(const QString& id);
    void toastRequested(const QString& text);
    /// The same with a button that runs an action: what was done can be taken back.
    void actionToastRequested(const QString& text, const QString& button, const QString& actionId);
};

} // namespace touchstone::gui
