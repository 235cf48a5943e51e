// SPDX-License-Identifier: GPL-3.0-or-later
// What `serve` counts, written as Prometheus text (format 0.0.4). Labels come from fixed sets, never from a
// request, so that nobody can make the page grow. Safe for concurrent use.
#pragma once

#include "core/answering/answer.h"

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace touchstone {

class ServingMetrics {
public:
    explicit ServingMetrics(std::string version) : m_version(std::move(version)) {}
    void begin();
    /// `route`: one of the server's own paths, or "other".
    void end(std::string_view route, int status, double seconds);
    /// Tokens, cost, refusal, citations and the time to the first text of an answer.
    void count(const Answer& answer);
    void countError(std::string_view code); ///< errorCodeName
    [[nodiscard]] std::string text(std::size_t connections) const;

private:
    static constexpr std::array kBounds = {0.005, 0.01, 0.025, 0.05, 0.1,  0.25, 0.5,
                                           1.0,   2.5,  5.0,   10.0, 30.0, 60.0, 120.0};
    struct Histogram {
        std::array<std::uint64_t, kBounds.size() + 1> counts{};
        double sum = 0;
        void add(double seconds);
    };
    void write(std::string& out, std::string_view name, std::string_view labels,
               const Histogram& histogram) const;

    const std::string m_version;
    mutable std::mutex m_mutex;
    std::int64_t m_running = 0;
    std::map<std::pair<std::string, int>, std::uint64_t> m_requests;
    std::map<std::string, Histogram, std::less<>> m_durations;
    Histogram m_firstText, m_retrieval;
    std::map<std::string, std::uint64_t, std::less<>> m_refusals, m_errors, m_citations, m_answers;
    std::map<std::string, double, std::less<>> m_cost;
    std::uint64_t m_input = 0, m_output = 0, m_cached = 0, m_unpriced = 0;
};

} // namespace touchstone
