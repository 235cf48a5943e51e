// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/page_links.h"

#include "core/corpus/code_spans.h"
#include "core/corpus/decoded_text.h"
#include "core/corpus/dialects.h"
#include "core/corpus/headings.h"
#include "core/corpus/html_tags.h"
#include "core/corpus/page_masks.h"
#include "core/corpus/text_lines.h"
#include "core/text/line_numbers.h"

#include <algorithm>
#include <optional>

namespace touchstone {

namespace {

constexpr std::size_t kLongestTarget = 4096;
constexpr std::size_t kMostBrackets = 64; // deeper ones are no links of anybody

/// "> ## Heading" -> "Heading"; "" = no heading.
std::string_view quotedHeading(std::string_view line) {
    while (!line.empty() && (isBlankChar(line.front()) || line.front() == '>'))
        line.remove_prefix(1);
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks == 0 || marks > 6 || marks == line.size() || !isBlankChar(line[marks]))
        return {};
    const HeadingParts parts = splitHeading(line, marks, line.size());
    return line.substr(parts.start, parts.end - parts.start);
}

class LinkScanner {
public:
    LinkScanner(std::string_view text, const PageLinkOptions& options, PageLinks& out)
        : m_text(text), m_options(options), m_lines(text), m_out(out) {}

    /// A run of lines without a blank one, outside of code.
    void paragraph(std::size_t from, std::size_t to) {
        const std::vector<CodeSpan> spans =
            m_options.markdown ? findCodeSpans(m_text, from, to) : std::vector<CodeSpan>{};
        std::size_t span = 0;
        m_open.clear();
        bool lineStart = true;
        for (std::size_t at = from; at < to;) {
            if (span < spans.size() && at >= spans[span].start) {
                at = std::max(at, spans[span++].end);
                lineStart = false;
                continue;
            }
            if (lineStart && m_options.markdown && definition(at, to))
                continue;
            lineStart = false;
            switch (m_text[at]) {
            case '\n':
                lineStart = true;
                ++at;
                break;
            case '\\':
                at += m_options.markdown ? 2 : 1;
                break;
            case '<':
                at = angle(at, to);
                break;
            case '[':
                if (m_open.size() < kMostBrackets)
                    m_open.push_back(at > from && m_text[at - 1] == '!');
                ++at;
                break;
            case ']':
                at = m_options.markdown ? closed(at, to) : at + 1;
                break;
            case '{':
                at = attributes(at, to);
                break;
            default:
                ++at;
            }
        }
    }

private:
    void add(std::size_t from, std::size_t to, LinkForm form, bool image) {
        if (from >= to || to - from > kLongestTarget)
            return;
        m_out.links.push_back({std::string(m_text.substr(from, to - from)), form, image, m_lines.of(from),
                               m_lines.columnOf(from)});
    }

    /// Behind ']' of "[text](target "title")".
    std::size_t closed(std::size_t at, std::size_t to) {
        if (m_open.empty())
            return at + 1;
        const bool image = m_open.back();
        m_open.pop_back();
        std::size_t next = at + 1;
        if (next >= to || m_text[next] != '(')
            return next;
        ++next;
        while (next < to && isBlankChar(m_text[next]))
            ++next;
        std::size_t start = next;
        std::size_t end = next;
        if (next < to && m_text[next] == '<') {
            ++start;
            end = std::min(m_text.find_first_of(">\n", start), to);
            next = end + 1;
        } else {
            int depth = 0;
            for (; end < to && !isBlankChar(m_text[end]) && end - start <= kLongestTarget; ++end) {
                if (m_text[end] == '(')
                    ++depth;
                else if (m_text[end] == ')' && --depth < 0)
                    break;
            }
            next = end;
        }
        // behind the target: its end, or a title
        std::size_t tail = next;
        while (tail < to && isBlankChar(m_text[tail]))
            ++tail;
        if (tail < to && (m_text[tail] == ')' || m_text[tail] == '"' || m_text[tail] == '\''))
            add(start, end, LinkForm::Markdown, image);
        return std::max(next, at + 1);
    }

    /// "[label]: target" at the start of a line: skips it.
    bool definition(std::size_t& at, std::size_t to) {
        std::size_t p = at;
        while (p < to && p - at < 4 && m_text[p] == ' ')
            ++p;
        if (p >= to || m_text[p] != '[' || p - at > 3)
            return false;
        const Line line = lineAt(m_text, p);
        const std::size_t close = m_text.find("]:", p);
        if (close == std::string_view::npos || close >= line.contentEnd || close == p + 1 ||
            m_text[p + 1] == '^')
            return false;
        std::size_t start = close + 2;
        while (start < line.contentEnd && isBlankChar(m_text[start]))
            ++start;
        std::size_t end = start;
        while (end < line.contentEnd && !isBlankChar(m_text[end]))
            ++end;
        const bool angled = end > start + 1 && m_text[start] == '<' && m_text[end - 1] == '>';
        add(angled ? start + 1 : start, angled ? end - 1 : end, LinkForm::Definition, false);
        at = std::min(line.contentEnd, to);
        return true;
    }

