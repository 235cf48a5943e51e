// SPDX-License-Identifier: GPL-3.0-or-later
// What a run may spend, and how fast it may ask. Safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "eval/experiments/experiment.h"
#include "eval/runners/sample_output.h"

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace touchstone {

/// Tokens times prices; none when tokens or prices are not known.
std::optional<double> costOf(const Usage& usage, const RunPrices& prices);

class RunLimits {
public:
    RunLimits(RunBudget budget, double requestsPerMinute)
        : m_budget(budget), m_requestsPerMinute(requestsPerMinute) {}

    /// What an earlier part of the run has spent.
    void spent(const SampleOutput& output);
    /// Before a call: false when it could go beyond a limit (then `limit` says which).
    bool reserve(std::string& limit);
    /// After it.
    void settle(const SampleOutput& output);
    /// Waits for the call's turn. False when stopped.
    bool waitForTurn(const std::stop_token& stop);

private:
    void add(const SampleOutput& output);
    std::mutex m_mutex;
    RunBudget m_budget;
    double m_requestsPerMinute;
    std::int64_t m_calls = 0, m_tokens = 0, m_inFlight = 0;
    double m_cost = 0;
    std::chrono::steady_clock::time_point m_next{};
};

} // namespace touchstone
