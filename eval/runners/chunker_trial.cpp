// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/chunker_trial.h"

#include "core/ingest/again.h"
#include "core/ingest/stored_source.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace touchstone {

namespace {

constexpr std::size_t kMostPassages = 200; ///< looked at for a budget

/// A range of bytes in the unit that is counted.
DocumentSpan spanOf(std::uint32_t page, TextRange range, const TextUnits& units, bool inTokens) {
    const auto at = [&](std::uint64_t byte) {
        const auto place = static_cast<std::size_t>(byte);
        return static_cast<std::int64_t>(inTokens ? units.tokensBefore(place) : units.charsBefore(place));
    };
    return {page, at(range.start), at(range.end)};
}

} // namespace

PageUnits::Page& PageUnits::page(const std::string& path) {
    const auto [found, fresh] = m_pages.try_emplace(path);
    Page& page = found->second;
    if (!fresh)
        return page;
    page.number = static_cast<std::uint32_t>(m_pages.size());
    CorpusRepository corpora(m_database);
    const auto document = corpora.documentByPath(m_edition, path);
    if (document && *document)
        if (const auto extracted = corpora.extracted((*document)->row); extracted && *extracted) {
            page.text = **extracted;
            page.units = std::make_unique<TextUnits>(page.text);
            return page;
        }
    if (auto bytes = corpora.bytes(m_edition, path)) {
        page.text = std::move(*bytes);
        page.units = std::make_unique<TextUnits>(page.text);
    }
    return page;
}

TextRange PageUnits::trimmed(const std::string& path, TextRange range) {
    const std::string& text = page(path).text;
    const auto isBlank = [&](std::uint64_t at) { return static_cast<unsigned char>(text[at]) <= 0x20; };
    range.end = std::min<std::uint64_t>(range.end, text.size());
    range.start = std::min(range.start, range.end);
    while (range.end > range.start && isBlank(range.end - 1))
        --range.end;
    while (range.start < range.end && isBlank(range.start))
        ++range.start;
    return range;
}

const TextUnits* PageUnits::of(const std::string& path) {
    return page(path).units.get();
}

std::uint32_t PageUnits::number(const std::string& path) {
    return page(path).number;
}

Result<std::unique_ptr<ChunkerTrial>>
ChunkerTrial::make(Database& database, const EditionInfo& edition, const std::string& chunker,
                   const std::string& embedder, const std::filesystem::path& folder, JobContext& context) {
    std::unique_ptr<ChunkerTrial> trial(new ChunkerTrial);
    auto workspace = Workspace::open(folder / "trial.touchstone");
    if (!workspace)
        return fail(std::move(workspace.error()));
    trial->m_workspace = std::move(*workspace);
    const auto sources = CorpusRepository(database).sources(edition);
    if (!sources)
        return fail(sources.error());
    for (const SourceInfoRow& source : *sources) {
        AddRequest request = requestOf(edition, source);
        request.chunker = chunker;
        request.embedder = embedder;
        request.trust = source.trust;
        request.weight = source.weight;
        const auto files = storedSource(database, edition, source.name);
        const auto added = addCorpus(*trial->m_workspace, request, *files, AddServices{}, context);
        if (!added)
            return fail(added.error());
    }
    auto own = trial->m_workspace->connect();
    if (!own)
        return fail(std::move(own.error()));
    auto cut = CorpusRepository(*own).edition({edition.name, edition.version});
    if (!cut)
        return fail(std::move(cut.error()));
    trial->m_edition = std::move(*cut);
    trial->m_chunker = trial->m_edition.chunker;
    TOUCHSTONE_TRY(trial->list());
    auto retriever = openRetriever(trial->m_workspace, {trial->m_edition}, {}, context);
    if (!retriever)
        return fail(std::move(retriever.error()));
    trial->m_retriever = std::move(*retriever);
    return trial;
}

Result<> ChunkerTrial::list() {
    auto own = m_workspace->connect();
    if (!own)
        return fail(std::move(own.error()));
    std::set<std::tuple<std::string, std::uint64_t, std::uint64_t>> known;
    return ChunkRepository(*own).each(m_edition, "", [&](const StoredChunk& stored) -> Result<> {
        const Chunk& chunk = stored.chunk;
        // Children share the range of their parent, which is what a model is given.
        if (known.insert({chunk.path, chunk.range.start, chunk.range.end}).second) {
            m_ranges[chunk.path].push_back(chunk.range);
            m_tokens += chunk.tokens;
            ++m_count;
        }
        return {};
    });
}

Result<TrialScores> ChunkerTrial::ask(const std::string& question,
                                      const std::vector<RangeReference>& references,
                                      std::uint64_t tokenBudget, PageUnits& units,
                                      JobContext& context) const {
    RetrievalOptions options;
    options.k = kMostPassages;
    const auto found = m_retriever->retrieve(question, options, context);
    if (!found)
        return fail(found.error());
    ChunkSpanCase inChars, inTokens;
    std::set<std::string> pages;
    std::map<std::tuple<std::string, std::uint64_t, std::uint64_t>, std::size_t> known;
    const auto add = [&](const std::string& path, TextRange range) {
        const auto [at, fresh] = known.try_emplace({path, range.start, range.end}, known.size());
        if (fresh) {
            const TextUnits& page = *units.of(path);
            const TextRange given = units.trimmed(path, range);
            inChars.chunks.push_back(spanOf(units.number(path), given, page, false));
            inTokens.chunks.push_back(spanOf(units.number(path), given, page, true));
        }
        return std::pair{at->second, fresh};
    };
    for (const RangeReference& reference : references) {
        const TextUnits& page = *units.of(reference.path);
        const TextRange wanted = units.trimmed(reference.path, reference.range);
        inChars.references.push_back(spanOf(units.number(reference.path), wanted, page, false));
        inTokens.references.push_back(spanOf(units.number(reference.path), wanted, page, true));
    }
    TrialScores scores;
    std::uint64_t spent = 0;
    for (const Hit& hit : found->hits) {
        const Chunk& chunk = hit.stored.chunk;
        if (units.of(chunk.path) == nullptr ||
            known.contains({chunk.path, chunk.range.start, chunk.range.end}))
            continue;
        if (spent + chunk.tokens > tokenBudget)
            break;
        spent += chunk.tokens;
        inChars.retrieved.push_back(add(chunk.path, chunk.range).first);
        ++scores.passages;
    }
    // What could have been retrieved: only chunks that hold a part of a reference matter.
    for (const RangeReference& reference : references)
        if (const auto page = m_ranges.find(reference.path);
            page != m_ranges.end() && pages.insert(reference.path).second)
            for (const TextRange& range : page->second)
                add(reference.path, range);
    inTokens.retrieved = inChars.retrieved;
    scores.chars = scoreChunkSpans(inChars);
    scores.tokens = scoreChunkSpans(inTokens);
    return scores;
}

} // namespace touchstone
