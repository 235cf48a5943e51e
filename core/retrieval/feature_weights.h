// SPDX-License-Identifier: GPL-3.0-or-later
// The weights of the built-in reranker, and where they come from. Pure functions.
#pragma once

#include "core/retrieval/rerank_features.h"

#include <string>
#include <vector>

namespace touchstone {

/// Fitted on the fitting half of resources/gold/fastapi-0.141.1.jsonl; docs/decisions/0007-reranking.md says
/// how, and what they gain on the other half and on other collections.
const FeatureRow& featureWeights();

/// Sum of weight x feature.
double featureScore(const FeatureRow& row);

/// What each feature gave to the score, the largest effect first; those of weight 0 are left out.
std::vector<FeatureContribution> featureContributions(const FeatureRow& row);

} // namespace touchstone
