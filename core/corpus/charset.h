// SPDX-License-Identifier: GPL-3.0-or-later
// Character sets of saved web pages: which one a page says it is in, and reading it character by character
// (iconv), so that every character keeps its place in the file. Internal to core/corpus.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace touchstone {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; ///< U+FFFD

/// What an HTML page says of itself (<meta charset>, <meta http-equiv>, an XML declaration), as iconv calls
/// it, looking at its first 4 KiB; where it says nothing, or what cannot be, Windows-1252, as browsers do.
/// "" = UTF-8. Pure.
std::string declaredCharset(std::string_view bytes);

/// Belongs to one thread.
class CharsetReader {
public:
    explicit CharsetReader(const std::string& charset);
    ~CharsetReader();
    CharsetReader(const CharsetReader&) = delete;
    CharsetReader& operator=(const CharsetReader&) = delete;

    [[nodiscard]] bool valid() const;
    /// Bytes below 128 always stand for themselves.
    [[nodiscard]] bool isAsciiCompatible() const { return m_ascii; }

    struct Character {
        std::string text; ///< UTF-8; U+FFFD for a byte that has no meaning; empty of an escape sequence
        std::size_t length = 1;
    };
    Character next(std::string_view bytes, std::size_t at);

private:
    void* m_descriptor;
    bool m_ascii = true;
};

} // namespace touchstone
