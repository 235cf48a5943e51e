// SPDX-License-Identifier: GPL-3.0-or-later
// A model server as a SPEC describes it, understood and checked; and the requests that go there. Internal to
// core/models, core/embedding and core/retrieval. Values and functions without state, safe for concurrent
// use.
#pragma once

#include "core/models/chat_model.h"
#include "core/models/providers.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct ServerOptions {
    const ProviderInfo* provider = nullptr;
    Spec spec;          ///< canonical, without credentials
    std::string base;   ///< scheme, host, port and leading path, with credentials when the URL had some
    std::string query;  ///< of the URL, appended to every path
    std::string server; ///< HOST:PORT, for messages
    bool loopback = false;
    std::string model;         ///< for azure-openai the deployment
    std::string keyReference;  ///< env:… or keychain:…, "" = no key
    bool token = false;        ///< keyReference is a bearer token where a key is usual (Azure)
    bool responsesApi = false; ///< openai: /responses instead of /chat/completions
    std::string apiVersion;    ///< azure-openai
    std::string keepAlive;     ///< ollama
    std::optional<double> temperature, topP;
    std::optional<std::int64_t> maxTokens, seed;
    std::string reasoningEffort;
    bool completionTokens = false;  ///< send max_completion_tokens, not max_tokens
    std::int64_t contextTokens = 0; ///< num_ctx= or context=; 0 = not known
    HttpTimeouts timeouts;
    std::chrono::milliseconds timeout{600000}; ///< the whole call with retries and waits
    int retries = 2;
    bool retryAfterFirstToken = false;
    std::int64_t concurrency = 0, requestsPerMinute = 0, tokensPerMinute = 0; ///< 0 = no limit
    int batch = 32;                         ///< embedders and rerankers: texts in a request
    std::int64_t batchTokens = 0;           ///< embedders only: tokens in a request; 0 = no limit
    std::int64_t dimension = 0;             ///< embedders only; 0 = the model's own
    std::string queryPrefix, passagePrefix; ///< embedders only

    [[nodiscard]] std::string url(std::string_view path) const;
};

enum class ServerUse : std::uint8_t { Chat, Embedding, Rerank };

/// Errors: Usage. `needModel` is false where only the server is asked.
Result<ServerOptions> readServerOptions(const Spec& spec, ServerUse use, bool needModel);

/// A request with headers and key. Errors: those of SecretStore::read. Where the switch is on and the server
/// is not on loopback the key is left out: the transport refuses, and that is what shall be told.
Result<HttpRequest> serverRequest(const ServerOptions& options, const ModelServices& services,
                                  std::string_view path, std::string method, std::string body);
/// The path that lists models, from the end of `base` on.
std::string_view modelsPath(const ServerOptions& options);
/// Text as a segment of a path.
std::string percentEncode(std::string_view text);

/// Names out of the answer to the list of models. Errors: Malformed.
Result<std::vector<std::string>> modelNamesOf(const std::string& server, const HttpResponse& response);

} // namespace touchstone
