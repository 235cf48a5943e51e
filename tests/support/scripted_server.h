// SPDX-License-Identifier: GPL-3.0-or-later
// A loopback server that says what a test tells it to say, byte by byte: plain sockets, one thread per
// connection, one request per connection. The handler runs on the connection's thread; afterwards the
// connection is closed.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace touchstone::test {

struct ScriptedRequest {
    std::string method, target;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
    int number = 0; ///< counts from 1 in order of arrival
    std::chrono::steady_clock::time_point at{};
    [[nodiscard]] std::string header(const std::string& lowerCaseName) const;
};

class ScriptedConnection {
public:
    ScriptedConnection(int fd, const std::atomic<bool>& stopping) : m_fd(fd), m_stopping(&stopping) {}
    /// False when the other side has gone.
    bool send(std::string_view bytes) const;
    /// In pieces of `step` bytes, each in a packet of its own, with a pause between them.
    bool drip(std::string_view bytes, std::size_t step, std::chrono::milliseconds pause = {}) const;
    /// Ends with RST instead of FIN.
    void reset();
    /// Says nothing until the other side goes, the time is over or the server ends. True when the other side
    /// went.
    bool silence(std::chrono::milliseconds atMost = std::chrono::seconds(30)) const;
    [[nodiscard]] int descriptor() const { return m_fd; }

private:
    int m_fd;
    const std::atomic<bool>* m_stopping;
};

class ScriptedServer {
public:
    using Handler = std::function<void(ScriptedConnection&, const ScriptedRequest&)>;
    explicit ScriptedServer(Handler handler, const std::string& host = "127.0.0.1");
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string base() const; ///< http://127.0.0.1:PORT
    [[nodiscard]] std::vector<ScriptedRequest> requests() const;
    [[nodiscard]] int requestCount() const;
    [[nodiscard]] int connectionCount() const { return m_connections.load(); }

private:
    void accept();
    void serve(int fd);
    bool read(int fd, ScriptedRequest& request) const;
    Handler m_handler;
    std::string m_host;
    int m_port = 0; // before m_listener, which sets it
    int m_listener = -1;
    std::atomic<bool> m_stopping{false};
    std::atomic<int> m_connections{0};
    mutable std::mutex m_mutex;
    std::vector<ScriptedRequest> m_requests;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

/// A port of 127.0.0.1 where nobody listens.
int unusedPort();

using HeaderLines = std::vector<std::pair<std::string, std::string>>;
/// A whole answer with its length.
std::string httpAnswer(int status, std::string_view contentType, std::string_view body,
                       const HeaderLines& more = {});
std::string jsonAnswer(int status, std::string_view json, const HeaderLines& more = {});
/// The head of an event stream whose body ends with the connection.
std::string streamHead(const HeaderLines& more = {});
/// "data: …" and an empty line for each.
std::string sseData(const std::vector<std::string>& payloads);
/// An OpenAI-shaped stream: one piece per word, finish_reason stop, usage 321/45/300, [DONE].
std::string chatStream(std::string_view answer);
/// {"choices":[{"delta":{"content": …}}]}
std::string chatPiece(std::string_view content);

} // namespace touchstone::test
