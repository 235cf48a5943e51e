// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions of JavaScript and TypeScript: functions, classes with their methods, functions that are
// assigned to a name, interfaces, enumerations, types and namespaces.
#include "core/corpus/brace_outline.h"
#include "core/corpus/text_lines.h"

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr std::array<std::string_view, 14> kModifiers = {
    "export", "default", "declare",  "abstract", "public",   "private", "protected",
    "static", "async",   "readonly", "override", "accessor", "get",     "set"};
constexpr std::array<std::string_view, 12> kGoesOn = {"in",         "of",      "instanceof", "extends",
                                                      "implements", "as",      "is",         "else",
                                                      "catch",      "finally", "from",       "satisfies"};
constexpr std::array<std::string_view, 11> kExpects = {"return", "typeof", "new",   "extends", "case",  "of",
                                                       "in",     "await",  "yield", "throw",   "delete"};

class ScriptOutline final : public BraceOutline {
public:
    ScriptOutline(std::string_view text, std::size_t from) : BraceOutline(text, from, true) {}

protected:
    bool beginsStatement(const BraceLevel& level, const CodeToken& token) const override {
        // As automatic semicolons do: what stands before is complete, what follows cannot go on with it.
        const CodeToken& before = level.head.back();
        const bool complete = before.kind == TokenKind::Group || before.kind == TokenKind::String ||
                              before.kind == TokenKind::Number ||
                              (before.kind == TokenKind::Word && !isOneOf(textOf(before), kExpects) &&
                               !(level.head.size() == 1 && isOneOf(textOf(before), kModifiers)));
        if (!complete || isDecorated(level))
            return false;
        if (token.kind == TokenKind::Word)
            return !isOneOf(textOf(token), kGoesOn);
        return token.kind == TokenKind::String || isSymbol(token, '@') ||
               (level.kind == ScopeKind::Class && isSymbol(token, '*'));
    }

    void endOfStatement(BraceLevel& level, std::size_t end) override {
        const std::vector<CodeToken>& head = level.head;
        if (level.kind != ScopeKind::File)
            return;
        const bool import = isWord(head[0], "import") && head.size() > 1 && head[1].kind != TokenKind::Group;
        const bool required = (isWord(head[0], "const") || isWord(head[0], "var")) && head.size() > 3 &&
                              isSymbol(head[2], '=') && isWord(head[3], "require");
        if (import || required)
            m_out.imports.push_back({head[0].start, end});
    }

    BraceMeaning meaningOf(const BraceLevel& level) override {
        BraceMeaning out;
        const std::vector<CodeToken>& head = level.head;
        std::size_t at = skipDecorators(head);
        out.headStart = at < head.size() ? head[at].start : 0;
        const std::size_t begin = at;
        while (at < head.size() && at + 1 < head.size() && head[at].kind == TokenKind::Word &&
               isOneOf(textOf(head[at]), kModifiers) && head[at + 1].kind != TokenKind::Group &&
               !isSymbol(head[at + 1], '='))
            ++at;
        if (at >= head.size())
            return out;                                           // a block, or `static {`
        if (isSymbol(head.back(), ':') && head.size() > at + 2) { // the type that a function returns
            out.endsStatement = false;
            return out;
        }
        if (const bool found = declared(head, at, out); found)
            return out;
        if (level.kind == ScopeKind::Class)
            return member(head, at, out);
        return assigned(head, begin, at, out);
    }

private:
    /// `@Name`, `@name.of.it(...)`: whether the statement has nothing else yet.
    bool isDecorated(const BraceLevel& level) const {
        return isSymbol(level.head[0], '@') && skipDecorators(level.head) >= level.head.size();
    }
    std::size_t skipDecorators(const std::vector<CodeToken>& head) const {
        std::size_t at = 0;
        while (at + 1 < head.size() && isSymbol(head[at], '@')) {
            at += 2;
            while (at + 1 < head.size() && isSymbol(head[at], '.'))
                at += 2;
            if (at < head.size() && head[at].kind == TokenKind::Group)
                ++at;
        }
        return at;
    }

