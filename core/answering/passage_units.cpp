// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/passage_units.h"

#include "core/text/sentences.h"

#include <algorithm>
#include <string_view>

namespace touchstone {
namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

TextRange trim(std::string_view text, TextRange range) {
    while (!range.empty() && isBlank(text[range.start]))
        ++range.start;
    while (!range.empty() && isBlank(text[range.end - 1]))
        --range.end;
    return range;
}

/// Without "- " or "12. " at its begin.
TextRange withoutListMarker(std::string_view text, TextRange range) {
    range = trim(text, range);
    std::uint64_t at = range.start;
    if (!range.empty() && (text[at] == '-' || text[at] == '*' || text[at] == '+')) {
        ++at;
    } else {
        while (at < range.end && text[at] >= '0' && text[at] <= '9')
            ++at;
        if (at == range.start || at >= range.end || (text[at] != '.' && text[at] != ')'))
            return range;
        ++at;
    }
    if (at >= range.end || text[at] != ' ')
        return range;
    return trim(text, {at, range.end});
}

bool isRule(std::string_view row) {
    return row.find_first_not_of("|-: \t\r") == std::string_view::npos;
}

class Units {
public:
    explicit Units(const Chunk& chunk) : m_chunk(chunk), m_text(chunk.text.text()) {}

    std::vector<PassageUnit> run() {
        for (const ChunkSpan& span : m_chunk.spans)
            if (span.start < span.end && span.end <= m_text.size())
                block(span.kind, {span.start, span.end});
        if (m_chunk.spans.empty())
            block(BlockKind::Paragraph, {0, m_text.size()});
        for (std::size_t i = 0; i + 1 < m_units.size(); ++i) {
            const PassageUnit& unit = m_units[i];
            m_units[i].leadsIn = unit.kind == UnitKind::Sentence && m_text[unit.range.end - 1] == ':' &&
                                 m_units[i + 1].heading == unit.heading;
        }
        return std::move(m_units);
    }

private:
    void block(BlockKind kind, TextRange range) {
        ++m_block;
        switch (kind) {
        case BlockKind::Heading:
        case BlockKind::AdmonitionTitle: {
            const TextRange heading = trim(m_text, range);
            if (kind == BlockKind::Heading) {
                m_heading = std::string(m_text.substr(heading.start, heading.size()));
                m_opening = true;
            }
            return;
        }
        case BlockKind::Code:
            return add(UnitKind::Code, codeRange(range));
        case BlockKind::Table:
            return table(range);
        case BlockKind::ListItem:
            return add(UnitKind::ListItem, withoutListMarker(m_text, range));
        case BlockKind::Paragraph:
        case BlockKind::Definition:
        case BlockKind::Html:
        case BlockKind::Quote:
            for (const TextRange& sentence : splitSentences(m_text.substr(range.start, range.size())))
                add(UnitKind::Sentence, {range.start + sentence.start, range.start + sentence.end});
        }
    }

    /// Blank lines go, the first line's indent stays.
    [[nodiscard]] TextRange codeRange(TextRange range) const {
        const TextRange inner = trim(m_text, range);
        if (inner.empty())
            return inner;
        const std::size_t lineEnd = m_text.rfind('\n', inner.start);
        const std::uint64_t lineStart = lineEnd == std::string_view::npos ? 0 : lineEnd + 1;
        return {std::max(range.start, std::min(lineStart, inner.start)), inner.end};
    }

    void table(TextRange range) {
        bool first = true; // column names are no answer
        for (std::uint64_t at = range.start; at < range.end;) {
            const std::uint64_t end = std::min<std::uint64_t>(m_text.find('\n', at), range.end);
            if (!first && !isRule(m_text.substr(at, end - at)))
                add(UnitKind::TableRow, trim(m_text, {at, end}));
            first = false;
            at = end + 1;
        }
    }

    void add(UnitKind kind, TextRange range) {
        if (range.empty())
            return;
        m_units.push_back({kind, range, m_block, m_heading, m_opening || m_units.empty(), false});
        m_opening = false;
    }

    const Chunk& m_chunk;
    std::string_view m_text;
    std::vector<PassageUnit> m_units;
    std::string m_heading;
    std::size_t m_block = 0;
    bool m_opening = false;
};

} // namespace

std::vector<PassageUnit> passageUnits(const Chunk& chunk) {
    return Units(chunk).run();
}

} // namespace touchstone
