// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions of C and C++: classes, structures, unions, enumerations, functions, methods, and declarations
// of functions that have a comment of their own (headers). Macros are not expanded; of branches of the
// preprocessor that do not fit each other the first is read.
#include "core/corpus/brace_outline.h"
#include "core/corpus/text_lines.h"

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr std::array<std::string_view, 12> kNoNames = {"decltype", "alignas", "__attribute__", "__declspec",
                                                       "noexcept", "throw",   "requires",      "explicit",
                                                       "typeof",   "__asm__", "asm",           "__attribute"};
constexpr std::array<std::string_view, 8> kBehindFunction = {"const",    "noexcept", "override", "final",
                                                             "volatile", "try",      "requires", "throw"};
constexpr std::array<std::string_view, 4> kClassWords = {"class", "struct", "union", "enum"};

bool isMacro(std::string_view word) {
    bool letter = false;
    for (char c : word) {
        if (c >= 'a' && c <= 'z')
            return false;
        letter = letter || (c >= 'A' && c <= 'Z');
    }
    return letter && word.size() >= 3;
}

class CppOutline final : public BraceOutline {
public:
    CppOutline(std::string_view text, std::size_t from) : BraceOutline(text, from, false) {}

protected:
    /// A macro on a line of its own is a statement.
    bool beginsStatement(const BraceLevel& level, const CodeToken&) const override {
        const std::vector<CodeToken>& head = level.head;
        if (!reads(level.kind) || head.size() > 2 || head[0].kind != TokenKind::Word)
            return false;
        return isMacro(textOf(head[0])) && (head.size() == 1 || head[1].kind == TokenKind::Group);
    }

    void label(BraceLevel& level) override {
        if (level.kind != ScopeKind::Class || level.head.size() > 3)
            return;
        const std::string_view word = textOf(level.head[0]);
        constexpr std::array<std::string_view, 5> kLabels = {"public", "private", "protected", "signals",
                                                             "Q_SIGNALS"};
        if (isOneOf(word, kLabels)) {
            level.head.clear();
            level.comment = level.commentEnd = 0;
        }
    }

    void endOfStatement(BraceLevel& level, std::size_t end) override {
        const std::vector<CodeToken>& head = level.head;
        if (level.tail != kNoDefinition) {
            CodeDefinition& definition = m_out.definitions[level.tail];
            definition.end = definition.regionEnd = std::max(definition.end, end);
            if (definition.name.empty() && definition.nameEnd == definition.nameStart)
                for (auto token = head.rbegin(); token != head.rend(); ++token)
                    if (token->kind == TokenKind::Word) { // typedef struct { ... } Name;
                        definition.name = textOf(*token);
                        break;
                    }
            return;
        }
        const bool file = level.kind == ScopeKind::File || level.kind == ScopeKind::Namespace;
        if (!file || level.commentEnd == level.comment || head.empty() || end == 0 ||
            m_text[end - 1] != ';' || isWord(head[0], "using") || isWord(head[0], "typedef") ||
            isWord(head[0], "friend"))
            return;
        BraceMeaning meaning;
        if (!function(head, skipTemplates(head), meaning))
            return;
        const std::size_t index = define(level, meaning, head.back().end);
        m_out.definitions[index].end = m_out.definitions[index].regionEnd = end;
    }

    void directive(const CodeToken& token) override {
        std::string_view text = textOf(token).substr(1);
        text = trimmed(text);
        const auto starts = [&](std::string_view word) { return text.substr(0, word.size()) == word; };
        if (starts("include") || starts("import")) {
            m_out.imports.push_back({token.start, token.end});
        } else if (starts("if")) {
            const bool never = starts("if 0") || m_lexer.frozen();
            m_branches.push_back({m_lexer.depth(), m_lexer.frozen()});
            m_lexer.freeze(never);
        } else if (starts("else") || starts("elif")) {
            if (m_branches.empty() || m_branches.back().frozenAround)
                return;
            // A branch that opened or closed something stands for the others too.
            m_lexer.freeze(m_lexer.depth() != m_branches.back().depth);
        } else if (starts("endif")) {
            if (m_branches.empty())
                return;
            m_lexer.freeze(m_branches.back().frozenAround);
            m_branches.pop_back();
        }
    }

