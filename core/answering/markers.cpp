// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/markers.h"

#include "core/answering/markdown_blocks.h"
#include "core/corpus/text_lines.h"
#include "core/text/sentences.h"

#include <algorithm>
#include <optional>

namespace touchstone {
namespace {

constexpr std::size_t kLongestRun = 200; ///< bytes of markers between words and their full stop
constexpr int kLongestList = 20;         // [1-900] is no list of sources
constexpr std::size_t kFewestWords = 3;  // a part of a sentence with fewer is not checked by itself

struct Marker {
    std::size_t start = 0, end = 0;
    std::vector<int> sources;
};

bool isWordByte(char c) {
    return isAsciiDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Reads the numbers of a marker: digits, and between them commas, semicolons or one dash for a range.
class NumberList {
public:
    explicit NumberList(std::string_view text) : m_text(text) {}

    std::optional<std::vector<int>> read() {
        std::vector<int> numbers;
        for (;;) {
            blanks();
            const std::optional<int> number = digits();
            if (!number)
                return std::nullopt;
            blanks();
            if (dash()) {
                blanks();
                const std::optional<int> last = digits();
                if (!last || *last <= *number || *last - *number > kLongestList)
                    return std::nullopt;
                for (int n = *number; n <= *last; ++n)
                    numbers.push_back(n);
                blanks();
            } else {
                numbers.push_back(*number);
            }
            if (m_at == m_text.size())
                return numbers;
            if (m_text[m_at] != ',' && m_text[m_at] != ';')
                return std::nullopt;
            ++m_at;
        }
    }

private:
    void blanks() {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
    }
    bool dash() {
        for (const std::string_view sign : {std::string_view("-"), std::string_view("–")})
            if (m_text.substr(m_at, sign.size()) == sign) {
                m_at += sign.size();
                return true;
            }
        return false;
    }
    std::optional<int> digits() {
        int number = 0;
        std::size_t count = 0;
        for (; m_at < m_text.size() && isAsciiDigit(m_text[m_at]); ++m_at, ++count)
            if (count < 4)
                number = number * 10 + (m_text[m_at] - '0');
        if (count == 0 || count > 3)
            return std::nullopt;
        return number;
    }
    std::string_view m_text;
    std::size_t m_at = 0;
};

/// Takes markers and what is not prose out of a copy of the text, byte for byte, so that offsets stay.
class Scanner {
public:
    Scanner(std::string_view answer, std::string& masked) : m_answer(answer), m_masked(masked) {}

    void scan(TextRange block, std::vector<Marker>& markers) {
        const auto end = static_cast<std::size_t>(block.end);
        for (std::size_t at = static_cast<std::size_t>(block.start); at < end;) {
            const char c = m_answer[at];
            if (c == '\\' && at + 1 < end)
                at += 2;
            else if (c == '`')
                at = codeSpan(at, end);
            else if (c == '[')
                at = bracket(at, static_cast<std::size_t>(block.start), end, markers);
            else if (c == '<')
                at = htmlTag(at, end);
            else {
                if (c == '*')
                    blank(at, at + 1);
                ++at;
            }
        }
    }

private:
    std::size_t codeSpan(std::size_t at, std::size_t end) const {
        std::size_t run = at;
        while (run < end && m_answer[run] == '`')
            ++run;
        const std::string_view ticks = m_answer.substr(at, run - at);
        const std::string_view reach = m_answer.substr(0, std::min(end, run + kLongestSpan));
        for (std::size_t close = reach.find(ticks, run); close != std::string_view::npos;) {
            std::size_t closeEnd = close;
            while (closeEnd < end && m_answer[closeEnd] == '`')
                ++closeEnd;
            if (closeEnd - close == ticks.size())
                return closeEnd;
            close = reach.find(ticks, closeEnd);
        }
        return run;
    }

    std::size_t bracket(std::size_t at, std::size_t blockStart, std::size_t end,
                        std::vector<Marker>& markers) {
        const std::size_t close = m_answer.substr(0, std::min(end, at + kLongestSpan)).find(']', at);
        if (close == std::string_view::npos)
            return at + 1;
        const char next = close + 1 < end ? m_answer[close + 1] : ' ';
        const bool definition = next == ':' && (at == blockStart || m_answer[at - 1] == '\n');
        std::optional<std::vector<int>> numbers = NumberList(m_answer.substr(at + 1, close - at - 1)).read();
        if (next == '(') { // a link: its text stays, its address is no prose
            const std::size_t target =
                m_answer.substr(0, std::min(end, close + kLongestSpan)).find(')', close);
            if (target != std::string_view::npos) {
                blank(at, at + 1);
                blank(close, target + 1);
                return target + 1;
            }
        }
        // items[0] in prose is an index; a source 0 is never given out.
        const bool index =
            numbers && numbers->front() == 0 && at > blockStart && isWordByte(m_answer[at - 1]);
        const bool image = at > blockStart && m_answer[at - 1] == '!' && next == '[';
        if (!numbers || definition || index || image)
            return at + 1;
        blank(at, close + 1);
        markers.push_back({at, close + 1, std::move(*numbers)});
        return close + 1;
    }

    std::size_t htmlTag(std::size_t at, std::size_t end) {
        const char next = at + 1 < end ? m_answer[at + 1] : ' ';
        const bool tag =
            next == '/' || next == '!' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        const std::size_t close = m_answer.substr(0, std::min(end, at + kLongestSpan)).find('>', at);
        if (!tag || close == std::string_view::npos)
            return at + 1;
        blank(at, close + 1);
        return close + 1;
    }

    void blank(std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            if (m_masked[i] != '\n')
                m_masked[i] = ' ';
    }

    static constexpr std::size_t kLongestSpan =
        2000; // keeps a text of brackets alone from costing its square
    std::string_view m_answer;
    std::string& m_masked;
};

std::string tidy(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            if (!out.empty() && out.back() != ' ')
                out += ' ';
        } else {
            if ((c == '.' || c == ',' || c == ';') && !out.empty() && out.back() == ' ')
                out.pop_back();
            out += c;
        }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::size_t wordCount(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        const bool word = isWordByte(c);
        count += word && !inside ? 1 : 0;
        inside = word;
    }
    return count;
}

/// Markers that stand together, with nothing between them but blanks and punctuation.
struct Group {
    std::size_t start = 0, end = 0;
    std::vector<int> sources;
};

class Claims {
public:
    explicit Claims(std::string_view answer) : m_answer(answer), m_masked(answer) {}

