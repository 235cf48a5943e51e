// SPDX-License-Identifier: GPL-3.0-or-later
// Removes what nobody can see: snapshots that are not live, documents and bytes that no snapshot holds. The
// snapshot's own row goes last, so that a sweep that is cut short is seen and done again. Belongs to the
// thread of its connection, which must hold the writer's row.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"

namespace touchstone {

/// Cheap: is there anything to sweep?
Result<bool> needsSweep(Database& database);
/// In short transactions. Errors: Cancelled, WorkspaceBusy, Io.
Result<> sweepNow(Database& database, JobContext& context);

} // namespace touchstone
