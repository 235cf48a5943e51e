// SPDX-License-Identifier: GPL-3.0-or-later
// An open file descriptor that closes itself, and reading from one with a cap. Belongs to one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <sys/stat.h>

#include <cstdint>
#include <string>
#include <utility>

namespace touchstone {

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            reset();
            m_fd = std::exchange(other.m_fd, -1);
        }
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool valid() const { return m_fd >= 0; }
    [[nodiscard]] int release() { return std::exchange(m_fd, -1); }
    void reset();

private:
    int m_fd;
};

/// What came out of a file: bytes, or a sentence why not.
struct FileContent {
    std::string bytes;
    std::string problem; ///< "" = all is well
};

/// Reads a regular file from its beginning to its end as it is now, at most `cap` bytes. A file that changes
/// meanwhile is read again, up to three times; after that what came last stands. Errors: Cancelled.
Result<FileContent> readDescriptor(int fd, std::uint64_t cap, JobContext& context);

/// "a pipe", "a device" ... for a mode that is neither a file nor a folder.
std::string_view kindOfFile(mode_t mode);
/// The system's words for an errno value. Thread-safe.
std::string systemWords(int number);

} // namespace touchstone
