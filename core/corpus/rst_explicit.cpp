// SPDX-License-Identifier: GPL-3.0-or-later
// Explicit markup: footnotes, citations, targets, substitutions, directives, comments.
#include "core/corpus/rst_reader.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {
constexpr std::size_t kMaxRstLabel = 300;
} // namespace

std::size_t RstReader::explicitMarkup(const RstSpan& span, std::size_t line, const Around& around) {
    const std::string_view text = m_lines.textOf(span, line);
    const std::size_t at = m_lines.at(span, line);
    std::size_t least = 0;
    const std::size_t end =
        std::max(line + 1, m_lines.indentedEnd(line + 1, span.last, m_lines.columnOf(line, at) + 1, least));
    std::size_t from = 2;
    while (from < text.size() && isBlankChar(text[from]))
        ++from;
    const std::string_view rest = text.substr(from);
    if (rest.empty() && line + 1 < span.last && m_lines.blank(line + 1)) {
        mark(line, line + 1, "comment"); // it ends a list or a quote, nothing more
        return line + 1;
    }
    if (!rest.empty() && rest[0] == '[') {
        const std::size_t close = rest.substr(0, kMaxRstLabel).find(']');
        if (close != npos && close > 1 && (close + 1 == rest.size() || isBlankChar(rest[close + 1])))
            return footnote(span, line, at + from, at + from + close, around);
    }
    if (!rest.empty() && rest[0] == '_' && rest.find(':') != npos) {
        flushPrefix();
        target(rest);
        mark(line, end, "target");
        return end;
    }
    if (!rest.empty() && rest[0] == '|' && rest.substr(0, kMaxRstLabel).find("| ", 1) != npos) {
        mark(line, end, "substitution");
        return end;
    }
    if (const std::size_t name = rstDirectiveName(rest)) {
        directive(span, line, at + from, at + from + name, end, least, around);
        return end;
    }
    flushPrefix();
    mark(line, end, "comment");
    return end;
}

std::size_t RstReader::footnote(const RstSpan& span, std::size_t line, std::size_t from, std::size_t close,
                                const Around& around) {
    const std::string_view label = m_text.substr(from + 1, close - from - 1);
    (void)m_names.takeId(label.front() == '#' ? label.substr(1) : label);
    MappedText prefix;
    prefix.append("[", kOwnFile, from);
    if (label.front() == '#' || label == "*")
        prefix.appendInserted(m_names.footnote(label, true));
    else
        prefix.append(label, kOwnFile, from + 1);
    prefix.append("]", kOwnFile, close);
    prefix.appendInserted(" ");
    setPrefix(std::move(prefix), BlockKind::Definition, m_lines.at(span, line), around.list, true);
    std::size_t least = 0;
    const std::size_t column = m_lines.columnOf(line, m_lines.at(span, line)) + 1;
    const std::size_t end = std::max(line + 1, m_lines.indentedEnd(line + 1, span.last, column, least));
    std::size_t text = close + 1;
    while (text < m_lines.contentEnd(line) && isBlankChar(m_text[text]))
        ++text;
    Around inner = around;
    ++inner.depth;
    if (text < m_lines.contentEnd(line))
        nest({line, end, end > line + 1 ? least : 0, text}, inner);
    else if (line + 1 < end)
        nest({line + 1, end, least, 0}, inner);
    flushPrefix();
    return end;
}

/// "_name: url", "_`a name`:", "__: url". `text` begins at the underscore.
void RstReader::target(std::string_view text) {
    if (text.substr(0, 2) == "__") {
        m_names.takeAutoId();
        return;
    }
    std::size_t colon = 1;
    std::string_view name;
    if (text.size() > 1 && text[1] == '`') {
        colon = text.find("`:", 2);
        name = text.substr(2, std::min(colon, text.size()) - 2);
    } else {
        while (colon < text.size() &&
               (text[colon] != ':' || (colon + 1 < text.size() && !isBlankChar(text[colon + 1]))))
            colon += text[colon] == '\\' ? 2 : 1;
        name = text.substr(1, std::min(colon, text.size()) - 1);
    }
    if (name.size() > kMaxRstLabel || m_targets.size() > 100)
        return;
    std::string id = m_names.takeId(name);
    if (trimmed(text.substr(std::min(text.size(), colon + 1))).empty())
        m_targets.push_back(std::move(id));
}

/// "__ url"
std::size_t RstReader::anonymousTarget(const RstSpan& span, std::size_t line) {
    std::size_t least = 0;
    const std::size_t end =
        std::max(line + 1, m_lines.indentedEnd(line + 1, span.last, span.column + 1, least));
    m_names.takeAutoId();
    mark(line, end, "target");
    return end;
}

} // namespace touchstone
