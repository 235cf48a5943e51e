// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/serving_metrics.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

void head(std::string& out, std::string_view name, std::string_view kind, std::string_view help) {
    out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, kind);
}

template<class Counts>
void counters(std::string& out, std::string_view name, std::string_view label, const Counts& counts) {
    for (const auto& entry : counts)
        out += fmt::format("{}{{{}=\"{}\"}} {}\n", name, label, entry.first, entry.second);
}

std::uint64_t orNone(std::int64_t count) {
    return count < 0 ? 0 : static_cast<std::uint64_t>(count);
}

} // namespace

void ServingMetrics::Histogram::add(double seconds) {
    const auto at = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
    ++counts[static_cast<std::size_t>(at - kBounds.begin())];
    sum += seconds;
}

void ServingMetrics::begin() {
    const std::lock_guard lock(m_mutex);
    ++m_running;
}

void ServingMetrics::end(std::string_view route, int status, double seconds) {
    const std::lock_guard lock(m_mutex);
    --m_running;
    ++m_requests[{std::string(route), status}];
    m_durations[std::string(route)].add(seconds);
}

void ServingMetrics::countError(std::string_view code) {
    const std::lock_guard lock(m_mutex);
    ++m_errors[std::string(code)];
}

void ServingMetrics::count(const Answer& answer) {
    const std::lock_guard lock(m_mutex);
    ++m_answers[answer.error ? "failed" : answer.refused != RefusalReason::None ? "refused" : "answered"];
    if (answer.refused != RefusalReason::None)
        ++m_refusals[std::string(refusalReasonName(answer.refused))];
    for (const Citation& citation : answer.citations)
        ++m_citations[std::string(citationStatusName(citation.status))];
    m_retrieval.add(answer.retrievalMs / 1000);
    if (answer.ttftMs >= 0)
        m_firstText.add(answer.ttftMs / 1000);
    if (answer.cache == CacheState::Hit) // its tokens were counted and paid for once
        return;
    m_input += orNone(answer.usage.input);
    m_output += orNone(answer.usage.output);
    m_cached += orNone(answer.usage.cached);
    if (answer.cost)
        m_cost[answer.currency] += *answer.cost;
    else if (answer.attempts > 0)
        ++m_unpriced;
}

void ServingMetrics::write(std::string& out, std::string_view name, std::string_view labels,
                           const Histogram& histogram) const {
    std::uint64_t so_far = 0;
    const std::string_view comma = labels.empty() ? "" : ",";
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
        so_far += histogram.counts[i];
        out += fmt::format("{}_bucket{{{}{}le=\"{}\"}} {}\n", name, labels, comma, kBounds[i], so_far);
    }
    so_far += histogram.counts.back();
    const std::string braces = labels.empty() ? std::string() : fmt::format("{{{}}}", labels);
    out += fmt::format("{}_bucket{{{}{}le=\"+Inf\"}} {}\n{}_sum{} {}\n{}_count{} {}\n", name, labels, comma,
                       so_far, name, braces, histogram.sum, name, braces, so_far);
}

std::string ServingMetrics::text(std::size_t connections) const {
    const std::lock_guard lock(m_mutex);
    std::string out;
    head(out, "touchstone_build_info", "gauge", "Version of the program.");
    out += fmt::format("touchstone_build_info{{version=\"{}\"}} 1\n", m_version);
    head(out, "touchstone_connections", "gauge", "Open connections.");
    out += fmt::format("touchstone_connections {}\n", connections);
    head(out, "touchstone_requests_running", "gauge", "Requests that are being answered.");
    out += fmt::format("touchstone_requests_running {}\n", m_running);
    head(out, "touchstone_requests_total", "counter", "Requests by path and status.");
    for (const auto& entry : m_requests)
        out += fmt::format("touchstone_requests_total{{path=\"{}\",status=\"{}\"}} {}\n", entry.first.first,
                           entry.first.second, entry.second);
    head(out, "touchstone_request_duration_seconds", "histogram",
         "From the whole request to the whole answer.");
    for (const auto& entry : m_durations)
        write(out, "touchstone_request_duration_seconds", fmt::format("path=\"{}\"", entry.first),
              entry.second);
    head(out, "touchstone_answers_total", "counter", "Answers by outcome.");
    counters(out, "touchstone_answers_total", "outcome", m_answers);
    head(out, "touchstone_refusals_total", "counter", "Answers that were refused, by reason.");
    counters(out, "touchstone_refusals_total", "reason", m_refusals);
    head(out, "touchstone_errors_total", "counter", "Errors while answering or searching, by code.");
    counters(out, "touchstone_errors_total", "code", m_errors);
    head(out, "touchstone_citations_total", "counter", "Citations by what checking them found.");
    counters(out, "touchstone_citations_total", "status", m_citations);
    head(out, "touchstone_retrieval_seconds", "histogram", "Time to find the passages of an answer.");
    write(out, "touchstone_retrieval_seconds", "", m_retrieval);
    head(out, "touchstone_first_text_seconds", "histogram", "Time to the first text of an answer.");
    write(out, "touchstone_first_text_seconds", "", m_firstText);
    head(out, "touchstone_tokens_total", "counter",
         "Tokens that models reported; cached is a part of input.");
    out += fmt::format("touchstone_tokens_total{{kind=\"input\"}} {}\n"
                       "touchstone_tokens_total{{kind=\"output\"}} {}\n"
                       "touchstone_tokens_total{{kind=\"cached\"}} {}\n",
                       m_input, m_output, m_cached);
    head(out, "touchstone_cost_total", "counter", "Cost of model calls whose price is known.");
    counters(out, "touchstone_cost_total", "currency", m_cost);
    head(out, "touchstone_unpriced_answers_total", "counter", "Answers of models whose price is not known.");
    out += fmt::format("touchstone_unpriced_answers_total {}\n", m_unpriced);
    return out;
}

} // namespace touchstone