    std::size_t angle(std::size_t at, std::size_t to) {
        const std::optional<HtmlTag> tag = scanTag(m_text, at, to);
        if (!tag)
            return at + 1;
        if (!tag->closing) {
            if (tag->name == "a")
                attributeLink(at, tag->end, "href", false);
            else if (tag->name == "img")
                attributeLink(at, tag->end, "src", true);
            for (const char* name : {"id", "name"}) {
                if (name[0] == 'n' && tag->name != "a")
                    continue;
                if (const auto value = tagAttribute(m_text, at, tag->end, name))
                    if (value->end > value->start && value->end - value->start < 1000)
                        m_out.ids.push_back(
                            {std::string(m_text.substr(value->start, value->end - value->start)),
                             m_lines.of(value->start), false});
            }
        }
        return tag->end;
    }

    void attributeLink(std::size_t at, std::size_t end, std::string_view name, bool image) {
        if (const auto value = tagAttribute(m_text, at, end, name))
            add(value->start, value->end, LinkForm::Html, image);
    }

    /// "{ #id .class }"
    std::size_t attributes(std::size_t at, std::size_t to) {
        if (!m_options.markdown)
            return at + 1;
        const std::size_t stop = m_text.find_first_of("{}\n", at + 1);
        if (stop == std::string_view::npos || stop >= to || m_text[stop] != '}')
            return at + 1;
        std::string_view rest = trimmed(m_text.substr(at + 1, stop - at - 1));
        if (rest.starts_with(':'))
            rest = trimmed(rest.substr(1));
        if (!rest.starts_with('#') && !rest.starts_with('.'))
            return at + 1;
        const Line line = lineAt(m_text, m_lines.startOf(at));
        const std::string_view head = trimmed(m_text.substr(line.start, at - line.start));
        const std::size_t behind = std::min(stop + 1, line.contentEnd);
        const bool ofHeading =
            head.starts_with('#') && isBlank(m_text.substr(behind, line.contentEnd - behind));
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
            if (rest.front() == '#' && end > 1 && end < 1000)
                m_out.ids.push_back({std::string(rest.substr(1, end - 1)), m_lines.of(at), ofHeading});
            rest = trimmed(rest.substr(end));
        }
        return stop + 1;
    }

    std::string_view m_text;
    const PageLinkOptions& m_options;
    LineNumbers m_lines;
    PageLinks& m_out;
    std::vector<bool> m_open; ///< brackets that are open: of an image?
};

} // namespace

PageLinks readPageLinks(std::string_view bytes, const PageLinkOptions& options,
                        const std::vector<TextRange>& code) {
    PageLinks out;
    const DecodedText decoded = DecodedText::decode(bytes);
    const std::string_view text = decoded.text();
    const bool same = text.data() == bytes.data() && text.size() == bytes.size();
    std::map<std::string, std::string> ignored;
    std::size_t from = decoded.contentStart();
    MaskedPage page;
    if (options.markdown) {
        from = readFrontMatter(text, from, ignored);
        page = maskPage(text, from, {options.mkdocs});
        for (const StrippedRange& mark : page.marks)
            out.generatesText = out.generatesText || mark.kind == "template";
    } else {
        page.text = text;
    }
    const std::string_view masked = page.text;
    LinkScanner scanner(masked, options, out);
    const LineNumbers lines(masked);

    // Code: fences and, of a page whose offsets are those of the bytes, all its code blocks.
    std::vector<TextRange> skipped;
    for (const Fence& fence : page.fences)
        skipped.push_back({fence.start, fence.end});
    if (same)
        skipped.insert(skipped.end(), code.begin(), code.end());
    std::sort(skipped.begin(), skipped.end());
    std::size_t skip = 0;
    std::size_t start = from;
    const auto flush = [&](std::size_t end) {
        if (start < end)
            scanner.paragraph(start, end);
    };
    for (std::size_t at = from; at < masked.size();) {
        while (skip < skipped.size() && skipped[skip].end <= at)
            ++skip;
        const Line line = lineAt(masked, at);
        const bool inCode = skip < skipped.size() && skipped[skip].start < line.end;
        const std::string_view content = masked.substr(line.start, line.contentEnd - line.start);
        const std::string_view bare = trimmed(content);
        if (options.markdown && !inCode && !bare.empty() && bare.size() <= 6 &&
            bare.find_first_not_of('#') == std::string_view::npos)
            out.emptyHeadings.push_back(lines.of(line.start));
        if (options.mkdocs && content.starts_with("::: "))
            out.generatesText = true;
        if (options.markdown && !inCode && trimmed(content).starts_with('>'))
            if (std::string_view inner = quotedHeading(content); !inner.empty())
                out.innerHeadings.emplace_back(inner);
        if (inCode || (options.markdown && isBlank(content))) {
            flush(line.start);
            start = line.end;
        }
        at = line.end;
    }
    flush(masked.size());
    return out;
}

} // namespace touchstone
