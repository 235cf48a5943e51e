// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/suggestions.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr std::size_t kShortestTerm = 3, kLongestTerm = 40; // terms are stems
constexpr std::size_t kShortestWord = 5;
constexpr std::size_t kMostSuggestions = 5;
constexpr std::size_t kTwoEdits = 8; // words of so many letters may be two edits away

struct Nearest {
    std::string term;
    std::size_t distance = 0, frequency = 0;
};

bool isUnknown(const std::vector<const IndexSet*>& sets, const std::string& term) {
    return std::all_of(sets.begin(), sets.end(),
                       [&](const IndexSet* set) { return set->lexical->frequencies({term}).front() == 0; });
}

bool isSuggestible(std::string_view term) {
    return term.size() >= kShortestTerm && term.size() <= kLongestTerm &&
           std::all_of(term.begin(), term.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

/// How passages write a term, where that is near enough to what was typed; "" = they do not. Terms are stems:
/// `read` is near to `bread`, and no passage may hold either.
std::string nearSpelling(const std::vector<const IndexSet*>& sets, const std::string& term,
                         std::string_view typed, std::size_t most, const Analyser& analyser,
                         const ChunkLookup& lookUp) {
    constexpr std::size_t kLookedAt = 6;
    std::string nearest;
    std::size_t least = most + 1, begin = 0, looked = 0;
    for (const IndexSet* set : sets) {
        for (const std::uint32_t document : set->lexical->documentsWith(term)) {
            if (looked++ == kLookedAt)
                return nearest;
            const auto stored = lookUp(static_cast<std::uint32_t>(begin) + document);
            if (!stored)
                continue;
            const std::string& text = stored->chunk.embeddedText;
            for (const Term& each : analyser.analyse(text)) {
                if (each.text != term)
                    continue;
                std::string written =
                    toLowerUtf8(std::string_view(text).substr(each.start, each.end - each.start));
                const std::size_t distance = editDistance(typed, written, most);
                if (distance < least) {
                    least = distance;
                    nearest = std::move(written);
                }
            }
        }
        begin += set->size();
    }
    return nearest;
}

} // namespace

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t most) {
    constexpr std::size_t kLongest = 64;
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > most || b.size() > kLongest)
        return most + 1;
    std::array<std::array<std::size_t, kLongest + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& now = rows[i % 3];
        const auto& last = rows[(i + 2) % 3];
        const auto& beforeLast = rows[(i + 1) % 3];
        now[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], beforeLast[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        if (least > most)
            return most + 1;
    }
    return std::min(rows[a.size() % 3][b.size()], most + 1);
}

std::vector<WordSuggestion> suggestWords(const std::vector<const IndexSet*>& sets, std::string_view query,
                                         const Analyser& analyser, const ChunkLookup& lookUp) {
    struct Unknown {
        std::string written, term;
        std::size_t most;
        Nearest nearest{};
    };
    std::vector<Unknown> unknown;
    for (const Term& term :
         analyser.analyse(query.substr(0, utf8Floor(query, std::min<std::size_t>(query.size(), 4000))))) {
        if (term.part || term.stop || unknown.size() == kMostSuggestions ||
            term.end - term.start < kShortestWord || !isSuggestible(term.text) || !isUnknown(sets, term.text))
            continue;
        const bool again = std::any_of(unknown.begin(), unknown.end(),
                                       [&](const Unknown& each) { return each.term == term.text; });
        if (!again)
            unknown.push_back({std::string(query.substr(term.start, term.end - term.start)), term.text,
                               term.end - term.start < kTwoEdits ? std::size_t{1} : std::size_t{2}});
    }
    if (unknown.empty())
        return {};
    for (const IndexSet* set : sets)
        set->lexical->eachTerm([&](std::string_view term, std::uint32_t frequency) {
            for (Unknown& each : unknown) {
                const std::size_t longer = std::max(term.size(), each.term.size());
                if (longer - std::min(term.size(), each.term.size()) > each.most ||
                    term.front() != each.term.front() || !isSuggestible(term))
                    continue;
                const std::size_t distance = editDistance(each.term, term, each.most);
                if (distance > each.most)
                    continue;
                Nearest& best = each.nearest;
                if (best.term.empty() || distance < best.distance ||
                    (distance == best.distance && frequency > best.frequency))
                    best = {std::string(term), distance, frequency};
            }
        });
    std::vector<WordSuggestion> out;
    for (const Unknown& each : unknown) {
        if (each.nearest.term.empty())
            continue;
        std::string spelling =
            nearSpelling(sets, each.nearest.term, toLowerUtf8(each.written), each.most, analyser, lookUp);
        if (!spelling.empty())
            out.push_back({each.written, std::move(spelling), each.nearest.distance, each.nearest.frequency});
    }
    return out;
}

} // namespace touchstone
