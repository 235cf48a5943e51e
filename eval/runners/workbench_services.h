// SPDX-License-Identifier: GPL-3.0-or-later
// What targets need, out of a workbench: both programs run experiments the same way. Safe for concurrent use.
#pragma once

#include "core/answering/workbench.h"
#include "eval/runners/target.h"

#include <memory>

namespace touchstone {

/// The services hold on to the workbench.
TargetServices workbenchServices(const std::shared_ptr<Workbench>& workbench, bool allowCommand);

} // namespace touchstone
