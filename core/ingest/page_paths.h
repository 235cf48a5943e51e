// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a page's path, with '/' between them. Pure. Internal to core/ingest.
#pragma once

#include "core/corpus/text_lines.h"

#include <string>
#include <string_view>

namespace touchstone {

/// "" for a page at the top.
inline std::string folderOf(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == npos ? std::string() : std::string(path.substr(0, slash));
}

/// In small letters and without its dot; "" where there is none.
inline std::string extensionIn(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    std::string out;
    if (dot != npos && dot > 0)
        for (const char c : name.substr(dot + 1))
            out.push_back(asciiLower(c));
    return out;
}

/// True for every path when the folder is "".
inline bool isBelow(std::string_view path, std::string_view folder) {
    return folder.empty() ||
           (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

} // namespace touchstone
