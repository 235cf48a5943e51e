// SPDX-License-Identifier: GPL-3.0-or-later
// Comma-separated values after RFC 4180. Pure functions.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct CsvRow {
    std::int64_t line = 0; ///< on which it begins
    std::vector<std::string> cells;
};

/// Calls `take` for every row that is not blank; LF, CRLF and a byte order mark are accepted, quoted cells
/// may hold all of them. Errors: BadInput with file:line:column (a quote that does not end, text after one),
/// those of `take`.
Result<> eachCsvRow(std::string_view text, const std::string& file,
                    const std::function<Result<>(const CsvRow&)>& take);
/// Quoted where it must be.
std::string csvCell(std::string_view text);
std::string csvLine(const std::vector<std::string>& cells); ///< with CRLF

} // namespace touchstone
