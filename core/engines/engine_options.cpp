// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/engine_options.h"

#include "core/engines/engine.h"
#include "core/platform/url.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace touchstone {

namespace {

Result<> readSeconds(const Spec& spec, std::string_view key, std::chrono::milliseconds& into) {
    const auto seconds = spec.number(key, static_cast<double>(into.count()) / 1000.0, 0.001, 86400);
    if (!seconds)
        return fail(seconds.error());
    into = std::chrono::milliseconds(static_cast<std::int64_t>(*seconds * 1000.0 + 0.5));
    return {};
}

/// People paste the address of a call or of the interface's version.
std::string basePathOf(std::string path) {
    for (bool cut = true; cut;) {
        cut = false;
        while (path.ends_with('/'))
            path.pop_back();
        for (const std::string_view tail : {"/api/v2", "/api/v1", "/api", "/collections"})
            if (path.ends_with(tail)) {
                path.resize(path.size() - tail.size());
                cut = true;
            }
    }
    return path;
}

Result<> readEngineAddress(const Spec& spec, EngineOptions& out) {
    const std::string url = spec.get("url", out.qdrant ? "http://127.0.0.1:6333" : "http://127.0.0.1:8000");
    auto parts = parseUrl(url);
    if (!parts)
        return fail(std::move(parts.error()));
    if (!parts->user.empty() || !parts->password.empty())
        return fail(ErrorCode::Usage, fmt::format("{}: url= carries a name or password.", spec.name()),
                    "Keys are named, never written: key=env:VARIABLE or key=keychain:NAME.");
    if (!parts->query.empty())
        return fail(ErrorCode::Usage, fmt::format("{}: url= takes no query.", spec.name()));
    parts->path = basePathOf(parts->path);
    out.base = canonicalUrl(*parts);
    while (out.base.ends_with('/'))
        out.base.pop_back();
    out.server = hostAndPort(*parts);
    out.loopback = parts->loopback;
    out.spec.set("url", out.base);
    return {};
}

} // namespace

std::vector<std::string> engineKinds() {
    return {"chroma", "qdrant"};
}

std::string collectionOf(const Spec& spec) {
    return spec.get("collection");
}

Result<EngineOptions> readEngineOptions(const Spec& spec) {
    EngineOptions out;
    out.qdrant = spec.name() == "qdrant";
    if (!out.qdrant && spec.name() != "chroma")
        return fail(ErrorCode::Usage, fmt::format("There is no engine '{}'.", spec.name()),
                    fmt::format("There are: {}.", fmt::join(engineKinds(), ", ")));
    std::vector<std::string_view> known{"url",     "key",     "collection",     "batch",
                                        "timeout", "retries", "connect_timeout"};
    if (out.qdrant)
        known.push_back("using");
    else
        known.insert(known.end(), {"auth", "tenant", "database"});
    TOUCHSTONE_TRY(spec.allowOnly(known));
    out.spec = Spec(spec.name());
    for (const auto& [key, value] : spec.values())
        if (key != "collection")
            out.spec.set(key, value);
    TOUCHSTONE_TRY(readEngineAddress(spec, out));
    out.keyReference = spec.get("key");
    if (!out.keyReference.empty() && !out.keyReference.starts_with("env:") &&
        !out.keyReference.starts_with("keychain:"))
        return fail(
            ErrorCode::Usage,
            fmt::format("{}: key= takes env:VARIABLE or keychain:NAME, not a key itself.", spec.name()),
            "Put the key into an environment variable and write key=env:VARIABLE.");
    const std::string auth = spec.get("auth", "token");
    if (auth != "token" && auth != "bearer")
        return fail(ErrorCode::Usage, fmt::format("chroma: auth= is token or bearer, not '{}'.", auth));
    out.bearer = auth == "bearer";
    out.tenant = spec.get("tenant", out.tenant);
    out.database = spec.get("database", out.database);
    out.vectorName = spec.get("using");
    const auto retries = spec.integer("retries", out.retries, 0, 100);
    const auto batch = spec.integer("batch", static_cast<std::int64_t>(out.batch), 1, 10000);
    if (!retries || !batch)
        return fail(retries ? batch.error() : retries.error());
    out.retries = static_cast<int>(*retries);
    out.batch = static_cast<std::size_t>(*batch);
    TOUCHSTONE_TRY(readSeconds(spec, "connect_timeout", out.timeouts.connect));
    TOUCHSTONE_TRY(readSeconds(spec, "timeout", out.timeout));
    return out;
}

} // namespace touchstone
