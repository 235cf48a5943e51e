// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/html_text.h"

#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kZeroWidthSpace = "\xE2\x80\x8B";
constexpr std::size_t kLongestEntity = 40;

struct EntityUse {
    std::size_t written = 1; ///< bytes of the page
    std::size_t decoded = 1; ///< bytes of the text
};

std::size_t characterLength(std::string_view text, std::size_t at) {
    return at < text.size() ? std::max<std::size_t>(decodeUtf8(text, at).length, 1) : 0;
}

/// Whether page and text run on alike behind an entity.
bool agree(std::string_view page, std::string_view text) {
    const std::size_t stop = std::min({page.find_first_of("&\r"), page.size(), std::size_t{8}});
    return text.substr(0, stop) == page.substr(0, stop) && (stop < page.size() || text.size() == stop);
}

/// What the parser made of the '&' at `at`: the text is known, the bytes behind it are not.
EntityUse entityAt(std::string_view page, std::size_t at, std::string_view text, std::size_t textAt) {
    std::size_t end = at + 1;
    const bool number = end < page.size() && page[end] == '#';
    end += number ? 1 : 0;
    const std::size_t name = end;
    while (end < page.size() && end - at < kLongestEntity &&
           (isAsciiLetter(page[end]) || isAsciiDigit(page[end])))
        ++end;
    const std::size_t first = characterLength(text, textAt);
    const std::size_t second = first + characterLength(text, textAt + first);
    const bool closed = end < page.size() && page[end] == ';';
    for (const std::size_t decoded : {first, second}) { // a few names stand for two characters
        if (decoded == 0)
            break;
        for (std::size_t stop = end + (closed ? 1 : 0); stop > name; --stop)
            if (agree(page.substr(stop), text.substr(std::min(textAt + decoded, text.size()))))
                return {stop - at, decoded};
    }
    return {};
}

bool isFolded(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

} // namespace

bool HtmlText::isMasked(std::uint64_t offset) const {
    const auto next =
        std::upper_bound(m_masks.begin(), m_masks.end(), offset,
                         [](std::uint64_t at, const StrippedRange& mask) { return at < mask.range.start; });
    return next != m_masks.begin() && (next - 1)->range.end > offset;
}

void HtmlText::touch(TextRange source) {
    if (!source.empty())
        m_source = m_source.empty() ? source : m_source.hull(source);
}

void HtmlText::blank(TextRange source) {
    m_blank = m_hasBlank && !m_blank.empty() && m_blank.end == source.start ? m_blank.hull(source) : source;
    m_hasBlank = true;
}

void HtmlText::gap() {
    if (!m_hasBlank)
        m_blank = {};
    m_hasBlank = true;
}

void HtmlText::flushBlank() {
    if (!m_hasBlank)
        return;
    m_hasBlank = false;
    if (m_text.empty() || isBlankChar(m_text.text().back()))
        return;
    m_text.appendFor(" ", kOwnFile, m_blank);
}

void HtmlText::character(std::string_view text, TextRange source, bool keep) {
    if (text == kSoftHyphen || text == kZeroWidthSpace)
        return;
    const bool blankOne = text == kNoBreakSpace || (text.size() == 1 && isFolded(text.front()));
    if (blankOne && !keep)
        return blank(source);
    flushBlank();
    m_text.appendFor(text == kNoBreakSpace ? std::string_view(" ") : text, kOwnFile, source);
    touch(source);
}

void HtmlText::plain(std::string_view run, std::uint64_t offset, bool keep) {
    const std::string_view special =
        keep ? std::string_view("\xC2\xE2") : std::string_view(" \t\n\r\f\xC2\xE2");
    for (std::size_t at = 0; at < run.size();) {
        const std::size_t stop = std::min(run.find_first_of(special, at), run.size());
        if (stop > at) {
            flushBlank();
            m_text.append(run.substr(at, stop - at), kOwnFile, offset + at);
            touch({offset + at, offset + stop});
            at = stop;
            continue;
        }
        const std::size_t length = characterLength(run, at);
        character(run.substr(at, length), {offset + at, offset + at + length}, keep);
        at += length;
    }
}

