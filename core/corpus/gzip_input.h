// SPDX-License-Identifier: GPL-3.0-or-later
// A gzip file as a stream of its content, with the checksums looked at, which libarchive's own filter does
// not do. Several members one after the other are one stream; bytes after the last member are ignored, as
// gzip does. Belongs to one thread. Internal to core/corpus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace touchstone {

class GzipInput {
public:
    explicit GzipInput(int fd); ///< reads from the file's beginning; does not own the descriptor
    ~GzipInput();
    GzipInput(const GzipInput&) = delete;
    GzipInput& operator=(const GzipInput&) = delete;

    /// The next piece, valid until the next call. Empty: the end, or a problem.
    std::string_view next();
    [[nodiscard]] const std::string& problem() const { return m_problem; } ///< "" = none so far
    [[nodiscard]] std::uint64_t packedBytes() const { return m_packed; }
    [[nodiscard]] std::uint64_t unpackedBytes() const { return m_unpacked; }

    static bool isGzip(std::string_view firstBytes);

private:
    struct State;
    bool refill();
    void memberEnded();

    int m_fd;
    std::unique_ptr<State> m_state;
    std::string m_problem;
    std::uint64_t m_packed = 0;
    std::uint64_t m_unpacked = 0;
    std::int64_t m_fileOffset = 0;
    bool m_ended = false;
};

} // namespace touchstone
