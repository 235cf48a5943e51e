// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/source_delta.h"

#include "core/corpus/corpus_repository.h"
#include "core/corpus/json_text.h"

#include <algorithm>
#include <string_view>

namespace touchstone {
namespace {

constexpr std::size_t kMostFiles = 256;
constexpr std::uint64_t kMostBytes = 16ULL << 20U;

void keepFate(IngestFile& file) {
    const KnownFile& before = *file.before;
    file.state = before.state == "parsed"   ? FileState::Parsed
                 : before.state == "failed" ? FileState::Failed
                                            : FileState::Skipped;
    file.reason = before.reason;
    file.documentRow = before.documentRow;
}

/// Pages of the source that show other files: they are stale when what they show has changed.
Result<> addStalePages(Database& database, FileTable& table, const SourceHistory& history,
                       const PageRules& rules, const std::string& sourceName, const std::string& chunkerSpec,
                       SourceDelta& delta) {
    Result<Statement> select = database.prepare(
        "SELECT id, path, key, dialect, included_paths, includes_resolved, includes_unresolved FROM document "
        "WHERE edition = ?1 AND includes_resolved + includes_unresolved > 0 AND source = ?2");
    if (!select)
        return fail(select.error());
    select->bind(1, history.editionRow).bind(2, sourceName);
    std::optional<DocumentKeys> keys; // hashes all paths: only where a page shows anything
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        IngestFile* file = table.find(std::string_view(select->textView(1)));
        if (file == nullptr || file->documentRow != select->integer(0))
            continue;
        if (!keys)
            keys.emplace(table, sourceName, chunkerSpec);
        const Result<Dialect> dialect = dialectByName(select->textView(3));
        const bool unresolved = select->integer(6) > 0;
        if (dialect &&
            keys->keyOf(*file, *dialect, rules.contextOf(file->path), parseJsonStrings(select->textView(4)),
                        true, unresolved) == select->textView(2))
            continue;
        file->documentRow = 0;
        file->state = FileState::Read;
        file->reason.clear();
        delta.changed.push_back(file);
        delta.replaced.push_back(file->before);
    }
}

} // namespace

Result<std::optional<SourceDelta>> findDelta(Database& database, FileTable& table,
                                             const SourceHistory& history, const PageRules& rules,
                                             const std::string& sourceName, const std::string& chunkerSpec) {
    SourceDelta delta;
    const std::size_t most = std::clamp<std::size_t>(history.files.size() / 20, 1, kMostFiles);
    std::uint64_t bytes = 0;
    std::size_t met = 0;
    for (IngestFile& file : table.files()) {
        met += file.before != nullptr ? 1 : 0;
        if (file.isAsBefore()) {
            // Code that pages show is a document of its own once they are gone.
            if (file.path.starts_with("docs_src/") &&
                (file.before->reason == kPartOfPages) != rules.isPartOfPages(file.path))
                return std::optional<SourceDelta>();
            keepFate(file);
            if (file.hasNewStamp())
                delta.newStamps.push_back(&file);
            continue;
        }
        bytes += file.sizeBytes;
        if (delta.changed.size() == most || bytes > kMostBytes || isSiteConfig(file.path))
            return std::optional<SourceDelta>();
        delta.changed.push_back(&file);
        if (file.before != nullptr)
            delta.replaced.push_back(file.before);
    }
    if (met < history.files.size()) {
        for (const KnownFile& before : history.files) {
            if (table.find(std::string_view(before.path)) != nullptr)
                continue;
            if (delta.replaced.size() == 2 * most || isSiteConfig(before.path))
                return std::optional<SourceDelta>();
            delta.replaced.push_back(&before);
        }
    }
    TOUCHSTONE_TRY(addStalePages(database, table, history, rules, sourceName, chunkerSpec, delta));
    if (delta.changed.size() > 2 * most)
        return std::optional<SourceDelta>();
    return std::optional<SourceDelta>(std::move(delta));
}

} // namespace touchstone
