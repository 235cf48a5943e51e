// SPDX-License-Identifier: GPL-3.0-or-later
// How far down the ranking the gold lies, over all items of a run: recall and nDCG at each depth, and how
// many items still have a gold place after each stage. Deterministic. Belongs to the thread of the
// connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/runners/run_repository.h"
#include "eval/runners/target.h"
#include "eval/statistics/proportions.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// In the order of an answer's way: an item that has passed a stage may be lost at the next.
enum class FunnelStage : std::uint8_t {
    Asked,      ///< answerable, and the corpus has a gold place
    Candidates, ///< a gold place is among the candidates before reranking
    Retrieved,  ///< ... among the passages that retrieval gave
    Given,      ///< ... among those that the model was given
    Cited,      ///< ... in a passage that the answer cites
};
inline constexpr std::size_t kFunnelStages = 5;

struct CurvePoint {
    std::size_t k = 0;
    std::optional<double> mean;
    std::optional<Interval> interval; ///< 95 %, Student, cut to [0, 1]
};

/// What one item of an arm had, over its first repeat.
struct ItemDepth {
    std::optional<std::size_t> goldRank; ///< of its first gold section, from 1; 0 = not retrieved; none: n/a
    std::optional<FunnelStage> lost;     ///< the stage that no longer had it; none: passed all, or n/a
};

struct ArmCurves {
    std::string arm;
    std::uint64_t items = 0; ///< answerable ones whose ranking is known
    std::vector<CurvePoint> recall, ndcg;
    struct Stage {
        FunnelStage stage = FunnelStage::Asked;
        std::uint64_t items = 0;
        ProportionEstimate share; ///< of those asked, Wilson
    };
    std::vector<Stage> funnel;     ///< only stages that are known
    std::string note;              ///< why a stage is not known; "" = all are
    std::vector<ItemDepth> depths; ///< by ordinal
};

/// One for each arm. The candidates are looked for by doing retrieval again, for up to 2,000 items of the
/// program's own pipeline. Errors: BadInput (the corpus is another one by now; a sample cannot be read),
/// Cancelled, the store's.
Result<std::vector<ArmCurves>> retrievalCurves(Database& database, const RunRecord& run,
                                               const TargetServices& services, JobContext& context);

} // namespace touchstone
