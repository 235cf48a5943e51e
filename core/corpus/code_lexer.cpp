// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/code_lexer.h"

#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

bool isNameStart(char c) {
    return isAsciiLetter(c) || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}
bool isCodeNameChar(char c) {
    return isNameStart(c) || isAsciiDigit(c);
}

/// Words behind which a slash begins a regular expression.
bool isOperatorWord(std::string_view word) {
    constexpr std::array<std::string_view, 13> kWords = {"return", "typeof",     "case",  "in",  "of",
                                                         "delete", "void",       "throw", "new", "do",
                                                         "else",   "instanceof", "yield"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end() || word == "await";
}

bool isControlWord(std::string_view word) {
    return word == "if" || word == "while" || word == "for" || word == "with";
}

} // namespace

CodeToken CodeLexer::token(TokenKind kind, std::size_t end) {
    CodeToken out{kind, m_at, end, m_newLine, 0};
    m_at = end;
    m_newLine = false;
    if (kind != TokenKind::Comment)
        m_last = out;
    return out;
}

bool CodeLexer::skipBlanks() {
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '\n')
            m_newLine = true;
        else if (!isBlankChar(c) && !(c == '\\' && m_at + 1 < m_text.size() && isBlankChar(m_text[m_at + 1])))
            return true;
        ++m_at;
    }
    return false;
}

CodeToken CodeLexer::symbol(char c) {
    if (m_frozen) {
        // Its brackets are those of another reading of the file.
    } else if (c == '(' || c == '[' || c == '{') {
        const bool control = c == '(' && m_last.kind == TokenKind::Word && isControlWord(textOf(m_last));
        m_open.push_back({c, m_at, control});
    } else if (c == ')' || c == ']') {
        const char opener = c == ')' ? '(' : '[';
        m_closedControl = false;
        if (!m_open.empty() && m_open.back().bracket == opener) {
            m_closedControl = m_open.back().control;
            m_open.pop_back();
        }
        // Else it stands in the text of JSX, or belongs to another branch of the preprocessor.
    } else if (c == '}') {
        while (!m_open.empty() && m_open.back().bracket != '{' && m_open.back().bracket != '$')
            m_open.pop_back();
        if (m_open.empty()) {
            m_unmatched = m_unmatched == 0 ? m_at + 1 : m_unmatched;
        } else if (m_open.back().bracket == '$') {
            m_open.pop_back();
            const std::size_t end = templateEnd(m_at + 1);
            return token(TokenKind::String, end);
        } else {
            m_open.pop_back();
        }
    }
    CodeToken out = token(TokenKind::Symbol, m_at + 1);
    out.symbol = m_last.symbol = c;
    return out;
}

CodeToken CodeLexer::next() {
    if (!skipBlanks())
        return {TokenKind::End, m_text.size(), m_text.size(), m_newLine, 0};
    const char c = m_text[m_at];
    const char following = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    if (c == '/' && following == '/') {
        std::size_t end = m_at;
        do {
            end = std::min(m_text.find('\n', end + (end > m_at ? 1 : 0)), m_text.size());
        } while (!m_script && end < m_text.size() && m_text[end - 1] == '\\');
        return token(TokenKind::Comment, end);
    }
    if (c == '/' && following == '*') {
        const std::size_t end = m_text.find("*/", m_at + 2);
        if (end == std::string_view::npos && m_unmatched == 0)
            m_unmatched = m_at + 1;
        return token(TokenKind::Comment, end == std::string_view::npos ? m_text.size() : end + 2);
    }
    if (c == '#' && !m_script && m_newLine)
        return token(TokenKind::Directive, directiveEnd(m_at));
    if (c == '#' && m_script && m_at == 0 && following == '!')
        return token(TokenKind::Comment, std::min(m_text.find('\n'), m_text.size()));
    if (isNameStart(c) || (c == '#' && m_script && isNameStart(following))) {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && isCodeNameChar(m_text[end]))
            ++end;
        if (!m_script && end < m_text.size() && m_text[end] == '"' && m_text[end - 1] == 'R' &&
            end - m_at <= 3) {
            const std::size_t close = rawStringEnd(end);
            if (close != std::string_view::npos)
                return token(TokenKind::String, close);
        }
        return token(TokenKind::Word, end);
    }
    if (isAsciiDigit(c)) {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && (isCodeNameChar(m_text[end]) || m_text[end] == '.' ||
                                       (!m_script && m_text[end] == '\'' && end + 1 < m_text.size() &&
                                        isCodeNameChar(m_text[end + 1]))))
            ++end;
        return token(TokenKind::Number, end);
    }
    if (c == '"' || c == '\'') {
        const std::size_t end = quotedEnd(m_at, c);
        if (end != std::string_view::npos)
            return token(TokenKind::String, end);
    }
    if (c == '`' && m_script)
        return token(TokenKind::String, templateEnd(m_at + 1));
    if (c == '/' && m_script && following != '>' && regexMayStart()) {
        const std::size_t end = regexEnd(m_at);
        if (end != std::string_view::npos)
            return token(TokenKind::String, end);
    }
    return symbol(c);
}

