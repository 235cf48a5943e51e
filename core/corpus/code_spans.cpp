// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/code_spans.h"

#include <array>
#include <unordered_map>

namespace touchstone {

std::vector<CodeSpan> findCodeSpans(std::string_view text, std::size_t from, std::size_t to) {
    struct Run {
        std::size_t start, length, next; ///< next: index of the next run of the same length
        bool escaped;
    };
    std::vector<CodeSpan> spans;
    std::vector<Run> runs;
    text = text.substr(0, to);
    for (std::size_t at = text.find('`', from); at < to; at = text.find('`', at)) {
        std::size_t end = at;
        while (end < to && text[end] == '`')
            ++end;
        std::size_t slashes = 0;
        while (at - slashes > from && text[at - slashes - 1] == '\\')
            ++slashes;
        runs.push_back({at, end - at, 0, slashes % 2 == 1});
        at = end;
    }
    if (runs.size() < 2)
        return spans;
    // Nearly all runs are short: those need no map.
    std::array<std::size_t, 16> shortOnes{};
    shortOnes.fill(runs.size());
    std::unordered_map<std::size_t, std::size_t> longOnes;
    for (std::size_t i = runs.size(); i-- > 0;) {
        const std::size_t length = runs[i].length;
        std::size_t& latest = length < shortOnes.size()
                                  ? shortOnes[length]
                                  : longOnes.try_emplace(length, runs.size()).first->second;
        runs[i].next = latest;
        latest = i;
    }
    for (std::size_t i = 0; i < runs.size();) {
        const std::size_t close = runs[i].next;
        if (close >= runs.size() || runs[i].escaped) {
            ++i;
            continue;
        }
        spans.push_back({runs[i].start, runs[close].start + runs[close].length, runs[i].length});
        i = close + 1;
    }
    return spans;
}

} // namespace touchstone
