// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/corpusfigures.h"

#include "core/base/blob.h"
#include "core/chunking/chunk_listing.h"
#include "core/index/index_repository.h"
#include "gui/text/convert.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace touchstone::gui {

namespace {

/// Blanks as one, letters of ASCII in lower case: what makes two chunks the same to a reader.
void foldInto(std::string& out, std::string_view text) {
    out.clear();
    bool blank = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            blank = !out.empty();
            continue;
        }
        if (blank)
            out.push_back(' ');
        blank = false;
        out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
}

/// What of one document is in chunks. Chunks come in the order of their places.
struct DocumentCover {
    std::vector<TextRange> merged; ///< the union of the chunks' ranges
    quint64 inChunk = 0, inSeveral = 0;
    void add(TextRange range) {
        const std::uint64_t end = merged.empty() ? 0 : merged.back().end;
        if (range.start < end)
            inSeveral += std::min(end, range.end) - range.start;
        const std::uint64_t from = std::max(range.start, end);
        if (range.end <= from)
            return;
        inChunk += range.end - from;
        if (!merged.empty() && from == end)
            merged.back().end = range.end;
        else
            merged.push_back({from, range.end});
    }
    /// Bytes of a range that are in no chunk.
    [[nodiscard]] quint64 outside(TextRange range) const {
        quint64 left = range.size();
        auto at = std::lower_bound(merged.begin(), merged.end(), range.start,
                                   [](TextRange one, std::uint64_t start) { return one.end <= start; });
        for (; at != merged.end() && at->start < range.end; ++at)
            left -= std::min(at->end, range.end) - std::max(at->start, range.start);
        return left;
    }
};

struct Gatherer {
    const DocumentTable& documents;
    CorpusFigures& out;
    std::vector<quint32> tokens{};
    std::unordered_map<quint32, DocumentCover> cover{};
    std::unordered_map<quint64, std::size_t> firstOf{}; ///< by checksum of the folded text: number in groups
    std::vector<DuplicateGroup> groups{};
    std::string folded{};

    void take(const ListedChunk& chunk) {
        const auto known = documents.byRow.find(chunk.documentRow);
        if (known == documents.byRow.end())
            return;
        tokens.push_back(chunk.tokens);
        out.tokens += chunk.tokens;
        cover[known->second].add(chunk.range);
        foldInto(folded, chunk.text);
        const auto [group, isNew] = firstOf.emplace(blobChecksum(folded), groups.size());
        if (isNew)
            groups.emplace_back();
        DuplicateGroup& same = groups[group->second];
        if (++same.count <= DuplicateGroup::kMostPlaces)
            same.places.push_back({known->second, chunk.ordinal, chunk.tokens, chunk.range});
        if (same.count == 2)
            same.beginning = toQString(std::string_view(folded).substr(0, 480)).left(120);
    }
    void finishDuplicates() {
        std::erase_if(groups, [](const DuplicateGroup& group) { return group.count < 2; });
        for (const DuplicateGroup& group : groups)
            out.duplicateChunks += group.count - 1;
        std::stable_sort(groups.begin(), groups.end(),
                         [](const DuplicateGroup& a, const DuplicateGroup& b) { return a.count > b.count; });
        if (groups.size() > DuplicateGroup::kMostGroups)
            groups.resize(DuplicateGroup::kMostGroups);
        out.duplicates = std::move(groups);
    }
};

} // namespace

std::vector<HistogramBin> histogram(std::vector<quint32>& values, std::size_t bins) {
    std::vector<HistogramBin> out;
    if (values.empty() || bins < 2)
        return out;
    std::sort(values.begin(), values.end());
    const quint64 high = values[(values.size() - 1) * 99 / 100];
    const bool tail = values.back() > high;
    quint64 width = 1;
    for (quint64 scale = 1; high / width + 1 + (tail ? 1 : 0) > bins; scale *= 10)
        for (const quint64 step : {1, 2, 5}) {
            width = step * scale;
            if (high / width + 1 + (tail ? 1 : 0) <= bins)
                break;
        }
    out.resize(static_cast<std::size_t>(high / width + 1));
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = {i * width, (i + 1) * width, 0};
    if (values.back() >= out.back().to)
        out.push_back({out.back().to, 0, 0});
    for (const quint32 value : values)
        ++out[std::min<std::size_t>(value / width, out.size() - 1)].count;
    return out;
}

