// SPDX-License-Identifier: GPL-3.0-or-later
// SPECs of chunkers: their canonical form. Internal to core/chunking. Pure.
#pragma once

#include "core/base/spec.h"
#include "core/chunking/measure.h"

#include <string>
#include <utility>
#include <vector>

namespace touchstone {

/// `name:chars=...,tokens=...,more`, with the limits that are set.
std::string sizedSpec(const char* name, ChunkBudget budget,
                      const std::vector<std::pair<std::string, std::string>>& more);

} // namespace touchstone
