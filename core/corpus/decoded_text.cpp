// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/decoded_text.h"

#include "core/corpus/charset.h"
#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

struct Encoding {
    std::string_view mark;
    std::size_t unit;
    bool bigEndian;
};
// the longer marks first: that of UTF-32 begins with that of UTF-16
constexpr std::array<Encoding, 4> kWide = {{{std::string_view("\xFF\xFE\0\0", 4), 4, false},
                                            {std::string_view("\0\0\xFE\xFF", 4), 4, true},
                                            {std::string_view("\xFF\xFE", 2), 2, false},
                                            {std::string_view("\xFE\xFF", 2), 2, true}}};

const Encoding* wideEncoding(std::string_view bytes) {
    for (const Encoding& encoding : kWide)
        if (bytes.substr(0, encoding.mark.size()) == encoding.mark)
            return &encoding;
    return nullptr;
}

struct Signature {
    std::string_view bytes, what;
};
constexpr auto kSignatures = std::to_array<Signature>({
    {"\x7F"
     "ELF",
     "an ELF program"},
    {"\x89PNG", "a PNG picture"},
    {"\xFF\xD8\xFF", "a JPEG picture"},
    {"GIF87a", "a GIF picture"},
    {"GIF89a", "a GIF picture"},
    {"%PDF-", "a PDF file"},
    {"PK\x03\x04", "a ZIP file or an office document"},
    {"\x1F\x8B", "gzip data"},
    {"BZh", "bzip2 data"},
    {std::string_view("\xFD"
                      "7zXZ\0",
                      6),
     "xz data"},
    {"SQLite format 3", "an SQLite database"},
});

} // namespace

std::optional<std::string> notText(std::string_view bytes, bool anyCharset) {
    if (wideEncoding(bytes) != nullptr)
        return std::nullopt;
    for (const Signature& known : kSignatures)
        if (bytes.substr(0, known.bytes.size()) == known.bytes)
            return std::string(known.what);
    const std::string_view head = bytes.substr(0, 65536);
    std::size_t bad = 0;
    std::size_t control = 0;
    for (std::size_t at = 0; at < head.size();) {
        const auto byte = static_cast<unsigned char>(head[at]);
        if (byte < 0x80) {
            const bool usual = byte >= 0x20 || isBlankChar(head[at]) || byte == 0x1B || byte == 0x08;
            control += usual ? 0 : 1;
            ++at;
            continue;
        }
        const CodePoint point = decodeUtf8(head, at);
        const bool cut =
            head.size() < bytes.size() && head.size() - at < 4; // a character may go on behind it
        bad += point.length == 1 && !cut ? 1 : 0;
        at += std::max<std::size_t>(point.length, 1);
    }
    if (control * 10 > head.size())
        return fmt::format("{} % of its first bytes are control characters", control * 100 / head.size());
    if (!anyCharset && bad * 10 > head.size() * 3)
        return fmt::format("{} % of its first bytes are not UTF-8", bad * 100 / head.size());
    return std::nullopt;
}

DecodedText DecodedText::decode(std::string_view bytes, const std::string& charset) {
    DecodedText out;
    out.m_bytes = bytes;
    if (const Encoding* wide = wideEncoding(bytes)) {
        out.m_same = false;
        out.decodeWide(wide->unit, wide->bigEndian);
        return out;
    }
    if (bytes.substr(0, kUtf8Mark.size()) == kUtf8Mark)
        out.m_contentStart = kUtf8Mark.size();
    const bool valid = isValidUtf8(bytes);
    // Much that says it is Latin-1 is UTF-8; text of other charsets hardly ever is, but for those of escapes.
    if (!charset.empty() && (!valid || charset == "ISO-2022-JP") && out.decodeCharset(charset)) {
        out.m_same = false;
        return out;
    }
    if (!valid || bytes.find('\0') != std::string_view::npos) {
        out.m_same = false;
        out.decodeUtf8();
    }
    return out;
}

DecodedText DecodedText::assembledFrom(std::string_view bytes, std::size_t start) {
    DecodedText out;
    out.m_bytes = bytes;
    out.m_same = false;
    out.m_begin = start;
    return out;
}

void DecodedText::add(std::string_view text, std::size_t source) {
    m_pieces.push_back({m_text.size(), source});
    m_text += text;
}

void DecodedText::decodeUtf8() {
    std::size_t replaced = 0;
    std::size_t first = 0;
    std::size_t at = 0;
    std::size_t invalid = 0; // first from `at` on; looked for again only once it is passed
    bool known = false;
    while (at < m_bytes.size()) {
        const std::string_view rest = m_bytes.substr(at);
        if (!known || invalid < at)
            invalid = at + std::min(firstInvalidUtf8(rest), rest.size());
        known = true;
        std::size_t good = invalid - at;
        good = std::min(good, rest.substr(0, good).find('\0'));
        if (good > 0)
            add(rest.substr(0, good), at);
        at += good;
        if (at >= m_bytes.size())
            break;
        add(kReplacement, at);
        if (replaced++ == 0)
            first = at;
        ++at;
    }
    m_pieces.push_back({m_text.size(), m_bytes.size()});
    const std::string_view before = m_bytes.substr(0, first);
    m_warnings.push_back({1 + static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')),
                          fmt::format("{} byte{} not UTF-8 text: replaced, from this line on", replaced,
                                      replaced == 1 ? " is" : "s are")});
}

