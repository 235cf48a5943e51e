// SPDX-License-Identifier: GPL-3.0-or-later
// Names as archives and folders give them -> paths of a corpus. Pure functions, safe for concurrent use.
#pragma once

#include "core/corpus/source.h"

#include <string>
#include <string_view>

namespace touchstone {

/// A checked name: `path` is usable when `refusal` is empty; else it is the name as it may be shown.
struct CheckedPath {
    std::string path;
    std::string refusal; ///< why the entry is left out: "an absolute path" ...
};

/// An archive entry's name as a relative path with '/', "." parts and doubled '/' taken away, invalid bytes
/// as U+FFFD. Refused: empty and absolute names, "..", drive letters, backslashes, too long, too deep.
CheckedPath checkArchiveName(std::string_view name, const SourceCaps& caps);

/// A name for a report: valid UTF-8, at most about 200 bytes ("…" where it was cut).
std::string shownName(std::string_view name);

/// Names of archives and other packed files that are not opened inside a source.
bool isPackedName(std::string_view path);
/// The names that a source may have when it is an archive itself: .zip .tar .tgz .tar.gz
bool isArchiveName(std::string_view path);
/// Documents that are zip files inside (.docx, .epub ...): a file, not an archive of documents.
bool isContainerDocument(std::string_view path);

/// Length of the prefix up to and with the first folder whose name begins with '.', or 0.
std::size_t hiddenFolderPrefix(std::string_view path);
inline bool isHiddenName(std::string_view name) {
    return name.size() > 1 && name.front() == '.';
}

} // namespace touchstone
