// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/snapshot_writer.h"

#include "core/corpus/json_text.h"
#include "core/ingest/sweeper.h"

#include <algorithm>
#include <string_view>

namespace touchstone {

namespace {

std::string warningsJson(const Document& document) {
    std::string out = "[";
    const auto append = [&](std::uint64_t line, std::string_view reason) {
        out += out.size() > 1 ? ",[" : "[";
        out += std::to_string(line) + ",";
        appendJsonString(out, reason);
        out += ']';
    };
    for (const IncludeUse& use : document.includes) {
        if (!use.resolved)
            append(use.line, "include of " + use.written.substr(0, 300) + " is unresolved: " + use.reason);
    }
    for (const DocumentWarning& warning : document.warnings)
        append(warning.line, warning.reason);
    return out + "]";
}

} // namespace

SnapshotWriter::SnapshotWriter(Database& database)
    : m_database(database), m_contents(database), m_chunks(database) {}

Result<std::vector<KnownDocument>> SnapshotWriter::known(const std::string& path) {
    if (!m_known) {
        Result<Statement> select = m_database.prepare(
            "SELECT id, key, included_paths, includes_resolved, includes_unresolved FROM document "
            "WHERE edition = ?1 AND source = ?2 AND path = ?3");
        if (!select)
            return fail(select.error());
        m_known = std::move(*select);
    }
    m_known->bind(1, m_edition).bind(2, m_sourceName).bind(3, path);
    std::vector<KnownDocument> all;
    for (;;) {
        const Result<bool> row = m_known->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
        KnownDocument document;
        document.row = m_known->integer(0);
        document.key = m_known->text(1);
        document.includedPaths = parseJsonStrings(m_known->textView(2));
        document.hasUnresolved = m_known->integer(4) > 0;
        document.hasIncludes = document.hasUnresolved || m_known->integer(3) > 0;
        all.push_back(std::move(document));
    }
    m_known->reset();
    return all;
}

Result<std::vector<KnownDocument>> SnapshotWriter::knownParts(const std::string& path) {
    Result<Statement> select = m_database.prepare("SELECT id, key, path FROM document WHERE edition = ?1 AND "
                                                  "source = ?2 AND path > ?3 AND path < ?4");
    if (!select)
        return fail(select.error());
    // '$' follows '#'
    select->bind(1, m_edition).bind(2, m_sourceName).bind(3, path + "#").bind(4, path + "$");
    std::vector<KnownDocument> all;
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return all;
        KnownDocument document;
        document.row = select->integer(0);
        document.key = select->text(1);
        document.path = select->text(2);
        all.push_back(std::move(document));
    }
}

Result<> SnapshotWriter::add(std::vector<NewDocument>& documents) {
    if (!m_document) {
        Result<Statement> document = m_database.prepare(
            "INSERT INTO document (edition, key, public_id, source, path, title, dialect, dialect_reason, "
            "url, size, "
            "sections, chunks, metadata, included_paths, warnings, includes_resolved, includes_unresolved, "
            "extracted) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)");
        Result<Statement> section = m_database.prepare("INSERT INTO section (document, ordinal, public_id, "
                                                       "heading, headings, anchor, level, start, \"end\") "
                                                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        Result<Statement> stripped = m_database.prepare(
            "INSERT INTO stripped (document, start, \"end\", kind) VALUES (?1, ?2, ?3, ?4)");
        for (const Result<Statement>* statement : {&document, &section, &stripped}) {
            if (!*statement)
                return fail(statement->error());
        }
        m_document = std::move(*document);
        m_section = std::move(*section);
        m_stripped = std::move(*stripped);
    }
    const Result<> done = m_database.transaction([&]() -> Result<> {
        for (NewDocument& document : documents)
            TOUCHSTONE_TRY(addOne(document));
        return {};
    });
    if (!done)
        m_contents.forget();
    return done;
}

Result<> SnapshotWriter::addOne(NewDocument& entry) {
    const Document& document = entry.document;
    const auto resolved = std::count_if(document.includes.begin(), document.includes.end(),
                                        [](const IncludeUse& use) { return use.resolved; });
    const IngestFile& holder = entry.file->whole != nullptr ? *entry.file->whole : *entry.file;
    if (!holder.stored) {
        const Result<std::int64_t> content = m_contents.ensure(holder.sha256, holder.bytes);
        if (!content)
            return fail(content.error());
    }
    m_document->bind(1, m_edition)
        .bind(2, entry.key)
        .bind(3, document.id.value)
        .bind(4, m_sourceName)
        .bind(5, entry.file->path)
        .bind(6, document.title)
        .bind(7, document.dialect)
        .bind(8, document.dialectReason)
        .bind(9, document.url)
        .bind(10, entry.file->sizeBytes)
        .bind(11, static_cast<std::int64_t>(document.sections.size()))
        .bind(12, static_cast<std::int64_t>(entry.chunks.size()))
        .bind(13, jsonObject(document.metadata))
        .bind(14, jsonArray(document.includedPaths))
        .bind(15, warningsJson(document))
        .bind(16, static_cast<std::int64_t>(resolved))
        .bind(17, static_cast<std::int64_t>(document.includes.size()) - static_cast<std::int64_t>(resolved))
        .bind(18, document.isExtracted ? std::optional<std::string>(document.extracted) : std::nullopt);
    TOUCHSTONE_TRY(m_document->run());
    const std::int64_t row = m_database.lastInsertId();
    TOUCHSTONE_TRY(addSections(row, document));
    Result<std::vector<std::int64_t>> chunks = m_chunks.insert(row, entry.chunks);
    if (!chunks)
        return fail(chunks.error());
    entry.chunkRows = std::move(*chunks);
    entry.file->documentRow = row;
    return {};
}

Result<> SnapshotWriter::addSections(std::int64_t row, const Document& document) {
    std::int64_t ordinal = 0;
    for (const Section& section : document.sections) {
        m_section->bind(1, row)
            .bind(2, ordinal++)
            .bind(3, section.id.value)
            .bind(4, section.heading)
            .bind(5, jsonArray(section.headings))
            .bind(6, section.anchor)
            .bind(7, section.level)
            .bind(8, section.source.start)
            .bind(9, section.source.end);
        TOUCHSTONE_TRY(m_section->run());
    }
    for (const StrippedRange& stripped : document.stripped) {
        m_stripped->bind(1, row)
            .bind(2, stripped.range.start)
            .bind(3, stripped.range.end)
            .bind(4, stripped.kind);
        TOUCHSTONE_TRY(m_stripped->run());
    }
    return {};
}

} // namespace touchstone
