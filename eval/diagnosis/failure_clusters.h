// SPDX-License-Identifier: GPL-3.0-or-later
// Failures that are about the same things: grouped by the rare words of their questions and of the points
// that were missing, and named by the words that their group has more of than the others. Deterministic.
// Pure.
#pragma once

#include "eval/diagnosis/failure.h"

#include <map>
#include <string>
#include <vector>

namespace touchstone {

struct FailureCluster {
    std::vector<std::string> terms; ///< as written, most telling first, at most three
    std::vector<std::string> items; ///< ids, each once, in the order of the failures
    std::map<FailureCause, std::size_t> causes;
};

/// Groups of two and more items, largest first.
std::vector<FailureCluster> clusterFailures(const std::vector<const Diagnosis*>& failures);

} // namespace touchstone
