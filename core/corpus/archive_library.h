// SPDX-License-Identifier: GPL-3.0-or-later
// What is used of libarchive, loaded with the first archive or Word document (see shared_library.h): linked,
// it and the libraries that it brings along would be half of the time that the command line takes to start.
// Internal to core/corpus. Safe for concurrent use.
#pragma once

#include <archive.h>
#include <archive_entry.h>

namespace touchstone {

/// Names without the library's prefix.
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
    decltype(&archive_read_data) read_data = nullptr;
    decltype(&archive_read_data_block) read_data_block = nullptr;
    decltype(&archive_read_free) read_free = nullptr;
    decltype(&archive_read_new) read_new = nullptr;
    decltype(&archive_read_next_header) read_next_header = nullptr;
    decltype(&archive_read_open2) read_open2 = nullptr;
    decltype(&archive_read_open_fd) read_open_fd = nullptr;
    decltype(&archive_read_open_memory) read_open_memory = nullptr;
    decltype(&archive_read_set_option) read_set_option = nullptr;
    decltype(&archive_read_support_filter_none) read_support_filter_none = nullptr;
    decltype(&archive_read_support_format_tar) read_support_format_tar = nullptr;
    decltype(&archive_read_support_format_zip) read_support_format_zip = nullptr;
    decltype(&archive_read_support_format_zip_seekable) read_support_format_zip_seekable = nullptr;
    decltype(&archive_read_support_format_zip_streamable) read_support_format_zip_streamable = nullptr;
    decltype(&archive_set_error) set_error = nullptr;
    /// False: the library, or a function of it, is not there, and nothing above may be called.
    bool whole = false;
};

const ArchiveLibrary& archiveLibrary();

} // namespace touchstone
