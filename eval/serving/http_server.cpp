// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/http_server.h"

#include "eval/serving/connection.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <list>
#include <system_error>
#include <thread>

namespace touchstone {

/// A descriptor that is closed with its owner.
class OwnedSocket {
public:
    explicit OwnedSocket(int fd = -1) : m_fd(fd) {}
    ~OwnedSocket() { reset(); }
    OwnedSocket(const OwnedSocket&) = delete;
    OwnedSocket& operator=(const OwnedSocket&) = delete;
    void reset(int fd = -1) {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = fd;
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

namespace {

constexpr int kBacklog = 64;
constexpr int kBreatheMs = 100; ///< no more descriptors: not to be asked for again at once

std::string systemMessage(int error) {
    return std::generic_category().message(error);
}

} // namespace

struct HttpServer::State {
    struct Client {
        std::unique_ptr<Connection> connection;
        std::thread thread;
        bool told = false; ///< that its client has gone
    };

    HttpServerOptions options;
    Handler handler;
    OwnedSocket listener, bell;
    int port = 0;
    std::atomic<bool> ending{false};
    mutable std::mutex mutex; ///< of clients
    std::condition_variable changed;
    std::list<Client> clients;
    std::thread watcher;

    void ring() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(bell.get(), &one, sizeof one);
    }
    Result<> listen();
    void watch();
    bool takeIn();
    void add(int socket);
    void turnAway(int socket) const;
    void bury();
};

Result<> HttpServer::State::listen() {
    if (options.port < 0 || options.port > 65535)
        return fail(ErrorCode::Usage, fmt::format("{} is no port.", options.port), "A port is 0 to 65535.");
    bell.reset(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    listener.reset(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (bell.get() < 0 || listener.get() < 0)
        return fail(ErrorCode::Io, fmt::format("No socket can be made: {}.", systemMessage(errno)));
    const int yes = 1;
    ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(options.port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* general = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener.get(), general, sizeof address) != 0 || ::listen(listener.get(), kBacklog) != 0)
        return fail(
            ErrorCode::Io,
            fmt::format("127.0.0.1:{} cannot be listened on: {}.", options.port, systemMessage(errno)),
            "Choose another port, or 0 for any that is free.");
    socklen_t size = sizeof address;
    ::getsockname(listener.get(), general, &size);
    port = ntohs(address.sin_port);
    return {};
}

void HttpServer::State::watch() {
    bool breathe = false;
    for (;;) {
        std::vector<pollfd> sockets{{bell.get(), POLLIN, 0}};
        std::vector<Client*> watched;
        {
            const std::lock_guard lock(mutex);
            if (ending && clients.empty())
                return;
            for (Client& client : clients)
                if (client.connection->busy() && !client.told) {
                    sockets.push_back({client.connection->socket(), POLLRDHUP, 0});
                    watched.push_back(&client);
                }
        }
        const bool taking = !ending && !breathe;
        if (taking)
            sockets.push_back({listener.get(), POLLIN, 0});
        ::poll(sockets.data(), sockets.size(), breathe ? kBreatheMs : -1);
        breathe = false;
        if ((sockets.front().revents & POLLIN) != 0) {
            std::uint64_t rings = 0;
            [[maybe_unused]] const auto got = ::read(bell.get(), &rings, sizeof rings);
        }
        // Only this thread takes clients off the list, so the pointers still hold.
        for (std::size_t i = 0; i < watched.size(); ++i)
            if ((sockets[i + 1].revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0 &&
                watched[i]->connection->busy()) {
                watched[i]->told = true;
                watched[i]->connection->cancel();
            }
        bury();
        if (taking && (sockets.back().revents & POLLIN) != 0)
            breathe = !takeIn();
    }
}

/// False when the system has no descriptors left.
bool HttpServer::State::takeIn() {
    for (;;) {
        const int socket = ::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (socket < 0)
            return errno != EMFILE && errno != ENFILE && errno != ENOBUFS && errno != ENOMEM;
        const int yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        add(socket);
    }
}

void HttpServer::State::add(int socket) {
    const std::lock_guard lock(mutex);
    if (clients.size() >= options.connections) {
        turnAway(socket);
        return;
    }
    Client& client = clients.emplace_back();
    client.connection = std::make_unique<Connection>(socket, options, ending, [this] { ring(); });
    try {
        client.thread =
            std::thread([this, connection = client.connection.get()] { connection->run(handler); });
    } catch (const std::system_error&) { // no more threads: as with too many connections
        turnAway(::dup(socket));
        clients.pop_back();
    }
}

void HttpServer::State::turnAway(int socket) const {
    HttpReply reply = options.errorReply(
        503, fmt::format("There are {} connections already; try again in a moment.", options.connections));
    reply.headers.emplace_back("Retry-After", "1");
    const std::string bytes = replyHead(reply, BodyFraming::Length, false) + reply.body;
    ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::shutdown(socket, SHUT_WR);
    ::close(socket);
}

void HttpServer::State::bury() {
    std::list<Client> dead;
    {
        const std::lock_guard lock(mutex);
        for (auto client = clients.begin(); client != clients.end();) {
            const auto at = client++;
            if (at->connection->done())
                dead.splice(dead.end(), clients, at);
            else if (!at->connection->busy())
                at->told = false;
        }
    }
    for (Client& client : dead)
        client.thread.join();
    if (!dead.empty())
        changed.notify_all();
}

HttpServer::HttpServer(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Result<std::unique_ptr<HttpServer>> HttpServer::start(HttpServerOptions options, Handler handler) {
    auto state = std::make_unique<State>();
    state->options = std::move(options);
    state->handler = std::move(handler);
    if (!state->options.errorReply)
        state->options.errorReply = [](int status, const std::string& message) {
            return HttpReply{status, "text/plain; charset=utf-8", message + "\n"};
        };
    TOUCHSTONE_TRY(state->listen());
    State* raw = state.get();
    state->watcher = std::thread([raw] { raw->watch(); });
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

HttpServer::~HttpServer() {
    stop(std::chrono::milliseconds(0));
}

int HttpServer::port() const {
    return m_state->port;
}

std::size_t HttpServer::connectionCount() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->clients.size();
}

void HttpServer::stop(std::chrono::milliseconds grace) {
    if (!m_state->watcher.joinable())
        return;
    constexpr auto kLastWords = std::chrono::seconds(1); // to say that the answer was stopped
    m_state->ending = true;
    m_state->ring();
    std::unique_lock lock(m_state->mutex);
    for (State::Client& client : m_state->clients)
        if (!client.connection->busy())
            client.connection->closeForReading();
    const auto nobody = [this] { return m_state->clients.empty(); };
    if (!m_state->changed.wait_for(lock, grace, nobody)) {
        for (State::Client& client : m_state->clients)
            client.connection->cancel();
        if (!m_state->changed.wait_for(lock, kLastWords, nobody))
            for (State::Client& client : m_state->clients)
                client.connection->closeBothWays();
    }
    lock.unlock();
    m_state->ring();
    m_state->watcher.join();
    m_state->listener.reset();
}

} // namespace touchstone
