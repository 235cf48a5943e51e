// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/openai_wire.h"
#include "core/platform/url.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace touchstone {

namespace {

constexpr const char* kOpenAi = "https://api.openai.com/v1";

Result<> readTime(const Spec& spec, std::string_view key, std::chrono::milliseconds& into) {
    const auto seconds = spec.number(key, static_cast<double>(into.count()) / 1000.0, 0.001, 86400);
    if (!seconds)
        return fail(seconds.error());
    into = std::chrono::milliseconds(static_cast<std::int64_t>(*seconds * 1000.0 + 0.5));
    return {};
}

/// People paste the whole path of a call, or end with a slash.
std::string basePath(std::string path) {
    for (const std::string_view call : {"/chat/completions", "/embeddings", "/models"}) {
        while (!path.empty() && path.back() == '/')
            path.pop_back();
        if (path.ends_with(call))
            path.resize(path.size() - call.size());
    }
    return path;
}

} // namespace

std::string OpenAiOptions::url(std::string_view path) const {
    return base + std::string(path) + (query.empty() ? "" : "?" + query);
}

Result<OpenAiOptions> readOpenAiOptions(const Spec& spec, bool embedder, bool needModel) {
    std::vector<std::string_view> known = {"url",          "model",   "key",     "connect_timeout",
                                           "idle_timeout", "timeout", "retries", "first_token_timeout"};
    if (embedder)
        known.insert(known.end(), {"dim", "batch"});
    else
        known.insert(known.end(), {"temperature", "max_tokens", "seed"});
    TOUCHSTONE_TRY(spec.allowOnly(known));
    OpenAiOptions out;
    const bool openAi = spec.name() == "openai";
    const std::string url = spec.get("url", openAi ? kOpenAi : "");
    if (url.empty())
        return fail(ErrorCode::Usage, fmt::format("{} needs url=.", spec.name()),
                    "Give the server's address up to /v1: url=http://127.0.0.1:8080/v1");
    auto parts = parseUrl(url);
    if (!parts)
        return fail(std::move(parts.error()));
    parts->path = basePath(parts->path);
    out.query = parts->query;
    parts->query.clear();
    out.server = hostAndPort(*parts);
    out.loopback = parts->loopback;
    const std::string bare = canonicalUrl(*parts);
    out.base = bare;
    if (!parts->user.empty() || !parts->password.empty()) {
        const std::size_t mark = url.find("://") + 3;
        const std::size_t end = std::min(url.find_first_of("/?#", mark), url.size());
        out.base.insert(parts->scheme.size() + 3, url.substr(mark, url.rfind('@', end) + 1 - mark));
    }
    out.model = spec.get("model");
    if (needModel && out.model.empty())
        return fail(ErrorCode::Usage, fmt::format("{} needs model=.", spec.name()),
                    "`model doctor` lists the names that the server knows.");
    // The variable of a provider is meant for that provider: another host never sees it unasked.
    out.keyReference = spec.get("key", openAi && parts->host == "api.openai.com" ? "env:OPENAI_API_KEY" : "");
    if (!out.keyReference.empty() && !out.keyReference.starts_with("env:") &&
        !out.keyReference.starts_with("keychain:"))
        return fail(
            ErrorCode::Usage,
            fmt::format("{}: key= takes env:VARIABLE or keychain:NAME, not a key itself.", spec.name()),
            "Put the key into an environment variable and write key=env:VARIABLE.");
    out.completionTokens = openAi;
    if (spec.has("temperature")) {
        const auto value = spec.number("temperature", 0, 0, 10);
        if (!value)
            return fail(value.error());
        out.temperature = *value;
    }
    for (const auto& [key, into, low] :
         std::initializer_list<std::tuple<const char*, std::optional<std::int64_t>*, std::int64_t>>{
             {"max_tokens", &out.maxTokens, 1}, {"seed", &out.seed, INT64_MIN}}) {
        if (!spec.has(key))
            continue;
        const auto value = spec.integer(key, 0, low, INT64_MAX);
        if (!value)
            return fail(value.error());
        *into = *value;
    }
    TOUCHSTONE_TRY(readTime(spec, "connect_timeout", out.timeouts.connect));
    TOUCHSTONE_TRY(readTime(spec, "first_token_timeout", out.timeouts.firstByte));
    TOUCHSTONE_TRY(readTime(spec, "idle_timeout", out.timeouts.idle));
    TOUCHSTONE_TRY(readTime(spec, "timeout", out.timeout));
    const auto retries = spec.integer("retries", 2, 0, 100);
    const auto batch = spec.integer("batch", 32, 1, 2048);
    const auto dimension = spec.integer("dim", 0, 1, 65536);
    if (!retries || !batch || !dimension)
        return fail(!retries ? retries.error() : !batch ? batch.error() : dimension.error());
    out.retries = static_cast<int>(*retries);
    out.batch = static_cast<int>(*batch);
    out.dimension = *dimension;
    out.spec = spec;
    if (spec.has("url"))
        out.spec.set("url", out.query.empty() ? bare : bare + "?" + out.query);
    return out;
}

Result<HttpRequest> openAiRequest(const OpenAiOptions& options, const ModelServices& services,
                                  std::string_view path, std::string method, std::string body) {
    HttpRequest request;
    request.method = std::move(method);
    request.url = options.url(path);
    request.body = std::move(body);
    request.purpose = "model";
    request.timeouts = options.timeouts;
    request.headers = {{"Accept", "text/event-stream, application/json"}};
    if (request.method != "GET")
        request.headers.emplace_back("Content-Type", "application/json");
    if (options.keyReference.empty() || (services.http->offline() && !options.loopback))
        return request;
    const auto key = services.secrets->read(options.keyReference);
    if (!key)
        return fail(key.error());
    request.secretHeaders = {{"Authorization", "Bearer " + *key}};
    return request;
}

std::string chatBody(const OpenAiOptions& options, const ChatRequest& request, bool stream) {
    nlohmann::ordered_json body;
    body["model"] = options.model;
    body["messages"] = nlohmann::ordered_json::array();
    for (const Message& message : request.messages) {
        static constexpr std::array<const char*, 3> roles = {"system", "user", "assistant"};
        body["messages"].push_back(
            {{"role", roles[static_cast<std::size_t>(message.role)]}, {"content", message.content}});
    }
    if (const auto temperature = request.temperature ? request.temperature : options.temperature)
        body["temperature"] = *temperature;
    if (const auto maxTokens = request.maxTokens ? request.maxTokens : options.maxTokens)
        body[options.completionTokens ? "max_completion_tokens" : "max_tokens"] = *maxTokens;
    if (const auto seed = request.seed ? request.seed : options.seed)
        body["seed"] = *seed;
    if (!request.stop.empty())
        body["stop"] = request.stop;
    body["stream"] = stream;
    if (stream)
        body["stream_options"] = {{"include_usage", true}};
    return body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace touchstone
