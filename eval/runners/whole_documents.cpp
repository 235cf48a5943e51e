// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/whole_documents.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <string_view>

namespace touchstone {

namespace {

constexpr std::size_t kChunksPerPage = 8; // so many chunks are looked at for each page wanted
constexpr std::size_t kLongestOverlap = 16384;

/// Length of the longest beginning of `next` that is also an end of `before` (Knuth, Morris, Pratt).
std::size_t overlapOf(std::string_view before, std::string_view next) {
    before = before.substr(before.size() - std::min(before.size(), kLongestOverlap));
    next = next.substr(0, kLongestOverlap);
    std::vector<std::size_t> border(next.size(), 0);
    for (std::size_t i = 1, k = 0; i < next.size(); ++i) {
        while (k > 0 && next[i] != next[k])
            k = border[k - 1];
        border[i] = k += next[i] == next[k] ? 1 : 0;
    }
    std::size_t matched = 0;
    for (const char c : before) {
        while (matched > 0 && (matched == next.size() || next[matched] != c))
            matched = border[matched - 1];
        if (matched < next.size() && next[matched] == c)
            ++matched;
    }
    return matched;
}

class WholeDocumentRetriever final : public Retriever {
public:
    WholeDocumentRetriever(std::shared_ptr<const Retriever> inner, std::shared_ptr<Workspace> workspace,
                           EditionInfo edition)
        : m_inner(std::move(inner)), m_workspace(std::move(workspace)), m_edition(std::move(edition)) {}

    Result<RetrievalResult> retrieve(const std::string& query, const RetrievalOptions& options,
                                     JobContext& context) const override {
        RetrievalOptions wider = options;
        wider.k = options.k * kChunksPerPage;
        auto found = m_inner->retrieve(query, wider, context);
        if (!found)
            return found;
        std::vector<Hit> pages;
        std::vector<std::string> seen;
        for (Hit& hit : found->hits) {
            const std::string& path = hit.stored.chunk.path;
            if (pages.size() == options.k)
                break;
            if (std::find(seen.begin(), seen.end(), path) != seen.end())
                continue;
            seen.push_back(path);
            auto page = pageOf(path);
            if (!page)
                return fail(std::move(page.error()));
            hit.stored.chunk = **page;
            hit.terms.clear();
            hit.rank = pages.size() + 1;
            pages.push_back(std::move(hit));
        }
        found->hits = std::move(pages);
        return found;
    }

private:
    Result<std::shared_ptr<const Chunk>> pageOf(const std::string& path) const {
        {
            const std::lock_guard lock(m_mutex);
            if (const auto kept = m_pages.find(path); kept != m_pages.end())
                return kept->second;
        }
        auto database = m_workspace->connect(Database::Mode::ReadOnly);
        if (!database)
            return fail(std::move(database.error()));
        std::vector<Chunk> chunks;
        TOUCHSTONE_TRY(
            ChunkRepository(*database).each(m_edition, path, [&](const StoredChunk& stored) -> Result<> {
                chunks.push_back(stored.chunk);
                return {};
            }));
        if (chunks.empty())
            return fail(ErrorCode::NotFound, "The page " + path + " is no longer in the corpus.");
        auto page = std::make_shared<const Chunk>(joinedChunks(chunks));
        const std::lock_guard lock(m_mutex);
        return m_pages.emplace(path, std::move(page)).first->second;
    }

    std::shared_ptr<const Retriever> m_inner;
    std::shared_ptr<Workspace> m_workspace;
    EditionInfo m_edition;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, std::shared_ptr<const Chunk>> m_pages;
};

} // namespace

Chunk joinedChunks(const std::vector<Chunk>& chunks) {
    Chunk page = chunks.front();
    page.id.value = page.document.value;
    page.spans.clear();
    page.embeddedText.clear();
    for (std::size_t i = 1; i < chunks.size(); ++i) {
        const Chunk& next = chunks[i];
        const bool overlaps = next.range.start < page.range.end;
        const std::size_t twice = overlaps ? overlapOf(page.text.text(), next.text.text()) : 0;
        if (twice == 0)
            page.text.appendInserted("\n\n");
        page.text.append(next.text.slice(twice, next.text.size()));
        page.range = page.range.hull(next.range);
        page.tokens += next.tokens;
        page.parts.insert(page.parts.end(), next.parts.begin(), next.parts.end());
        for (const ChunkSection& section : next.sections) {
            if (!page.sections.empty() && page.sections.back().anchor == section.anchor &&
                page.sections.back().heading == section.heading)
                page.sections.back().range = page.sections.back().range.hull(section.range);
            else
                page.sections.push_back(section);
        }
    }
    if (const std::size_t mark = page.url.find('#'); mark != std::string::npos)
        page.url.resize(mark);
    return page;
}

std::shared_ptr<const Retriever> makeWholeDocumentRetriever(std::shared_ptr<const Retriever> inner,
                                                            std::shared_ptr<Workspace> workspace,
                                                            EditionInfo edition) {
    return std::make_shared<WholeDocumentRetriever>(std::move(inner), std::move(workspace),
                                                    std::move(edition));
}

} // namespace touchstone
