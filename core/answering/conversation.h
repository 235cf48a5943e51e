// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations in the workspace: questions and their answers, whole. A conversation is a tree: a question
// that is asked again, or put differently, stands beside the one before. Belongs to the thread of its
// connection.
#pragma once

#include "core/answering/answer.h"
#include "core/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace touchstone {

struct ConversationInfo {
    ConversationId id;
    std::string title; ///< the first question
    std::int64_t createdUnixMs = 0, changedUnixMs = 0;
    std::uint64_t turns = 0;
    bool pinned = false;
    std::string setup{}; ///< JSON of the setup chosen for it, "" = none
};

struct Turn {
    std::int64_t row = 0;
    std::string question;
    std::string corpora; ///< "fastapi@0.141.1", comma-separated
    std::int64_t askedUnixMs = 0;
    std::optional<Answer> answer; ///< none while it is being made, or after a crash
    bool answered = false;        ///< there is an answer, read or not
    std::int64_t parent = 0;      ///< row of the turn that it follows; 0 = a first one
    std::int64_t chosen = 0;      ///< of turns with one parent the largest is shown
    std::string setup{};          ///< JSON (ask_setup.h), "" = not known
    int rating = 0;               ///< -1, 0, 1
    std::string note{};
};

/// A question that is written down before it is answered.
struct NewTurn {
    std::string question, corpora;
    std::optional<std::int64_t> parent{}; ///< row, 0 = a first one; none: behind the newest
    std::string setup{};
};

class ConversationRepository {
public:
    explicit ConversationRepository(Database& database) : m_database(database) {}
    Result<std::vector<ConversationInfo>> list(); ///< pinned ones first, then newest first
    Result<ConversationId> create(const std::string& title);
    Result<std::vector<Turn>> turns(const ConversationId& id); ///< oldest first, all branches
    /// The same without answers: fast for any length.
    Result<std::vector<Turn>> outline(const ConversationId& id);
    /// Answers by row; those that are not there are left out. Errors: also BadInput.
    Result<std::vector<std::pair<std::int64_t, Answer>>> answers(const std::vector<std::int64_t>& rows);
    Result<std::int64_t> addQuestion(const ConversationId& id, const NewTurn& turn);
    Result<std::int64_t> addQuestion(const ConversationId& id, const std::string& question,
                                     const std::string& corpora) {
        return addQuestion(id, NewTurn{question, corpora, std::nullopt, {}});
    }
    Result<> setAnswer(std::int64_t turnRow, const Answer& answer);
    /// Shows this one of the turns with its parent from now on.
    Result<> choose(std::int64_t turnRow);
    /// `rating`: -1, 0 or 1.
    Result<> rate(std::int64_t turnRow, int rating, const std::string& note);
    Result<> rename(const ConversationId& id, const std::string& title);
    Result<> pin(const ConversationId& id, bool pinned);
    Result<> setSetup(const ConversationId& id, const std::string& setup);
    /// Out of the list, or back into it.
    Result<> hide(const ConversationId& id, bool hidden);
    /// Removes for good what was hidden before that time.
    Result<> removeHidden(std::int64_t beforeUnixMs);
    Result<> remove(const ConversationId& id);
    /// Ids of those whose title, a question or an answer holds the words (ASCII case does not count).
    Result<std::vector<std::string>> search(const std::string& words);

private:
    Result<> change(std::string_view sql, const ConversationId& id, std::int64_t value);
    Database& m_database;
};

/// Answer <-> JSON for storage, traces and `ask --json` (cli.md's fields). Round trip is exact.
std::string answerJson(const Answer& answer);
Result<Answer> answerFromJson(std::string_view json);

/// Answer as Markdown with numbered references and links, for the clipboard.
std::string answerMarkdown(const Answer& answer);

/// What turns said, oldest first, as AskOptions::history takes it. Turns without an answer are left out.
std::vector<Message> historyOf(const std::vector<std::pair<std::string, std::string>>& questionsAndAnswers);

/// A conversation for others: Markdown with the references of each answer, or JSON with everything kept
/// (docs/formats/answer.md).
std::string conversationMarkdown(const ConversationInfo& info, const std::vector<Turn>& turns);
std::string conversationJson(const ConversationInfo& info, const std::vector<Turn>& turns);

} // namespace touchstone
