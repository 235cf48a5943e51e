// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/network_log.h"

#include "core/traces/traces.h"

#include <utility>

namespace touchstone {
namespace {

constexpr std::size_t kLongestQueue = 10000; // a workspace that cannot be written must not cost the memory
constexpr int kWaitMs = 3000;

} // namespace

NetworkLog::~NetworkLog() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void NetworkLog::add(const NetworkEvent& event) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending || m_queue.size() >= kLongestQueue)
            return;
        m_queue.push_back(event);
        if (!m_thread.joinable())
            m_thread = std::thread([this] { run(); });
    }
    m_wake.notify_one();
}

void NetworkLog::flush() {
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_queue.empty() && !m_writing; });
}

void NetworkLog::run() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_ending || !m_queue.empty(); });
        if (m_queue.empty())
            return;
        std::vector<NetworkEvent> events = std::exchange(m_queue, {});
        m_writing = true;
        lock.unlock();
        write(std::move(events));
        lock.lock();
        m_writing = false;
        m_idle.notify_all();
    }
}

void NetworkLog::write(std::vector<NetworkEvent> events) {
    if (!m_database) {
        Result<Database> connected = m_workspace->connect();
        if (!connected)
            return;
        m_database.emplace(std::move(*connected));
    }
    TraceRepository repository(*m_database);
    // A log that cannot be written (a full disk, a long writer) must not break what it is about.
    (void)m_database->transaction(
        [&]() -> Result<> {
            for (const NetworkEvent& event : events)
                TOUCHSTONE_TRY(repository.logNetwork(event));
            return {};
        },
        kWaitMs);
}

} // namespace touchstone
