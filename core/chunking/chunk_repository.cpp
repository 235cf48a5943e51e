// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_repository.h"

#include "core/chunking/chunk_columns.h"
#include "core/corpus/json_text.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

constexpr const char* kColumns =
    "SELECT c.id, c.document, c.public_id, c.start, c.\"end\", c.heading, c.headings, c.anchor, c.url, "
    "c.tokens, "
    "c.release, c.text, c.runs, c.embedded_text, c.parts, c.sections, c.spans, c.ordinal, d.public_id, "
    "d.source, "
    "d.path, d.included_paths, c.found_start, c.found_end, c.page, c.page_breaks, d.extracted IS NOT NULL "
    "FROM chunk c "
    "JOIN document d ON d.id = c.document ";

std::uint64_t unsignedAt(const Statement& row, int column) {
    return static_cast<std::uint64_t>(row.integer(column));
}

StoredChunk chunkOf(const Statement& row) {
    StoredChunk stored;
    stored.row = row.integer(0);
    stored.documentRow = row.integer(1);
    Chunk& chunk = stored.chunk;
    chunk.id = ChunkId{row.text(2)};
    chunk.range = {unsignedAt(row, 3), unsignedAt(row, 4)};
    chunk.heading = row.text(5);
    chunk.headings = parseJsonStrings(row.textView(6));
    chunk.anchor = row.text(7);
    chunk.url = row.text(8);
    chunk.tokens = static_cast<std::uint32_t>(row.integer(9));
    chunk.release = row.text(10);
    chunk.text = MappedText::decode(row.text(11), row.blobView(12));
    chunk.embeddedText = row.text(13);
    chunk.parts = parseParts(row.textView(14));
    chunk.sections = parseSections(row.textView(15));
    chunk.spans = parseSpans(row.textView(16));
    chunk.ordinal = static_cast<std::uint32_t>(row.integer(17));
    chunk.document = DocumentId{row.text(18)};
    chunk.source = row.text(19);
    chunk.path = row.text(20);
    chunk.includedPaths = parseJsonStrings(row.textView(21));
    chunk.found = {unsignedAt(row, 22), unsignedAt(row, 23)};
    chunk.page = static_cast<std::uint32_t>(row.integer(24));
    chunk.pageBreaks = parseOffsets(row.textView(25));
    chunk.isExtracted = row.integer(26) != 0;
    return stored;
}

} // namespace

Result<> ChunkRepository::prepareInsert() {
    if (m_insert)
        return {};
    Result<Statement> insert = m_database.prepare(
        "INSERT INTO chunk (document, ordinal, public_id, start, \"end\", heading, headings, anchor, url, "
        "tokens, "
        "release, text, runs, embedded_text, parts, sections, spans, found_start, found_end, page, "
        "page_breaks) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, "
        "?21)");
    if (!insert)
        return fail(insert.error());
    m_insert = std::move(*insert);
    return {};
}

Result<std::vector<std::int64_t>> ChunkRepository::insert(std::int64_t documentRow,
                                                          const std::vector<Chunk>& chunks) {
    TOUCHSTONE_TRY(prepareInsert());
    std::vector<std::int64_t> rows;
    rows.reserve(chunks.size());
    std::int64_t ordinal = 0;
    for (const Chunk& chunk : chunks) {
        m_insert->bind(1, documentRow)
            .bind(2, ordinal++)
            .bind(3, chunk.id.value)
            .bind(4, chunk.range.start)
            .bind(5, chunk.range.end)
            .bind(6, chunk.heading)
            .bind(7, jsonArray(chunk.headings))
            .bind(8, chunk.anchor)
            .bind(9, chunk.url)
            .bind(10, static_cast<std::int64_t>(chunk.tokens))
            .bind(11, chunk.release)
            .bind(12, chunk.text.text())
            .bindBlob(13, chunk.text.encodeRuns())
            .bind(14, chunk.embeddedText)
            .bind(15, partsJson(chunk.parts))
            .bind(16, sectionsJson(chunk.sections))
            .bind(17, spansJson(chunk.spans))
            .bind(18, chunk.found.start)
            .bind(19, chunk.found.end)
            .bind(20, static_cast<std::int64_t>(chunk.page))
            .bind(21, offsetsText(chunk.pageBreaks));
        TOUCHSTONE_TRY(m_insert->run());
        rows.push_back(m_database.lastInsertId());
    }
    return rows;
}

Result<StoredChunk> ChunkRepository::byRow(std::int64_t row) {
    Result<std::vector<StoredChunk>> all = byRows({row});
    if (!all)
        return fail(all.error());
    return std::move(all->front());
}

Result<std::vector<StoredChunk>> ChunkRepository::byRows(const std::vector<std::int64_t>& rows) {
    Result<Statement> select = m_database.prepare(std::string(kColumns) + "WHERE c.id = ?1");
    if (!select)
        return fail(select.error());
    std::vector<StoredChunk> all;
    all.reserve(rows.size());
    for (const std::int64_t row : rows) {
        const Result<bool> found = select->bind(1, row).step();
        if (!found)
            return fail(found.error());
        if (!*found)
            return fail(ErrorCode::NotFound, fmt::format("Chunk {} is no longer in the workspace.", row),
                        "The corpus has changed since; search again.");
        all.push_back(chunkOf(*select));
        select->reset();
    }
    return all;
}

Result<std::optional<StoredChunk>> ChunkRepository::byId(const EditionInfo& edition, const ChunkId& id) {
    Result<Statement> select = m_database.prepare(
        std::string(kColumns) + "WHERE c.public_id = ?1 AND EXISTS (SELECT 1 FROM snapshot_file f "
                                "WHERE f.document = d.id AND f.snapshot = ?2) LIMIT 1");
    if (!select)
        return fail(select.error());
    const Result<bool> found = select->bind(1, id.value).bind(2, edition.snapshotRow).step();
    if (!found)
        return fail(found.error());
    return *found ? std::optional<StoredChunk>(chunkOf(*select)) : std::nullopt;
}

Result<> ChunkRepository::each(const EditionInfo& edition, const std::string& path,
                               const std::function<Result<>(const StoredChunk&)>& visit) {
    // Page by page: sorting all texts of a corpus at once would need memory for all of them.
    Result<Statement> documents = m_database.prepare("SELECT document FROM snapshot_file WHERE snapshot = ?1 "
                                                     "AND document IS NOT NULL AND (?2 = '' OR path = ?2) "
                                                     "ORDER BY source, path");
    Result<Statement> chunks =
        m_database.prepare(std::string(kColumns) + "WHERE c.document = ?1 ORDER BY c.ordinal");
    if (!documents || !chunks)
        return fail(documents ? chunks.error() : documents.error());
    documents->bind(1, edition.snapshotRow).bind(2, path);
    for (;;) {
        const Result<bool> more = documents->step();
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
        chunks->bind(1, documents->integer(0));
        for (;;) {
            const Result<bool> row = chunks->step();
            if (!row)
                return fail(row.error());
            if (!*row)
                break;
            TOUCHSTONE_TRY(visit(chunkOf(*chunks)));
        }
        chunks->reset();
    }
}

} // namespace touchstone
