// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/line_diff.h"

#include "core/prompts/common_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace touchstone {
namespace {

/// A text's lines as numbers, without those that the other text does not have.
struct Numbered {
    std::vector<std::uint32_t> symbols;
    std::vector<std::size_t> places;
};

using Lines = std::vector<std::string_view>;

std::vector<std::pair<std::size_t, std::size_t>> commonLines(const Lines& a, const Lines& b) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    numbers.reserve(a.size());
    for (const std::string_view line : a)
        numbers.emplace(line, static_cast<std::uint32_t>(numbers.size()));
    std::vector<bool> inBoth(numbers.size(), false);
    Numbered right;
    for (std::size_t j = 0; j < b.size(); ++j)
        if (const auto found = numbers.find(b[j]); found != numbers.end()) {
            inBoth[found->second] = true;
            right.symbols.push_back(found->second);
            right.places.push_back(j);
        }
    Numbered left;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (const std::uint32_t number = numbers.find(a[i])->second; inBoth[number]) {
            left.symbols.push_back(number);
            left.places.push_back(i);
        }
    auto pairs = longestCommon(left.symbols, right.symbols, numbers.size());
    for (auto& [i, j] : pairs) {
        i = left.places[i];
        j = right.places[j];
    }
    return pairs;
}

std::vector<LineChange> changesBetween(const Lines& a, const Lines& b) {
    auto pairs = commonLines(a, b);
    pairs.emplace_back(a.size(), b.size());
    std::vector<LineChange> out;
    std::size_t i = 0;
    std::size_t j = 0;
    for (const auto& [nextI, nextJ] : pairs) {
        if (nextI > i || nextJ > j)
            out.push_back({i, nextI - i, j, nextJ - j});
        i = nextI + 1;
        j = nextJ + 1;
    }
    return out;
}

void addLine(LineHunk& hunk, char sign, std::string_view line) {
    const bool ended = !line.empty() && line.back() == '\n';
    hunk.lines.push_back(fmt::format("{}{}", sign, ended ? line.substr(0, line.size() - 1) : line));
    if (!ended)
        hunk.lines.emplace_back("\\ No newline at end of file");
}

} // namespace

std::vector<std::string_view> endedLines(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
        out.push_back(text.substr(at, next - at));
        at = next;
    }
    return out;
}

std::vector<LineChange> lineChanges(std::string_view before, std::string_view after) {
    return changesBetween(endedLines(before), endedLines(after));
}

std::string applyChanges(std::string_view before, std::string_view after,
                         const std::vector<LineChange>& changes, const std::vector<bool>& chosen) {
    const Lines a = endedLines(before);
    const Lines b = endedLines(after);
    std::string out;
    const auto append = [&out](std::string_view line) {
        // A last line without an end may come to stand before others.
        if (!out.empty() && out.back() != '\n')
            out += '\n';
        out += line;
    };
    std::size_t at = 0;
    for (std::size_t c = 0; c < changes.size(); ++c) {
        const LineChange& change = changes[c];
        for (; at < change.oldStart; ++at)
            append(a[at]);
        if (!chosen[c])
            continue;
        for (std::size_t j = change.newStart; j < change.newStart + change.newLines; ++j)
            append(b[j]);
        at = change.oldStart + change.oldLines;
    }
    for (; at < a.size(); ++at)
        append(a[at]);
    return out;
}

LineDiff shortestLineDiff(std::string_view before, std::string_view after, std::size_t context) {
    const Lines a = endedLines(before);
    const Lines b = endedLines(after);
    const std::vector<LineChange> changes = changesBetween(a, b);
    LineDiff out;
    for (std::size_t first = 0; first < changes.size();) {
        std::size_t last = first;
        while (last + 1 < changes.size() &&
               changes[last + 1].oldStart - (changes[last].oldStart + changes[last].oldLines) <= 2 * context)
            ++last;
        LineHunk hunk;
        const std::size_t lead = std::min(context, changes[first].oldStart);
        std::size_t i = changes[first].oldStart - lead;
        const std::size_t newFrom = changes[first].newStart - lead;
        const std::size_t oldFrom = i;
        for (std::size_t c = first; c <= last; ++c) {
            for (; i < changes[c].oldStart; ++i)
                addLine(hunk, ' ', a[i]);
            for (std::size_t k = 0; k < changes[c].oldLines; ++k)
                addLine(hunk, '-', a[i++]);
            for (std::size_t k = 0; k < changes[c].newLines; ++k)
                addLine(hunk, '+', b[changes[c].newStart + k]);
            out.removed += changes[c].oldLines;
            out.added += changes[c].newLines;
        }
        for (std::size_t k = 0; k < context && i < a.size(); ++k)
            addLine(hunk, ' ', a[i++]);
        hunk.oldLines = i - oldFrom;
        const LineChange& end = changes[last];
        hunk.newLines = end.newStart + end.newLines + (i - (end.oldStart + end.oldLines)) - newFrom;
        // An empty side is counted from the line before it.
        hunk.oldStart = hunk.oldLines == 0 ? oldFrom : oldFrom + 1;
        hunk.newStart = hunk.newLines == 0 ? newFrom : newFrom + 1;
        out.hunks.push_back(std::move(hunk));
        first = last + 1;
    }
    return out;
}

std::string unifiedDiff(const LineDiff& diff, const std::string& before, const std::string& after) {
    if (diff.hunks.empty())
        return {};
    const auto range = [](std::size_t start, std::size_t count) {
        return count == 1 ? std::to_string(start) : fmt::format("{},{}", start, count);
    };
    std::string out = fmt::format("--- {}\n+++ {}\n", before, after);
    for (const LineHunk& hunk : diff.hunks) {
        out += fmt::format("@@ -{} +{} @@\n", range(hunk.oldStart, hunk.oldLines),
                           range(hunk.newStart, hunk.newLines));
        for (const std::string& line : hunk.lines)
            out += line + "\n";
    }
    return out;
}

} // namespace touchstone
