// SPDX-License-Identifier: GPL-3.0-or-later
// How inline markup begins and ends, and the marks that are no roles.
#include "core/corpus/rst_inline.h"

#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMaxName = 300;

/// Punctuation beyond ASCII that may stand before or behind markup: dashes, quotation marks, full stops.
bool isWidePunctuation(char32_t c) {
    return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || c == 0xA1 || c == 0xA7 ||
           c == 0xAB || c == 0xB6 || c == 0xB7 || c == 0xBB || c == 0xBF || (c >= 0x3000 && c <= 0x3003) ||
           (c >= 0x3008 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF0F) || c == 0xA0;
}

char closerOf(char c) {
    switch (c) {
    case '(':
        return ')';
    case '[':
        return ']';
    case '{':
        return '}';
    case '<':
        return '>';
    case '"':
    case '\'':
        return c;
    default:
        return 0;
    }
}

bool isRstNameChar(char c) {
    return isAsciiLetter(c) || isAsciiDigit(c) || static_cast<signed char>(c) < 0;
}

} // namespace

bool RstInlineReader::startsAt(std::size_t at, std::size_t size) const {
    if (at + size >= m_text.size() || isBlankChar(m_text[at + size]))
        return false;
    if (at == 0)
        return true;
    const char before = m_text[at - 1];
    if (static_cast<signed char>(before) < 0) {
        const std::size_t point = utf8Floor(m_text, at - 1);
        return isWidePunctuation(decodeUtf8(m_text, point).value);
    }
    if (closerOf(before) != 0)
        return m_text[at + size] != closerOf(before);
    return isBlankChar(before) || before == '-' || before == '/' || before == ':';
}

bool RstInlineReader::endsAt(std::size_t at) const {
    if (at >= m_text.size())
        return true;
    const char next = m_text[at];
    if (static_cast<signed char>(next) < 0)
        return isWidePunctuation(decodeUtf8(m_text, at).value);
    return isBlankChar(next) || std::string_view("'\")]}>-/\\:.,;!?").find(next) != npos;
}

/// Behind the closing backtick of a phrase: its "_", "__" or ":role:"; npos when it does not end there.
std::size_t RstInlineReader::behindPhrase(std::size_t close) const {
    std::size_t at = close + 1;
    if (m_text.substr(at, 2) == "__" && endsAt(at + 2))
        return at + 2;
    if (m_text.substr(at, 1) == "_" && endsAt(at + 1))
        return at + 1;
    if (endsAt(at) && m_text.substr(at, 1) != ":")
        return at;
    if (m_text.substr(at, 1) == ":") {
        const std::size_t end = m_text.substr(0, std::min(m_text.size(), at + 100)).find(':', at + 1);
        if (end != npos && end > at + 1 &&
            std::all_of(m_text.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                        m_text.begin() + static_cast<std::ptrdiff_t>(end),
                        [](char c) { return isWordChar(c) || c == '.' || c == '+'; }) &&
            endsAt(end + 1))
            return end + 1;
        return at;
    }
    return npos;
}

std::size_t RstInlineReader::closing(Mark mark, std::string_view sign, std::size_t from) {
    if (m_missed[mark] && from >= m_missFrom[mark])
        return npos;
    for (std::size_t at = from; at < m_text.size(); ++at) {
        if (m_text[at] == '\\' && mark != Literal) {
            ++at;
            continue;
        }
        if (m_text[at] != sign[0] || m_text.substr(at, sign.size()) != sign || at == from ||
            isBlankChar(m_text[at - 1]))
            continue;
        if (mark == Phrase ? behindPhrase(at) != npos : endsAt(at + sign.size()))
            return at;
    }
    m_missed[mark] = true;
    m_missFrom[mark] = from;
    return npos;
}

void RstInlineReader::push(InlinePiece::Kind kind, std::size_t start, std::size_t end, std::size_t extra) {
    m_pieces.push_back({kind, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end),
                        static_cast<std::uint32_t>(extra)});
}

