// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/markdown_blocks.h"

#include "core/corpus/text_lines.h"

#include <algorithm>
#include <string>

namespace touchstone {
namespace {

struct Line {
    std::size_t start = 0, end = 0; ///< without the line end
    std::size_t text = 0;           ///< first byte that is not a blank or a quote's '>'
    std::size_t indent = 0;         ///< blanks before it, of which a tab counts four
};

Line measure(std::string_view all, std::size_t start) {
    Line line;
    line.start = start;
    line.end = std::min(all.find('\n', start), all.size());
    std::size_t at = start;
    for (; at < line.end; ++at) {
        if (all[at] == ' ')
            ++line.indent;
        else if (all[at] == '\t')
            line.indent += 4;
        else if (all[at] == '>')
            line.indent = 0;
        else if (all[at] != '\r')
            break;
    }
    line.text = at;
    return line;
}

/// Bytes of a list marker and the blanks after it ("- ", "12. "), 0 = none.
std::size_t listMarker(std::string_view text) {
    std::size_t at = 0;
    if (!text.empty() && (text[0] == '-' || text[0] == '*' || text[0] == '+')) {
        at = 1;
    } else {
        while (at < text.size() && at < 9 && isAsciiDigit(text[at]))
            ++at;
        if (at == 0 || at >= text.size() || (text[at] != '.' && text[at] != ')'))
            return 0;
        ++at;
    }
    if (at >= text.size() || (text[at] != ' ' && text[at] != '\t'))
        return 0;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
        ++at;
    return at;
}

/// Length of a run of ``` or ~~~ at the begin of a line, 0 = no fence.
std::size_t fenceLength(std::string_view text) {
    if (text.empty() || (text[0] != '`' && text[0] != '~'))
        return 0;
    const std::size_t length = std::min(text.find_first_not_of(text[0]), text.size());
    if (length < 3 || (text[0] == '`' && text.find('`', length) != std::string_view::npos))
        return 0;
    return length;
}

class Blocks {
public:
    explicit Blocks(std::string_view text) : m_text(text) {}

    std::vector<AnswerBlock> run() {
        bool blankBefore = true;
        for (std::size_t at = 0; at < m_text.size();) {
            const Line line = measure(m_text, at);
            at = line.end + 1;
            const std::string_view content = m_text.substr(line.text, line.end - line.text);
            if (m_fence > 0) {
                closeFence(line, content);
            } else if (content.empty()) {
                flush();
                blankBefore = true;
                continue;
            } else if (const std::size_t fence = fenceLength(content); fence > 0) {
                flush();
                m_fence = fence;
                m_fenceSign = content[0];
                m_codeStart = std::min(line.end + 1, m_text.size());
            } else {
                prose(line, content, blankBefore);
            }
            blankBefore = false;
        }
        if (m_fence > 0 && m_codeStart < m_text.size())
            m_blocks.push_back({{m_codeStart, m_text.size()}, true});
        flush();
        return std::move(m_blocks);
    }

private:
    void closeFence(const Line& line, std::string_view content) {
        const bool closes =
            !content.empty() && content[0] == m_fenceSign && fenceLength(content) >= m_fence &&
            content.find_first_not_of(std::string(1, m_fenceSign) + " \t\r") == std::string_view::npos;
        if (!closes)
            return;
        if (m_codeStart < line.start)
            m_blocks.push_back({{m_codeStart, line.start}, true});
        m_fence = 0;
    }

    void prose(const Line& line, std::string_view content, bool blankBefore) {
        const std::size_t marker = listMarker(content);
        if (marker > 0) {
            flush();
            m_inList = true;
            m_open = {{line.text + marker, line.end}, false};
            return;
        }
        if (blankBefore && line.indent < 2)
            m_inList = false;
        if (blankBefore && line.indent >= 4 && !m_inList) {
            flush();
            m_open = {{line.start, line.end}, true};
            return;
        }
        const bool alone = content[0] == '#' || content[0] == '|';
        if (alone || (m_open.code && line.indent < 4))
            flush();
        if (m_open.range.empty())
            m_open = {{line.text, line.end}, false};
        else
            m_open.range.end = line.end;
        if (alone)
            flush();
    }

    void flush() {
        if (!m_open.range.empty())
            m_blocks.push_back(m_open);
        m_open = {};
    }

    std::string_view m_text;
    std::vector<AnswerBlock> m_blocks;
    AnswerBlock m_open;
    std::size_t m_fence = 0, m_codeStart = 0;
    char m_fenceSign = 0;
    bool m_inList = false;
};

} // namespace

std::vector<AnswerBlock> answerBlocks(std::string_view answer) {
    return Blocks(answer).run();
}

} // namespace touchstone
