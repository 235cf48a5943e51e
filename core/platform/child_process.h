// SPDX-License-Identifier: GPL-3.0-or-later
// A helper program run on bytes: what it is fed on its standard input, what it says on its standard output,
// and how it ended. For work that may crash, hang or eat memory and must take nothing else with it. Safe for
// concurrent use; each call blocks its thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct ChildRequest {
    std::filesystem::path program;
    std::vector<std::string> arguments; ///< without the program's own name
    std::string_view input;
    std::uint64_t outputBytes = 128ULL << 20U; ///< at most
    double wallSeconds = 60;
};

struct ChildOutcome {
    int exitCode = 0;                       ///< of an ordinary end
    int signal = 0;                         ///< that ended it; 0 = none
    bool timedOut = false, tooMuch = false; ///< it was ended for its time, for its output
    std::string output;
};

/// Errors: Cancelled (within 100 ms of the stop; the child is gone then), Io (it could not be started). A
/// child never outlives the call, nor the thread that made it. It inherits nothing but its three streams.
Result<ChildOutcome> runChild(const ChildRequest& request, JobContext& job);

/// A program that is installed beside this one: in $TOUCHSTONE_HELPERS, the folder of this program, or the
/// bin folder next to that. Empty = nowhere.
std::filesystem::path helperProgram(std::string_view name);

} // namespace touchstone
