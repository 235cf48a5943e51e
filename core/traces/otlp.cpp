// SPDX-License-Identifier: GPL-3.0-or-later
// A trace as OpenTelemetry's OTLP/HTTP JSON: hex ids, 64-bit integers as strings, enumerations as numbers;
// attributes by the GenAI semantic conventions where those have a name, else under `touchstone.`.
#include "core/base/hashing.h"
#include "core/traces/trace_json.h"
#include "core/traces/traces.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kInternal = 1, kClient = 3;
constexpr int kOk = 1, kError = 2;

/// The 128 bits of a ULID; of an id of another form (an imported trace) the beginning of its SHA-256.
std::string traceHex(const std::string& id) {
    static constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::array<std::uint8_t, 16> bytes{};
    bool isUlid = id.size() == 26 && id[0] <= '7';
    for (std::size_t i = 0; i < id.size() && isUlid; ++i) {
        const std::size_t digit = kAlphabet.find(id[i]);
        isUlid = digit != std::string_view::npos;
        unsigned carry = static_cast<unsigned>(digit);
        for (std::size_t b = bytes.size(); b-- > 0 && isUlid;) {
            const unsigned value = (static_cast<unsigned>(bytes[b]) << 5U) | carry;
            bytes[b] = static_cast<std::uint8_t>(value & 0xFFU);
            carry = value >> 8U;
        }
    }
    if (!isUlid) {
        const Sha256Digest digest = sha256(id);
        std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    }
    return toHex(bytes.data(), bytes.size());
}

std::string spanHex(const std::string& traceId, std::int64_t span) {
    Sha256 hash;
    const Sha256Digest digest = hash.updateField(traceId).updateField(std::to_string(span)).finish();
    return toHex(digest.data(), 8);
}

std::string nanoseconds(std::int64_t us) {
    constexpr std::int64_t kMost = INT64_MAX / 1000;
    return std::to_string(std::clamp<std::int64_t>(us, 0, kMost) * 1000);
}

Json anyValue(const TraceValue& value) {
    return std::visit(
        [](const auto& held) -> Json {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, bool>)
                return {{"boolValue", held}};
            else if constexpr (std::is_same_v<Held, std::int64_t>)
                return {{"intValue", std::to_string(held)}};
            else if constexpr (std::is_same_v<Held, double>)
                return {{"doubleValue", std::isfinite(held) ? Json(held)
                                        : std::isnan(held)  ? Json("NaN")
                                                            : Json(held > 0 ? "Infinity" : "-Infinity")}};
            else
                return {{"stringValue", writable(held)}};
        },
        value);
}

struct Name {
    std::string_view span, ours, theirs;
};

// What the conventions have a name for, by the span that carries it.
constexpr auto kNames = std::to_array<Name>({
    {"model", "model", "gen_ai.response.model"},
    {"model", "request_id", "gen_ai.response.id"},
    {"model", "input_tokens", "gen_ai.usage.input_tokens"},
    {"model", "output_tokens", "gen_ai.usage.output_tokens"},
    {"model", "cached_tokens", "gen_ai.usage.cache_read.input_tokens"},
    {"model", "temperature", "gen_ai.request.temperature"},
    {"model", "top_p", "gen_ai.request.top_p"},
    {"model", "max_tokens", "gen_ai.request.max_tokens"},
    {"model", "seed", "gen_ai.request.seed"},
    {"retrieve", "query", "gen_ai.retrieval.query.text"},
    {"embed", "model", "gen_ai.request.model"},
    {"embed", "dimension", "gen_ai.embeddings.dimension.count"},
    {"embed", "input_tokens", "gen_ai.usage.input_tokens"},
    {"tool", "tool", "gen_ai.tool.name"},
    {"tool", "call_id", "gen_ai.tool.call.id"},
    {"tool", "arguments", "gen_ai.tool.call.arguments"},
    {"tool", "result", "gen_ai.tool.call.result"},
});

std::string_view operationOf(std::string_view span) {
    if (span == "model")
        return "chat";
    if (span == "retrieve")
        return "retrieval";
    if (span == "embed")
        return "embeddings";
    return span == "tool" ? "execute_tool" : "";
}

class OtlpSpan {
public:
    OtlpSpan(const Trace& trace, const TraceSpan& span) : m_trace(trace), m_span(span) {}