    std::vector<Claim> run() {
        read();
        return std::move(m_claims);
    }

    std::vector<AnswerSentence> sentences() {
        read();
        return std::move(m_sentences);
    }

private:
    void read() {
        for (const AnswerBlock& block : answerBlocks(m_answer)) {
            if (block.code) {
                const auto start = static_cast<std::size_t>(block.range.start);
                m_last = {block.range, std::string(m_answer.substr(start, block.range.size())), {}, true};
                continue;
            }
            std::vector<Marker> markers;
            Scanner(m_answer, m_masked).scan(block.range, markers);
            prose(block.range, markers);
        }
    }

    /// Markers stand before or behind a full stop; for telling where a sentence ends it follows the words.
    /// Each range goes as far as its markers.
    [[nodiscard]] std::vector<TextRange> wholeSentences(TextRange block,
                                                        const std::vector<Marker>& markers) const {
        const auto start = static_cast<std::size_t>(block.start);
        std::string text = m_masked.substr(start, block.size());
        for (const Marker& marker : markers) {
            const std::size_t end = marker.end - start;
            if (end >= text.size() || std::string_view(".!?").find(text[end]) == std::string_view::npos)
                continue;
            // Only over the markers that stand here: a text of markers alone must not cost its square.
            const std::size_t least = end > kLongestRun ? end - kLongestRun : 0;
            std::size_t behind = marker.start - start;
            while (behind > least &&
                   std::string_view(" \t\n").find(text[behind - 1]) != std::string_view::npos)
                --behind;
            if (behind == least)
                continue;
            text[behind] = text[end];
            text[end] = ' ';
        }
        std::vector<TextRange> found;
        for (const TextRange& sentence : splitSentences(text))
            if (wordCount(std::string_view(text).substr(sentence.start, sentence.size())) > 0)
                found.push_back({sentence.start + start, sentence.end + start});
        for (std::size_t i = 0; i < found.size(); ++i) {
            std::uint64_t end = i + 1 < found.size() ? found[i + 1].start : block.end;
            while (end > found[i].end &&
                   std::string_view(" \t\r\n").find(m_answer[end - 1]) != std::string_view::npos)
                --end;
            found[i].end = end;
        }
        return found;
    }

