// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/synthesis/chunk_sampler.h"

#include "core/base/random.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::uint32_t kFewestTokens = 30;
constexpr std::uint32_t kMostTokens = 1500;
constexpr std::size_t kFewestProseBytes = 120;

template<class Value>
void shuffle(std::vector<Value>& values, Random& random) {
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(static_cast<std::uint32_t>(i))]);
}

} // namespace

bool worthAsking(const Chunk& chunk) {
    if (chunk.tokens < kFewestTokens || chunk.tokens > kMostTokens)
        return false;
    std::size_t prose = chunk.spans.empty() ? chunk.text.size() : 0;
    for (const ChunkSpan& span : chunk.spans)
        if (span.kind != BlockKind::Code && span.kind != BlockKind::Heading)
            prose += span.end - span.start;
    return prose >= kFewestProseBytes;
}

std::vector<std::int64_t> spreadOverPages(std::vector<std::vector<std::int64_t>> pages, std::uint64_t seed) {
    Random random(seed, 7);
    shuffle(pages, random);
    std::size_t most = 0;
    for (auto& page : pages) {
        shuffle(page, random);
        most = std::max(most, page.size());
    }
    std::vector<std::int64_t> out;
    for (std::size_t round = 0; round < most; ++round)
        for (const auto& page : pages)
            if (round < page.size())
                out.push_back(page[round]);
    return out;
}

Result<std::vector<std::int64_t>> sampleChunks(Database& database, const EditionInfo& edition,
                                               std::uint64_t seed, JobContext& context) {
    std::vector<std::vector<std::int64_t>> pages;
    std::int64_t document = -1;
    TOUCHSTONE_TRY(ChunkRepository(database).each(edition, {}, [&](const StoredChunk& stored) -> Result<> {
        TOUCHSTONE_TRY(context.check());
        if (!worthAsking(stored.chunk))
            return {};
        if (pages.empty() || stored.documentRow != document)
            pages.emplace_back();
        document = stored.documentRow;
        pages.back().push_back(stored.row);
        return {};
    }));
    return spreadOverPages(std::move(pages), seed);
}

} // namespace touchstone
