// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/http_target.h"

#include "core/base/clock.h"
#include "core/base/json_depth.h"
#include "core/platform/sse.h"
#include "eval/runners/foreign_reply.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

std::string filled(const std::string& text, const GoldItem& item) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find("{{", at);
        const std::size_t close = open == std::string::npos ? open : text.find("}}", open);
        if (close == std::string::npos) {
            out += text.substr(at);
            break;
        }
        out += text.substr(at, open - at);
        const std::string name = text.substr(open + 2, close - open - 2);
        if (name == "question")
            out += item.question;
        else if (name == "id")
            out += item.id;
        else
            out += text.substr(open, close + 2 - open);
        at = close + 2;
    }
    return out;
}

std::optional<Json> parsed(std::string_view text) {
    if (jsonNestsDeeperThan(text, kDeepestReply))
        return std::nullopt;
    Json json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? std::nullopt : std::optional<Json>(std::move(json));
}

Error malformed(const std::string& url, const std::string& what, std::string_view raw) {
    Error error = makeError(ErrorCode::Malformed, fmt::format("{}: {}", urlForPeople(url), what));
    error.detail = std::string(raw.substr(0, kRawWords));
    return error;
}

/// Pieces of an answer that comes as events: text at the pointer is joined, the rest is taken from the last
/// event that has it.
class Collected {
public:
    Collected(const ReplyPointers& pointers, std::chrono::steady_clock::time_point begun)
        : m_pointers(pointers), m_begun(begun) {}
    void event(std::string_view data) {
        if (data == "[DONE]")
            return;
        auto json = parsed(data);
        if (!json)
            return;
        ReplyPointers others = m_pointers;
        const Json::json_pointer way(m_pointers.answer);
        if (json->contains(way) && json->at(way).is_string()) {
            if (text.empty())
                ttftMs = elapsedMs(m_begun);
            text += json->at(way).get<std::string>();
        } else {
            (*json)["touchstone_no_text"] = "";
            others.answer = "/touchstone_no_text";
        }
        auto read = readForeignAnswer(*json, others);
        if (!read)
            return;
        if (read->contexts)
            answer.contexts = std::move(read->contexts);
        if (read->refused)
            answer.refused = read->refused;
        if (read->usage.input >= 0)
            answer.usage = read->usage;
        if (read->cost)
            answer.cost = read->cost;
        ++events;
    }
    ForeignAnswer answer;
    std::string text;
    double ttftMs = -1;
    std::size_t events = 0;

private:
    const ReplyPointers& m_pointers;
    std::chrono::steady_clock::time_point m_begun;
};

} // namespace

Json filledTemplate(const Json& body, const GoldItem& item) {
    if (body.is_string())
        return filled(body.get<std::string>(), item);
    Json out = body;
    if (body.is_structured())
        for (auto& value : out)
            value = filledTemplate(value, item);
    return out;
}

Result<HttpRequest> HttpTarget::request(const GoldItem& item) const {
    const HttpTargetSettings& http = m_settings.http;
    HttpRequest out;
    out.method = http.method;
    out.url = http.url;
    out.headers = http.headers;
    out.purpose = "target";
    out.timeouts.total = std::chrono::milliseconds(static_cast<std::int64_t>(http.timeoutSeconds * 1000));
    out.timeouts.firstByte = out.timeouts.idle = out.timeouts.total;
    if (!http.body.is_null()) {
        out.headers.emplace_back("Content-Type", "application/json");
        out.body = filledTemplate(http.body, item).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    if (http.key.empty())
        return out;
    auto key = m_secrets->read(http.key);
    if (!key)
        return fail(std::move(key.error()));
    if (http.keyHeader.empty())
        out.secretHeaders.emplace_back("Authorization", "Bearer " + *key);
    else
        out.secretHeaders.emplace_back(http.keyHeader, *key);
    return out;
}

Result<TargetReply> HttpTarget::answer(const GoldItem& item, std::uint32_t, JobContext& context) {
    const auto begun = std::chrono::steady_clock::now();
    auto ready = request(item);
    if (!ready)
        return fail(std::move(ready.error()));
    const HttpTargetSettings& http = m_settings.http;
    Collected collected(m_settings.reply, begun);
    SseParser sse([&](const SseEvent& event) {
        collected.event(event.data);
        return true;
    });
    NdjsonSplitter lines([&](std::string_view line) {
        collected.event(line);
        return true;
    });
    HttpBodySink sink;
    if (http.stream == "sse")
        sink = [&](const HttpResponse&, std::string_view piece) { return sse.feed(piece).has_value(); };
    else if (http.stream == "ndjson")
        sink = [&](const HttpResponse&, std::string_view piece) { return lines.feed(piece).has_value(); };
    auto response = m_http->perform(*ready, sink, context);
    if (http.stream == "ndjson")
        lines.finish();
    else if (http.stream == "sse")
        sse.finish();

    TargetReply reply;
    const auto failedWith = [&](Error error) -> Result<TargetReply> {
        if (error.code == ErrorCode::Cancelled)
            return fail(std::move(error));
        setError(reply.output, error);
        reply.output.noHits = "the call failed";
        reply.output.totalMs = elapsedMs(begun);
        reply.error = std::move(error);
        return std::move(reply);
    };
    if (!response)
        return failedWith(std::move(response.error()));
    if (response->status >= 400) {
        Error error = makeError(ErrorCode::Refused, fmt::format("{} answers with status {}.",
                                                                urlForPeople(http.url), response->status));
        error.httpStatus = response->status;
        error.detail = Redactor::instance().redact(response->body.substr(0, kRawWords));
        return failedWith(std::move(error));
    }
    Result<ForeignAnswer> foreign = ForeignAnswer{};
    if (sink) {
        if (collected.events == 0)
            return failedWith(
                malformed(http.url, "no event held anything that the experiment points at.", ""));
        foreign = std::move(collected.answer);
        foreign->text = std::move(collected.text);
    } else {
        const auto json = parsed(response->body);
        if (!json)
            return failedWith(malformed(http.url, "the answer is no JSON.", response->body));
        foreign = readForeignAnswer(*json, m_settings.reply);
        if (!foreign)
            return failedWith(malformed(http.url, foreign.error().message, response->body));
    }
    std::size_t aligned = 0;
    auto output = foreignOutput(*foreign, *m_aligner, reply.passages, aligned);
    if (!output)
        return fail(std::move(output.error()));
    reply.output = std::move(*output);
    reply.output.model = urlForPeople(http.url);
    reply.output.ttftMs = collected.ttftMs;
    reply.output.totalMs = elapsedMs(begun);
    return reply;
}

} // namespace touchstone
