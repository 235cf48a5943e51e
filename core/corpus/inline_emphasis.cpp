// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/inline_pieces.h"

#include <array>

namespace touchstone {

namespace {

constexpr std::int64_t kNoDelimiter = -1;

std::size_t markIndex(char mark) {
    return mark == '*' ? 0 : mark == '_' ? 1 : 2;
}

bool fits(const DelimiterRun& opener, const DelimiterRun& closer) {
    if (opener.mark != closer.mark || !opener.canOpen)
        return false;
    if (opener.mark == '~')
        return opener.count == closer.count;
    const bool both = opener.canClose || closer.canOpen;
    const bool odd = (opener.original + closer.original) % 3 == 0;
    return !both || !odd || (opener.original % 3 == 0 && closer.original % 3 == 0);
}

} // namespace

void resolveEmphasis(std::vector<DelimiterRun>& runs, std::vector<InlinePiece>& pieces) {
    const auto count = static_cast<std::int64_t>(runs.size());
    std::vector<std::int64_t> previous(runs.size());
    std::vector<std::int64_t> next(runs.size());
    for (std::int64_t i = 0; i < count; ++i) {
        previous[static_cast<std::size_t>(i)] = i - 1;
        next[static_cast<std::size_t>(i)] = i + 1;
    }
    const auto at = [](std::int64_t i) { return static_cast<std::size_t>(i); };
    const auto remove = [&](std::int64_t i) {
        if (previous[at(i)] != kNoDelimiter)
            next[at(previous[at(i)])] = next[at(i)];
        if (next[at(i)] < count)
            previous[at(next[at(i)])] = previous[at(i)];
    };
    // below these there is no opener for a closer of that form: what keeps the search linear
    std::array<std::int64_t, 18> bottom{};
    bottom.fill(kNoDelimiter);

    for (std::int64_t closer = 0; closer < count;) {
        DelimiterRun& close = runs[at(closer)];
        if (!close.canClose || close.count == 0) {
            closer = next[at(closer)];
            continue;
        }
        std::int64_t& floor =
            bottom[markIndex(close.mark) * 6 + (close.canOpen ? 3U : 0U) + close.original % 3];
        std::int64_t opener = previous[at(closer)];
        while (opener > floor && !fits(runs[at(opener)], close))
            opener = previous[at(opener)];
        if (opener <= floor) {
            floor = previous[at(closer)];
            const std::int64_t after = next[at(closer)];
            if (!close.canOpen)
                remove(closer);
            closer = after;
            continue;
        }
        DelimiterRun& open = runs[at(opener)];
        const std::uint32_t used = close.mark == '~'                     ? close.count
                                   : open.count >= 2 && close.count >= 2 ? 2
                                                                         : 1;
        open.count -= used;
        close.count -= used;
        next[at(opener)] = closer;
        previous[at(closer)] = opener;
        if (open.count == 0)
            remove(opener);
        if (close.count == 0) {
            const std::int64_t after = next[at(closer)];
            remove(closer);
            closer = after;
        }
    }
    for (const DelimiterRun& run : runs)
        pieces[run.piece].extra = run.count;
}

} // namespace touchstone
