// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/passages.h"

#include "core/corpus/text_lines.h"

#include <algorithm>
#include <vector>

namespace touchstone {
namespace {

TextRange withoutBlanks(const std::string& text, TextRange range) {
    while (!range.empty() && isBlankChar(text[range.start]))
        ++range.start;
    while (!range.empty() && isBlankChar(text[range.end - 1]))
        --range.end;
    return range;
}

struct Stretch {
    TextRange text;
    std::uint32_t file = kOwnFile;
};

/// The longest stretch of [range) that comes from one file; inserted text between two pieces of it counts.
Stretch longestOfOneFile(const MappedText& mapped, TextRange range) {
    const std::vector<TextRun>& runs = mapped.runs();
    Stretch best, open;
    auto run = std::upper_bound(runs.begin(), runs.end(), range.start,
                                [](std::uint64_t at, const TextRun& r) { return at < r.textStart; });
    if (run != runs.begin())
        --run;
    for (; run != runs.end() && run->textStart < range.end; ++run) {
        const auto next = std::next(run);
        const std::uint64_t end = next == runs.end() ? mapped.size() : next->textStart;
        if (run->source.empty())
            continue;
        const TextRange piece{std::max<std::uint64_t>(run->textStart, range.start), std::min(end, range.end)};
        if (open.text.empty() || open.file != run->file)
            open = {piece, run->file};
        else
            open.text.end = piece.end;
        if (open.text.size() > best.text.size())
            best = open;
    }
    return best;
}

/// Where in the page itself a stretch of text belongs: its own bytes, or the last own byte before an include.
std::uint64_t placeInPage(const Chunk& chunk, TextRange text) {
    std::uint64_t place = chunk.range.start;
    for (const TextRun& run : chunk.text.runs()) {
        if (run.textStart > text.start)
            break;
        if (run.file == kOwnFile && !run.source.empty())
            place = run.source.start;
    }
    return place;
}

} // namespace

QuotedPlace quotedPlace(const Chunk& chunk, TextRange range) {
    const std::string& text = chunk.text.text();
    range.end = std::min<std::uint64_t>(range.end, text.size());
    range = withoutBlanks(text, range);
    QuotedPlace place;
    place.path = chunk.path;
    place.range = chunk.range;
    place.heading = chunk.heading;
    place.anchor = chunk.anchor;
    place.url = chunk.url;
    const Stretch stretch = longestOfOneFile(chunk.text, range);
    if (!stretch.text.empty())
        range = withoutBlanks(text, stretch.text);
    place.quote = text.substr(range.start, range.size());
    if (stretch.text.empty() || range.empty())
        return place;
    for (const FileRange& source : chunk.text.sourcesOf(range.start, range.end))
        if (source.file == stretch.file) {
            place.range = source.range;
            if (source.file != kOwnFile && source.file <= chunk.includedPaths.size())
                place.path = chunk.includedPaths[source.file - 1];
            break;
        }
    const std::uint64_t inPage = placeInPage(chunk, range);
    for (const ChunkSection& section : chunk.sections)
        if (section.range.contains(inPage)) {
            place.heading = section.heading;
            place.anchor = section.anchor;
            if (!chunk.url.empty() && section.anchor != chunk.anchor) {
                place.url = chunk.url.substr(0, chunk.url.find('#'));
                if (!section.anchor.empty())
                    place.url += "#" + section.anchor;
            }
        }
    return place;
}

std::string headingPath(const Chunk& chunk) {
    std::string path;
    for (const std::string& heading : chunk.headings)
        path += (path.empty() ? "" : " › ") + heading;
    if (path.empty())
        path = chunk.heading.empty() ? chunk.path : chunk.heading;
    return path;
}

} // namespace touchstone
