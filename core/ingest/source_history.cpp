// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/source_history.h"

#include "core/corpus/corpus_repository.h"
#include "core/ingest/page_rules.h"

#include <algorithm>

namespace touchstone {

namespace {
constexpr std::uint64_t kMostReserved = 200000; // a damaged count must not ask for all memory
} // namespace

bool KnownFile::canStand() const {
    // A failure is tried again; the site's settings are always looked at; code that pages show may have to
    // become a document.
    if (!stamp.known() || sha256.empty() || state == "failed" || isSiteConfig(path))
        return false;
    return stored || (state == "skipped" && reason != kPartOfPages && reason != kLeftOutByPattern);
}

const KnownFile* SourceHistory::find(std::string_view path) const {
    const auto at =
        std::lower_bound(files.begin(), files.end(), path,
                         [](const KnownFile& file, std::string_view wanted) { return file.path < wanted; });
    return at != files.end() && at->path == path ? &*at : nullptr;
}

Result<std::optional<SourceHistory>> loadHistory(Database& database, const std::string& name,
                                                 const std::optional<std::string>& version,
                                                 const std::string& sourceName) {
    Result<Statement> select = database.prepare(
        "SELECT e.id, s.id, s.hash, s.embedder, s.chunks, p.origin, p.settings, p.files_hash, p.stamp, "
        "p.trust, p.weight, EXISTS (SELECT 1 FROM snapshot_index i WHERE i.snapshot = s.id "
        "AND i.kind = 'lexical'), p.parsed + p.failed + p.skipped "
        "FROM corpus c JOIN edition e ON e.corpus = c.id JOIN snapshot s ON s.id = e.live "
        "JOIN snapshot_source p ON p.snapshot = s.id "
        "WHERE c.name = ?1 AND e.version IS ?2 AND p.name = ?3");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, name).bind(2, version).bind(3, sourceName).step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::optional<SourceHistory>();
    SourceHistory history;
    history.editionRow = select->integer(0);
    history.snapshotRow = select->integer(1);
    history.snapshot = select->text(2);
    history.embedder = select->text(3);
    history.chunks = static_cast<std::uint64_t>(select->integer(4));
    history.origin = select->text(5);
    history.settings = select->text(6);
    history.filesHash = select->text(7);
    history.stamp = select->text(8);
    history.trust = select->text(9);
    history.weight = select->real(10);
    history.hasIndexes = select->integer(11) != 0;
    history.fileCount = static_cast<std::uint64_t>(select->integer(12));
    return std::optional<SourceHistory>(std::move(history));
}

Result<> loadKnownFiles(Database& database, const std::string& sourceName, SourceHistory& history) {
    Result<Statement> select = database.prepare(
        "SELECT path, state, reason, sha256, size, ifnull(document, 0), content IS NOT NULL, modified_ns, "
        "changed_ns, inode FROM snapshot_file WHERE snapshot = ?1 AND source = ?2 ORDER BY path");
    if (!select)
        return fail(select.error());
    select->bind(1, history.snapshotRow).bind(2, sourceName);
    history.files.clear();
    history.files.reserve(
        static_cast<std::size_t>(std::min<std::uint64_t>(history.fileCount, kMostReserved)));
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        KnownFile& file = history.files.emplace_back();
        file.path = select->textView(0);
        file.state = select->textView(1);
        file.reason = select->textView(2);
        file.sha256 = select->textView(3);
        file.sizeBytes = static_cast<std::uint64_t>(select->integer(4));
        file.documentRow = select->integer(5);
        file.stored = select->integer(6) != 0;
        file.stamp.sizeBytes = file.sizeBytes;
        file.stamp.modifiedNs = select->integer(7);
        file.stamp.changedNs = select->integer(8);
        file.stamp.inode = static_cast<std::uint64_t>(select->integer(9));
    }
}

} // namespace touchstone
