// SPDX-License-Identifier: GPL-3.0-or-later
// Commands and options that the contract knows and this version has not: they are not in --help, and whoever
// calls them is told so. Pure.
#pragma once

#include <string>
#include <vector>

namespace touchstone::cli {
/// A sentence when the words name such a command or option, else empty.
std::string laterMessage(const std::vector<std::string>& words);
} // namespace touchstone::cli
