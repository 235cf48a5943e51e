// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/add_settings.h"

#include "core/base/spec.h"
#include "core/corpus/json_text.h"
#include "core/ingest/document_key.h"
#include "core/text/analyser.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

namespace touchstone {

namespace {

constexpr std::size_t kLongestName = 200;
constexpr double kLeastWeight = 0.01, kMostWeight = 100;

/// Names stand in lists ("a@1,b") and in messages, so a few characters are kept out of them.
Result<> checkName(std::string_view option, std::string_view name, std::string_view forbidden) {
    const bool hasControl = std::any_of(
        name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (name.empty() || name.size() > kLongestName || hasControl || !isValidUtf8(name) ||
        name.find_first_of(forbidden) != std::string_view::npos || name.front() == ' ' || name.back() == ' ')
        return fail(
            ErrorCode::Usage, fmt::format("{} '{}' cannot be used.", option, printable(name.substr(0, 60))),
            fmt::format("It takes 1 to {} bytes without control characters, blanks at its ends and any of {}",
                        kLongestName, forbidden));
    return {};
}

Result<> checkUrl(std::string_view url) {
    if (url.empty() || url.starts_with("http://") || url.starts_with("https://"))
        return {};
    return fail(ErrorCode::Usage,
                fmt::format("The address '{}' of the site is not one of the web.", printable(url)),
                "It begins with http:// or https://.");
}

} // namespace

Result<AddSettings> checkRequest(const AddRequest& request, const AddServices& services) {
    TOUCHSTONE_TRY(checkName("The name", request.name, "@,"));
    TOUCHSTONE_TRY(checkName("The source name", request.sourceName, "@,"));
    if (request.version)
        TOUCHSTONE_TRY(checkName("The version", *request.version, ","));
    TOUCHSTONE_TRY(checkUrl(request.siteUrl));
    if (request.trust && *request.trust != "high" && *request.trust != "normal" && *request.trust != "low")
        return fail(ErrorCode::Usage, fmt::format("There is no trust '{}'.", printable(*request.trust)),
                    "It is high, normal or low.");
    if (request.weight && !(*request.weight >= kLeastWeight && *request.weight <= kMostWeight))
        return fail(ErrorCode::Usage, fmt::format("The weight {} cannot be used.", *request.weight),
                    fmt::format("It lies between {} and {}; 1 changes nothing.", kLeastWeight, kMostWeight));
    AddSettings settings;
    settings.version = request.version;
    const Result<Dialect> dialect = dialectByName(request.dialect);
    if (!dialect)
        return fail(dialect.error());
    settings.dialect = *dialect;
    const Result<Spec> chunkerSpec = Spec::parse(request.chunker);
    if (!chunkerSpec)
        return fail(chunkerSpec.error());
    Result<std::unique_ptr<Chunker>> chunker = makeChunker(*chunkerSpec);
    if (!chunker)
        return fail(chunker.error());
    settings.chunker = std::move(*chunker);
    Result<EmbedderPlan> embedder = planEmbedder(request.embedder, {services.http, services.secrets});
    if (!embedder)
        return fail(embedder.error());
    settings.embedder = std::move(*embedder);
    return settings;
}

void applySource(AddSettings& settings, const AddRequest& request, const SourceInfo& info) {
    if (!settings.version && !info.version.empty())
        settings.version = info.version;
    settings.origin = info.origin;
    settings.preset = info.preset;
    std::vector<std::string> include = request.include;
    std::vector<std::string> exclude = request.exclude;
    std::sort(include.begin(), include.end());
    std::sort(exclude.begin(), exclude.end());
    std::map<std::string, std::string> all{{"analyser", Analyser().fingerprint()},
                                           {"chunker", settings.chunker->spec()},
                                           {"dialect", std::string(dialectName(settings.dialect))},
                                           {"exclude", jsonArray(exclude)},
                                           {"include", jsonArray(include)},
                                           {"parsing", std::to_string(kParsingVersion)},
                                           {"preset", settings.preset},
                                           {"site", request.siteUrl}};
    if (!request.respectIgnoreFiles)
        all.emplace("ignore_files", "off");
    if (request.allowPrivate)
        all.emplace("private_addresses", "allowed");
    settings.json = jsonObject(all);
}

} // namespace touchstone