    bool declared(const std::vector<CodeToken>& head, std::size_t at, BraceMeaning& out) {
        const std::string_view word = head[at].kind == TokenKind::Word ? textOf(head[at]) : "";
        const auto named = [&](std::size_t name, ScopeKind kind) {
            if (name < head.size() && head[name].kind == TokenKind::Word && !isWord(head[name], "extends"))
                out.name = head[name];
            else
                out.otherName = "default";
            out.kind = kind;
            out.defines = true;
            return true;
        };
        const bool isConstEnum = word == "const" && at + 1 < head.size() && isWord(head[at + 1], "enum");
        if (word == "function")
            return named(at + 1 < head.size() && isSymbol(head[at + 1], '*') ? at + 2 : at + 1,
                         ScopeKind::Function);
        if (word == "class")
            return named(at + 1, ScopeKind::Class);
        const bool namedNext = at + 1 < head.size() && head[at + 1].kind == TokenKind::Word;
        if ((word == "interface" || word == "enum") && namedNext)
            return named(at + 1, ScopeKind::Other);
        if (isConstEnum)
            return named(at + 2, ScopeKind::Other);
        if (word == "type" && namedNext && head.back().kind == TokenKind::Symbol) {
            named(at + 1, ScopeKind::Other);
            out.endsStatement = false;
            return true;
        }
        if ((word == "namespace" || word == "module") && at + 1 < head.size() &&
            (namedNext || head[at + 1].kind == TokenKind::String)) {
            named(at + 1, ScopeKind::Namespace);
            if (!namedNext) {
                out.otherName.clear();
                out.name = head[at + 1];
                out.name.start += 1;
                out.name.end -= 1;
            }
            return true;
        }
        return false;
    }

    /// A method, or a field that holds a function.
    BraceMeaning& member(const std::vector<CodeToken>& head, std::size_t at, BraceMeaning& out) {
        if (isSymbol(head[at], '*'))
            ++at;
        if (at >= head.size())
            return out;
        out.name = head[at];
        if (head[at].kind == TokenKind::Group)
            out.name.kind = TokenKind::Word; // a computed name
        std::size_t group = at + 1;
        while (group < head.size() && head[group].kind != TokenKind::Group && !isSymbol(head[group], '='))
            ++group;
        if (group >= head.size()) {
            out.name = {};
            return out;
        }
        if (isSymbol(head[group], '=')) {
            out.endsStatement = false;
            if (!holdsFunction(head, group + 1)) {
                out.name = {};
                return out;
            }
        }
        out.kind = ScopeKind::Function;
        out.defines = true;
        return out;
    }

    /// Whether what follows '=' ends with a function or class that this brace is the body of.
    bool holdsFunction(const std::vector<CodeToken>& head, std::size_t at) const {
        if (at < head.size() && isWord(head[at], "async"))
            ++at;
        if (at >= head.size())
            return false;
        if (isWord(head[at], "function"))
            return head.back().kind == TokenKind::Group || head.back().kind == TokenKind::Word;
        const std::size_t size = head.size();
        return size >= 2 && isSymbol(head[size - 1], '>') && isSymbol(head[size - 2], '=') &&
               (head[at].kind == TokenKind::Group || head[at].kind == TokenKind::Word ||
                isSymbol(head[at], '<'));
    }

    /// `const name = (...) => {`, `exports.name = function (...) {`, `name = class {`.
    BraceMeaning& assigned(const std::vector<CodeToken>& head, std::size_t begin, std::size_t at,
                           BraceMeaning& out) {
        std::size_t equals = at;
        while (equals < head.size() && !isSymbol(head[equals], '='))
            ++equals;
        if (equals + 1 >= head.size() || isSymbol(head[equals + 1], '=') || isSymbol(head[equals + 1], '>')) {
            out.endsStatement = head[begin].kind == TokenKind::Word && !isWord(head[begin], "return");
            return out;
        }
        out.endsStatement = false;
        const bool isClass = isWord(head[equals + 1], "class");
        if (!isClass && !holdsFunction(head, equals + 1))
            return out;
        const bool declares = isWord(head[at], "const") || isWord(head[at], "let") || isWord(head[at], "var");
        if (declares) {
            if (at + 1 >= equals || head[at + 1].kind != TokenKind::Word)
                return out;
            out.name = head[at + 1];
        } else {
            if (at >= equals) // nothing is assigned to: a statement that begins with "="
                return out;
            for (std::size_t i = at; i < equals; ++i)
                if (head[i].kind != TokenKind::Word && !isSymbol(head[i], '.'))
                    return out;
            out.name = head[at];
            out.name.end = head[equals - 1].end;
        }
        out.kind = isClass ? ScopeKind::Class : ScopeKind::Function;
        out.defines = true;
        return out;
    }
};

} // namespace

OutlineResult outlineScript(std::string_view text, std::size_t from) {
    return ScriptOutline(text, from).run();
}

} // namespace touchstone
