// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/sample_output.h"

#include "core/answering/hit_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json countOrNull(std::int64_t count) {
    return count < 0 ? Json(nullptr) : Json(count);
}

Json timeOrNull(double ms) {
    return ms < 0 ? Json(nullptr) : finiteOrNull(ms);
}

std::string textIn(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? std::string() : found->get<std::string>();
}

template<class Number>
Number numberIn(const Json& json, const char* key, Number otherwise) {
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? otherwise : found->get<Number>();
}

Json hitJson(const OutputHit& hit) {
    Json json{{"score", finiteOrNull(hit.score)},
              {"chunk", hit.chunk},
              {"corpus", textOrNull(hit.corpus)},
              {"version", textOrNull(hit.version)},
              {"source", textOrNull(hit.source)},
              {"path", hit.path},
              {"heading", hit.heading},
              {"anchor", textOrNull(hit.anchor)},
              {"url", textOrNull(hit.url)},
              {"start", hit.range.start},
              {"end", hit.range.end},
              {"anchors", hit.anchors},
              {"tokens", hit.tokens}};
    if (!hit.aligned)
        json["aligned"] = false;
    return json;
}

OutputHit hitIn(const Json& json) {
    OutputHit hit;
    hit.score = numberIn(json, "score", 0.0);
    hit.chunk = textIn(json, "chunk");
    hit.corpus = textIn(json, "corpus");
    hit.version = textIn(json, "version");
    hit.source = textIn(json, "source");
    hit.path = textIn(json, "path");
    hit.heading = textIn(json, "heading");
    hit.anchor = textIn(json, "anchor");
    hit.url = textIn(json, "url");
    hit.range = {numberIn<std::uint64_t>(json, "start", 0), numberIn<std::uint64_t>(json, "end", 0)};
    hit.anchors = json.value("anchors", std::vector<std::string>());
    hit.tokens = numberIn<std::int64_t>(json, "tokens", 0);
    hit.aligned = json.value("aligned", true);
    return hit;
}

Json citationJson(const OutputCitation& citation) {
    return {{"n", citation.n},
            {"hit", citation.hit ? Json(*citation.hit) : Json(nullptr)},
            {"status", citation.status},
            {"path", textOrNull(citation.path)},
            {"heading", textOrNull(citation.heading)},
            {"anchor", textOrNull(citation.anchor)},
            {"url", textOrNull(citation.url)},
            {"start", citation.range.start},
            {"end", citation.range.end},
            {"quote", citation.quote},
            {"coverage", finiteOrNull(citation.coverage)},
            {"answer_start", citation.answerRange.start},
            {"answer_end", citation.answerRange.end}};
}

OutputCitation citationIn(const Json& json) {
    OutputCitation citation;
    citation.n = json.value("n", 0);
    if (const auto hit = json.find("hit"); hit != json.end() && hit->is_number_unsigned())
        citation.hit = hit->get<std::size_t>();
    citation.status = textIn(json, "status");
    citation.path = textIn(json, "path");
    citation.heading = textIn(json, "heading");
    citation.anchor = textIn(json, "anchor");
    citation.url = textIn(json, "url");
    citation.quote = textIn(json, "quote");
    citation.range = {numberIn<std::uint64_t>(json, "start", 0), numberIn<std::uint64_t>(json, "end", 0)};
    citation.answerRange = {numberIn<std::uint64_t>(json, "answer_start", 0),
                            numberIn<std::uint64_t>(json, "answer_end", 0)};
    citation.coverage = numberIn(json, "coverage", 0.0);
    return citation;
}

SampleOutput outputIn(const Json& json) {
    SampleOutput out;
    out.answer = textIn(json, "answer");
    out.note = textIn(json, "note");
    out.refused = json.value("refused", false);
    out.reason = textIn(json, "reason");
    if (const auto error = json.find("error"); error != json.end() && error->is_object()) {
        out.errorCode = textIn(*error, "code");
        out.error = textIn(*error, "message");
        out.errorRaw = textIn(*error, "raw");
    }
    out.model = textIn(json, "model");
    out.prompt = textIn(json, "prompt");
    out.finish = textIn(json, "finish");
    if (const auto hits = json.find("hits"); hits != json.end() && hits->is_array()) {
        out.hits.emplace();
        for (const Json& hit : *hits)
            out.hits->push_back(hitIn(hit));
    }
    out.noHits = textIn(json, "no_hits");
    out.sourceCount = numberIn<std::size_t>(json, "sources", 0);
    if (const auto citations = json.find("citations"); citations != json.end() && citations->is_array()) {
        out.citations.emplace();
        for (const Json& citation : *citations)
            out.citations->push_back(citationIn(citation));
    }
    if (const auto usage = json.find("usage"); usage != json.end() && usage->is_object()) {
        out.usage.input = numberIn<std::int64_t>(*usage, "input", -1);
        out.usage.output = numberIn<std::int64_t>(*usage, "output", -1);
        out.usage.cached = numberIn<std::int64_t>(*usage, "cached", -1);
        out.usage.reasoning = numberIn<std::int64_t>(*usage, "reasoning", -1);
    }
    if (const auto cost = json.find("cost"); cost != json.end() && cost->is_number())
        out.cost = cost->get<double>();
    out.currency = textIn(json, "currency");
    if (const auto ms = json.find("ms"); ms != json.end() && ms->is_object()) {
        out.retrievalMs = numberIn(*ms, "retrieval", -1.0);
        out.ttftMs = numberIn(*ms, "ttft", -1.0);
        out.totalMs = numberIn(*ms, "total", -1.0);
    }
    out.attempts = json.value("attempts", 0);
    if (const auto foreign = json.find("foreign"); foreign != json.end() && foreign->is_object())
        for (const auto& [name, value] : foreign->items())
            out.foreign[name] = value.get<double>();
    return out;
}

} // namespace

