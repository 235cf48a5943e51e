// SPDX-License-Identifier: GPL-3.0-or-later
// Gold sets in the workspace. Versions are immutable: importing something else under a name makes the next
// one. Belongs to the thread of its connection.
#pragma once

#include "core/store/database.h"
#include "eval/gold/gold_set.h"

#include <string>
#include <vector>

namespace touchstone {

class GoldRepository {
public:
    explicit GoldRepository(Database& database) : m_database(database) {}
    /// The stored set: a new version, or the newest one when it holds exactly these items.
    Result<GoldSet> save(const std::string& name, const std::string& corpus,
                         const std::vector<GoldItem>& items);
    Result<std::vector<GoldSet>> list();
    /// "name" (newest version) or "name@3". Errors: NotFound, naming what there is.
    Result<GoldSet> find(const std::string& name);
    Result<std::vector<GoldItem>> items(const GoldSet& set);

private:
    Database& m_database;
};

} // namespace touchstone
