// SPDX-License-Identifier: GPL-3.0-or-later
// What the workspace knows of collections at engines: pushed ones with how far they have come, attached ones
// with their mapping. Belongs to the thread of its connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Names of fields of a foreign collection; "" = it has none, and for `text` the document that Chroma keeps.
struct FieldMapping {
    std::string text, path, start, end, heading, url, version;
    friend bool operator==(const FieldMapping&, const FieldMapping&) = default;
};
std::string mappingJson(const FieldMapping& mapping);
/// Errors: BadInput.
Result<FieldMapping> mappingFromJson(std::string_view json);

struct EngineRecord {
    std::int64_t id = 0;
    std::string name;
    bool attached = false; ///< else pushed
    std::string spec, collection;
    std::string corpus, snapshot; ///< pushed: "name@version", hash
    std::string embedder;         ///< "lsa": the snapshot's own model
    std::size_t dimension = 0;
    std::uint64_t total = 0, done = 0;
    bool ready = false;
    FieldMapping mapping;
    std::int64_t changedUnixMs = 0;
};

class EngineRecords {
public:
    explicit EngineRecords(Database& database) : m_database(database) {}
    Result<std::vector<EngineRecord>> all(); ///< by name
    Result<std::optional<EngineRecord>> find(const std::string& name);
    /// Errors: NotFound, naming what there is.
    Result<EngineRecord> get(const std::string& name);
    /// Writes it anew under its name.
    Result<> put(const EngineRecord& record);
    Result<> setDone(const std::string& name, std::uint64_t done, bool ready);
    Result<> remove(const std::string& name);

private:
    Result<std::vector<EngineRecord>> select(std::string_view where, const std::string& name);
    Database& m_database;
};

} // namespace touchstone
