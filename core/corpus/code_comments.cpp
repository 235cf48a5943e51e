// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/code_comments.h"

#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

struct DocLine {
    std::size_t start = 0, end = 0; ///< words, without marks
    std::size_t lineStart = 0, lineEnd = 0;
    std::size_t column = 0; ///< of `start`, behind the mark
};

std::size_t behind(std::string_view text, std::size_t at, std::size_t end, char c) {
    while (at < end && text[at] == c)
        ++at;
    return at;
}

/// Takes the marks of a comment off a line; `inBlock` is whether a block comment is open before and after it.
void takeMarks(std::string_view text, DocLine& line, bool& inBlock) {
    std::size_t at = indentOf(text, line.start, line.end).end;
    if (!inBlock && text.substr(at, 2) == "/*") {
        inBlock = true;
        at = behind(text, at + 1, line.end, '*');
        at = behind(text, at, line.end, '!');
        at = at < line.end && text[at] == '<' ? at + 1 : at;
    } else if (inBlock) {
        if (at < line.end && text[at] == '*' && (at + 1 == line.end || text[at + 1] != '*'))
            ++at;
    } else if (text.substr(at, 2) == "//") {
        at = behind(text, at, line.end, '/');
        at = behind(text, at, line.end, '!');
        at = at < line.end && text[at] == '<' ? at + 1 : at;
    } else if (at < line.end && text[at] == '#') {
        at = behind(text, at, line.end, '#');
        at = behind(text, at, line.end, '!');
        at = at < line.end && text[at] == ':' ? at + 1 : at;
    }
    if (inBlock) {
        const std::size_t close = text.substr(0, line.end).find("*/", at > 0 ? at - 1 : 0);
        if (close != std::string_view::npos) {
            inBlock = false;
            line.end = std::max(at, close);
        }
    }
    line.start = std::min(at, line.end);
}

std::vector<DocLine> linesOf(std::string_view text, std::size_t from, std::size_t to, bool docstring) {
    std::vector<DocLine> out;
    std::size_t end = to;
    std::size_t at = from;
    if (docstring) {
        std::size_t quote = from;
        while (quote < to && text[quote] != '"' && text[quote] != '\'')
            ++quote;
        const bool triple =
            quote + 2 < to && text[quote + 1] == text[quote] && text[quote + 2] == text[quote];
        at = std::min(to, quote + (triple ? 3 : 1));
        const std::size_t close = text.substr(0, to).rfind(text[quote]);
        end = close == std::string_view::npos || close < at ? to : std::max(at, close - (triple ? 2 : 0));
    }
    bool inBlock = false;
    std::size_t margin = static_cast<std::size_t>(-1);
    for (std::size_t start = at; start < end;) {
        const Line line = lineAt(text, start);
        DocLine doc{start, std::min(line.contentEnd, end), start, std::min(line.end, to), 0};
        if (!docstring)
            takeMarks(text, doc, inBlock);
        const Indent indent = indentOf(text, doc.start, doc.end);
        doc.column = indent.columns;
        while (doc.end > indent.end && isBlankChar(text[doc.end - 1]))
            --doc.end;
        if (indent.end < doc.end && (!docstring || start != at))
            margin = std::min(margin, indent.columns);
        if (indent.end >= doc.end)
            doc.start = doc.end;
        out.push_back(doc);
        start = line.end;
    }
    for (DocLine& line : out)
        if (line.start < line.end)
            line.start = docstring && line.lineStart == at ? indentOf(text, line.start, line.end).end
                                                           : skipColumns(text, line.start, line.end, margin);
    return out;
}

} // namespace

void appendCommentBlocks(std::string_view text, std::size_t from, std::size_t to, bool docstring,
                         std::vector<Block>& out) {
    const std::vector<DocLine> lines = linesOf(text, from, to, docstring);
    const std::size_t before = out.size();
    const auto wordsOf = [&](const DocLine& line) {
        return trimmed(text.substr(line.start, line.end - line.start));
    };
    bool fenced = false;
    bool open = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const DocLine& line = lines[i];
        const std::string_view words = wordsOf(line);
        const bool fence = words.substr(0, 3) == "```";
        if (fence || (words.empty() && !fenced)) {
            if (fenced && fence && open)
                out.back().source.end = line.lineEnd;
            open = false;
            if (fence) {
                fenced = !fenced;
                if (fenced) {
                    Block& block = out.emplace_back();
                    block.kind = BlockKind::Code;
                    block.language =
                        trimmed(words.substr(std::min(words.find_first_not_of('`'), words.size())));
                    block.source = {line.lineStart, line.lineEnd};
                    open = true;
                }
            }
            continue;
        }
        if (!open) {
            out.emplace_back().source = {line.lineStart, line.lineEnd};
            open = true;
        } else if (!out.back().text.empty()) {
            out.back().text.appendFor("\n", kOwnFile, {lines[i - 1].end, line.start});
        }
        out.back().text.append(text.substr(line.start, line.end - line.start), kOwnFile, line.start);
        out.back().source.end = line.lineEnd;
    }
    // Without words: an empty example, a line of marks.
    out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                             [](const Block& block) { return isBlank(block.text.text()); }),
              out.end());
    if (out.size() > before) {
        out[before].source.start = from;
        out.back().source.end = to;
    }
}

} // namespace touchstone
