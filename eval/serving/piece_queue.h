// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of an answer on their way from the model's thread to the client's, so that a slow client never keeps
// the transport waiting. Safe for concurrent use.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace touchstone {

class PieceQueue {
public:
    void push(std::string_view piece) {
        const std::lock_guard lock(m_mutex);
        m_text.append(piece);
        m_changed.notify_one();
    }
    /// No piece comes after this.
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_one();
    }
    struct Taken {
        std::string text;
        bool closed = false; ///< this is the last
    };
    /// All that came; after `longest` perhaps nothing.
    Taken take(std::chrono::milliseconds longest) {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, longest, [this] { return m_closed || !m_text.empty(); });
        return {std::exchange(m_text, {}), m_closed};
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::string m_text;
    bool m_closed = false;
};

} // namespace touchstone