SampleOutput outputOf(const Answer& answer, std::vector<Passage>& passages) {
    SampleOutput out;
    out.answer = answer.text;
    out.note = answer.note;
    out.refused = answer.refused != RefusalReason::None;
    if (out.refused)
        out.reason = refusalReasonName(answer.refused);
    out.model = answer.model;
    out.prompt = answer.prompt;
    out.hits.emplace();
    for (const Hit& hit : answer.hits) {
        const Chunk& chunk = hit.stored.chunk;
        OutputHit kept;
        kept.score = hit.score;
        kept.chunk = chunk.id.value;
        kept.corpus = hit.corpus;
        kept.version = hit.version.value_or("");
        kept.source = chunk.source;
        kept.path = chunk.path;
        kept.heading = chunk.heading;
        kept.anchor = chunk.anchor;
        kept.url = chunk.url;
        kept.range = chunk.range;
        kept.tokens = chunk.tokens;
        for (const ChunkSection& section : chunk.sections)
            kept.anchors.push_back(section.anchor);
        passages.push_back({chunk.id.value, chunk.text.text()});
        out.hits->push_back(std::move(kept));
    }
    out.sourceCount = answer.sourceCount;
    out.citations.emplace();
    for (const Citation& citation : answer.citations)
        out.citations->push_back({citation.n, citation.hit, std::string(citationStatusName(citation.status)),
                                  citation.quote, citation.path, citation.heading, citation.anchor,
                                  citation.url, citation.range, citation.answerRange, citation.coverage});
    out.usage = answer.usage;
    out.retrievalMs = answer.retrievalMs;
    out.ttftMs = answer.ttftMs;
    out.totalMs = answer.totalMs;
    out.attempts = answer.attempts;
    if (answer.error)
        setError(out, *answer.error);
    return out;
}

void setError(SampleOutput& output, const Error& error) {
    output.errorCode = errorCodeName(error.code);
    output.error = error.message;
    output.errorRaw = error.detail;
}

std::string outputJson(const SampleOutput& output) {
    Json json;
    json["answer"] = output.answer;
    json["note"] = textOrNull(output.note);
    json["refused"] = output.refused;
    json["reason"] = textOrNull(output.reason);
    if (output.failed())
        json["error"] = {{"code", output.errorCode}, {"message", output.error}, {"raw", output.errorRaw}};
    json["model"] = textOrNull(output.model);
    json["prompt"] = textOrNull(output.prompt);
    json["finish"] = textOrNull(output.finish);
    json["hits"] = nullptr;
    if (output.hits) {
        json["hits"] = Json::array();
        for (const OutputHit& hit : *output.hits)
            json["hits"].push_back(hitJson(hit));
    } else {
        json["no_hits"] = output.noHits;
    }
    json["sources"] = output.sourceCount;
    json["citations"] = nullptr;
    if (output.citations) {
        json["citations"] = Json::array();
        for (const OutputCitation& citation : *output.citations)
            json["citations"].push_back(citationJson(citation));
    }
    json["usage"] = {{"input", countOrNull(output.usage.input)},
                     {"output", countOrNull(output.usage.output)},
                     {"cached", countOrNull(output.usage.cached)},
                     {"reasoning", countOrNull(output.usage.reasoning)}};
    json["cost"] = output.cost ? finiteOrNull(*output.cost) : Json(nullptr);
    json["currency"] = textOrNull(output.currency);
    json["ms"] = {{"retrieval", timeOrNull(output.retrievalMs)},
                  {"ttft", timeOrNull(output.ttftMs)},
                  {"total", timeOrNull(output.totalMs)}};
    json["attempts"] = output.attempts;
    if (!output.foreign.empty()) {
        json["foreign"] = Json::object();
        for (const auto& [name, value] : output.foreign)
            json["foreign"][name] = value;
    }
    return dump(json);
}

Result<SampleOutput> outputFromJson(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::BadInput, "A stored output is no JSON object.");
    try {
        return outputIn(json);
    } catch (const Json::exception& e) {
        return fail(ErrorCode::BadInput, fmt::format("A stored output cannot be read: {}", e.what()));
    }
}

std::string scoresJson(const std::vector<std::string>& names, const std::vector<Score>& scores) {
    Json json = Json::object();
    for (std::size_t i = 0; i < names.size() && i < scores.size(); ++i) {
        const Score& score = scores[i];
        if (score.hasValue())
            json[names[i]] = finiteOrNull(score.value);
        else if (score.state == ScoreState::NotApplicable)
            json[names[i]] = {{"na", score.reason}};
        else
            json[names[i]] = {{"failed", score.reason}, {"raw", score.raw}};
    }
    return dump(json);
}

Result<std::vector<std::pair<std::string, Score>>> scoresFromJson(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::BadInput, "Stored scores are no JSON object.");
    std::vector<std::pair<std::string, Score>> out;
    try {
        for (const auto& [name, value] : json.items()) {
            if (value.is_number())
                out.emplace_back(name, Score::of(value.get<double>()));
            else if (value.is_object() && value.contains("na"))
                out.emplace_back(name, Score::notApplicable(textIn(value, "na")));
            else if (value.is_object())
                out.emplace_back(name, Score::failed(textIn(value, "failed"), textIn(value, "raw")));
            else
                out.emplace_back(name, Score::failed("not a finite number"));
        }
    } catch (const Json::exception& e) {
        return fail(ErrorCode::BadInput, fmt::format("Stored scores cannot be read: {}", e.what()));
    }
    return out;
}

} // namespace touchstone
