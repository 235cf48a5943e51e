// SPDX-License-Identifier: GPL-3.0-or-later
// Directives taken apart, and those that hold text: admonitions, pictures, and all that this reader does not
// know by name.
#include "core/corpus/rst_reader.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

struct Known {
    std::string_view name, text;
};

/// Their text begins in their own line; the second string stands before it.
constexpr Known kAdmonitions[] = {{"attention", ""},
                                  {"caution", ""},
                                  {"danger", ""},
                                  {"error", ""},
                                  {"hint", ""},
                                  {"important", ""},
                                  {"note", ""},
                                  {"tip", ""},
                                  {"warning", ""},
                                  {"seealso", ""},
                                  {"versionadded", "Added in version "},
                                  {"versionchanged", "Changed in version "},
                                  {"versionremoved", "Removed in version "},
                                  {"deprecated", "Deprecated since version "},
                                  {"deprecated-removed", "Deprecated, removed in version "},
                                  {"soft-deprecated", "Soft deprecated since version "}};

/// Banners that tell what a PEP has become.
constexpr Known kBanners[] = {
    {"canonical-doc", "A historical document; the up-to-date, canonical documentation is "},
    {"canonical-pypa-spec", "A historical document; the up-to-date, canonical specification is "},
    {"canonical-typing-spec", "A historical document; the up-to-date, canonical typing specification is "},
    {"superseded", "Superseded: "},
    {"rejected", "Rejected. "},
    {"withdrawn", "Withdrawn. "}};

/// Neither they nor what is in them is text of the page.
constexpr std::string_view kQuiet[] = {"contents",
                                       "sectnum",
                                       "section-numbering",
                                       "target-notes",
                                       "toctree",
                                       "index",
                                       "raw",
                                       "meta",
                                       "currentmodule",
                                       "module",
                                       "default-role",
                                       "role",
                                       "title",
                                       "tabularcolumns",
                                       "header",
                                       "default-domain",
                                       "footer",
                                       "testsetup",
                                       "testcleanup",
                                       "autosummary",
                                       "restructuredtext-test-directive",
                                       "bibliography",
                                       "namespace",
                                       "moduleauthor",
                                       "sectionauthor",
                                       "codeauthor"};

/// Only what is in them is text.
constexpr std::string_view kFrames[] = {"only",       "ifconfig",   "container", "compound", "class",
                                        "rst-class",  "cssclass",   "tab-set",   "tabs",     "grid",
                                        "hlist",      "list-table", "epigraph",  "glossary", "highlights",
                                        "pull-quote", "nested",     "parsed"};

template<class Range>
bool holds(const Range& range, std::string_view name) {
    return std::find(std::begin(range), std::end(range), name) != std::end(range);
}

template<class Range>
const Known* find(const Range& range, std::string_view name) {
    for (const Known& known : range)
        if (equalsIgnoringCase(known.name, name))
            return &known;
    return nullptr;
}

} // namespace

std::string_view RstReader::Directive::option(std::string_view wanted) const {
    for (const auto& [key, value] : options)
        if (key == wanted)
            return value;
    return {};
}

RstReader::Directive RstReader::takeApart(const RstSpan& span, std::size_t line, std::size_t nameStart,
                                          std::size_t nameEnd, std::size_t end, std::size_t least) const {
    Directive out;
    out.name = m_text.substr(nameStart, nameEnd - nameStart);
    if (const std::size_t colon = out.name.rfind(':'); colon != std::string_view::npos) {
        out.name.remove_prefix(colon + 1);
        out.domain = true;
    }
    out.line = line;
    out.end = end;
    const std::size_t column = end > line + 1 ? least : span.column + 1;
    std::size_t from = nameEnd + 2;
    while (from < m_lines.contentEnd(line) && isBlankChar(m_text[from]))
        ++from;
    const bool named = from < m_lines.contentEnd(line);
    std::size_t at = line + 1;
    const auto isOption = [&](std::size_t i) {
        return !m_lines.blank(i) && m_lines.columns(i) == column && rstFieldMarker(m_lines.content(i)) > 0;
    };
    while (at < end && !m_lines.blank(at) && !isOption(at))
        ++at;
    out.argument = {line, at, column, from};
    if (!named)
        out.argument = {line + 1, at, column, 0};
    for (; at < end && !m_lines.blank(at) && (isOption(at) || m_lines.columns(at) > column); ++at) {
        const std::string_view text = m_lines.content(at);
        if (isOption(at) && out.options.size() < 100) {
            const std::size_t size = rstFieldMarker(text);
            out.options.emplace_back(text.substr(1, size - 2), trimmed(text.substr(size)));
        }
    }
    std::size_t first = at;
    while (first < end && m_lines.blank(first))
        ++first;
    out.body = {first, end, column, 0};
    // of an admonition, argument and body are one text; options between them are none of it
    out.whole =
        out.options.empty() ? RstSpan{named ? line : line + 1, end, column, named ? from : 0} : out.argument;
    while (out.whole.first < out.whole.last && out.whole.firstAt == 0 && m_lines.blank(out.whole.first))
        ++out.whole.first;
    return out;
}

