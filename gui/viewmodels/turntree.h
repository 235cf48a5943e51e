// SPDX-License-Identifier: GPL-3.0-or-later
// The turns of a conversation as a tree, and the one way through it that is shown: a question that is asked
// again, or put differently, stands beside the one before. Plain values; one thread.
#pragma once

#include "core/answering/ask_setup.h"
#include "core/answering/conversation.h"

#include <QString>
#include <QStringList>
#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace touchstone::gui {

/// One question with what there is of its answer.
struct ChatTurn {
    quint64 serial = 0; ///< of this session; tells turns apart before they have a row
    quint64 parent = 0; ///< serial of the turn that it follows; 0 = a first one
    qint64 row = 0;
    qint64 chosen = 0; ///< of turns with one parent the largest is shown
    QString question;
    QString corpora;
    qint64 askedUnixMs = 0;
    AskSetup setup;
    bool setupKnown = false;
    QString text;     ///< what has come of the answer so far
    QString stage;    ///< retrieving, reading, answering, checking; empty = not running
    QString searched; ///< where it is not the question itself
    std::shared_ptr<const RetrievalResult> passages;
    std::shared_ptr<const Answer> answer; ///< complete
    std::optional<Error> error;           ///< no answer could be made at all
    bool notSent = false;                 ///< it was not let go to a host that is new here
    QStringList fallen;  ///< sentences of the answer before that are not said any more without a passage
    QString switchedOff; ///< the passage that it had to do without
    bool running = false;
    bool stored = false; ///< there is an answer that has not been read yet
    int rating = 0;      ///< -1, 0, 1
    QString note;
};

/// As it stands in the workspace; `stored` is set where the answer was not read.
ChatTurn turnOf(const Turn& stored, quint64 serial);

class TurnTree {
public:
    /// The newest of the turns with its parent is shown: it goes in as that when `chosen` is 0.
    ChatTurn& add(ChatTurn turn);
    void addAll(std::vector<ChatTurn> turns);
    [[nodiscard]] ChatTurn* find(quint64 serial);
    [[nodiscard]] const ChatTurn* find(quint64 serial) const;
    /// Those with its parent, itself among them, in the order of asking.
    [[nodiscard]] std::vector<const ChatTurn*> siblings(quint64 serial) const;
    [[nodiscard]] ChatTurn* findRow(qint64 row);
    [[nodiscard]] int count() const { return static_cast<int>(m_path.size()); } ///< shown
    [[nodiscard]] const ChatTurn* shown(int index) const;                       ///< null outside
    [[nodiscard]] int indexOf(quint64 serial) const; ///< among those shown; -1 = not shown
    [[nodiscard]] bool running() const;

    struct Versions {
        int current = 1, all = 1;
    };
    [[nodiscard]] Versions versions(const ChatTurn& turn) const;
    /// The turn beside, in the order of asking; null at an end.
    [[nodiscard]] ChatTurn* beside(quint64 serial, int direction);
    void choose(quint64 serial);
    /// Shows the way on which a row lies. Returns its index, -1 when there is none.
    int showRow(qint64 row);

private:
    ChatTurn& put(ChatTurn turn);
    void findPath();
    std::deque<ChatTurn> m_turns;
    std::unordered_map<quint64, std::vector<std::size_t>> m_children; ///< by serial of the parent
    std::unordered_map<quint64, std::size_t> m_bySerial;
    std::vector<std::size_t> m_path;
    std::unordered_map<quint64, int> m_shown; ///< index by serial
    qint64 m_lastChosen = 0;
};

} // namespace touchstone::gui
