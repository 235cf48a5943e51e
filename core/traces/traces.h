// SPDX-License-Identifier: GPL-3.0-or-later
// Traces: what happened for one question, kept in the workspace. TraceRecorder collects spans (safe for
// concurrent use) and is written in one go; TraceRepository reads and writes over a connection of the calling
// thread. Everything that goes in passes the Redactor.
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/trace_sink.h"
#include "core/platform/http.h"
#include "core/store/database.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace touchstone {

struct TraceSpan {
    std::int64_t id = 0, parent = 0; ///< 1-based within the trace; parent 0 = root
    std::string name;
    std::int64_t startUnixUs = 0, endUnixUs = 0;
    bool failed = false;
    std::vector<std::pair<std::string, TraceValue>> attributes;
};

struct Trace {
    TraceId id;
    std::string kind;  ///< "ask", ...
    std::string title; ///< the question
    std::int64_t startUnixMs = 0;
    double ms = 0;
    bool failed = false;
    std::vector<TraceSpan> spans;
};

class TraceRecorder final : public TraceSink {
public:
    TraceRecorder(std::string kind, std::string title, const Clock& clock = systemClock());
    SpanHandle beginSpan(std::string_view name, SpanHandle parent) override;
    void attribute(SpanHandle span, std::string_view key, TraceValue value) override;
    void endSpan(SpanHandle span, bool failed) override;
    [[nodiscard]] TraceId id() const;
    void markFailed();
    /// The trace so far; spans that are still open end now.
    [[nodiscard]] Trace snapshot() const;

private:
    mutable std::mutex m_mutex;
    const Clock& m_clock;
    std::chrono::steady_clock::time_point m_begun;
    Trace m_trace; ///< a span that is open has no end yet: endUnixUs is 0
};

class TraceRepository {
public:
    explicit TraceRepository(Database& database) : m_database(database) {}
    Result<> save(const Trace& trace);
    /// Newest first, at most `limit`, without spans.
    Result<std::vector<Trace>> list(std::size_t limit = 100);
    Result<Trace> load(const TraceId& id);                             ///< Errors: NotFound
    Result<> each(const std::function<Result<>(const Trace&)>& visit); ///< oldest first, with spans
    /// At most 100,000 lines are kept, the oldest go first.
    Result<> logNetwork(const NetworkEvent& event);
    /// The newest `limit` lines, oldest first.
    Result<std::vector<NetworkEvent>> networkLog(std::size_t limit = 10000);
    /// Whether texts went to this host (HOST:PORT) before: to a model, an embedder or a reranker.
    Result<bool> hasSentTo(const std::string& host);

private:
    Database& m_database;
};

/// One trace as JSON (docs/formats/trace.md) and as one OTLP ExportTraceServiceRequest (gen_ai conventions).
/// Both on one line; invalid UTF-8 is repaired, secrets are masked.
std::string traceJson(const Trace& trace);
/// The opposite of traceJson. Errors: BadInput.
Result<Trace> traceFromJson(std::string_view json);
std::string traceOtlpJson(const Trace& trace);

} // namespace touchstone
