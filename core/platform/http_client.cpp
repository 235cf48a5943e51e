// SPDX-License-Identifier: GPL-3.0-or-later
// The transport above the I/O thread: the offline switch, redirects hop by hop, credentials, the log.
#include "core/base/clock.h"
#include "core/platform/http_engine.h"
#include "core/platform/http_policy.h"
#include "core/platform/proxy.h"
#include "core/platform/secrets.h"
#include "core/platform/url.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

namespace touchstone {

namespace {

bool tokenByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

Result<> checkHeaders(const HttpHeaders& headers) {
    for (const auto& [name, value] : headers) {
        const bool named = !name.empty() && std::all_of(name.begin(), name.end(), tokenByte);
        const bool clean = std::none_of(value.begin(), value.end(), [](char c) {
            return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
        });
        if (!named || !clean)
            return fail(ErrorCode::Usage,
                        fmt::format("The header {} holds characters that cannot be sent.",
                                    named ? name : std::string("with that name")),
                        "A key must be one line without control characters.");
    }
    return {};
}

bool isCredential(std::string_view name) {
    const std::string lower = lowerAscii(name);
    return lower == "authorization" || lower == "cookie" || lower == "proxy-authorization" ||
           lower == "api-key" || lower == "x-api-key" || lower == "x-goog-api-key";
}

bool has(const HttpHeaders& headers, std::string_view lowerName) {
    return std::any_of(headers.begin(), headers.end(),
                       [&](const auto& header) { return lowerAscii(header.first) == lowerName; });
}

class CurlTransport final : public HttpTransport {
public:
    explicit CurlTransport(NetworkObserver observer) : m_observer(std::move(observer)) {}

    Result<HttpResponse> perform(const HttpRequest& request, const HttpBodySink& sink,
                                 JobContext& context) override;
    void setOffline(bool offline) override { m_engine.setOffline(offline); }
    [[nodiscard]] bool offline() const override { return m_engine.offline(); }
    Result<> setProxy(const std::string& proxy) override;

private:
    std::shared_ptr<const ProxyAddress> proxyFor(const UrlParts& url) const;
    void tell(const Exchange& exchange, const std::string& purpose, std::int64_t begunUnixMs,
              std::chrono::steady_clock::time_point begun) const;

