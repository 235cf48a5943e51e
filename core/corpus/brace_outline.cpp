// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/brace_outline.h"

#include <algorithm>

namespace touchstone {

namespace {
constexpr std::size_t kMostHead = 400; ///< tokens of a statement that are looked at
constexpr std::size_t kMostBraces = 10000;
constexpr std::size_t kSmallFunction = 10; ///< lines; a smaller one inside of another is not a section
} // namespace

std::size_t BraceOutline::linesBetween(std::size_t from, std::size_t to) const {
    return static_cast<std::size_t>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(from),
                                               m_text.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
}

void BraceOutline::comment(const CodeToken& token) {
    const bool goesOn = m_commentEnd > m_comment && linesBetween(m_commentEnd, token.start) <= 1;
    if (!token.firstOfLine) { // behind code: not about what comes next
        m_comment = m_commentEnd = 0;
        return;
    }
    if (!goesOn)
        m_comment = token.start;
    m_commentEnd = token.end;
    if (!m_anyToken && m_out.intro.empty())
        m_out.intro = {token.start, token.end};
    else if (!m_anyToken && goesOn && m_out.intro.start == m_comment)
        m_out.intro.end = token.end;
}

void BraceOutline::reset(BraceLevel& level) {
    level.head.clear();
    level.comment = level.commentEnd = 0;
    level.tail = kNoDefinition;
}

std::size_t BraceOutline::define(BraceLevel& level, const BraceMeaning& meaning, std::size_t headEnd) {
    CodeDefinition definition;
    definition.parent = level.definition != kNoDefinition ? level.definition : level.reported;
    definition.codeStart = level.head.front().start;
    definition.start = level.commentEnd > level.comment ? level.comment : definition.codeStart;
    definition.headStart = meaning.headStart > 0 ? meaning.headStart : definition.codeStart;
    if (meaning.name.kind != TokenKind::End) {
        definition.nameStart = meaning.name.start;
        definition.nameEnd = meaning.name.end;
    }
    definition.name = meaning.otherName;
    definition.scope = m_scope;
    definition.inner = level.kind == ScopeKind::Function && meaning.kind == ScopeKind::Function;
    definition.headEnd = headEnd;
    definition.end = definition.regionEnd = headEnd;
    m_out.definitions.push_back(std::move(definition));
    return m_out.definitions.size() - 1;
}

void BraceOutline::openBrace(const CodeToken& token) {
    BraceLevel& level = m_levels.back();
    const bool inGroup = m_lexer.depth() > level.depth + 1;
    BraceMeaning meaning;
    meaning.endsStatement = false;
    if (!inGroup)
        meaning = meaningOf(level);
    if (meaning.defines && level.tail != kNoDefinition &&
        m_out.definitions[level.tail].codeStart ==
            level.head.front().start) { // one statement, one definition
        meaning = {};
        meaning.endsStatement = false;
    }
    BraceLevel inner;
    inner.kind = meaning.kind;
    inner.depth = m_lexer.depth();
    inner.reported = level.definition != kNoDefinition ? level.definition : level.reported;
    inner.scopeSize = m_scope.size();
    if (meaning.defines)
        inner.definition = define(level, meaning, token.start);
    if (meaning.kind == ScopeKind::Namespace && !meaning.scope.empty())
        m_scope += (m_scope.empty() ? "" : "::") + meaning.scope;
    if (!inGroup && level.head.size() < kMostHead && !meaning.endsStatement) {
        CodeToken group = token;
        group.kind = TokenKind::Group;
        level.head.push_back(group);
    }
    m_waiting.emplace_back(inner.depth, meaning.endsStatement);
    m_levels.push_back(std::move(inner));
}

void BraceOutline::closeLevels(const CodeToken& token) {
    while (m_levels.size() > 1 && m_lexer.depth() < m_levels.back().depth) {
        BraceLevel closed = std::move(m_levels.back());
        m_levels.pop_back();
        if (!closed.head.empty())
            endOfStatement(closed, token.start);
        m_scope.resize(closed.scopeSize);
        const bool endsStatement = m_waiting.back().second;
        m_waiting.pop_back();
        BraceLevel& level = m_levels.back();
        if (closed.definition != kNoDefinition) {
            CodeDefinition& definition = m_out.definitions[closed.definition];
            definition.end = definition.regionEnd = token.end;
        }
        if (endsStatement) {
            reset(level);
            level.tail = closed.definition;
        } else if (closed.definition != kNoDefinition) {
            level.tail = closed.definition;
        }
        if (!level.head.empty() && level.head.back().kind == TokenKind::Group)
            level.head.back().end = token.end;
    }
}

void BraceOutline::take(const CodeToken& token) {
    BraceLevel& level = m_levels.back();
    const bool opens = isSymbol(token, '(') || isSymbol(token, '[');
    const std::size_t inside = level.depth + (opens ? 1 : 0);
    if (m_lexer.depth() > inside)
        return; // within brackets of the statement
    if ((isSymbol(token, ')') || isSymbol(token, ']'))) {
        if (!level.head.empty() && level.head.back().kind == TokenKind::Group)
            level.head.back().end = token.end;
        return;
    }
    if (isSymbol(token, ';')) {
        if (level.tail != kNoDefinition && linesBetween(m_out.definitions[level.tail].end, token.end) <= 1)
            m_out.definitions[level.tail].end = m_out.definitions[level.tail].regionEnd = token.end;
        if (!level.head.empty())
            endOfStatement(level, token.end);
        reset(level);
        return;
    }
    if (!level.head.empty() && token.firstOfLine && beginsStatement(level, token)) {
        endOfStatement(level, m_previous.end);
        reset(level);
    }
    if (level.head.empty()) {
        level.tail = kNoDefinition;
        const bool led = m_commentEnd > m_comment && linesBetween(m_commentEnd, token.start) <= 1;
        level.comment = led ? m_comment : 0;
        level.commentEnd = led ? m_commentEnd : 0;
        if (led && m_out.intro.end == m_commentEnd)
            m_out.intro = {};
    }
    if (level.head.size() < kMostHead) {
        level.head.push_back(token);
        if (opens)
            level.head.back().kind = TokenKind::Group;
    }
    if (isSymbol(token, ':'))
        label(level);
}

OutlineResult BraceOutline::run() {
    m_levels.emplace_back();
    for (CodeToken token = m_lexer.next(); token.kind != TokenKind::End; token = m_lexer.next()) {
        if (token.kind == TokenKind::Comment) {
            comment(token);
            continue;
        }
        if (token.kind == TokenKind::Directive) {
            directive(token);
            if (m_lexer.depth() < m_levels.back().depth)
                closeLevels(token);
        } else if (m_lexer.frozen()) {
            continue;
        } else if (isSymbol(token, '{')) {
            openBrace(token);
        } else {
            if (m_lexer.depth() < m_levels.back().depth)
                closeLevels(token);
            else
                take(token);
        }
        m_comment = m_commentEnd = 0;
        m_anyToken = true;
        m_previous = token;
        if (m_levels.size() > kMostBraces)
            return tl::make_unexpected(CodeFault{token.start, "braces are nested too deep"});
    }
    if (m_lexer.unmatched() > 0)
        return tl::make_unexpected(CodeFault{m_lexer.unmatched() - 1, "brackets do not match"});
    if (m_lexer.depth() > 0)
        return tl::make_unexpected(CodeFault{m_lexer.lastOpened(), "a bracket is not closed"});
    if (!m_levels.front().head.empty())
        endOfStatement(m_levels.front(), m_previous.end);
    dropSmallInnerFunctions();
    return std::move(m_out);
}

void BraceOutline::dropSmallInnerFunctions() {
    std::vector<CodeDefinition>& all = m_out.definitions;
    std::vector<std::size_t> moved(all.size(), kNoDefinition);
    std::vector<CodeDefinition> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
        CodeDefinition& definition = all[i];
        const std::size_t parent = definition.parent;
        definition.parent = parent == kNoDefinition ? parent : moved[parent];
        if (definition.inner && linesBetween(definition.codeStart, definition.end) < kSmallFunction) {
            moved[i] = definition.parent;
            continue;
        }
        moved[i] = kept.size();
        kept.push_back(std::move(definition));
    }
    all = std::move(kept);
}

} // namespace touchstone
