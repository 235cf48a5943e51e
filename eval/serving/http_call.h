// SPDX-License-Identifier: GPL-3.0-or-later
// One request to our own HTTP server and the way to answer it. HttpCall and HttpReply are plain values; an
// HttpExchange belongs to the thread that handles it.
#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {

struct HttpCall {
    std::string method, target;
    std::string path;                                         ///< target without query
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case, in order
    std::string body;
    bool keepAlive = false;
    bool chunks = true; ///< the client takes an answer in chunks (HTTP/1.1)

    [[nodiscard]] bool has(std::string_view lowerCaseName) const;
    /// First value, "" where there is none.
    [[nodiscard]] std::string_view header(std::string_view lowerCaseName) const;
};

struct HttpReply {
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers{};
};

/// How an answer tells where its body ends.
enum class BodyFraming { Length, Chunks, Close };
/// "HTTP/1.1 200 OK" and the headers, with the empty line after them.
std::string replyHead(const HttpReply& reply, BodyFraming framing, bool keepAlive);
std::string_view reasonPhrase(int status);

class HttpExchange {
public:
    virtual ~HttpExchange() = default;
    [[nodiscard]] virtual const HttpCall& call() const = 0;
    /// Fires when the client has gone, and when the server cannot wait for this answer any longer.
    [[nodiscard]] virtual std::stop_token stop() const = 0;
    /// The whole answer. False when the client has gone.
    virtual bool reply(const HttpReply& reply) = 0;
    /// An answer in pieces (`head.body` is not looked at): beginStream, send ..., endStream. False when the
    /// client has gone, or takes nothing for longer than the server's patience.
    virtual bool beginStream(const HttpReply& head) = 0;
    virtual bool send(std::string_view piece) = 0;
    virtual bool endStream() = 0;
};

} // namespace touchstone
