// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/feature_weights.h"

#include "core/retrieval/fusion.h"

#include <algorithm>
#include <cmath>

namespace touchstone {

DenseKind denseKindOf(const std::vector<const IndexSet*>& sets) {
    return denseWeightOf({}, sets) >= usualDenseWeight("encoder") ? DenseKind::Trained : DenseKind::Lsa;
}

const FeatureRow& featureWeights(DenseKind dense) {
    // In the order of RerankFeature. A 0 is a feature that was measured and did not help on held-out
    // questions; it stays, so that a later gold set can be asked again.
    static constexpr FeatureRow kWeights{
        4.14,  // fused
        0,     // lexical
        0,     // dense
        0,     // page_similarity
        1.58,  // page_words
        0.47,  // body_words
        0,     // neighbours
        0,     // coverage
        1.86,  // heading_coverage
        0,     // above_coverage
        0,     // title_coverage
        0,     // code_coverage
        0.53,  // heading_precision
        0,     // identifiers
        0,     // proximity
        -1.59, // reference_page
        -3.62, // release_notes
        0,     // opening
        0,     // short
    };
    static constexpr FeatureRow kWithTrainedModel = [] {
        FeatureRow weights = kWeights;
        weights[static_cast<std::size_t>(RerankFeature::Fused)] = 7.14;
        return weights;
    }();
    return dense == DenseKind::Trained ? kWithTrainedModel : kWeights;
}

double featureScore(const FeatureRow& row, DenseKind dense) {
    const FeatureRow& weights = featureWeights(dense);
    double sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        sum += weights[i] * row[i];
    return sum;
}

std::vector<FeatureContribution> featureContributions(const FeatureRow& row, DenseKind dense) {
    const FeatureRow& weights = featureWeights(dense);
    std::vector<FeatureContribution> out;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (weights[i] != 0)
            out.push_back(
                {std::string(rerankFeatureName(static_cast<RerankFeature>(i))), row[i], weights[i] * row[i]});
    std::stable_sort(out.begin(), out.end(), [](const FeatureContribution& a, const FeatureContribution& b) {
        return std::abs(a.contribution) > std::abs(b.contribution);
    });
    return out;
}

} // namespace touchstone
