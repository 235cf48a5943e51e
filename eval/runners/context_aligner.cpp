// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/context_aligner.h"

#include "core/base/hashing.h"
#include "eval/gold/place_index.h"
#include "eval/metrics/sample_scorer.h"
#include "eval/metrics/text_units.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kRun = 5; // words
constexpr double kEnough = 0.5;

/// Hashes of all runs of five words, each once; of a shorter text the whole of it.
std::vector<std::uint64_t> shinglesOf(std::string_view text) {
    const std::string plain = lettersAndDigits(text);
    const std::vector<std::string_view> words = splitAtBlanks(plain);
    std::vector<std::uint64_t> out;
    if (words.empty())
        return out;
    const std::size_t run = std::min(kRun, words.size());
    for (std::size_t i = 0; i + run <= words.size(); ++i) {
        const char* begin = words[i].data();
        const char* end = words[i + run - 1].data() + words[i + run - 1].size();
        out.push_back(fnv1a({begin, static_cast<std::size_t>(end - begin)}));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace

Result<ContextAligner> ContextAligner::build(std::shared_ptr<Workspace> workspace,
                                             const EditionInfo& edition) {
    ContextAligner out;
    auto database = workspace->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    TOUCHSTONE_TRY(ChunkRepository(*database).each(edition, "", [&](const StoredChunk& stored) -> Result<> {
        const auto number = static_cast<std::uint32_t>(out.m_rows.size());
        const Chunk& chunk = stored.chunk;
        const std::vector<std::uint64_t> shingles = shinglesOf(chunk.text.text());
        for (const std::uint64_t shingle : shingles)
            out.m_postings[shingle].push_back(number);
        out.m_rows.push_back(stored.row);
        out.m_shingles.push_back(static_cast<std::uint32_t>(shingles.size()));
        out.m_ids.try_emplace(chunk.id.value, number);
        out.m_ids.try_emplace(chunk.path, number);
        for (const ChunkSection& section : chunk.sections)
            out.m_ids.try_emplace(sectionKey(chunk.path, section.anchor), number);
        return {};
    }));
    out.m_workspace = std::move(workspace);
    out.m_edition = edition;
    return out;
}

std::optional<std::int64_t> ContextAligner::byId(const std::string& id) const {
    const auto found = m_ids.find(id);
    if (id.empty() || found == m_ids.end())
        return std::nullopt;
    return m_rows[found->second];
}

std::optional<std::int64_t> ContextAligner::byText(const std::string& text) const {
    const std::vector<std::uint64_t> shingles = shinglesOf(text);
    std::unordered_map<std::uint32_t, std::uint32_t> votes;
    for (const std::uint64_t shingle : shingles)
        if (const auto chunks = m_postings.find(shingle); chunks != m_postings.end())
            for (const std::uint32_t chunk : chunks->second)
                ++votes[chunk];
    std::optional<std::uint32_t> best;
    for (const auto& [chunk, count] : votes)
        if (!best || count > votes[*best] || (count == votes[*best] && chunk < *best))
            best = chunk;
    if (!best)
        return std::nullopt;
    const auto common = static_cast<double>(votes[*best]);
    if (common < kEnough * static_cast<double>(shingles.size()) && common < kEnough * m_shingles[*best])
        return std::nullopt;
    return m_rows[*best];
}

Result<ContextAligner::Aligned> ContextAligner::align(const ForeignContext& context) const {
    std::optional<std::int64_t> row = byId(context.id);
    if (!row && !context.text.empty())
        row = byText(context.text);
    Aligned out;
    out.hit.score = context.score;
    if (row) {
        auto database = m_workspace->connect(Database::Mode::ReadOnly);
        if (!database)
            return fail(std::move(database.error()));
        auto stored = ChunkRepository(*database).byRow(*row);
        if (!stored)
            return fail(std::move(stored.error()));
        out.hit.stored = std::move(*stored);
        out.hit.corpus = m_edition.name;
        out.hit.version = m_edition.version;
        out.found = true;
        return out;
    }
    Chunk& chunk = out.hit.stored.chunk;
    chunk.id.value = contentId("x", {context.id, context.text});
    chunk.path = context.id;
    chunk.text.appendInserted(context.text);
    return out;
}

} // namespace touchstone
