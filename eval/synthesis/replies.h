// SPDX-License-Identifier: GPL-3.0-or-later
// What a model writes when it drafts or checks an item: schemas, and strict readers. Internal to
// eval/synthesis. Pure functions.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct DraftReply {
    bool usable = true;
    std::string question, answer, type;
    std::vector<std::string> quotes; ///< by passage
};

struct CheckReply {
    bool answerable = false;
    std::string answer;
};

std::string singleSchema();
std::string severalSchema();
std::string unanswerableSchema();
std::string questionSchema();
std::string checkSchema();

/// Errors of all: Malformed, saying what is missing.
Result<DraftReply> readSingle(std::string_view reply);
Result<DraftReply> readSeveral(std::string_view reply); ///< both quotes
Result<DraftReply> readUnanswerable(std::string_view reply);
Result<DraftReply> readQuestion(std::string_view reply);
Result<CheckReply> readCheck(std::string_view reply);

} // namespace touchstone
