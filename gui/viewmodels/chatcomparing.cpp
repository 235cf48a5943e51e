// SPDX-License-Identifier: GPL-3.0-or-later
// A second answer to a question that is there, with another setup.
#include "gui/text/convert.h"
#include "gui/viewmodels/chatviewmodel.h"

namespace touchstone::gui {

quint64 ChatViewModel::askBeside(quint64 serial, const AskSetup& setup) {
    const ChatTurn* other = turnBySerial(serial);
    const int index = indexIfShown(m_current, serial);
    if (!other || index < 0 || other->row == 0) // only beside what is kept
        return 0;
    Asked asked;
    asked.question = other->question;
    asked.parent = other->parent;
    asked.index = index;
    asked.instead = true;
    asked.beside = serial;
    asked.setup = setup;
    return start(std::move(asked));
}

const ChatTurn* ChatViewModel::turnBySerial(quint64 serial) const {
    const auto found = m_trees.find(m_current);
    return found == m_trees.end() ? nullptr : std::as_const(found->second).find(serial);
}

std::vector<const ChatTurn*> ChatViewModel::versionsOf(quint64 serial) const {
    const auto found = m_trees.find(m_current);
    return found == m_trees.end() ? std::vector<const ChatTurn*>{} : found->second.siblings(serial);
}

void ChatViewModel::chooseTurn(quint64 serial) {
    const ChatTurn* chosen = turnBySerial(serial);
    if (!chosen)
        return;
    tree().choose(serial);
    if (chosen->row > 0)
        change(tr("Keeping the choice"), [row = chosen->row](ConversationRepository& conversations) {
            return conversations.choose(row);
        });
    if (const int index = indexIfShown(m_current, serial); index >= 0)
        Q_EMIT turnsReplaced(index);
}

} // namespace touchstone::gui