void RstReader::directive(const RstSpan& span, std::size_t line, std::size_t nameStart, std::size_t nameEnd,
                          std::size_t end, std::size_t least, const Around& around) {
    flushPrefix();
    const Directive directive = takeApart(span, line, nameStart, nameEnd, end, least);
    m_targets.clear();
    // what no block of the directive covers
    mark(line, end, "directive");
    if (const std::string_view name = directive.option("name"); !name.empty())
        (void)m_names.takeId(name);
    if (quietDirective(directive) || admonition(directive, around) || codeDirective(directive) ||
        includeDirective(directive) || pictureDirective(directive, around))
        return;
    if ((directive.name == "list-table" && listTable(directive)) ||
        (directive.name == "csv-table" && csvTable(directive)))
        return;
    otherDirective(directive, around);
}

bool RstReader::quietDirective(const Directive& directive) {
    if (!holds(kQuiet, directive.name) && !(directive.domain && holds(kQuiet, directive.name)))
        return false;
    if (directive.name == "meta")
        for (std::size_t i = directive.line + 1; i < directive.end && m_document.metadata.size() < 200; ++i) {
            const std::string_view text = m_lines.content(i);
            if (const std::size_t size = rstFieldMarker(text); size > 2)
                m_document.metadata.emplace(rstName(text.substr(1, size - 2)),
                                            trimmed(text.substr(size)).substr(0, 1000));
        }
    return true;
}

bool RstReader::admonition(const Directive& directive, const Around& around) {
    Around inner = around;
    ++inner.depth;
    std::string type;
    for (char c : directive.name)
        type.push_back(asciiLower(c));
    if (const Known* known = find(kAdmonitions, type)) {
        inner.admonition = type;
        if (!known->text.empty()) {
            MappedText prefix;
            prefix.appendInserted(known->text);
            setPrefix(std::move(prefix), BlockKind::Paragraph, m_lines.start(directive.line), 0, false);
        }
        nest(directive.whole, inner);
        if (!directive.options.empty())
            nest(directive.body, inner);
        flushPrefix();
        return true;
    }
    const Known* banner = find(kBanners, type);
    if (banner == nullptr && type != "admonition" && type != "topic" && type != "sidebar" &&
        type != "dropdown")
        return false;
    inner.admonition = banner != nullptr ? "important" : type == "admonition" ? "note" : type;
    MappedText title;
    if (banner != nullptr)
        title.appendInserted(banner->text);
    const std::size_t before = title.size();
    if (directive.argument.first < directive.argument.last)
        render(textOf(directive.argument, directive.argument.first, directive.argument.last), title);
    if (banner != nullptr && banner->name.substr(0, 9) == "canonical")
        m_document.metadata.emplace("canonical", title.text().substr(before, 1000));
    if (title.size() > 0) {
        const std::string outer = std::exchange(m_admonition, inner.admonition);
        const std::size_t end = std::max(directive.argument.last, directive.line + 1);
        Block& block = push(BlockKind::AdmonitionTitle, std::move(title), m_lines.start(directive.line),
                            m_lines.end(end - 1));
        block.title = block.text.text();
        m_admonition = outer;
    }
    nest(directive.body, inner);
    return true;
}

/// A picture is its alternative text; a figure also has a caption and a legend.
bool RstReader::pictureDirective(const Directive& directive, const Around& around) {
    const bool figure = directive.name == "figure";
    if (!figure && directive.name != "image" && directive.name != "thumbnail" && directive.name != "video")
        return false;
    if (const std::string_view alt = directive.option("alt"); !alt.empty()) {
        const auto from = static_cast<std::size_t>(alt.data() - m_text.data());
        std::size_t line = directive.line;
        while (line + 1 < directive.end && m_lines.end(line) <= from)
            ++line;
        LogicalText text;
        text.addLine(m_text, from, from + alt.size());
        std::size_t end = line + 1;
        for (; end < directive.end && !m_lines.blank(end) && rstFieldMarker(m_lines.content(end)) == 0; ++end)
            text.addLine(m_text, m_lines.indentEnd(end), m_lines.contentEnd(end));
        pushText(text, line, end, around);
    }
    if (figure) {
        Around inner = around;
        ++inner.depth;
        nest(directive.body, inner);
    }
    return true;
}

void RstReader::otherDirective(const Directive& directive, const Around& around) {
    const RstSpan& argument = directive.argument;
    if (argument.first < argument.last && !holds(kFrames, directive.name)) {
        // signatures of a function stand one in a line
        const std::size_t step = directive.domain ? 1 : argument.last - argument.first;
        for (std::size_t i = argument.first; i < argument.last; i += step) {
            if (directive.domain) {
                MappedText text;
                const std::size_t from = m_lines.at(argument, i);
                text.append(m_text.substr(from, m_lines.contentEnd(i) - from), kOwnFile, from);
                push(BlockKind::Definition, std::move(text), m_lines.start(i), m_lines.end(i));
            } else {
                pushText(textOf(argument, i, i + step), i, i + step, around);
            }
        }
    } else if (argument.first < argument.last && argument.firstAt == 0) {
        nest(argument, around); // "container" with its text right below
    }
    Around inner = around;
    ++inner.depth;
    if (directive.name == "epigraph" || directive.name == "highlights" || directive.name == "pull-quote") {
        inner.text = BlockKind::Quote;
        if (argument.firstAt != 0)
            nest(argument, inner);
    }
    nest(directive.body, inner);
}

} // namespace touchstone
