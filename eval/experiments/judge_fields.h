// SPDX-License-Identifier: GPL-3.0-or-later
// "judges" of an experiment file. Internal to eval/experiments.
#pragma once

#include "eval/experiments/json_fields.h"
#include "eval/judges/judge_settings.h"

namespace touchstone {

/// Errors: BadInput, naming the field.
Result<JudgeSettings> parseJudges(const nlohmann::ordered_json& json);
nlohmann::ordered_json judgesJson(const JudgeSettings& settings);

} // namespace touchstone
