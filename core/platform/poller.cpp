// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/poller.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>

namespace touchstone {

Poller::Poller() : m_poll(::epoll_create1(EPOLL_CLOEXEC)), m_bell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (ok())
        watch(m_bell, true, false);
}

Poller::~Poller() {
    if (m_poll >= 0)
        ::close(m_poll);
    if (m_bell >= 0)
        ::close(m_bell);
}

void Poller::ring() const {
    const std::uint64_t one = 1;
    (void)!::write(m_bell, &one, sizeof one);
}

void Poller::watch(int fd, bool read, bool write) const {
    epoll_event event{};
    event.data.fd = fd;
    event.events = (read ? static_cast<std::uint32_t>(EPOLLIN) : 0U) |
                   (write ? static_cast<std::uint32_t>(EPOLLOUT) : 0U);
    if (::epoll_ctl(m_poll, EPOLL_CTL_MOD, fd, &event) != 0 && errno == ENOENT)
        ::epoll_ctl(m_poll, EPOLL_CTL_ADD, fd, &event);
}

void Poller::forget(int fd) const {
    ::epoll_ctl(m_poll, EPOLL_CTL_DEL, fd, nullptr);
}

void Poller::wait(std::chrono::steady_clock::time_point until,
                  const std::function<void(int, bool, bool, bool)>& ready) const {
    int waitMs = -1;
    if (until != std::chrono::steady_clock::time_point::max()) {
        const std::chrono::duration<double, std::milli> left = until - std::chrono::steady_clock::now();
        waitMs = static_cast<int>(std::clamp(std::ceil(left.count()), 0.0, 60000.0));
    }
    epoll_event events[64];
    const int count = ::epoll_wait(m_poll, events, 64, waitMs);
    for (int i = 0; i < count; ++i) {
        const std::uint32_t what = events[i].events;
        if (events[i].data.fd == m_bell) {
            std::uint64_t rung = 0;
            (void)!::read(m_bell, &rung, sizeof rung);
        } else {
            ready(events[i].data.fd, (what & (EPOLLIN | EPOLLHUP)) != 0, (what & EPOLLOUT) != 0,
                  (what & EPOLLERR) != 0);
        }
    }
}

} // namespace touchstone
