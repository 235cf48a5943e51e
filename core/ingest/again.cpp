// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/again.h"

#include "core/corpus/corpus_repository.h"
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

AddRequest requestOf(const EditionInfo& edition, const SourceInfoRow& source) {
    AddRequest request;
    request.name = edition.name;
    request.version = edition.version;
    request.sourceName = source.name;
    request.source = source.origin;
    request.embedder = edition.embedder;
    request.chunker = valueIn(source.settings, "chunker", edition.chunker);
    request.dialect = valueIn(source.settings, "dialect", request.dialect);
    request.siteUrl = valueIn(source.settings, "site", {});
    request.include = parseJsonStrings(valueIn(source.settings, "include", "[]"));
    request.exclude = parseJsonStrings(valueIn(source.settings, "exclude", "[]"));
    return request;
}

Result<AddRequest> storedRequest(Database& database, const EditionInfo& edition) {
    const Result<std::vector<SourceInfoRow>> sources = CorpusRepository(database).sources(edition);
    if (!sources)
        return fail(sources.error());
    if (sources->empty() || sources->front().origin.empty() ||
        sources->front().origin.substr(0, 5) == "beir:")
        return fail(ErrorCode::NotFound,
                    fmt::format("'{}' does not say where it came from.",
                                EditionName{edition.name, edition.version}.toString()),
                    "Add it again from its source.");
    return requestOf(edition, sources->front());
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
