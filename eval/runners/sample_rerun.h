// SPDX-License-Identifier: GPL-3.0-or-later
// One item of a run answered again with one setting changed, and scored as the run scores. Nothing of it is
// kept. Belongs to the thread of the connection.
#pragma once

#include "core/base/job_context.h"
#include "eval/runners/sample_view.h"
#include "eval/runners/target.h"

#include <nlohmann/json.hpp>

#include <string>

namespace touchstone {

/// `path`: below the experiment's target, as a matrix has it: retrieval.mode, retrieval.k, retrieval.rerank,
/// prompt, model. The view's arm is "path=value". Errors: Usage (the run's target is not the program's own
/// pipeline), BadInput (a value that a target does not take; the corpus is another one by now), NotFound (a
/// prompt), Cancelled, the store's. A call that fails is in the view's output.
Result<SampleView> rerunSample(Database& database, const RunRecord& run, const SampleKey& key,
                               const std::string& path, const nlohmann::ordered_json& value,
                               const TargetServices& services, JobContext& context);

} // namespace touchstone
