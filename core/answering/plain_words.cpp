// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/plain_words.h"

#include "core/text/utf8.h"

namespace touchstone {

std::string plainWords(std::string_view text) {
    constexpr std::string_view kCurly = "’";
    std::string out = " ";
    for (const char c : toLowerUtf8(text)) {
        const bool word =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U);
        if (word)
            out += c;
        else if (c != '\'' && out.back() != ' ')
            out += ' ';
    }
    for (std::size_t at = out.find(kCurly); at != std::string::npos; at = out.find(kCurly, at))
        out.erase(at, kCurly.size());
    if (out.back() != ' ')
        out += ' ';
    return out;
}

} // namespace touchstone
