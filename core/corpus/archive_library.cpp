// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/archive_library.h"

#include "core/platform/shared_library.h"

namespace touchstone {
namespace {

ArchiveLibrary loadArchiveLibrary() {
    SharedLibrary shared("libarchive.so.13");
    ArchiveLibrary out;
    shared.find(out.entry_filetype, "archive_entry_filetype");
    shared.find(out.entry_hardlink, "archive_entry_hardlink");
    shared.find(out.entry_hardlink_utf8, "archive_entry_hardlink_utf8");
    shared.find(out.entry_is_encrypted, "archive_entry_is_encrypted");
    shared.find(out.entry_pathname, "archive_entry_pathname");
    shared.find(out.entry_pathname_utf8, "archive_entry_pathname_utf8");
    shared.find(out.entry_size, "archive_entry_size");
    shared.find(out.entry_size_is_set, "archive_entry_size_is_set");
    shared.find(out.error_string, "archive_error_string");
    shared.find(out.filter_bytes, "archive_filter_bytes");
    shared.find(out.format_name, "archive_format_name");
    shared.find(out.read_data, "archive_read_data");
    shared.find(out.read_data_block, "archive_read_data_block");
    shared.find(out.read_free, "archive_read_free");
    shared.find(out.read_new, "archive_read_new");
    shared.find(out.read_next_header, "archive_read_next_header");
    shared.find(out.read_open2, "archive_read_open2");
    shared.find(out.read_open_fd, "archive_read_open_fd");
    shared.find(out.read_open_memory, "archive_read_open_memory");
    shared.find(out.read_set_option, "archive_read_set_option");
    shared.find(out.read_support_filter_none, "archive_read_support_filter_none");
    shared.find(out.read_support_format_tar, "archive_read_support_format_tar");
    shared.find(out.read_support_format_zip, "archive_read_support_format_zip");
    shared.find(out.read_support_format_zip_seekable, "archive_read_support_format_zip_seekable");
    shared.find(out.read_support_format_zip_streamable, "archive_read_support_format_zip_streamable");
    shared.find(out.set_error, "archive_set_error");
    out.whole = shared.whole();
    return out;
}

} // namespace

const ArchiveLibrary& archiveLibrary() {
    static const ArchiveLibrary kLoaded = loadArchiveLibrary();
    return kLoaded;
}

} // namespace touchstone
