// SPDX-License-Identifier: GPL-3.0-or-later
// Where work tells what it did: spans with attributes, nested by parent. Abstract, so that every room can
// write to a trace and only core/traces knows how one is kept. Implementations are safe for concurrent use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace touchstone {

using TraceValue = std::variant<bool, std::int64_t, double, std::string>;

class TraceSink {
public:
    using SpanHandle = std::uint64_t; ///< 0 = no span
    virtual ~TraceSink() = default;
    /// Begins a span; `name` is stable lower_snake (retrieve, pack, model ...). parent 0 = the trace's root.
    virtual SpanHandle beginSpan(std::string_view name, SpanHandle parent) = 0;
    virtual void attribute(SpanHandle span, std::string_view key, TraceValue value) = 0;
    virtual void endSpan(SpanHandle span, bool failed) = 0;
};

/// A span for the length of a scope. Without a sink it does nothing.
class ScopedSpan {
public:
    ScopedSpan(TraceSink* sink, std::string_view name, TraceSink::SpanHandle parent = 0)
        : m_sink(sink), m_span(sink ? sink->beginSpan(name, parent) : 0) {}
    ~ScopedSpan() {
        if (m_sink)
            m_sink->endSpan(m_span, m_failed);
    }
    ScopedSpan(const ScopedSpan&) = delete;
    ScopedSpan& operator=(const ScopedSpan&) = delete;

    void set(std::string_view key, TraceValue value) {
        if (m_sink)
            m_sink->attribute(m_span, key, std::move(value));
    }
    void markFailed() { m_failed = true; }
    [[nodiscard]] TraceSink::SpanHandle handle() const { return m_span; }

private:
    TraceSink* m_sink;
    TraceSink::SpanHandle m_span;
    bool m_failed = false;
};

} // namespace touchstone