    void prose(TextRange block, const std::vector<Marker>& markers) {
        const std::vector<TextRange> sentences = wholeSentences(block, markers);
        if (m_answer[static_cast<std::size_t>(block.start)] != '#')
            for (const TextRange& range : sentences)
                m_sentences.push_back({range, textOf(range)});
        std::size_t next = 0;
        while (next < markers.size() && (sentences.empty() || markers[next].end <= sentences.front().start))
            lonely(markers[next++]); // before all words: belongs to what came before this block
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            const std::size_t limit = i + 1 < sentences.size()
                                          ? static_cast<std::size_t>(sentences[i + 1].start)
                                          : static_cast<std::size_t>(block.end);
            std::vector<Group> groups;
            for (; next < markers.size() && markers[next].start < limit; ++next)
                join(groups, markers[next]);
            sentence(sentences[i], groups);
        }
    }

    void join(std::vector<Group>& groups, const Marker& marker) const {
        const bool together =
            !groups.empty() && wordCount(std::string_view(m_masked).substr(
                                   groups.back().end, marker.start - groups.back().end)) == 0;
        if (!together)
            groups.push_back({marker.start, marker.end, {}});
        Group& group = groups.back();
        group.end = marker.end;
        for (const int n : marker.sources)
            if (std::find(group.sources.begin(), group.sources.end(), n) == group.sources.end())
                group.sources.push_back(n);
    }

    /// One claim for each group of markers: what stands before it, the last one also what follows.
    void sentence(TextRange range, const std::vector<Group>& groups) {
        std::size_t from = static_cast<std::size_t>(range.start);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const bool last = i + 1 == groups.size();
            const std::size_t to =
                last ? std::max(static_cast<std::size_t>(range.end), groups[i].end) : groups[i].end;
            Claim claim{{from, to}, textOf({from, to}), groups[i].sources, false};
            if (wordCount(claim.text) < kFewestWords)
                claim.text = textOf(range);
            from = to;
            m_claims.push_back(std::move(claim));
        }
        m_last = groups.empty() ? Claim{range, textOf(range), {}, false} : Claim{};
    }

    /// A marker without words of its own.
    void lonely(const Marker& marker) {
        if (m_last.text.empty()) {
            if (m_claims.empty())
                m_claims.push_back({{marker.start, marker.end}, {}, {}, false});
        } else {
            m_claims.push_back(std::move(m_last));
            m_last = {};
        }
        Claim& claim = m_claims.back();
        claim.range.end = marker.end;
        for (const int n : marker.sources)
            if (std::find(claim.sources.begin(), claim.sources.end(), n) == claim.sources.end())
                claim.sources.push_back(n);
    }

    [[nodiscard]] std::string textOf(TextRange range) const {
        return tidy(std::string_view(m_masked).substr(range.start, range.size()));
    }

    std::string_view m_answer;
    std::string m_masked;
    std::vector<Claim> m_claims;
    std::vector<AnswerSentence> m_sentences;
    Claim m_last; ///< what a marker without words would belong to; empty when it has its own already
};

} // namespace

std::vector<Claim> citedClaims(std::string_view answer) {
    return Claims(answer).run();
}

std::vector<AnswerSentence> answerSentences(std::string_view answer) {
    return Claims(answer).sentences();
}

} // namespace touchstone
