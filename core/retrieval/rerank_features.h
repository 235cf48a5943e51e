// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about a candidate beside its fused score, each on a scale that does not depend on the corpus:
// the input of the built-in reranker. Pure functions.
#pragma once

#include "core/retrieval/candidate_words.h"
#include "core/retrieval/scoring.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Shares and min-max values lie in [0, 1]; "min-max" is over the candidates of the question. Words weigh by
/// their rarity.
enum class RerankFeature : std::uint8_t {
    Fused,            ///< score before reranking, min-max
    Lexical,          ///< BM25F, min-max
    Dense,            ///< cosine, min-max
    PageSimilarity,   ///< mean similarity of the page, min-max
    PageWords,        ///< each word's best chunk on the page, summed, min-max
    BodyWords,        ///< BM25 of the text without any heading, min-max
    Neighbours,       ///< score of the better chunk next to it, min-max
    Coverage,         ///< share of the question's words that stand in text or headings
    HeadingCoverage,  ///< ... in its own headings
    AboveCoverage,    ///< ... in the headings above
    TitleCoverage,    ///< ... in the page's title
    CodeCoverage,     ///< ... in its code
    HeadingPrecision, ///< share of its headings' words that the question has
    Identifiers,      ///< share of the question's identifiers that it holds as typed
    Proximity,        ///< share of neighbouring words of the question that stand close together in it
    ReferencePage,    ///< 1 on a page that was generated from code
    ReleaseNotes,     ///< 1 for an entry of release notes
    Opening,          ///< 1 at the head of a page
    Short,            ///< 1 with fewer than 40 words
};
inline constexpr std::size_t kRerankFeatures = 19;
std::string_view rerankFeatureName(RerankFeature feature);

using FeatureRow = std::array<double, kRerankFeatures>;

/// One row for each of `candidates`, whose words stand at the same place in `words`. `ranking` is the one
/// that the candidates come from. With FeatureSet::Weighed the features of weight 0 are left at 0.
std::vector<FeatureRow> rerankFeaturesOf(const std::vector<const IndexSet*>& sets, const std::string& query,
                                         const Analyser& analyser, const Ranking& ranking,
                                         std::span<const RankedChunk> candidates,
                                         std::span<const std::shared_ptr<const CandidateWords>> words,
                                         FeatureSet wanted = FeatureSet::All);

} // namespace touchstone
