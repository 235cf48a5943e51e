// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/synthesis/draft.h"

#include "core/base/hashing.h"
#include "eval/gold/gold_json.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

constexpr std::size_t kIdDigits = 10;

bool isVariant(SynthesisKind kind) {
    return kind == SynthesisKind::Paraphrase || kind == SynthesisKind::Typo ||
           kind == SynthesisKind::Adversarial;
}

GoldPlace goldPlaceOf(const Draft& draft, std::size_t n, const EditionInfo& edition) {
    const Chunk& chunk = draft.chunks[n].chunk;
    const QuotedPlace& quoted = draft.places[n].place;
    GoldPlace out;
    out.path = chunk.path;
    out.heading = quoted.heading.empty() ? chunk.heading : quoted.heading;
    out.anchor = quoted.anchor.empty() ? chunk.anchor : quoted.anchor;
    out.version = edition.version.value_or(std::string());
    out.source = chunk.source == "main" ? std::string() : chunk.source;
    // Words of an included file have no range in the page; the section is the place then.
    if (quoted.path == chunk.path)
        out.range = quoted.range;
    out.grade = 2;
    return out;
}

} // namespace

const std::string& passageOf(const Draft& draft, std::size_t n) {
    return draft.chunks[n].chunk.text.text();
}

std::string draftId(const Draft& draft) {
    Sha256 hash;
    hash.updateField(synthesisKindName(draft.kind));
    for (const StoredChunk& stored : draft.chunks) {
        hash.updateField(stored.chunk.path);
        hash.updateField(stored.chunk.text.text());
    }
    hash.updateField(draft.question);
    return "syn-" + hash.finishHex().substr(0, kIdDigits);
}

nlohmann::ordered_json draftJson(const Draft& draft, const EditionInfo& edition, const std::string& author) {
    using Json = nlohmann::ordered_json;
    Json json{{"id", draftId(draft)}, {"question", draft.question}};
    json["type"] = draft.type;
    json["relevant"] = Json::array();
    Json quotes = Json::array();
    for (std::size_t n = 0; n < draft.places.size(); ++n) {
        json["relevant"].push_back(goldPlaceJson(goldPlaceOf(draft, n, edition)));
        const QuotedPlace& place = draft.places[n].place;
        quotes.push_back({{"path", place.path},
                          {"start", place.range.start},
                          {"end", place.range.end},
                          {"text", place.quote}});
    }
    if (!draft.answer.empty())
        json["answer"] = draft.answer;
    json["tags"] = {"synthetic"};
    if (isVariant(draft.kind))
        json["tags"].push_back(synthesisKindName(draft.kind));
    for (const DropReason flag : draft.flags)
        json["tags"].push_back(dropReasonName(flag));
    json["status"] = "draft";
    json["source"] = "synthetic";
    json["author"] = author;
    Json made{{"kind", synthesisKindName(draft.kind)}};
    Json chunks = Json::array();
    for (const StoredChunk& stored : draft.chunks)
        chunks.push_back(stored.chunk.id.value);
    made["chunks"] = std::move(chunks);
    made["quotes"] = std::move(quotes);
    if (!draft.family.empty())
        made["from"] = draft.family;
    made["rank"] = draft.rank > 0 ? Json(draft.rank) : Json(nullptr);
    made["known_without_passage"] = draft.known ? Json(*draft.known) : Json(nullptr);
    json["synthetic"] = std::move(made);
    return json;
}

} // namespace touchstone
