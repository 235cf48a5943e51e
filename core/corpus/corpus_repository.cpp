// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/corpus_repository.h"

#include "core/corpus/json_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr const char* kEditionColumns =
    "SELECT e.id, c.name, e.version, s.id, s.hash, s.chunker, s.embedder, e.added, s.documents, s.sections, "
    "s.chunks, s.bytes, sum(p.parsed), sum(p.failed), sum(p.skipped), "
    "(SELECT origin FROM snapshot_source WHERE snapshot = s.id ORDER BY name <> 'main', name LIMIT 1) "
    "FROM edition e JOIN corpus c ON c.id = e.corpus JOIN snapshot s ON s.id = e.live "
    "LEFT JOIN snapshot_source p ON p.snapshot = s.id ";

std::uint64_t count(const Statement& row, int column) {
    return static_cast<std::uint64_t>(row.integer(column));
}

EditionInfo editionOf(const Statement& row) {
    EditionInfo info;
    info.id = row.integer(0);
    info.name = row.text(1);
    info.version = row.optionalText(2);
    info.snapshotRow = row.integer(3);
    info.snapshot = row.text(4);
    info.chunker = row.text(5);
    info.embedder = row.text(6);
    info.addedUnixMs = row.integer(7);
    info.documents = count(row, 8);
    info.sections = count(row, 9);
    info.chunks = count(row, 10);
    info.bytes = count(row, 11);
    info.filesParsed = count(row, 12);
    info.filesFailed = count(row, 13);
    info.filesSkipped = count(row, 14);
    info.origin = row.text(15);
    return info;
}

/// Steps through all rows of a statement.
template<class Visit>
Result<> forEachRow(Statement& statement, Visit visit) {
    for (;;) {
        const Result<bool> row = statement.step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        visit(statement);
    }
}

Error nothingCalled(const EditionName& name, const std::vector<EditionInfo>& all) {
    std::vector<std::string> names;
    std::vector<std::string> versions;
    for (const EditionInfo& info : all) {
        if (info.name == name.name)
            versions.push_back(info.version.value_or("(no version)"));
        names.push_back(EditionName{info.name, info.version}.toString());
    }
    if (!versions.empty())
        return makeError(
            ErrorCode::NotFound,
            fmt::format("The corpus '{}' has no version '{}'.", name.name, name.version.value_or("")),
            fmt::format("It has: {}.", fmt::join(versions, ", ")));
    return makeError(ErrorCode::NotFound, fmt::format("There is no corpus '{}'.", name.toString()),
                     names.empty() ? "Add one with `corpus add SOURCE --name NAME`."
                                   : fmt::format("There are: {}.", fmt::join(names, ", ")));
}

DocumentSummary summaryOf(const Statement& row) {
    DocumentSummary summary;
    summary.row = row.integer(0);
    summary.id = DocumentId{row.text(1)};
    summary.source = row.text(2);
    summary.path = row.text(3);
    summary.title = row.text(4);
    summary.dialect = row.text(5);
    summary.url = row.text(6);
    summary.sizeBytes = count(row, 7);
    summary.sections = count(row, 8);
    summary.chunks = count(row, 9);
    return summary;
}

constexpr const char* kDocumentColumns =
    "SELECT d.id, d.public_id, d.source, d.path, d.title, d.dialect, d.url, d.size, d.sections, d.chunks "
    "FROM snapshot_file f JOIN document d ON d.id = f.document WHERE f.snapshot = ?1 ";

} // namespace

EditionName EditionName::parse(std::string_view text) {
    const std::size_t at = text.find('@');
    EditionName name;
    name.name = text.substr(0, at);
    if (at != std::string_view::npos && at + 1 < text.size())
        name.version = std::string(text.substr(at + 1));
    return name;
}

std::string EditionName::toString() const {
    return version ? name + "@" + *version : name;
}

Result<std::vector<EditionInfo>> CorpusRepository::editions() {
    Result<Statement> select =
        m_database.prepare(std::string(kEditionColumns) + "GROUP BY e.id ORDER BY e.id");
    if (!select)
        return fail(select.error());
    std::vector<EditionInfo> all;
    TOUCHSTONE_TRY(forEachRow(*select, [&](const Statement& row) { all.push_back(editionOf(row)); }));
    return all;
}

