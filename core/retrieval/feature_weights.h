// SPDX-License-Identifier: GPL-3.0-or-later
// The weights of the built-in reranker, and where they come from. Pure functions.
#pragma once

#include "core/retrieval/rerank_features.h"

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

/// What made the vectors of the dense side. The fused score of a trained model is worth more beside the other
/// features than that of LSA.
enum class DenseKind : std::uint8_t { Lsa, Trained };
/// Trained only where every corpus has vectors of a trained model, and not of words looked up in a table.
DenseKind denseKindOf(const std::vector<const IndexSet*>& sets);

/// Fitted on the fitting half of resources/gold/fastapi-0.141.1.jsonl together with three other collections;
/// docs/decisions/0007-reranking.md says how, and what they gain on the other half.
const FeatureRow& featureWeights(DenseKind dense);

/// Sum of weight x feature.
double featureScore(const FeatureRow& row, DenseKind dense);

/// What each feature gave to the score, the largest effect first; those of weight 0 are left out.
std::vector<FeatureContribution> featureContributions(const FeatureRow& row, DenseKind dense);

} // namespace touchstone