    BraceMeaning meaningOf(const BraceLevel& level) override {
        BraceMeaning out;
        const std::vector<CodeToken>& head = level.head;
        if (!reads(level.kind) || head.empty())
            return out;
        const std::size_t begin = skipTemplates(head);
        if (!isWord(head[0], "using"))
            for (std::size_t i = begin; i < head.size(); ++i) {
                if (!isWord(head[i], "namespace"))
                    continue;
                out.kind = ScopeKind::Namespace;
                for (std::size_t j = i + 1; j < head.size(); ++j) {
                    const std::string_view word = textOf(head[j]);
                    if (isSymbol(head[j], ':') && isSymbol(head[j - 1], ':'))
                        out.scope += "::";
                    else if (head[j].kind == TokenKind::Word && word != "inline" &&
                             (j == i + 1 || isSymbol(head[j - 1], ':')))
                        out.scope += word;
                }
                return out;
            }
        if (isWord(head[0], "extern") && head.size() == 2 && head[1].kind == TokenKind::String) {
            out.kind = ScopeKind::Namespace;
            return out;
        }
        if (classLike(head, begin, out) || initialiser(head, begin, out))
            return out;
        if (function(head, begin, out))
            return out;
        out.endsStatement = head.back().kind == TokenKind::Group;
        return out;
    }

private:
    struct Branch {
        std::size_t depth;
        bool frozenAround;
    };
    static bool reads(ScopeKind kind) {
        return kind == ScopeKind::File || kind == ScopeKind::Namespace || kind == ScopeKind::Class;
    }

    /// Behind `template <...>`, as often as it stands there.
    std::size_t skipTemplates(const std::vector<CodeToken>& head) const {
        std::size_t at = 0;
        while (at + 1 < head.size() && isWord(head[at], "template") && isSymbol(head[at + 1], '<'))
            at = behindAngles(head, at + 1);
        return at;
    }
    static std::size_t behindAngles(const std::vector<CodeToken>& head, std::size_t at) {
        std::size_t depth = 0;
        for (; at < head.size(); ++at) {
            if (isSymbol(head[at], '<'))
                ++depth;
            else if (isSymbol(head[at], '>') && !(at > 0 && isSymbol(head[at - 1], '-')) && --depth == 0)
                return at + 1;
        }
        return at;
    }

    bool classLike(const std::vector<CodeToken>& head, std::size_t at, BraceMeaning& out) {
        while (at < head.size() && head[at].kind == TokenKind::Word &&
               !isOneOf(textOf(head[at]), kClassWords))
            ++at;
        if (at >= head.size() || head[at].kind != TokenKind::Word)
            return false;
        const bool enumeration = isWord(head[at], "enum");
        ++at;
        if (enumeration && at < head.size() && (isWord(head[at], "class") || isWord(head[at], "struct")))
            ++at;
        // Attributes and macros before the name.
        while (at + 1 < head.size() &&
               (head[at].kind == TokenKind::Group ||
                (head[at].kind == TokenKind::Word &&
                 (head[at + 1].kind == TokenKind::Group ||
                  (head[at + 1].kind == TokenKind::Word && !isWord(head[at + 1], "final"))))))
            ++at;
        CodeToken name;
        if (at < head.size() && head[at].kind == TokenKind::Word) {
            name = head[at++];
            while (at < head.size()) { // Outer<T>::Name<U>
                if (isSymbol(head[at], '<'))
                    at = behindAngles(head, at);
                else if (at + 2 < head.size() && isSymbol(head[at], ':') && isSymbol(head[at + 1], ':'))
                    at += 3;
                else
                    break;
                name.end = head[at - 1].end;
            }
        }
        if (at < head.size() && !isWord(head[at], "final") && !isSymbol(head[at], ':'))
            return false; // a function that returns one, or a variable
        for (; at < head.size(); ++at)
            if (head[at].kind == TokenKind::Group && text(head[at]) == '{')
                return false; // its body was read: this is a variable's initialiser
        out.kind = enumeration ? ScopeKind::Other : ScopeKind::Class;
        out.name = name;
        out.defines = true;
        out.endsStatement = false; // its ';' follows, or names
        return true;
    }