bool DecodedText::decodeCharset(const std::string& charset) {
    CharsetReader reader(charset);
    if (!reader.valid())
        return false;
    std::size_t replaced = 0;
    for (std::size_t at = 0; at < m_bytes.size();) {
        std::size_t plain = at;
        if (reader.isAsciiCompatible())
            while (plain < m_bytes.size() && static_cast<unsigned char>(m_bytes[plain]) < 0x80 &&
                   m_bytes[plain] != '\0')
                ++plain;
        if (plain > at) {
            add(m_bytes.substr(at, plain - at), at);
            at = plain;
            continue;
        }
        const CharsetReader::Character character = reader.next(m_bytes, at);
        replaced += character.text == kReplacement ? 1 : 0;
        if (!character.text.empty())
            add(character.text, at);
        at += character.length;
    }
    m_pieces.push_back({m_text.size(), m_bytes.size()});
    if (m_pieces.front().text > 0 || m_pieces.front().source > 0)
        m_pieces.insert(m_pieces.begin(), Piece{0, 0});
    if (replaced > 0)
        m_warnings.push_back({0, fmt::format("{} byte{} not {} text: replaced", replaced,
                                             replaced == 1 ? " is" : "s are", charset)});
    return true;
}

void DecodedText::decodeWide(std::size_t unit, bool bigEndian) {
    const auto value = [&](std::size_t at) {
        char32_t out = 0;
        for (std::size_t i = 0; i < unit; ++i) {
            const std::size_t byte = at + (bigEndian ? i : unit - 1 - i);
            out = (out << 8U) | static_cast<unsigned char>(m_bytes[byte]);
        }
        return out;
    };
    std::size_t at = unit; // behind the mark
    std::size_t broken = 0;
    bool newPiece = true;
    while (at < m_bytes.size()) {
        const std::size_t start = at;
        char32_t point = 0xFFFD;
        if (m_bytes.size() - at < unit) {
            at = m_bytes.size();
            ++broken;
        } else {
            const char32_t here = value(at);
            at += unit;
            const bool lead = unit == 2 && here >= 0xD800 && here < 0xDC00;
            const char32_t next = lead && m_bytes.size() - at >= 2 ? value(at) : 0;
            if (next >= 0xDC00 && next < 0xE000) {
                point = 0x10000 + ((here - 0xD800) << 10U) + (next - 0xDC00);
                at += 2;
            } else if (here == 0 || here > 0x10FFFF || (here >= 0xD800 && here < 0xE000)) {
                ++broken;
            } else {
                point = here;
            }
        }
        // a piece per word: exact enough to show, and small
        const bool blank = point == ' ' || point == '\n' || point == '\r' || point == '\t';
        if (newPiece || blank)
            m_pieces.push_back({m_text.size(), start});
        newPiece = blank;
        appendUtf8(m_text, point);
    }
    m_pieces.push_back({m_text.size(), m_bytes.size()});
    if (broken > 0)
        m_warnings.push_back(
            {0, fmt::format("{} broken character{} replaced", broken, broken == 1 ? "" : "s")});
}

std::size_t DecodedText::pieceAt(std::size_t text) const {
    const auto next = std::upper_bound(m_pieces.begin(), m_pieces.end(), text,
                                       [](std::size_t at, const Piece& piece) { return at < piece.text; });
    return next == m_pieces.begin() ? 0 : static_cast<std::size_t>(next - m_pieces.begin()) - 1;
}

TextRange DecodedText::restored(TextRange range) const {
    // a border of the text is one of the file, byte order mark included
    const auto border = [&](std::size_t at, bool end) -> std::size_t {
        if (at == 0)
            return m_begin;
        if (at >= m_text.size())
            return m_bytes.size();
        const std::size_t i = pieceAt(at);
        const Piece& piece = m_pieces[i];
        const Piece& next = m_pieces[i + 1];
        if (next.source - piece.source == next.text - piece.text)
            return piece.source + (at - piece.text);
        return end && at > piece.text ? next.source : piece.source;
    };
    return {border(range.start, false), border(range.end, true)};
}

MappedText DecodedText::restored(const MappedText& text) const {
    MappedText out;
    const std::string_view all = text.text();
    for (std::size_t i = 0; i < text.runs().size(); ++i) {
        const TextRun& run = text.runs()[i];
        const std::size_t end = i + 1 < text.runs().size() ? text.runs()[i + 1].textStart : text.size();
        const std::string_view part = all.substr(run.textStart, end - run.textStart);
        if (run.file != kOwnFile || run.source.empty()) {
            out.appendFor(part, run.file, run.source);
            continue;
        }
        if (run.source.size() != part.size()) {
            out.appendFor(part, kOwnFile, restored(run.source));
            continue;
        }
        for (std::size_t at = 0; at < part.size();) {
            const std::size_t piece = pieceAt(run.source.start + at);
            const std::size_t stop =
                piece + 1 < m_pieces.size() ? m_pieces[piece + 1].text - run.source.start : part.size();
            const std::size_t size = std::min(part.size(), std::max(stop, at + 1)) - at;
            out.appendFor(part.substr(at, size), kOwnFile,
                          restored(TextRange{run.source.start + at, run.source.start + at + size}));
            at += size;
        }
    }
    return out;
}

void DecodedText::restoreRanges(Document& document) const {
    if (m_same)
        return;
    for (Section& section : document.sections) {
        section.source = restored(section.source);
        for (Block& block : section.blocks) {
            block.source = restored(block.source);
            block.text = restored(block.text);
        }
    }
    for (StrippedRange& stripped : document.stripped)
        stripped.range = restored(stripped.range);
}

} // namespace touchstone
