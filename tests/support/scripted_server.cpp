// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace touchstone::test {

namespace {

int listenOn(const std::string& host, int& port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    socklen_t length = sizeof address;
    if (fd < 0 || ::bind(fd, reinterpret_cast<sockaddr*>(&address), length) != 0 || ::listen(fd, 512) != 0 ||
        ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &length) != 0)
        throw std::runtime_error("no loopback socket");
    port = ntohs(address.sin_port);
    return fd;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool readMore(int fd, std::string& data) {
    char buffer[65536];
    const ssize_t got = ::recv(fd, buffer, sizeof buffer, 0);
    if (got <= 0)
        return false;
    data.append(buffer, static_cast<std::size_t>(got));
    return true;
}

std::string jsonText(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + '"';
}

} // namespace

std::string ScriptedRequest::header(const std::string& lowerCaseName) const {
    const auto found = headers.find(lowerCaseName);
    return found == headers.end() ? std::string() : found->second;
}

bool ScriptedConnection::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool ScriptedConnection::drip(std::string_view bytes, std::size_t step,
                              std::chrono::milliseconds pause) const {
    for (std::size_t at = 0; at < bytes.size() && !m_stopping->load(); at += step) {
        if (!send(bytes.substr(at, step)))
            return false;
        if (pause.count() > 0 && silence(pause))
            return false;
    }
    return true;
}

void ScriptedConnection::reset() {
    const linger hard{1, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    ::close(m_fd);
    m_fd = -1;
}

bool ScriptedConnection::silence(std::chrono::milliseconds atMost) const {
    const auto end = std::chrono::steady_clock::now() + atMost;
    while (!m_stopping->load()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        pollfd waiting{m_fd, POLLIN, 0};
        const auto slice = std::min<std::chrono::milliseconds>(left, std::chrono::milliseconds(20));
        if (::poll(&waiting, 1, static_cast<int>(slice.count())) > 0) {
            char buffer[4096];
            if (::recv(m_fd, buffer, sizeof buffer, MSG_DONTWAIT) <= 0)
                return true;
        }
    }
    return false;
}

ScriptedServer::ScriptedServer(Handler handler, const std::string& host)
    : m_handler(std::move(handler)), m_host(host), m_listener(listenOn(host, m_port)) {
    m_acceptor = std::thread([this] { accept(); });
}

ScriptedServer::~ScriptedServer() {
    m_stopping = true;
    m_acceptor.join();
    for (std::thread& thread : m_threads)
        thread.join();
    ::close(m_listener);
}

std::string ScriptedServer::base() const {
    return "http://" + m_host + ":" + std::to_string(m_port);
}

std::vector<ScriptedRequest> ScriptedServer::requests() const {
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

int ScriptedServer::requestCount() const {
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_requests.size());
}

void ScriptedServer::accept() {
    while (!m_stopping) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0)
            continue;
        const int fd = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0)
            continue;
        ++m_connections;
        m_threads.emplace_back([this, fd] { serve(fd); });
    }
}

void ScriptedServer::serve(int fd) {
    const timeval patience{30, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const int one = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    ScriptedRequest request;
    ScriptedConnection connection(fd, m_stopping);
    // A client that connects and says nothing must not hold up the end of the test.
    pollfd waiting{fd, POLLIN, 0};
    while (!m_stopping && ::poll(&waiting, 1, 20) == 0)
        continue;
    if (!m_stopping && read(fd, request)) {
        {
            const std::lock_guard lock(m_mutex);
            request.number = static_cast<int>(m_requests.size()) + 1;
            request.at = std::chrono::steady_clock::now();
            m_requests.push_back(request);
        }
        m_handler(connection, request);
    }
    if (connection.descriptor() < 0)
        return;
    ::shutdown(fd, SHUT_WR);
    connection.silence(std::chrono::milliseconds(200));
    ::close(fd);
}

bool ScriptedServer::read(int fd, ScriptedRequest& request) const {
    std::string data;
    while (data.find("\r\n\r\n") == std::string::npos)
        if (data.size() > (8U << 20U) || !readMore(fd, data))
            return false;
    const std::size_t headEnd = data.find("\r\n\r\n");
    std::size_t at = data.find("\r\n");
    const std::string first = data.substr(0, at);
    request.method = first.substr(0, first.find(' '));
    const std::size_t target = first.find(' ') + 1;
    request.target = first.substr(target, first.rfind(' ') - target);
    while (at < headEnd) {
        at += 2;
        const std::size_t end = data.find("\r\n", at);
        const std::string line = data.substr(at, end - at);
        const std::size_t colon = line.find(':');
        if (colon != std::string::npos)
            request.headers[lower(line.substr(0, colon))] =
                line.substr(std::min(line.size(), line.find_first_not_of(' ', colon + 1)));
        at = end;
    }
    const std::string length = request.header("content-length");
    const std::size_t wanted =
        length.empty() ? 0 : static_cast<std::size_t>(std::strtoull(length.c_str(), nullptr, 10));
    request.body = data.substr(headEnd + 4);
    while (request.body.size() < wanted)
        if (!readMore(fd, request.body))
            return false;
    return true;
}

int unusedPort() {
    int port = 0;
    ::close(listenOn("127.0.0.1", port));
    return port;
}

std::string httpAnswer(int status, std::string_view contentType, std::string_view body,
                       const HeaderLines& more) {
    std::string out =
        "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: " + std::string(contentType) + "\r\n";
    for (const auto& [name, value] : more)
        out += name + ": " + value + "\r\n";
    out += "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n";
    out += body;
    return out;
}

std::string jsonAnswer(int status, std::string_view json, const HeaderLines& more) {
    return httpAnswer(status, "application/json", json, more);
}

std::string streamHead(const HeaderLines& more) {
    std::string out = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    for (const auto& [name, value] : more)
        out += name + ": " + value + "\r\n";
    return out + "Connection: close\r\n\r\n";
}

std::string sseData(const std::vector<std::string>& payloads) {
    std::string out;
    for (const std::string& payload : payloads)
        out += "data: " + payload + "\n\n";
    return out;
}

std::string chatPiece(std::string_view content) {
    return R"({"id":"chatcmpl-1","object":"chat.completion.chunk","model":"test-model","choices":[{"index":0,"delta":)"
           R"({"content":)" +
           jsonText(content) + R"(},"logprobs":null,"finish_reason":null}]})";
}

std::string chatStream(std::string_view answer) {
    std::vector<std::string> parts{chatPiece("")};
    while (!answer.empty()) {
        const std::size_t word = answer.find_first_not_of(' ');
        const std::size_t end =
            word == std::string_view::npos ? answer.size() : std::min(answer.find(' ', word), answer.size());
        parts.push_back(chatPiece(answer.substr(0, end)));
        answer.remove_prefix(end);
    }
    parts.emplace_back(R"({"model":"test-model","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})");
    parts.emplace_back(
        R"({"choices":[],"usage":{"prompt_tokens":321,"completion_tokens":45,"total_tokens":366,)"
        R"("prompt_tokens_details":{"cached_tokens":300}}})");
    parts.emplace_back("[DONE]");
    return sseData(parts);
}

} // namespace touchstone::test
