// SPDX-License-Identifier: GPL-3.0-or-later
// SQL of a user over documented views: one SELECT, nothing but reading, no other table, no longer than
// agreed. Each call has a connection of its own: safe for concurrent use.
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace touchstone {

using QueryValue = std::variant<std::monostate, std::int64_t, double, std::string>; ///< blobs as hex

struct QueryLimits {
    std::chrono::milliseconds time{30000};
    std::uint64_t rows = 1'000'000;
    std::stop_token stop{};
};

struct QueryVisitor {
    std::function<Result<>(const std::vector<std::string>& columns)> head; ///< names made unique: x, x_2
    std::function<Result<>(const std::vector<QueryValue>& row)> row;
};

/// The views that a query may name, in order.
const std::vector<std::string>& queryViews();

/// Over the workspace file at `path`. Errors: BadInput (SQLite's words; another table than a view; more than
/// one statement; no SELECT), BudgetReached (time or rows), Cancelled, Io, the visitor's.
Result<> guardedQuery(const std::string& path, std::string_view sql, const QueryLimits& limits,
                      const QueryVisitor& visitor);

} // namespace touchstone
