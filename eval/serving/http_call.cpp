// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/http_call.h"

#include <fmt/format.h>

namespace touchstone {

bool HttpCall::has(std::string_view lowerCaseName) const {
    for (const auto& field : headers)
        if (field.first == lowerCaseName)
            return true;
    return false;
}

std::string_view HttpCall::header(std::string_view lowerCaseName) const {
    for (const auto& field : headers)
        if (field.first == lowerCaseName)
            return field.second;
    return {};
}

std::string_view reasonPhrase(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return status < 400 ? "OK" : "Error";
    }
}

std::string replyHead(const HttpReply& reply, BodyFraming framing, bool keepAlive) {
    std::string head = fmt::format("HTTP/1.1 {} {}\r\nContent-Type: {}\r\n", reply.status,
                                   reasonPhrase(reply.status), reply.contentType);
    if (framing == BodyFraming::Chunks)
        head += "Transfer-Encoding: chunked\r\n";
    else if (framing == BodyFraming::Length)
        head += fmt::format("Content-Length: {}\r\n", reply.body.size());
    // An answer is somebody's own: nothing on the way may keep it, and no page may read it as another type.
    head += "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n";
    for (const auto& field : reply.headers)
        head += fmt::format("{}: {}\r\n", field.first, field.second);
    head += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

} // namespace touchstone
