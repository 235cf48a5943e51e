// SPDX-License-Identifier: GPL-3.0-or-later
// A refusal of a server as an Error: its own words, what they mean, what to do, whether to try again and
// when. Internal to core/models and core/embedding. Pure functions.
#pragma once

#include "core/models/server_options.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// The error behind a status >= 400: the server, the status, its own words (masked, without control
/// characters), a remedy, whether to try again and when.
Error refusalOf(const ServerOptions& options, const HttpResponse& response, std::int64_t nowUnixMs);
/// The error behind {"error": …} inside an answer of status 200. `status` 0 = derived from the code.
Error refusalOf(const ServerOptions& options, std::string_view words, std::string_view code, int status);
/// True where the provider's filter stopped the question: an answer without text, not an error.
bool isContentFilter(const HttpResponse& response);
/// Words of the other side for people: masked, one line, no control characters, at most `cap` bytes.
std::string foreignWords(std::string_view text, std::size_t cap = 400);

/// retry-after-ms, then Retry-After (seconds, also with a fraction, or an HTTP date), then
/// google.rpc.RetryInfo in the body. Nonsense counts as absent.
std::optional<std::chrono::milliseconds> retryAfterOf(const HttpResponse& response, std::int64_t nowUnixMs);
/// "47s", "1.5s", "250ms", "6m0s", "1h2m3s" (also without a unit: seconds).
std::optional<std::chrono::milliseconds> durationOf(std::string_view text);
/// "2026-02-01T10:20:30Z", with fraction or offset, as milliseconds since 1970.
std::optional<std::int64_t> rfc3339Ms(std::string_view text);

} // namespace touchstone
