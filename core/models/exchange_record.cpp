// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/exchange_record.h"

#include "core/base/clock.h"
#include "core/base/hashing.h"
#include "core/platform/secrets.h"
#include "core/platform/url.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMostBytes = 16U << 20U; // more than any answer that is taken

std::string addressOf(const HttpRequest& request) {
    const auto parts = parseUrl(request.url);
    return Redactor::instance().redactKnown(parts ? canonicalUrl(*parts) : request.url);
}

class RecordingTransport final : public HttpTransport {
public:
    RecordingTransport(HttpTransport& inner, ExchangeStore& store, std::vector<std::string> purposes)
        : m_inner(inner), m_store(store), m_purposes(std::move(purposes)) {}
    void setOffline(bool offline) override { m_inner.setOffline(offline); }
    [[nodiscard]] bool offline() const override { return m_inner.offline(); }
    Result<> setProxy(const std::string& proxy) override { return m_inner.setProxy(proxy); }

    Result<HttpResponse> perform(const HttpRequest& request, const HttpBodySink& sink,
                                 JobContext& context) override {
        if (std::find(m_purposes.begin(), m_purposes.end(), request.purpose) == m_purposes.end())
            return m_inner.perform(request, sink, context);
        RecordedExchange exchange;
        exchange.unixMs = context.clock->unixMs();
        const auto begun = std::chrono::steady_clock::now();
        const HttpBodySink copying = [&](const HttpResponse& head, std::string_view piece) {
            exchange.status = head.status;
            if (exchange.responseHeaders.empty())
                exchange.responseHeaders = head.headers;
            exchange.response.append(
                piece.substr(0, kMostBytes - std::min(kMostBytes, exchange.response.size())));
            return sink(head, piece);
        };
        auto response = m_inner.perform(request, sink ? copying : sink, context);
        const bool sent = response || (response.error().code != ErrorCode::Offline &&
                                       response.error().code != ErrorCode::Usage);
        if (!sent)
            return response;
        exchange.key = exchangeKey(request);
        exchange.purpose = request.purpose;
        exchange.method = request.method;
        exchange.url = addressOf(request);
        exchange.requestHeaders = request.headers;
        exchange.request = request.body;
        exchange.ms = elapsedMs(begun);
        if (response) {
            exchange.status = response->status;
            exchange.responseHeaders = response->headers;
            if (!response->body.empty())
                exchange.response = response->body;
        } else {
            exchange.error = response.error();
        }
        (void)m_store.add(exchange); // the answer is worth more than its record
        return response;
    }

private:
    HttpTransport& m_inner;
    ExchangeStore& m_store;
    std::vector<std::string> m_purposes;
};

class ReplayTransport final : public HttpTransport {
public:
    explicit ReplayTransport(ExchangeStore& store) : m_store(store) {}
    void setOffline(bool) override {}
    [[nodiscard]] bool offline() const override { return false; }

    Result<HttpResponse> perform(const HttpRequest& request, const HttpBodySink& sink,
                                 JobContext& context) override {
        TOUCHSTONE_TRY(context.check());
        auto found = m_store.find(exchangeKey(request));
        if (!found)
            return fail(std::move(found.error()));
        if (!*found)
            return fail(ErrorCode::NotFound,
                        fmt::format("There is no record of this request to {}, and a replay sends nothing.",
                                    urlForPeople(request.url)));
        RecordedExchange& exchange = **found;
        HttpResponse response;
        response.status = exchange.status;
        response.headers = std::move(exchange.responseHeaders);
        response.finalUrl = exchange.url;
        response.timing.totalMs = exchange.ms;
        if (sink && exchange.status < 400) {
            if (!exchange.response.empty() && !sink(response, exchange.response))
                return response; // had enough, as at the first time
        } else {
            response.body = std::move(exchange.response);
        }
        if (exchange.error)
            return fail(*exchange.error);
        return response;
    }

private:
    ExchangeStore& m_store;
};

} // namespace

std::string exchangeKey(const HttpRequest& request) {
    return Sha256()
        .updateField(request.method)
        .updateField(addressOf(request))
        .updateField(request.body)
        .finishHex();
}

std::unique_ptr<HttpTransport> makeRecordingTransport(HttpTransport& inner, ExchangeStore& store,
                                                      std::vector<std::string> purposes) {
    return std::make_unique<RecordingTransport>(inner, store, std::move(purposes));
}

std::unique_ptr<HttpTransport> makeReplayTransport(ExchangeStore& store) {
    return std::make_unique<ReplayTransport>(store);
}

} // namespace touchstone
