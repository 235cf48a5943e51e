// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive may still cost: entries, unpacked bytes, the ratio of unpacked to packed. Internal to
// core/corpus; belongs to one thread.
#pragma once

#include "core/corpus/archive_reader.h"
#include "core/corpus/source.h"

#include <string>

namespace touchstone {

class ArchiveBudget {
public:
    ArchiveBudget(const SourceCaps& caps, ArchiveKind kind)
        : m_caps(caps), m_isZip(kind == ArchiveKind::Zip || kind == ArchiveKind::ZipStream) {}

    /// Between an entry's header and its content.
    void beginEntry(const ArchiveReader& reader) {
        ++m_entries;
        restartEntry(reader);
    }
    /// The same entry again, by a reader that was opened anew.
    void restartEntry(const ArchiveReader& reader) { m_entryStart = reader.packedBytes(); }
    void endEntry(const ArchiveReader& reader) { m_packedBefore += entryPacked(reader); }
    /// Counts content that was handed out (holes of sparse files as well).
    void addContent(std::uint64_t bytes) { m_content += bytes; }
    /// "" or the cap that is reached: the archive must not be read on.
    [[nodiscard]] std::string exceeded(const ArchiveReader& reader) const;

private:
    [[nodiscard]] std::uint64_t entryPacked(const ArchiveReader& reader) const {
        const std::uint64_t now = reader.packedBytes();
        return now > m_entryStart ? now - m_entryStart : 0;
    }

    SourceCaps m_caps;
    bool m_isZip;
    std::uint64_t m_entries = 0;
    std::uint64_t m_content = 0;
    // Entries of a zip may lie on top of each other, so its packed bytes are counted entry by entry.
    std::uint64_t m_packedBefore = 0;
    std::uint64_t m_entryStart = 0;
};

} // namespace touchstone
