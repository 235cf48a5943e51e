// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/includes.h"
#include "core/corpus/text_lines.h"

#include <algorithm>
#include <limits>

namespace touchstone {

namespace {

constexpr std::size_t kMaxRanges = 1000;

/// A number, or none; too large ones are as large as can be.
std::optional<std::uint64_t> number(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || !std::all_of(text.begin(), text.end(), isAsciiDigit))
        return std::nullopt;
    std::uint64_t value = 0;
    for (char c : text) {
        if (value > (std::numeric_limits<std::uint64_t>::max() - 9) / 10)
            return std::numeric_limits<std::uint64_t>::max();
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

/// "1:5,8" or "1-5 8"; ranges that are none are left out.
std::vector<LineRange> lineRanges(std::string_view text, char between) {
    std::vector<LineRange> out;
    while (!text.empty() && out.size() < kMaxRanges) {
        const std::size_t comma = text.find_first_of(between == '-' ? ", " : ",");
        const std::string_view part = trimmed(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        const std::size_t middle = part.find(between);
        const auto first = number(part.substr(0, middle));
        const auto last = middle == std::string_view::npos ? first : number(part.substr(middle + 1));
        if (first && last && *first >= 1 && *last >= *first)
            out.push_back({*first, *last});
    }
    std::sort(out.begin(), out.end(),
              [](const LineRange& a, const LineRange& b) { return a.first < b.first; });
    return out;
}

std::string_view withoutQuotes(std::string_view text) {
    text = trimmed(text);
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
        return text.substr(1, text.size() - 2);
    return text;
}

} // namespace

std::optional<IncludeLine> parseVariantInclude(std::string_view line) {
    line = trimmed(line);
    if (line.size() < 5 || line.substr(0, 2) != "{*" || line.substr(line.size() - 2) != "*}" ||
        !isBlankChar(line[2]))
        return std::nullopt;
    line = trimmed(line.substr(2, line.size() - 4));
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    if (end == 0)
        return std::nullopt;
    IncludeLine out;
    out.variants = true;
    out.path = line.substr(0, std::min(end, kMaxIncludePath + 1));
    line.remove_prefix(end);
    while (!line.empty()) {
        line = trimmed(line);
        const std::size_t open = line.find('[');
        if (open == std::string_view::npos)
            break;
        const std::string_view name = trimmed(line.substr(0, open));
        const std::size_t close = name == "title" && line.substr(open, 2) == "[\""
                                      ? line.find("\"]", open + 2)
                                      : line.find(']', open);
        if (close == std::string_view::npos)
            break;
        const std::string_view value = line.substr(open + 1, close - open - 1);
        if (name == "ln") {
            out.picksLines = true;
            out.lines = lineRanges(value, ':');
        } else if (name == "title") {
            out.title = value.substr(value.empty() || value.front() != '"' ? 0 : 1, 300);
        }
        line.remove_prefix(line[close] == '"' ? close + 2 : close + 1);
    }
    return out;
}

std::optional<IncludeLine> parsePlainInclude(std::string_view line) {
    line = trimmed(line);
    IncludeLine out;
    if (line.substr(0, 6) == "--8<--") {
        const std::string_view path = withoutQuotes(line.substr(6));
        if (path.empty() || path.size() == trimmed(line.substr(6)).size())
            return std::nullopt;
        out.path = path.substr(0, kMaxIncludePath + 1);
        return out;
    }
    if (line.size() < 5 || line.substr(0, 2) != "{!" || line.substr(line.size() - 2) != "!}")
        return std::nullopt;
    line = line.substr(2, line.size() - 4);
    if (!line.empty() && line.front() == '>')
        line.remove_prefix(1);
    line = trimmed(line);
    if (line.empty() || line.find_first_of(" \t") != std::string_view::npos)
        return std::nullopt;
    const std::size_t pick = line.find("[ln:");
    if (pick != std::string_view::npos && line.back() == ']') {
        out.picksLines = true;
        out.lines = lineRanges(line.substr(pick + 4, line.size() - pick - 5), '-');
        line = line.substr(0, pick);
    }
    out.path = line.substr(0, kMaxIncludePath + 1);
    return out;
}

} // namespace touchstone
