// SPDX-License-Identifier: GPL-3.0-or-later
// What a file system tells of a file without reading it: equal stamps = nobody has written to the file since.
// A stamp that was taken too soon after the last change proves nothing (a later change may carry the same
// time), and is not kept. Plain value, pure functions.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>

namespace touchstone {

struct FileStamp {
    std::uint64_t sizeBytes = 0, inode = 0, device = 0;
    std::int64_t modifiedNs = 0, changedNs = 0; ///< since 1970; 0 = not known
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
    [[nodiscard]] bool known() const { return modifiedNs != 0; }
    [[nodiscard]] std::string toString() const; ///< "" when not known
};

FileStamp stampOf(const struct stat& state);

/// The same stamp when it lies far enough before `nowNs` that a change after it would show, else one that is
/// not known. File systems that count whole seconds (or pairs of them) get three seconds.
FileStamp settled(const FileStamp& stamp, std::int64_t nowNs);

} // namespace touchstone