    Json json() {
        const std::string_view operation = operationOf(m_span.name);
        if (!operation.empty())
            add("gen_ai.operation.name", TraceValue(std::string(operation)));
        for (const auto& [key, value] : m_span.attributes)
            addOurs(key, value);
        std::string name = operation.empty() ? writable(m_span.name) : std::string(operation);
        if (!m_model.empty())
            name += " " + m_model;
        Json status = {{"code", m_span.failed ? kError : kOk}};
        if (m_span.failed)
            status["message"] = m_problem;
        const bool remote = m_span.name == "model" || m_span.name == "embed";
        return {{"traceId", traceHex(m_trace.id.value)},
                {"spanId", spanHex(m_trace.id.value, m_span.id)},
                {"parentSpanId", m_span.id == 0 ? std::string() : spanHex(m_trace.id.value, m_span.parent)},
                {"name", std::move(name)},
                {"kind", remote ? kClient : kInternal},
                {"startTimeUnixNano", nanoseconds(m_span.startUnixUs)},
                {"endTimeUnixNano", nanoseconds(m_span.endUnixUs)},
                {"attributes", std::move(m_attributes)},
                {"status", std::move(status)}};
    }

private:
    void add(std::string key, const TraceValue& value) {
        m_attributes.push_back({{"key", std::move(key)}, {"value", anyValue(value)}});
    }

    void addOurs(const std::string& key, const TraceValue& value) {
        const std::string* text = std::get_if<std::string>(&value);
        if (key == "error" && text)
            m_problem = writable(*text);
        if (m_span.name == "model" && key == "spec" && text) {
            add("gen_ai.provider.name", text->substr(0, text->find(':')));
        } else if (m_span.name == "model" && key == "finish" && text) {
            m_attributes.push_back(
                {{"key", "gen_ai.response.finish_reasons"},
                 {"value", {{"arrayValue", {{"values", Json::array({anyValue(value)})}}}}}});
            return;
        } else if (m_span.name == "retrieve" && key == "hits" && text) {
            addDocuments(*text);
        }
        if (key == "model" && text && (m_span.name == "model" || m_span.name == "embed")) {
            m_model = writable(*text);
            if (m_span.name == "model")
                add("gen_ai.request.model", value);
        }
        if (key.rfind("gen_ai.", 0) == 0) {
            add(key, value);
            return;
        }
        for (const Name& name : kNames)
            if (name.span == m_span.name && name.ours == key) {
                add(std::string(name.theirs), value);
                return;
            }
        add("touchstone." + writable(key), value);
    }

    /// The hits of a retrieval, as the conventions want them: [{"id", "score"}].
    void addDocuments(const std::string& hits) {
        const Json list = Json::parse(hits, nullptr, false);
        if (!list.is_array())
            return;
        Json documents = Json::array();
        for (const Json& hit : list)
            if (hit.is_object() && hit.contains("chunk"))
                documents.push_back({{"id", hit["chunk"]}, {"score", hit.value("score", Json())}});
        add("gen_ai.retrieval.documents", documents.dump(-1, ' ', false, Json::error_handler_t::replace));
    }

    const Trace& m_trace;
    const TraceSpan& m_span;
    Json m_attributes = Json::array();
    std::string m_model, m_problem;
};

} // namespace

std::string traceOtlpJson(const Trace& trace) {
    TraceSpan root; // spans without a parent hang under one that stands for the whole trace
    root.name = trace.kind;
    root.startUnixUs = trace.startUnixMs * 1000;
    root.endUnixUs = root.startUnixUs + static_cast<std::int64_t>(trace.ms * 1000.0);
    root.failed = trace.failed;
    root.attributes.emplace_back("trace", trace.id.value);
    root.attributes.emplace_back("title", trace.title);
    Json spans = Json::array({OtlpSpan(trace, root).json()});
    for (const TraceSpan& span : trace.spans)
        spans.push_back(OtlpSpan(trace, span).json());
    const Json service = {{"key", "service.name"}, {"value", {{"stringValue", "touchstone"}}}};
    Json scope = {{"scope", {{"name", "touchstone"}}}, {"spans", std::move(spans)}};
    Json resource = {{"resource", {{"attributes", Json::array({service})}}},
                     {"scopeSpans", Json::array({std::move(scope)})}};
    const Json request = {{"resourceSpans", Json::array({std::move(resource)})}};
    return request.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace touchstone
