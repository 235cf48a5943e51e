// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/page_masks.h"

#include "core/corpus/code_spans.h"
#include "core/corpus/includes.h"
#include "core/corpus/template_actions.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

struct FenceMark {
    std::size_t at = 0, length = 0; ///< of the run of backticks or tildes
    char mark = 0;
    bool quoted = false;
};

/// The run of a fence line, length 0 when it is none.
FenceMark fenceMark(std::string_view text, std::size_t from, std::size_t to) {
    FenceMark out;
    std::size_t at = from;
    for (; at < to && (text[at] == ' ' || text[at] == '\t' || text[at] == '>'); ++at)
        out.quoted = out.quoted || text[at] == '>';
    if (at >= to || (text[at] != '`' && text[at] != '~'))
        return out;
    std::size_t end = at;
    while (end < to && text[end] == text[at])
        ++end;
    if (end - at < 3)
        return out;
    out.at = at;
    out.mark = text[at];
    out.length = end - at;
    return out;
}

class Masker {
public:
    Masker(std::string_view page, const MaskOptions& options)
        : m_page(page), m_options(options), m_commentEnd(page, "-->"), m_tagEnd(page, "%}"),
          m_expressionEnd(page, "}}"), m_styleEnd(page, "</style"), m_scriptEnd(page, "</script") {}

    std::vector<Fence> fences;
    std::vector<StrippedRange> marks;
    std::size_t actions = 0;

    void run(std::size_t from) {
        m_at = from;
        while (m_at < m_page.size())
            line();
        finish();
    }

private:
    /// One line from m_at on (its beginning, or behind a masked part that ended in it).
    void line() {
        const Line line = lineAt(m_page, m_at);
        const bool atStart = m_at == 0 || m_page[m_at - 1] == '\n';
        if (atStart && openFence(line))
            return;
        if (m_at >= m_paragraphEnd)
            startParagraph(line);
        std::size_t at = m_at;
        while (at < line.contentEnd) {
            // A plain loop: find_first_of calls memchr for every byte of the page.
            while (at < line.contentEnd && m_page[at] != '`' && m_page[at] != '<' && m_page[at] != '{')
                ++at;
            if (at == line.contentEnd)
                break;
            if (m_page[at] == '`') {
                at = behindCodeSpan(at);
                continue;
            }
            const std::size_t behind = m_page[at] == '<' ? markup(at) : templateCode(at);
            at = std::max(behind, at + 1);
        }
        m_at = std::max(at, line.end);
    }

    bool openFence(const Line& line) {
        const FenceMark mark = fenceMark(m_page, line.start, line.contentEnd);
        const std::size_t infoStart = mark.at + mark.length;
        if (mark.length == 0)
            return false;
        if (mark.mark == '`' &&
            m_page.substr(infoStart, line.contentEnd - infoStart).find('`') != std::string_view::npos)
            return false;
        Fence fence;
        fence.start = line.start;
        fence.infoStart = infoStart;
        fence.infoEnd = line.contentEnd;
        fence.bodyStart = line.end;
        fence.indent = indentOf(m_page, line.start, mark.at).columns;
        fence.quoted = mark.quoted;
        std::size_t at = line.end;
        fence.bodyEnd = fence.end = m_page.size();
        while (at < m_page.size()) {
            const Line next = lineAt(m_page, at);
            const FenceMark close = fenceMark(m_page, next.start, next.contentEnd);
            if (close.mark == mark.mark && close.length >= mark.length &&
                isBlank(m_page.substr(close.at + close.length, next.contentEnd - close.at - close.length))) {
                fence.bodyEnd = next.start;
                fence.end = next.end;
                break;
            }
            at = next.end;
        }
        fences.push_back(fence);
        m_at = m_paragraphEnd = fence.end;
        return true;
    }

    /// Code spans reach over lines up to the next blank line or fence.
    void startParagraph(const Line& first) {
        std::size_t end = first.end;
        while (end < m_page.size()) {
            const Line next = lineAt(m_page, end);
            if (isBlank(m_page.substr(next.start, next.contentEnd - next.start)) ||
                fenceMark(m_page, next.start, next.contentEnd).length > 0)
                break;
            end = next.end;
        }
        m_spans = findCodeSpans(m_page, m_at, end);
        m_span = 0;
        m_paragraphEnd = end;
    }

    std::size_t behindCodeSpan(std::size_t at) {
        while (m_span < m_spans.size() && m_spans[m_span].start < at)
            ++m_span;
        if (m_span < m_spans.size() && m_spans[m_span].start == at)
            return m_spans[m_span].end;
        while (at < m_page.size() && m_page[at] == '`')
            ++at;
        return at;
    }

    std::size_t mask(std::size_t start, std::size_t end, const char* kind) {
        marks.push_back({{start, end}, kind});
        return end;
    }

    std::size_t markup(std::size_t at) {
        const std::string_view rest = m_page.substr(at, 8);
        if (rest.substr(0, 4) == "<!--") {
            const std::size_t end = m_commentEnd.from(at + 4);
            return end == std::string_view::npos ? at : mask(at, end + 3, "comment");
        }
        const bool style = equalsIgnoringCase(rest.substr(0, 6), "<style");
        const bool script = equalsIgnoringCase(rest.substr(0, 7), "<script");
        if (!style && !script)
            return at;
        const std::size_t next = at + (style ? 6 : 7);
        if (next >= m_page.size() || (m_page[next] != '>' && !isBlankChar(m_page[next])))
            return at;
        const std::size_t close = (style ? m_styleEnd : m_scriptEnd).from(next);
        const std::size_t end = close == std::string_view::npos ? close : m_page.find('>', close);
        return end == std::string_view::npos ? at : mask(at, end + 1, "style");
    }

