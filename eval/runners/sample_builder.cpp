// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/sample_builder.h"

#include "eval/metrics/sample_scorer.h"
#include "eval/runners/retrieval_levels.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <unordered_set>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Result<std::vector<FormatCheck>> checksOf(const GoldItem& item, const std::vector<FormatCheck>& common) {
    std::vector<FormatCheck> out = common;
    const Json json = Json::parse(item.json, nullptr, false);
    const auto checks = json.is_object() ? json.find("checks") : json.end();
    if (!json.is_object() || checks == json.end() || !checks->is_array())
        return out;
    for (const Json& check : *checks) {
        auto parsed = formatCheckFromJson(check);
        if (!parsed) {
            Error error = std::move(parsed.error());
            error.message = fmt::format("Item {}: {}", item.id, error.message);
            return fail(std::move(error));
        }
        out.push_back(std::move(*parsed));
    }
    return out;
}

std::vector<std::string> rankingOf(const std::vector<OutputHit>& hits) {
    std::vector<std::string> out;
    std::unordered_set<std::string> seen;
    const auto add = [&](std::string key) {
        if (seen.insert(key).second)
            out.push_back(std::move(key));
    };
    for (const OutputHit& hit : hits) {
        if (!hit.aligned)
            add("unknown:" + hit.chunk); // takes a rank, and is never relevant
        else if (hit.anchors.empty())
            add(sectionKey(hit.path, hit.anchor));
        else
            for (const std::string& anchor : hit.anchors)
                add(sectionKey(hit.path, anchor));
    }
    return out;
}

SampleCitation citationOf(const OutputCitation& citation, const SampleOutput& output) {
    SampleCitation out;
    out.status = citation.status;
    if (!citation.hit || !output.hits || *citation.hit >= output.hits->size())
        return out;
    const OutputHit& hit = (*output.hits)[*citation.hit];
    if (hit.aligned)
        out.section = sectionKey(hit.path, citation.anchor);
    if (!citation.range.empty())
        out.place = SamplePlace{citation.path, citation.range};
    if (citation.answerRange.end <= output.answer.size() && !citation.answerRange.empty()) {
        const std::string claim = lettersAndDigits(withoutMarks(
            std::string_view(output.answer).substr(citation.answerRange.start, citation.answerRange.size())));
        out.exact = citation.status == "verified" && !claim.empty() &&
                    lettersAndDigits(citation.quote).find(claim) != std::string::npos;
    }
    return out;
}

} // namespace

Result<SampleBuilder> SampleBuilder::build(Database& database, const EditionInfo& edition,
                                           const std::vector<GoldItem>& items,
                                           const std::vector<FormatCheck>& checks) {
    SampleBuilder out;
    auto places = PlaceIndex::build(database, edition);
    if (!places)
        return fail(std::move(places.error()));
    out.m_places = std::make_shared<const PlaceIndex>(std::move(*places));
    auto judge = LevelJudge::build(RetrievalLevel::Section, database, edition, *out.m_places);
    if (!judge)
        return fail(std::move(judge.error()));
    out.m_expected.reserve(items.size());
    for (const GoldItem& item : items) {
        Sample expected;
        expected.question = item.question;
        expected.answerable = !item.unanswerable();
        if (!item.answer.empty())
            expected.references.push_back(item.answer);
        expected.answerPoints = item.answerPoints;
        expected.sections = judge->judgements(item);
        for (const GoldPlace& place : item.relevant) {
            if (place.grade < 1)
                continue;
            if (place.range)
                expected.goldPlaces.push_back({place.path, *place.range});
            else if (const PlacedSection* section = out.m_places->section(place))
                expected.goldPlaces.push_back({place.path, section->range});
        }
        auto own = checksOf(item, checks);
        if (!own)
            return fail(std::move(own.error()));
        expected.checks = std::move(*own);
        out.m_expected.push_back(std::move(expected));
    }
    return out;
}

Sample SampleBuilder::sample(std::size_t ordinal, const SampleOutput& output) const {
    return sampleOf(m_expected[ordinal], output);
}

Sample sampleOf(Sample out, const SampleOutput& output) {
    out.answer = output.answer;
    out.refused = output.refused;
    out.refusal = output.reason;
    if (output.failed()) {
        out.failure = output.error;
        out.failureRaw = output.errorRaw;
    }
    if (output.hits)
        out.ranking = rankingOf(*output.hits);
    else
        out.noRanking = output.noHits;
    if (output.citations) {
        out.citations.emplace();
        for (const OutputCitation& citation : *output.citations)
            out.citations->push_back(citationOf(citation, output));
    }
    const auto known = [](double ms) { return ms < 0 ? std::nullopt : std::optional<double>(ms); };
    out.latencyMs = known(output.totalMs);
    out.ttftMs = known(output.ttftMs);
    out.cost = output.cost;
    if (output.usage.input >= 0)
        out.inputTokens = output.usage.input;
    if (output.usage.output >= 0)
        out.outputTokens = output.usage.output;
    return out;
}

} // namespace touchstone
