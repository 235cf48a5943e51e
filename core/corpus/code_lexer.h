// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens of languages with braces: enough of JavaScript, TypeScript, C and C++ that no string, comment,
// regular expression or template literal is taken for code. Brackets are matched here. Linear. Internal to
// core/corpus; belongs to one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace touchstone {

enum class TokenKind : std::uint8_t { End, Word, Number, String, Symbol, Comment, Directive, Group };

struct CodeToken {
    TokenKind kind = TokenKind::End;
    std::size_t start = 0, end = 0;
    bool firstOfLine = false;
    char symbol = 0; ///< of a Symbol
};

class CodeLexer {
public:
    CodeLexer(std::string_view text, std::size_t from, bool script)
        : m_text(text), m_at(from), m_script(script) {}
    /// The next token; brackets are already opened or closed in depth(). A bracket that closes nothing is
    /// passed over where it is round or square, and counted where it is a brace.
    CodeToken next();
    [[nodiscard]] std::size_t depth() const { return m_open.size(); }
    [[nodiscard]] std::string_view textOf(const CodeToken& token) const {
        return m_text.substr(token.start, token.end - token.start);
    }
    /// C++: gives up brackets that were opened above `depth` (another branch of the preprocessor).
    void closeDownTo(std::size_t depth) { m_open.resize(depth < m_open.size() ? depth : m_open.size()); }
    /// C++: while frozen, brackets are passed over (a branch of the preprocessor that is not taken).
    void freeze(bool frozen) { m_frozen = frozen; }
    [[nodiscard]] bool frozen() const { return m_frozen; }
    [[nodiscard]] std::size_t unmatched() const { return m_unmatched; } ///< place of the first + 1; 0 = none
    [[nodiscard]] std::size_t lastOpened() const { return m_open.empty() ? 0 : m_open.back().at; }

private:
    struct Open {
        char bracket; ///< '(', '[', '{', or '$' of a template literal
        std::size_t at;
        bool control; ///< of `if (`, `while (`: a regular expression may follow
    };
    CodeToken token(TokenKind kind, std::size_t end);
    CodeToken symbol(char c);
    bool skipBlanks();
    std::size_t directiveEnd(std::size_t at) const;
    std::size_t quotedEnd(std::size_t at, char quote);
    std::size_t rawStringEnd(std::size_t quote) const;
    std::size_t templateEnd(std::size_t at);
    std::size_t regexEnd(std::size_t at);
    [[nodiscard]] bool regexMayStart() const;

    std::string_view m_text;
    std::size_t m_at;
    bool m_script;
    bool m_newLine = true, m_frozen = false, m_closedControl = false;
    std::vector<Open> m_open;
    std::size_t m_unmatched = 0;
    CodeToken m_last; ///< the last one that is no comment
    /// Up to where a closing mark is known to be missing: of " and ' and of a regular expression.
    std::array<std::size_t, 3> m_noClose{};
};

} // namespace touchstone
