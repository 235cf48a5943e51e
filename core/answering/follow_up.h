// SPDX-License-Identifier: GPL-3.0-or-later
// A question that comes after others: what to search for it, and what of the conversation the model is given.
// No model is asked for that. Pure functions.
#pragma once

#include "core/prompts/prompt.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// True for a question that cannot stand alone: it points at something said before ("does it …", "and for
/// Python 3.8?") or has hardly any words.
bool leansOnEarlier(std::string_view question);

/// What to search: the question, with the earlier questions before it that it leans on (at most three).
/// `history` as in AskOptions.
std::string searchedQuestion(const std::string& question, const std::vector<Message>& history);

/// The newest messages of users and assistants that fit, whole, oldest first; the first is a user's. Answers
/// lose their [n] markers: those count other sources.
std::vector<Message> historyThatFits(const std::vector<Message>& history, std::size_t budgetTokens);

} // namespace touchstone
