// SPDX-License-Identifier: GPL-3.0-or-later
// What a long piece of work gets from whoever started it: a way to be stopped, to report progress, to be
// traced. The last parameter of every function that may take more than about 10 ms. One context per job; the
// progress function is called on the thread that does the work, at most every 50 ms (ProgressMeter sees to
// it).
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/trace_sink.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace touchstone {

struct Progress {
    std::string job;   ///< what the user started: "corpus add fastapi"
    std::string stage; ///< what is going on: "reading", "chunking", "indexing" ...
    std::uint64_t done = 0;
    std::uint64_t total = 0; ///< 0 = not known yet
    std::optional<double> secondsLeft;
};

struct JobContext {
    std::stop_token stop{};
    std::function<void(const Progress&)> progress{};
    TraceSink* trace = nullptr; ///< not owned; may be null
    const Clock* clock = &systemClock();
    std::string job{}; ///< name of the job for progress reports

    [[nodiscard]] bool stopped() const { return stop.stop_requested(); }
    /// Ok, or ErrorCode::Cancelled. Call it in every loop that may last.
    [[nodiscard]] Result<> check() const {
        if (stopped())
            return fail(ErrorCode::Cancelled, "Stopped.");
        return {};
    }
};

/// Counts one stage, estimates the time left from the pace so far, and reports at most every 50 ms (and at
/// the end).
class ProgressMeter {
public:
    ProgressMeter(const JobContext& context, std::string stage, std::uint64_t total);
    void advance(std::uint64_t by = 1);
    void setTotal(std::uint64_t total) { m_progress.total = total; }
    void finish();

private:
    void report();
    const JobContext& m_context;
    Progress m_progress;
    std::chrono::steady_clock::time_point m_begun;
    std::chrono::steady_clock::time_point m_last{};
};

} // namespace touchstone
