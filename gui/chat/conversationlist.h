// SPDX-License-Identifier: GPL-3.0-or-later
// The conversations at the left, newest first: open, rename, delete (asked first). Interface's thread.
#pragma once

#include <QWidget>

class QListWidget;
class QListWidgetItem;

namespace touchstone::gui {

class ChatViewModel;

class ConversationList : public QWidget {
    Q_OBJECT

public:
    explicit ConversationList(ChatViewModel& chat, QWidget* parent = nullptr);
    void focusList();

private:
    void fill();
    void showMenu(const QPoint& at);
    void askToRemove(const QString& id, const QString& title);
    ChatViewModel& m_chat;
    QListWidget* m_list;
};

} // namespace touchstone::gui
