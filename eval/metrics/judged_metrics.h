// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the registry that a model scores: named in "judges" of an experiment. Internal to eval/metrics.
#pragma once

#include "eval/metrics/metric_registry.h"

#include <vector>

namespace touchstone {

void addJudgedMetrics(std::vector<MetricInfo>& all);

} // namespace touchstone
