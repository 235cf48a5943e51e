// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/ignore_rules.h"

#include "core/corpus/source.h"

#include <algorithm>

namespace touchstone {
namespace {

/// A tree may hold any number of lines; more than this many are not a list that somebody wrote.
constexpr std::size_t kMostRules = 20000;
constexpr std::size_t kLongestLine = 4096;

/// Blanks at the end do not count, unless a backslash stands before the last of them.
std::string_view withoutTrailingBlanks(std::string_view line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
        if (line.size() > 1 && line[line.size() - 2] == '\\' && line.back() == ' ')
            break;
        line.remove_suffix(1);
    }
    return line;
}

/// A backslash makes the character behind it an ordinary one; the globs of a corpus have classes for that.
std::string withoutBackslashes(std::string_view pattern) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '\\' || i + 1 == pattern.size()) {
            out += pattern[i];
            continue;
        }
        const char c = pattern[++i];
        const bool special = c == '*' || c == '?' || c == '[';
        out += special ? std::string{'[', c, ']'} : std::string(1, c);
    }
    return out;
}

} // namespace

void IgnoreRules::add(std::string_view folder, std::string_view name, std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    while (!text.empty() && m_rules.size() < kMostRules) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = withoutTrailingBlanks(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#' || line.size() > kLongestLine)
            continue;
        Rule rule;
        rule.inverted = line.front() == '!';
        if (rule.inverted)
            line.remove_prefix(1);
        rule.foldersOnly = line.size() > 1 && line.back() == '/';
        if (rule.foldersOnly)
            line.remove_suffix(1);
        rule.anchored = line.find('/') != std::string_view::npos;
        if (line.starts_with('/'))
            line.remove_prefix(1);
        if (line.empty())
            continue;
        rule.folder = folder;
        rule.file = std::string(folder) + std::string(name);
        rule.pattern = withoutBackslashes(line);
        m_rules.push_back(std::move(rule));
    }
}

void IgnoreRules::leave(std::string_view folder) {
    while (!m_rules.empty() && m_rules.back().folder == folder)
        m_rules.pop_back();
}

std::optional<std::string> IgnoreRules::ignoredBy(std::string_view path, bool isFolder) const {
    for (auto rule = m_rules.rbegin(); rule != m_rules.rend(); ++rule) {
        if ((rule->foldersOnly && !isFolder) || !path.starts_with(rule->folder))
            continue;
        const std::string_view below = path.substr(rule->folder.size());
        const bool matches =
            rule->anchored ? globMatchesWhole(rule->pattern, below) : globMatches(rule->pattern, below);
        if (matches)
            return rule->inverted ? std::nullopt : std::optional<std::string>(rule->file);
    }
    return std::nullopt;
}

} // namespace touchstone
