// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/archive_reader.h"

#include "core/platform/shared_library.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>

namespace touchstone {
namespace {

/// What is used of libarchive, loaded with the first archive; names without its prefix.
struct ArchiveLibrary {
    decltype(&archive_entry_filetype) entry_filetype = nullptr;
    decltype(&archive_entry_hardlink) entry_hardlink = nullptr;
    decltype(&archive_entry_hardlink_utf8) entry_hardlink_utf8 = nullptr;
    decltype(&archive_entry_is_encrypted) entry_is_encrypted = nullptr;
    decltype(&archive_entry_pathname) entry_pathname = nullptr;
    decltype(&archive_entry_pathname_utf8) entry_pathname_utf8 = nullptr;
    decltype(&archive_entry_size) entry_size = nullptr;
    decltype(&archive_entry_size_is_set) entry_size_is_set = nullptr;
    decltype(&archive_error_string) error_string = nullptr;
    decltype(&archive_filter_bytes) filter_bytes = nullptr;
    decltype(&archive_format_name) format_name = nullptr;
    decltype(&archive_read_data_block) read_data_block = nullptr;
    decltype(&archive_read_free) read_free = nullptr;
    decltype(&archive_read_new) read_new = nullptr;
    decltype(&archive_read_next_header) read_next_header = nullptr;
    decltype(&archive_read_open2) read_open2 = nullptr;
    decltype(&archive_read_open_fd) read_open_fd = nullptr;
    decltype(&archive_read_set_option) read_set_option = nullptr;
    decltype(&archive_read_support_filter_none) read_support_filter_none = nullptr;
    decltype(&archive_read_support_format_tar) read_support_format_tar = nullptr;
    decltype(&archive_read_support_format_zip_seekable) read_support_format_zip_seekable = nullptr;
    decltype(&archive_read_support_format_zip_streamable) read_support_format_zip_streamable = nullptr;
    decltype(&archive_set_error) set_error = nullptr;
    bool whole = false;

    ArchiveLibrary() {
        SharedLibrary shared("libarchive.so.13");
        shared.find(entry_filetype, "archive_entry_filetype");
        shared.find(entry_hardlink, "archive_entry_hardlink");
        shared.find(entry_hardlink_utf8, "archive_entry_hardlink_utf8");
        shared.find(entry_is_encrypted, "archive_entry_is_encrypted");
        shared.find(entry_pathname, "archive_entry_pathname");
        shared.find(entry_pathname_utf8, "archive_entry_pathname_utf8");
        shared.find(entry_size, "archive_entry_size");
        shared.find(entry_size_is_set, "archive_entry_size_is_set");
        shared.find(error_string, "archive_error_string");
        shared.find(filter_bytes, "archive_filter_bytes");
        shared.find(format_name, "archive_format_name");
        shared.find(read_data_block, "archive_read_data_block");
        shared.find(read_free, "archive_read_free");
        shared.find(read_new, "archive_read_new");
        shared.find(read_next_header, "archive_read_next_header");
        shared.find(read_open2, "archive_read_open2");
        shared.find(read_open_fd, "archive_read_open_fd");
        shared.find(read_set_option, "archive_read_set_option");
        shared.find(read_support_filter_none, "archive_read_support_filter_none");
        shared.find(read_support_format_tar, "archive_read_support_format_tar");
        shared.find(read_support_format_zip_seekable, "archive_read_support_format_zip_seekable");
        shared.find(read_support_format_zip_streamable, "archive_read_support_format_zip_streamable");
        shared.find(set_error, "archive_set_error");
        whole = shared.whole();
    }
};

const ArchiveLibrary& library() {
    static const ArchiveLibrary loaded;
    return loaded;
}

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
    if (library().entry_hardlink(entry) || library().entry_hardlink_utf8(entry))
        return EntryType::Hardlink;
    switch (library().entry_filetype(entry)) {
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
        library().set_error(handle, EILSEQ, "%s", input->problem().c_str());
        return -1;
    }
    return static_cast<la_ssize_t>(piece.size());
}

} // namespace

