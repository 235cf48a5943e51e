// SPDX-License-Identifier: GPL-3.0-or-later
// Where the citations of an answer lie, against the gold places. Internal to eval/metrics. Pure functions.
#pragma once

#include "eval/metrics/sample.h"
#include "eval/metrics/score.h"

#include <string_view>

namespace touchstone {

/// One of the citation metrics of the registry.
Score citationScore(std::string_view metric, const Sample& sample);

} // namespace touchstone
