// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/inline_reader.h"

#include "core/corpus/html_tags.h"

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

/// Bytes at which something may begin; all others are plain text.
constexpr std::array<bool, 256> specials() {
    std::array<bool, 256> out{};
    for (const char c : {'\\', '`', '*', '_', '~', '[', ']', '!', '<', '&', '{', '\n'})
        out[static_cast<unsigned char>(c)] = true;
    return out;
}
constexpr std::array<bool, 256> kSpecial = specials();

enum class Side { Blank, Punctuation, Letter };

/// General punctuation (quotes, dashes, dots: U+2010 to U+203F, guillemets) counts as such; other characters
/// beyond ASCII count as letters, as emphasis around words of any script needs it.
Side before(std::string_view text, std::size_t at) {
    if (at == 0 || isBlankChar(text[at - 1]))
        return Side::Blank;
    const char c = text[at - 1];
    if (isAsciiPunctuation(c))
        return Side::Punctuation;
    if (at >= 3 && text[at - 3] == '\xE2' && text[at - 2] == '\x80')
        return Side::Punctuation;
    return Side::Letter;
}

Side behind(std::string_view text, std::size_t at) {
    if (at >= text.size() || isBlankChar(text[at]))
        return Side::Blank;
    if (isAsciiPunctuation(text[at]))
        return Side::Punctuation;
    if (at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x80')
        return Side::Punctuation;
    return Side::Letter;
}

} // namespace

InlineReader::InlineReader(std::string_view text, const InlineOptions& options)
    : m_text(text), m_options(options), m_nextAngle(text, ">") {
    m_pieces.reserve(std::min<std::size_t>(text.size() / 16 + 4, 256));
    if (options.markdown)
        m_spans = findCodeSpans(text, 0, text.size());
}

void InlineReader::push(InlinePiece::Kind kind, std::size_t start, std::size_t end, std::size_t extra) {
    m_pieces.push_back({kind, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end),
                        static_cast<std::uint32_t>(extra)});
}

void InlineReader::replace(std::size_t start, std::size_t end, std::string text) {
    push(start == end ? InlinePiece::Inserted : InlinePiece::Replaced, start, end, m_strings.size());
    m_strings.push_back(std::move(text));
}

void InlineReader::flushText(std::size_t to) {
    if (m_text0 < to)
        push(InlinePiece::Verbatim, m_text0, to);
}

void InlineReader::drop(std::size_t end) {
    flushText(m_at);
    push(InlinePiece::Dropped, m_at, end);
    m_at = m_text0 = end;
}

void InlineReader::read() {
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (!kSpecial[static_cast<unsigned char>(c)]) {
            ++m_at;
            continue;
        }
        if (c == '\n')
            lineEnd();
        else if (c == '<')
            angle();
        else if (c == '&')
            entity();
        else if (!m_options.markdown)
            ++m_at;
        else if (c == '`')
            codeSpan();
        else if (c == '\\')
            escape();
        else if (c == '*' || c == '_' || c == '~')
            marks();
        else if (c == '[')
            openBracket(false);
        else if (c == '!' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '[')
            openBracket(true);
        else if (c == ']')
            closeBracket();
        else if (c == '{')
            attributeList();
        else
            ++m_at;
    }
    flushText(m_text.size());
    resolveEmphasis(m_runs, m_pieces);
}

void InlineReader::codeSpan() {
    while (m_span < m_spans.size() && m_spans[m_span].start < m_at)
        ++m_span;
    if (m_span == m_spans.size() || m_spans[m_span].start != m_at) {
        while (m_at < m_text.size() && m_text[m_at] == '`')
            ++m_at;
        return;
    }
    const CodeSpan span = m_spans[m_span++];
    flushText(m_at);
    std::size_t from = span.start;
    std::size_t to = span.end;
    if (!m_options.codeTicks) {
        from += span.ticks;
        to -= span.ticks;
    }
    plain(from, to);
    m_at = m_text0 = span.end;
}

