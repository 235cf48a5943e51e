// SPDX-License-Identifier: GPL-3.0-or-later
// A small HTTP server on loopback: a thread for each connection, and one that takes connections in and sees
// clients go. Public functions may be called from any thread; the handler runs on the connection's thread.
#pragma once

#include "core/base/result.h"
#include "eval/serving/http_call.h"
#include "eval/serving/request_reader.h"

#include <chrono>
#include <functional>
#include <memory>

namespace touchstone {

struct HttpServerOptions {
    int port = 0; ///< 0 = any that is free
    RequestLimits limits{};
    std::size_t connections = 64;                  ///< one more is told 503 and let go
    std::chrono::milliseconds idle{15000};         ///< a connection without a request
    std::chrono::milliseconds wholeRequest{20000}; ///< from its first byte to its last
    std::chrono::milliseconds writeStall{10000};   ///< a client that takes no byte for so long is given up
    /// The body and type of an error that the server itself answers (a request that cannot be read).
    std::function<HttpReply(int status, const std::string& message)> errorReply{};
};

class HttpServer {
public:
    using Handler = std::function<void(HttpExchange&)>;
    /// Listens on 127.0.0.1 and begins to answer. Errors: Io (the port is taken), Usage (no port number).
    static Result<std::unique_ptr<HttpServer>> start(HttpServerOptions options, Handler handler);
    ~HttpServer(); ///< stop() without grace

    [[nodiscard]] int port() const;
    [[nodiscard]] std::size_t connectionCount() const;
    /// Takes no connection any more, waits up to `grace` for answers that are being made, stops the rest.
    /// Returns when all threads have ended.
    void stop(std::chrono::milliseconds grace);

private:
    struct State;
    explicit HttpServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace touchstone
