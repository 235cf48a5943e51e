// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traces/traces.h"

#include <algorithm>

namespace touchstone {

namespace {

std::int64_t microseconds(std::chrono::steady_clock::duration duration) {
    return std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
}

} // namespace

TraceRecorder::TraceRecorder(std::string kind, std::string title, const Clock& clock)
    : m_clock(clock), m_begun(clock.steady()) {
    m_trace.id.value = newUlid();
    m_trace.kind = std::move(kind);
    m_trace.title = std::move(title);
    m_trace.startUnixMs = clock.unixMs();
}

TraceSink::SpanHandle TraceRecorder::beginSpan(std::string_view name, SpanHandle parent) {
    const std::lock_guard lock(m_mutex);
    TraceSpan span;
    span.id = static_cast<std::int64_t>(m_trace.spans.size()) + 1;
    span.parent = parent <= m_trace.spans.size() ? static_cast<std::int64_t>(parent) : 0;
    span.name = name;
    // From the steady clock, so that a clock that is set meanwhile gives no span of negative length.
    span.startUnixUs = m_trace.startUnixMs * 1000 + microseconds(m_clock.steady() - m_begun);
    m_trace.spans.push_back(std::move(span));
    return static_cast<SpanHandle>(m_trace.spans.size());
}

void TraceRecorder::attribute(SpanHandle span, std::string_view key, TraceValue value) {
    const std::lock_guard lock(m_mutex);
    if (span == 0 || span > m_trace.spans.size())
        return;
    auto& attributes = m_trace.spans[span - 1].attributes;
    const auto known = std::find_if(attributes.begin(), attributes.end(),
                                    [key](const auto& pair) { return pair.first == key; });
    if (known != attributes.end())
        known->second = std::move(value);
    else
        attributes.emplace_back(std::string(key), std::move(value));
}

void TraceRecorder::endSpan(SpanHandle span, bool failed) {
    const std::lock_guard lock(m_mutex);
    if (span == 0 || span > m_trace.spans.size() || m_trace.spans[span - 1].endUnixUs != 0)
        return;
    TraceSpan& ended = m_trace.spans[span - 1];
    ended.endUnixUs = m_trace.startUnixMs * 1000 + microseconds(m_clock.steady() - m_begun);
    ended.failed = failed;
}

TraceId TraceRecorder::id() const {
    const std::lock_guard lock(m_mutex);
    return m_trace.id;
}

void TraceRecorder::markFailed() {
    const std::lock_guard lock(m_mutex);
    m_trace.failed = true;
}

Trace TraceRecorder::snapshot() const {
    const std::lock_guard lock(m_mutex);
    Trace trace = m_trace;
    const std::int64_t lasted = microseconds(m_clock.steady() - m_begun);
    trace.ms = static_cast<double>(lasted) / 1000.0;
    for (TraceSpan& span : trace.spans)
        if (span.endUnixUs == 0)
            span.endUnixUs = trace.startUnixMs * 1000 + lasted;
    return trace;
}

} // namespace touchstone