std::size_t CodeLexer::directiveEnd(std::size_t at) const {
    // To the end of the line, with continued lines and comments that go on below it.
    while (at < m_text.size() && m_text[at] != '\n') {
        if (m_text[at] == '\\' && at + 1 < m_text.size()) {
            at += m_text[at + 1] == '\r' ? 3 : 2;
        } else if (m_text[at] == '"') {
            const std::size_t line = at++;
            while (at < m_text.size() && m_text[at] != '"' && m_text[at] != '\n')
                at += m_text[at] == '\\' ? 2 : 1;
            at = at < m_text.size() && m_text[at] == '"' ? at + 1 : line + 1;
        } else if (m_text.substr(at, 2) == "//") {
            return std::min(m_text.find('\n', at), m_text.size());
        } else if (m_text.substr(at, 2) == "/*") {
            const std::size_t end = m_text.find("*/", at + 2);
            at = end == std::string_view::npos ? m_text.size() : end + 2;
        } else {
            ++at;
        }
    }
    return std::min(at, m_text.size());
}

std::size_t CodeLexer::quotedEnd(std::size_t at, char quote) {
    // A quote without its fellow on the line is a letter: an apostrophe in JSX or in a message.
    std::size_t& noClose = m_noClose[quote == '"' ? 0 : 1];
    if (at < noClose)
        return std::string_view::npos;
    std::size_t end = at + 1;
    while (end < m_text.size() && m_text[end] != quote && m_text[end] != '\n') {
        if (m_text[end] == '\\')
            end += end + 1 < m_text.size() && m_text[end + 1] == '\r' ? 2 : 1;
        ++end;
    }
    if (end < m_text.size() && m_text[end] == quote)
        return end + 1;
    noClose = std::min(end, m_text.size());
    return std::string_view::npos;
}

std::size_t CodeLexer::rawStringEnd(std::size_t quote) const {
    const std::size_t open = m_text.substr(0, std::min(m_text.size(), quote + 18)).find('(', quote);
    if (open == std::string_view::npos)
        return open;
    std::array<char, 20> closing{};
    std::size_t size = 0;
    closing[size++] = ')';
    for (std::size_t at = quote + 1; at < open; ++at)
        closing[size++] = m_text[at];
    closing[size++] = '"';
    const std::size_t end = m_text.find(std::string_view(closing.data(), size), open);
    return end == std::string_view::npos ? m_text.size() : end + size;
}

/// Up to the closing backtick, or to the "${" that opens an expression.
std::size_t CodeLexer::templateEnd(std::size_t at) {
    const std::size_t begin = at;
    for (; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (c == '\\') {
            ++at;
        } else if (c == '`') {
            return at + 1;
        } else if (c == '$' && at + 1 < m_text.size() && m_text[at + 1] == '{') {
            m_open.push_back({'$', at, false});
            return at + 2;
        }
    }
    if (m_unmatched == 0)
        m_unmatched = begin;
    return m_text.size();
}

std::size_t CodeLexer::regexEnd(std::size_t at) {
    if (at < m_noClose[2])
        return std::string_view::npos;
    bool inClass = false;
    std::size_t end = at + 1;
    for (; end < m_text.size() && m_text[end] != '\n'; ++end) {
        const char c = m_text[end];
        if (c == '\\')
            ++end;
        else if (c == '[')
            inClass = true;
        else if (c == ']')
            inClass = false;
        else if (c == '/' && !inClass) {
            ++end;
            while (end < m_text.size() && isAsciiLetter(m_text[end]))
                ++end;
            return end;
        }
    }
    m_noClose[2] = std::min(end, m_text.size());
    return std::string_view::npos;
}

bool CodeLexer::regexMayStart() const {
    switch (m_last.kind) {
    case TokenKind::Word:
        return isOperatorWord(textOf(m_last));
    case TokenKind::Number:
    case TokenKind::String:
        return false;
    case TokenKind::Symbol:
        if (m_last.symbol == '}') // behind a block, seldom behind an object
            return m_newLine;
        if (m_last.symbol == '<') // a closing tag of JSX
            return m_last.end != m_at;
        if (m_last.symbol == ')')
            return m_closedControl;
        return m_last.symbol != ']';
    default:
        return true;
    }
}

} // namespace touchstone
