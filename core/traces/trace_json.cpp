// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traces/trace_json.h"

#include "core/platform/secrets.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <type_traits>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Json valueJson(const TraceValue& value) {
    return std::visit(
        [](const auto& held) -> Json {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::string>) {
                return writable(held);
            } else if constexpr (std::is_same_v<Held, double>) {
                if (!std::isfinite(held)) // JSON has no such numbers
                    return std::isnan(held) ? "nan" : held > 0 ? "inf" : "-inf";
                return held;
            } else {
                return held;
            }
        },
        value);
}

TraceValue valueOf(const Json& json) {
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number_float())
        return json.get<double>();
    if (json.is_number())
        return json.get<std::int64_t>();
    if (json.is_string())
        return json.get<std::string>();
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json toJson(const std::vector<TraceSpan>& spans) {
    Json out = Json::array();
    for (const TraceSpan& span : spans) {
        Json attributes = Json::object();
        for (const auto& [key, value] : span.attributes)
            attributes[writable(key)] = valueJson(value);
        out.push_back({{"id", span.id},
                       {"parent", span.parent},
                       {"name", writable(span.name)},
                       {"start_us", span.startUnixUs},
                       {"end_us", span.endUnixUs},
                       {"failed", span.failed},
                       {"attributes", std::move(attributes)}});
    }
    return out;
}

template<class T>
T field(const Json& object, const char* name, T otherwise) {
    const auto found = object.find(name);
    if (found == object.end())
        return otherwise;
    if constexpr (std::is_same_v<T, std::string>)
        return found->is_string() ? found->template get<T>() : otherwise;
    else if constexpr (std::is_same_v<T, bool>)
        return found->is_boolean() ? found->template get<T>() : otherwise;
    else
        return found->is_number() ? found->template get<T>() : otherwise;
}

Result<std::vector<TraceSpan>> toSpans(const Json& json) {
    if (!json.is_array())
        return fail(ErrorCode::BadInput, "The spans of the trace are not a list.");
    std::vector<TraceSpan> out;
    out.reserve(json.size());
    for (const Json& item : json) {
        if (!item.is_object())
            return fail(ErrorCode::BadInput, "A span of the trace is not an object.");
        TraceSpan span;
        span.id = field<std::int64_t>(item, "id", 0);
        span.parent = field<std::int64_t>(item, "parent", 0);
        span.name = field<std::string>(item, "name", {});
        span.startUnixUs = field<std::int64_t>(item, "start_us", 0);
        span.endUnixUs = field<std::int64_t>(item, "end_us", 0);
        span.failed = field<bool>(item, "failed", false);
        if (const auto attributes = item.find("attributes");
            attributes != item.end() && attributes->is_object())
            for (const auto& [key, value] : attributes->items())
                span.attributes.emplace_back(key, valueOf(value));
        out.push_back(std::move(span));
    }
    return out;
}

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string writable(std::string_view text) {
    return Redactor::instance().redact(repairUtf8(text));
}

std::string spansJson(const std::vector<TraceSpan>& spans) {
    return dump(toJson(spans));
}

Result<std::vector<TraceSpan>> spansFromJson(std::string_view json) {
    return toSpans(Json::parse(json, nullptr, false));
}

std::string traceJson(const Trace& trace) {
    return dump({{"trace", trace.id.value},
                 {"kind", writable(trace.kind)},
                 {"title", writable(trace.title)},
                 {"start", isoTime(trace.startUnixMs)},
                 {"start_ms", trace.startUnixMs},
                 {"ms", trace.ms},
                 {"failed", trace.failed},
                 {"spans", toJson(trace.spans)}});
}

Result<Trace> traceFromJson(std::string_view json) {
    const Json object = Json::parse(json, nullptr, false);
    if (!object.is_object())
        return fail(ErrorCode::BadInput, "This is not a trace: a JSON object was expected.");
    Trace trace;
    trace.id.value = field<std::string>(object, "trace", {});
    if (trace.id.empty())
        return fail(ErrorCode::BadInput, "The trace has no id.");
    trace.kind = field<std::string>(object, "kind", {});
    trace.title = field<std::string>(object, "title", {});
    trace.startUnixMs = field<std::int64_t>(object, "start_ms", 0);
    trace.ms = field<double>(object, "ms", 0);
    trace.failed = field<bool>(object, "failed", false);
    if (const auto spans = object.find("spans"); spans != object.end()) {
        Result<std::vector<TraceSpan>> read = toSpans(*spans);
        if (!read)
            return fail(read.error());
        trace.spans = std::move(*read);
    }
    return trace;
}

} // namespace touchstone