Result<EditionInfo> CorpusRepository::edition(const EditionName& name) {
    Result<Statement> select = m_database.prepare(std::string(kEditionColumns) +
                                                  "WHERE c.name = ?1 AND (?2 IS NULL OR e.version = ?2) "
                                                  "GROUP BY e.id ORDER BY e.added DESC, e.id DESC LIMIT 1");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, name.name).bind(2, name.version).step();
    if (!row)
        return fail(row.error());
    if (*row)
        return editionOf(*select);
    const Result<std::vector<EditionInfo>> all = editions();
    if (!all)
        return fail(all.error());
    return fail(nothingCalled(name, *all));
}

Result<std::vector<SourceInfoRow>> CorpusRepository::sources(const EditionInfo& edition, bool counted) {
    Result<Statement> select =
        m_database.prepare("SELECT name, origin, settings, trust, weight, parsed, failed, skipped FROM "
                           "snapshot_source WHERE snapshot = ?1 ORDER BY name <> 'main', name");
    Result<Statement> sums = m_database.prepare(
        "SELECT count(*), ifnull(sum(d.sections), 0), ifnull(sum(d.chunks), 0), ifnull(sum(d.size), 0) "
        "FROM snapshot_file f JOIN document d ON d.id = f.document WHERE f.snapshot = ?1 AND f.source = ?2");
    if (!select || !sums)
        return fail(select ? sums.error() : select.error());
    select->bind(1, edition.snapshotRow);
    std::vector<SourceInfoRow> all;
    TOUCHSTONE_TRY(forEachRow(*select, [&](const Statement& row) {
        SourceInfoRow& source = all.emplace_back();
        source.name = row.text(0);
        source.origin = row.text(1);
        source.settings = parseJsonObject(row.textView(2));
        source.trust = row.text(3);
        source.weight = row.real(4);
        source.parsed = count(row, 5);
        source.failed = count(row, 6);
        source.skipped = count(row, 7);
    }));
    for (SourceInfoRow& source : all) {
        if (!counted)
            break;
        const Result<bool> row = sums->bind(1, edition.snapshotRow).bind(2, source.name).step();
        if (!row)
            return fail(row.error());
        source.documents = count(*sums, 0);
        source.sections = count(*sums, 1);
        source.chunks = count(*sums, 2);
        source.bytes = count(*sums, 3);
        sums->reset();
    }
    return all;
}

Result<std::vector<FileRecord>> CorpusRepository::files(const EditionInfo& edition) {
    Result<Statement> select =
        m_database.prepare("SELECT source, path, state, reason, size, sha256, document FROM snapshot_file "
                           "WHERE snapshot = ?1 ORDER BY source, path");
    if (!select)
        return fail(select.error());
    select->bind(1, edition.snapshotRow);
    std::vector<FileRecord> files;
    TOUCHSTONE_TRY(forEachRow(*select, [&](const Statement& row) {
        FileRecord& file = files.emplace_back();
        file.source = row.text(0);
        file.path = row.text(1);
        file.state = row.text(2);
        file.reason = row.text(3);
        file.sizeBytes = count(row, 4);
        file.sha256 = row.text(5);
        file.documentRow = row.integer(6);
    }));
    return files;
}

Result<std::vector<DocumentSummary>> CorpusRepository::documents(const EditionInfo& edition) {
    Result<Statement> select =
        m_database.prepare(std::string(kDocumentColumns) + "ORDER BY f.source, f.path");
    if (!select)
        return fail(select.error());
    select->bind(1, edition.snapshotRow);
    std::vector<DocumentSummary> all;
    TOUCHSTONE_TRY(forEachRow(*select, [&](const Statement& row) { all.push_back(summaryOf(row)); }));
    return all;
}

Result<std::optional<DocumentSummary>> CorpusRepository::documentByPath(const EditionInfo& edition,
                                                                        const std::string& path) {
    // The primary key begins with the source, of which there are few.
    Result<Statement> select = m_database.prepare(
        std::string(kDocumentColumns) +
        "AND f.source IN (SELECT name FROM snapshot_source WHERE snapshot = ?1) AND f.path = ?2 "
        "ORDER BY f.source <> 'main', f.source LIMIT 1");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, edition.snapshotRow).bind(2, path).step();
    if (!row)
        return fail(row.error());
    return *row ? std::optional<DocumentSummary>(summaryOf(*select)) : std::nullopt;
}

