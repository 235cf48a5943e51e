// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/claim_text.h"

#include "core/base/hashing.h"
#include "core/text/char_classes.h"
#include "core/text/word_scanner.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::string_view kMeaningfulSigns = "=<>+|&%$/^~\\";

void blank(std::string& text, std::size_t from, std::size_t to) {
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(from),
              text.begin() + static_cast<std::ptrdiff_t>(to), ' ');
}

/// End of the list, heading or quote marks that a line begins with.
std::size_t lineMarksEnd(std::string_view text, std::size_t at) {
    for (;;) {
        while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
            ++at;
        std::size_t end = at;
        while (end < text.size() && (text[end] == '#' || text[end] == '>'))
            ++end;
        if (end == at && end < text.size() && (text[end] == '-' || text[end] == '*' || text[end] == '+'))
            ++end;
        if (end == at) {
            while (end < text.size() && end - at < 4 && isAsciiDigit(text[end]))
                ++end;
            if (end == at || end >= text.size() || (text[end] != '.' && text[end] != ')'))
                return at;
            ++end;
        }
        if (end < text.size() && text[end] != ' ' && text[end] != '\n')
            return at;
        if (end >= text.size())
            return end;
        at = end;
        if (text[at] == '\n')
            return at;
    }
}

/// End of a citation marker that begins with '[' at `at`, or `at`.
std::size_t citationEnd(std::string_view text, std::size_t at) {
    std::size_t i = at + 1;
    bool digit = false;
    while (i < text.size() && i - at < 24 &&
           (isAsciiDigit(text[i]) || text[i] == ',' || text[i] == ' ' || text[i] == '^' || text[i] == '-' ||
            text[i] == ';')) {
        digit = digit || isAsciiDigit(text[i]);
        ++i;
    }
    const bool link = i + 1 < text.size() && text[i + 1] == '(';
    return digit && i < text.size() && text[i] == ']' && !link ? i + 1 : at;
}

/// 10,000 -> 10000 and a blank, so that it equals 10000 and later offsets stay.
void closeThousands(std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!isAsciiDigit(text[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && isAsciiDigit(text[at]))
            ++at;
        const bool inWord = begin > 0 && (isAsciiAlnum(text[begin - 1]) || text[begin - 1] == '_' ||
                                          text[begin - 1] == '.' || text[begin - 1] == ',');
        if (inWord || at - begin > 3)
            continue;
        std::size_t end = at;
        while (end + 3 < text.size() && text[end] == ',' && isAsciiDigit(text[end + 1]) &&
               isAsciiDigit(text[end + 2]) && isAsciiDigit(text[end + 3]) &&
               (end + 4 >= text.size() || !isAsciiDigit(text[end + 4])))
            end += 4;
        if (end == at)
            continue;
        const auto first = text.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = text.begin() + static_cast<std::ptrdiff_t>(end);
        std::fill(std::remove(first, last, ','), last, ' ');
        at = end;
    }
}

} // namespace

ComparableText comparable(std::string_view original, bool citations) {
    ComparableText out{std::string(original), {}};
    std::string& text = out.text;
    std::size_t codeBegin = std::string::npos;
    bool lineBegins = true;
    for (std::size_t at = 0; at < text.size();) {
        if (lineBegins) {
            lineBegins = false;
            const std::size_t end = lineMarksEnd(original, at);
            blank(text, at, end);
            at = end;
            continue;
        }
        const char c = text[at];
        if (c == '\n') {
            lineBegins = true;
            codeBegin = std::string::npos;
        } else if (c == '`') {
            std::size_t end = at;
            while (end < text.size() && text[end] == '`')
                ++end;
            if (end - at >= 3) { // a fence: the language behind it is not text
                while (end < text.size() && text[end] != '\n')
                    ++end;
            } else if (codeBegin == std::string::npos) {
                codeBegin = end;
            } else {
                out.codeSpans.push_back({codeBegin, at});
                codeBegin = std::string::npos;
            }
            blank(text, at, end);
            at = end;
            continue;
        } else if (c == '*') {
            text[at] = ' ';
        } else if (c == ']' && at + 1 < text.size() && text[at + 1] == '(') {
            std::size_t end = at + 2;
            while (end < text.size() && end - at < 1000 && text[end] != ')' && text[end] != '\n')
                ++end;
            if (end < text.size() && text[end] == ')') {
                blank(text, at, end + 1);
                at = end + 1;
                continue;
            }
        } else if (c == '[' && citations && codeBegin == std::string::npos) {
            const std::size_t end = citationEnd(original, at);
            blank(text, at, end);
            at = std::max(end, at + 1);
            continue;
        }
        ++at;
    }
    closeThousands(text);
    return out;
}

