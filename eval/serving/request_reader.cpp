// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/request_reader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

namespace http = boost::beast::http;

char lowerOf(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

template<class View>
std::string textOf(const View& view) {
    return {view.data(), view.size()};
}

} // namespace

struct RequestReader::Parser {
    http::request_parser<http::string_body> http;
};

RequestReader::RequestReader(RequestLimits limits) : m_limits(limits) {}
RequestReader::~RequestReader() = default;

void RequestReader::feed(std::string_view bytes) {
    m_buffer.append(bytes);
}

bool RequestReader::begun() const {
    return m_parser || !m_buffer.empty();
}

void RequestReader::refuse(int status, std::string message) {
    m_bad = BadRequest{status, std::move(message)};
    m_buffer.clear();
    m_parser.reset();
}

bool RequestReader::wantsContinue() {
    if (!m_parser || m_continued || !m_parser->http.is_header_done() || m_parser->http.is_done())
        return false;
    m_continued = true;
    std::string expect = textOf(m_parser->http.get()[http::field::expect]);
    std::transform(expect.begin(), expect.end(), expect.begin(), lowerOf);
    return expect == "100-continue";
}

std::optional<HttpCall> RequestReader::next() {
    if (m_bad)
        return std::nullopt;
    if (!m_parser) {
        // Clients may send an empty line between two requests (RFC 9112, 2.2).
        std::size_t blank = 0;
        while (blank < m_buffer.size() && (m_buffer[blank] == '\r' || m_buffer[blank] == '\n'))
            ++blank;
        m_buffer.erase(0, blank);
        if (m_buffer.empty())
            return std::nullopt;
        m_parser = std::make_unique<Parser>();
        m_parser->http.eager(true);
        m_parser->http.header_limit(static_cast<std::uint32_t>(m_limits.headerBytes));
        m_parser->http.body_limit(m_limits.bodyBytes);
        m_continued = false;
    }
    boost::beast::error_code error;
    std::size_t used = 0;
    while (used < m_buffer.size() && !m_parser->http.is_done()) {
        const std::size_t taken =
            m_parser->http.put(boost::asio::buffer(m_buffer.data() + used, m_buffer.size() - used), error);
        used += taken;
        if (error || taken == 0)
            break;
    }
    m_buffer.erase(0, used);
    if (error && error != http::error::need_more) {
        if (error == http::error::header_limit)
            refuse(431,
                   fmt::format("The head of the request is larger than {} bytes.", m_limits.headerBytes));
        else if (error == http::error::body_limit)
            refuse(413, fmt::format("The body of the request is larger than {} bytes.", m_limits.bodyBytes));
        else if (error == http::error::bad_version)
            refuse(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
        else
            refuse(400, fmt::format("This is no HTTP request that can be read: {}.", error.message()));
        return std::nullopt;
    }
    if (!m_parser->http.is_header_done() && m_buffer.size() > m_limits.headerBytes) {
        refuse(431, fmt::format("The head of the request is larger than {} bytes.", m_limits.headerBytes));
        return std::nullopt;
    }
    if (!m_parser->http.is_done())
        return std::nullopt;
    const auto& message = m_parser->http.get();
    HttpCall call;
    call.method = textOf(message.method_string());
    call.target = textOf(message.target());
    call.path = call.target.substr(0, call.target.find('?'));
    call.keepAlive = m_parser->http.keep_alive();
    call.chunks = message.version() >= 11;
    for (const auto& field : message) {
        std::string name = textOf(field.name_string());
        std::transform(name.begin(), name.end(), name.begin(), lowerOf);
        call.headers.emplace_back(std::move(name), textOf(field.value()));
    }
    const bool hasHost = call.has("host");
    const auto hosts = std::count_if(call.headers.begin(), call.headers.end(),
                                     [](const auto& field) { return field.first == "host"; });
    if ((message.version() >= 11 && !hasHost) || hosts > 1) {
        refuse(400, "A request names one Host.");
        return std::nullopt;
    }
    call.body = std::move(m_parser->http.get().body());
    m_parser.reset();
    return call;
}

} // namespace touchstone
