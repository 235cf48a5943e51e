// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations in the workspace: questions and their answers, whole. Belongs to the thread of its
// connection.
#pragma once

#include "core/answering/answer.h"
#include "core/store/database.h"

#include <string>
#include <vector>

namespace touchstone {

struct ConversationInfo {
    ConversationId id;
    std::string title; ///< the first question
    std::int64_t createdUnixMs = 0, changedUnixMs = 0;
    std::uint64_t turns = 0;
};

struct Turn {
    std::int64_t row = 0;
    std::string question;
    std::string corpora; ///< "fastapi@0.141.1", comma-separated
    std::int64_t askedUnixMs = 0;
    std::optional<Answer> answer; ///< none while it is being made, or after a crash
};

class ConversationRepository {
public:
    explicit ConversationRepository(Database& database) : m_database(database) {}
    Result<std::vector<ConversationInfo>> list(); ///< newest first
    Result<ConversationId> create(const std::string& title);
    Result<std::vector<Turn>> turns(const ConversationId& id);
    Result<std::int64_t> addQuestion(const ConversationId& id, const std::string& question,
                                     const std::string& corpora);
    Result<> setAnswer(std::int64_t turnRow, const Answer& answer);
    Result<> rename(const ConversationId& id, const std::string& title);
    Result<> remove(const ConversationId& id);

private:
    Database& m_database;
};

/// Answer <-> JSON for storage, traces and `ask --json` (cli.md's fields). Round trip is exact.
std::string answerJson(const Answer& answer);
Result<Answer> answerFromJson(std::string_view json);

/// Answer as Markdown with numbered references and links, for the clipboard.
std::string answerMarkdown(const Answer& answer);

} // namespace touchstone
