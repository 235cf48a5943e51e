// SPDX-License-Identifier: GPL-3.0-or-later
// What strangers' bytes are fed to, by name: one function for each parser of ours. A target says in words
// which promise was broken ("" = none); crashes and sanitizers speak for themselves. Pure, but for files of
// its own.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace touchstone::fuzz {

struct Target {
    std::string_view name; ///< also the folder of its inputs below tests/fuzz/inputs
    std::string (*run)(std::string_view bytes);
};

std::span<const Target> pageTargets();    ///< dialects, with chunking behind them
std::span<const Target> archiveTargets(); ///< what libarchive and zlib are behind
std::span<const Target> recordTargets();  ///< gold sets, runs, experiments, streams, filters

/// null: there is none of that name.
const Target* targetByName(std::string_view name);

} // namespace touchstone::fuzz
