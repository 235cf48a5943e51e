// SPDX-License-Identifier: GPL-3.0-or-later
// epoll and a bell: a thread sleeps until a socket is ready, a time has come or another thread rings. All but
// ring() belongs to the thread that waits.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace touchstone {

class Poller {
public:
    Poller();
    ~Poller();
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    [[nodiscard]] bool ok() const { return m_poll >= 0 && m_bell >= 0; }
    /// Wakes the waiting thread; safe from any thread.
    void ring() const;
    void watch(int fd, bool read, bool write) const;
    void forget(int fd) const;
    /// Waits until `until` at the latest (time_point::max() = without end) and calls `ready` for each socket.
    void wait(std::chrono::steady_clock::time_point until,
              const std::function<void(int fd, bool read, bool write, bool error)>& ready) const;

private:
    int m_poll = -1;
    int m_bell = -1;
};

} // namespace touchstone
