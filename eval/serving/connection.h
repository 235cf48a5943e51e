// SPDX-License-Identifier: GPL-3.0-or-later
// One client of our HTTP server: reads its requests, has them handled, writes the answers. run() and the
// HttpExchange belong to the connection's own thread; what else is public may be called from any thread.
// Internal to eval/serving.
#pragma once

#include "eval/serving/http_server.h"
#include "eval/serving/request_reader.h"

#include <atomic>
#include <mutex>

namespace touchstone {

class Connection final : public HttpExchange {
public:
    /// Takes the socket over. `ending` and `ring` outlive it; ring() wakes the thread that watches sockets.
    Connection(int socket, const HttpServerOptions& options, const std::atomic<bool>& ending,
               std::function<void()> ring);
    ~Connection() override;

    void run(const HttpServer::Handler& handler);

    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] bool busy() const { return m_busy; } ///< a request is being handled
    [[nodiscard]] bool done() const { return m_done; }
    /// The request that is being handled shall end; nothing happens where there is none.
    void cancel();
    void closeForReading() const;
    void closeBothWays() const;

    [[nodiscard]] const HttpCall& call() const override { return m_call; }
    [[nodiscard]] std::stop_token stop() const override;
    bool reply(const HttpReply& reply) override;
    bool beginStream(const HttpReply& head) override;
    bool send(std::string_view piece) override;
    bool endStream() override;

private:
    enum class Heard { Bytes, End, TooLate };
    Heard hear(RequestReader& reader, std::chrono::steady_clock::time_point until) const;
    bool readNext(RequestReader& reader);
    void handle(const HttpServer::Handler& handler);
    void refuse(const BadRequest& bad);
    bool write(std::string_view bytes);
    void linger() const;

    const int m_socket;
    const HttpServerOptions& m_options;
    const std::atomic<bool>& m_ending;
    const std::function<void()> m_ring;
    std::atomic<bool> m_busy{false}, m_done{false};
    mutable std::mutex m_mutex; ///< of m_stop
    std::stop_source m_stop;
    HttpCall m_call;
    bool m_answered = false, m_streaming = false, m_broken = false, m_keep = false;
};

} // namespace touchstone
