// SPDX-License-Identifier: GPL-3.0-or-later
// What mdBook and its common preprocessors add to Markdown: includes, listings with a number and a caption.
#include "core/corpus/html_tags.h"
#include "core/corpus/markdown_scanner.h"

#include <algorithm>

namespace touchstone {

namespace {

bool number(std::string_view text, std::uint64_t& value) {
    if (text.empty() || text.size() > 9 || !std::all_of(text.begin(), text.end(), isAsciiDigit))
        return false;
    value = 0;
    for (const char c : text)
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    return true;
}

/// The name in a line that marks an anchor, "" = it marks none.
std::string_view anchorMark(std::string_view line, std::string_view word) {
    const std::size_t at = line.find(word);
    if (at == std::string_view::npos)
        return {};
    std::string_view rest = trimmed(line.substr(at + word.size()));
    std::size_t end = 0;
    while (end < rest.size() && (isWordChar(rest[end]) || rest[end] == '.'))
        ++end;
    return rest.substr(0, end);
}

} // namespace

std::optional<IncludeLine> parseBookInclude(std::string_view text) {
    if (text.substr(0, 3) != "{{#")
        return std::nullopt;
    std::size_t at = 3;
    while (at < text.size() && (isAsciiLetter(text[at]) || text[at] == '_'))
        ++at;
    const std::string_view word = text.substr(3, at - 3);
    if (word != "include" && word != "rustdoc_include" && word != "playground" && word != "playpen")
        return std::nullopt;
    const std::size_t close = text.find("}}", at);
    if (close == std::string_view::npos || close > at + kMaxIncludePath)
        return std::nullopt;
    std::string_view what = trimmed(text.substr(at, close - at));
    what = what.substr(0, what.find_first_of(" \t\r\n")); // "editable" and the like follow
    if (what.empty())
        return std::nullopt;
    IncludeLine out;
    out.besidePage = true;
    const std::size_t colon = what.find(':');
    out.path = what.substr(0, colon);
    if (out.path.empty())
        return std::nullopt;
    if (colon == std::string_view::npos)
        return out;
    what.remove_prefix(colon + 1);
    const std::size_t second = what.find(':');
    const std::string_view first = what.substr(0, second);
    const std::string_view last =
        second == std::string_view::npos ? std::string_view() : what.substr(second + 1);
    LineRange range{1, ~std::uint64_t{0}};
    const bool isFirst = number(first, range.first);
    const bool isLast = number(last, range.last);
    if (second == std::string_view::npos && !first.empty() && !isFirst) {
        out.anchor = first;
        out.picksLines = true;
    } else if (isFirst || isLast) {
        range.first = std::max<std::uint64_t>(range.first, 1);
        if (second == std::string_view::npos)
            range.last = range.first;
        out.picksLines = true;
        out.lines.push_back(range);
    }
    return out;
}

std::vector<LineRange> anchoredLines(std::string_view bytes, std::string_view anchor) {
    std::vector<LineRange> out;
    bool inside = false;
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const Line line = lineAt(bytes, at);
        at = line.end;
        ++number;
        const std::string_view text = bytes.substr(line.start, line.contentEnd - line.start);
        const std::string_view end = anchorMark(text, "ANCHOR_END:");
        const std::string_view start = end.empty() ? anchorMark(text, "ANCHOR:") : std::string_view();
        if (!end.empty() || !start.empty()) {
            inside = start == anchor || (inside && end != anchor);
            continue;
        }
        if (!inside)
            continue;
        if (!out.empty() && out.back().last + 1 == number)
            out.back().last = number;
        else
            out.push_back({number, number});
    }
    return out;
}

bool MarkdownScanner::bookForm(const Line& line, std::string_view text) {
    if (text.front() == '<')
        return listing(line, text);
    if (text.front() != '{')
        return false;
    const auto wanted = parseBookInclude(text);
    if (!wanted || text.substr(text.size() - 2) != "}}")
        return false;
    flush();
    MappedText out;
    const auto path = m_includes.include(*wanted, m_lineNumber, out);
    if (!path || out.empty()) {
        mark(line.start, line.end, "include-line");
        return true;
    }
    const std::string_view language = languageOfFile(*path);
    const bool prose = language.empty() || language == "markdown";
    Block& block = push(prose ? BlockKind::Paragraph : BlockKind::Code, std::move(out), line.start, line.end);
    if (!prose)
        block.language = language;
    return true;
}

/// `<Listing number="4-1" file-name="src/main.rs" caption="What it shows">`: as the page shows it.
bool MarkdownScanner::listing(const Line& line, std::string_view text) {
    if (text == "</Listing>") {
        flush();
        m_fileName.clear();
        return true;
    }
    const auto start = static_cast<std::size_t>(text.data() - m_text.data());
    if (text.substr(0, 8) != "<Listing" || text.size() < 10 || !isBlankChar(text[8]))
        return false;
    const auto tag = scanTag(m_text, start, line.contentEnd);
    if (!tag)
        return false;
    flush();
    const auto value = [&](std::string_view name) { return tagAttribute(m_text, start, tag->end, name); };
    const auto fileName = value("file-name");
    m_fileName = fileName ? std::string(m_text.substr(fileName->start, fileName->end - fileName->start)) : "";
    MappedText out;
    if (const auto numbered = value("number"); numbered && numbered->end > numbered->start) {
        out.appendInserted("Listing ");
        out.append(m_text.substr(numbered->start, numbered->end - numbered->start), kOwnFile,
                   numbered->start);
    }
    if (const auto caption = value("caption"); caption && caption->end > caption->start) {
        if (!out.empty())
            out.appendInserted(": ");
        LogicalText pieces;
        pieces.addLine(m_text, caption->start, caption->end);
        InlineOptions options = inlineOptions();
        options.oneLine = true;
        renderInline(pieces, options, out);
    }
    if (!out.empty())
        push(BlockKind::Paragraph, std::move(out), line.start, line.end);
    return true;
}

} // namespace touchstone
