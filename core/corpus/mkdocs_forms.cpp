// SPDX-License-Identifier: GPL-3.0-or-later
// What MkDocs and its extensions add to Markdown: admonitions and tabs in both forms, includes, directives.
#include "core/corpus/markdown_scanner.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMaxFrames = 64; // deeper containers are read as text of the last one

std::string lowerWord(std::string_view text) {
    std::string out(text.substr(0, std::min<std::size_t>(text.size(), 40)));
    std::transform(out.begin(), out.end(), out.begin(), asciiLower);
    return out;
}

} // namespace

bool MarkdownScanner::mkdocsForm(const Line& line, const Indent& indent, std::string_view text) {
    switch (text.front()) {
    case '!':
    case '?':
    case '=':
        return oldBlock(line, indent, text);
    case '/':
        return newBlock(line, indent, text);
    case '{':
    case '-':
        return includeLine(line, text);
    case ':':
        return directive(line, indent, text);
    default:
        return false;
    }
}

/// `!!! note "Title"`, `??? note`, `=== "Tab"`: the body is indented by four.
bool MarkdownScanner::oldBlock(const Line& line, const Indent& indent, std::string_view text) {
    const char mark = text.front();
    if (text.size() < 5 || text[1] != mark || text[2] != mark)
        return false;
    std::size_t at = 3;
    while (at < text.size() && (text[at] == '+' || text[at] == '!'))
        ++at;
    if (at >= text.size() || text[at] != ' ')
        return false;
    while (at < text.size() && text[at] == ' ')
        ++at;
    const bool tab = mark == '=';
    if (at >= text.size() || (tab ? text[at] != '"' : !isWordChar(text[at])))
        return false;
    flush();
    Frame frame;
    frame.kind = Frame::OldBlock;
    frame.indent = indent.columns;
    // a list that this line is not part of has ended
    while (!m_frames.empty() && m_frames.back().kind == Frame::List &&
           indent.columns <= m_frames.back().indent)
        closeFrames(m_frames.size() - 1, line.start);
    const std::size_t base = indent.end; // offset of text in the page
    const std::size_t open = text.find('"', at);
    const std::size_t close = text.rfind('"');
    const bool titled = open != std::string_view::npos && close > open;
    if (tab) {
        openTab(frame, line, base + open + 1, base + (titled ? close : text.size()));
        openFrame(std::move(frame));
        return true;
    }
    std::size_t word = at;
    while (word < text.size() && isWordChar(text[word]))
        ++word;
    frame.admonition = lowerWord(text.substr(at, word - at));
    openFrame(std::move(frame));
    if (titled)
        titleBlock(line, base + open + 1, base + close);
    return true;
}

/// `/// note | Title` up to `///`; outer blocks have more slashes.
bool MarkdownScanner::newBlock(const Line& line, const Indent& indent, std::string_view text) {
    std::size_t slashes = 0;
    while (slashes < text.size() && text[slashes] == '/')
        ++slashes;
    if (slashes < 3 || (slashes < text.size() && !isBlankChar(text[slashes])))
        return false;
    const std::string_view rest = trimmed(text.substr(slashes));
    if (rest.empty()) {
        flush();
        for (std::size_t i = m_frames.size(); i-- > 0;)
            if (m_frames[i].kind == Frame::NewBlock && m_frames[i].slashes == slashes) {
                closeFrames(i, line.end);
                break;
            }
        return true;
    }
    if (!isAsciiLetter(rest.front()))
        return false;
    flush();
    std::size_t word = 0;
    while (word < rest.size() && (isWordChar(rest[word]) || static_cast<unsigned char>(rest[word]) >= 0x80))
        ++word;
    const std::size_t bar = rest.find('|', word);
    const auto base = static_cast<std::size_t>(rest.data() - m_text.data());
    const std::size_t titleStart = bar == std::string_view::npos ? base + rest.size() : base + bar + 1;
    const std::size_t titleEnd = base + rest.size();
    Frame frame;
    frame.kind = Frame::NewBlock;
    frame.slashes = slashes;
    frame.indent = indent.columns;
    const std::string type = lowerWord(rest.substr(0, word));
    if (type == "tab") {
        openTab(frame, line, titleStart, titleEnd);
        openFrame(std::move(frame));
    } else {
        frame.admonition = type;
        openFrame(std::move(frame));
        titleBlock(line, titleStart, titleEnd);
    }
    m_optionLines = true;
    return true;
}

