// SPDX-License-Identifier: GPL-3.0-or-later
// Every score of a run, computed again from what was stored.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/metrics/score.h"
#include "eval/runners/run_repository.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

struct ScoreDrift {
    std::string item, arm, metric;
    std::uint32_t repeat = 0;
    Score stored, computed;
};

struct VerifyReport {
    std::uint64_t samples = 0, scores = 0;
    std::uint64_t judged = 0;     ///< of the scores: out of stored verdicts, without a call
    std::uint64_t unverified = 0; ///< scores of a judge whose verdicts were not kept
    std::vector<ScoreDrift> drift;
};

/// Judged scores are calculated from the stored verdicts; nobody is asked. Values count as equal within 1e-9,
/// relative; scores of another tool are not computed and not counted. Errors: BadInput (the corpus is another
/// one by now; a stored sample cannot be read), Cancelled.
Result<VerifyReport> verifyRun(Database& database, const RunRecord& run, JobContext& context);
nlohmann::ordered_json verifyJson(const RunRecord& run, const VerifyReport& report);

} // namespace touchstone