void RstInlineReader::insert(std::string text) {
    push(InlinePiece::Inserted, m_at, m_at, m_strings.size());
    m_strings.push_back(std::move(text));
}

void RstInlineReader::replace(std::size_t start, std::size_t end, std::string text) {
    push(InlinePiece::Replaced, start, end, m_strings.size());
    m_strings.push_back(std::move(text));
}

void RstInlineReader::flushText(std::size_t to) {
    if (m_text0 < to)
        push(InlinePiece::Verbatim, m_text0, to);
    m_text0 = to;
}

/// The reader goes on at `end`; what was not made a piece is markup.
void RstInlineReader::drop(std::size_t end) {
    m_at = m_text0 = end;
}

void RstInlineReader::plain(std::size_t start, std::size_t end, bool escapes) {
    std::size_t from = start;
    for (std::size_t at = start; at < end; ++at) {
        if (m_text[at] == '\n') {
            if (from < at)
                push(InlinePiece::Verbatim, from, at);
            push(InlinePiece::Blank, at, at + 1);
            from = at + 1;
        } else if (m_text[at] == '\\' && escapes) {
            if (from < at)
                push(InlinePiece::Verbatim, from, at);
            const bool blank = at + 1 < end && isBlankChar(m_text[at + 1]);
            from = at + (blank ? 2 : 1);
            ++at;
        }
    }
    if (from < end)
        push(InlinePiece::Verbatim, from, end);
}

void RstInlineReader::code(std::size_t start, std::size_t end, bool escapes) {
    if (m_options.codeTicks)
        insert("`");
    plain(start, end, escapes);
    if (m_options.codeTicks)
        insert("`");
}

bool RstInlineReader::literal() {
    if (m_text.substr(m_at, 2) != "``" || !startsAt(m_at, 2))
        return false;
    const std::size_t close = closing(Literal, "``", m_at + 2);
    if (close == npos)
        return false;
    flushText(m_at);
    const std::string_view inside = m_text.substr(m_at + 2, close - m_at - 2);
    const bool whole = inside.find('`') != npos && m_options.codeTicks; // its backticks need two around them
    if (whole)
        plain(m_at, close + 2, false);
    else if (m_options.codeTicks && inside.find('\n') == npos)
        push(InlinePiece::Verbatim, m_at + 1, close + 1);
    else
        code(m_at + 2, close, false);
    drop(close + 2);
    return true;
}

bool RstInlineReader::emphasis() {
    const bool strong = m_text.substr(m_at, 2) == "**";
    const std::string_view sign = strong ? "**" : "*";
    if (!startsAt(m_at, sign.size()))
        return false;
    const std::size_t close = closing(strong ? Strong : Emphasis, sign, m_at + sign.size());
    if (close == npos)
        return false;
    flushText(m_at);
    plain(m_at + sign.size(), close, true);
    drop(close + sign.size());
    return true;
}

bool RstInlineReader::substitution() {
    if (!startsAt(m_at, 1))
        return false;
    const std::size_t close = m_text.substr(0, std::min(m_text.size(), m_at + kMaxName)).find('|', m_at + 1);
    if (close == npos || close == m_at + 1 || !m_options.substitutions)
        return false;
    const std::string* text = m_names.substitution(m_text.substr(m_at + 1, close - m_at - 1));
    if (text == nullptr)
        return false;
    flushText(m_at);
    std::size_t end = close + 1;
    while (end < close + 3 && end < m_text.size() && m_text[end] == '_')
        ++end;
    replace(m_at, end, renderedRst(*text, m_names));
    drop(end);
    return true;
}

