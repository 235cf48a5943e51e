// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace's own secret, from which the marks around sources in a prompt are derived
// (AskOptions::boundarySecret). Made once per workspace; no key, and worth nothing outside it.
#pragma once

#include "core/base/result.h"
#include "core/store/workspace.h"

#include <string>

namespace touchstone {

/// Errors: those of the workspace.
Result<std::string> boundarySecret(const Workspace& workspace);

} // namespace touchstone
