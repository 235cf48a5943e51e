// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/run_limits.h"

#include "core/models/retry.h"

#include <algorithm>

namespace touchstone {

std::optional<double> costOf(const Usage& usage, const RunPrices& prices) {
    if (!prices.known() || usage.input < 0 || usage.output < 0)
        return std::nullopt;
    const auto cached = static_cast<double>(std::clamp<std::int64_t>(usage.cached, 0, usage.input));
    const double input = static_cast<double>(usage.input) - cached;
    return (input * *prices.inputPerMillion +
            cached * prices.cachedPerMillion.value_or(*prices.inputPerMillion) +
            static_cast<double>(usage.output) * *prices.outputPerMillion) /
           1e6;
}

void RunLimits::add(const SampleOutput& output) {
    m_calls += std::max(1, output.attempts);
    m_tokens +=
        std::max<std::int64_t>(0, output.usage.input) + std::max<std::int64_t>(0, output.usage.output);
    m_cost += output.cost.value_or(0);
}

void RunLimits::spent(const SampleOutput& output) {
    const std::lock_guard lock(m_mutex);
    add(output);
}

bool RunLimits::reserve(std::string& limit) {
    const std::lock_guard lock(m_mutex);
    // Calls on their way are taken to cost what the average one did.
    const double calls = static_cast<double>(std::max<std::int64_t>(1, m_calls));
    const auto pending = static_cast<double>(m_inFlight + 1);
    if (m_budget.calls && m_calls + m_inFlight + 1 > *m_budget.calls)
        limit = "calls";
    else if (m_budget.tokens &&
             static_cast<double>(m_tokens) * (1 + pending / calls) > static_cast<double>(*m_budget.tokens))
        limit = "tokens";
    else if (m_budget.cost && m_cost * (1 + pending / calls) > *m_budget.cost)
        limit = "cost";
    else {
        ++m_inFlight;
        return true;
    }
    return false;
}

void RunLimits::settle(const SampleOutput& output) {
    const std::lock_guard lock(m_mutex);
    --m_inFlight;
    add(output);
}

bool RunLimits::waitForTurn(const std::stop_token& stop) {
    if (m_requestsPerMinute <= 0)
        return !stop.stop_requested();
    std::chrono::milliseconds wait{0};
    {
        const std::lock_guard lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        m_next = std::max(m_next, now);
        wait = std::chrono::duration_cast<std::chrono::milliseconds>(m_next - now);
        m_next += std::chrono::microseconds(static_cast<std::int64_t>(60e6 / m_requestsPerMinute));
    }
    return waitFor(wait, stop);
}

} // namespace touchstone
