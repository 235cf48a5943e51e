// SPDX-License-Identifier: GPL-3.0-or-later
// The trace of an answer in the panel: each stage as a bar on one scale of time, below it what is known of
// the chosen one: numbers, the prompt as it was sent, the raw answer. And the same answer again, from the
// record or asked afresh. Interface's thread.
#pragma once

#include "gui/viewmodels/turninspector.h"

#include <QWidget>
#include <memory>

class QListWidget;
class QListWidgetItem;
class QPlainTextEdit;
class QPushButton;

namespace touchstone::gui {

class MessageBanner;
class TextLabel;

class TracePane : public QWidget {
    Q_OBJECT

public:
    explicit TracePane(TurnInspector& inspector, QWidget* parent = nullptr);
    /// Null answer: there is nothing to show. The same answer changes nothing.
    void setAnswer(const std::shared_ptr<const Answer>& answer);
    void focusStages();
    /// While the same answer is made again.
    void showWaiting();

Q_SIGNALS:
    void replayRequested(bool fresh);
    void commandRequested();

private:
    void build();
    void show(const InspectedTrace& trace);
    void showReplay(const Replay& replay);
    void showDetails(const QListWidgetItem* item);
    TurnInspector& m_inspector;
    std::shared_ptr<const Answer> m_answer;
    std::shared_ptr<const InspectedTrace> m_trace;
    TextLabel* m_title;
    TextLabel* m_facts;
    QPushButton* m_replay;
    QPushButton* m_fresh;
    QPushButton* m_command;
    MessageBanner* m_banner;
    QListWidget* m_stages;
    QPlainTextEdit* m_details;
};

/// What a span is known by, one "name: value" a line; messages with their roles.
QString spanText(const TraceSpan& span);
/// An exchange with a server as it went over the wire.
QString exchangeText(const RecordedExchange& exchange);
/// What differs between two answers, line by line: "-" before, "+" now.
QString answerDifference(const std::string& before, const std::string& now);

} // namespace touchstone::gui
