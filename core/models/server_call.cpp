// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/server_call.h"

#include "core/base/clock.h"
#include "core/models/json_guard.h"
#include "core/models/refusal.h"
#include "core/models/retry.h"

#include <algorithm>

namespace touchstone {

Result<HttpResponse> callServer(const ServerOptions& options, const ModelServices& services,
                                const ServerCall& call, std::chrono::steady_clock::time_point deadline,
                                JobContext& context) {
    const RetryPolicy policy;
    std::chrono::milliseconds wait = policy.firstWait;
    for (int tried = 0;; ++tried) {
        auto request = serverRequest(options, services, call.path, std::string(call.method), call.body);
        if (!request)
            return fail(std::move(request.error()));
        request->purpose = call.purpose;
        request->maxBodyBytes = call.maxBodyBytes;
        const auto left = [&] {
            return std::chrono::duration_cast<std::chrono::milliseconds>(deadline -
                                                                         std::chrono::steady_clock::now());
        };
        request->timeouts.total = std::max(left(), std::chrono::milliseconds(1));
        auto response = services.http->perform(*request, context);
        if (response && response->status < 400)
            return response;
        Error error = response ? refusalOf(options, *response, systemClock().unixMs()) : response.error();
        if (!worthRetrying(error) || tried >= options.retries)
            return fail(std::move(error));
        // No jitter: one caller runs one request at a time.
        wait = error.retryAfter ? *error.retryAfter : nextWait(policy, wait, 0.5);
        if (wait >= left())
            return fail(std::move(error));
        if (!waitFor(wait, context.stop))
            return fail(ErrorCode::Cancelled, "Stopped.");
    }
}

Result<std::size_t> askBatchLimit(const ServerOptions& options, const ModelServices& services,
                                  const std::string& purpose, JobContext& context) {
    auto request = serverRequest(options, services, "/info", "GET", {});
    if (!request)
        return fail(std::move(request.error()));
    request->purpose = purpose;
    request->maxBodyBytes = 1U << 20U;
    const auto response = services.http->perform(*request, context);
    if (!response)
        return fail(response.error());
    if (response->status >= 400) // an older server; its answer to a batch that is too large will tell
        return 0;
    const auto json = parseForeignJson(response->body);
    const auto most = json ? integerMember(*json, "max_client_batch_size") : std::nullopt;
    return most && *most > 0 ? static_cast<std::size_t>(*most) : 0;
}

} // namespace touchstone
