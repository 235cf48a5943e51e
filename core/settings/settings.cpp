// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include "core/base/json_depth.h"
#include "core/base/spec.h"
#include "core/platform/env.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kMostBytes = 4ULL << 20U;

struct Place {
    std::int64_t line = 1, column = 1;
};

/// Line and column (in characters) of a byte of the file.
Place placeOf(std::string_view text, std::size_t at) {
    Place place;
    for (std::size_t i = 0; i < at && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<std::uint8_t>(text[i]) & 0xC0U) != 0x80U) {
            ++place.column;
        }
    }
    return place;
}

Error badFile(const std::filesystem::path& path, std::string message, std::string hint = {}) {
    Error error = makeError(ErrorCode::BadInput, std::move(message), std::move(hint));
    error.file = path.string();
    return error;
}

Result<Json> parseFile(const std::filesystem::path& path, std::string_view text) {
    if (jsonNestsDeeperThan(text, 100))
        return fail(badFile(path, "The settings are nested deeper than 100 levels."));
    try {
        Json json = Json::parse(text);
        if (!json.is_object())
            return fail(
                badFile(path, "The settings are not a JSON object.", "They begin with { and end with }."));
        return json;
    } catch (const Json::parse_error& problem) {
        // The library counts the byte it stopped at from 1.
        const Place place = placeOf(text, problem.byte > 0 ? problem.byte - 1 : 0);
        Error error = badFile(path, "The settings are not valid JSON.",
                              "Correct this place, or move the file away to begin with the defaults.");
        error.line = place.line;
        error.column = place.column;
        error.detail = problem.what();
        return fail(std::move(error));
    }
}

/// Reads one known field out of `json` and removes it there.
class Fields {
public:
    Fields(Json& json, const std::filesystem::path& path) : m_json(json), m_path(path) {}

    Result<> text(const char* name, std::string& into) {
        const auto found = m_json.find(name);
        if (found == m_json.end())
            return {};
        if (!found->is_string())
            return fail(badFile(m_path, fmt::format("'{}' is not a text.", name)));
        into = found->get<std::string>();
        m_json.erase(found);
        return {};
    }
    Result<> flag(const char* name, bool& into) {
        const auto found = m_json.find(name);
        if (found == m_json.end())
            return {};
        if (!found->is_boolean())
            return fail(badFile(m_path, fmt::format("'{}' is neither true nor false.", name)));
        into = found->get<bool>();
        m_json.erase(found);
        return {};
    }

private:
    Json& m_json;
    const std::filesystem::path& m_path;
};

Result<std::vector<ModelServer>> readModels(const Json& json, const std::filesystem::path& path) {
    if (!json.is_array())
        return fail(badFile(path, "'models' is not a list."));
    std::vector<ModelServer> out;
    for (const Json& item : json) {
        const auto text = [&](const char* name) {
            const auto found = item.is_object() ? item.find(name) : item.end();
            return item.is_object() && found != item.end() && found->is_string() ? found->get<std::string>()
                                                                                 : std::string();
        };
        ModelServer server{text("name"), text("spec")};
        if (server.name.empty() || server.spec.empty())
            return fail(badFile(path, fmt::format("models[{}] needs a name and a spec.", out.size())));
        out.push_back(std::move(server));
    }
    return out;
}

Result<DailyBudget> readBudget(const Json& json, const std::filesystem::path& path) {
    DailyBudget out;
    const auto bad = [&](const char* name) {
        return fail(badFile(path, fmt::format("'daily_budget.{}' is no limit.", name),
                            "Limits are numbers from 0 on: money, tokens, calls."));
    };
    if (!json.is_object())
        return fail(badFile(path, "'daily_budget' is no object."));
    if (const auto money = json.find("money"); money != json.end() && !money->is_null()) {
        if (!money->is_number() || !(money->get<double>() >= 0))
            return bad("money");
        out.money = money->get<double>();
    }
    for (const auto& [name, into] : {std::pair{"tokens", &out.tokens}, std::pair{"calls", &out.calls}}) {
        const auto value = json.find(name);
        if (value == json.end() || value->is_null())
            continue;
        if (!value->is_number_integer() || value->get<std::int64_t>() < 0)
            return bad(name);
        *into = value->get<std::int64_t>();
    }
    if (const auto currency = json.find("currency"); currency != json.end() && currency->is_string())
        out.currency = currency->get<std::string>();
    return out;
}

Json budgetJson(const DailyBudget& budget) {
    Json out = Json::object();
    if (budget.money) {
        out["money"] = *budget.money;
        out["currency"] = budget.currency;
    }
    if (budget.tokens)
        out["tokens"] = *budget.tokens;
    if (budget.calls)
        out["calls"] = *budget.calls;
    return out;
}

bool isReference(std::string_view value) {
    return value.empty() || value.substr(0, 4) == "env:" || value.substr(0, 9) == "keychain:";
}

