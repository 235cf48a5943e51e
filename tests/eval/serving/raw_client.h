// SPDX-License-Identifier: GPL-3.0-or-later
// A client that sends bytes as they are given, for requests that no library would send. One thread.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace touchstone::test {

class RawClient {
public:
    explicit RawClient(int port, int receiveBuffer = 0) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (receiveBuffer > 0)
            ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        const timeval patience{20, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { close(); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] bool connected() const { return m_connected; }
    void close() {
        if (m_socket >= 0)
            ::close(m_socket);
        m_socket = -1;
    }
    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// Reads until `text` has come (counted from the last call's end) or the other side closes.
    std::string readUntil(std::string_view text) {
        std::size_t at = std::string::npos;
        while ((at = m_read.find(text)) == std::string::npos && fill()) {
        }
        const std::size_t end = at == std::string::npos ? m_read.size() : at + text.size();
        std::string out = m_read.substr(0, end);
        m_read.erase(0, end);
        return out;
    }
    std::string readAll() {
        while (fill()) {
        }
        return std::exchange(m_read, {});
    }
    /// One answer with a Content-Length: head and body.
    std::string readAnswer() {
        std::string head = readUntil("\r\n\r\n");
        const std::size_t at = head.find("Content-Length: ");
        if (at == std::string::npos)
            return head;
        const std::size_t length = std::stoul(head.substr(at + 16));
        while (m_read.size() < length && fill()) {
        }
        head += m_read.substr(0, length);
        m_read.erase(0, length);
        return head;
    }

private:
    bool fill() {
        std::array<char, 4096> bytes{};
        const ssize_t got = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        if (got <= 0)
            return false;
        m_read.append(bytes.data(), static_cast<std::size_t>(got));
        return true;
    }
    int m_socket;
    bool m_connected = false;
    std::string m_read;
};

/// "HTTP/1.1 200 OK…" -> 200; 0 where there is no answer.
inline int statusOf(std::string_view answer) {
    return answer.size() > 12 && answer.substr(0, 9) == "HTTP/1.1 "
               ? std::stoi(std::string(answer.substr(9, 3)))
               : 0;
}

inline std::string bodyOf(const std::string& answer) {
    const std::size_t at = answer.find("\r\n\r\n");
    return at == std::string::npos ? std::string() : answer.substr(at + 4);
}

} // namespace touchstone::test