void MarkdownScanner::titleBlock(const Line& line, std::size_t start, std::size_t end) {
    LogicalText title;
    title.addLine(m_text, start, end);
    InlineOptions options = inlineOptions();
    options.oneLine = true;
    MappedText out;
    renderInline(title, options, out);
    if (out.empty())
        return;
    const std::string text = out.text();
    push(BlockKind::AdmonitionTitle, std::move(out), line.start, line.end).title = text;
}

void MarkdownScanner::openTab(Frame& frame, const Line& line, std::size_t labelStart, std::size_t labelEnd) {
    Tab tab;
    tab.start = line.start;
    tab.end = line.end;
    tab.labelBlock = m_parts.blocks.size();
    // neighbours: the last tab that ended, with nothing read since
    const bool follows = m_lastClosedTab > 0 && m_tabs[m_lastClosedTab - 1].endBlock == tab.labelBlock &&
                         m_tabs[m_lastClosedTab - 1].depth == m_frames.size();
    tab.group = follows ? m_tabs[m_lastClosedTab - 1].group : m_tabGroups++;
    tab.depth = m_frames.size();
    titleBlock(line, labelStart, labelEnd);
    tab.firstBlock = m_parts.blocks.size();
    if (tab.firstBlock > tab.labelBlock)
        tab.label = m_parts.blocks.back().text.text();
    if (m_frames.size() < kMaxFrames) {
        m_tabs.push_back(std::move(tab));
        frame.tab = m_tabs.size();
    }
}

void MarkdownScanner::openFrame(Frame frame) {
    if (m_frames.size() >= kMaxFrames)
        return;
    m_frames.push_back(std::move(frame));
    refreshAdmonition();
}

void MarkdownScanner::closeFrames(std::size_t keep, std::size_t at) {
    if (m_frames.size() <= keep)
        return;
    flush();
    while (m_frames.size() > keep) {
        if (m_frames.back().tab > 0) {
            Tab& tab = m_tabs[m_frames.back().tab - 1];
            tab.end = std::max(tab.start, at);
            tab.endBlock = m_parts.blocks.size();
            m_lastClosedTab = m_frames.back().tab;
        }
        m_frames.pop_back();
    }
    refreshAdmonition();
}

/// Ends what a line with this indentation is no longer part of.
void MarkdownScanner::closeIndented(std::size_t columns, std::size_t at) {
    for (std::size_t i = 0; i < m_frames.size(); ++i)
        if (m_frames[i].kind == Frame::OldBlock && columns < m_frames[i].indent + 4)
            return closeFrames(i, at);
    if (m_open != Open::None && !m_afterBlank)
        return; // a line may run on with less indentation
    while (!m_frames.empty() && m_frames.back().kind == Frame::List && columns < m_frames.back().indent + 2)
        closeFrames(m_frames.size() - 1, at);
}

void MarkdownScanner::refreshAdmonition() {
    m_admonition.clear();
    for (const Frame& frame : m_frames)
        if (!frame.admonition.empty())
            m_admonition = frame.admonition;
}

bool MarkdownScanner::includeLine(const Line& line, std::string_view text) {
    auto wanted = parseVariantInclude(text);
    if (!wanted)
        wanted = parsePlainInclude(text);
    if (!wanted) {
        const bool attributes = text.size() > 3 && text.substr(0, 2) == "{:" && text.back() == '}';
        if (attributes)
            flush(); // an attribute list for the block above
        return attributes;
    }
    flush();
    MappedText out;
    const auto path = m_includes.include(*wanted, m_lineNumber, out);
    for (const Frame& frame : m_frames)
        if (frame.tab > 0)
            m_tabs[frame.tab - 1].samples.push_back(variantBase(wanted->path));
    if (!path || out.empty()) {
        mark(line.start, line.end, "include-line");
        return true;
    }
    Block& block = push(BlockKind::Code, std::move(out), line.start, line.end);
    block.language = languageOfFile(*path);
    block.title = wanted->title;
    return true;
}

/// `::: fastapi.FastAPI`: the text is made from docstrings when the site is built; here the name stands for
/// it.
bool MarkdownScanner::directive(const Line& line, const Indent& indent, std::string_view text) {
    if (text.size() < 5 || text.substr(0, 3) != ":::" || text[3] != ' ')
        return false;
    flush();
    const std::string_view name = trimmed(text.substr(4));
    MappedText out;
    out.append(name, kOwnFile, static_cast<std::size_t>(name.data() - m_text.data()));
    push(BlockKind::Paragraph, std::move(out), line.start, line.end);
    m_directiveLines = indent.columns < 4;
    return true;
}

} // namespace touchstone