Result<> checkModels(const std::vector<ModelServer>& models) {
    std::set<std::string_view> names;
    for (const ModelServer& server : models) {
        if (server.name.empty())
            return fail(ErrorCode::Usage, "A model server needs a name.");
        if (!names.insert(server.name).second)
            return fail(ErrorCode::Usage, fmt::format("Two model servers are called '{}'.", server.name));
        const Result<Spec> spec = Spec::parse(server.spec);
        if (!spec) { // its words would repeat the spec, and with it what may be a key
            return fail(ErrorCode::Usage,
                        fmt::format("The spec of model server '{}' cannot be read.", server.name),
                        "Write name:key=value,key=value.");
        }
        for (const auto& [key, value] : spec->values())
            if ((key == "key" || key == "api_key" || key == "token") && !isReference(value))
                return fail(
                    ErrorCode::Usage,
                    fmt::format("The spec of model server '{}' carries a key in plain text.", server.name),
                    "Write key=env:VARIABLE or key=keychain:NAME; the key itself is never stored.");
    }
    return {};
}

} // namespace

Result<Settings> SettingsFile::load() const {
    const Result<std::string> text = readFile(m_path, kMostBytes);
    if (!text) {
        if (text.error().code == ErrorCode::NotFound)
            return Settings{};
        return fail(text.error());
    }
    if (text->find_first_not_of(" \t\r\n") == std::string::npos)
        return Settings{}; // an empty file: nothing was set
    Result<Json> parsed = parseFile(m_path, *text);
    if (!parsed)
        return fail(parsed.error());
    Json& json = *parsed;
    Settings out;
    if (const auto models = json.find("models"); models != json.end()) {
        Result<std::vector<ModelServer>> read = readModels(*models, m_path);
        if (!read)
            return fail(read.error());
        out.models = std::move(*read);
    }
    if (const auto prices = json.find("prices"); prices != json.end()) {
        auto read = readPrices(*prices, m_path.string());
        if (!read)
            return fail(std::move(read.error()));
        out.prices = std::move(*read);
        json.erase(prices);
    }
    if (const auto budget = json.find("daily_budget"); budget != json.end()) {
        auto read = readBudget(*budget, m_path);
        if (!read)
            return fail(std::move(read.error()));
        out.dailyBudget = std::move(*read);
        json.erase(budget);
    }
    if (const auto hosts = json.find("trusted_hosts"); hosts != json.end()) {
        if (!hosts->is_array() ||
            std::any_of(hosts->begin(), hosts->end(), [](const Json& host) { return !host.is_string(); }))
            return fail(ErrorCode::BadInput,
                        fmt::format("{}: 'trusted_hosts' has to be a list of texts.", m_path.string()));
        out.trustedHosts = hosts->get<std::vector<std::string>>();
        json.erase(hosts);
    }
    Fields fields(json, m_path);
    TOUCHSTONE_TRY(fields.text("default_model", out.defaultModel));
    TOUCHSTONE_TRY(fields.text("theme", out.theme));
    TOUCHSTONE_TRY(fields.text("language", out.language));
    TOUCHSTONE_TRY(fields.flag("offline", out.offline));
    TOUCHSTONE_TRY(fields.text("proxy", out.proxy));
    TOUCHSTONE_TRY(fields.text("fastapi_base_url", out.fastapiBaseUrl));
    // A theme of a later version is kept as it is and shown as the desktop's.
    if (const auto models = json.find("models"); models != json.end()) {
        // Fields of a server that are not known stay beside its name, and join it again in save().
        Json unknown = Json::array();
        for (const Json& item : *models) {
            Json rest = item;
            rest.erase("spec");
            if (rest.size() > 1)
                unknown.push_back(std::move(rest));
        }
        if (unknown.empty())
            json.erase(models);
        else
            *models = std::move(unknown);
    }
    out.unknownFields = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return out;
}

Result<> SettingsFile::save(const Settings& settings) const {
    TOUCHSTONE_TRY(checkModels(settings.models));
    Json unknown = Json::parse(settings.unknownFields, nullptr, false);
    if (!unknown.is_object())
        unknown = Json::object();
    Json servers = Json::array();
    const Json unknownServers = unknown.value("models", Json::array());
    for (const ModelServer& server : settings.models) {
        Json item = {{"name", server.name}, {"spec", server.spec}};
        if (unknownServers.is_array())
            for (const Json& other : unknownServers)
                if (other.is_object() && other.value("name", Json()) == Json(server.name))
                    for (const auto& [key, value] : other.items())
                        if (!item.contains(key))
                            item[key] = value;
        servers.push_back(std::move(item));
    }
    Json json = {{"models", std::move(servers)},
                 {"default_model", settings.defaultModel},
                 {"theme", settings.theme},
                 {"language", settings.language},
                 {"offline", settings.offline},
                 {"proxy", settings.proxy},
                 {"fastapi_base_url", settings.fastapiBaseUrl}};
    if (!settings.prices.empty())
        json["prices"] = pricesJson(settings.prices);
    if (const Json budget = budgetJson(settings.dailyBudget); !budget.empty())
        json["daily_budget"] = budget;
    if (!settings.trustedHosts.empty())
        json["trusted_hosts"] = settings.trustedHosts;
    for (const auto& [key, value] : unknown.items())
        if (!json.contains(key))
            json[key] = value;
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return writeFileAtomically(m_path, text, true);
}

} // namespace touchstone
