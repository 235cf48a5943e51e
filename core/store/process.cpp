// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/process.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace touchstone {

namespace {

struct ProcessState {
    char state = '?';
    std::int64_t start = 0;
};

/// Fields 3 and 22 of /proc/PID/stat. The name, field 2, is in brackets and may itself hold brackets and
/// blanks.
ProcessState readState(std::int64_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    const std::string line((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const std::size_t bracket = line.rfind(')');
    if (bracket == std::string::npos)
        return {};
    std::istringstream fields(line.substr(bracket + 1));
    ProcessState result;
    fields >> result.state;
    std::string skipped;
    for (int field = 4; field < 22; ++field)
        fields >> skipped;
    fields >> result.start;
    return result;
}

} // namespace

ProcessMark ownProcess() {
    const std::int64_t pid = ::getpid();
    return {pid, readState(pid).start};
}

bool isRunning(const ProcessMark& process) {
    if (process.pid <= 0 || (::kill(static_cast<pid_t>(process.pid), 0) != 0 && errno == ESRCH))
        return false;
    const ProcessState now = readState(process.pid);
    if (now.state == 'Z' || now.state == 'X')
        return false;
    return process.start == 0 || now.start == 0 || now.start == process.start;
}

} // namespace touchstone
