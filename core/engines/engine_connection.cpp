// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/engine_connection.h"

#include "core/base/clock.h"
#include "core/models/json_guard.h"
#include "core/models/refusal.h"
#include "core/models/retry.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::uint64_t kMostAnswerBytes = 512ULL << 20U;

/// Chroma: {"error": "NotFoundError", "message": "…"}; Qdrant: {"status": {"error": "…"}}.
std::string engineWords(const HttpResponse& response) {
    const auto json = parseForeignJson(response.body);
    if (!json)
        return foreignWords(response.body);
    if (const std::string own = stringMember(member(*json, "status"), "error"); !own.empty())
        return foreignWords(own);
    const std::string message = stringMember(*json, "message"), code = stringMember(*json, "error");
    if (!message.empty())
        return foreignWords(code.empty() ? message : code + ": " + message);
    return foreignWords(code.empty() ? stringMember(*json, "detail") : code);
}

bool worthRepeating(int status) {
    return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
}

} // namespace

std::string EngineConnection::server() const {
    return fmt::format("{} at {}", m_options.product(), m_options.server);
}

tl::unexpected<Error> EngineConnection::malformed(std::string_view what) const {
    return fail(ErrorCode::Malformed, fmt::format("{} answered with {}.", server(), what),
                fmt::format("Check that url= leads to {} and not to something else: touchstone-cli engine "
                            "doctor {}",
                            m_options.product(), m_options.spec.toString()));
}

Error EngineConnection::refusal(const HttpResponse& response) const {
    const std::string words = engineWords(response);
    Error error = makeError(
        ErrorCode::Refused,
        words.empty() ? fmt::format("{} refused the request with status {} and no further words.", server(),
                                    response.status)
                      : fmt::format("{} refused the request ({}): {}", server(), response.status, words));
    if (response.status == 401 || response.status == 403)
        error.hint = m_options.keyReference.empty()
                         ? "The engine wants a key: add key=env:VARIABLE."
                         : fmt::format("The key in {} is not accepted: check it{}.", m_options.keyReference,
                                       m_options.qdrant || m_options.bearer ? "" : ", or try auth=bearer");
    else if (response.status == 413)
        error.hint = "The batch is too large for the engine: set batch= to a smaller number.";
    else if (response.status >= 500 || response.status == 429)
        error.hint =
            "The engine is in trouble or overloaded: look at its log, and run the same command again.";
    error.detail = foreignWords(response.body, 2000);
    error.httpStatus = response.status;
    error.retryable = worthRepeating(response.status);
    error.retryAfter = retryAfterOf(response, systemClock().unixMs());
    return error;
}

Result<HttpRequest> EngineConnection::request(std::string_view method, const std::string& path,
                                              const std::string& body) const {
    HttpRequest out;
    out.method = std::string(method);
    out.url = m_options.base + path;
    out.body = body;
    out.purpose = "engine";
    out.timeouts = m_options.timeouts;
    out.maxBodyBytes = kMostAnswerBytes;
    out.headers = {{"Accept", "application/json"}};
    if (!body.empty())
        out.headers.emplace_back("Content-Type", "application/json");
    // Where the switch is on the transport refuses, and that is what shall be told, not a missing key.
    if (m_options.keyReference.empty() || (m_services.http->offline() && !m_options.loopback))
        return out;
    const auto key = m_services.secrets->read(m_options.keyReference);
    if (!key)
        return fail(key.error());
    if (m_options.qdrant)
        out.secretHeaders = {{"api-key", *key}};
    else if (m_options.bearer)
        out.secretHeaders = {{"Authorization", "Bearer " + *key}};
    else
        out.secretHeaders = {{"X-Chroma-Token", *key}};
    return out;
}

Result<nlohmann::json> EngineConnection::call(EngineCall kind, std::string_view method,
                                              const std::string& path, const std::string& body,
                                              JobContext& context) const {
    if (kind == EngineCall::Write && m_access == EngineAccess::ReadOnly)
        return fail(ErrorCode::Internal, fmt::format("{} was opened to read only.", server()));
    const auto deadline = std::chrono::steady_clock::now() + m_options.timeout;
    const RetryPolicy policy;
    std::chrono::milliseconds wait = policy.firstWait;
    for (int tried = 0;; ++tried) {
        auto sent = request(method, path, body);
        if (!sent)
            return fail(std::move(sent.error()));
        const auto left = [&] {
            return std::chrono::duration_cast<std::chrono::milliseconds>(deadline -
                                                                         std::chrono::steady_clock::now());
        };
        sent->timeouts.total = std::max(left(), std::chrono::milliseconds(1));
        const auto response = m_services.http->perform(*sent, context);
        if (response && response->status < 300) {
            if (response->body.empty())
                return nlohmann::json();
            auto json = parseForeignJson(response->body);
            if (!json)
                return malformed("something that is not whole JSON");
            return json;
        }
        if (response && response->status < 400)
            return fail(
                ErrorCode::Refused,
                fmt::format("{} sends elsewhere ({}), which is not followed.", server(), response->status),
                "Give the address that it really answers at as url=.");
        Error error = response ? refusal(*response) : response.error();
        if (!response && error.code == ErrorCode::Unreachable)
            error.hint = fmt::format("Is it running? `touchstone-cli engine doctor {}` checks step by step; "
                                     "the embedded index answers without --engine.",
                                     m_options.spec.toString());
        // Every call can be sent again: writing the same points twice changes nothing.
        const bool again = response ? error.retryable : worthRetrying(error);
        if (!again || tried >= m_options.retries)
            return fail(std::move(error));
        wait = error.retryAfter ? *error.retryAfter : nextWait(policy, wait, 0.5);
        if (wait >= left())
            return fail(std::move(error));
        if (!waitFor(wait, context.stop))
            return fail(ErrorCode::Cancelled, "Stopped.");
    }
}

Result<std::unique_ptr<VectorEngine>> makeEngine(const Spec& spec, const ModelServices& services,
                                                 EngineAccess access) {
    if (!services.http || !services.secrets)
        return fail(ErrorCode::Internal, "An engine was opened without a transport or a store of secrets.");
    auto options = readEngineOptions(spec);
    if (!options)
        return fail(std::move(options.error()));
    const bool qdrant = options->qdrant;
    EngineConnection connection(std::move(*options), services, access);
    return qdrant ? makeQdrant(std::move(connection)) : makeChroma(std::move(connection));
}

} // namespace touchstone
