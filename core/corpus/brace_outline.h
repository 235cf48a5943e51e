// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions in languages with braces: statements are collected level by level, and where a brace opens, a
// language says what its statement defines. Internal to core/corpus; an object belongs to one thread.
#pragma once

#include "core/corpus/code_lexer.h"
#include "core/corpus/code_outline.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class ScopeKind : std::uint8_t { File, Namespace, Class, Function, Other };

/// One level of braces and the statement in it that is being read. Brackets within it are one token (Group).
struct BraceLevel {
    ScopeKind kind = ScopeKind::File;
    std::size_t depth = 0;                   ///< of the lexer, inside
    std::size_t definition = kNoDefinition;  ///< that this level is the body of
    std::size_t reported = kNoDefinition;    ///< nearest definition around
    std::size_t scopeSize = 0;               ///< length of the qualifier before this level
    std::vector<CodeToken> head;             ///< of the statement, the first ones
    std::size_t comment = 0, commentEnd = 0; ///< that leads to the statement; equal: none
    std::size_t tail = kNoDefinition;        ///< definition whose ';' may still come
};

/// What a brace opens.
struct BraceMeaning {
    ScopeKind kind = ScopeKind::Other;
    bool defines = false;
    bool endsStatement = true; ///< the closing brace ends the statement
    CodeToken name;            ///< kind End: none
    std::string otherName;     ///< where the name is not one token
    std::size_t headStart = 0; ///< 0 = first token of the statement
    std::string scope;         ///< of a namespace: what qualifies the names in it
};

class BraceOutline {
public:
    BraceOutline(std::string_view text, std::size_t from, bool script)
        : m_text(text), m_lexer(text, from, script) {}
    virtual ~BraceOutline() = default;
    OutlineResult run();

protected:
    virtual BraceMeaning meaningOf(const BraceLevel& level) = 0;
    /// Whether a token that begins a line begins a statement too, where no ';' stands before.
    virtual bool beginsStatement(const BraceLevel& level, const CodeToken& token) const = 0;
    /// A statement is over: `end` behind its ';' where it has one.
    virtual void endOfStatement(BraceLevel& level, std::size_t end) = 0;
    virtual void label(BraceLevel&) {} ///< a ':' was added
    virtual void directive(const CodeToken&) {}

    [[nodiscard]] std::string_view textOf(const CodeToken& token) const {
        return m_text.substr(token.start, token.end - token.start);
    }
    [[nodiscard]] bool isWord(const CodeToken& token, std::string_view word) const {
        return token.kind == TokenKind::Word && textOf(token) == word;
    }
    [[nodiscard]] static bool isSymbol(const CodeToken& token, char c) {
        return token.kind == TokenKind::Symbol && token.symbol == c;
    }
    std::size_t define(BraceLevel& level, const BraceMeaning& meaning, std::size_t headEnd);
    [[nodiscard]] std::size_t linesBetween(std::size_t from, std::size_t to) const;

    std::string_view m_text;
    CodeLexer m_lexer;
    CodeOutline m_out;
    CodeToken m_previous; ///< the last token that is no comment
    std::string m_scope;  ///< "outer::inner"

private:
    void comment(const CodeToken& token);
    void take(const CodeToken& token);
    void openBrace(const CodeToken& token);
    void closeLevels(const CodeToken& token);
    void reset(BraceLevel& level);
    void dropSmallInnerFunctions();

    std::vector<BraceLevel> m_levels;
    std::vector<std::pair<std::size_t, bool>> m_waiting; ///< levels' endsStatement
    std::size_t m_comment = 0, m_commentEnd = 0;         ///< run of comments since the last token
    bool m_anyToken = false;
};

} // namespace touchstone
