// SPDX-License-Identifier: GPL-3.0-or-later
// answerJson and answerFromJson of conversation.h: docs/formats/answer.md in code.
#include "core/answering/conversation.h"
#include "core/answering/hit_json.h"
#include "core/answering/json_members.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kStatuses = {CitationStatus::Verified, CitationStatus::Partly,
                                  CitationStatus::NotInSource, CitationStatus::NoSuchSource};
constexpr std::array kReasons = {RefusalReason::None,      RefusalReason::NotInSources,
                                 RefusalReason::Ambiguous, RefusalReason::OutOfScope,
                                 RefusalReason::Guardrail, RefusalReason::ProviderFilter};
constexpr int kErrorCodes = static_cast<int>(ErrorCode::Internal) + 1;

const Json& objectIn(const Json& json, const char* key) {
    static const Json empty = Json::object();
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? empty : *found;
}

/// -1 = not said.
Json countOrNull(std::int64_t count) {
    return count < 0 ? Json(nullptr) : Json(count);
}

Json millisecondsOrNull(double ms) {
    return ms < 0 ? Json(nullptr) : finiteOrNull(ms);
}

Json citationJson(const Citation& citation, const std::vector<Hit>& hits) {
    const Hit* hit = citation.hit && *citation.hit < hits.size() ? &hits[*citation.hit] : nullptr;
    Json json;
    json["n"] = citation.n;
    json["chunk"] = hit ? Json(hit->stored.chunk.id.value) : Json(nullptr);
    json["path"] = hit ? Json(citation.path) : Json(nullptr);
    json["version"] = hit && hit->version ? Json(*hit->version) : Json(nullptr);
    json["source"] = hit ? Json(hit->stored.chunk.source) : Json(nullptr);
    json["corpus"] = hit ? Json(hit->corpus) : Json(nullptr);
    json["heading"] = hit ? Json(citation.heading) : Json(nullptr);
    json["anchor"] = hit ? Json(citation.anchor) : Json(nullptr);
    json["url"] = hit ? textOrNull(citation.url) : Json(nullptr);
    json["start"] = hit ? Json(citation.range.start) : Json(nullptr);
    json["end"] = hit ? Json(citation.range.end) : Json(nullptr);
    if (hit && hit->stored.chunk.isExtracted)
        json["space"] = "extracted";
    if (hit && citation.page > 0)
        json["page"] = citation.page;
    json["quote"] = citation.quote;
    json["status"] = citationStatusName(citation.status);
    json["coverage"] = finiteOrNull(citation.coverage);
    json["answer_start"] = citation.answerRange.start;
    json["answer_end"] = citation.answerRange.end;
    json["hit"] = hit ? Json(*citation.hit) : Json(nullptr);
    return json;
}

Citation citationIn(const Json& json, std::size_t hitCount) {
    Citation citation;
    citation.n = json.value("n", 0);
    citation.answerRange = {numberIn<std::uint64_t>(json, "answer_start", 0),
                            numberIn<std::uint64_t>(json, "answer_end", 0)};
    const std::string status = textIn(json, "status");
    for (const CitationStatus known : kStatuses)
        if (status == citationStatusName(known))
            citation.status = known;
    if (const auto hit = json.find("hit"); hit != json.end() && hit->is_number_unsigned())
        if (const auto index = hit->get<std::size_t>(); index < hitCount)
            citation.hit = index;
    citation.page = numberIn<std::uint32_t>(json, "page", 0);
    citation.quote = textIn(json, "quote");
    citation.path = textIn(json, "path");
    citation.heading = textIn(json, "heading");
    citation.anchor = textIn(json, "anchor");
    citation.url = textIn(json, "url");
    citation.range = {numberIn<std::uint64_t>(json, "start", 0), numberIn<std::uint64_t>(json, "end", 0)};
    citation.coverage = numberIn(json, "coverage", 0.0);
    return citation;
}

Json errorJson(const Error& error) {
    Json json = {{"code", errorCodeName(error.code)}, {"message", error.message}};
    if (!error.hint.empty())
        json["hint"] = error.hint;
    if (!error.detail.empty())
        json["detail"] = error.detail;
    if (!error.file.empty())
        json["file"] = error.file;
    if (error.line > 0)
        json["line"] = error.line;
    if (error.column > 0)
        json["column"] = error.column;
    json["retryable"] = error.retryable;
    if (error.retryAfter)
        json["retry_after_ms"] = error.retryAfter->count();
    if (error.httpStatus != 0)
        json["http_status"] = error.httpStatus;
    return json;
}

