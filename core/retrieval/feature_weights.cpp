// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/feature_weights.h"

#include <algorithm>
#include <cmath>

namespace touchstone {

const FeatureRow& featureWeights() {
    // In the order of RerankFeature. A 0 is a feature that was measured and did not help on held-out
    // questions; it stays, so that a later gold set can be asked again.
    static constexpr FeatureRow kWeights{
        3.77,  // fused
        0,     // lexical
        0,     // dense
        0,     // page_similarity
        1.65,  // page_words
        1.50,  // body_words
        2.97,  // neighbours
        0,     // coverage
        2.79,  // heading_coverage
        0,     // above_coverage
        0,     // title_coverage
        0,     // code_coverage
        0,     // heading_precision
        0,     // identifiers
        0,     // proximity
        -1.63, // reference_page
        -3.64, // release_notes
        0.87,  // opening
        0,     // short
    };
    return kWeights;
}

double featureScore(const FeatureRow& row) {
    const FeatureRow& weights = featureWeights();
    double sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        sum += weights[i] * row[i];
    return sum;
}

std::vector<FeatureContribution> featureContributions(const FeatureRow& row) {
    const FeatureRow& weights = featureWeights();
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
