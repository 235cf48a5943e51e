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
    Result<Statement> select = m_database.prepare(
        "SELECT c.id, c.title, c.created, c.changed, (SELECT count(*) FROM turn t WHERE t.conversation = "
        "c.id), c.pinned, c.setup FROM conversation c WHERE c.deleted IS NULL "
        "ORDER BY c.pinned DESC, c.changed DESC, c.id DESC");
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
                       static_cast<std::uint64_t>(select->integer(4)),
                       select->integer(5) != 0,
                       select->text(6)});
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

Result<std::vector<Turn>> ConversationRepository::outline(const ConversationId& id) {
    Result<Statement> select = m_database.prepare(
        "SELECT t.id, t.question, t.corpora, t.asked, t.answer IS NOT NULL, coalesce(p.parent, 0), "
        "coalesce(p.chosen, 0), coalesce(p.setup, ''), coalesce(p.rating, 0), coalesce(p.note, '') "
        "FROM turn t LEFT JOIN turn_place p ON p.turn = t.id WHERE t.conversation = ? ORDER BY t.id");
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
        all.push_back({select->integer(0), select->text(1), select->text(2), select->integer(3), std::nullopt,
                       select->integer(4) != 0, select->integer(5), select->integer(6), select->text(7),
                       static_cast<int>(select->integer(8)), select->text(9)});
    }
}

Result<std::vector<std::pair<std::int64_t, Answer>>>
ConversationRepository::answers(const std::vector<std::int64_t>& rows) {
    Result<Statement> select = m_database.prepare("SELECT answer FROM turn WHERE id = ?");
    if (!select)
        return fail(std::move(select.error()));
    std::vector<std::pair<std::int64_t, Answer>> all;
    for (const std::int64_t row : rows) {
        select->bind(1, row);
        const Result<bool> there = select->step();
        if (!there)
            return fail(there.error());
        if (*there && !select->isNull(0)) {
            Result<Answer> answer = answerFromJson(select->textView(0));
            if (!answer)
                return fail(std::move(answer.error()));
            all.emplace_back(row, std::move(*answer));
        }
        select->reset();
    }
    return all;
}

Result<std::vector<Turn>> ConversationRepository::turns(const ConversationId& id) {
    Result<std::vector<Turn>> all = outline(id);
    if (!all)
        return all;
    std::vector<std::int64_t> rows;
    for (const Turn& turn : *all)
        rows.push_back(turn.row);
    Result<std::vector<std::pair<std::int64_t, Answer>>> read = answers(rows);
    if (!read)
        return fail(std::move(read.error()));
    auto next = read->begin(); // both are in the order of the rows
    for (Turn& turn : *all)
        if (next != read->end() && next->first == turn.row)
            turn.answer = std::move((next++)->second);
    return all;
}

Result<std::int64_t> ConversationRepository::addQuestion(const ConversationId& id, const NewTurn& turn) {
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
        TOUCHSTONE_TRY(
            insert->bind(1, id.value).bind(2, turn.question).bind(3, turn.corpora).bind(4, now).run());
        turnRow = m_database.lastInsertId();
        Result<Statement> place = m_database.prepare(
            "INSERT INTO turn_place (turn, parent, chosen, setup) VALUES (?1, coalesce(?2, (SELECT max(id) "
            "FROM turn WHERE conversation = ?3 AND id < ?1), 0), (SELECT coalesce(max(chosen), 0) + 1 FROM "
            "turn_place), ?4)");
        if (!place)
            return fail(std::move(place.error()));
        if (turn.parent)
            place->bind(2, *turn.parent);
        else
            place->bindNull(2);
        return place->bind(1, turnRow).bind(3, id.value).bind(4, turn.setup).run();
    }));
    return turnRow;
}

Result<> ConversationRepository::choose(std::int64_t turnRow) {
    return m_database.transaction([&]() -> Result<> {
        Result<Statement> update = m_database.prepare(
            "UPDATE turn_place SET chosen = (SELECT max(chosen) + 1 FROM turn_place) WHERE turn = ?");
        if (!update)
            return fail(std::move(update.error()));
        return update->bind(1, turnRow).run();
    });
}

Result<> ConversationRepository::rate(std::int64_t turnRow, int rating, const std::string& note) {
    return m_database.transaction([&]() -> Result<> {
        Result<Statement> update =
            m_database.prepare("UPDATE turn_place SET rating = ?, note = ? WHERE turn = ?");
        if (!update)
            return fail(std::move(update.error()));
        return update->bind(1, rating).bind(2, note).bind(3, turnRow).run();
    });
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

Result<> ConversationRepository::change(std::string_view sql, const ConversationId& id, std::int64_t value) {
    return m_database.transaction([&]() -> Result<> {
        Result<Statement> update = m_database.prepare(sql);
        if (!update)
            return fail(std::move(update.error()));
        TOUCHSTONE_TRY(update->bind(1, value).bind(2, id.value).run());
        return m_database.changes() == 0 ? Result<>(noConversation(id)) : Result<>();
    });
}

Result<> ConversationRepository::pin(const ConversationId& id, bool pinned) {
    return change("UPDATE conversation SET pinned = ? WHERE id = ?", id, pinned ? 1 : 0);
}

Result<> ConversationRepository::hide(const ConversationId& id, bool hidden) {
    return change("UPDATE conversation SET deleted = nullif(?, 0) WHERE id = ?", id,
                  hidden ? systemClock().unixMs() : 0);
}

Result<> ConversationRepository::setSetup(const ConversationId& id, const std::string& setup) {
    return m_database.transaction([&]() -> Result<> {
        Result<Statement> update = m_database.prepare("UPDATE conversation SET setup = ? WHERE id = ?");
        if (!update)
            return fail(std::move(update.error()));
        return update->bind(1, setup).bind(2, id.value).run();
    });
}

Result<> ConversationRepository::removeHidden(std::int64_t beforeUnixMs) {
    {
        // Most of the time there is none, and a file that nothing changes in is not written.
        Result<Statement> any = m_database.prepare("SELECT 1 FROM conversation WHERE deleted < ? LIMIT 1");
        if (!any)
            return fail(std::move(any.error()));
        const Result<bool> found = any->bind(1, beforeUnixMs).step();
        if (!found)
            return fail(found.error());
        if (!*found)
            return {};
    }
    return m_database.transaction([&]() -> Result<> {
        Result<Statement> erase = m_database.prepare("DELETE FROM conversation WHERE deleted < ?");
        if (!erase)
            return fail(std::move(erase.error()));
        return erase->bind(1, beforeUnixMs).run();
    });
}

Result<std::vector<std::string>> ConversationRepository::search(const std::string& words) {
    std::string pattern = "%";
    for (const char c : words) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    pattern += '%';
    Result<Statement> select = m_database.prepare(
        "SELECT id FROM conversation c WHERE deleted IS NULL AND (title LIKE ?1 ESCAPE '\\' OR EXISTS "
        "(SELECT 1 "
        "FROM turn t WHERE t.conversation = c.id AND (t.question LIKE ?1 ESCAPE '\\' OR json_extract(CASE "
        "WHEN "
        "json_valid(t.answer) THEN t.answer ELSE '{}' END, '$.answer') LIKE ?1 ESCAPE '\\')))");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, pattern);
    std::vector<std::string> found;
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return found;
        found.push_back(select->text(0));
    }
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
