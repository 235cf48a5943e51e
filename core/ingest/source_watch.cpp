// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/source_watch.h"

#include "core/corpus/json_text.h"
#include "core/platform/folder_watch.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

/// Where the system does not watch every folder, the source is looked at this often.
constexpr int kRecheckBlindMs = 30000;

std::string valueOf(const std::map<std::string, std::string>& settings, const char* key) {
    const auto found = settings.find(key);
    return found == settings.end() ? std::string() : found->second;
}

} // namespace

Result<AddRequest> requestOf(Database& database, const EditionName& name, const std::string& sourceName) {
    CorpusRepository repository(database);
    const Result<EditionInfo> edition = repository.edition(name);
    if (!edition)
        return fail(edition.error());
    const Result<std::vector<SourceInfoRow>> sources = repository.sources(*edition);
    if (!sources)
        return fail(sources.error());
    const auto source = std::find_if(sources->begin(), sources->end(),
                                     [&](const SourceInfoRow& row) { return row.name == sourceName; });
    if (source == sources->end())
        return fail(ErrorCode::NotFound, fmt::format("'{}' has no source '{}'.", name.toString(), sourceName),
                    "`corpus show` lists the sources of a corpus.");
    AddRequest request;
    request.source = source->origin;
    request.name = edition->name;
    request.version = edition->version;
    request.sourceName = source->name;
    request.include = parseJsonStrings(valueOf(source->settings, "include"));
    request.exclude = parseJsonStrings(valueOf(source->settings, "exclude"));
    request.dialect = valueOf(source->settings, "dialect");
    request.chunker = valueOf(source->settings, "chunker");
    request.siteUrl = valueOf(source->settings, "site");
    request.allowPrivate = source->settings.contains("private_addresses");
    request.respectIgnoreFiles = !source->settings.contains("ignore_files");
    request.embedder = edition->embedder;
    if (request.dialect.empty() || request.chunker.empty())
        return fail(ErrorCode::BadInput,
                    fmt::format("How '{}' of '{}' was read is not known.", sourceName, name.toString()),
                    "Add it again with `corpus add`.");
    return request;
}

Result<> watchSource(const Workspace& workspace, const EditionName& edition, const std::string& sourceName,
                     const AddServices& services, const WatchOptions& options,
                     const std::function<void(const Result<AddReport>&)>& told, JobContext& context) {
    Result<AddRequest> request = [&]() -> Result<AddRequest> {
        Result<Database> database = workspace.connect(Database::Mode::ReadOnly);
        if (!database)
            return fail(database.error());
        return requestOf(*database, edition, sourceName);
    }();
    if (!request)
        return fail(request.error());
    std::error_code error;
    if (!request->source.starts_with('/') || !std::filesystem::is_directory(request->source, error))
        return fail(ErrorCode::Usage,
                    fmt::format("{} is no folder: only folders are watched.", request->source),
                    "Add it again when it has changed.");
    // Watched before the first look: what changes during it is seen.
    Result<FolderWatch> watch = FolderWatch::open(request->source);
    if (!watch)
        return fail(watch.error());
    for (int updates = 0;;) {
        const Result<AddReport> report = addCorpus(workspace, *request, services, context);
        TOUCHSTONE_TRY(context.check());
        told(report);
        if (options.mostUpdates > 0 && ++updates >= options.mostUpdates)
            return {};
        const int recheckMs = watch->isComplete() ? options.recheckMs : kRecheckBlindMs;
        for (;;) {
            const Result<bool> changed = watch->wait(std::chrono::milliseconds(options.quietMs),
                                                     std::chrono::milliseconds(recheckMs), context);
            if (!changed)
                return fail(changed.error());
            if (*changed || recheckMs > 0)
                break;
        }
    }
}

} // namespace touchstone
