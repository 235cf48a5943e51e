// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/engine_records.h"

#include "core/base/clock.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace touchstone {

namespace {

using MappingMember = std::string FieldMapping::*;
constexpr std::array<std::pair<const char*, MappingMember>, 7> kMapped = {
    {{"text", &FieldMapping::text},
     {"path", &FieldMapping::path},
     {"start", &FieldMapping::start},
     {"end", &FieldMapping::end},
     {"heading", &FieldMapping::heading},
     {"url", &FieldMapping::url},
     {"version", &FieldMapping::version}}};

} // namespace

std::string mappingJson(const FieldMapping& mapping) {
    nlohmann::ordered_json out = nlohmann::ordered_json::object();
    for (const auto& [name, member] : kMapped)
        if (!(mapping.*member).empty())
            out[name] = mapping.*member;
    return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<FieldMapping> mappingFromJson(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::BadInput, "The fields of an attached collection cannot be read.",
                    "Attach it again.");
    FieldMapping out;
    for (const auto& [name, member] : kMapped)
        if (const auto value = json.find(name); value != json.end() && value->is_string())
            out.*member = value->get<std::string>();
    return out;
}

Result<std::vector<EngineRecord>> EngineRecords::select(std::string_view where, const std::string& name) {
    auto rows = m_database.prepare(fmt::format(
        "SELECT id, name, kind, spec, collection, corpus, snapshot, embedder, dimension, total, done, "
        "state, mapping, changed FROM engine_collection {} ORDER BY name",
        where));
    if (!rows)
        return fail(rows.error());
    if (!where.empty())
        rows->bind(1, name);
    std::vector<EngineRecord> out;
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        EngineRecord& record = out.emplace_back();
        record.id = rows->integer(0);
        record.name = rows->text(1);
        record.attached = rows->textView(2) == "attached";
        record.spec = rows->text(3);
        record.collection = rows->text(4);
        record.corpus = rows->text(5);
        record.snapshot = rows->text(6);
        record.embedder = rows->text(7);
        record.dimension = static_cast<std::size_t>(rows->integer(8));
        record.total = static_cast<std::uint64_t>(rows->integer(9));
        record.done = static_cast<std::uint64_t>(rows->integer(10));
        record.ready = rows->textView(11) == "ready";
        auto mapping = mappingFromJson(rows->textView(12));
        if (!mapping)
            return fail(std::move(mapping.error()));
        record.mapping = std::move(*mapping);
        record.changedUnixMs = rows->integer(13);
    }
}

Result<std::vector<EngineRecord>> EngineRecords::all() {
    return select("", {});
}

Result<std::optional<EngineRecord>> EngineRecords::find(const std::string& name) {
    auto found = select("WHERE name = ?1", name);
    if (!found)
        return fail(std::move(found.error()));
    return found->empty() ? std::nullopt : std::optional<EngineRecord>(std::move(found->front()));
}

Result<EngineRecord> EngineRecords::get(const std::string& name) {
    auto found = find(name);
    if (!found)
        return fail(std::move(found.error()));
    if (*found)
        return std::move(**found);
    const auto every = all();
    if (!every)
        return fail(every.error());
    std::string names;
    for (const EngineRecord& record : *every)
        names += (names.empty() ? "" : ", ") + record.name;
    return fail(ErrorCode::NotFound, fmt::format("No engine is called '{}'.", name),
                names.empty() ? "Push a corpus first: touchstone-cli engine push SPEC --corpus NAME."
                              : fmt::format("There are: {}.", names));
}

Result<> EngineRecords::put(const EngineRecord& record) {
    return m_database.transaction([&]() -> Result<> {
        auto insert = m_database.prepare("INSERT OR REPLACE INTO engine_collection (name, kind, spec, "
                                         "collection, corpus, snapshot, embedder, "
                                         "dimension, total, done, state, mapping, changed) "
                                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
        if (!insert)
            return fail(insert.error());
        insert->bind(1, record.name).bind(2, record.attached ? "attached" : "pushed").bind(3, record.spec);
        insert->bind(4, record.collection).bind(5, record.corpus).bind(6, record.snapshot);
        insert->bind(7, record.embedder).bind(8, static_cast<std::uint64_t>(record.dimension));
        insert->bind(9, record.total).bind(10, record.done).bind(11, record.ready ? "ready" : "pushing");
        insert->bind(12, mappingJson(record.mapping)).bind(13, systemClock().unixMs());
        return insert->run();
    });
}

Result<> EngineRecords::setDone(const std::string& name, std::uint64_t done, bool ready) {
    return m_database.transaction([&]() -> Result<> {
        auto update = m_database.prepare(
            "UPDATE engine_collection SET done = ?2, state = ?3, changed = ?4 WHERE name = ?1");
        if (!update)
            return fail(update.error());
        update->bind(1, name).bind(2, done).bind(3, ready ? "ready" : "pushing");
        return update->bind(4, systemClock().unixMs()).run();
    });
}

Result<> EngineRecords::remove(const std::string& name) {
    return m_database.transaction([&]() -> Result<> {
        auto gone = m_database.prepare("DELETE FROM engine_collection WHERE name = ?1");
        if (!gone)
            return fail(gone.error());
        return gone->bind(1, name).run();
    });
}

} // namespace touchstone
