// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/rst_lines.h"

#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {
constexpr std::size_t kMaxLines = 4000000;
constexpr std::size_t kTab = 8; ///< docutils: a tab goes to the next multiple of eight
} // namespace

Result<RstLines> RstLines::split(std::string_view text, std::size_t from, const JobContext& job) {
    RstLines out;
    out.m_text = text;
    for (std::size_t at = from; at < text.size();) {
        if (out.m_lines.size() % 4096 == 0)
            TOUCHSTONE_TRY(job.check());
        if (out.m_lines.size() >= kMaxLines)
            return fail(ErrorCode::BadInput, "The page has more than four million lines.",
                        "Split it into several files.");
        const Line line = lineAt(text, at);
        Entry entry;
        std::size_t end = line.contentEnd;
        while (end > line.start && isBlankChar(text[end - 1]))
            --end;
        std::size_t indent = line.start;
        std::size_t columns = 0;
        for (; indent < end && isBlankChar(text[indent]); ++indent)
            columns += text[indent] == '\t' ? kTab - columns % kTab : 1;
        entry.start = static_cast<std::uint32_t>(line.start);
        entry.indentEnd = static_cast<std::uint32_t>(indent);
        entry.contentEnd = static_cast<std::uint32_t>(end);
        entry.columns = static_cast<std::uint32_t>(columns);
        out.m_lines.push_back(entry);
        at = line.end;
    }
    return out;
}

std::size_t RstLines::at(std::size_t line, std::size_t column) const {
    const Entry& entry = m_lines[line];
    if (entry.columns <= column)
        return entry.indentEnd;
    if (entry.columns == entry.indentEnd - entry.start)
        return entry.start + column;
    std::size_t at = entry.start;
    for (std::size_t columns = 0; at < entry.indentEnd && columns < column; ++at)
        columns += m_text[at] == '\t' ? kTab - columns % kTab : 1;
    return at;
}

std::size_t RstLines::columnOf(std::size_t line, std::size_t byte) const {
    const Entry& entry = m_lines[line];
    return byte >= entry.indentEnd ? entry.columns + (byte - entry.indentEnd) : byte - entry.start;
}

std::size_t RstLines::indentedEnd(std::size_t line, std::size_t last, std::size_t column,
                                  std::size_t& least) const {
    std::size_t end = line;
    least = static_cast<std::size_t>(-1);
    for (std::size_t i = line; i < last; ++i) {
        if (blank(i))
            continue;
        if (columns(i) < column)
            break;
        least = std::min(least, columns(i));
        end = i + 1;
    }
    if (end == line)
        least = column;
    return end;
}

} // namespace touchstone
