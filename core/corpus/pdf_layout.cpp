// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/pdf_layout.h"

#include "core/corpus/extracted_text.h"
#include "core/corpus/headings.h"
#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

namespace touchstone {

namespace {

constexpr std::size_t kLongestHeading = 200;
constexpr std::size_t kMostHeadingLines = 3;

int tenths(float size) {
    return static_cast<int>(std::lround(size * 10));
}

/// A number such as "3.2" or "A.1" before a heading: how many parts it has, 0 = none.
std::size_t numberParts(std::string_view text) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (word.empty() || word.size() == text.size() || word.size() > 12)
        return 0;
    std::size_t parts = 1;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool letter = i == 0 && word[i] >= 'A' && word[i] <= 'Z';
        if (word[i] == '.')
            parts += i + 1 < word.size() ? 1 : 0;
        else if (!isAsciiDigit(word[i]) && !letter)
            return 0;
    }
    return isAsciiDigit(word[0]) || parts > 1 ? parts : 0;
}

/// "- " for a bullet, "3. " as it stands; the text behind it.
struct Marker {
    std::string marker;
    std::size_t length = 0;
};
Marker markerOf(std::string_view text) {
    for (const std::string_view bullet :
         {"\xE2\x80\xA2", "\xE2\x96\xAA", "\xE2\x97\xA6", "\xE2\x96\xA0", "\xE2\x80\xA3", "\xE2\x97\x8F",
          "\xE2\x97\x8B", "\xEF\x82\xB7", "\xC2\xB7", "*", "-", "\xE2\x80\x93"}) {
        if (text.substr(0, bullet.size()) == bullet && text.size() > bullet.size() &&
            text[bullet.size()] == ' ')
            return {"- ", bullet.size() + 1};
    }
    std::size_t at = 0;
    const bool open = !text.empty() && text[0] == '(';
    at += open ? 1 : 0;
    const std::size_t start = at;
    while (at < text.size() && at - start < 3 && isAsciiDigit(text[at]))
        ++at;
    if (at == start && at < text.size() && text[at] >= 'a' && text[at] <= 'z')
        ++at;
    const bool digits = at > start && isAsciiDigit(text[start]);
    if (at > start && at + 2 < text.size() && (text[at] == ')' || (text[at] == '.' && digits && !open)) &&
        text[at + 1] == ' ')
        return {std::string(text.substr(start, at - start)) + text[at] + ' ', at + 2};
    return {};
}

class PdfWriter {
public:
    PdfWriter(const PdfWords& words, std::vector<std::vector<PdfLine>> lines)
        : m_words(words), m_lines(std::move(lines)) {
        measure();
    }

    Result<PdfText> write(const JobContext& job) {
        for (std::size_t page = 0; page < m_lines.size(); ++page) {
            TOUCHSTONE_TRY(job.check());
            m_out.pageBreak();
            for (const PdfLine& line : m_lines[page])
                if (line.running && line.top < m_words.pages[page].height / 2)
                    m_out.running(line.text);
            writePage(m_lines[page]);
            for (const PdfLine& line : m_lines[page])
                if (line.running && line.top >= m_words.pages[page].height / 2)
                    m_out.running(line.text);
        }
        PdfText out;
        out.text = m_out.take();
        out.title = m_title;
        return out;
    }

private:
    /// Body size, heading sizes, the words that the document spells.
    void measure() {
        std::map<int, std::size_t> letters;
        std::size_t lines = 0;
        for (const auto& page : m_lines)
            for (const PdfLine& line : page) {
                if (line.running)
                    continue;
                ++lines;
                letters[tenths(line.size)] += line.text.size();
                for (std::string_view rest = line.text; !rest.empty();) {
                    const std::size_t end = std::min(rest.find(' '), rest.size());
                    m_spelt.emplace(rest.substr(0, end));
                    rest.remove_prefix(std::min(end + 1, rest.size()));
                }
            }
        std::size_t most = 0;
        for (const auto& [size, count] : letters)
            if (count > most) {
                most = count;
                m_body = size;
            }
        std::map<int, std::size_t, std::greater<>> larger;
        for (const auto& page : m_lines)
            for (const PdfLine& line : page)
                if (!line.running && tenths(line.size) * 100 >= m_body * 112 &&
                    line.text.size() <= kLongestHeading && !line.mono)
                    ++larger[tenths(line.size)];
        for (const auto& [size, count] : larger) {
            if (count * 3 > lines && lines > 12)
                continue; // as much of it as of the text itself
            if (!m_levels.empty() && (m_levels.rbegin()->first - size) < 4) {
                m_levels.emplace(size, m_levels.rbegin()->second); // the same but for rounding
                continue;
            }
            m_levels.emplace(size, std::min<int>(static_cast<int>(m_distinct++) + 1, 5));
        }
    }

