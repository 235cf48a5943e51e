// SPDX-License-Identifier: GPL-3.0-or-later
// Items of suites whose answers passed some times and failed others: they are listed and do not fail their
// suite. Belongs to the thread of its connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

struct QuarantinedItem {
    std::string suite, item;
    std::string hash;   ///< of the item's line: when it is changed, it is out
    std::string prompt; ///< version with which it was found
    std::string reason;
    std::int64_t sinceUnixMs = 0;
};

class SuiteQuarantine {
public:
    explicit SuiteQuarantine(Database& database) : m_database(database) {}
    Result<std::vector<QuarantinedItem>> list(const std::string& suite); ///< "" = of all; by suite, then item
    Result<> put(const QuarantinedItem& item); ///< in place of an older one of the same item
    /// Errors: NotFound.
    Result<> release(const std::string& suite, const std::string& item);

private:
    Database& m_database;
};

} // namespace touchstone
