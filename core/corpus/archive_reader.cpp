// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/archive_reader.h"

#include "core/corpus/archive_library.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>

namespace touchstone {
namespace {

/// libarchive turns names into the character set of the thread's locale, and "C" has none beyond ASCII. This
/// sets UTF-8 for the calls that need it and leaves the process's own locale alone.
class Utf8Scope {
public:
    Utf8Scope() {
        static const locale_t kUtf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        if (kUtf8)
            m_before = ::uselocale(kUtf8);
    }
    ~Utf8Scope() {
        if (m_before)
            ::uselocale(m_before);
    }
    Utf8Scope(const Utf8Scope&) = delete;
    Utf8Scope& operator=(const Utf8Scope&) = delete;

private:
    locale_t m_before = nullptr;
};

EntryType typeOf(archive_entry* entry) {
    if (archiveLibrary().entry_hardlink(entry) || archiveLibrary().entry_hardlink_utf8(entry))
        return EntryType::Hardlink;
    switch (archiveLibrary().entry_filetype(entry)) {
    case AE_IFREG:
        return EntryType::File;
    case AE_IFDIR:
        return EntryType::Folder;
    case AE_IFLNK:
        return EntryType::Symlink;
    case AE_IFCHR:
    case AE_IFBLK:
        return EntryType::Device;
    case AE_IFIFO:
        return EntryType::Pipe;
    case AE_IFSOCK:
        return EntryType::Socket;
    default:
        return EntryType::Other;
    }
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// Remarks about a name's character set or about attributes that we do not use are no damage.
bool isHarmless(std::string_view words) {
    return contains(words, "onvert") || contains(words, "athname") || contains(words, "inkname") ||
           contains(words, "attribute") || contains(words, "charset") || contains(words, "name can");
}

/// libarchive's read callback: 0 is the end, -1 an error.
la_ssize_t readGzip(archive* handle, void* data, const void** buffer) {
    auto* const input = static_cast<GzipInput*>(data);
    const std::string_view piece = input->next();
    *buffer = piece.data();
    if (piece.empty() && !input->problem().empty()) {
        archiveLibrary().set_error(handle, EILSEQ, "%s", input->problem().c_str());
        return -1;
    }
    return static_cast<la_ssize_t>(piece.size());
}

} // namespace

void ArchiveReader::Free::operator()(archive* handle) const {
    archiveLibrary().read_free(handle);
}

ArchiveReader::ArchiveReader(int fd, ArchiveKind kind)
    : m_archive(archiveLibrary().whole ? archiveLibrary().read_new() : nullptr), m_kind(kind) {
    // Every jump to an entry of a zip reads a whole block, so there it is small.
    const std::size_t blockBytes = kind == ArchiveKind::Zip ? 1U << 12U : 1U << 16U;
    archive* const handle = m_archive.get();
    if (!handle)
        return;
    archiveLibrary().read_support_filter_none(handle);
    if (kind == ArchiveKind::Tar || kind == ArchiveKind::TarGzip) {
        archiveLibrary().read_support_format_tar(handle);
        // What lies behind a tar's end mark must not be left out in silence.
        archiveLibrary().read_set_option(handle, "tar", "read_concatenated_archives", "1");
    } else if (kind == ArchiveKind::Zip) {
        archiveLibrary().read_support_format_zip_seekable(handle);
    } else {
        archiveLibrary().read_support_format_zip_streamable(handle);
    }
    if (kind == ArchiveKind::TarGzip) {
        m_gzip = std::make_unique<GzipInput>(fd);
        m_opened = archiveLibrary().read_open2(handle, m_gzip.get(), nullptr, readGzip, nullptr, nullptr) ==
                   ARCHIVE_OK;
    } else if (::lseek(fd, 0, SEEK_SET) == 0) {
        m_opened = archiveLibrary().read_open_fd(handle, fd, blockBytes) == ARCHIVE_OK;
    }
}

ArchiveReader::~ArchiveReader() = default;

ArchiveReader::Step ArchiveReader::next(ArchiveEntry& entry) {
    if (!m_opened)
        return Step::Broken;
    const Utf8Scope utf8;
    archive_entry* raw = nullptr;
    const int result = archiveLibrary().read_next_header(m_archive.get(), &raw);
    if (result == ARCHIVE_EOF)
        return Step::End;
    if (result == ARCHIVE_RETRY)
        return Step::Retry;
    if ((result != ARCHIVE_OK && result != ARCHIVE_WARN) || !raw)
        return Step::Broken;
    entry = ArchiveEntry{};
    if (const char* name = archiveLibrary().entry_pathname(raw))
        entry.name = name;
    else if (const char* utf8Name = archiveLibrary().entry_pathname_utf8(raw))
        entry.name = utf8Name;
    entry.type = typeOf(raw);
    entry.encrypted = archiveLibrary().entry_is_encrypted(raw) != 0;
    entry.sizeKnown = archiveLibrary().entry_size_is_set(raw) != 0;
    entry.sizeBytes = static_cast<std::uint64_t>(std::max<la_int64_t>(archiveLibrary().entry_size(raw), 0));
    if (m_kind == ArchiveKind::Zip || m_kind == ArchiveKind::ZipStream) {
        const char* format = archiveLibrary().format_name(m_archive.get());
        entry.oddMethod = format && !contains(format, "uncompressed") && !contains(format, "deflation");
    }
    if (result == ARCHIVE_WARN) {
        entry.warning = words();
        if (isHarmless(entry.warning))
            entry.warning.clear();
    }
    return Step::Entry;
}

ArchiveReader::Piece ArchiveReader::read(Block& block) {
    const void* data = nullptr;
    la_int64_t offset = 0;
    const int result = archiveLibrary().read_data_block(m_archive.get(), &data, &block.size, &offset);
    block.data = static_cast<const char*>(data);
    block.offset = static_cast<std::uint64_t>(std::max<la_int64_t>(offset, 0));
    if (result == ARCHIVE_OK || (result == ARCHIVE_WARN && block.size > 0))
        return Piece::Data;
    if (result == ARCHIVE_EOF)
        return Piece::End;
    return result == ARCHIVE_FATAL ? Piece::ArchiveBroken : Piece::EntryBroken;
}

std::string ArchiveReader::words() const {
    if (!archiveLibrary().whole)
        return "libarchive, which reads archives, is not installed";
    const char* said = m_archive ? archiveLibrary().error_string(m_archive.get()) : nullptr;
    return said ? said : "damaged";
}

std::uint64_t ArchiveReader::packedBytes() const {
    if (m_gzip)
        return m_gzip->packedBytes();
    return static_cast<std::uint64_t>(
        std::max<la_int64_t>(archiveLibrary().filter_bytes(m_archive.get(), -1), 0));
}

std::uint64_t ArchiveReader::unpackedBytes() const {
    if (m_gzip)
        return m_gzip->unpackedBytes();
    return m_kind == ArchiveKind::Tar ? packedBytes() : 0;
}

} // namespace touchstone
