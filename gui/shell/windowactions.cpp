// SPDX-License-Identifier: GPL-3.0-or-later
// The window's own actions, the keys that the footer shows, the palette and the key sheet.
#include "gui/shell/commandpalette.h"
#include "gui/shell/keysheet.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/statusstrip.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace touchstone::gui {
namespace {

bool isTyping() {
    const QWidget* focus = QApplication::focusWidget();
    if (const auto* edit = qobject_cast<const QTextEdit*>(focus))
        return !edit->isReadOnly();
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(focus))
        return !edit->isReadOnly();
    return qobject_cast<const QLineEdit*>(focus) != nullptr;
}

/// The action's first shortcut that is not swallowed by the text field that has the focus.
QKeySequence keysThatReach(const QAction* action) {
    const bool typing = isTyping();
    const QList<QKeySequence> all = action->shortcuts();
    for (const QKeySequence& keys : all)
        if (!typing || keys.isEmpty() || keys[0].keyboardModifiers() != Qt::NoModifier ||
            keys[0].key() >= Qt::Key_Escape)
            return keys;
    return {};
}

} // namespace

void MainWindow::registerOwnActions() {
    struct Own {
        const char* id;
        QString text;
        QKeySequence keys;
        Icon icon;
        QString shortText;
        std::function<void()> run;
    };
    const std::vector<Own> own{
        {"window.palette", tr("Find a command"), QKeySequence(Qt::CTRL | Qt::Key_K), Icon::Palette,
         tr("commands"), [this] { showPalette(); }},
        {"window.keys", tr("Show the keys that count here"), QKeySequence(Qt::Key_Question), Icon::Keyboard,
         tr("keys"), [this] { showKeys(); }},
        {"window.back", tr("Go back"), QKeySequence(Qt::ALT | Qt::Key_Left), Icon::Back, tr("back"),
         [this] { back(); }},
        {"window.forward",
         tr("Go forward"),
         QKeySequence(Qt::ALT | Qt::Key_Right),
         Icon::Forward,
         {},
         [this] { forward(); }},
        {"window.panel",
         tr("Show or hide the panel"),
         QKeySequence(Qt::Key_F9),
         Icon::Panel,
         {},
         [this] { setPanelOpen(!panelOpen()); }},
        {"window.nextPart",
         tr("Go to the next part of the window"),
         QKeySequence(Qt::Key_F6),
         Icon::Right,
         {},
         [this] { focusNextPart(1); }},
        {"window.previousPart",
         tr("Go to the previous part of the window"),
         QKeySequence(Qt::SHIFT | Qt::Key_F6),
         Icon::Left,
         {},
         [this] { focusNextPart(-1); }},
        {"window.quit",
         tr("Quit Touchstone"),
         QKeySequence(Qt::CTRL | Qt::Key_Q),
         Icon::Close,
         {},
         [this] { close(); }},
    };
    for (const Own& action : own)
        m_actions->add({QLatin1String(action.id), action.text, action.keys, action.icon, action.shortText},
                       this, this, action.run);
    // '?' is a letter to a text field; F1 always works.
    m_actions->find(QStringLiteral("window.keys"))
        ->setShortcuts({QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)});
}

void MainWindow::updateKeys() {
    const Page* page = currentPage();
    if (page == nullptr)
        return;
    std::vector<std::pair<QString, QString>> shown;
    const QStringList ids =
        page->keysNow() + QStringList{QStringLiteral("window.palette"), QStringLiteral("window.keys")};
    for (const QString& id : ids) {
        const QAction* action = m_actions->find(id);
        const QKeySequence keys =
            action != nullptr && action->isEnabled() ? keysThatReach(action) : QKeySequence();
        if (keys.isEmpty())
            continue;
        const QString words = ActionRegistry::shortTextOf(action);
        shown.emplace_back(keys.toString(QKeySequence::NativeText), words.isEmpty() ? action->text() : words);
    }
    m_status->setKeys(shown);
}

void MainWindow::showPalette() {
    if (m_palette == nullptr)
        m_palette = new CommandPalette(*m_actions, this);
    m_palette->open();
}

void MainWindow::showKeys() {
    if (m_keys == nullptr)
        m_keys = new KeySheet(*m_actions, this);
    if (const Page* page = currentPage())
        m_keys->open(page->pageId(), page->title());
}

} // namespace touchstone::gui
