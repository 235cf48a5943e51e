// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/corpus_adder.h"

#include "core/ingest/add_job.h"
#include "core/ingest/source_removal.h"
#include "core/ingest/sweeper.h"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <map>
#include <optional>
#include <stop_token>
#include <thread>

namespace touchstone {

namespace {

constexpr const char* kLeftOut = "left out";

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

/// What the name alone says of a file; bytes are not looked at.
std::string kindByName(const IngestFile& file, const AddSettings& settings, const PageRules& rules) {
    if (settings.dialect != Dialect::Auto)
        return std::string(dialectName(settings.dialect));
    const DialectChoice choice = chooseDialect(file.path, "", rules.contextOf(file.path));
    const std::string_view name = std::string_view(file.path).substr(file.path.rfind('/') + 1);
    if (choice.dialect == Dialect::Text && name.find('.') == std::string_view::npos)
        return "by content";
    return choice.dialect ? std::string(dialectName(*choice.dialect)) : std::string(kLeftOut);
}

Result<AddReport> preview(DocumentSource& source, const AddRequest& request, const AddSettings& settings,
                          JobContext& context) {
    FileTableOptions options;
    options.include = request.include;
    options.exclude = request.exclude;
    options.namesOnly = true;
    FileTable table(options);
    TOUCHSTONE_TRY(table.read(source, context));
    const PageRules rules(table, request.siteUrl, settings.preset);
    AddReport report;
    report.corpus = request.name;
    report.version = settings.version;
    report.source = request.sourceName;
    std::map<std::string, PreviewCount> kinds;
    for (const IngestFile& file : table.files()) {
        const bool read = file.state == FileState::Read && !rules.isPartOfPages(file.path);
        const std::string kind = read ? kindByName(file, settings, rules) : std::string(kLeftOut);
        PreviewCount& count = kinds[kind];
        count.kind = kind;
        ++count.files;
        count.bytes += file.sizeBytes;
        if (file.state == FileState::Failed)
            ++report.filesFailed;
        else
            ++(kind == kLeftOut ? report.filesSkipped : report.filesParsed);
        if (!file.reason.empty() && file.reason != kLeftOutByPattern)
            report.warnings.push_back({request.sourceName, file.path, 0, file.reason});
    }
    for (auto& [kind, count] : kinds)
        report.preview.push_back(std::move(count));
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
    // A folder that nobody has written to needs no right to write, and no wait for it.
    if (source.info().kind == "folder") {
        Result<Database> reading = workspace.connect();
        if (!reading)
            return fail(reading.error());
        auto same = AddJob(workspace, *reading, request, settings).quick(source, context);
        if (same && *same)
            return std::move(**same);
        if (!same && context.stopped())
            return fail(ErrorCode::Cancelled, "Stopped.");
        // Whatever else could not be told here is found out by reading.
    }
    const auto lock = waitForLock(workspace, request, context);
    if (!lock)
        return fail(lock.error());
    Result<Database> database = workspace.connect();
    if (!database)
        return fail(database.error());
    // Hashes as keys are written all over their indexes: keep those in memory, and copy the log back seldom.
    TOUCHSTONE_TRY(database->execute("PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000"));
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

Result<AddReport> removeSource(const Workspace& workspace, const EditionName& name,
                               const std::string& sourceName, const AddServices& services,
                               JobContext& context) {
    return guarded([&]() -> Result<AddReport> {
        AddRequest request;
        request.name = name.name;
        const auto lock = waitForLock(workspace, request, context);
        if (!lock)
            return fail(lock.error());
        Result<Database> database = workspace.connect();
        if (!database)
            return fail(database.error());
        const std::stop_callback interrupt(context.stop, [&database] { database->interrupt(); });
        Result<AddReport> report = dropSource(*database, name, sourceName, services, context);
        if (!report && context.stopped())
            return fail(ErrorCode::Cancelled, "Stopped.");
        return report;
    });
}

Result<AddReport> addCorpus(const Workspace& workspace, const AddRequest& request,
                            const AddServices& services, JobContext& context) {
    return guarded([&]() -> Result<AddReport> {
        Result<AddSettings> settings = checkRequest(request, services);
        if (!settings)
            return fail(settings.error());
        SourceRequest wanted;
        wanted.text = request.source;
        wanted.caps = request.caps;
        wanted.fastapiBaseUrl = services.fastapiBaseUrl;
        wanted.cacheDir = services.cacheDir;
        wanted.allowPrivate = request.allowPrivate;
        wanted.respectIgnoreFiles = request.respectIgnoreFiles;
        std::optional<AddReport> known;
        std::optional<Database> database;
        if (!request.preview)
            wanted.alreadyRead = [&](const SourceInfo& info) {
                applySource(*settings, request, info);
                if (Result<Database> opened = workspace.connect())
                    database.emplace(std::move(*opened));
                else
                    return false;
                // Whatever cannot be told here is found out by reading.
                auto report = AddJob(workspace, *database, request, *settings).quick(info);
                if (report)
                    known = std::move(*report);
                return known.has_value();
            };
        Result<std::unique_ptr<DocumentSource>> source = openSource(wanted, services.http, context);
        if (!source)
            return fail(source.error());
        if (!*source)
            return std::move(*known);
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
