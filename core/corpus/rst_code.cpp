// SPDX-License-Identifier: GPL-3.0-or-later
// Directives that hold code or name files.
#include "core/corpus/rst_reader.h"
#include "core/corpus/text_lines.h"

#include <algorithm>
#include <charconv>

namespace touchstone {

namespace {

struct CodeForm {
    std::string_view directive, language;
};
/// "?": the language is the argument, or the page's own.
constexpr CodeForm kForms[] = {{"code-block", "?"},
                               {"code", "?"},
                               {"sourcecode", "?"},
                               {"parsed-literal", ""},
                               {"prompt", "?"},
                               {"ipython", "python"},
                               {"doctest", "pycon"},
                               {"testcode", "python"},
                               {"testoutput", ""},
                               {"productionlist", "ebnf"},
                               {"math", "latex"},
                               {"graphviz", "dot"},
                               {"mermaid", "mermaid"},
                               {"uml", "plantuml"},
                               {"digraph", "dot"},
                               {"graph", "dot"},
                               {"console", "console"},
                               {"highlight-block", "?"},
                               {"grammar-snippet", "ebnf"},
                               {"ipython3", "python"}};

/// "1-3,7" of `:lines:`.
std::vector<LineRange> lineRanges(std::string_view text) {
    std::vector<LineRange> out;
    while (!text.empty() && out.size() < 1000) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view part = trimmed(text.substr(0, comma));
        text.remove_prefix(std::min(text.size(), comma + 1));
        LineRange range;
        const auto first = std::from_chars(part.data(), part.data() + part.size(), range.first);
        if (first.ec != std::errc())
            continue;
        range.last = range.first;
        if (first.ptr != part.data() + part.size() && *first.ptr == '-' &&
            std::from_chars(first.ptr + 1, part.data() + part.size(), range.last).ec != std::errc())
            range.last = static_cast<std::uint64_t>(-1) >> 1U; // to the end
        out.push_back(range);
    }
    return out;
}

} // namespace

bool RstReader::codeDirective(const Directive& directive) {
    const RstSpan& argument = directive.argument;
    const std::string_view given = argument.first < argument.last && argument.firstAt != 0
                                       ? m_lines.textOf(argument, argument.first)
                                       : "";
    if (directive.name == "highlight") {
        m_highlight = given.substr(0, 40);
        return true;
    }
    const auto* form = std::find_if(std::begin(kForms), std::end(kForms),
                                    [&](const CodeForm& one) { return one.directive == directive.name; });
    if (form == std::end(kForms) || directive.domain)
        return false;
    const bool names = form->language == "?";
    const std::string language(names ? (given.empty() ? std::string_view(m_highlight) : given.substr(0, 40))
                                     : form->language);
    std::string title(directive.option("caption").substr(0, 300));
    std::size_t first = directive.body.first;
    // code right below its directive, or a formula in the directive's own line
    if (argument.first < argument.last &&
        (argument.firstAt == 0 || argument.last > argument.first + 1 || directive.name == "math")) {
        if (argument.firstAt != 0 && directive.name == "math") {
            MappedText text;
            for (std::size_t i = argument.first; i < argument.last; ++i) {
                const std::size_t from = m_lines.at(argument, i);
                if (text.size() > 0)
                    text.appendInserted("\n");
                text.append(m_text.substr(from, m_lines.contentEnd(i) - from), kOwnFile, from);
            }
            push(BlockKind::Code, std::move(text), m_lines.start(argument.first),
                 m_lines.end(argument.last - 1))
                .language = language;
        } else {
            first = argument.firstAt == 0 ? argument.first : argument.first + 1;
        }
    }
    if (first < directive.end)
        pushCode(first, directive.end, directive.body.column, language, std::move(title));
    return true;
}

/// `literalinclude` shows lines of another file; a page that is included is a document of its own.
bool RstReader::includeDirective(const Directive& directive) {
    const bool page = directive.name == "include";
    if (!page && directive.name != "literalinclude")
        return false;
    const RstSpan& argument = directive.argument;
    if (argument.first >= argument.last)
        return true;
    IncludeLine line;
    line.path = m_lines.textOf(argument, argument.first).substr(0, 4096);
    line.title = directive.option("caption").substr(0, 300);
    if (const std::string_view lines = directive.option("lines"); !lines.empty()) {
        line.picksLines = true;
        line.lines = lineRanges(lines);
    }
    if (line.path.front() == '<')
        return true; // docutils' own definitions
    if (line.path.front() == '/')
        line.path.erase(0, 1); // Sphinx: from the root of the sources
    MappedText text;
    const auto path = m_includes.include(line, m_firstLine + directive.line, text);
    const bool shows =
        !page || directive.option("literal").data() != nullptr || directive.option("code").data() != nullptr;
    if (!path || !shows || text.size() == 0)
        return true;
    Block& block =
        push(BlockKind::Code, std::move(text), m_lines.start(directive.line), m_lines.end(directive.end - 1));
    const std::string_view language = directive.option("language");
    block.language = language.empty() ? languageOfFile(*path) : language.substr(0, 40);
    block.title = line.title.empty() ? line.path : line.title;
    return true;
}

} // namespace touchstone