    [[nodiscard]] int levelOf(const PdfLine& line) const {
        const auto found = m_levels.find(tenths(line.size));
        if (found != m_levels.end() && line.text.size() <= kLongestHeading && !line.mono &&
            tenths(line.size) * 100 >= m_body * 112)
            return found->second;
        // bold text of the body's size: a heading where it is short, alone and says no sentence
        const std::size_t parts = numberParts(line.text);
        const bool ends =
            !line.text.empty() && std::string_view(".,;:").find(line.text.back()) != std::string_view::npos;
        if (line.bold && !line.mono && tenths(line.size) * 100 >= m_body * 97 && line.text.size() <= 80 &&
            !ends && line.text.find_first_not_of("0123456789 .") != std::string::npos)
            return std::min(6, static_cast<int>(m_distinct) +
                                   std::max(1, static_cast<int>(parts > 1 ? parts - 1 : 1)));
        return 0;
    }

    void writePage(const std::vector<PdfLine>& lines) {
        for (std::size_t i = 0; i < lines.size();) {
            if (lines[i].running) {
                ++i;
                continue;
            }
            std::size_t end = i + 1;
            if (const int level = levelOf(lines[i]); level > 0 && standsAlone(lines, i)) {
                std::string text = lines[i].text;
                for (std::size_t count = 1;
                     end < lines.size() && count < kMostHeadingLines && goesOn(lines[end - 1], lines[end]) &&
                     levelOf(lines[end]) == level && tenths(lines[end].size) == tenths(lines[i].size) &&
                     numberParts(lines[end].text) == 0;
                     ++end, ++count)
                    join(text, lines[end].text);
                if (m_title.empty() || tenths(lines[i].size) > m_titleSize) {
                    if (m_titleSize == 0 || m_firstPage) {
                        m_title = shortened(oneLine(text));
                        m_titleSize = tenths(lines[i].size);
                    }
                }
                m_out.heading(level, text);
            } else if (lines[i].mono) {
                end = writeCode(lines, i);
            } else {
                end = writeParagraph(lines, i);
            }
            i = end;
        }
        m_firstPage = false;
    }

    /// The next line of the same paragraph stands right below, in the same column.
    [[nodiscard]] bool goesOn(const PdfLine& above, const PdfLine& below) const {
        const float gap = below.top - above.bottom;
        const float em = std::max(above.size, 1.0F);
        return !below.running && gap < 0.9F * em && gap > -0.8F * em && below.left < above.right &&
               below.right > above.left;
    }

    /// Bold words that begin a paragraph are no heading.
    [[nodiscard]] bool standsAlone(const std::vector<PdfLine>& lines, std::size_t i) const {
        if (m_levels.count(tenths(lines[i].size)) != 0 && tenths(lines[i].size) * 100 >= m_body * 112)
            return true;
        const PdfLine& line = lines[i];
        const bool tightBelow = i + 1 < lines.size() && goesOn(line, lines[i + 1]) && !lines[i + 1].bold &&
                                lines[i + 1].top - line.bottom < 0.15F * line.size &&
                                numberParts(line.text) == 0 &&
                                line.right > lines[i + 1].right - 2 * line.size;
        const bool tightAbove = i > 0 && goesOn(lines[i - 1], line) && lines[i - 1].top < line.top &&
                                line.top - lines[i - 1].bottom < 0.15F * line.size && !lines[i - 1].bold;
        return !tightBelow && !tightAbove;
    }

    std::size_t writeCode(const std::vector<PdfLine>& lines, std::size_t first) {
        std::size_t end = first;
        float left = lines[first].left;
        for (; end < lines.size() && lines[end].mono && !lines[end].running; ++end)
            left = std::min(left, lines[end].left);
        std::string code;
        for (std::size_t i = first; i < end; ++i) {
            const float letter = std::max(1.0F, lines[i].size * 0.6F); // of most such fonts
            const auto indent =
                static_cast<std::size_t>(std::clamp((lines[i].left - left) / letter + 0.5F, 0.0F, 80.0F));
            if (i > first && lines[i].top - lines[i - 1].bottom > 0.9F * lines[i].size)
                code += '\n';
            code += std::string(indent, ' ') + lines[i].text + '\n';
        }
        if (end == first + 1 && code.size() < 60 && code.find(' ') == std::string::npos)
            m_out.paragraph(lines[first].text); // a name on a line of its own
        else
            m_out.code(code);
        return end;
    }

