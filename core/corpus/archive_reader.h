// SPDX-License-Identifier: GPL-3.0-or-later
// libarchive behind a small door: only tar (plain or gzip) and zip, from an open descriptor, never to disk.
// Belongs to one thread. Internal to core/corpus.
#pragma once

#include "core/base/result.h"
#include "core/corpus/gzip_input.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct archive;
struct archive_entry;

namespace touchstone {

inline constexpr int kMostRetries = 8; ///< damaged tar headers that are read over

enum class ArchiveKind : std::uint8_t {
    Tar,
    TarGzip,
    Zip,      ///< by its directory at the end
    ZipStream ///< from the front, when the directory is missing
};

enum class EntryType : std::uint8_t { File, Folder, Symlink, Hardlink, Device, Pipe, Socket, Other };

struct ArchiveEntry {
    std::string name; ///< raw bytes as far as libarchive keeps them
    EntryType type = EntryType::File;
    bool encrypted = false;
    bool oddMethod = false; ///< a zip method other than stored and deflate
    bool sizeKnown = false;
    std::uint64_t sizeBytes = 0;
    std::string warning; ///< damage in the header that libarchive read over
};

class ArchiveReader {
public:
    enum class Step : std::uint8_t { Entry, End, Broken, Retry };
    enum class Piece : std::uint8_t { Data, End, EntryBroken, ArchiveBroken };
    struct Block {
        const char* data = nullptr;
        std::size_t size = 0;
        std::uint64_t offset = 0;
    };

    ArchiveReader(int fd, ArchiveKind kind);
    ~ArchiveReader();
    ArchiveReader(const ArchiveReader&) = delete;
    ArchiveReader& operator=(const ArchiveReader&) = delete;

    Step next(ArchiveEntry& entry);
    Piece read(Block& block);
    /// libarchive's last words.
    [[nodiscard]] std::string words() const;
    [[nodiscard]] std::uint64_t packedBytes() const;   ///< read of the file so far; of a zip: position in it
    [[nodiscard]] std::uint64_t unpackedBytes() const; ///< of a tar: headers and content; of a zip: nothing
    /// Of a .tar.gz: damage of the packing so far, and what is left of it behind the tar's own end.
    [[nodiscard]] std::string packingProblem() const { return m_gzip ? m_gzip->problem() : std::string(); }
    bool skipPacked() { return m_gzip && !m_gzip->next().empty(); }

private:
    struct Free {
        void operator()(archive* handle) const;
    };
    std::unique_ptr<GzipInput> m_gzip; ///< outlives the archive that reads from it
    std::unique_ptr<archive, Free> m_archive;
    ArchiveKind m_kind;
    bool m_opened = false;
};

} // namespace touchstone
