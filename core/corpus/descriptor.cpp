// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/descriptor.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace touchstone {
namespace {

constexpr std::size_t kStep = 1U << 20U;

bool sameState(const struct stat& a, const struct stat& b) {
    return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
           a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/// One reading. The size that fstat told is only a hint: what read() gives counts.
Result<> readOnce(int fd, std::uint64_t sizeHint, std::uint64_t cap, FileContent& out, JobContext& context) {
    out.bytes.clear();
    out.problem.clear();
    const std::uint64_t room = std::min(sizeHint, cap) + 1; // one more, to see the end without another turn
    std::size_t used = 0;
    out.bytes.resize(static_cast<std::size_t>(room));
    for (;;) {
        if (used == out.bytes.size()) {
            if (used > cap)
                break;
            out.bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(cap + 1, used + kStep)));
        }
        const std::size_t want = std::min(out.bytes.size() - used, kStep);
        const ssize_t got = ::pread(fd, out.bytes.data() + used, want, static_cast<off_t>(used));
        if (got == 0)
            break;
        if (got < 0) {
            if (errno == EINTR)
                continue;
            out.problem = fmt::format("cannot be read: {}", systemWords(errno));
            out.bytes.clear();
            return {};
        }
        used += static_cast<std::size_t>(got);
        TOUCHSTONE_TRY(context.check());
    }
    if (used > cap) {
        out.problem = fmt::format("larger than {} MiB: not read", cap >> 20U);
        out.bytes.clear();
        return {};
    }
    out.bytes.resize(used);
    return {};
}

} // namespace

void Descriptor::reset() {
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

Result<FileContent> readDescriptor(int fd, std::uint64_t cap, JobContext& context) {
    FileContent out;
    for (int attempt = 0; attempt < 3; ++attempt) {
        struct stat before {};
        struct stat after {};
        if (::fstat(fd, &before) != 0) {
            out.problem = fmt::format("cannot be read: {}", systemWords(errno));
            return out;
        }
        const auto size = static_cast<std::uint64_t>(std::max<off_t>(before.st_size, 0));
        if (size > cap) {
            out.problem = fmt::format("{} MiB, larger than {} MiB: not read", size >> 20U, cap >> 20U);
            return out;
        }
        TOUCHSTONE_TRY(readOnce(fd, size, cap, out, context));
        if (::fstat(fd, &after) != 0 || sameState(before, after))
            break;
    }
    return out;
}

std::string_view kindOfFile(mode_t mode) {
    if (S_ISLNK(mode))
        return "a symbolic link";
    if (S_ISFIFO(mode))
        return "a pipe";
    if (S_ISSOCK(mode))
        return "a socket";
    if (S_ISCHR(mode) || S_ISBLK(mode))
        return "a device";
    return "neither a file nor a folder";
}

std::string systemWords(int number) {
    return std::generic_category().message(number);
}

} // namespace touchstone
