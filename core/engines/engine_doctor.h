// SPDX-License-Identifier: GPL-3.0-or-later
// An engine's connection, checked step by step. Reads only. Does network work on the calling thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/spec.h"
#include "core/models/doctor.h"

#include <vector>

namespace touchstone {

/// Steps: address, key (the reference can be read), answer (it is that engine), collections, batch. The first
/// that fails ends it; its `remedy` says what to do.
std::vector<DoctorStep> examineEngine(const Spec& spec, const ModelServices& services, JobContext& context);

} // namespace touchstone
