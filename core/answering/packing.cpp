// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/packing.h"

#include "core/text/tokens.h"

#include <algorithm>

namespace touchstone {
namespace {

constexpr std::size_t kFrameTokens = 40; // number, heading path, path and the two boundary lines

bool saysTheSame(const Chunk& a, const Chunk& b) {
    if (!a.id.empty() && a.id == b.id && a.source == b.source && a.path == b.path)
        return true;
    return a.text.text().find(b.text.text()) != std::string::npos;
}

} // namespace

Packed packSources(const std::vector<Hit>& hits, std::size_t budgetTokens) {
    Packed packed;
    std::vector<Hit> rest;
    for (const Hit& hit : hits) {
        const Chunk& chunk = hit.stored.chunk;
        const bool known = std::any_of(packed.hits.begin(), packed.hits.end(), [&](const Hit& other) {
            return saysTheSame(other.stored.chunk, chunk);
        });
        const std::size_t size =
            kFrameTokens + (chunk.tokens > 0 ? chunk.tokens : estimateTokens(chunk.text.text()));
        const bool fits = packed.hits.empty() || packed.tokens + size <= budgetTokens;
        if (known || !fits) {
            ++(known ? packed.duplicates : packed.overBudget);
            packed.isDuplicate.push_back(known);
            rest.push_back(hit);
            continue;
        }
        packed.tokens += size;
        packed.hits.push_back(hit);
    }
    packed.sourceCount = packed.hits.size();
    packed.hits.insert(packed.hits.end(), std::make_move_iterator(rest.begin()),
                       std::make_move_iterator(rest.end()));
    return packed;
}

} // namespace touchstone
