// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/retrieval_replay.h"

#include "core/answering/packing.h"

#include <algorithm>

namespace touchstone {

namespace {

bool holds(const Hit& hit, const LocatedPlace& place) {
    const Chunk& chunk = hit.stored.chunk;
    return place.inCorpus() && chunk.path == place.place.path && standsFor(chunk.range, *place.range);
}

bool holdsAny(const Hit& hit, const std::vector<LocatedPlace>& places) {
    return std::any_of(places.begin(), places.end(),
                       [&](const LocatedPlace& place) { return holds(hit, place); });
}

/// The first of the hits that holds the place, none of `hits.size()`.
std::size_t firstHolding(const std::vector<Hit>& hits, const LocatedPlace& place) {
    return static_cast<std::size_t>(
        std::find_if(hits.begin(), hits.end(), [&](const Hit& hit) { return holds(hit, place); }) -
        hits.begin());
}

auto endOfBest(const std::vector<Hit>& hits, std::size_t k) {
    return hits.begin() + static_cast<std::ptrdiff_t>(std::min(hits.size(), k));
}

bool reaches(const std::vector<Hit>& hits, const RetrievalSetting& setting,
             const std::vector<LocatedPlace>& places) {
    const auto end = endOfBest(hits, setting.options.k);
    // Copying is dear: most questions are decided without packing.
    if (std::none_of(hits.begin(), end, [&](const Hit& hit) { return holdsAny(hit, places); }))
        return false;
    if (setting.contextTokens == 0)
        return true;
    const Packed packed = packSources({hits.begin(), end}, setting.contextTokens);
    return std::any_of(packed.hits.begin(),
                       packed.hits.begin() + static_cast<std::ptrdiff_t>(packed.sourceCount),
                       [&](const Hit& hit) { return holdsAny(hit, places); });
}

void describeOwn(const std::vector<Hit>& hits, const RetrievalSetting& own, ItemReplay& out) {
    const auto end = endOfBest(hits, own.options.k);
    for (auto hit = hits.begin(); hit != end; ++hit)
        out.own.push_back(hit->stored.chunk.id.value);
    if (own.contextTokens == 0)
        return;
    const Packed packed = packSources({hits.begin(), end}, own.contextTokens);
    out.packedTokens = packed.tokens;
    out.overBudget = packed.overBudget;
    out.duplicates = packed.duplicates;
}

} // namespace

Result<ItemReplay> replayRetrieval(const std::string& question, const std::vector<LocatedPlace>& places,
                                   const Retriever& retriever, const std::vector<RetrievalSetting>& settings,
                                   std::size_t depth, JobContext& context) {
    ItemReplay out;
    out.depth = depth;
    out.places.resize(places.size());
    out.reached.resize(settings.size());
    const RetrievalMode own = settings.front().options.mode;
    for (const RetrievalMode mode : {RetrievalMode::Lexical, RetrievalMode::Dense, RetrievalMode::Hybrid}) {
        TOUCHSTONE_TRY(context.check());
        RetrievalOptions options = settings.front().options;
        options.mode = mode;
        options.k = depth;
        options.explain = false;
        auto found = retriever.retrieve(question, options, context);
        if (!found) {
            const ErrorCode code = found.error().code;
            if (code == ErrorCode::Cancelled || code == ErrorCode::WorkspaceDamaged)
                return fail(std::move(found.error()));
            out.error = found.error().message;
            continue;
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            const std::size_t at = firstHolding(found->hits, places[i]);
            const bool there = at < found->hits.size();
            out.places[i].ranks[mode] = there ? at + 1 : 0;
            if (there && mode == own)
                for (const auto& stage : found->hits[at].stages)
                    if (stage.first != "neighbours") // has no rank
                        out.places[i].stages[stage.first] = stage.second.rank;
        }
        if (mode == own)
            describeOwn(found->hits, settings.front(), out);
        for (std::size_t i = 0; i < settings.size(); ++i)
            if (settings[i].options.mode == mode)
                out.reached[i] = reaches(found->hits, settings[i], places);
    }
    return out;
}

} // namespace touchstone
