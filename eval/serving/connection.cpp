// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/connection.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace touchstone {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

int millisecondsUntil(SteadyTime until) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 60000));
}

/// False when nothing came in time.
bool waitForSocket(int socket, short events, SteadyTime until) {
    for (;;) {
        pollfd one{socket, events, 0};
        const int ready = ::poll(&one, 1, millisecondsUntil(until));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return true; // the next call on the socket says what is wrong
        if (std::chrono::steady_clock::now() >= until)
            return false;
    }
}

} // namespace

Connection::Connection(int socket, const HttpServerOptions& options, const std::atomic<bool>& ending,
                       std::function<void()> ring)
    : m_socket(socket), m_options(options), m_ending(ending), m_ring(std::move(ring)) {}

Connection::~Connection() {
    ::close(m_socket);
}

void Connection::cancel() {
    const std::lock_guard lock(m_mutex);
    m_stop.request_stop();
}

void Connection::closeForReading() const {
    ::shutdown(m_socket, SHUT_RD);
}

void Connection::closeBothWays() const {
    ::shutdown(m_socket, SHUT_RDWR);
}

std::stop_token Connection::stop() const {
    const std::lock_guard lock(m_mutex);
    return m_stop.get_token();
}

void Connection::run(const HttpServer::Handler& handler) {
    RequestReader reader(m_options.limits);
    while (!m_broken && readNext(reader)) {
        handle(handler);
        if (!m_keep || m_ending)
            break;
    }
    if (reader.bad() && !m_broken)
        refuse(*reader.bad());
    else if (!m_broken)
        linger();
    closeBothWays();
    m_done = true;
    m_ring();
}

Connection::Heard Connection::hear(RequestReader& reader, SteadyTime until) const {
    std::array<char, 16384> bytes; // NOLINT: filled by recv
    for (;;) {
        const ssize_t got = ::recv(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got > 0) {
            reader.feed({bytes.data(), static_cast<std::size_t>(got)});
            return Heard::Bytes;
        }
        if (got == 0)
            return Heard::End;
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK)
            return Heard::End;
        if (!waitForSocket(m_socket, POLLIN, until))
            return Heard::TooLate;
    }
}

/// False when there is none any more: the client is done, too slow or not understood.
bool Connection::readNext(RequestReader& reader) {
    const auto begun = std::chrono::steady_clock::now();
    auto until = begun + (reader.begun() ? m_options.wholeRequest : m_options.idle);
    bool waiting = !reader.begun();
    for (;;) {
        if (std::optional<HttpCall> call = reader.next()) {
            m_call = std::move(*call);
            return true;
        }
        if (reader.bad())
            return false;
        if (reader.wantsContinue() && !write("HTTP/1.1 100 Continue\r\n\r\n"))
            return false;
        if (waiting && m_ending)
            return false;
        switch (hear(reader, until)) {
        case Heard::Bytes:
            if (waiting)
                until = std::chrono::steady_clock::now() + m_options.wholeRequest;
            waiting = false;
            break;
        case Heard::End:
            return false;
        case Heard::TooLate:
            if (!waiting)
                refuse({408, "The request did not come in time."});
            return false;
        }
    }
}

void Connection::handle(const HttpServer::Handler& handler) {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = std::stop_source();
    }
    m_answered = m_streaming = false;
    m_keep = m_call.keepAlive;
    m_busy = true;
    m_ring();
    try {
        handler(*this);
    } catch (const std::exception&) { // a broken promise of ours must not take the others down
        m_keep = false;
    }
    if (!m_answered)
        reply(m_options.errorReply(500, "Something went wrong inside the server."));
    else if (m_streaming) { // broken off: the client must not take it for the whole
        m_keep = false;
        m_broken = true;
    }
    m_busy = false;
    m_ring();
}

void Connection::refuse(const BadRequest& bad) {
    HttpReply reply = m_options.errorReply(bad.status, bad.message);
    if (write(replyHead(reply, BodyFraming::Length, false) + reply.body))
        linger();
    m_broken = true;
}

/// Closing with unread bytes would send a reset, and the client might never see the answer.
void Connection::linger() const {
    ::shutdown(m_socket, SHUT_WR);
    const SteadyTime until = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    std::array<char, 16384> bytes; // NOLINT: read and thrown away
    std::size_t total = 0;
    while (!m_ending && total < (4U << 20U) && waitForSocket(m_socket, POLLIN, until)) {
        const ssize_t got = ::recv(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
            return;
        total += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
}

bool Connection::reply(const HttpReply& reply) {
    if (m_answered)
        return false;
    m_answered = true;
    m_keep = m_keep && !m_ending;
    std::string bytes = replyHead(reply, BodyFraming::Length, m_keep);
    if (m_call.method != "HEAD")
        bytes += reply.body;
    return write(bytes);
}

bool Connection::beginStream(const HttpReply& head) {
    if (m_answered)
        return false;
    m_answered = m_streaming = true;
    m_keep = m_keep && !m_ending && m_call.chunks;
    return write(replyHead(head, m_call.chunks ? BodyFraming::Chunks : BodyFraming::Close, m_keep));
}

bool Connection::send(std::string_view piece) {
    if (!m_streaming)
        return false;
    if (piece.empty()) // would end the stream
        return !m_broken;
    return write(m_call.chunks ? fmt::format("{:x}\r\n{}\r\n", piece.size(), piece) : std::string(piece));
}

bool Connection::endStream() {
    if (!m_streaming)
        return false;
    m_streaming = false;
    return !m_call.chunks || write("0\r\n\r\n");
}

bool Connection::write(std::string_view bytes) {
    while (!bytes.empty() && !m_broken) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        if (sent < 0 && errno == EINTR)
            continue;
        const bool full = sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        if (!full ||
            !waitForSocket(m_socket, POLLOUT, std::chrono::steady_clock::now() + m_options.writeStall))
            m_broken = true;
    }
    if (m_broken) {
        m_keep = false;
        cancel();
    }
    return !m_broken;
}

} // namespace touchstone
