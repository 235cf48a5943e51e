// SPDX-License-Identifier: GPL-3.0-or-later
// Sources that lie elsewhere: fetched into the cache, then read like a file of this machine.
#include "core/corpus/fetch_cache.h"
#include "core/corpus/path_safety.h"
#include "core/corpus/source_kinds.h"
#include "core/platform/env.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

namespace touchstone {
namespace {

FetchCache cacheOf(const SourceRequest& request) {
    return FetchCache(request.cacheDir.empty() ? Places::fromEnvironment().cacheDir / "archives"
                                               : request.cacheDir);
}

Error noNetwork(const std::string& what) {
    return makeError(ErrorCode::Offline,
                     fmt::format("{} has to be fetched, and there is no network here.", what));
}

void describePreset(SourceInfo& info, const Preset& preset) {
    info.kind = "archive";
    info.origin = preset.text();
    info.preset = preset.name;
    info.version = preset.version;
}

Result<OpenedFile> openKept(const KeptFile& kept, const SourceRequest& request, std::string label,
                            const JobContext& context) {
    auto opened = openPath(kept.path.string(), request.caps);
    if (!opened)
        return opened;
    opened->label = std::move(label);
    opened->name = kept.name;
    opened->info.sha256 = kept.sha256;
    opened->info.stamp = settled(opened->stamp, context.clock->unixMs() * 1'000'000).toString();
    return opened;
}

} // namespace

Result<std::unique_ptr<DocumentSource>> openUrl(const SourceRequest& request, HttpTransport* http,
                                                JobContext& context) {
    const auto parts = parseUrl(request.text);
    if (!parts)
        return fail(parts.error());
    const std::string label = printable(urlForPeople(request.text));
    if (!http)
        return fail(noNetwork(label));
    FetchWish wish;
    wish.url = request.text.substr(0, request.text.find('#'));
    wish.maxBytes = request.caps.totalBytes;
    wish.allowPrivate = request.allowPrivate;
    auto kept = cacheOf(request).fetch(wish, *http, context);
    if (!kept)
        return fail(std::move(kept.error()));
    auto opened = openKept(*kept, request, label, context);
    if (!opened)
        return fail(std::move(opened.error()));
    opened->info.origin = opened->url = repairUtf8(urlForPeople(request.text));
    if (request.alreadyRead && request.alreadyRead(opened->info))
        return std::unique_ptr<DocumentSource>();
    return sourceOfFile(std::move(*opened), context);
}

Result<std::unique_ptr<DocumentSource>> openPreset(const Preset& preset, const SourceRequest& request,
                                                   HttpTransport* http, JobContext& context) {
    FetchCache cache = cacheOf(request);
    if (const auto noted = cache.noted(preset.url); noted && request.alreadyRead) {
        auto opened = openKept(*noted, request, preset.text(), context);
        if (opened) {
            describePreset(opened->info, preset);
            if (request.alreadyRead(opened->info))
                return std::unique_ptr<DocumentSource>();
        }
    }
    auto before = cache.kept(preset.url, context);
    if (!before)
        return fail(std::move(before.error()));
    std::optional<KeptFile> kept = std::move(*before);
    if (!kept) {
        if (!http)
            return fail(noNetwork(preset.text()));
        FetchWish wish;
        wish.url = preset.url;
        wish.maxBytes = request.caps.totalBytes;
        // Where presets come from stands in the user's own settings.
        wish.allowPrivate = true;
        wish.askAgain = false;
        auto fetched = cache.fetch(wish, *http, context);
        if (!fetched)
            return fail(std::move(fetched.error()));
        kept = std::move(*fetched);
    }
    auto opened =
        openKept(*kept, request, fmt::format("{} ({})", preset.text(), urlForPeople(preset.url)), context);
    if (!opened)
        return fail(std::move(opened.error()));
    const std::string label = opened->label;
    describePreset(opened->info, preset);
    auto source = makeArchiveSource(std::move(*opened), preset.scope);
    auto found = source->survey(context);
    if (found && found->whole && found->singleTop && found->hasDocs)
        return std::unique_ptr<DocumentSource>(std::move(source));
    if (!found && found.error().code == ErrorCode::Cancelled)
        return fail(std::move(found.error()));
    cache.forget(preset.url); // so that the next try fetches it anew
    if (!found)
        return fail(std::move(found.error()));
    const std::string why = !found->whole       ? fmt::format("it is damaged ({})", found->problem)
                            : !found->singleTop ? std::string("it does not hold one single folder")
                                                : std::string("docs/en/docs is not in it");
    return fail(ErrorCode::BadInput, fmt::format("{} is not the archive that was expected: {}.", label, why),
                "Try again; if it stays so, check the base URL in the settings.");
}

} // namespace touchstone
