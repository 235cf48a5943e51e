// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what the door to the network reports into the workspace, on a thread and a connection of its own, so
// that no transfer ever waits for the disk. Safe for concurrent use; the destructor writes what is left.
#pragma once

#include "core/platform/http.h"
#include "core/store/workspace.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace touchstone {

class NetworkLog {
public:
    explicit NetworkLog(std::shared_ptr<Workspace> workspace) : m_workspace(std::move(workspace)) {}
    ~NetworkLog();
    NetworkLog(const NetworkLog&) = delete;
    NetworkLog& operator=(const NetworkLog&) = delete;

    /// Only puts the event into a queue; the thread is started by the first one.
    void add(const NetworkEvent& event);
    /// Waits until everything that was added before is written, or given up.
    void flush();

private:
    void run();
    void write(std::vector<NetworkEvent> events);

    std::shared_ptr<Workspace> m_workspace;
    std::optional<Database> m_database; ///< of the thread
    std::mutex m_mutex;
    std::condition_variable m_wake, m_idle;
    std::vector<NetworkEvent> m_queue;
    bool m_writing = false, m_ending = false;
    std::thread m_thread;
};

} // namespace touchstone
