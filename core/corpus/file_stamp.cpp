// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/file_stamp.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
/// The kernel stamps with the time of its last tick, at most 10 ms old; ten of them leave room for a virtual
/// machine that was held up.
constexpr std::int64_t kFineNs = 100'000'000;
constexpr std::int64_t kCoarseNs = 3 * kSecondNs;

std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * kSecondNs + time.tv_nsec;
}

} // namespace

std::string FileStamp::toString() const {
    return known() ? fmt::format("{}:{}:{}:{}:{}", sizeBytes, modifiedNs, changedNs, inode, device)
                   : std::string();
}

FileStamp stampOf(const struct stat& state) {
    FileStamp stamp;
    stamp.sizeBytes = static_cast<std::uint64_t>(std::max<off_t>(state.st_size, 0));
    stamp.inode = state.st_ino;
    stamp.device = state.st_dev;
    stamp.modifiedNs = nanoseconds(state.st_mtim);
    stamp.changedNs = nanoseconds(state.st_ctim);
    return stamp;
}

FileStamp settled(const FileStamp& stamp, std::int64_t nowNs) {
    const bool whole = stamp.modifiedNs % kSecondNs == 0 && stamp.changedNs % kSecondNs == 0;
    const std::int64_t latest = std::max(stamp.modifiedNs, stamp.changedNs);
    return latest + (whole ? kCoarseNs : kFineNs) < nowNs ? stamp : FileStamp{};
}

} // namespace touchstone
