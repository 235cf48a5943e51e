// SPDX-License-Identifier: GPL-3.0-or-later
// A judge's scores in a run beside the labels of a queue, the same way for both programs. Belongs to the
// thread of the connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/judges/calibration.h"
#include "eval/runners/run_repository.h"

#include <cstdint>
#include <optional>
#include <string>

namespace touchstone {

struct CalibrationRequest {
    std::string queue;
    std::string measure;             ///< "" = the first score of a judge that the run has
    std::optional<double> threshold; ///< passed from here on; none: 0.5, of rubrics 4
    std::uint32_t arm = 0;
};

struct RunCalibration {
    std::string measure;
    double threshold = 0;
    std::uint64_t items = 0, withoutScore = 0; ///< scored; and left out because n/a or failed
    Calibration found;
};

/// The first repeat of an arm. Of several people the majority counts, a tie is no label. Errors: NotFound (no
/// such queue), Usage (no score of a judge, no labelled item), BadInput (a sample cannot be read), Cancelled.
Result<RunCalibration> calibrateRun(Database& database, const RunRecord& run,
                                    const CalibrationRequest& request, std::uint64_t seed,
                                    JobContext& context);

} // namespace touchstone