std::vector<ComparableWord> comparableWords(std::string_view text) {
    std::vector<ComparableWord> out;
    out.reserve(text.size() / 5 + 1);
    WordScanner scanner(text, true);
    ScannedWord word;
    std::size_t gap = 0;
    std::string lower;
    const auto addSigns = [&](std::size_t end) {
        for (std::size_t i = gap; i < end; ++i) {
            const bool unequal = text[i] == '!' && i + 1 < text.size() && text[i + 1] == '=';
            if (unequal || kMeaningfulSigns.find(text[i]) != std::string_view::npos)
                out.push_back({static_cast<std::uint8_t>(text[i]), {i, i + 1}});
        }
    };
    while (scanner.next(word)) {
        addSigns(word.start);
        gap = std::max(gap, word.end);
        if (word.kind == WordKind::Unspaced) { // by character: a claim may begin anywhere in the run
            for (std::size_t at = word.start; at < word.end;) {
                const std::size_t length = classAt(text, at).length;
                out.push_back({fnv1a(text.substr(at, length)), {at, at + length}});
                at += length;
            }
            continue;
        }
        lower = toLowerUtf8(text.substr(word.start, word.end - word.start));
        if (word.kind == WordKind::Contraction)
            if (const std::size_t curly = lower.find("\u2019"); curly != std::string::npos)
                lower.replace(curly, 3, "'");
        out.push_back({fnv1a(lower), {word.start, word.end}});
    }
    addSigns(text.size());
    return out;
}

TextRange findWords(const std::vector<ComparableWord>& needle, const std::vector<ComparableWord>& haystack) {
    if (needle.empty() || needle.size() > haystack.size())
        return {};
    std::vector<std::size_t> border(needle.size(), 0);
    for (std::size_t i = 1, length = 0; i < needle.size(); ++i) {
        while (length > 0 && needle[i].hash != needle[length].hash)
            length = border[length - 1];
        if (needle[i].hash == needle[length].hash)
            ++length;
        border[i] = length;
    }
    for (std::size_t i = 0, length = 0; i < haystack.size(); ++i) {
        while (length > 0 && haystack[i].hash != needle[length].hash)
            length = border[length - 1];
        if (haystack[i].hash == needle[length].hash)
            ++length;
        if (length == needle.size())
            return {haystack[i + 1 - length].range.start, haystack[i].range.end};
    }
    return {};
}

std::vector<TextRange> quotations(std::string_view text) {
    std::vector<TextRange> out;
    const auto add = [&](std::size_t from, std::size_t to) {
        if (comparableWords(text.substr(from, to - from)).size() >= 3)
            out.push_back({from, to});
    };
    std::size_t begin = std::string_view::npos;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view three = text.substr(at, 3);
        const bool opens = three == "\u201c" || three == "\u201e";
        const bool closes = three == "\u201d" || three == "\u201c";
        const std::size_t length = opens || closes ? 3 : 1;
        if (begin == std::string_view::npos) {
            if (opens || text[at] == '"') {
                begin = at + length;
                at = begin - 1;
            }
        } else if (closes || text[at] == '"') {
            add(begin, at);
            begin = std::string_view::npos;
            at += length - 1;
        } else if (three == "\u2026" || three == "...") {
            add(begin, at);
            begin = at + 3;
            at += 2;
        }
    }
    return out;
}

} // namespace touchstone
