// SPDX-License-Identifier: GPL-3.0-or-later
// From what a judge has said to scores: pure, so that a score is calculated again from stored verdicts by the
// same code that calculated it first.
#pragma once

#include "eval/judges/judge.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// Why a score does not apply to an answer, before anybody is asked; none: it does. Of the contexts only
/// their number counts.
std::optional<Score> notJudged(std::string_view name, const JudgedAnswer& answer);

/// The score `name` (of JudgeSettings::scoreNames) out of JudgeRecord::evidence. None: the evidence that it
/// needs is not there (it was not kept). Evidence that is damaged gives a failed score.
std::optional<Score> judgedScore(const std::string& name, const JudgedAnswer& answer,
                                 const nlohmann::ordered_json& evidence);

} // namespace touchstone
