// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/source_removal.h"

#include "core/ingest/add_job.h"
#include "core/ingest/index_builder.h"
#include "core/ingest/sweeper.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace touchstone {

Result<AddReport> dropSource(Database& database, const EditionName& name, const std::string& sourceName,
                             const AddServices& services, JobContext& context) {
    CorpusRepository repository(database);
    const Result<EditionInfo> edition = repository.edition(name);
    if (!edition)
        return fail(edition.error());
    const Result<std::vector<SourceInfoRow>> sources = repository.sources(*edition);
    if (!sources)
        return fail(sources.error());
    std::vector<std::string> names;
    for (const SourceInfoRow& source : *sources)
        names.push_back(source.name);
    const std::string corpus = EditionName{edition->name, edition->version}.toString();
    if (std::find(names.begin(), names.end(), sourceName) == names.end())
        return fail(ErrorCode::NotFound, fmt::format("'{}' has no source '{}'.", corpus, sourceName),
                    fmt::format("It has: {}.", fmt::join(names, ", ")));
    if (names.size() == 1)
        return fail(ErrorCode::Usage, fmt::format("'{}' is the only source of '{}'.", sourceName, corpus),
                    fmt::format("Remove all of it: corpus remove {}.", corpus));
    const Result<EmbedderPlan> plan = planEmbedder(edition->embedder, {services.http, services.secrets});
    if (!plan)
        return fail(plan.error());
    SnapshotWriter writer(database);
    TOUCHSTONE_TRY(writer.begin(edition->name, edition->version, sourceName, edition->chunker,
                                edition->embedder, context.clock->unixMs()));
    const Result<SnapshotCounts> counts = writer.count();
    if (!counts)
        return fail(counts.error());
    TOUCHSTONE_TRY(IndexBuilder(database, writer.snapshotRow(), counts->chunks, *plan).build(context));
    TOUCHSTONE_TRY(context.check());
    const Result<std::string> hash = writer.makeLive(*counts, context.clock->unixMs());
    if (!hash)
        return fail(hash.error());
    (void)sweepNow(database, context);
    const Result<EditionInfo> now = liveEdition(database, edition->name, edition->version);
    if (!now)
        return fail(now.error());
    Result<AddReport> report = reportOf(database, *now, sourceName);
    if (report)
        report->changed = true;
    return report;
}

} // namespace touchstone
