// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP exchange, without redirects, carried by the I/O thread. Internal to core/platform: the transport
// above it follows redirects, keeps the offline switch and writes the log.
#pragma once

#include "core/platform/http.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace touchstone {

struct ProxyAddress;

/// What ended an exchange before its time; each has one sentence for people (exchangeError).
enum class Fault : std::uint8_t {
    None,
    Cancelled,
    Offline,       ///< the switch was thrown while it ran, or a name led away from loopback
    NotPublic,     ///< publicOnly, and the address is not public
    Refused,       ///< nobody listens
    NoRoute,       ///< the network does not lead there
    Name,          ///< the name has no address
    Tls,           ///< certificate or handshake
    ConnectTime,   ///< no connection in time
    FirstByteTime, ///< no answer in time
    IdleTime,      ///< silence in the middle
    TotalTime,     ///< the whole took too long
    CutBefore,     ///< closed before the head of an answer
    Cut,           ///< closed within an answer
    NotHttp,       ///< the answer is not HTTP
    HeadTooLarge,  ///< more than 1 MiB of header
    BodyTooLarge,  ///< more than the caller allows
    Proxy,         ///< the proxy is not there, or does not let us through
    Other,
};

struct Exchange {
    // Set before start, then untouched.
    UrlParts url;
    std::string method;
    HttpHeaders headers;                     ///< all that is sent, secrets too
    std::shared_ptr<const std::string> body; ///< shared: it may still be on its way when the caller is told
    const HttpBodySink* sink = nullptr;
    HttpTimeouts timeouts;
    std::chrono::steady_clock::time_point totalDeadline{};
    std::uint64_t maxBodyBytes = 0, maxErrorBodyBytes = 0;
    bool publicOnly = false;
    bool dropRedirectBody = true;
    std::shared_ptr<const ProxyAddress> proxy; ///< null = directly

    // Set by the I/O thread before `done`.
    HttpResponse response;
    Fault fault = Fault::None;
    std::string faultWords; ///< of the library, for the log
    std::uint64_t bytesSent = 0, bytesReceived = 0;

    std::mutex mutex;
    std::condition_variable ended;
    bool done = false;
};

class HttpEngine {
public:
    HttpEngine();
    ~HttpEngine(); ///< ends what still runs as cancelled
    HttpEngine(const HttpEngine&) = delete;
    HttpEngine& operator=(const HttpEngine&) = delete;

    /// Returns when the exchange is done. The thread is started by the first one.
    void run(const std::shared_ptr<Exchange>& exchange, const std::stop_token& stop);
    /// Ends every exchange that is not with loopback when switched on.
    void setOffline(bool offline);
    [[nodiscard]] bool offline() const;

private:
    struct Core;
    std::unique_ptr<Core> m_core;
};

bool isRedirectStatus(int status);
/// One line of a head into response.headers. A status line forgets what an interim answer (100) had said.
void takeHeaderLine(HttpResponse& response, std::string_view line, bool mayBeStatus);
/// The error of an exchange that failed; detail begins with refused, name, TLS, time or cut.
Error exchangeError(const Exchange& exchange);
/// NetworkEvent::outcome.
std::string_view exchangeOutcome(const Exchange& exchange);
/// "2 s", "1.5 s", "250 ms".
std::string durationForPeople(std::chrono::milliseconds span);

} // namespace touchstone
