// SPDX-License-Identifier: GPL-3.0-or-later
// Who runs on this machine: a process is its number and the moment at which it began, so that a number that
// was given out again is not taken for the old process. Internal to core/store. Safe for concurrent use.
#pragma once

#include <cstdint>

namespace touchstone {

struct ProcessMark {
    std::int64_t pid = 0;
    std::int64_t start = 0; ///< clock ticks since the machine's start; 0 = not known
};

ProcessMark ownProcess();
/// False when no such process runs, or one that began at another time, or one that has ended and waits for
/// its parent.
bool isRunning(const ProcessMark& process);

} // namespace touchstone
