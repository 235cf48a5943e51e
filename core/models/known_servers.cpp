// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/known_servers.h"

#include "core/base/spec.h"
#include "core/models/json_guard.h"
#include "core/models/server_options.h"

#include <array>

namespace touchstone {

namespace {

struct Field {
    const char* name;
    std::optional<bool> KnownServer::*member;
};
constexpr std::array<Field, 6> kFields = {{{"stream", &KnownServer::stream},
                                           {"stream_usage", &KnownServer::streamUsage},
                                           {"tools", &KnownServer::tools},
                                           {"json_schema", &KnownServer::jsonSchema},
                                           {"embeddings", &KnownServer::embeddings},
                                           {"max_completion_tokens", &KnownServer::completionTokens}}};

/// Which model of which server, without credentials: nothing else of a SPEC changes what they can do.
std::string nameOf(std::string_view spec) {
    const auto parsed = Spec::parse(spec);
    const auto options = parsed ? readServerOptions(*parsed, ServerUse::Chat, false)
                                : Result<ServerOptions>(fail(ErrorCode::Usage, "No SPEC."));
    if (!options)
        return "server:" + std::string(parsed ? parsed->name() : "");
    Spec out(options->spec.name());
    for (const char* key : {"url", "model", "deployment", "api", "num_ctx"})
        if (options->spec.has(key))
            out.set(key, options->spec.get(key));
    return "server:" + out.toString();
}

} // namespace

std::string knownServerJson(const KnownServer& known) {
    nlohmann::ordered_json out = nlohmann::ordered_json::object();
    for (const Field& field : kFields)
        out[field.name] = known.*field.member ? nlohmann::ordered_json(*(known.*field.member))
                                              : nlohmann::ordered_json(nullptr);
    out["context_tokens"] = known.contextTokens > 0 ? nlohmann::ordered_json(known.contextTokens)
                                                    : nlohmann::ordered_json(nullptr);
    out["probed"] = known.probedUnixMs;
    return out.dump();
}

Result<KnownServer> knownServerFromJson(std::string_view text) {
    const auto json = parseForeignJson(text);
    if (!json || !json->is_object())
        return fail(ErrorCode::BadInput, "This is no record of a server.");
    KnownServer out;
    for (const Field& field : kFields)
        if (const nlohmann::json& value = member(*json, field.name); value.is_boolean())
            out.*field.member = value.get<bool>();
    out.contextTokens = integerMember(*json, "context_tokens").value_or(0);
    out.probedUnixMs = integerMember(*json, "probed").value_or(0);
    return out;
}

Result<> keepKnownServer(const Workspace& workspace, std::string_view spec, const KnownServer& known) {
    auto database = workspace.connect();
    if (!database)
        return fail(std::move(database.error()));
    return database->transaction([&]() -> Result<> {
        auto insert = database->prepare("INSERT OR REPLACE INTO workspace_value (name, value) VALUES (?, ?)");
        if (!insert)
            return fail(std::move(insert.error()));
        return insert->bind(1, nameOf(spec)).bind(2, knownServerJson(known)).run();
    });
}

Result<std::optional<KnownServer>> findKnownServer(const Workspace& workspace, std::string_view spec) {
    auto database = workspace.connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    auto rows = database->prepare("SELECT value FROM workspace_value WHERE name = ?");
    if (!rows)
        return fail(std::move(rows.error()));
    rows->bind(1, nameOf(spec));
    const auto row = rows->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::optional<KnownServer>();
    auto known = knownServerFromJson(rows->textView(0));
    return known ? std::optional<KnownServer>(*known) : std::nullopt;
}

} // namespace touchstone