void ArchiveReader::Free::operator()(archive* handle) const {
    library().read_free(handle);
}

ArchiveReader::ArchiveReader(int fd, ArchiveKind kind)
    : m_archive(library().whole ? library().read_new() : nullptr), m_kind(kind) {
    // Every jump to an entry of a zip reads a whole block, so there it is small.
    const std::size_t blockBytes = kind == ArchiveKind::Zip ? 1U << 12U : 1U << 16U;
    archive* const handle = m_archive.get();
    if (!handle)
        return;
    library().read_support_filter_none(handle);
    if (kind == ArchiveKind::Tar || kind == ArchiveKind::TarGzip) {
        library().read_support_format_tar(handle);
        // What lies behind a tar's end mark must not be left out in silence.
        library().read_set_option(handle, "tar", "read_concatenated_archives", "1");
    } else if (kind == ArchiveKind::Zip) {
        library().read_support_format_zip_seekable(handle);
    } else {
        library().read_support_format_zip_streamable(handle);
    }
    if (kind == ArchiveKind::TarGzip) {
        m_gzip = std::make_unique<GzipInput>(fd);
        m_opened =
            library().read_open2(handle, m_gzip.get(), nullptr, readGzip, nullptr, nullptr) == ARCHIVE_OK;
    } else if (::lseek(fd, 0, SEEK_SET) == 0) {
        m_opened = library().read_open_fd(handle, fd, blockBytes) == ARCHIVE_OK;
    }
}

ArchiveReader::~ArchiveReader() = default;

ArchiveReader::Step ArchiveReader::next(ArchiveEntry& entry) {
    if (!m_opened)
        return Step::Broken;
    const Utf8Scope utf8;
    archive_entry* raw = nullptr;
    const int result = library().read_next_header(m_archive.get(), &raw);
    if (result == ARCHIVE_EOF)
        return Step::End;
    if (result == ARCHIVE_RETRY)
        return Step::Retry;
    if ((result != ARCHIVE_OK && result != ARCHIVE_WARN) || !raw)
        return Step::Broken;
    entry = ArchiveEntry{};
    if (const char* name = library().entry_pathname(raw))
        entry.name = name;
    else if (const char* utf8Name = library().entry_pathname_utf8(raw))
        entry.name = utf8Name;
    entry.type = typeOf(raw);
    entry.encrypted = library().entry_is_encrypted(raw) != 0;
    entry.sizeKnown = library().entry_size_is_set(raw) != 0;
    entry.sizeBytes = static_cast<std::uint64_t>(std::max<la_int64_t>(library().entry_size(raw), 0));
    if (m_kind == ArchiveKind::Zip || m_kind == ArchiveKind::ZipStream) {
        const char* format = library().format_name(m_archive.get());
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
    const int result = library().read_data_block(m_archive.get(), &data, &block.size, &offset);
    block.data = static_cast<const char*>(data);
    block.offset = static_cast<std::uint64_t>(std::max<la_int64_t>(offset, 0));
    if (result == ARCHIVE_OK || (result == ARCHIVE_WARN && block.size > 0))
        return Piece::Data;
    if (result == ARCHIVE_EOF)
        return Piece::End;
    return result == ARCHIVE_FATAL ? Piece::ArchiveBroken : Piece::EntryBroken;
}

std::string ArchiveReader::words() const {
    if (!library().whole)
        return "libarchive, which reads archives, is not installed";
    const char* said = m_archive ? library().error_string(m_archive.get()) : nullptr;
    return said ? said : "damaged";
}

std::uint64_t ArchiveReader::packedBytes() const {
    if (m_gzip)
        return m_gzip->packedBytes();
    return static_cast<std::uint64_t>(std::max<la_int64_t>(library().filter_bytes(m_archive.get(), -1), 0));
}

std::uint64_t ArchiveReader::unpackedBytes() const {
    if (m_gzip)
        return m_gzip->unpackedBytes();
    return m_kind == ArchiveKind::Tar ? packedBytes() : 0;
}

} // namespace touchstone