Error errorIn(const Json& json) {
    Error error;
    const std::string code = textIn(json, "code");
    for (int i = 0; i < kErrorCodes; ++i)
        if (code == errorCodeName(static_cast<ErrorCode>(i)))
            error.code = static_cast<ErrorCode>(i);
    error.message = textIn(json, "message");
    error.hint = textIn(json, "hint");
    error.detail = textIn(json, "detail");
    error.file = textIn(json, "file");
    error.line = numberIn<std::int64_t>(json, "line", 0);
    error.column = numberIn<std::int64_t>(json, "column", 0);
    error.retryable = json.value("retryable", false);
    if (const auto wait = json.find("retry_after_ms"); wait != json.end())
        error.retryAfter = std::chrono::milliseconds(wait->get<std::int64_t>());
    error.httpStatus = json.value("http_status", 0);
    return error;
}

SupportStatus supportIn(std::string_view word) {
    for (const SupportStatus known : {SupportStatus::Supported, SupportStatus::Partly})
        if (word == supportStatusName(known))
            return known;
    return SupportStatus::Unsupported;
}

Answer answerIn(const Json& json) {
    Answer answer;
    answer.id.value = textIn(json, "id");
    answer.question = textIn(json, "question");
    answer.text = textIn(json, "answer");
    answer.note = textIn(json, "note");
    const std::string reason = textIn(json, "reason");
    for (const RefusalReason known : kReasons)
        if (reason == refusalReasonName(known))
            answer.refused = known;
    answer.sourceCount = numberIn<std::size_t>(json, "sources", 0);
    answer.searchedChunks = numberIn<std::size_t>(json, "searched_chunks", 0);
    answer.model = textIn(json, "model");
    answer.prompt = textIn(json, "prompt");
    const Json& usage = objectIn(json, "usage");
    answer.usage.input = numberIn<std::int64_t>(usage, "input", -1);
    answer.usage.output = numberIn<std::int64_t>(usage, "output", -1);
    answer.usage.cached = numberIn<std::int64_t>(usage, "cached", -1);
    answer.usage.reasoning = numberIn<std::int64_t>(usage, "reasoning", -1);
    answer.usage.cacheWrite = numberIn<std::int64_t>(usage, "cache_write", -1);
    if (const auto cost = usage.find("cost"); cost != usage.end() && cost->is_number())
        answer.cost = cost->get<double>();
    answer.currency = textIn(usage, "currency");
    const Json& ms = objectIn(json, "ms");
    answer.retrievalMs = numberIn(ms, "retrieval", 0.0);
    answer.ttftMs = numberIn(ms, "ttft", -1.0);
    answer.totalMs = numberIn(ms, "total", 0.0);
    answer.attempts = json.value("attempts", 0);
    const std::string cache = textIn(json, "cache");
    for (const CacheState known : {CacheState::Miss, CacheState::Hit})
        if (cache == cacheStateName(known))
            answer.cache = known;
    if (const auto reasons = json.find("fallbacks"); reasons != json.end() && reasons->is_array())
        for (const Json& why : *reasons)
            answer.fallbacks.push_back(why.get<std::string>());
    if (const auto tools = json.find("tools"); tools != json.end() && tools->is_array())
        for (const Json& use : *tools)
            answer.tools.push_back({use.value("round", 0), textIn(use, "tool"), textIn(use, "arguments"),
                                    use.value("failed", false), textIn(use, "outcome"),
                                    numberIn(use, "ms", 0.0)});
    if (const auto sentences = json.find("sentences"); sentences != json.end() && sentences->is_array())
        for (const Json& sentence : *sentences)
            answer.sentences.push_back(
                {{numberIn<std::uint64_t>(sentence, "start", 0), numberIn<std::uint64_t>(sentence, "end", 0)},
                 supportIn(textIn(sentence, "status"))});
    answer.searched = textIn(json, "searched");
    answer.rule = textIn(json, "rule");
    if (const auto readings = json.find("readings"); readings != json.end() && readings->is_array())
        for (const Json& reading : *readings)
            answer.readings.push_back({textIn(reading, "label"), textIn(reading, "question"),
                                       textIn(reading, "corpora"), numberIn<std::size_t>(reading, "hit", 0)});
    answer.trace.value = textIn(json, "trace");
    answer.partial = json.value("partial", false);
    if (const auto error = json.find("error"); error != json.end() && error->is_object())
        answer.error = errorIn(*error);
    return answer;
}

} // namespace

