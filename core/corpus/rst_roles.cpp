// SPDX-License-Identifier: GPL-3.0-or-later
// Interpreted text: `phrase`_ with and without a target in it, and roles.
#include "core/corpus/rst_inline.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::string_view kCodeRoles[] = {
    "func",    "meth",    "class",   "mod",     "attr",    "data",     "const",      "exc",
    "obj",     "type",    "member",  "macro",   "struct",  "union",    "enum",       "var",
    "code",    "file",    "samp",    "option",  "envvar",  "token",    "keyword",    "method",
    "program", "command", "literal", "expr",    "opcode",  "property", "enumerator", "makevar",
    "regexp",  "pdbcmd",  "confval", "setting", "djadmin", "decorator"};

struct Numbered {
    std::string_view role, before;
};
constexpr Numbered kNumbered[] = {
    {"pep", "PEP "}, {"rfc", "RFC "}, {"cve", "CVE-"}, {"cwe", "CWE-"}, {"gh", "gh-"}};

/// "py:func" and "c:func" are "func" of a domain.
std::string_view withoutDomain(std::string_view role) {
    const std::size_t colon = role.rfind(':');
    return colon == npos ? role : role.substr(colon + 1);
}

struct PhraseParts {
    std::size_t end;         ///< of the text that is shown
    std::size_t targetStart; ///< npos: the text names its own target
    std::size_t targetEnd;
};

/// "text <target>" of text[start, end).
PhraseParts splitPhrase(std::string_view text, std::size_t start, std::size_t end) {
    if (end - start < 3 || text[end - 1] != '>')
        return {end, npos, npos};
    const std::size_t before = text.substr(start, end - start).rfind('<');
    const std::size_t open = start + before;
    if (before == npos || (open > start && !isBlankChar(text[open - 1])))
        return {end, npos, npos};
    std::size_t shown = open;
    while (shown > start && isBlankChar(text[shown - 1]))
        --shown;
    return {shown, open + 1, end - 1};
}

} // namespace

/// A phrase in single backticks, from its backtick; `roleEnd`: where the role before it ends.
bool RstInlineReader::phrase(std::size_t roleEnd) {
    const std::size_t open = roleEnd;
    if (!startsAt(open, 1) && open == m_at)
        return false;
    if (open + 1 >= m_text.size() || isBlankChar(m_text[open + 1]))
        return false;
    const std::size_t close = closing(Phrase, "`", open + 1);
    if (close == npos)
        return false;
    const std::size_t end = behindPhrase(close);
    const std::size_t start = open + 1;
    const std::size_t first = m_at;
    flushText(first);
    if (open != first) {
        interpreted(m_text.substr(first + 1, open - first - 2), start, close);
        drop(close + 1);
        return true;
    }
    if (end > close + 1 && m_text[close + 1] == ':') {
        interpreted(m_text.substr(close + 2, end - close - 3), start, close);
        drop(end);
        return true;
    }
    if (end == close + 1) { // the default role: a title
        plain(start, close, true);
        drop(end);
        return true;
    }
    const PhraseParts parts = splitPhrase(m_text, start, close);
    if (parts.targetStart != npos && m_options.takesIds && end == close + 2)
        (void)m_names.takeId(m_text.substr(start, parts.end - start));
    if (parts.targetStart == npos)
        plain(start, close, true);
    else if (parts.end > start)
        plain(start, parts.end, true);
    else
        plain(parts.targetStart, parts.targetEnd, false);
    drop(end);
    return true;
}

bool RstInlineReader::role() {
    // ":name:`"
    const std::size_t limit = std::min(m_text.size(), m_at + 100);
    std::size_t at = m_at + 1;
    while (at < limit &&
           (isWordChar(m_text[at]) || m_text[at] == '.' || m_text[at] == '+' || m_text[at] == ':'))
        ++at;
    if (at >= limit || m_text[at] != '`' || at < m_at + 3 || m_text[at - 1] != ':' ||
        m_text.substr(at, 2) == "``")
        return false;
    // a role may also stand behind a letter's end that is not a border: then it is text
    if (m_at > 0 && isWordChar(m_text[m_at - 1]))
        return false;
    return phrase(at);
}

void RstInlineReader::interpreted(std::string_view role, std::size_t start, std::size_t end) {
    const std::string_view name = withoutDomain(role);
    const PhraseParts parts = splitPhrase(m_text, start, end);
    const bool titled = parts.targetStart != npos && parts.end > start;
    for (const Numbered& known : kNumbered) {
        if (known.role != name)
            continue;
        if (titled)
            return plain(start, parts.end, true);
        insert(std::string(known.before));
        const std::size_t hash = m_text.substr(0, end).find('#', start);
        return plain(start, hash == npos || hash == start ? end : hash, true);
    }
    if (std::find(std::begin(kCodeRoles), std::end(kCodeRoles), name) != std::end(kCodeRoles)) {
        if (titled)
            return code(start, parts.end, true);
        if (m_text[start] == '!')
            ++start;
        if (start < end && m_text[start] == '~') {
            ++start;
            const std::size_t dot = m_text.substr(start, end - start).rfind('.');
            if (dot != npos && start + dot + 1 < end)
                start += dot + 1;
        }
        return code(start, end, true);
    }
    if (parts.targetStart != npos)
        return titled ? plain(start, parts.end, true) : plain(parts.targetStart, parts.targetEnd, false);
    if (m_options.substitutions && (name == "ref" || name == "numref" || name == "any")) {
        const std::string_view label = m_text.substr(start, end - start);
        if (const auto title = m_names.titleOf(label))
            return replace(start, end,
                           renderedRst(title->substr(0, std::min<std::size_t>(title->size(), 300)), m_names));
    }
    if (m_text[start] == '!' && end - start > 1)
        ++start;
    plain(start, end, true);
}

} // namespace touchstone
