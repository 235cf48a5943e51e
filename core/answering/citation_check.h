// SPDX-License-Identifier: GPL-3.0-or-later
// One claim against one source. Pure. Internal to core/answering.
#pragma once

#include "core/answering/answer.h"
#include "core/answering/markers.h"

#include <vector>

namespace touchstone {

/// `n`: of `sources`, from 1.
Citation checkCitation(const Claim& claim, int n, const std::vector<Hit>& sources);

} // namespace touchstone
