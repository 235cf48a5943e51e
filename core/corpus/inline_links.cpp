// SPDX-License-Identifier: GPL-3.0-or-later
// Brackets and angle brackets of the inline reader: links, images, addresses, tags, definitions.
#include "core/corpus/html_tags.h"
#include "core/corpus/inline_reader.h"

#include <algorithm>

namespace touchstone {

namespace {
constexpr std::size_t kMaxLabel = 999; // as CommonMark says
constexpr int kMaxTargetDepth = 32;    // nested brackets of a target: keeps a row of openers linear
constexpr std::size_t kMaxOpenTitles = 64;
} // namespace

std::string foldLabel(std::string_view label) {
    std::string out;
    for (char c : trimmed(label)) {
        if (!isBlankChar(c))
            out.push_back(asciiLower(c));
        else if (out.back() != ' ')
            out.push_back(' ');
    }
    return out;
}

void InlineReader::openBracket(bool image) {
    flushText(m_at);
    const std::size_t end = m_at + (image ? 2 : 1);
    m_brackets.push_back({m_pieces.size(), end, image});
    push(InlinePiece::Verbatim, m_at, end);
    m_at = m_text0 = end;
}

void InlineReader::closeBracket() {
    if (m_brackets.empty()) {
        ++m_at;
        return;
    }
    const Bracket open = m_brackets.back();
    const bool active = open.image || m_brackets.size() > m_inactive;
    m_brackets.pop_back();
    m_inactive = std::min(m_inactive, m_brackets.size());
    std::optional<std::size_t> end;
    if (active) {
        end = inlineTarget(m_at + 1);
        if (!end)
            end = referenceTarget(open);
    }
    if (!end) {
        ++m_at;
        return;
    }
    m_pieces[open.piece].kind = InlinePiece::Dropped;
    if (!open.image)
        m_inactive = m_brackets.size();
    drop(*end);
}

/// Behind "(target "title")" when it starts at `at`.
std::optional<std::size_t> InlineReader::inlineTarget(std::size_t at) const {
    const std::size_t size = m_text.size();
    if (at >= size || m_text[at] != '(')
        return std::nullopt;
    const auto skipBlanks = [&] {
        while (at < size && isBlankChar(m_text[at]))
            ++at;
    };
    ++at;
    skipBlanks();
    if (at < size && m_text[at] == '<') {
        at = m_text.find_first_of("<>\n", at + 1);
        if (at == std::string_view::npos || m_text[at] != '>')
            return std::nullopt;
        ++at;
    } else {
        int depth = 0;
        for (; at < size && !isBlankChar(m_text[at]); ++at) {
            if (m_text[at] == '\\' && at + 1 < size && isAsciiPunctuation(m_text[at + 1]))
                ++at;
            else if (m_text[at] == '(' && ++depth > kMaxTargetDepth)
                return std::nullopt;
            else if (m_text[at] == ')' && --depth < 0)
                break;
        }
    }
    skipBlanks();
    if (at < size && (m_text[at] == '"' || m_text[at] == '\'')) {
        const char quote = m_text[at];
        do
            at = m_text.find(quote, at + 1);
        while (at != std::string_view::npos && m_text[at - 1] == '\\');
        if (at == std::string_view::npos)
            return std::nullopt;
        ++at;
        skipBlanks();
    }
    if (at >= size || m_text[at] != ')')
        return std::nullopt;
    return at + 1;
}

bool InlineReader::defined(std::size_t from, std::size_t to) const {
    return to - from <= kMaxLabel &&
           m_options.references->count(foldLabel(m_text.substr(from, to - from))) > 0;
}

/// Behind "[label]" or "[]" or the bracket itself, when there is a definition of that label.
std::optional<std::size_t> InlineReader::referenceTarget(const Bracket& open) const {
    if (m_options.references == nullptr || m_options.references->empty())
        return std::nullopt;
    const std::size_t next = m_at + 1;
    if (next < m_text.size() && m_text[next] == '[') {
        const std::size_t end =
            m_text.substr(0, std::min(m_text.size(), next + kMaxLabel + 2)).find(']', next);
        if (end == next + 1)
            return defined(open.at, m_at) ? std::optional(end + 1) : std::nullopt;
        if (end != std::string_view::npos && defined(next + 1, end))
            return end + 1;
    }
    return defined(open.at, m_at) ? std::optional(next) : std::nullopt;
}

void InlineReader::angle() {
    if (const std::optional<HtmlTag> found = scanTag(m_text, m_at, m_text.size())) {
        tag(*found);
        return;
    }
    const std::size_t end = m_nextAngle.from(m_at);
    if (end == std::string_view::npos || m_at + 1 >= m_text.size()) {
        ++m_at;
        return;
    }
    const char next = m_text[m_at + 1];
    if (next == '!' || next == '?') { // declarations and instructions
        drop(end + 1);
        return;
    }
    // <https://...> and <name@host>: the address is the text
    const std::size_t stop = isAsciiLetter(next) ? m_text.find_first_of(" \n<>", m_at + 1) : m_at;
    if (stop != end) {
        ++m_at;
        return;
    }
    const std::string_view inside = m_text.substr(m_at + 1, end - m_at - 1);
    if (inside.find(':') == std::string_view::npos && inside.find('@') == std::string_view::npos) {
        ++m_at;
        return;
    }
    drop(m_at + 1);
    push(InlinePiece::Verbatim, m_at, end);
    m_at = end;
    m_text0 = end;
    drop(end + 1);
}

void InlineReader::tag(const HtmlTag& found) {
    const std::size_t start = m_at;
    if (found.name == "br") {
        drop(found.end);
        push(m_options.oneLine ? InlinePiece::Blank : InlinePiece::Break, start, found.end);
    } else if (isBlockTag(found.name)) {
        drop(found.end);
        const bool cell = found.name == "td" || found.name == "th";
        push(m_options.oneLine || cell ? InlinePiece::Blank : InlinePiece::Break, start, found.end);
    } else if (found.name == "abbr" || found.name == "dfn") {
        definitionTag(found);
    } else if (found.name == "img") {
        drop(found.end);
        if (const auto alt = tagAttribute(m_text, start, found.end, "alt"))
            plain(alt->start, alt->end);
    } else {
        drop(found.end);
    }
}

/// <abbr title="X">Y</abbr> reads "Y (X)".
void InlineReader::definitionTag(const HtmlTag& found) {
    const std::size_t start = m_at;
    drop(found.end);
    if (!found.closing) {
        const auto title = tagAttribute(m_text, start, found.end, "title");
        if (m_definitions.size() < kMaxOpenTitles)
            m_definitions.push_back({found.name, title ? title->start : 0, title ? title->end : 0});
        return;
    }
    if (m_definitions.empty() || m_definitions.back().tag != found.name)
        return;
    const Definition open = m_definitions.back();
    m_definitions.pop_back();
    if (!m_options.definitions || isBlank(m_text.substr(open.start, open.end - open.start)))
        return;
    replace(start, start, " (");
    std::size_t from = open.start;
    const std::string_view head = m_text.substr(0, open.end);
    for (std::size_t at = head.find('&', from); at < open.end; at = head.find('&', at)) {
        Entity entity = decodeEntity(m_text, at, open.end);
        if (entity.length == 0) {
            ++at;
            continue;
        }
        plain(from, at);
        replace(at, at + entity.length, std::move(entity.text));
        from = at = at + entity.length;
    }
    plain(from, open.end);
    replace(start, start, ")");
}

} // namespace touchstone
