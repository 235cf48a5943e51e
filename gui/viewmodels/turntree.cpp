// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/turntree.h"

#include <algorithm>

namespace touchstone::gui {

ChatTurn turnOf(const Turn& stored, quint64 serial) {
    ChatTurn turn;
    turn.serial = serial;
    turn.row = stored.row;
    turn.chosen = stored.chosen;
    turn.question = QString::fromStdString(stored.question);
    turn.corpora = QString::fromStdString(stored.corpora);
    turn.askedUnixMs = stored.askedUnixMs;
    turn.setupKnown = !stored.setup.empty();
    turn.setup = askSetupFromJson(stored.setup);
    turn.rating = stored.rating;
    turn.note = QString::fromStdString(stored.note);
    turn.stored = stored.answered && !stored.answer;
    if (stored.answer) {
        auto answer = std::make_shared<Answer>(*stored.answer);
        turn.text = QString::fromStdString(answer->text);
        turn.searched = QString::fromStdString(answer->searched);
        turn.answer = std::move(answer);
    }
    return turn;
}

ChatTurn& TurnTree::put(ChatTurn turn) {
    if (turn.chosen == 0)
        turn.chosen = m_lastChosen + 1;
    m_lastChosen = std::max(m_lastChosen, turn.chosen);
    const std::size_t at = m_turns.size();
    m_bySerial[turn.serial] = at;
    m_children[turn.parent].push_back(at);
    m_turns.push_back(std::move(turn));
    return m_turns.back();
}

ChatTurn& TurnTree::add(ChatTurn turn) {
    ChatTurn& added = put(std::move(turn));
    findPath();
    return added;
}

void TurnTree::addAll(std::vector<ChatTurn> turns) {
    for (ChatTurn& turn : turns)
        put(std::move(turn));
    findPath();
}

ChatTurn* TurnTree::find(quint64 serial) {
    const auto found = m_bySerial.find(serial);
    return found == m_bySerial.end() ? nullptr : &m_turns[found->second];
}

const ChatTurn* TurnTree::find(quint64 serial) const {
    const auto found = m_bySerial.find(serial);
    return found == m_bySerial.end() ? nullptr : &m_turns[found->second];
}

std::vector<const ChatTurn*> TurnTree::siblings(quint64 serial) const {
    std::vector<const ChatTurn*> out;
    if (const ChatTurn* turn = find(serial))
        if (const auto all = m_children.find(turn->parent); all != m_children.end())
            for (const std::size_t at : all->second)
                out.push_back(&m_turns[at]);
    return out;
}

ChatTurn* TurnTree::findRow(qint64 row) {
    const auto found =
        std::find_if(m_turns.begin(), m_turns.end(), [row](const ChatTurn& turn) { return turn.row == row; });
    return found == m_turns.end() ? nullptr : &*found;
}

const ChatTurn* TurnTree::shown(int index) const {
    return index >= 0 && index < count() ? &m_turns[m_path[static_cast<std::size_t>(index)]] : nullptr;
}

int TurnTree::indexOf(quint64 serial) const {
    const auto found = m_shown.find(serial);
    return found == m_shown.end() ? -1 : found->second;
}

bool TurnTree::running() const {
    return std::any_of(m_turns.begin(), m_turns.end(), [](const ChatTurn& turn) { return turn.running; });
}

TurnTree::Versions TurnTree::versions(const ChatTurn& turn) const {
    const auto all = m_children.find(turn.parent);
    if (all == m_children.end())
        return {};
    Versions out{0, static_cast<int>(all->second.size())};
    for (const std::size_t at : all->second) {
        ++out.current;
        if (m_turns[at].serial == turn.serial)
            break;
    }
    return out;
}

ChatTurn* TurnTree::beside(quint64 serial, int direction) {
    const ChatTurn* turn = find(serial);
    if (!turn)
        return nullptr;
    const std::vector<std::size_t>& all = m_children[turn->parent];
    for (std::size_t i = 0; i < all.size(); ++i)
        if (m_turns[all[i]].serial == serial) {
            const std::size_t other = i + static_cast<std::size_t>(direction); // -1 of 0 wraps past the end
            return other < all.size() ? &m_turns[all[other]] : nullptr;
        }
    return nullptr;
}

void TurnTree::choose(quint64 serial) {
    if (ChatTurn* turn = find(serial)) {
        turn->chosen = ++m_lastChosen;
        findPath();
    }
}

int TurnTree::showRow(qint64 row) {
    const ChatTurn* target = findRow(row);
    if (!target)
        return -1;
    if (indexOf(target->serial) < 0) {
        for (ChatTurn* turn = find(target->serial); turn; turn = find(turn->parent))
            turn->chosen = ++m_lastChosen;
        findPath();
    }
    return indexOf(target->serial);
}

void TurnTree::findPath() {
    m_path.clear();
    m_shown.clear();
    quint64 parent = 0;
    for (;;) {
        const auto children = m_children.find(parent);
        if (children == m_children.end())
            return;
        const std::size_t next = *std::max_element(
            children->second.begin(), children->second.end(),
            [this](std::size_t a, std::size_t b) { return m_turns[a].chosen < m_turns[b].chosen; });
        m_shown[m_turns[next].serial] = static_cast<int>(m_path.size());
        m_path.push_back(next);
        parent = m_turns[next].serial;
    }
}

} // namespace touchstone::gui
