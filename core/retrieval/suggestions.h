// SPDX-License-Identifier: GPL-3.0-or-later
// 'Did you mean': for words of a query that no passage holds, the nearest that some do. Pure; safe for
// concurrent use.
#pragma once

#include "core/retrieval/index_set.h"
#include "core/retrieval/retriever.h"
#include "core/text/analyser.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Insertions, deletions, replacements and exchanges of neighbours (optimal string alignment), by bytes; more
/// than `most` counts as most + 1.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t most);

/// A chunk by its number over all sets, to look up how a term is written.
using ChunkLookup = std::function<Result<StoredChunk>(std::uint32_t number)>;

/// At most one for each unknown word of five letters or more, in order of the query: it begins with the same
/// letter and is one edit away, two for words of eight letters or more, as a term and as passages write it.
/// Of several the nearest, then the most frequent.
std::vector<WordSuggestion> suggestWords(const std::vector<const IndexSet*>& sets, std::string_view query,
                                         const Analyser& analyser, const ChunkLookup& chunk);

} // namespace touchstone
