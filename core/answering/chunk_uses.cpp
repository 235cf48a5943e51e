// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/chunk_uses.h"

#include <map>

namespace touchstone {

namespace {

/// Taken apart by SQLite, which does it in place: an answer holds the whole text of its passages.
constexpr const char* kHits = "SELECT t.id, json_extract(h.value, '$.chunk') FROM turn t, json_each(CASE "
                              "WHEN json_valid(t.answer) THEN "
                              "t.answer ELSE '{}' END, '$.hits') h "
                              "WHERE t.conversation IN (SELECT id FROM conversation WHERE deleted IS NULL) "
                              "ORDER BY t.id DESC, h.key";
constexpr const char* kCited = "SELECT DISTINCT t.id, json_extract(c.value, '$.chunk') FROM turn t, "
                               "json_each(CASE WHEN json_valid(t.answer) THEN "
                               "t.answer ELSE '{}' END, '$.citations') c";
constexpr const char* kTurns =
    "SELECT id, conversation, question, corpora, asked FROM turn ORDER BY conversation, id";

template<class Visit>
Result<> eachRow(Database& database, const char* sql, JobContext& context, Visit visit) {
    Result<Statement> select = database.prepare(sql);
    if (!select)
        return fail(select.error());
    for (;;) {
        TOUCHSTONE_TRY(context.check());
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        visit(*select);
    }
}

} // namespace

Result<ChunkUses> readChunkUses(Database& database, JobContext& context) {
    ChunkUses out;
    std::string conversation;
    std::size_t number = 0;
    TOUCHSTONE_TRY(eachRow(database, kTurns, context, [&](const Statement& row) {
        UsedTurn turn{ConversationId{row.text(1)}, row.text(2), row.text(3), row.integer(4), 0};
        number = turn.conversation.value == conversation ? number + 1 : 0;
        conversation = turn.conversation.value;
        turn.number = number;
        out.turns.emplace(row.integer(0), std::move(turn));
    }));
    std::map<std::int64_t, std::size_t> ranks;
    TOUCHSTONE_TRY(eachRow(database, kHits, context, [&](const Statement& row) {
        const std::size_t rank = ++ranks[row.integer(0)];
        if (!row.isNull(1))
            out.byChunk[row.text(1)].push_back({row.integer(0), rank, false});
    }));
    TOUCHSTONE_TRY(eachRow(database, kCited, context, [&](const Statement& row) {
        const auto chunk = row.isNull(1) ? out.byChunk.end() : out.byChunk.find(row.text(1));
        if (chunk == out.byChunk.end())
            return;
        for (ChunkUse& use : chunk->second)
            use.cited = use.cited || use.turnRow == row.integer(0);
    }));
    return out;
}

} // namespace touchstone