/// Text as it stands, with line ends as blanks.
void InlineReader::plain(std::size_t start, std::size_t end) {
    for (std::size_t at = start; at < end;) {
        const std::size_t newline = std::min(m_text.substr(0, end).find('\n', at), end);
        if (at < newline)
            push(InlinePiece::Verbatim, at, newline);
        if (newline < end)
            push(InlinePiece::Blank, newline, newline + 1);
        at = newline + 1;
    }
}

void InlineReader::escape() {
    const std::size_t next = m_at + 1;
    if (next < m_text.size() && m_text[next] == '\n') {
        flushText(m_at);
        push(m_options.oneLine ? InlinePiece::Blank : InlinePiece::Break, m_at, next + 1);
        m_at = m_text0 = next + 1;
        return;
    }
    if (next < m_text.size() && isAsciiPunctuation(m_text[next])) {
        drop(next);
        ++m_at; // the escaped character is text
        return;
    }
    ++m_at;
}

void InlineReader::marks() {
    const char mark = m_text[m_at];
    std::size_t end = m_at;
    while (end < m_text.size() && m_text[end] == mark)
        ++end;
    const Side left = before(m_text, m_at);
    const Side right = behind(m_text, end);
    const bool opens = right != Side::Blank && (right == Side::Letter || left != Side::Letter);
    const bool closes = left != Side::Blank && (left == Side::Letter || right != Side::Letter);
    if ((mark == '~' && end - m_at != 2) || (!opens && !closes)) {
        m_at = end;
        return;
    }
    flushText(m_at);
    DelimiterRun run;
    run.piece = static_cast<std::uint32_t>(m_pieces.size());
    run.count = run.original = static_cast<std::uint32_t>(end - m_at);
    run.mark = mark;
    run.canOpen = mark == '_' ? opens && (!closes || left == Side::Punctuation) : opens;
    run.canClose = mark == '_' ? closes && (!opens || right == Side::Punctuation) : closes;
    push(InlinePiece::Marks, m_at, end, run.count);
    m_runs.push_back(run);
    m_at = m_text0 = end;
}

void InlineReader::lineEnd() {
    std::size_t blanks = 0;
    while (m_at - blanks > m_text0 && m_text[m_at - blanks - 1] == ' ')
        ++blanks;
    flushText(m_at - blanks);
    const bool breaks = !m_options.oneLine && (m_options.keepLineEnds || (blanks >= 2 && m_options.markdown));
    push(breaks ? InlinePiece::Break : InlinePiece::Blank, m_at, m_at + 1);
    m_at = m_text0 = m_at + 1;
}

void InlineReader::entity() {
    Entity found = decodeEntity(m_text, m_at, m_text.size());
    if (found.length == 0) {
        ++m_at;
        return;
    }
    flushText(m_at);
    replace(m_at, m_at + found.length, std::move(found.text));
    m_at = m_text0 = m_at + found.length;
}

/// `{.internal-link target=_blank}` right behind a link, a span or a tag.
void InlineReader::attributeList() {
    const char last = m_at > 0 ? m_text[m_at - 1] : ' ';
    const bool follows =
        last == ')' || last == ']' || last == '*' || last == '_' || last == '`' || last == '>';
    std::size_t inside = m_at + 1;
    if (inside < m_text.size() && m_text[inside] == ':')
        ++inside;
    while (inside < m_text.size() && m_text[inside] == ' ')
        ++inside;
    const bool marked = inside < m_text.size() && (m_text[inside] == '.' || m_text[inside] == '#' ||
                                                   (inside > m_at + 1 && m_text[m_at + 1] == ':'));
    const std::size_t end = follows && marked ? m_text.find_first_of("{}\n", inside) : std::string_view::npos;
    if (end == std::string_view::npos || m_text[end] != '}') {
        ++m_at;
        return;
    }
    drop(end + 1);
}

} // namespace touchstone
