// SPDX-License-Identifier: GPL-3.0-or-later
// Measures of a ranking: names and values. Values are those of trec_eval 10 (m_*.c) to the last digits, with
// relevance level 1; where it stops or leaves memory undefined, docs of the function say what stands instead.
// Pure functions, safe for concurrent use.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class MeasureKind : std::uint8_t {
    AveragePrecision,          ///< map, map_cut_k: divided by all relevant documents, also with a cutoff
    GeometricAveragePrecision, ///< gm_map: at least 1e-5 per topic; the mean is the geometric one
    Precision,                 ///< P_k: divided by k, also when less was retrieved
    Recall,                    ///< recall_k; 0 without relevant documents
    CappedRecall,              ///< recall_cap_k: hits / min(k, relevant)
    Success,                   ///< success_k
    ReciprocalRank,            ///< recip_rank; with a cutoff 0 below it
    Ndcg,                ///< ndcg, ndcg_cut_k: gain = grade, discount log2(rank + 1), ideal over all judged
    ExponentialNdcg,     ///< ndcg_exp_k: gain = 2^grade - 1
    RPrecision,          ///< Rprec
    Bpref,               ///< bpref: unjudged documents and negative grades are skipped
    RankBiasedPrecision, ///< rbp: persistence 0.9, gains divided by the topic's highest where it is above 1
    SetPrecision,        ///< set_P: of all that was retrieved
    SetRecall,           ///< set_recall
    SetF,                ///< set_F
    Judged,              ///< judged_k: judged among the first min(k, retrieved), any grade
    Retrieved,           ///< num_ret; summed over topics
    Relevant,            ///< num_rel; summed
    RelevantRetrieved    ///< num_rel_ret; summed
};

struct Measure {
    MeasureKind kind = MeasureKind::Ndcg;
    std::size_t cutoff = 0; ///< 0: the whole ranking
    std::string name;       ///< as it was asked for
};

/// One name, in trec_eval's form (ndcg_cut_10, recall_5, recip_rank, judged@10) or ours (nDCG@10, R@5, RR@10,
/// P@3, AP, Success@5, Judged@10). Errors: Usage, with the nearest name.
Result<Measure> parseMeasure(std::string_view name);
/// Names separated by commas or blanks; at least one. Errors: Usage.
Result<std::vector<Measure>> parseMeasures(std::string_view names);

/// Grade of a document that nobody judged.
inline constexpr std::int64_t kUnjudged = std::numeric_limits<std::int64_t>::min();

/// What the measures need of one topic: grades in ranking order, and of all judged documents.
struct RankedGrades {
    std::vector<std::int64_t> ranking; ///< kUnjudged where nobody judged
    std::vector<std::int64_t> judged;  ///< all grades of the topic, sorted descending (finish() does it)
    std::size_t relevant = 0;          ///< grade >= 1
    std::size_t nonRelevant = 0;       ///< grade 0
    void finish();                     ///< sorts and counts; call after filling the two lists
};

/// Value for one topic; 0 where the denominator is 0, as trec_eval -c has it.
double measureValue(const Measure& measure, const RankedGrades& grades);

/// One topic of our own: documents best first (a second occurrence of a document counts as not there) and
/// their grades. One value per measure.
std::vector<double> scoreRanking(const std::vector<std::string>& ranking,
                                 const std::map<std::string, std::int64_t>& grades,
                                 const std::vector<Measure>& measures);

/// Over topics: mean, geometric mean (gm_map) or sum (num_*). 0 of nothing.
double aggregate(const Measure& measure, const std::vector<double>& values);

} // namespace touchstone
