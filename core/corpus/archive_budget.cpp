// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/archive_budget.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

constexpr std::uint64_t kRatioFrom = 1U << 20U; // small files may pack as well as they like

} // namespace

std::string ArchiveBudget::exceeded(const ArchiveReader& reader) const {
    if (m_entries > m_caps.entries)
        return fmt::format("more than {} entries: the rest of the archive was not read", m_caps.entries);
    const std::uint64_t packed = m_isZip ? m_packedBefore + entryPacked(reader) : reader.packedBytes();
    const std::uint64_t unpacked = std::max(m_content, reader.unpackedBytes());
    if (unpacked > m_caps.totalBytes)
        return fmt::format("unpacks to more than {} MiB: the rest of the archive was not read",
                           m_caps.totalBytes >> 20U);
    if (unpacked > kRatioFrom && unpacked / m_caps.ratio > packed)
        return fmt::format(
            "unpacks to more than {} times its packed size, as a decompression bomb does: the rest of "
            "the archive was not read",
            m_caps.ratio);
    return {};
}

} // namespace touchstone
