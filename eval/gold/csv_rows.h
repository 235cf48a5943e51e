// SPDX-License-Identifier: GPL-3.0-or-later
// Comma-separated values as RFC 4180 has them: fields in double quotes may hold commas, line ends and doubled
// quotes; lines end with "\n" or "\r\n"; a byte order mark is passed over. Pure.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct CsvRow {
    std::int64_t line = 0; ///< 1-based, where the row begins
    std::vector<std::string> fields;
};

/// All rows that are not blank, the heading included. Errors: BadInput with the line (a quote that is not
/// closed).
Result<std::vector<CsvRow>> readCsv(std::string_view text, const std::string& file);

} // namespace touchstone