Result<std::shared_ptr<const CorpusFigures>> readFigures(Database& database, const EditionInfo& edition,
                                                         const DocumentTable& documents,
                                                         JobContext& context) {
    auto out = std::make_shared<CorpusFigures>();
    Gatherer gather{documents, *out};
    TOUCHSTONE_TRY(eachListedChunk(database, edition, true, context,
                                   [&](const ListedChunk& chunk) { gather.take(chunk); }));
    out->chunks = gather.tokens.size();
    out->chunkTokens = histogram(gather.tokens);
    if (!gather.tokens.empty()) { // sorted by now
        out->medianTokens = gather.tokens[gather.tokens.size() / 2];
        out->mostTokens = gather.tokens.back();
    }
    std::vector<quint32> perDocument;
    for (std::size_t i = 0; i < documents.size(); ++i)
        if (documents.row[i] != 0)
            perDocument.push_back(documents.chunks[i]);
    out->chunksPerDocument = histogram(perDocument);

    std::map<QString, quint64> stripped;
    std::unordered_map<quint32, quint64> strippedOf;
    TOUCHSTONE_TRY(eachStrippedRange(database, edition, context,
                                     [&](std::int64_t row, TextRange range, std::string_view kind) {
                                         const auto known = documents.byRow.find(row);
                                         if (known == documents.byRow.end())
                                             return;
                                         // Inside of a chunk's range it is the chunk's: markup between two
                                         // words.
                                         const quint64 outside = gather.cover[known->second].outside(range);
                                         if (outside > 0)
                                             stripped[toQString(kind)] += outside;
                                         strippedOf[known->second] += outside;
                                     }));
    CoverShare inChunk{CoverShare::Kind::InChunk, {}, 0}, several{CoverShare::Kind::InSeveral, {}, 0},
        none{CoverShare::Kind::InNone, {}, 0};
    for (quint32 i = 0; i < documents.size(); ++i) {
        if (documents.row[i] == 0)
            continue;
        const DocumentCover& cover = gather.cover[i];
        inChunk.bytes += cover.inChunk;
        several.bytes += cover.inSeveral;
        const quint64 accounted = cover.inChunk + strippedOf[i];
        if (documents.sizeBytes[i] > accounted) {
            const quint64 left = documents.sizeBytes[i] - accounted;
            none.bytes += left;
            out->leastCovered.emplace_back(i, left);
        }
    }
    std::stable_sort(out->leastCovered.begin(), out->leastCovered.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    out->cover.push_back(inChunk);
    if (several.bytes > 0)
        out->cover.push_back(several);
    std::vector<CoverShare> kinds;
    for (const auto& [kind, bytes] : stripped)
        kinds.push_back({CoverShare::Kind::Stripped, kind, bytes});
    std::stable_sort(kinds.begin(), kinds.end(),
                     [](const CoverShare& a, const CoverShare& b) { return a.bytes > b.bytes; });
    out->cover.insert(out->cover.end(), kinds.begin(), kinds.end());
    out->cover.push_back(none);
    gather.finishDuplicates();
    return std::shared_ptr<const CorpusFigures>(std::move(out));
}

Result<std::shared_ptr<const CorpusMap>> readMap(Database& database, const EditionInfo& edition,
                                                 const DocumentTable& documents, JobContext& context) {
    auto out = std::make_shared<CorpusMap>();
    out->embedder = toQString(edition.embedder);
    IndexRepository indexes(database);
    auto rowsBlob = indexes.get(edition.snapshotRow, "chunk-rows");
    auto blob = indexes.get(edition.snapshotRow, "vectors");
    if (blob && !*blob)
        blob = indexes.get(edition.snapshotRow, "lsa-vectors");
    if (!rowsBlob || !blob)
        return fail(rowsBlob ? blob.error() : rowsBlob.error());
    if (!*rowsBlob || !*blob)
        return std::shared_ptr<const CorpusMap>(std::move(out));
    const auto rows = parseRows(**rowsBlob);
    auto vectors = parseVectorTable(**blob);
    if (!rows || !vectors)
        return fail(rows ? vectors.error() : rows.error());
    blob->reset();
    if (vectors->count() != rows->size())
        return std::shared_ptr<const CorpusMap>(std::move(out));
    std::unordered_map<std::int64_t, ChunkPlace> places;
    places.reserve(rows->size());
    TOUCHSTONE_TRY(eachListedChunk(database, edition, false, context, [&](const ListedChunk& chunk) {
        if (const auto known = documents.byRow.find(chunk.documentRow); known != documents.byRow.end())
            places.emplace(chunk.row, ChunkPlace{known->second, chunk.ordinal, chunk.tokens, chunk.range});
    }));
    auto projection = projectToPlane(*vectors, context);
    if (!projection)
        return fail(std::move(projection.error()));
    out->explained = projection->explained;
    for (std::size_t i = 0; i < rows->size(); ++i) {
        const auto place = places.find((*rows)[i]);
        if (place == places.end())
            continue;
        out->points.push_back(projection->points[i]);
        out->places.push_back(place->second);
    }
    return std::shared_ptr<const CorpusMap>(std::move(out));
}

} // namespace touchstone::gui
