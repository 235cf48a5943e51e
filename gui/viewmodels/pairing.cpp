// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/pairing.h"

#include "core/text/text_diff.h"
#include "gui/text/convert.h"

#include <algorithm>
#include <functional>

namespace touchstone::gui {

namespace {

constexpr std::size_t kMostCombinations = 10'000;
constexpr double kLeastShared = 0.4; ///< of the words of both
constexpr std::size_t kLongestMarked = 8'192;

/// Hashes of the words, sorted, so that what two pieces share is one merge.
std::vector<std::size_t> wordBag(std::string_view piece) {
    std::vector<std::size_t> out;
    const auto isWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    for (std::size_t at = 0; at < piece.size();) {
        if (!isWord(piece[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < piece.size() && isWord(piece[end]))
            ++end;
        out.push_back(std::hash<std::string_view>{}(piece.substr(at, end - at)));
        at = end;
    }
    std::sort(out.begin(), out.end());
    return out;
}

double sharedWords(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
    if (a.empty() || b.empty())
        return 0;
    std::size_t same = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            ++same;
            ++i;
            ++j;
        } else if (a[i] < b[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return 2.0 * static_cast<double>(same) / static_cast<double>(a.size() + b.size());
}

bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Bytes that both have at the beginning and at the end, never inside a character.
std::pair<std::size_t, std::size_t> commonEnds(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t head = 0;
    while (head < most && a[head] == b[head])
        ++head;
    while (head > 0 &&
           ((head < a.size() && isContinuation(a[head])) || (head < b.size() && isContinuation(b[head]))))
        --head;
    std::size_t tail = 0;
    while (tail < most - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    while (tail > 0 && isContinuation(a[a.size() - tail]))
        --tail;
    return {head, tail};
}

class Positions {
public:
    explicit Positions(std::string_view text) : m_text(text) {}
    /// Of ascending bytes, so that marking a line is linear.
    int of(std::size_t byte) {
        m_units += static_cast<int>(toQString(m_text.substr(m_bytes, byte - m_bytes)).size());
        m_bytes = byte;
        return m_units;
    }

private:
    std::string_view m_text;
    std::size_t m_bytes = 0;
    int m_units = 0;
};

} // namespace

std::vector<std::pair<int, int>> pairPieces(const std::vector<std::string_view>& a,
                                            const std::vector<std::string_view>& b) {
    std::vector<std::pair<int, int>> out;
    const std::size_t n = a.size();
    const std::size_t m = b.size();
    if (n == 0 || m == 0)
        return out;
    if (n * m > kMostCombinations) {
        for (std::size_t i = 0; n == m && i < n; ++i)
            out.emplace_back(static_cast<int>(i), static_cast<int>(i));
        return out;
    }
    std::vector<std::vector<std::size_t>> left, right;
    for (const std::string_view piece : a)
        left.push_back(wordBag(piece));
    for (const std::string_view piece : b)
        right.push_back(wordBag(piece));
    // best[i][j]: the greatest sum over what is behind i and j.
    const std::size_t width = m + 1;
    std::vector<double> alike(n * m), best((n + 1) * width, 0.0);
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;) {
            const double shared = a[i] == b[j] ? 1 : sharedWords(left[i], right[j]);
            alike[i * m + j] = shared >= kLeastShared ? shared : -1;
            best[i * width + j] = std::max({best[(i + 1) * width + j], best[i * width + j + 1],
                                            alike[i * m + j] + best[(i + 1) * width + j + 1]});
        }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
        if (alike[i * m + j] > 0 && best[i * width + j] == alike[i * m + j] + best[(i + 1) * width + j + 1]) {
            out.emplace_back(static_cast<int>(i++), static_cast<int>(j++));
        } else if (best[i * width + j] == best[(i + 1) * width + j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return out;
}

PieceMarks markPieces(std::string_view before, std::string_view after) {
    PieceMarks out;
    if (before == after || before.size() > kLongestMarked || after.size() > kLongestMarked)
        return out;
    const WordDiff words = diffWords(before, after);
    // A stretch that one side has and the other has otherwise: its characters where most of it stayed.
    std::vector<std::pair<TextRange, TextRange>> exact;
    const bool paired = words.removed.size() == words.added.size();
    for (std::size_t i = 0; paired && i < words.removed.size(); ++i) {
        const TextRange a = words.removed[i];
        const TextRange b = words.added[i];
        const auto [head, tail] =
            commonEnds(before.substr(a.start, a.size()), after.substr(b.start, b.size()));
        const bool mostStayed = 2 * (head + tail) >= std::min(a.size(), b.size()) && head + tail > 0;
        exact.emplace_back(mostStayed ? TextRange{a.start + head, a.end - tail} : TextRange{},
                           mostStayed ? TextRange{b.start + head, b.end - tail} : TextRange{});
    }
    const auto marks = [&](std::string_view text, const std::vector<TextRange>& ranges, bool first) {
        std::vector<DiffMark> made;
        Positions positions(text);
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            const TextRange inside = !paired ? TextRange{} : first ? exact[i].first : exact[i].second;
            DiffMark word{positions.of(ranges[i].start), 0, false};
            DiffMark characters{0, 0, true};
            if (inside.size() > 0) {
                characters.start = positions.of(inside.start);
                characters.end = positions.of(inside.end);
            }
            word.end = positions.of(ranges[i].end);
            made.push_back(word);
            if (characters.end > characters.start)
                made.push_back(characters);
        }
        return made;
    };
    out.before = marks(before, words.removed, true);
    out.after = marks(after, words.added, false);
    return out;
}

} // namespace touchstone::gui
