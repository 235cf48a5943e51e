// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/code_outline.h"
#include "core/corpus/text_lines.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace touchstone {

namespace {

constexpr std::size_t kDeepestIndent = 100; ///< what Python itself allows

bool isPythonNameChar(char c) {
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// A statement with all its physical lines.
struct Logical {
    std::size_t lineStart = 0; ///< of its first line
    std::size_t first = 0;     ///< first token
    std::size_t last = 0;      ///< end of the last token
    std::size_t end = 0;       ///< start of the next line
    std::size_t indent = 0;    ///< columns
    std::size_t colon = 0;     ///< first ':' outside of brackets, 0 = none
    bool onlyString = false;   ///< one string and nothing else
};

struct CommentLine {
    std::size_t start = 0, end = 0, indent = 0;
};

class PythonScanner {
public:
    PythonScanner(std::string_view text, std::size_t from) : m_text(text), m_at(from) {}

    OutlineResult run() {
        Logical line;
        while (next(line)) {
            closeDown(line.indent);
            take(line);
            m_lastEnd = line.end;
            m_comments.clear();
        }
        if (m_fault)
            return tl::make_unexpected(std::move(*m_fault));
        closeDown(0);
        return std::move(m_out);
    }

private:
    struct Open {
        std::size_t definition, indent;
    };

    bool fail(std::size_t at, const char* reason) {
        m_fault = CodeFault{at, reason};
        return false;
    }

    /// Columns as Python counts them; `at` ends behind the blanks.
    std::size_t indentAt(std::size_t& at) const {
        std::size_t columns = 0;
        for (; at < m_text.size(); ++at) {
            if (m_text[at] == ' ')
                ++columns;
            else if (m_text[at] == '\t')
                columns += 8 - columns % 8;
            else if (m_text[at] == '\f')
                columns = 0;
            else
                break;
        }
        return columns;
    }

    bool next(Logical& out) {
        while (m_at < m_text.size()) {
            const std::size_t lineStart = m_at;
            std::size_t at = m_at;
            const std::size_t indent = indentAt(at);
            const std::size_t lineEnd = lineAt(m_text, m_at).end;
            if (at >= m_text.size() || m_text[at] == '\n' || m_text[at] == '\r') {
                m_at = lineEnd;
                continue;
            }
            if (m_text[at] == '#') {
                m_comments.push_back({lineStart, lineEnd, indent});
                m_at = lineEnd;
                continue;
            }
            out = Logical{lineStart, at, at, at, indent, 0, false};
            return tokens(out);
        }
        return false;
    }

    bool tokens(Logical& out) {
        std::size_t depth = 0, strings = 0, others = 0, at = out.first;
        while (at < m_text.size()) {
            const char c = m_text[at];
            if (c == '\n') {
                if (depth == 0)
                    break;
                ++at;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
                ++at;
            } else if (c == '#') {
                at = std::min(m_text.find('\n', at), m_text.size());
            } else if (c == '\\' && isLineEnd(at + 1)) {
                at = lineAt(m_text, at).end;
            } else if (c == '"' || c == '\'') {
                const std::size_t end = stringEnd(at, false);
                if (end == std::string_view::npos)
                    return fail(at, "a string is not closed");
                ++strings;
                at = out.last = end;
            } else if (isPythonNameChar(c)) {
                std::size_t end = at + 1;
                while (end < m_text.size() && isPythonNameChar(m_text[end]))
                    ++end;
                if (end < m_text.size() && (m_text[end] == '"' || m_text[end] == '\'') && end - at <= 2) {
                    const std::string_view prefix = m_text.substr(at, end - at);
                    const std::size_t close =
                        stringEnd(end, prefix.find_first_of("fFtT") != std::string_view::npos);
                    if (close == std::string_view::npos)
                        return fail(at, "a string is not closed");
                    ++(prefix.find_first_of("fFtTbB") == std::string_view::npos ? strings : others);
                    end = close;
                } else {
                    ++others;
                }
                at = out.last = end;
            } else {
                ++others;
                if (c == '(' || c == '[' || c == '{')
                    ++depth;
                else if (c == ')' || c == ']' || c == '}') {
                    if (depth == 0)
                        return fail(at, "a bracket is closed that was not opened");
                    --depth;
                } else if (c == ':' && depth == 0 && out.colon == 0) {
                    out.colon = at;
                }
                out.last = ++at;
            }
        }
        if (depth > 0)
            return fail(out.first, "a bracket is not closed");
        out.end = m_at = std::min(at + 1, m_text.size());
        out.onlyString = strings == 1 && others == 0;
        return true;
    }

    [[nodiscard]] bool isLineEnd(std::size_t at) const {
        return at >= m_text.size() || m_text[at] == '\n' ||
               (m_text[at] == '\r' && at + 1 < m_text.size() && m_text[at + 1] == '\n');
    }

    /// End of the string whose first quote is at `at`. In f-strings, a quote within braces opens another one.
    [[nodiscard]] std::size_t stringEnd(std::size_t at, bool formatted) const {
        const char quote = m_text[at];
        const bool triple = at + 2 < m_text.size() && m_text[at + 1] == quote && m_text[at + 2] == quote;
        std::size_t braces = 0;
        for (at += triple ? 3 : 1; at < m_text.size(); ++at) {
            const char c = m_text[at];
            if (c == '\\') {
                at += at + 1 < m_text.size() && m_text[at + 1] == '\r' ? 2 : 1;
            } else if (c == '\n' && !triple) {
                return std::string_view::npos;
            } else if (formatted && !triple && c == '{') {
                if (braces == 0 && at + 1 < m_text.size() && m_text[at + 1] == '{')
                    ++at;
                else
                    ++braces;
            } else if (formatted && c == '}' && braces > 0) {
                --braces;
            } else if (c == quote) {
                if (triple) {
                    if (at + 2 < m_text.size() && m_text[at + 1] == quote && m_text[at + 2] == quote)
                        return at + 3;
                    continue;
                }
                const std::size_t line = braces > 0 ? std::min(m_text.find('\n', at), m_text.size()) : at;
                const std::size_t inner =
                    braces > 0 ? m_text.substr(0, line).find(quote, at + 1) : std::string_view::npos;
                if (inner == std::string_view::npos)
                    return at + 1;
                at = inner;
            }
        }
        return std::string_view::npos;
    }

    /// Ends the definitions that a statement at this indentation is not in.
    void closeDown(std::size_t indent) {
        while (!m_open.empty() && indent <= m_open.back().indent) {
            finish(m_out.definitions[m_open.back().definition], m_open.back().indent);
            m_open.pop_back();
        }
    }

    void finish(CodeDefinition& definition, std::size_t indent) {
        definition.end = definition.regionEnd = m_lastEnd;
        for (const CommentLine& comment : m_comments) {
            if (comment.indent <= indent)
                break;
            definition.regionEnd = comment.end;
        }
    }

    [[nodiscard]] std::string_view wordAt(std::size_t at) const {
        std::size_t end = at;
        while (end < m_text.size() && isPythonNameChar(m_text[end]))
            ++end;
        return m_text.substr(at, end - at);
    }
    [[nodiscard]] std::size_t behindBlanks(std::size_t at) const {
        while (at < m_text.size() && (m_text[at] == ' ' || m_text[at] == '\t'))
            ++at;
        return at;
    }

    void take(const Logical& line) {
        const bool first = !m_any;
        m_any = true;
        const std::size_t awaited = std::exchange(m_awaitsDoc, kNoDefinition);
        if (line.onlyString) {
            if (first)
                m_out.intro = {line.lineStart, line.end};
            else if (awaited != kNoDefinition && !m_open.empty() && m_open.back().definition == awaited) {
                m_out.definitions[awaited].docStart = line.lineStart;
                m_out.definitions[awaited].docEnd = line.end;
            }
        }
        if (m_text[line.first] == '@') {
            if (m_decorators == kNoDefinition) {
                m_decorators = line.lineStart;
                m_lead = leadOf(line);
            }
            return;
        }
        const std::size_t decorators = std::exchange(m_decorators, kNoDefinition);
        const std::string_view word = wordAt(line.first);
        if (word == "import" || word == "from") {
            m_out.imports.push_back({line.lineStart, line.end});
            return;
        }
        std::size_t keyword = line.first;
        if (word == "async")
            keyword = behindBlanks(line.first + word.size());
        const std::string_view kind = wordAt(keyword);
        if (line.colon == 0 || (kind != "def" && (kind != "class" || word == "async")))
            return;
        CodeDefinition definition;
        definition.parent = m_open.empty() ? kNoDefinition : m_open.back().definition;
        definition.codeStart = decorators != kNoDefinition ? decorators : line.lineStart;
        definition.start = decorators != kNoDefinition ? m_lead : leadOf(line);
        definition.headStart = line.first;
        definition.nameStart = behindBlanks(keyword + kind.size());
        definition.nameEnd = definition.nameStart + wordAt(definition.nameStart).size();
        definition.headEnd = line.colon;
        definition.end = definition.regionEnd = line.end;
        m_out.definitions.push_back(std::move(definition));
        if (line.last > line.colon + 1) // its body stands on the same line
            return;
        if (m_open.size() >= kDeepestIndent)
            return;
        m_open.push_back({m_out.definitions.size() - 1, line.indent});
        m_awaitsDoc = m_out.definitions.size() - 1;
    }

    /// Start of the comment lines that stand directly above, at the same indentation.
    [[nodiscard]] std::size_t leadOf(const Logical& line) const {
        std::size_t start = line.lineStart;
        for (auto comment = m_comments.rbegin(); comment != m_comments.rend(); ++comment) {
            if (comment->end != start || comment->indent != line.indent)
                break;
            start = comment->start;
        }
        return start;
    }

    std::string_view m_text;
    std::size_t m_at;
    CodeOutline m_out;
    std::vector<Open> m_open;
    std::vector<CommentLine> m_comments; ///< since the last statement
    std::size_t m_lastEnd = 0;           ///< of the last statement
    std::size_t m_decorators = kNoDefinition, m_lead = 0;
    std::size_t m_awaitsDoc = kNoDefinition;
    std::optional<CodeFault> m_fault;
    bool m_any = false;
};

} // namespace

OutlineResult outlinePython(std::string_view text, std::size_t from) {
    return PythonScanner(text, from).run();
}

} // namespace touchstone
