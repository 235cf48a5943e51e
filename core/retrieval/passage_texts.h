// SPDX-License-Identifier: GPL-3.0-or-later
// The words of many passages, read without all else that a chunk has: for conditions that are held against
// thousands of them. Belongs to the thread of its connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Views are valid while the visitor runs.
struct PassageText {
    std::string_view text;     ///< what is searched of the passage
    std::string_view heading;  ///< its own
    std::string_view headings; ///< JSON: from the page's title down
    std::string_view sections; ///< JSON: [[heading, anchor, start, end], ...]
};

/// False where no heading can hold this word (ASCII letters, digits and underscores; folded): JSON writes
/// such characters as they are, so that it need not be read. True for any other word.
bool mayHeadingsHold(const PassageText& passage, std::string_view word);
/// Folded, a line each: the headings that conditions look at.
std::string foldedHeadings(const PassageText& passage);
/// toLowerUtf8, with a short way for ASCII; into a string that is used again.
void foldInto(std::string& out, std::string_view text);

/// In the order of the rows, with the place of each. Errors: NotFound (a row that is gone).
Result<> eachPassageText(Database& database, const std::vector<std::int64_t>& rows,
                         const std::function<void(std::size_t at, const PassageText&)>& visit);

} // namespace touchstone
