// SPDX-License-Identifier: GPL-3.0-or-later
// What an OpenAI-shaped server is asked, and how its refusals read. Internal to core/models and
// core/embedding. Values and functions without state, safe for concurrent use.
#pragma once

#include "core/models/chat_model.h"

#include <chrono>
#include <string>
#include <string_view>

namespace touchstone {

/// A SPEC of the OpenAI family, understood.
struct OpenAiOptions {
    Spec spec;          ///< canonical, without credentials
    std::string base;   ///< http://HOST:PORT/v1, with credentials when the URL had some
    std::string query;  ///< of the URL, appended to every path
    std::string server; ///< HOST:PORT, for messages
    bool loopback = false;
    std::string model, keyReference;
    std::optional<double> temperature;
    std::optional<std::int64_t> maxTokens, seed;
    bool completionTokens = false; ///< send max_completion_tokens, not max_tokens
    HttpTimeouts timeouts;
    std::chrono::milliseconds timeout{600000}; ///< the whole call with retries and waits
    int retries = 2;
    int batch = 32;             ///< embedders only
    std::int64_t dimension = 0; ///< embedders only; 0 = the model's own

    [[nodiscard]] std::string url(std::string_view path) const;
};

/// Errors: Usage, Malformed never. `needModel` is false where only the server is asked.
Result<OpenAiOptions> readOpenAiOptions(const Spec& spec, bool embedder, bool needModel);

/// A request with headers and key. Errors: those of SecretStore::read. Where the switch is on and the server
/// is not on loopback the key is left out: the transport refuses, and that is what shall be told.
Result<HttpRequest> openAiRequest(const OpenAiOptions& options, const ModelServices& services,
                                  std::string_view path, std::string method, std::string body);
std::string chatBody(const OpenAiOptions& options, const ChatRequest& request, bool stream);

/// The error behind a status >= 400: the server, the status, its own words (masked, without control
/// characters), a remedy, whether to try again and when.
Error refusalOf(const OpenAiOptions& options, const HttpResponse& response, std::int64_t nowUnixMs);
/// The error behind {"error": …} inside an answer of status 200.
Error refusalOf(const OpenAiOptions& options, std::string_view words, std::string_view code, int status);
/// True where the provider's filter stopped the question: an answer without text, not an error.
bool isContentFilter(const HttpResponse& response);
/// Words of the other side for people: masked, one line, no control characters, at most `cap` bytes.
std::string foreignWords(std::string_view text, std::size_t cap = 400);

/// Names out of the answer to GET /models. Errors: Malformed.
Result<std::vector<std::string>> modelNamesOf(const std::string& server, const HttpResponse& response);

/// retry-after-ms, then Retry-After (seconds, also with a fraction, or an HTTP date). Nonsense counts as
/// absent.
std::optional<std::chrono::milliseconds> retryAfterOf(const HttpResponse& response, std::int64_t nowUnixMs);

} // namespace touchstone
