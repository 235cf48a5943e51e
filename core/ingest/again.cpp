// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/again.h"

#include "core/corpus/json_text.h"
#include "core/ingest/embedder_plan.h"
#include "core/ingest/index_builder.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

constexpr int kWaitForWriterMs = 30000;

std::string valueIn(const std::map<std::string, std::string>& settings, const char* key,
                    const std::string& otherwise) {
    const auto found = settings.find(key);
    return found == settings.end() || found->second.empty() ? otherwise : found->second;
}

} // namespace

Result<AddRequest> storedRequest(Database& database, const EditionInfo& edition) {
    Result<Statement> select = database.prepare(
        "SELECT name, origin, settings FROM snapshot_source WHERE snapshot = ?1 ORDER BY name "
        "<> 'main', name LIMIT 1");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, edition.snapshotRow).step();
    if (!row)
        return fail(row.error());
    const std::string label = EditionName{edition.name, edition.version}.toString();
    if (!*row || select->textView(1).empty() || select->textView(1).substr(0, 5) == "beir:")
        return fail(ErrorCode::NotFound, fmt::format("'{}' does not say where it came from.", label),
                    "Add it again from its source.");
    AddRequest request;
    request.name = edition.name;
    request.version = edition.version;
    request.sourceName = select->text(0);
    request.source = select->text(1);
    request.embedder = edition.embedder;
    const auto settings = parseJsonObject(select->textView(2));
    request.chunker = valueIn(settings, "chunker", edition.chunker);
    request.dialect = valueIn(settings, "dialect", request.dialect);
    request.siteUrl = valueIn(settings, "site", {});
    request.include = parseJsonStrings(valueIn(settings, "include", "[]"));
    request.exclude = parseJsonStrings(valueIn(settings, "exclude", "[]"));
    return request;
}

Result<> rebuildIndexes(const Workspace& workspace, const EditionInfo& edition, const ModelServices& services,
                        JobContext& context) {
    const std::string label = EditionName{edition.name, edition.version}.toString();
    auto plan = planEmbedder(edition.embedder, services);
    if (!plan)
        return fail(std::move(plan.error()));
    auto lock = workspace.lockForWriting("rebuild the index of " + label, kWaitForWriterMs);
    if (!lock)
        return fail(std::move(lock.error()));
    auto database = workspace.connect();
    if (!database)
        return fail(std::move(database.error()));
    // The snapshot that is live now, which need not be the one that was looked at.
    const auto live = CorpusRepository(*database).edition(EditionName{edition.name, edition.version});
    if (!live)
        return fail(live.error());
    return IndexBuilder(*database, live->snapshotRow, live->chunks, *plan).build(context);
}

} // namespace touchstone
