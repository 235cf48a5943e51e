// SPDX-License-Identifier: GPL-3.0-or-later
// Gold sets as CSV: one row an item, for spreadsheets. Pure functions.
#pragma once

#include "core/base/result.h"
#include "eval/gold/gold_set.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// id, question, type, answer, status, answer_points, tags, relevant (the last three as JSON), other (JSON
/// object of all further fields) and fields (their order): what is written reads back as the very same items.
std::string goldCsv(const std::vector<GoldItem>& items);

/// `mapping`: our column -> the file's. Instead of `relevant` there may be path, heading, anchor, grade for
/// one place. Errors: BadInput with file:line:column (a needed column is missing, no JSON where it should be,
/// what parseGoldJsonLines refuses).
Result<std::vector<GoldItem>> parseGoldCsv(std::string_view text, const std::string& file,
                                           const std::map<std::string, std::string>& mapping = {});

} // namespace touchstone
