// SPDX-License-Identifier: GPL-3.0-or-later
// One run in numbers, as the evaluation page shows it; and two runs held against each other. Read by jobs,
// immutable afterwards.
#pragma once

#include "core/base/job_context.h"
#include "core/store/workspace.h"
#include "eval/regressions/comparison.h"
#include "gui/viewmodels/runlist.h"
#include "gui/viewmodels/sampletable.h"

#include <memory>
#include <string>
#include <unordered_map>

namespace touchstone::gui {

struct RunFigures {
    RunRecord run; ///< with its manifest
    std::vector<ArmSummary> arms;
    bool partial = false; ///< not finished: of what is there so far
    bool counted = false; ///< the arms have their measures
};

/// Two runs item by item, with what a list of them needs.
struct RunComparison {
    Comparison pair;
    std::unordered_map<std::string, quint32> inA, inB; ///< place of an item in each side
    std::vector<std::vector<quint32>> unchanged;       ///< by measure: places in A, in the order of the set
};

/// Of a finished run what it kept, which takes no time; of another one without measures. Errors: NotFound,
/// the store's.
Result<std::shared_ptr<const RunFigures>> readRunFigures(Database& database, const std::string& run);
/// The same with the measures of what is there so far. Errors: also Cancelled.
Result<std::shared_ptr<const RunFigures>> countRunFigures(Database& database, const RunRecord& run,
                                                          JobContext& context);
/// Both sides as "RUN" or "RUN:ARM". Errors: as compareRuns and readSide.
Result<std::shared_ptr<const RunComparison>> readComparison(Database& database, const std::string& a,
                                                            const std::string& b, JobContext& context);

/// How a measure changed from A to B, in words and as a verdict.
struct ChangeWords {
    enum class Verdict : std::uint8_t { None, Better, Worse, Unsure };
    Verdict verdict = Verdict::None;
    QString text;   ///< "+.04, better, p .004", "no evidence of a change", "" = not compared
    QString reason; ///< the same as a sentence with n and test
};
ChangeWords changeWords(const MeasureComparison& measure);
/// "p .004", "p < .001"
QString pText(double p);

} // namespace touchstone::gui