    std::size_t writeParagraph(const std::vector<PdfLine>& lines, std::size_t first) {
        const Marker marker = markerOf(lines[first].text);
        std::string text = lines[first].text.substr(marker.length);
        float right = lines[first].right;
        std::size_t end = first + 1;
        for (; end < lines.size(); ++end) {
            const PdfLine& above = lines[end - 1];
            const PdfLine& below = lines[end];
            if (!goesOn(above, below) || below.mono ||
                std::abs(tenths(above.size) - tenths(below.size)) > 8 || markerOf(below.text).length > 0 ||
                (levelOf(below) > 0 && standsAlone(lines, end)))
                break;
            const float em = std::max(below.size, 1.0F);
            const bool indented = marker.length == 0 && end > first && below.left > above.left + 1.2F * em &&
                                  std::abs(above.left - lines[first].left) < 0.5F * em && end > first + 1;
            const bool shortAbove = above.right < right - 4 * em && !text.empty() &&
                                    std::string_view(".!?:").find(text.back()) != std::string_view::npos;
            if (indented || shortAbove)
                break;
            right = std::max(right, below.right);
            join(text, below.text);
        }
        if (marker.length > 0)
            m_out.item(1, marker.marker, text);
        else
            m_out.paragraph(text);
        return end;
    }

    /// Appends a line; a word that was cut by its end is put together again.
    void join(std::string& text, const std::string& next) const {
        const bool soft = text.size() > 2 && text.compare(text.size() - 2, 2, "\xC2\xAD") == 0;
        const bool unicode = text.size() > 3 && text.compare(text.size() - 3, 3, "\xE2\x80\x90") == 0;
        const bool plain = text.size() > 1 && text.back() == '-' && text[text.size() - 2] != '-' &&
                           text[text.size() - 2] != ' ';
        if (!soft && !unicode && !plain) {
            text += ' ' + next;
            return;
        }
        const std::size_t mark = text.size() - (soft ? 2 : unicode ? 3 : 1);
        const std::size_t wordStart = text.rfind(' ', mark == 0 ? 0 : mark - 1) + 1; // npos + 1 is 0
        const std::string head = text.substr(wordStart, mark - wordStart);
        const std::string tail = next.substr(0, next.find(' '));
        const bool lower = !next.empty() && ((next[0] >= 'a' && next[0] <= 'z') ||
                                             static_cast<unsigned char>(next[0]) >= 0xC3);
        const bool speltApart = m_spelt.count(head + "-" + tail) != 0 && m_spelt.count(head + tail) == 0;
        if (soft || (lower && !speltApart))
            text.resize(mark);
        text += next;
    }

    const PdfWords& m_words;
    std::vector<std::vector<PdfLine>> m_lines;
    ExtractedWriter m_out;
    std::unordered_set<std::string> m_spelt;
    std::map<int, int, std::greater<>> m_levels; ///< size in tenths of a point -> level
    std::size_t m_distinct = 0;
    int m_body = 100;
    std::string m_title;
    int m_titleSize = 0;
    bool m_firstPage = true;
};

/// Titles that programs make of file names say nothing.
bool isRealTitle(const std::string& title) {
    const std::size_t dot = title.rfind('.');
    const bool fileName =
        dot != std::string::npos && title.size() - dot <= 5 && title.find(' ', dot) == std::string::npos;
    return title.size() > 3 && !fileName && title.find("Microsoft") == std::string::npos &&
           title != "untitled" && title != "Untitled";
}

} // namespace

Result<PdfText> layOut(const PdfWords& words, const JobContext& job) {
    std::vector<std::vector<PdfLine>> lines;
    lines.reserve(words.pages.size());
    for (const PdfPage& page : words.pages) {
        TOUCHSTONE_TRY(job.check());
        lines.push_back(linesOf(page, words.fonts));
    }
    markRunningLines(words.pages, lines);
    Result<PdfText> out = PdfWriter(words, std::move(lines)).write(job);
    if (!out)
        return out;
    for (std::size_t i = 0; i < words.pages.size(); ++i)
        if (words.pages[i].words.empty())
            out->emptyPages.push_back(i + 1);
    if (isRealTitle(words.title))
        out->title = shortened(oneLine(words.title));
    return out;
}

} // namespace touchstone
