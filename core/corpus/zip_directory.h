// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a zip file, read by ourselves: libarchive takes entries that lie on one place for one and does
// not say so. Internal to core/corpus.
#pragma once

#include <cstdint>
#include <optional>

namespace touchstone {

/// Number of entries that a zip's directory claims to have. None: no directory is found.
std::optional<std::uint64_t> zipEntryCount(int fd);

} // namespace touchstone
