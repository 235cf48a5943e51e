// SPDX-License-Identifier: GPL-3.0-or-later
// A program that is given lines and gives lines back. Internal to eval/runners. An object belongs to one
// thread at a time; the child and what it started in its group end with it.
#pragma once

#include "core/base/result.h"

#include <sys/types.h>

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

namespace touchstone {

class ChildProcess {
public:
    /// No shell in between; standard error goes to this process's own. Errors: Usage (the program cannot be
    /// started).
    static Result<ChildProcess> start(const std::vector<std::string>& argv);
    ~ChildProcess();
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;

    /// Writes a line and reads one. Errors: Unreachable (it ended, or the time is over), Malformed (a line of
    /// more than 8 MiB), Cancelled within 100 ms. After an error it is of no more use.
    Result<std::string> exchange(const std::string& line, std::chrono::milliseconds timeout,
                                 const std::stop_token& stop);

private:
    ChildProcess() = default;
    pid_t m_pid = -1;
    int m_in = -1, m_out = -1; ///< its standard input and output
    std::string m_name, m_rest;
};

} // namespace touchstone