bool RstInlineReader::footnote() {
    if (!startsAt(m_at, 1))
        return false;
    const std::size_t close = m_text.substr(0, std::min(m_text.size(), m_at + kMaxName)).find(']', m_at + 1);
    if (close == npos || close == m_at + 1 || m_text.substr(close, 2) != "]_" || !endsAt(close + 2))
        return false;
    const std::string_view label = m_text.substr(m_at + 1, close - m_at - 1);
    const bool sign = label == "*" || label.front() == '#';
    if (!sign && !std::all_of(label.begin(), label.end(), [](char c) {
            return isRstNameChar(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '+';
        }))
        return false;
    flushText(m_at);
    if (sign) {
        push(InlinePiece::Verbatim, m_at, m_at + 1);
        insert(m_names.footnote(label, false));
        push(InlinePiece::Verbatim, close, close + 1);
    } else {
        push(InlinePiece::Verbatim, m_at, close + 1);
    }
    if (m_options.takesIds)
        m_names.takeAutoId();
    drop(close + 2);
    return true;
}

bool RstInlineReader::inlineTarget() {
    if (m_text.substr(m_at, 2) != "_`" || !startsAt(m_at, 2))
        return false;
    const std::size_t close = closing(Phrase, "`", m_at + 2);
    if (close == npos)
        return false;
    flushText(m_at);
    if (m_options.takesIds)
        (void)m_names.takeId(m_text.substr(m_at + 2, close - m_at - 2));
    plain(m_at + 2, close, true);
    drop(close + 1);
    return true;
}

/// "word_" and "word__": the underscores go.
bool RstInlineReader::reference() {
    if (m_at == m_text0 || !isRstNameChar(m_text[m_at - 1]))
        return false;
    const std::size_t end = m_at + (m_text.substr(m_at, 2) == "__" ? 2 : 1);
    if (!endsAt(end))
        return false;
    std::size_t start = m_at;
    const std::size_t least = std::max(m_text0, m_at - std::min(m_at, kMaxName));
    while (start > least &&
           (isRstNameChar(m_text[start - 1]) || (std::string_view("-._+:").find(m_text[start - 1]) != npos &&
                                                 start - 1 > least && isRstNameChar(m_text[start - 2]))))
        --start;
    if (start == m_at || !startsAt(start, 0))
        return false;
    flushText(m_at);
    drop(end);
    return true;
}

void RstInlineReader::escape() {
    flushText(m_at);
    if (m_at + 1 < m_text.size() && isBlankChar(m_text[m_at + 1]))
        return drop(m_at + 2);
    m_text0 = m_at + 1;
    m_at = std::min(m_at + 2, m_text.size());
}

void RstInlineReader::read() {
    while (m_at < m_text.size()) {
        const std::size_t next = m_text.find_first_of("\\\n`*|_[:", m_at);
        m_at = std::min(next, m_text.size());
        if (m_at == m_text.size())
            break;
        bool taken = false;
        switch (m_text[m_at]) {
        case '\\':
            escape();
            continue;
        case '\n':
            flushText(m_at);
            push(InlinePiece::Blank, m_at, m_at + 1);
            drop(m_at + 1);
            continue;
        case '`':
            taken = m_text.substr(m_at, 2) == "``" ? literal() : phrase(m_at);
            if (!taken && m_text.substr(m_at, 2) == "``")
                ++m_at; // both are text
            break;
        case '*':
            taken = emphasis();
            if (!taken)
                while (m_at + 1 < m_text.size() && m_text[m_at + 1] == '*')
                    ++m_at;
            break;
        case '|':
            taken = substitution();
            break;
        case '[':
            taken = footnote();
            break;
        case '_':
            taken = inlineTarget() || reference();
            break;
        default:
            taken = role();
            break;
        }
        if (!taken)
            ++m_at;
    }
    flushText(m_text.size());
}

void renderRst(const LogicalText& text, const RstInlineOptions& options, RstNames& names, MappedText& out) {
    RstInlineReader reader(text.view(), options, names);
    reader.read();
    writePieces(text, reader.pieces(), reader.strings(), out);
}

std::string renderedRst(std::string_view text, RstNames& names) {
    LogicalText line;
    line.addLine(text, 0, text.size());
    MappedText out;
    RstInlineOptions options;
    options.takesIds = false;
    options.substitutions = false;
    renderRst(line, options, names, out);
    return out.text();
}

} // namespace touchstone
