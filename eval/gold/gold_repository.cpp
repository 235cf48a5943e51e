// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/gold_repository.h"

#include "core/base/clock.h"

#include <fmt/format.h>

#include <charconv>

namespace touchstone {

namespace {

constexpr const char* kSetColumns =
    "SELECT g.id, g.name, g.version, g.hash, g.corpus, g.created,"
    " (SELECT count(*) FROM gold_item i WHERE i.gold_set = g.id),"
    " (SELECT count(*) FROM judgement j WHERE j.gold_set = g.id) FROM gold_set g";

GoldSet readSet(const Statement& row) {
    GoldSet set;
    set.row = row.integer(0);
    set.name = row.text(1);
    set.version = row.integer(2);
    set.hash = row.text(3);
    set.corpus = row.text(4);
    set.createdUnixMs = row.integer(5);
    set.items = static_cast<std::uint64_t>(row.integer(6));
    set.judgements = static_cast<std::uint64_t>(row.integer(7));
    return set;
}

Result<> insertItems(Database& database, std::int64_t set, const std::vector<GoldItem>& items) {
    auto item = database.prepare(
        "INSERT INTO gold_item (gold_set, ordinal, id, question, item) VALUES (?, ?, ?, ?, ?)");
    if (!item)
        return fail(std::move(item.error()));
    auto judgement = database.prepare("INSERT INTO judgement (gold_set, item, source, path, version, "
                                      "heading, anchor, start, \"end\", grade)"
                                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!judgement)
        return fail(std::move(judgement.error()));
    std::int64_t ordinal = 0;
    for (const GoldItem& one : items) {
        item->bind(1, set).bind(2, ordinal++).bind(3, one.id).bind(4, one.question).bind(5, one.json);
        TOUCHSTONE_TRY(item->run());
        for (const GoldPlace& place : one.relevant) {
            judgement->bind(1, set)
                .bind(2, one.id)
                .bind(3, place.source)
                .bind(4, place.path)
                .bind(5, place.version);
            judgement->bind(6, place.heading).bind(7, place.anchor).bind(10, place.grade);
            if (place.range)
                judgement->bind(8, place.range->start).bind(9, place.range->end);
            else
                judgement->bindNull(8).bindNull(9);
            TOUCHSTONE_TRY(judgement->run());
        }
    }
    return {};
}

} // namespace

Result<GoldSet> GoldRepository::save(const std::string& name, const std::string& corpus,
                                     const std::vector<GoldItem>& items) {
    const std::string hash = goldHash(items);
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        auto newest = m_database.prepare(
            "SELECT version, hash, corpus FROM gold_set WHERE name = ? ORDER BY version DESC LIMIT 1");
        if (!newest)
            return fail(std::move(newest.error()));
        newest->bind(1, name);
        auto row = newest->step();
        if (!row)
            return fail(std::move(row.error()));
        std::int64_t version = 1;
        if (*row) {
            if (newest->textView(1) == hash && newest->textView(2) == corpus)
                return {};
            version = newest->integer(0) + 1;
        }
        newest->reset();
        auto insert = m_database.prepare(
            "INSERT INTO gold_set (name, version, hash, corpus, created) VALUES (?, ?, ?, ?, ?)");
        if (!insert)
            return fail(std::move(insert.error()));
        insert->bind(1, name).bind(2, version).bind(3, hash).bind(4, corpus).bind(5, systemClock().unixMs());
        TOUCHSTONE_TRY(insert->run());
        return insertItems(m_database, m_database.lastInsertId(), items);
    }));
    return find(name);
}

Result<std::vector<GoldSet>> GoldRepository::list() {
    auto statement = m_database.prepare(std::string(kSetColumns) + " ORDER BY g.name, g.version");
    if (!statement)
        return fail(std::move(statement.error()));
    std::vector<GoldSet> out;
    for (;;) {
        auto row = statement->step();
        if (!row)
            return fail(std::move(row.error()));
        if (!*row)
            return out;
        out.push_back(readSet(*statement));
    }
}

Result<GoldSet> GoldRepository::find(const std::string& text) {
    std::string name = text;
    std::int64_t version = 0;
    if (const std::size_t at = text.rfind('@'); at != std::string::npos && at > 0) {
        const char* end = text.data() + text.size();
        if (std::from_chars(text.data() + at + 1, end, version).ptr == end && version > 0)
            name = text.substr(0, at);
        else
            version = 0;
    }
    auto statement = m_database.prepare(
        std::string(kSetColumns) +
        " WHERE g.name = ?1 AND (?2 = 0 OR g.version = ?2) ORDER BY g.version DESC LIMIT 1");
    if (!statement)
        return fail(std::move(statement.error()));
    statement->bind(1, name).bind(2, version);
    auto row = statement->step();
    if (!row)
        return fail(std::move(row.error()));
    if (*row)
        return readSet(*statement);
    auto sets = list();
    if (!sets)
        return fail(std::move(sets.error()));
    std::vector<std::string> names;
    for (const GoldSet& set : *sets)
        if (names.empty() || names.back() != set.name)
            names.push_back(set.name);
    return fail(ErrorCode::NotFound, fmt::format("There is no gold set '{}'.", text),
                names.empty() ? std::string("Import one: touchstone-cli gold import FILE --name NAME")
                              : fmt::format("There is: {}.", fmt::join(names, ", ")));
}

Result<std::vector<GoldItem>> GoldRepository::items(const GoldSet& set) {
    auto statement = m_database.prepare("SELECT item FROM gold_item WHERE gold_set = ? ORDER BY ordinal");
    if (!statement)
        return fail(std::move(statement.error()));
    statement->bind(1, set.row);
    std::string lines;
    for (;;) {
        auto row = statement->step();
        if (!row)
            return fail(std::move(row.error()));
        if (!*row)
            break;
        lines += statement->textView(0);
        lines += '\n';
    }
    return parseGoldJsonLines(lines, set.name);
}

} // namespace touchstone
