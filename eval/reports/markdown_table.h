// SPDX-License-Identifier: GPL-3.0-or-later
// Text in a cell of a Markdown table. Pure.
#pragma once

#include <string>
#include <string_view>

namespace touchstone {

/// One line, bars escaped: nothing in it ends the cell or the row.
inline std::string tableCell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|')
            out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

} // namespace touchstone