    bool initialiser(const std::vector<CodeToken>& head, std::size_t at, BraceMeaning& out) const {
        for (; at < head.size(); ++at) {
            if (isWord(head[at], "operator") || (head[at].kind == TokenKind::Group && text(head[at]) == '('))
                return false;
            if (isSymbol(head[at], '=')) {
                out.endsStatement = false;
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] char text(const CodeToken& token) const { return m_text[token.start]; }

    bool function(const std::vector<CodeToken>& head, std::size_t at, BraceMeaning& out) {
        for (std::size_t group = at; group < head.size(); ++group) {
            if (isWord(head[group], "operator")) {
                std::size_t open = group + 1;
                while (open < head.size() && !isParens(head[open]))
                    ++open;
                if (open + 1 < head.size() && open == group + 1 && isParens(head[open + 1]))
                    ++open; // operator()
                if (open >= head.size())
                    return false;
                return named(head, group, open, out);
            }
            if (!isParens(head[group]) || group == at)
                continue;
            std::size_t name = group - 1;
            if (isSymbol(head[name], '>')) { // specialised: name<int>(...)
                std::size_t depth = 0;
                for (std::size_t back = name + 1; back-- > at;) {
                    if (isSymbol(head[back], '>'))
                        ++depth;
                    else if (isSymbol(head[back], '<') && --depth == 0) {
                        name = back > at ? back - 1 : back;
                        break;
                    }
                }
            }
            if (head[name].kind != TokenKind::Word || isOneOf(textOf(head[name]), kNoNames))
                continue;
            const bool macro = isMacro(textOf(head[name])) && group + 1 < head.size() &&
                               head[group + 1].kind == TokenKind::Word &&
                               !isOneOf(textOf(head[group + 1]), kBehindFunction);
            if (macro)
                continue;
            return named(head, name, group, out);
        }
        return false;
    }
    [[nodiscard]] bool isParens(const CodeToken& token) const {
        return token.kind == TokenKind::Group && text(token) == '(';
    }

    /// The function's name begins at or before token `name`, its parameters are token `group`.
    bool named(const std::vector<CodeToken>& head, std::size_t name, std::size_t group, BraceMeaning& out) {
        CodeToken whole = head[name];
        whole.end = head[group - 1].end;
        while (name > 0 && isSymbol(head[name - 1], '~'))
            whole.start = head[--name].start;
        while (name >= 3 && isSymbol(head[name - 1], ':') && isSymbol(head[name - 2], ':')) {
            std::size_t back = name - 3;
            if (isSymbol(head[back], '>')) {
                std::size_t depth = 1;
                while (back > 0 && depth > 0) {
                    --back;
                    depth += isSymbol(head[back], '>') ? 1U : 0U;
                    depth -= isSymbol(head[back], '<') ? 1U : 0U;
                }
                if (back == 0)
                    break;
                --back;
            }
            if (head[back].kind != TokenKind::Word)
                break;
            name = back;
            whole.start = head[name].start;
        }
        // A member's initialiser has braces too: `: a(1), b{2} {`.
        bool initialisers = false;
        for (std::size_t i = group + 1; i < head.size(); ++i)
            if (isSymbol(head[i], ':') && !isSymbol(head[i - 1], ':') &&
                !(i + 1 < head.size() && isSymbol(head[i + 1], ':')))
                initialisers = true;
        const CodeToken& last = head.back();
        if (initialisers && (last.kind == TokenKind::Word || isSymbol(last, '>'))) {
            out.endsStatement = false;
            return true;
        }
        out.kind = ScopeKind::Function;
        out.name = whole;
        out.defines = true;
        return true;
    }

    std::vector<Branch> m_branches;
};

} // namespace

OutlineResult outlineCpp(std::string_view text, std::size_t from) {
    return CppOutline(text, from).run();
}

} // namespace touchstone
