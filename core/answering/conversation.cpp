// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/conversation.h"

#include "core/base/clock.h"
#include "core/platform/secrets.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

namespace touchstone {
namespace {

constexpr std::size_t kTitleBytes = 200;

/// One line, not too long, cut between two characters as people see them.
std::string titleOf(const std::string& text) {
    std::string line;
    for (const char c : text)
        if (c == '\n' || c == '\r' || c == '\t' || c == ' ') {
            if (!line.empty() && line.back() != ' ')
                line += ' ';
        } else {
            line += c;
        }
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    if (line.size() > kTitleBytes)
        line = line.substr(0, graphemeFloor(line, kTitleBytes)) + "…";
    return line;
}

tl::unexpected<Error> noConversation(const ConversationId& id) {
    return fail(ErrorCode::NotFound, fmt::format("There is no conversation {} in this workspace.", id.value));
}

} // namespace

Result<std::vector<ConversationInfo>> ConversationRepository::list() {
    Result<Statement> select = m_database.prepare("SELECT c.id, c.title, c.created, c.changed, (SELECT "
                                                  "count(*) FROM turn t WHERE t.conversation = c.id) "
                                                  "FROM conversation c ORDER BY c.changed DESC, c.id DESC");
    if (!select)
        return fail(std::move(select.error()));
    std::vector<ConversationInfo> all;
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return all;
        all.push_back({{select->text(0)},
                       select->text(1),
                       select->integer(2),
                       select->integer(3),
                       static_cast<std::uint64_t>(select->integer(4))});
    }
}

Result<ConversationId> ConversationRepository::create(const std::string& title) {
    const ConversationId id{newUlid()};
    const std::int64_t now = systemClock().unixMs();
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        Result<Statement> insert =
            m_database.prepare("INSERT INTO conversation (id, title, created, changed) VALUES (?, ?, ?, ?)");
        if (!insert)
            return fail(std::move(insert.error()));
        return insert->bind(1, id.value).bind(2, titleOf(title)).bind(3, now).bind(4, now).run();
    }));
    return id;
}

Result<std::vector<Turn>> ConversationRepository::turns(const ConversationId& id) {
    Result<Statement> select = m_database.prepare(
        "SELECT id, question, corpora, asked, answer FROM turn WHERE conversation = ? ORDER BY id");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, id.value);
    std::vector<Turn> all;
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return all;
        Turn turn{select->integer(0), select->text(1), select->text(2), select->integer(3), std::nullopt};
        if (!select->isNull(4)) {
            Result<Answer> answer = answerFromJson(select->textView(4));
            if (!answer)
                return fail(std::move(answer.error()));
            turn.answer = std::move(*answer);
        }
        all.push_back(std::move(turn));
    }
}

Result<std::int64_t> ConversationRepository::addQuestion(const ConversationId& id,
                                                         const std::string& question,
                                                         const std::string& corpora) {
    const std::int64_t now = systemClock().unixMs();
    std::int64_t turnRow = 0;
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        Result<Statement> touch = m_database.prepare("UPDATE conversation SET changed = ? WHERE id = ?");
        if (!touch)
            return fail(std::move(touch.error()));
        TOUCHSTONE_TRY(touch->bind(1, now).bind(2, id.value).run());
        if (m_database.changes() == 0)
            return noConversation(id);
        Result<Statement> insert = m_database.prepare(
            "INSERT INTO turn (conversation, question, corpora, asked) VALUES (?, ?, ?, ?)");
        if (!insert)
            return fail(std::move(insert.error()));
        TOUCHSTONE_TRY(insert->bind(1, id.value).bind(2, question).bind(3, corpora).bind(4, now).run());
        turnRow = m_database.lastInsertId();
        return {};
    }));
    return turnRow;
}

Result<> ConversationRepository::setAnswer(std::int64_t turnRow, const Answer& answer) {
    // A server may tell a key back in its answer: the file must not hold it.
    const std::string json = Redactor::instance().redact(answerJson(answer));
    return m_database.transaction([&]() -> Result<> {
        Result<Statement> update = m_database.prepare("UPDATE turn SET answer = ? WHERE id = ?");
        if (!update)
            return fail(std::move(update.error()));
        TOUCHSTONE_TRY(update->bind(1, json).bind(2, turnRow).run());
        if (m_database.changes() == 0)
            return fail(ErrorCode::NotFound, "The question that this answer belongs to is gone.");
        Result<Statement> touch = m_database.prepare(
            "UPDATE conversation SET changed = ? WHERE id = (SELECT conversation FROM turn WHERE id = ?)");
        if (!touch)
            return fail(std::move(touch.error()));
        return touch->bind(1, systemClock().unixMs()).bind(2, turnRow).run();
    });
}

Result<> ConversationRepository::rename(const ConversationId& id, const std::string& title) {
    return m_database.transaction([&]() -> Result<> {
        Result<Statement> update = m_database.prepare("UPDATE conversation SET title = ? WHERE id = ?");
        if (!update)
            return fail(std::move(update.error()));
        TOUCHSTONE_TRY(update->bind(1, titleOf(title)).bind(2, id.value).run());
        return m_database.changes() == 0 ? Result<>(noConversation(id)) : Result<>();
    });
}

Result<> ConversationRepository::remove(const ConversationId& id) {
    return m_database.transaction([&]() -> Result<> {
        Result<Statement> erase = m_database.prepare("DELETE FROM conversation WHERE id = ?");
        if (!erase)
            return fail(std::move(erase.error()));
        TOUCHSTONE_TRY(erase->bind(1, id.value).run());
        return m_database.changes() == 0 ? Result<>(noConversation(id)) : Result<>();
    });
}

} // namespace touchstone
