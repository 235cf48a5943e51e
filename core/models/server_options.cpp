// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/server_options.h"

#include "core/platform/url.h"

#include <fmt/format.h>

#include <array>
#include <tuple>

namespace touchstone {

namespace {

Result<> readTime(const Spec& spec, std::string_view key, std::chrono::milliseconds& into) {
    const auto seconds = spec.number(key, static_cast<double>(into.count()) / 1000.0, 0.001, 86400);
    if (!seconds)
        return fail(seconds.error());
    into = std::chrono::milliseconds(static_cast<std::int64_t>(*seconds * 1000.0 + 0.5));
    return {};
}

/// People paste the whole path of a call, or end with a slash, or name the version that is added here.
std::string basePath(std::string path, WireDialect dialect) {
    static constexpr std::array<std::string_view, 13> calls = {
        "/chat/completions", "/responses", "/embeddings", "/models",    "/rerank",
        "/messages",         "/chat",      "/embed",      "/openai/v1", "/openai",
        "/v1beta",           "/api",       "/v2"};
    const bool keepsVersion = dialect == WireDialect::OpenAi;
    for (bool cut = true; cut;) {
        cut = false;
        while (!path.empty() && path.back() == '/')
            path.pop_back();
        for (std::size_t i = 0; i < (keepsVersion ? 5 : calls.size()) && !cut; ++i)
            if (path.ends_with(calls[i])) {
                path.resize(path.size() - calls[i].size());
                cut = true;
            }
        if (!cut && !keepsVersion && path.ends_with("/v1")) {
            path.resize(path.size() - 3);
            cut = true;
        }
    }
    return path;
}

std::vector<std::string_view> knownKeys(const ProviderInfo& provider, ServerUse use) {
    std::vector<std::string_view> known = {"url",          "model",   "key",     "connect_timeout",
                                           "idle_timeout", "timeout", "retries", "first_token_timeout",
                                           "context"};
    if (use == ServerUse::Embedding)
        known.insert(known.end(), {"dim", "batch", "batch_tokens", "query_prefix", "passage_prefix"});
    else if (use == ServerUse::Rerank)
        known.push_back("batch");
    else
        known.insert(known.end(), {"temperature", "top_p", "max_tokens", "seed", "effort", "concurrency",
                                   "requests_per_minute", "tokens_per_minute", "retry_after_first_token"});
    if (provider.dialect == WireDialect::Azure)
        known.insert(known.end(), {"deployment", "token", "api_version"});
    if (provider.dialect == WireDialect::Ollama)
        known.insert(known.end(), {"num_ctx", "keep_alive"});
    if (provider.name == "openai")
        known.push_back("api");
    if (provider.dialect == WireDialect::OpenAi)
        known.push_back("max_tokens_name");
    return known;
}

Result<> readAddress(const Spec& spec, ServerOptions& out) {
    const ProviderInfo& provider = *out.provider;
    const std::string url = spec.get("url", provider.url);
    if (url.empty())
        return fail(ErrorCode::Usage, fmt::format("{} needs url=.", spec.name()),
                    provider.dialect == WireDialect::Azure
                        ? "Give the resource's address: url=https://NAME.openai.azure.com"
                        : "Give the server's address up to /v1: url=http://127.0.0.1:8080/v1");
    auto parts = parseUrl(url);
    if (!parts)
        return fail(std::move(parts.error()));
    parts->path = basePath(parts->path, provider.dialect);
    out.query = parts->query;
    parts->query.clear();
    out.server = hostAndPort(*parts);
    out.loopback = parts->loopback;
    std::string bare = canonicalUrl(*parts);
    while (bare.ends_with('/'))
        bare.pop_back();
    out.base = bare;
    if (!parts->user.empty() || !parts->password.empty()) {
        const std::size_t mark = url.find("://") + 3;
        const std::size_t end = std::min(url.find_first_of("/?#", mark), url.size());
        out.base.insert(parts->scheme.size() + 3, url.substr(mark, url.rfind('@', end) + 1 - mark));
    }
    if (spec.has("url"))
        out.spec.set("url", out.query.empty() ? bare : bare + "?" + out.query);
    // The variable of a provider is meant for that provider: another host never sees it unasked.
    if (!provider.keyVariable.empty())
        if (const auto own = parseUrl(provider.url); own && own->host == parts->host)
            out.keyReference = fmt::format("env:{}", provider.keyVariable);
    return {};
}

Result<> readKey(const Spec& spec, ServerOptions& out) {
    out.token = spec.has("token");
    if (out.token && spec.has("key"))
        return fail(ErrorCode::Usage, fmt::format("{} takes key= or token=, not both.", spec.name()));
    out.keyReference = out.token ? spec.get("token") : spec.get("key", out.keyReference);
    if (!out.keyReference.empty() && !out.keyReference.starts_with("env:") &&
        !out.keyReference.starts_with("keychain:"))
        return fail(ErrorCode::Usage,
                    fmt::format("{}: {}= takes env:VARIABLE or keychain:NAME, not a key itself.", spec.name(),
                                out.token ? "token" : "key"),
                    "Put the key into an environment variable and write key=env:VARIABLE.");
    return {};
}

Result<> readModel(const Spec& spec, bool needModel, ServerOptions& out) {
    const bool azure = out.provider->dialect == WireDialect::Azure;
    out.model = azure ? spec.get("deployment", spec.get("model")) : spec.get("model");
    out.apiVersion = spec.get("api_version", azure ? "2024-10-21" : "");
    if (needModel && out.model.empty() && out.provider->dialect != WireDialect::Tei)
        return fail(ErrorCode::Usage,
                    fmt::format("{} needs {}=.", spec.name(), azure ? "deployment" : "model"),
                    "`model doctor` lists the names that the server knows.");
    const std::string api = spec.get("api", "chat");
    if (api != "chat" && api != "responses")
        return fail(ErrorCode::Usage,
                    fmt::format("{}: api= is chat or responses, not '{}'.", spec.name(), api));
    out.responsesApi = api == "responses";
    out.completionTokens = out.provider->completionTokens;
    if (const std::string name = spec.get("max_tokens_name"); !name.empty()) {
        if (name != "max_tokens" && name != "max_completion_tokens")
            return fail(
                ErrorCode::Usage,
                fmt::format("{}: max_tokens_name= is max_tokens or max_completion_tokens.", spec.name()));
        out.completionTokens = name == "max_completion_tokens";
    }
    out.keepAlive = spec.get("keep_alive");
    return {};
}

Result<> readNumbers(const Spec& spec, ServerOptions& out) {
    for (const auto& [key, into, high] :
         std::initializer_list<std::tuple<const char*, std::optional<double>*, double>>{
             {"temperature", &out.temperature, 10}, {"top_p", &out.topP, 1}}) {
        if (!spec.has(key))
            continue;
        const auto value = spec.number(key, 0, 0, high);
        if (!value)
            return fail(value.error());
        *into = *value;
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
    std::int64_t retries = 2, batch = 32, numCtx = 0, afterFirst = 0;
    for (const auto& [key, into, low, high] :
         std::initializer_list<std::tuple<const char*, std::int64_t*, std::int64_t, std::int64_t>>{
             {"retries", &retries, 0, 100},
             {"batch", &batch, 1, 2048},
             {"batch_tokens", &out.batchTokens, 1, INT32_MAX},
             {"dim", &out.dimension, 1, 65536},
             {"context", &out.contextTokens, 1, INT32_MAX},
             {"num_ctx", &numCtx, 1, INT32_MAX},
             {"concurrency", &out.concurrency, 1, 100000},
             {"requests_per_minute", &out.requestsPerMinute, 1, INT32_MAX},
             {"tokens_per_minute", &out.tokensPerMinute, 1, INT64_MAX},
             {"retry_after_first_token", &afterFirst, 0, 1}}) {
        if (!spec.has(key))
            continue;
        const auto value = spec.integer(key, 0, low, high);
        if (!value)
            return fail(value.error());
        *into = *value;
    }
    out.retries = static_cast<int>(retries);
    out.batch = static_cast<int>(batch);
    out.retryAfterFirstToken = afterFirst != 0;
    if (numCtx > 0)
        out.contextTokens = numCtx;
    TOUCHSTONE_TRY(readTime(spec, "connect_timeout", out.timeouts.connect));
    TOUCHSTONE_TRY(readTime(spec, "first_token_timeout", out.timeouts.firstByte));
    TOUCHSTONE_TRY(readTime(spec, "idle_timeout", out.timeouts.idle));
    return readTime(spec, "timeout", out.timeout);
}

HttpHeaders credentials(const ServerOptions& options, const std::string& key) {
    switch (options.token ? WireDialect::OpenAi : options.provider->dialect) {
    case WireDialect::Azure:
        return {{"api-key", key}};
    case WireDialect::Anthropic:
        return {{"x-api-key", key}};
    case WireDialect::Gemini:
        return {{"x-goog-api-key", key}};
    default:
        return {{"Authorization", "Bearer " + key}};
    }
}

} // namespace

std::string ServerOptions::url(std::string_view path) const {
    std::string out = base + std::string(path);
    if (!query.empty())
        out += (path.find('?') == std::string_view::npos ? "?" : "&") + query;
    return out;
}

Result<ServerOptions> readServerOptions(const Spec& spec, ServerUse use, bool needModel) {
    ServerOptions out;
    out.provider = findProvider(spec.name());
    if (!out.provider)
        return fail(ErrorCode::Usage, fmt::format("There is no model provider '{}'.", spec.name()));
    TOUCHSTONE_TRY(spec.allowOnly(knownKeys(*out.provider, use)));
    out.spec = spec;
    TOUCHSTONE_TRY(readAddress(spec, out));
    TOUCHSTONE_TRY(readModel(spec, needModel, out));
    TOUCHSTONE_TRY(readKey(spec, out));
    TOUCHSTONE_TRY(readNumbers(spec, out));
    static constexpr std::array<std::string_view, 7> efforts = {"none", "minimal", "low", "medium",
                                                                "high", "xhigh",   "max"};
    out.reasoningEffort = spec.get("effort");
    if (!out.reasoningEffort.empty() &&
        std::find(efforts.begin(), efforts.end(), out.reasoningEffort) == efforts.end())
        return fail(ErrorCode::Usage, fmt::format("There is no effort '{}'.", out.reasoningEffort),
                    "There are: none, minimal, low, medium, high, xhigh, max.");
    out.queryPrefix = spec.get("query_prefix");
    out.passagePrefix = spec.get("passage_prefix");
    return out;
}

Result<HttpRequest> serverRequest(const ServerOptions& options, const ModelServices& services,
                                  std::string_view path, std::string method, std::string body) {
    HttpRequest request;
    request.method = std::move(method);
    request.url = options.url(path);
    request.body = std::move(body);
    request.purpose = "model";
    request.timeouts = options.timeouts;
    request.headers = {{"Accept", "text/event-stream, application/json"}};
    if (options.provider->dialect == WireDialect::Ollama)
        request.headers = {{"Accept", "application/x-ndjson, application/json"}};
    if (options.provider->dialect == WireDialect::Anthropic)
        request.headers.emplace_back("anthropic-version", "2023-06-01");
    if (request.method != "GET")
        request.headers.emplace_back("Content-Type", "application/json");
    if (options.keyReference.empty() || (services.http->offline() && !options.loopback))
        return request;
    const auto key = services.secrets->read(options.keyReference);
    if (!key)
        return fail(key.error());
    request.secretHeaders = credentials(options, *key);
    return request;
}

std::string_view modelsPath(const ServerOptions& options) {
    switch (options.provider->dialect) {
    case WireDialect::Anthropic:
        return "/v1/models?limit=1000";
    case WireDialect::Gemini:
        return "/v1beta/models?pageSize=1000";
    case WireDialect::Azure:
        return "/openai/v1/models";
    case WireDialect::Ollama:
        return "/api/tags";
    case WireDialect::Cohere:
        return "/v1/models?page_size=1000";
    case WireDialect::Tei:
        return "/info";
    case WireDialect::OpenAi:
        break;
    }
    return "/models";
}

std::string percentEncode(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
            c == '_' || c == '.' || c == '~')
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

} // namespace touchstone