std::string_view citationStatusName(CitationStatus status) {
    switch (status) {
    case CitationStatus::Verified:
        return "verified";
    case CitationStatus::Partly:
        return "partly";
    case CitationStatus::NotInSource:
        return "not_in_source";
    case CitationStatus::NoSuchSource:
        return "no_such_source";
    }
    return "no_such_source";
}

std::string_view refusalReasonName(RefusalReason reason) {
    switch (reason) {
    case RefusalReason::None:
        return "none";
    case RefusalReason::NotInSources:
        return "not_in_sources";
    case RefusalReason::Ambiguous:
        return "ambiguous";
    case RefusalReason::OutOfScope:
        return "out_of_scope";
    case RefusalReason::Guardrail:
        return "guardrail";
    case RefusalReason::ProviderFilter:
        return "provider_filter";
    }
    return "none";
}

std::string answerJson(const Answer& answer) {
    Json json;
    json["question"] = answer.question;
    json["answer"] = answer.text;
    json["note"] = answer.note;
    json["refused"] = answer.refused != RefusalReason::None;
    json["reason"] =
        answer.refused == RefusalReason::None ? Json(nullptr) : Json(refusalReasonName(answer.refused));
    json["citations"] = Json::array();
    for (const Citation& citation : answer.citations)
        json["citations"].push_back(citationJson(citation, answer.hits));
    json["hits"] = Json::array();
    for (const Hit& hit : answer.hits)
        json["hits"].push_back(hitJson(hit));
    json["usage"] = {{"input", countOrNull(answer.usage.input)},
                     {"output", countOrNull(answer.usage.output)},
                     {"cached", countOrNull(answer.usage.cached)},
                     {"reasoning", countOrNull(answer.usage.reasoning)},
                     {"cache_write", countOrNull(answer.usage.cacheWrite)},
                     {"cost", answer.cost ? finiteOrNull(*answer.cost) : Json(nullptr)},
                     {"currency", answer.cost ? textOrNull(answer.currency) : Json(nullptr)}};
    json["ms"] = {{"retrieval", finiteOrNull(answer.retrievalMs)},
                  {"ttft", millisecondsOrNull(answer.ttftMs)},
                  {"total", finiteOrNull(answer.totalMs)}};
    json["attempts"] = answer.attempts;
    json["cache"] = answer.cache == CacheState::Off ? Json(nullptr) : Json(cacheStateName(answer.cache));
    if (!answer.fallbacks.empty())
        json["fallbacks"] = answer.fallbacks;
    for (const ToolUse& use : answer.tools)
        json["tools"].push_back({{"round", use.round},
                                 {"tool", use.tool},
                                 {"arguments", use.arguments},
                                 {"failed", use.failed},
                                 {"outcome", use.outcome},
                                 {"ms", finiteOrNull(use.ms)}});
    json["sentences"] = Json::array();
    for (const SentenceSupport& sentence : answer.sentences)
        json["sentences"].push_back({{"start", sentence.range.start},
                                     {"end", sentence.range.end},
                                     {"status", supportStatusName(sentence.status)}});
    if (!answer.searched.empty())
        json["searched"] = answer.searched;
    json["outcome"] = answerOutcomeName(answerOutcomeOf(answer));
    for (const Reading& reading : answer.readings)
        json["readings"].push_back({{"label", reading.label},
                                    {"question", reading.question},
                                    {"corpora", textOrNull(reading.corpora)},
                                    {"hit", reading.hit}});
    if (!answer.rule.empty())
        json["rule"] = answer.rule;
    json["trace"] = textOrNull(answer.trace.value);
    json["id"] = textOrNull(answer.id.value);
    json["model"] = answer.model;
    json["prompt"] = textOrNull(answer.prompt);
    json["sources"] = answer.sourceCount;
    json["searched_chunks"] = answer.searchedChunks;
    json["partial"] = answer.partial;
    if (answer.error)
        json["error"] = errorJson(*answer.error);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Answer> answerFromJson(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::BadInput, "A stored answer is not a JSON object.");
    try {
        Answer answer = answerIn(json);
        if (const auto hits = json.find("hits"); hits != json.end())
            for (const Json& entry : *hits) {
                Result<Hit> hit = hitFromJson(entry);
                if (!hit)
                    return fail(std::move(hit.error()));
                answer.hits.push_back(std::move(*hit));
            }
        if (const auto citations = json.find("citations"); citations != json.end())
            for (const Json& citation : *citations)
                answer.citations.push_back(citationIn(citation, answer.hits.size()));
        return answer;
    } catch (const Json::exception& e) {
        return fail(ErrorCode::BadInput, fmt::format("A stored answer cannot be read: {}", e.what()));
    }
}

} // namespace touchstone
