// SPDX-License-Identifier: GPL-3.0-or-later
// The one door to the network. One I/O thread carries all transfers (libcurl's multi interface); requests are
// started from any thread. Each request is reported to the observer, with what was sent, to whom and why, and
// never with a key.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpTimeouts { // wire.md 5.0: connect 5 s, idle 60 s, total 600 s
    std::chrono::milliseconds connect{5000};
    std::chrono::milliseconds firstByte{120000}; ///< from the request sent to the first byte of the body
    std::chrono::milliseconds idle{60000};       ///< between two bytes of the body
    std::chrono::milliseconds total{600000};
};

struct HttpRequest {
    std::string method = "GET";
    std::string url; ///< http or https; user:password@ in it is sent as basic credentials and never logged
    HttpHeaders headers;       ///< names in any case
    HttpHeaders secretHeaders; ///< the same, but their values are secrets: masked in the log, dropped on a
                               ///< redirect to another host
    std::string body;
    std::string purpose; ///< for the log: "model", "embedding", "corpus", "doctor"
    HttpTimeouts timeouts;
    std::uint64_t maxBodyBytes = 2ULL << 30U; ///< more is an error (Malformed)
    std::uint64_t maxErrorBodyBytes =
        64ULL << 10U; ///< of a body with status >= 400 that much is kept, the rest cut
    int maxRedirects =
        0; ///< redirects followed; each hop is checked like the first. 0: a redirect is an error
    bool publicOnly =
        false; ///< refuse loopback, private and link-local addresses (for documents from the web)
};

struct HttpTiming { // milliseconds since the start; 0 = did not happen
    double nameMs = 0, connectMs = 0, tlsMs = 0, firstByteMs = 0, totalMs = 0;
};

struct HttpResponse {
    int status = 0;
    HttpHeaders headers;  ///< names in lower case
    std::string body;     ///< whole body, unless a sink took it
    std::string finalUrl; ///< without credentials
    HttpTiming timing;
    [[nodiscard]] std::string header(std::string_view lowerCaseName) const; ///< first value or empty
};

/// Called on the I/O thread with each piece of a body whose status is below 400 (others are collected into
/// body). Return false to stop the transfer: the call then ends with the response so far and no error.
using HttpBodySink = std::function<bool(const HttpResponse& head, std::string_view piece)>;

/// One line of the network log. Never holds a secret.
struct NetworkEvent {
    std::int64_t unixMs = 0;
    std::string purpose, method, host; ///< host:port
    std::string path;                  ///< without query values
    std::uint64_t bytesSent = 0, bytesReceived = 0;
    int status = 0; ///< 0 = no answer
    std::string
        outcome; ///< "ok", "http error", "refused offline", "unreachable", "timed out", "cancelled", "cut"
    double ms = 0;
};
using NetworkObserver = std::function<void(const NetworkEvent&)>;

class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    /// Sends and waits; honours context.stop within 100 ms in every state. A status >= 400 is a response, not
    /// an error. Errors: Offline (nothing was sent, no name was looked up), Unreachable (detail says refused,
    /// name, TLS, time, cut; retryable set), Malformed (not HTTP, caps), Usage (a URL of another scheme),
    /// Cancelled. When an error ends a transfer whose body went to a sink, what the sink got is all there
    /// was.
    virtual Result<HttpResponse> perform(const HttpRequest& request, const HttpBodySink& sink,
                                         JobContext& context) = 0;
    Result<HttpResponse> perform(const HttpRequest& request, JobContext& context) {
        return perform(request, nullptr, context);
    }
    /// With the switch on, only loopback (127.0.0.0/8, ::1, and `localhost` without look-up) is reached.
    virtual void setOffline(bool offline) = 0;
    [[nodiscard]] virtual bool offline() const = 0;
    /// Requests that begin from now on go through this proxy: http, https, socks5 or socks5h, with
    /// credentials where it wants some; "" = none. Loopback is always reached directly. Variables of the
    /// environment never count. Errors: Usage (the address is none). A transport without a network takes any.
    virtual Result<> setProxy(const std::string& proxy);
};

/// The real one. `observer` is called on any thread.
std::unique_ptr<HttpTransport> makeHttpTransport(NetworkObserver observer = {});

/// Parts of an http(s) URL. Errors: Usage.
struct UrlParts {
    std::string scheme, user, password, host, path, query; ///< host without brackets; path begins with '/'
    int port = 0;                                          ///< the scheme's own where none is given
    bool loopback = false;                                 ///< a loopback literal or `localhost`
};
Result<UrlParts> parseUrl(std::string_view url);
/// The URL without user, password and query values, for messages and logs.
std::string urlForPeople(std::string_view url);

} // namespace touchstone