Result<std::vector<SectionSummary>> CorpusRepository::sections(std::int64_t documentRow) {
    Result<Statement> select = m_database.prepare(
        "SELECT s.public_id, s.heading, s.headings, s.anchor, s.level, s.start, s.\"end\", d.url "
        "FROM section s JOIN document d ON d.id = s.document WHERE s.document = ?1 ORDER BY s.ordinal");
    if (!select)
        return fail(select.error());
    select->bind(1, documentRow);
    std::vector<SectionSummary> all;
    TOUCHSTONE_TRY(forEachRow(*select, [&](const Statement& row) {
        SectionSummary& section = all.emplace_back();
        section.id = SectionId{row.text(0)};
        section.heading = row.text(1);
        section.headings = parseJsonStrings(row.textView(2));
        section.anchor = row.text(3);
        section.level = static_cast<int>(row.integer(4));
        section.source = {count(row, 5), count(row, 6)};
        section.url = row.text(7);
        if (!section.url.empty() && !section.anchor.empty())
            section.url += "#" + section.anchor;
    }));
    return all;
}

Result<std::vector<StrippedRange>> CorpusRepository::stripped(std::int64_t documentRow) {
    Result<Statement> select = m_database.prepare(
        "SELECT start, \"end\", kind FROM stripped WHERE document = ?1 ORDER BY start, \"end\"");
    if (!select)
        return fail(select.error());
    select->bind(1, documentRow);
    std::vector<StrippedRange> all;
    TOUCHSTONE_TRY(forEachRow(*select, [&](const Statement& row) {
        all.push_back({{count(row, 0), count(row, 1)}, row.text(2)});
    }));
    return all;
}

Result<std::map<std::string, std::string>> CorpusRepository::metadata(std::int64_t documentRow) {
    Result<Statement> select = m_database.prepare("SELECT metadata FROM document WHERE id = ?1");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, documentRow).step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "There is no such document any more.", "Load the corpus again.");
    return parseJsonObject(select->textView(0));
}

Result<std::optional<std::string>> CorpusRepository::extracted(std::int64_t documentRow) {
    Result<Statement> select = m_database.prepare("SELECT extracted FROM document WHERE id = ?1");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, documentRow).step();
    if (!row)
        return fail(row.error());
    return *row ? select->optionalText(0) : std::nullopt;
}

Result<std::string> CorpusRepository::bytes(const EditionInfo& edition, const std::string& path) {
    Result<Statement> select = m_database.prepare(
        "SELECT c.bytes FROM snapshot_file f JOIN content c ON c.id = f.content WHERE f.snapshot = ?1 "
        "AND f.source IN (SELECT name FROM snapshot_source WHERE snapshot = ?1) AND f.path = ?2 "
        "ORDER BY f.source <> 'main', f.source LIMIT 1");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, edition.snapshotRow).bind(2, path).step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, fmt::format("'{}' is not among the files that '{}' keeps.", path,
                                                     EditionName{edition.name, edition.version}.toString()));
    return std::string(select->blobView(0));
}

Result<std::uint64_t> CorpusRepository::remove(const EditionName& name) {
    const Result<std::vector<EditionInfo>> all = editions();
    if (!all)
        return fail(all.error());
    std::vector<std::int64_t> rows;
    for (const EditionInfo& info : *all) {
        if (info.name == name.name && (!name.version || info.version == name.version))
            rows.push_back(info.id);
    }
    if (rows.empty())
        return fail(nothingCalled(name, *all));
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        Result<Statement> snapshots = m_database.prepare("DELETE FROM snapshot WHERE edition = ?1");
        Result<Statement> edition = m_database.prepare("DELETE FROM edition WHERE id = ?1");
        if (!snapshots || !edition)
            return fail(snapshots ? edition.error() : snapshots.error());
        for (const std::int64_t row : rows) {
            // Snapshots first: their lists of files point at the documents.
            TOUCHSTONE_TRY(snapshots->bind(1, row).run());
            TOUCHSTONE_TRY(edition->bind(1, row).run());
        }
        return m_database.execute(
            "DELETE FROM corpus WHERE NOT EXISTS (SELECT 1 FROM edition WHERE edition.corpus = corpus.id); "
            "DELETE FROM content WHERE NOT EXISTS (SELECT 1 FROM snapshot_file f WHERE f.content = "
            "content.id);");
    }));
    return static_cast<std::uint64_t>(rows.size());
}

} // namespace touchstone
