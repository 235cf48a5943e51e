// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/text_diff.h"

#include "core/text/char_classes.h"

#include <dtl/dtl.hpp>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace touchstone {

namespace {

constexpr std::size_t kMostItems = 4000; ///< on one side, of those that both sides have
constexpr std::size_t kMostWords = 1500;
constexpr double kLeastAlike = 0.3; ///< share of equal words from which marks in a line help

using Ids = std::vector<std::uint32_t>;
struct Match {
    std::size_t before = 0, after = 0;
};

/// The longest common subsequence as pairs of indices.
std::vector<Match> matchesOf(const Ids& before, const Ids& after, std::size_t most) {
    std::vector<Match> out;
    std::size_t head = 0;
    while (head < before.size() && head < after.size() && before[head] == after[head]) {
        out.push_back({head, head});
        ++head;
    }
    std::size_t tail = 0;
    while (tail < before.size() - head && tail < after.size() - head &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    // What only one side has cannot match: leaving it out keeps rewritten texts cheap.
    const auto range = [&](const Ids& ids, const Ids& other) {
        std::unordered_map<std::uint32_t, bool> there;
        for (std::size_t i = head; i < other.size() - tail; ++i)
            there[other[i]] = true;
        std::vector<std::size_t> kept;
        for (std::size_t i = head; i < ids.size() - tail; ++i)
            if (there.count(ids[i]) > 0)
                kept.push_back(i);
        return kept;
    };
    const std::vector<std::size_t> a = range(before, after);
    const std::vector<std::size_t> b = range(after, before);
    if (!a.empty() && !b.empty() && a.size() <= most && b.size() <= most) {
        Ids left, right;
        for (std::size_t i : a)
            left.push_back(before[i]);
        for (std::size_t i : b)
            right.push_back(after[i]);
        dtl::Diff<std::uint32_t, Ids> diff(left, right);
        diff.compose();
        for (const auto& [id, info] : diff.getSes().getSequence())
            if (info.type == dtl::SES_COMMON && info.beforeIdx > 0 && info.afterIdx > 0)
                out.push_back({a[static_cast<std::size_t>(info.beforeIdx - 1)],
                               b[static_cast<std::size_t>(info.afterIdx - 1)]});
    }
    for (std::size_t i = tail; i > 0; --i)
        out.push_back({before.size() - i, after.size() - i});
    return out;
}

/// Numbers for strings: equal strings, equal numbers.
class Numbering {
public:
    std::uint32_t of(std::string_view text) {
        return m_numbers.emplace(text, static_cast<std::uint32_t>(m_numbers.size())).first->second;
    }

private:
    std::unordered_map<std::string_view, std::uint32_t> m_numbers;
};

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        out.push_back(line);
        at = end + 1;
    }
    return out;
}

/// Words and single other characters but blanks.
std::vector<TextRange> wordsOf(std::string_view text) {
    std::vector<TextRange> out;
    for (std::size_t at = 0; at < text.size();) {
        const ClassifiedChar first = classAt(text, at);
        std::size_t end = at + first.length;
        const bool word = first.charClass == CharClass::Letter || first.charClass == CharClass::Digit;
        while (word && end < text.size()) {
            const ClassifiedChar next = classAt(text, end);
            if (next.charClass != CharClass::Letter && next.charClass != CharClass::Digit && text[end] != '_')
                break;
            end += next.length;
        }
        if (text[at] != ' ' && text[at] != '\t')
            out.push_back({at, end});
        at = end;
    }
    return out;
}

/// What is not matched, neighbours (with the blanks between them) as one range.
std::vector<TextRange> unmatched(const std::vector<TextRange>& words, const std::vector<bool>& matched) {
    std::vector<TextRange> out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (matched[i])
            continue;
        if (i > 0 && !matched[i - 1])
            out.back().end = words[i].end;
        else
            out.push_back(words[i]);
    }
    return out;
}

struct Change {
    std::size_t oldFrom = 0, oldTo = 0, newFrom = 0, newTo = 0;
};

std::vector<Change> changesOf(const std::vector<Match>& matches, std::size_t before, std::size_t after) {
    std::vector<Change> out;
    std::size_t i = 0, j = 0;
    const auto upTo = [&](std::size_t oldTo, std::size_t newTo) {
        if (i < oldTo || j < newTo)
            out.push_back({i, oldTo, j, newTo});
    };
    for (const Match& match : matches) {
        upTo(match.before, match.after);
        i = match.before + 1;
        j = match.after + 1;
    }
    upTo(before, after);
    return out;
}

} // namespace

