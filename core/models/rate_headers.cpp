// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/rate_headers.h"

#include "core/models/refusal.h"

#include <algorithm>
#include <charconv>

namespace touchstone {

namespace {

std::int64_t countOf(std::string_view text) {
    std::int64_t value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0 ? value : -1;
}

/// A span ("1s", "6m0s", "12"), or a moment.
std::int64_t resetOf(std::string_view text, std::int64_t nowUnixMs) {
    if (const auto at = rfc3339Ms(text))
        return std::max<std::int64_t>(0, *at - nowUnixMs);
    if (const auto span = durationOf(text)) {
        // Some servers give seconds since 1970, a few of them milliseconds.
        const std::int64_t ms = span->count();
        if (ms > nowUnixMs / 2 && ms < nowUnixMs * 2)
            return std::max<std::int64_t>(0, ms - nowUnixMs);
        if (ms / 1000 > nowUnixMs / 2)
            return std::max<std::int64_t>(0, ms / 1000 - nowUnixMs);
        return ms;
    }
    return -1;
}

void tighten(RateWindow& window, const RateWindow& other) {
    if (other.remaining < 0 && other.limit < 0)
        return;
    if (window.remaining < 0 || (other.remaining >= 0 && other.remaining < window.remaining))
        window = other;
}

} // namespace

RateLimits rateLimitsOf(const HttpResponse& response, std::int64_t nowUnixMs) {
    RateLimits out;
    const auto read = [&](const std::string& limit, const std::string& remaining, const std::string& reset) {
        RateWindow window;
        window.limit = countOf(response.header(limit));
        window.remaining = countOf(response.header(remaining));
        window.resetMs = resetOf(response.header(reset), nowUnixMs);
        return window;
    };
    for (const std::string tail : {"", "-day", "-minute", "-5min"}) {
        const auto openAi = [&](const std::string& what) {
            return read("x-ratelimit-limit-" + what + tail, "x-ratelimit-remaining-" + what + tail,
                        "x-ratelimit-reset-" + what + tail);
        };
        tighten(out.requests, openAi("requests"));
        tighten(out.tokens, openAi("tokens"));
    }
    tighten(out.requests, read("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"));
    for (const std::string what : {"requests", "tokens", "input-tokens", "output-tokens"}) {
        const std::string head = "anthropic-ratelimit-" + what;
        tighten(what == "requests" ? out.requests : out.tokens,
                read(head + "-limit", head + "-remaining", head + "-reset"));
    }
    return out;
}

} // namespace touchstone