void HtmlText::align(std::string_view original, std::uint64_t offset, std::string_view decoded, bool keep) {
    std::size_t text = 0;
    for (std::size_t at = 0; at < original.size();) {
        const char c = original[at];
        if (c == '&') {
            const EntityUse use = entityAt(original, at, decoded, text);
            character(decoded.substr(std::min(text, decoded.size()), use.decoded),
                      {offset + at, offset + at + use.written}, keep);
            at += use.written;
            text += use.decoded;
            continue;
        }
        if (c == '\r') {
            const std::size_t written = at + 1 < original.size() && original[at + 1] == '\n' ? 2 : 1;
            character("\n", {offset + at, offset + at + written}, keep);
            at += written;
            ++text;
            continue;
        }
        const std::size_t end = std::min(original.find_first_of("&\r", at), original.size());
        const std::string_view run = original.substr(at, end - at);
        if (text > decoded.size() || decoded.compare(text, run.size(), run) != 0) {
            // The parser moved this text: it stands for the place as a whole.
            for (std::size_t rest = std::min(text, decoded.size()); rest < decoded.size();) {
                const std::size_t length = characterLength(decoded, rest);
                character(decoded.substr(rest, length), {offset + at, offset + original.size()}, keep);
                rest += length;
            }
            return;
        }
        if (!keep || m_masks.empty()) {
            plain(run, offset + at, keep);
        } else {
            for (std::size_t i = 0; i < run.size();) { // template code reads as blanks: none of it stays
                const std::size_t length = characterLength(run, i);
                if (!isMasked(offset + at + i))
                    plain(run.substr(i, length), offset + at + i, true);
                i += length;
            }
        }
        text += run.size();
        at = end;
    }
}

void HtmlText::add(const GumboText& text, bool keep) {
    const TextRange place = m_tree.placeOf(text.original_text);
    const std::string_view decoded(text.text != nullptr ? text.text : "");
    if (place.empty() || decoded.empty())
        return;
    align(m_tree.page().substr(place.start, place.size()), place.start, decoded, keep);
}

void HtmlText::addAttribute(const GumboNode& element, const char* name, std::string_view before,
                            std::string_view after) {
    const GumboAttribute* found = gumbo_get_attribute(&element.v.element.attributes, name);
    if (found == nullptr || found->value == nullptr)
        return;
    TextRange place = m_tree.placeOf(found->original_value);
    const std::string_view quoted = m_tree.page().substr(place.start, place.size());
    if (quoted.size() >= 2 && (quoted.front() == '"' || quoted.front() == '\''))
        place = {place.start + 1, place.end - 1};
    const std::string_view value = found->value;
    if (place.empty() || trimmed(value).empty())
        return;
    if (!before.empty())
        insert(before);
    align(m_tree.page().substr(place.start, place.size()), place.start, value, false);
    m_hasBlank = m_hasBlank && after.empty();
    if (!after.empty())
        insert(after);
}

void HtmlText::insert(std::string_view text) {
    if (text.empty())
        return;
    if (isFolded(text.front())) // it brings its own
        m_hasBlank = false;
    flushBlank();
    m_text.appendInserted(text);
}

void HtmlText::lineBreak(TextRange source) {
    m_hasBlank = false;
    if (m_text.empty())
        return;
    m_text.appendFor("\n", kOwnFile, source);
    touch(source);
}

MappedText HtmlText::take(bool keep) {
    const std::string& all = m_text.text();
    std::size_t end = all.size();
    while (end > 0 && isBlankChar(all[end - 1]))
        --end;
    m_text.truncate(end);
    MappedText out = std::move(m_text);
    if (keep) {
        std::size_t start = 0; // blank lines before the first; its own indentation stays
        for (std::size_t at = 0; at < out.size() && isBlankChar(out.text()[at]); ++at)
            if (out.text()[at] == '\n')
                start = at + 1;
        if (start > 0)
            out = out.slice(start, out.size());
    }
    m_text = {};
    m_source = {};
    m_hasBlank = false;
    return out;
}

} // namespace touchstone
