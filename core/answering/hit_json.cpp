// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/hit_json.h"

#include "core/answering/json_members.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

TextRange rangeIn(const Json& json) {
    return {json.value("start", std::uint64_t{0}), json.value("end", std::uint64_t{0})};
}

Json partsJson(const std::vector<ChunkPart>& parts) {
    Json list = Json::array();
    for (const ChunkPart& part : parts)
        list.push_back({{"path", part.path}, {"start", part.range.start}, {"end", part.range.end}});
    return list;
}

Json sectionsJson(const std::vector<ChunkSection>& sections) {
    Json list = Json::array();
    for (const ChunkSection& section : sections)
        list.push_back({{"heading", section.heading},
                        {"anchor", section.anchor},
                        {"start", section.range.start},
                        {"end", section.range.end}});
    return list;
}

Chunk chunkIn(const Json& json) {
    Chunk chunk;
    chunk.id.value = textIn(json, "chunk");
    chunk.document.value = textIn(json, "doc");
    chunk.source = textIn(json, "source");
    chunk.path = textIn(json, "path");
    chunk.heading = textIn(json, "heading");
    chunk.headings = json.value("headings", std::vector<std::string>());
    chunk.anchor = textIn(json, "anchor");
    chunk.url = textIn(json, "url");
    chunk.range = rangeIn(json);
    chunk.tokens = json.value("tokens", std::uint32_t{0});
    chunk.release = textIn(json, "release");
    chunk.isExtracted = textIn(json, "space") == "extracted";
    chunk.page = json.value("page", std::uint32_t{0});
    chunk.text.appendInserted(textIn(json, "text"));
    if (const auto parts = json.find("parts"); parts != json.end())
        for (const Json& part : *parts)
            chunk.parts.push_back({textIn(part, "path"), rangeIn(part)});
    if (const auto sections = json.find("sections"); sections != json.end())
        for (const Json& section : *sections)
            chunk.sections.push_back(
                {textIn(section, "heading"), textIn(section, "anchor"), rangeIn(section)});
    return chunk;
}

} // namespace

Json textOrNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json finiteOrNull(double number) {
    return std::isfinite(number) ? Json(number) : Json(nullptr);
}

Json hitJson(const Hit& hit) {
    const Chunk& chunk = hit.stored.chunk;
    Json json;
    json["rank"] = hit.rank;
    json["score"] = finiteOrNull(hit.score);
    json["chunk"] = chunk.id.value;
    json["doc"] = chunk.document.value;
    json["path"] = chunk.path;
    json["version"] = hit.version ? Json(*hit.version) : Json(nullptr);
    json["source"] = chunk.source;
    json["corpus"] = hit.corpus;
    json["trust"] = hit.trust;
    json["heading"] = chunk.heading;
    json["headings"] = chunk.headings;
    json["anchor"] = chunk.anchor;
    json["url"] = textOrNull(chunk.url);
    json["start"] = chunk.range.start;
    json["end"] = chunk.range.end;
    if (chunk.isExtracted)
        json["space"] = "extracted";
    if (chunk.page > 0)
        json["page"] = chunk.page;
    json["parts"] = partsJson(chunk.parts);
    json["sections"] = sectionsJson(chunk.sections);
    json["text"] = chunk.text.text();
    json["tokens"] = chunk.tokens;
    if (!chunk.release.empty())
        json["release"] = chunk.release;
    json["stages"] = Json::object();
    for (const auto& stage : hit.stages)
        json["stages"][stage.first] = {{"rank", stage.second.rank},
                                       {"score", finiteOrNull(stage.second.score)}};
    if (!hit.terms.empty()) {
        json["terms"] = Json::array();
        for (const TermContribution& term : hit.terms)
            json["terms"].push_back({{"term", term.term},
                                     {"score", finiteOrNull(static_cast<double>(term.score))},
                                     {"document_frequency", term.documentFrequency}});
    }
    if (!hit.features.empty()) {
        json["features"] = Json::array();
        for (const FeatureContribution& feature : hit.features)
            json["features"].push_back({{"name", feature.name},
                                        {"value", finiteOrNull(feature.value)},
                                        {"contribution", finiteOrNull(feature.contribution)}});
    }
    if (hit.similarityPercentile >= 0)
        json["similarity_percentile"] = finiteOrNull(hit.similarityPercentile);
    return json;
}

Result<Hit> hitFromJson(const Json& json) {
    try {
        Hit hit;
        hit.rank = json.value("rank", std::size_t{0});
        hit.score = numberIn(json, "score", 0.0);
        hit.corpus = textIn(json, "corpus");
        if (const std::string trust = textIn(json, "trust"); !trust.empty())
            hit.trust = trust;
        if (const auto version = json.find("version"); version != json.end() && version->is_string())
            hit.version = version->get<std::string>();
        hit.stored.chunk = chunkIn(json);
        if (const auto stages = json.find("stages"); stages != json.end())
            for (const auto& stage : stages->items())
                hit.stages[stage.key()] = {stage.value().value("rank", std::size_t{0}),
                                           numberIn(stage.value(), "score", 0.0)};
        if (const auto terms = json.find("terms"); terms != json.end())
            for (const Json& term : *terms)
                hit.terms.push_back({textIn(term, "term"), static_cast<float>(numberIn(term, "score", 0.0)),
                                     term.value("document_frequency", std::uint32_t{0})});
        if (const auto features = json.find("features"); features != json.end())
            for (const Json& feature : *features)
                hit.features.push_back({textIn(feature, "name"), numberIn(feature, "value", 0.0),
                                        numberIn(feature, "contribution", 0.0)});
        hit.similarityPercentile = numberIn(json, "similarity_percentile", -1.0);
        return hit;
    } catch (const Json::exception& e) {
        return fail(ErrorCode::BadInput, fmt::format("A passage's JSON cannot be read: {}", e.what()));
    }
}

} // namespace touchstone
