// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/wordpiece.h"

#include "core/text/utf8.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

bool isBlank(char32_t c) {
    if (c == '\t' || c == '\n' || c == '\r' || c == ' ')
        return true;
    if (c < 0x80)
        return c == 0x0B || c == 0x0C;
    if (c == 0x85)
        return true;
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

/// Control, format, unassigned, surrogate and private characters: dropped.
bool isDropped(char32_t c) {
    if (c == 0 || c == 0xFFFD)
        return true;
    if (c == '\t' || c == '\n' || c == '\r')
        return false;
    if (c < 0x80)
        return c < 0x20 || c == 0x7F;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
        return true;
    default:
        return false;
    }
}

bool isCjk(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 8> kRanges{{{0x4E00, 0x9FFF},
                                                                    {0x3400, 0x4DBF},
                                                                    {0x20000, 0x2A6DF},
                                                                    {0x2A700, 0x2B73F},
                                                                    {0x2B740, 0x2B81F},
                                                                    {0x2B820, 0x2CEAF},
                                                                    {0xF900, 0xFAFF},
                                                                    {0x2F800, 0x2FA1F}}};
    return std::any_of(kRanges.begin(), kRanges.end(),
                       [c](const auto& range) { return c >= range.first && c <= range.second; });
}

bool isPunctuation(char32_t c) {
    if (c < 0x80)
        return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

/// Canonical decomposition of one character; marks are not yet in order among themselves.
std::size_t decompose(char32_t c, std::array<utf8proc_int32_t, 32>& out) {
    int boundary = 0;
    const auto count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), out.data(),
                                static_cast<utf8proc_ssize_t>(out.size()), UTF8PROC_DECOMPOSE, &boundary);
    return count > 0 && static_cast<std::size_t>(count) <= out.size() ? static_cast<std::size_t>(count) : 0;
}

void appendLower(std::string& out, char32_t c) {
    // The only character whose lower case is two: dotted capital I.
    if (c == 0x130) {
        out += "i\xCC\x87";
        return;
    }
    appendUtf8(out, c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c)
                             : static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
}

} // namespace

std::string WordPiece::normalise(std::string_view text) const {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    const auto put = [&](char32_t c) {
        if (m_options.lowerCase)
            appendLower(out, c);
        else
            appendUtf8(out, c);
    };
    std::array<utf8proc_int32_t, 32> parts{};
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decodeUtf8(text, at);
        at += point.length;
        char32_t c = point.value;
        if (m_options.cleanText) {
            if (isDropped(c))
                continue;
            if (isBlank(c))
                c = ' ';
        }
        const bool apart = m_options.splitCjk && c >= 0x3400 && isCjk(c);
        if (apart)
            out += ' ';
        if (c < 0x80 || !m_options.stripAccents) {
            put(c);
        } else {
            const std::size_t count = decompose(c, parts);
            for (std::size_t i = 0; i < count; ++i)
                if (utf8proc_category(parts[i]) != UTF8PROC_CATEGORY_MN)
                    put(static_cast<char32_t>(parts[i]));
        }
        if (apart)
            out += ' ';
    }
    return out;
}

void WordPiece::encodeWord(std::string_view word, std::vector<Id>& out) const {
    if (codePointCount(word) > m_options.maxWordCharacters) {
        out.push_back(m_unknown);
        return;
    }
    const std::size_t before = out.size();
    for (std::size_t at = 0; at < word.size();) {
        const auto& pieces = at == 0 ? m_first : m_later;
        std::size_t length = utf8Floor(word, at + std::min(word.size() - at, m_longestPiece)) - at;
        auto found = pieces.end();
        while (length > 0 && (found = pieces.find(word.substr(at, length))) == pieces.end())
            length = utf8Floor(word, at + length - 1) - at;
        if (length == 0) { // one part that nobody knows makes the whole word unknown
            out.resize(before);
            out.push_back(m_unknown);
            return;
        }
        out.push_back(found->second);
        at += length;
    }
}

void WordPiece::encodePlain(std::string_view raw, std::vector<Id>& out) const {
    const std::string text = normalise(raw);
    std::size_t begin = 0;
    const auto flush = [&](std::size_t end) {
        if (end > begin)
            encodeWord(std::string_view(text).substr(begin, end - begin), out);
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decodeUtf8(text, at);
        const std::size_t next = at + point.length;
        if (isBlank(point.value)) {
            flush(at);
            begin = next;
        } else if (isPunctuation(point.value)) {
            flush(at);
            begin = at;
            flush(next);
            begin = next;
        }
        at = next;
    }
    flush(text.size());
}

std::vector<WordPiece::Id> WordPiece::encode(std::string_view text) const {
    std::vector<Id> out;
    std::size_t begin = 0, at = 0;
    while (at < text.size()) {
        if (!m_beginsSpecial[static_cast<unsigned char>(text[at])]) {
            ++at;
            continue;
        }
        const auto special = std::find_if(m_special.begin(), m_special.end(), [&](const auto& entry) {
            return text.compare(at, entry.first.size(), entry.first) == 0;
        });
        if (special == m_special.end()) {
            ++at;
            continue;
        }
        encodePlain(text.substr(begin, at - begin), out);
        out.push_back(special->second);
        at += special->first.size();
        begin = at;
    }
    encodePlain(text.substr(begin), out);
    return out;
}

Result<std::shared_ptr<const WordPiece>> WordPiece::make(std::vector<std::string> pieces,
                                                         const WordPieceOptions& options,
                                                         std::string_view start, std::string_view end) {
    const std::shared_ptr<WordPiece> made(new WordPiece);
    made->m_options = options;
    made->m_pieces = std::move(pieces);
    const std::string_view continuation = options.continuation;
    for (std::size_t i = 0; i < made->m_pieces.size(); ++i) {
        const std::string_view piece = made->m_pieces[i];
        made->m_longestPiece = std::max(made->m_longestPiece, piece.size());
        // Of equal pieces the last counts, as in a dictionary that is filled in order.
        made->m_first.insert_or_assign(piece, static_cast<Id>(i));
        if (!continuation.empty() && piece.size() > continuation.size() && piece.starts_with(continuation))
            made->m_later.insert_or_assign(piece.substr(continuation.size()), static_cast<Id>(i));
    }
    const auto idOf = [&](std::string_view piece, Id& id) {
        const auto at = made->m_first.find(piece);
        if (at == made->m_first.end())
            return false;
        id = at->second;
        return true;
    };
    for (const auto& [name, id] : {std::pair<std::string_view, Id*>{options.unknown, &made->m_unknown},
                                   {start, &made->m_start},
                                   {end, &made->m_end}})
        if (!idOf(name, *id))
            return fail(ErrorCode::BadInput, fmt::format("The vocabulary has no '{}'.", name),
                        "Use the vocabulary that was published with the model.");
    for (const std::string_view name : {start, end, std::string_view(options.unknown),
                                        std::string_view("[PAD]"), std::string_view("[MASK]")}) {
        Id id = 0;
        if (name.empty() || !idOf(name, id))
            continue;
        made->m_special.emplace_back(std::string(name), id);
        made->m_beginsSpecial[static_cast<unsigned char>(name.front())] = true;
    }
    std::stable_sort(made->m_special.begin(), made->m_special.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    return std::shared_ptr<const WordPiece>(made);
}

} // namespace touchstone
