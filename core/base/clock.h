// SPDX-License-Identifier: GPL-3.0-or-later
// Time behind an interface, so that tests need not sleep. Implementations are safe for concurrent use.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace touchstone {

class Clock {
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01T00:00:00Z.
    [[nodiscard]] virtual std::int64_t unixMs() const = 0;
    /// A clock that only goes forward, for durations.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point steady() const = 0;
};

/// The machine's clock; lives for ever.
const Clock& systemClock();

/// "2026-01-31T09:05:07.250Z"
std::string isoTime(std::int64_t unixMs);

/// Milliseconds from `since` to now by the steady clock, with fraction.
double elapsedMs(std::chrono::steady_clock::time_point since);

} // namespace touchstone