    std::size_t templateCode(std::size_t at) {
        const char next = at + 1 < m_page.size() ? m_page[at + 1] : ' ';
        const bool dollar = at > 0 && m_page[at - 1] == '$'; // ${{ ... }} of other languages
        if (m_options.bookIncludes && next == '{' && parseBookInclude(m_page.substr(at, 5000)))
            return at;
        if (m_options.actions && next == '{' && !dollar) {
            const auto action = templateActionAt(m_page, at);
            if (!action)
                return at;
            ++actions;
            appendMasks(*action, marks);
            return action->kept.empty() ? action->range.end : action->kept.start;
        }
        if (next == '{' && !m_raw && !dollar) {
            if (!m_options.templates && (at + 2 >= m_page.size() || m_page[at + 2] != '#'))
                return at;
            const std::size_t end = m_expressionEnd.from(at + 2);
            return end == std::string_view::npos || end > m_paragraphEnd ? at : mask(at, end + 2, "template");
        }
        if (next != '%' || !m_options.templates)
            return at;
        const std::size_t end = m_tagEnd.from(at + 2);
        if (end == std::string_view::npos)
            return at;
        std::size_t from = at + 2;
        while (from < end && (isBlankChar(m_page[from]) || m_page[from] == '-'))
            ++from;
        std::size_t to = from;
        while (to < end && isAsciiLetter(m_page[to]))
            ++to;
        const std::string_view word = m_page.substr(from, to - from);
        if (m_raw && word != "endraw")
            return at;
        m_raw = word == "raw";
        if (word == "for" || word == "if") {
            m_open.push_back(at);
        } else if ((word == "endfor" || word == "endif") && !m_open.empty()) {
            marks.push_back({{m_open.back(), end + 2}, "template"});
            m_open.pop_back();
            return end + 2;
        }
        return mask(at, end + 2, "template");
    }

    void finish() {
        std::sort(marks.begin(), marks.end(), [](const StrippedRange& a, const StrippedRange& b) {
            return a.range.start != b.range.start ? a.range.start < b.range.start : a.range.end > b.range.end;
        });
        // a part within another one is not named on its own
        std::size_t kept = 0;
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (kept == 0 || marks[i].range.start >= marks[kept - 1].range.end) {
                if (kept != i)
                    marks[kept] = std::move(marks[i]);
                ++kept;
            }
        marks.resize(kept);
        std::size_t mark = 0;
        std::erase_if(fences, [&](const Fence& fence) {
            while (mark < marks.size() && marks[mark].range.end <= fence.start)
                ++mark;
            return mark < marks.size() && marks[mark].range.start <= fence.start;
        });
    }

    std::string_view m_page;
    MaskOptions m_options;
    NextFinder m_commentEnd, m_tagEnd, m_expressionEnd, m_styleEnd, m_scriptEnd;
    std::vector<CodeSpan> m_spans;
    std::size_t m_span = 0, m_paragraphEnd = 0, m_at = 0;
    std::vector<std::size_t> m_open; ///< loops and conditions that are not closed yet
    bool m_raw = false;
};

/// Whether something else is on the line of a range of one line.
bool standsInText(std::string_view page, TextRange range) {
    if (range.size() < 3 || page.substr(range.start, range.size()).find('\n') != std::string_view::npos)
        return false;
    const std::size_t before = page.rfind('\n', range.start) + 1; // npos + 1 is 0
    const std::size_t after = std::min(page.find('\n', range.end), page.size());
    return !isBlank(page.substr(before, range.start - before)) ||
           !isBlank(page.substr(range.end, after - range.end));
}

/// Plain headings within a condition or loop are on the published page, whatever stands around them.
void keepHeadings(std::string_view page, TextRange range, std::string& text) {
    for (std::size_t at = range.start; at < range.end;) {
        const Line line = lineAt(page, at);
        const bool whole = line.start == 0 || page[line.start - 1] == '\n';
        const std::string_view content = page.substr(line.start, line.contentEnd - line.start);
        const std::size_t marks = std::min(content.find_first_not_of('#'), content.size());
        if (whole && marks >= 1 && marks <= 6 && line.end <= range.end && marks < content.size() &&
            content[marks] == ' ' && content.find("{{") == std::string_view::npos &&
            content.find("{%") == std::string_view::npos)
            text.replace(line.start, content.size(), content);
        at = line.end;
    }
}

} // namespace

MaskedPage maskPage(std::string_view page, std::size_t from, const MaskOptions& options) {
    MaskedPage out;
    out.text = page;
    std::string& text = out.text;
    for (std::size_t i = text.find('\r'); i != std::string::npos; i = text.find('\r', i + 1))
        if (i + 1 == text.size() || text[i + 1] != '\n')
            text[i] = '\n';
    Masker masker(text, options);
    masker.run(from);
    for (const StrippedRange& mark : masker.marks) {
        if (options.actions && mark.kind == "template" && standsInText(page, mark.range)) {
            // blanks would read as indentation: a tag is dropped as well
            text[mark.range.start] = '<';
            text[mark.range.start + 1] = 'i';
            for (std::uint64_t i = mark.range.start + 2; i + 1 < mark.range.end; ++i)
                text[i] = ' ';
            text[mark.range.end - 1] = '>';
            continue;
        }
        for (std::uint64_t i = mark.range.start; i < mark.range.end; ++i)
            if (text[i] != '\n' && text[i] != '\r')
                text[i] = ' ';
    }
    for (const StrippedRange& mark : masker.marks)
        if (mark.kind == "template")
            keepHeadings(page, mark.range, text);
    out.fences = std::move(masker.fences);
    out.marks = std::move(masker.marks);
    out.actions = masker.actions;
    return out;
}

} // namespace touchstone
