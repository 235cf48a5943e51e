// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an answer meets an expectation that needs no model. Internal to eval/regressions. Pure functions.
#pragma once

#include "eval/gold/place_index.h"
#include "eval/metrics/score.h"
#include "eval/regressions/prompt_suite.h"
#include "eval/runners/sample_output.h"

#include <string>

namespace touchstone {

/// Form, Cites, Refuses and Answers. "" = it does, else what is wrong. `section`: of Cites, the section that
/// its place means; null = the whole page counts.
std::string faultOf(const Expectation& expectation, const PlacedSection* section, const SampleOutput& output);
/// Score and Rubric.
std::string faultOf(const Expectation& expectation, const Score& score);

} // namespace touchstone
