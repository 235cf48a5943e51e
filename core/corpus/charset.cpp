// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/charset.h"

#include "core/corpus/text_lines.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace touchstone {

namespace {

constexpr std::size_t kLookedAt = 4096;
constexpr std::size_t kLongestCharacter = 8;
constexpr const char* kUsual = "WINDOWS-1252";

struct Alias {
    std::string_view label, name;
};
/// Labels that the web reads as something else than their name says, or that iconv has no name for.
constexpr auto kAliases = std::to_array<Alias>({
    {"ascii", "WINDOWS-1252"},
    {"us-ascii", "WINDOWS-1252"},
    {"iso-8859-1", "WINDOWS-1252"},
    {"iso8859-1", "WINDOWS-1252"},
    {"latin1", "WINDOWS-1252"},
    {"latin-1", "WINDOWS-1252"},
    {"l1", "WINDOWS-1252"},
    {"cp1252", "WINDOWS-1252"},
    {"x-cp1252", "WINDOWS-1252"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"latin5", "WINDOWS-1254"},
    {"iso-8859-11", "WINDOWS-874"},
    {"tis-620", "WINDOWS-874"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"euc-kr", "UHC"},
    {"ks_c_5601-1987", "UHC"},
    {"ksc5601", "UHC"},
    {"big5", "BIG5-HKSCS"},
    {"x-mac-roman", "MACINTOSH"},
    {"macintosh", "MACINTOSH"},
    {"x-euc-jp", "EUC-JP"},
    {"csiso2022jp", "ISO-2022-JP"},
    {"utf8", ""},
    {"utf-8", ""},
    {"unicode-1-1-utf-8", ""},
    {"utf-16", ""},
    {"utf-16le", ""},
    {"utf-16be", ""},
    {"x-user-defined", "WINDOWS-1252"},
});

/// The value behind `charset=` or `encoding=` in a lower-case text, from `at` on.
std::string valueBehind(std::string_view text, std::string_view key) {
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        std::size_t from = at + key.size();
        while (from < text.size() && isBlankChar(text[from]))
            ++from;
        if (from >= text.size() || text[from] != '=')
            continue;
        ++from;
        while (from < text.size() && (isBlankChar(text[from]) || text[from] == '"' || text[from] == '\''))
            ++from;
        const std::size_t end = std::min(text.find_first_of("\"'>; \t\r\n/?", from), text.size());
        if (end > from && end - from <= 40)
            return std::string(text.substr(from, end - from));
    }
    return {};
}

std::string charsetLabel(std::string_view bytes) {
    const std::string head = asciiLowered(bytes.substr(0, kLookedAt));
    const std::string_view text = head;
    if (text.substr(0, 5) == "<?xml")
        if (std::string said = valueBehind(text.substr(0, text.find("?>")), "encoding"); !said.empty())
            return said;
    for (std::size_t at = text.find("<meta"); at != std::string_view::npos; at = text.find("<meta", at + 5)) {
        const std::string_view tag = text.substr(at, std::min(text.find('>', at), text.size()) - at);
        if (std::string said = valueBehind(tag, "charset"); !said.empty())
            return said;
    }
    return {};
}

} // namespace

std::string declaredCharset(std::string_view bytes) {
    const std::string label = charsetLabel(bytes);
    if (label.empty())
        return kUsual;
    for (const Alias& alias : kAliases)
        if (alias.label == label) // what says in ASCII that it is UTF-16 is not
            return std::string(alias.name);
    std::string name;
    for (const char c : label)
        if (isWordChar(c) || c == ':' || c == '.')
            name.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    return CharsetReader(name).valid() ? name : kUsual;
}

CharsetReader::CharsetReader(const std::string& charset)
    : m_descriptor(iconv_open("UTF-8", charset.c_str())),
      m_ascii(charset.compare(0, 8, "ISO-2022") != 0 && charset.compare(0, 3, "HZ") != 0 &&
              charset.compare(0, 4, "UTF-") != 0) {
    if (!valid())
        return;
    // EBCDIC and the like: nothing that a web page would be in
    char in = 'A';
    char out[8] = {};
    char* from = &in;
    char* to = out;
    std::size_t left = 1, room = sizeof out;
    m_ascii = m_ascii && iconv(m_descriptor, &from, &left, &to, &room) != static_cast<std::size_t>(-1) &&
              out[0] == 'A';
}

CharsetReader::~CharsetReader() {
    if (valid())
        iconv_close(m_descriptor);
}

bool CharsetReader::valid() const {
    return m_descriptor != reinterpret_cast<iconv_t>(-1);
}

CharsetReader::Character CharsetReader::next(std::string_view bytes, std::size_t at) {
    Character out;
    for (std::size_t length = 1; length <= kLongestCharacter && at + length <= bytes.size(); ++length) {
        std::array<char, kLongestCharacter> in{};
        std::copy_n(bytes.data() + at, length, in.data());
        std::array<char, 32> text{};
        char* from = in.data();
        char* to = text.data();
        std::size_t left = length, room = text.size();
        errno = 0;
        const std::size_t result = iconv(m_descriptor, &from, &left, &to, &room);
        if (result == static_cast<std::size_t>(-1) && errno == EINVAL)
            continue; // more bytes belong to it
        if (result == static_cast<std::size_t>(-1) || left > 0)
            break;
        out.text.assign(text.data(), text.size() - room);
        out.length = length;
        if (out.text.find('\0') != std::string::npos)
            break;
        return out;
    }
    iconv(m_descriptor, nullptr, nullptr, nullptr, nullptr); // back to the first state
    out.text = kReplacement;
    out.length = 1;
    return out;
}

} // namespace touchstone
