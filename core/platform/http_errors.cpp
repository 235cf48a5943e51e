// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence, the remedy and the class of each way in which an exchange can fail.
#include "core/platform/http_engine.h"
#include "core/platform/proxy.h"
#include "core/platform/url.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

Error unreachable(const Exchange& exchange, std::string_view kind, std::string message,
                  std::string hint = {}) {
    Error error = makeError(ErrorCode::Unreachable, std::move(message), std::move(hint));
    error.detail =
        exchange.faultWords.empty() ? std::string(kind) : fmt::format("{}: {}", kind, exchange.faultWords);
    error.retryable = true;
    error.httpStatus = exchange.response.status;
    return error;
}

Error malformed(const Exchange& exchange, std::string message, std::string hint = {}) {
    Error error = makeError(ErrorCode::Malformed, std::move(message), std::move(hint));
    error.detail = exchange.faultWords;
    error.httpStatus = exchange.response.status;
    return error;
}

} // namespace

bool isRedirectStatus(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

void takeHeaderLine(HttpResponse& response, std::string_view line, bool mayBeStatus) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!line.empty() && blank(line.back()))
        line.remove_suffix(1);
    if (mayBeStatus && line.starts_with("HTTP/")) {
        response.headers.clear();
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return;
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && blank(value.front()))
        value.remove_prefix(1);
    response.headers.emplace_back(lowerAscii(line.substr(0, colon)), std::string(value));
}

std::string durationForPeople(std::chrono::milliseconds span) {
    if (span.count() < 1000)
        return fmt::format("{} ms", span.count());
    return fmt::format("{:g} s", static_cast<double>(span.count()) / 1000.0);
}

Error exchangeError(const Exchange& exchange) {
    const std::string server = hostAndPort(exchange.url);
    switch (exchange.fault) {
    case Fault::Cancelled:
        return makeError(ErrorCode::Cancelled, "Stopped.");
    case Fault::Offline:
        return makeError(ErrorCode::Offline,
                         fmt::format("The program is offline, and {} is not on this computer.", server),
                         "Switch offline mode off to reach it.");
    case Fault::NotPublic:
        return unreachable(exchange, "refused",
                           fmt::format("{} is an address of a private network; documents are fetched from "
                                       "public addresses only.",
                                       server));
    case Fault::Refused:
        return unreachable(exchange, "refused",
                           fmt::format("{} refuses the connection: no server is running there.", server),
                           "Start the server, or correct the address.");
    case Fault::NoRoute:
        return unreachable(exchange, "refused", fmt::format("{} cannot be reached from here.", server),
                           "Check the address and the network connection.");
    case Fault::Name:
        return unreachable(exchange, "name", fmt::format("The host {} is not known.", exchange.url.host),
                           "Check the address and the network connection.");
    case Fault::Tls:
        return unreachable(exchange, "TLS",
                           fmt::format("No secure connection to {}: its certificate (TLS) is not trusted or "
                                       "the handshake failed.",
                                       server),
                           "Check the address and the certificate; a local server may want http:// instead "
                           "of https://.");
    case Fault::ConnectTime:
        return unreachable(exchange, "time",
                           fmt::format("No connection to {} within {}.", server,
                                       durationForPeople(exchange.timeouts.connect)),
                           "Check the address, the server and the network in between.");
    case Fault::FirstByteTime:
        return unreachable(exchange, "time",
                           fmt::format("{} gave no answer within {}.", server,
                                       durationForPeople(exchange.timeouts.firstByte)),
                           "The server may be busy or still loading; try again or allow more time.");
    case Fault::IdleTime:
        return unreachable(exchange, "time",
                           fmt::format("{} stopped in the middle of its answer: no byte for {}.", server,
                                       durationForPeople(exchange.timeouts.idle)));
    case Fault::TotalTime:
        return unreachable(exchange, "time",
                           fmt::format("{} was not done within the {} that the whole call may take.", server,
                                       durationForPeople(exchange.timeouts.total)),
                           "Allow more time for the call.");
    case Fault::CutBefore:
        return unreachable(exchange, "cut",
                           fmt::format("{} closed the connection before it answered.", server));
    case Fault::Cut:
        return unreachable(exchange, "cut",
                           fmt::format("The connection to {} was cut in the middle of the answer.", server));
    case Fault::NotHttp:
        return malformed(exchange, fmt::format("What {} sent is not sound HTTP.", server),
                         "Something else than a web server may be listening there.");
    case Fault::HeadTooLarge:
        return malformed(exchange, fmt::format("The head of the answer of {} is too large (over 1 MiB, or a "
                                               "line of it too long).",
                                               server));
    case Fault::BodyTooLarge:
        return malformed(exchange, fmt::format("The answer of {} is too large: more than {:.0f} MiB.", server,
                                               static_cast<double>(exchange.maxBodyBytes) / 1048576.0));
    case Fault::Proxy:
        return unreachable(
            exchange, "proxy",
            fmt::format("The proxy {} is not reached, or does not lead to {}.",
                        exchange.proxy ? exchange.proxy->place : std::string("of the settings"), server),
            "Check the proxy in the settings, or take it out.");
    case Fault::None:
    case Fault::Other:
        break;
    }
    return unreachable(exchange, "cut",
                       fmt::format("The exchange with {} failed: {}.", server, exchange.faultWords));
}

std::string_view exchangeOutcome(const Exchange& exchange) {
    switch (exchange.fault) {
    case Fault::None:
        return exchange.response.status >= 400 ? "http error" : "ok";
    case Fault::Cancelled:
        return "cancelled";
    case Fault::Offline:
        return "refused offline";
    case Fault::ConnectTime:
    case Fault::FirstByteTime:
    case Fault::IdleTime:
    case Fault::TotalTime:
        return "timed out";
    case Fault::Refused:
    case Fault::NoRoute:
    case Fault::Name:
    case Fault::Tls:
    case Fault::NotPublic:
    case Fault::Proxy:
        return "unreachable";
    default:
        return "cut";
    }
}

} // namespace touchstone
