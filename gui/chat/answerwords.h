// SPDX-License-Identifier: GPL-3.0-or-later
// What is said about an answer beside its text: facts, refusals, findings, the setup. Pure; interface's
// thread (they translate).
#pragma once

#include "core/answering/answer.h"
#include "core/answering/ask_setup.h"
#include "gui/widgets/status.h"

#include <QString>
#include <QStringList>
#include <utility>
#include <vector>

namespace touchstone::gui {

Status statusOf(CitationStatus status);

/// The weakest status of each source's citations, in order of first appearance.
std::vector<std::pair<int, CitationStatus>> citedSources(const Answer& answer);

/// Sources, support, times, tokens, cost, cache, in one quiet line.
QString answerFacts(const Answer& answer);

/// A refusal as an outcome of its own: what it is, and what to do.
struct RefusalWords {
    QString what, todo;
    QString button, action; ///< id of the action that helps; may be empty
};
RefusalWords refusalWords(const Answer& answer);
/// The same for a call that broke.
RefusalWords failureWords(const Error& error);

/// What the defences found in the passages and did to the answer, one sentence each; empty most of the time.
QStringList findingsOf(const Answer& answer);

/// "fastapi@0.141.1 · hybrid, 8 passages · answer@2 · gpt-4o-mini"
QString setupText(const AskSetup& setup, const Answer* answer);
/// "hybrid, 8 passages, features"
QString retrievalText(const AskSetup& setup);
QString modelText(const QString& model); ///< "quotes, no model" for the extractive answerer

} // namespace touchstone::gui