WordDiff diffWords(std::string_view before, std::string_view after) {
    const std::vector<TextRange> left = wordsOf(before);
    const std::vector<TextRange> right = wordsOf(after);
    Numbering numbering;
    const auto idsOf = [&](std::string_view text, const std::vector<TextRange>& words) {
        Ids ids;
        for (const TextRange word : words)
            ids.push_back(numbering.of(text.substr(word.start, word.size())));
        return ids;
    };
    const Ids a = idsOf(before, left);
    const Ids b = idsOf(after, right);
    const std::vector<Match> matches = matchesOf(a, b, kMostWords);
    if (static_cast<double>(matches.size()) <
        kLeastAlike * static_cast<double>(std::max(left.size(), right.size())))
        return {};
    std::vector<bool> oldMatched(left.size()), newMatched(right.size());
    for (const Match& match : matches) {
        oldMatched[match.before] = true;
        newMatched[match.after] = true;
    }
    return {unmatched(left, oldMatched), unmatched(right, newMatched)};
}

std::vector<DiffHunk> diffLines(std::string_view before, std::string_view after, std::size_t context) {
    std::vector<DiffHunk> hunks;
    if (before == after)
        return hunks;
    const std::vector<std::string_view> left = linesOf(before);
    const std::vector<std::string_view> right = linesOf(after);
    Numbering numbering;
    Ids a, b;
    for (std::string_view line : left)
        a.push_back(numbering.of(line));
    for (std::string_view line : right)
        b.push_back(numbering.of(line));
    const std::vector<Change> changes = changesOf(matchesOf(a, b, kMostItems), left.size(), right.size());

    std::size_t oldEnd = 0; // of what the last hunk shows
    const auto same = [&](DiffHunk& hunk, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            hunk.lines.push_back({DiffOp::Same, std::string(left[i]), {}});
        hunk.oldLines += to - from;
        hunk.newLines += to - from;
    };
    for (std::size_t c = 0; c < changes.size(); ++c) {
        const Change& change = changes[c];
        if (hunks.empty() || change.oldFrom > oldEnd + context) {
            const std::size_t lead = std::min(context, change.oldFrom - oldEnd);
            DiffHunk& hunk = hunks.emplace_back();
            hunk.oldStart = change.oldFrom - lead + 1;
            hunk.newStart = change.newFrom - lead + 1;
            same(hunk, change.oldFrom - lead, change.oldFrom);
        } else {
            same(hunks.back(), oldEnd, change.oldFrom);
        }
        DiffHunk& hunk = hunks.back();
        const std::size_t firstRemoved = hunk.lines.size();
        for (std::size_t i = change.oldFrom; i < change.oldTo; ++i)
            hunk.lines.push_back({DiffOp::Removed, std::string(left[i]), {}});
        const std::size_t firstAdded = hunk.lines.size();
        for (std::size_t j = change.newFrom; j < change.newTo; ++j)
            hunk.lines.push_back({DiffOp::Added, std::string(right[j]), {}});
        for (std::size_t i = 0; i < std::min(firstAdded - firstRemoved, hunk.lines.size() - firstAdded);
             ++i) {
            WordDiff words = diffWords(hunk.lines[firstRemoved + i].text, hunk.lines[firstAdded + i].text);
            hunk.lines[firstRemoved + i].changed = std::move(words.removed);
            hunk.lines[firstAdded + i].changed = std::move(words.added);
        }
        hunk.oldLines += change.oldTo - change.oldFrom;
        hunk.newLines += change.newTo - change.newFrom;
        const std::size_t next = c + 1 < changes.size() ? changes[c + 1].oldFrom : left.size();
        oldEnd = std::min(next, change.oldTo + context);
        same(hunk, change.oldTo, oldEnd);
    }
    for (DiffHunk& hunk : hunks) { // as other tools count: an empty side names the line before it
        if (hunk.oldLines == 0)
            --hunk.oldStart;
        if (hunk.newLines == 0)
            --hunk.newStart;
    }
    return hunks;
}

} // namespace touchstone
