// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/zip_directory.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace touchstone {
namespace {

constexpr std::size_t kEndBytes = 22;     ///< end record without its comment
constexpr std::size_t kLocatorBytes = 20; ///< where the 64-bit end record is

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;)
        value = value << 8U | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

std::string readAt(int fd, std::uint64_t at, std::size_t count) {
    std::string bytes(count, '\0');
    const ssize_t got = ::pread(fd, bytes.data(), count, static_cast<off_t>(at));
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

} // namespace

std::optional<std::uint64_t> zipEntryCount(int fd) {
    struct stat state {};
    if (::fstat(fd, &state) != 0 || state.st_size < static_cast<off_t>(kEndBytes))
        return std::nullopt;
    const auto size = static_cast<std::uint64_t>(state.st_size);
    const std::uint64_t begin = size - std::min<std::uint64_t>(size, kEndBytes + 0xFFFF + kLocatorBytes);
    const std::string tail = readAt(fd, begin, static_cast<std::size_t>(size - begin));
    for (std::size_t at = tail.rfind("PK\5\6"); at != std::string::npos;
         at = at == 0 ? std::string::npos : tail.rfind("PK\5\6", at - 1)) {
        if (at + kEndBytes > tail.size() || at + kEndBytes + number(tail, at + 20, 2) != tail.size())
            continue;
        const std::uint64_t count = number(tail, at + 10, 2);
        if (count != 0xFFFF || at < kLocatorBytes || tail.compare(at - kLocatorBytes, 4, "PK\6\7") != 0)
            return count;
        const std::string wide = readAt(fd, number(tail, at - kLocatorBytes + 8, 8), 40);
        return wide.size() == 40 && wide.compare(0, 4, "PK\6\6") == 0 ? number(wide, 32, 8) : count;
    }
    return std::nullopt;
}

} // namespace touchstone