    NetworkObserver m_observer;
    HttpEngine m_engine;
    mutable std::mutex m_mutex;
    std::shared_ptr<const ProxyAddress> m_proxy;
};

Result<> CurlTransport::setProxy(const std::string& proxy) {
    auto address = proxyAddressOf(proxy);
    if (!address)
        return fail(std::move(address.error()));
    const std::lock_guard lock(m_mutex);
    m_proxy = std::move(*address);
    return {};
}

std::shared_ptr<const ProxyAddress> CurlTransport::proxyFor(const UrlParts& url) const {
    const std::lock_guard lock(m_mutex);
    return url.loopback ? nullptr : m_proxy;
}

/// The headers of the first hop, with credentials out of the URL where none were given otherwise.
Result<HttpHeaders> secretsOf(const HttpRequest& request, const UrlParts& url) {
    TOUCHSTONE_TRY(checkHeaders(request.headers));
    TOUCHSTONE_TRY(checkHeaders(request.secretHeaders));
    HttpHeaders secrets = request.secretHeaders;
    if (url.user.empty() && url.password.empty())
        return secrets;
    const std::string basic = base64Encode(url.user + ":" + url.password);
    Redactor::instance().add(url.password);
    Redactor::instance().add(basic);
    if (!has(secrets, "authorization") && !has(request.headers, "authorization"))
        secrets.emplace_back("Authorization", "Basic " + basic);
    return secrets;
}

Error redirectError(const Exchange& exchange, const std::string& why) {
    Error error = makeError(ErrorCode::Refused,
                            fmt::format("{} answers with a redirect ({}){}.", hostAndPort(exchange.url),
                                        exchange.response.status, why),
                            "Give the address that the server itself uses.");
    error.httpStatus = exchange.response.status;
    return error;
}

void CurlTransport::tell(const Exchange& exchange, const std::string& purpose, std::int64_t begunUnixMs,
                         std::chrono::steady_clock::time_point begun) const {
    if (!m_observer)
        return;
    NetworkEvent event;
    event.unixMs = begunUnixMs;
    event.purpose = purpose;
    event.method = exchange.method;
    event.host = hostAndPort(exchange.url);
    event.path = Redactor::instance().redact(exchange.url.path);
    event.bytesSent = exchange.bytesSent;
    event.bytesReceived = exchange.bytesReceived;
    event.status = exchange.response.status;
    event.outcome = exchangeOutcome(exchange);
    event.ms = elapsedMs(begun);
    m_observer(event);
}

Result<HttpResponse> CurlTransport::perform(const HttpRequest& request, const HttpBodySink& sink,
                                            JobContext& context) {
    TOUCHSTONE_TRY(context.check());
    auto parsed = parseUrl(request.url);
    if (!parsed)
        return fail(std::move(parsed.error()));
    UrlParts url = std::move(*parsed);
    auto secrets = secretsOf(request, url);
    if (!secrets)
        return fail(std::move(secrets.error()));
    HttpHeaders open = request.headers;
    std::string method = request.method;
    auto body = std::make_shared<const std::string>(request.body);
    const auto start = std::chrono::steady_clock::now();
    const auto totalDeadline =
        start + std::min<std::chrono::milliseconds>(request.timeouts.total, std::chrono::hours(24 * 365));
    for (int hop = 0;; ++hop) {
        const auto exchange = std::make_shared<Exchange>();
        exchange->url = url;
        exchange->method = method;
        exchange->headers = open;
        exchange->headers.insert(exchange->headers.end(), secrets->begin(), secrets->end());
        exchange->body = body;
        exchange->sink = &sink;
        exchange->timeouts = request.timeouts;
        exchange->totalDeadline = totalDeadline;
        exchange->maxBodyBytes = request.maxBodyBytes;
        exchange->maxErrorBodyBytes = request.maxErrorBodyBytes;
        exchange->publicOnly = request.publicOnly;
        exchange->proxy = proxyFor(url);
        const auto begun = std::chrono::steady_clock::now();
        const std::int64_t begunUnixMs = systemClock().unixMs();
        if (m_engine.offline() && !url.loopback) {
            exchange->fault = Fault::Offline;
        } else if (request.publicOnly && (url.loopback || isPrivateLiteral(url.host))) {
            exchange->fault = Fault::NotPublic;
        } else {
            m_engine.run(exchange, context.stop);
        }
        tell(*exchange, request.purpose, begunUnixMs, begun);
        if (exchange->fault != Fault::None)
            return fail(exchangeError(*exchange));
        HttpResponse& response = exchange->response;
        response.finalUrl = canonicalUrl(url);
        if (!isRedirectStatus(response.status))
            return std::move(response);

        const std::string location = response.header("location");
        if (location.empty())
            return fail(redirectError(*exchange, " that does not say where to"));
        auto next = resolveUrl(url, location);
        if (!next)
            return fail(redirectError(*exchange, " to something that is not a web address"));
        const std::string place = Redactor::instance().redact(urlForPeople(canonicalUrl(*next)));
        if (request.maxRedirects <= 0)
            return fail(redirectError(*exchange, " to " + place + ", which is not followed"));
        if (hop >= request.maxRedirects)
            return fail(redirectError(*exchange, fmt::format(" once more after {}", hop)));
        if (url.scheme == "https" && next->scheme == "http")
            return fail(redirectError(*exchange, " from https to " + place + ", which is not secure"));
        if (!sameOrigin(url, *next)) {
            secrets->clear();
            std::erase_if(open, [](const auto& header) { return isCredential(header.first); });
        }
        const bool turnsToGet = response.status == 303 || (response.status <= 302 && method == "POST");
        if (turnsToGet && method != "HEAD" && method != "GET") {
            method = "GET";
            body = std::make_shared<const std::string>();
            std::erase_if(
                open, [](const auto& header) { return lowerAscii(header.first).starts_with("content-"); });
        }
        url = std::move(*next);
    }
}

} // namespace

std::string HttpResponse::header(std::string_view lowerCaseName) const {
    for (const auto& [name, value] : headers)
        if (name == lowerCaseName)
            return value;
    return {};
}

Result<> HttpTransport::setProxy(const std::string&) {
    return {};
}

std::unique_ptr<HttpTransport> makeHttpTransport(NetworkObserver observer) {
    return std::make_unique<CurlTransport>(std::move(observer));
}

} // namespace touchstone
