// SPDX-License-Identifier: GPL-3.0-or-later
// The conversations at the left, pinned ones first, then newest first: search, open, rename in place, pin,
// export, delete (which can be undone). Interface's thread.
#pragma once

#include <QWidget>

class QListWidget;
class QListWidgetItem;

namespace touchstone::gui {

class ChatViewModel;
class SearchField;

class ConversationList : public QWidget {
    Q_OBJECT

public:
    explicit ConversationList(ChatViewModel& chat, QWidget* parent = nullptr);
    void focusList();
    void focusSearch();
    // About the conversation that is chosen; nothing without one.
    void rename();
    void togglePin();
    void remove();
    void exportChosen(bool json);

private:
    void build();
    void fill();
    void showMenu(const QPoint& at);
    [[nodiscard]] QListWidgetItem* chosen() const;
    ChatViewModel& m_chat;
    SearchField* m_search;
    QListWidget* m_list;
};

} // namespace touchstone::gui
