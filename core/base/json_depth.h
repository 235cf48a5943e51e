// SPDX-License-Identifier: GPL-3.0-or-later
// How deep JSON is nested, told before it is parsed: the library's parser recurses without a limit of its
// own. Pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace touchstone {

/// True when arrays and objects lie more than `maxDepth` deep in each other. The text need not be valid JSON.
inline bool jsonNestsDeeperThan(std::string_view text, std::size_t maxDepth) {
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxDepth)
                return true;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

} // namespace touchstone
