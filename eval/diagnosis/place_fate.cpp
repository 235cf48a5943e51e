// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/place_fate.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

std::string rankWords(std::size_t rank, std::size_t depth) {
    return rank > 0 ? fmt::format("at rank {}", rank) : fmt::format("not among the first {}", depth);
}

std::size_t rankIn(const std::map<RetrievalMode, std::size_t>& ranks, RetrievalMode mode) {
    const auto found = ranks.find(mode);
    return found == ranks.end() ? 0 : found->second;
}

bool within(std::size_t rank, std::size_t k) {
    return rank > 0 && rank <= k;
}

/// Which of the other modes has it among the first k, in words.
std::string betterModes(const ReplayedPlace& replayed, RetrievalMode own, std::size_t k) {
    std::string out;
    for (const auto& ranked : replayed.ranks)
        if (ranked.first != own && within(ranked.second, k))
            out += fmt::format("{}{} has it at rank {}", out.empty() ? "" : ", ",
                               retrievalModeName(ranked.first), ranked.second);
    return out.empty() ? "no other mode has it so high" : out;
}

void replayedFate(PlaceFate& fate, const AnswerFacts& facts, const ReplayedPlace& replayed,
                  const ItemReplay& replay) {
    const bool foreign = !facts.settings || facts.settings->kind != TargetKind::Pipeline;
    const RetrievalMode own = foreign ? RetrievalMode::Hybrid : facts.settings->mode;
    const std::size_t k = foreign ? facts.output->hits->size() : facts.settings->k;
    const std::size_t rank = rankIn(replayed.ranks, own);
    const std::string name = placeName({fate.path, fate.heading, fate.anchor, {}, {}, {}, 1});
    if (foreign) {
        fate.why = fmt::format("The target did not retrieve {}; hybrid retrieval of this corpus has it {}.",
                               name, rankWords(rank, replay.depth));
        return;
    }
    const auto stage = [&](const char* of) {
        const auto found = replayed.stages.find(of);
        return found == replayed.stages.end() ? std::size_t{0} : found->second;
    };
    if (replayed.stages.contains("rerank") && within(stage("fused"), k) && !within(rank, k)) {
        fate.lost = FailureCause::DroppedByRerank;
        fate.why = fmt::format("The reranker moved {} from rank {} to rank {}; {} are taken.", name,
                               stage("fused"), rank, k);
        return;
    }
    const std::size_t lexical = rankIn(replayed.ranks, RetrievalMode::Lexical);
    const std::size_t dense = rankIn(replayed.ranks, RetrievalMode::Dense);
    if (own == RetrievalMode::Hybrid && !within(rank, k) && (within(lexical, k) || within(dense, k))) {
        fate.lost = FailureCause::DroppedByFusion;
        fate.why = fmt::format("The fused ranking has {} {}, words alone {}, vectors alone {}; {} are taken.",
                               name, rankWords(rank, replay.depth), rankWords(lexical, replay.depth),
                               rankWords(dense, replay.depth), k);
        return;
    }
    fate.why = fmt::format("{} retrieval has {} {} and {} are taken; {}.", retrievalModeName(own), name,
                           rankWords(rank, replay.depth), k, betterModes(replayed, own, k));
}

void packedFate(PlaceFate& fate, const std::string& name, const AnswerFacts& facts,
                const ItemReplay* replay) {
    fate.lost = FailureCause::DroppedByPacking;
    fate.why = fmt::format("{} was retrieved, but not given to the model", name);
    if (facts.settings && replay && replay->packedTokens > 0)
        fate.why += fmt::format(": the prompt's {} tokens for sources hold ~{} already ({} passages too "
                                "long, {} that repeat a better one)",
                                facts.settings->contextTokens, replay->packedTokens, replay->overBudget,
                                replay->duplicates);
    fate.why += ".";
}

} // namespace

std::string placeName(const GoldPlace& place) {
    if (!place.anchor.empty())
        return place.path + "#" + place.anchor;
    return place.heading.empty() ? place.path : fmt::format("{} ({})", place.path, place.heading);
}

GivenShare givenShare(const LocatedPlace& place, const SampleOutput& output) {
    GivenShare out;
    if (!output.hits || !place.inCorpus())
        return out;
    std::vector<TextRange> parts;
    for (std::size_t i = 0; i < std::min(output.sourceCount, output.hits->size()); ++i) {
        const OutputHit& hit = (*output.hits)[i];
        if (!hit.aligned || hit.path != place.place.path)
            continue;
        out.given = out.given || standsFor(hit.range, *place.range);
        const TextRange part{std::max(hit.range.start, place.range->start),
                             std::min(hit.range.end, place.range->end)};
        if (!part.empty())
            parts.push_back(part);
    }
    std::sort(parts.begin(), parts.end());
    std::uint64_t bytes = 0;
    std::uint64_t upTo = 0;
    for (const TextRange part : parts) {
        const std::uint64_t start = std::max(part.start, upTo);
        bytes += part.end > start ? part.end - start : 0;
        upTo = std::max(upTo, part.end);
    }
    if (!place.range->empty())
        out.share = static_cast<double>(bytes) / static_cast<double>(place.range->size());
    return out;
}

PlaceFate placeFate(const AnswerFacts& facts, const LocatedPlace& place, const ReplayedPlace* replayed,
                    const ItemReplay* replay) {
    PlaceFate fate;
    fate.path = place.place.path;
    fate.anchor = place.place.anchor;
    fate.heading = place.place.heading;
    fate.range = place.range.value_or(TextRange{});
    fate.pieces = place.pieces.size();
    const GivenShare given = givenShare(place, *facts.output);
    fate.given = given.share;
    if (replayed) {
        for (const auto& ranked : replayed->ranks)
            fate.ranks[std::string(retrievalModeName(ranked.first))] = ranked.second;
        for (const auto& stage : replayed->stages)
            fate.ranks.emplace("stage:" + stage.first, stage.second);
    }
    const std::string name = placeName(place.place);
    if (!place.inCorpus()) {
        fate.lost = FailureCause::NotInCorpus;
        fate.why = place.hasPage ? fmt::format("The page is there, but it has no section {}.", name)
                                 : fmt::format("The corpus has no page {}.", place.place.path);
        return fate;
    }
    if (given.given)
        return fate;
    if (place.pieces.empty()) {
        fate.lost = FailureCause::LostInParsing;
        fate.why = fmt::format("No chunk holds bytes {} to {} of {}.", place.range->start, place.range->end,
                               place.place.path);
        return fate;
    }
    if (!facts.output->hits) {
        fate.lost = FailureCause::NoSources;
        fate.why = facts.output->noHits.empty() ? "No sources are known." : facts.output->noHits + ".";
        return fate;
    }
    const std::vector<OutputHit>& hits = *facts.output->hits;
    for (std::size_t i = facts.output->sourceCount; i < hits.size(); ++i)
        if (hits[i].aligned && hits[i].path == place.place.path && standsFor(hits[i].range, *place.range)) {
            packedFate(fate, name, facts, replay);
            return fate;
        }
    fate.lost = FailureCause::NotRetrieved;
    if (replayed && replay)
        replayedFate(fate, facts, *replayed, *replay);
    else
        fate.why = fmt::format("{} is not among the {} passages that were retrieved.", name, hits.size());
    return fate;
}

} // namespace touchstone
