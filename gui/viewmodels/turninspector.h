// SPDX-License-Identifier: GPL-3.0-or-later
// What can be found out about an answer afterwards, without widgets: its trace with what went over the wire,
// why a passage was not found, the same answer again. Interface's thread; work runs in jobs, the newest
// request of a kind wins.
#pragma once

#include "core/agent/replay.h"
#include "core/models/exchange_record.h"
#include "core/traces/traces.h"
#include "gui/viewmodels/chatviewmodel.h"

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

namespace touchstone::gui {

struct InspectedTrace {
    Trace trace;
    std::vector<RecordedExchange> exchanges; ///< with model servers, while the answer was made
};

/// A passage that a search for words found, to be asked about.
struct FoundPlace {
    QString label; ///< "First Steps › Path"
    QString place; ///< "tutorial/first-steps.md#path"
    QString chunk;
};

/// A question as it was searched, and the setup that it was searched with.
struct SearchedTurn {
    QString query;
    AskSetup setup;
};

class TurnInspector : public QObject {
    Q_OBJECT

public:
    explicit TurnInspector(AppModel& app, QObject* parent = nullptr);
    ~TurnInspector() override;

    void loadTrace(const TraceId& id); ///< traceLoaded() or failed() follows
    /// placesFound(): passages of the corpora that hold the words, best first.
    void findPlaces(const SearchedTurn& turn, const QString& words);
    /// explained() or notExplained() follows. `place`: PATH#ANCHOR, PATH or a chunk's id.
    void explain(const SearchedTurn& turn, const QString& place);
    /// From the record, or `fresh` from the model. replayed() or notReplayed() follows.
    void replay(const ChatTurn& turn, const ChatViewModel::Earlier& earlier, bool fresh);
    void stopReplay();
    [[nodiscard]] bool replaying() const { return m_replay.active(); }

Q_SIGNALS:
    void traceLoaded(const std::shared_ptr<const touchstone::gui::InspectedTrace>& trace);
    void traceFailed(const touchstone::Error& error);
    void placesFound(const std::vector<touchstone::gui::FoundPlace>& places);
    void explained(const touchstone::WhyNot& why);
    void notExplained(const touchstone::Error& error);
    void replayed(const touchstone::Replay& replay);
    void notReplayed(const touchstone::Error& error);

private:
    AppModel& m_app;
    JobHandle m_trace, m_places, m_explain, m_replay;
};

/// Setup and words of a turn, as they were searched.
SearchedTurn searchedTurn(const ChatTurn& turn);

} // namespace touchstone::gui
