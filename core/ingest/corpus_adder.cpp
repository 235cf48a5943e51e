// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/corpus_adder.h"

#include "core/ingest/add_job.h"
#include "core/ingest/sweeper.h"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <stop_token>
#include <thread>

namespace touchstone {

namespace {

/// Waits for another writer, says whom for, and hears of a cancellation while it waits.
Result<Workspace::WriterLock> waitForLock(const Workspace& workspace, const AddRequest& request,
                                          JobContext& context) {
    const std::string job = "corpus add " + request.name;
    const auto begun = std::chrono::steady_clock::now();
    for (;;) {
        auto lock = workspace.lockForWriting(job, 0);
        if (lock || lock.error().code != ErrorCode::WorkspaceBusy)
            return lock;
        TOUCHSTONE_TRY(context.check());
        if (const auto writer = workspace.writer(); writer && *writer) {
            ProgressMeter meter(
                context, fmt::format("waiting for process {} ({})", (*writer)->pid, (*writer)->job), 0);
            meter.finish();
        }
        if (elapsedMs(begun) >= request.waitForWriterMs)
            return lock;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

Result<AddReport> preview(DocumentSource& source, const AddRequest& request, const AddSettings& settings,
                          JobContext& context) {
    FileTableOptions options;
    options.include = request.include;
    options.exclude = request.exclude;
    options.keepNothing = true;
    FileTable table(options);
    TOUCHSTONE_TRY(table.read(source, context));
    const PageRules rules(table, request.siteUrl, settings.preset);
    AddReport report;
    report.corpus = request.name;
    report.version = settings.version;
    for (IngestFile& file : table.files()) {
        // Their contents have been looked at while they were read; what is left depends on the place.
        if (file.state == FileState::Read && !rules.isPartOfPages(file.path) &&
            table.matchesPatterns(file.path) &&
            (!file.inMemory || decideDialect(file, file.bytes, settings.dialect, table, rules)))
            ++report.filesParsed;
        else if (file.state == FileState::Failed)
            ++report.filesFailed;
        else
            ++report.filesSkipped;
        if (!file.reason.empty() && (file.state == FileState::Failed || file.state == FileState::Skipped) &&
            file.reason != kLeftOutByPattern)
            report.warnings.push_back({request.sourceName, file.path, 0, file.reason});
    }
    report.filesFailed += table.extraFailed();
    report.filesSkipped += table.extraSkipped();
    for (const SourceNote& note : table.notes())
        report.warnings.push_back({request.sourceName, note.file, 0, note.reason});
    return report;
}

Result<AddReport> addOpened(const Workspace& workspace, const AddRequest& request, AddSettings& settings,
                            DocumentSource& source, JobContext& context) {
    applySource(settings, request, source.info());
    if (request.preview)
        return preview(source, request, settings, context);
    const auto lock = waitForLock(workspace, request, context);
    if (!lock)
        return fail(lock.error());
    Result<Database> database = workspace.connect();
    if (!database)
        return fail(database.error());
    // Hashes as keys are written all over their indexes: keep those in memory, and copy the log back seldom.
    TOUCHSTONE_TRY(database->execute("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000"));
    const std::stop_callback interrupt(context.stop, [&database] { database->interrupt(); });
    Result<AddReport> report = AddJob(workspace, *database, request, settings).run(source, context);
    if (!report && context.stopped())
        return fail(ErrorCode::Cancelled, "Stopped.");
    return report;
}

/// Libraries and the standard library throw for want of memory; nothing of that leaves this room.
template<class Work>
Result<AddReport> guarded(Work work) {
    const auto begun = std::chrono::steady_clock::now();
    try {
        Result<AddReport> report = work();
        if (report)
            report->seconds = elapsedMs(begun) / 1000.0;
        return report;
    } catch (const std::exception& exception) {
        return fail(ErrorCode::Io, fmt::format("The corpus could not be added: {}.", exception.what()),
                    "The old state is untouched. Free some memory and try again.");
    }
}

} // namespace

Result<AddReport> addCorpus(const Workspace& workspace, const AddRequest& request,
                            const AddServices& services, JobContext& context) {
    return guarded([&]() -> Result<AddReport> {
        Result<AddSettings> settings = checkRequest(request, services);
        if (!settings)
            return fail(settings.error());
        const SourceRequest wanted{request.source, request.caps, services.fastapiBaseUrl, services.cacheDir};
        Result<std::unique_ptr<DocumentSource>> source = openSource(wanted, services.http, context);
        if (!source)
            return fail(source.error());
        return addOpened(workspace, request, *settings, **source, context);
    });
}

Result<AddReport> addCorpus(const Workspace& workspace, const AddRequest& request, DocumentSource& source,
                            const AddServices& services, JobContext& context) {
    return guarded([&]() -> Result<AddReport> {
        Result<AddSettings> settings = checkRequest(request, services);
        if (!settings)
            return fail(settings.error());
        return addOpened(workspace, request, *settings, source, context);
    });
}

} // namespace touchstone
