// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts of source code: by definitions, and in long bodies where the indentation is least.
#include "core/chunking/packing.h"

#include <algorithm>
#include <tuple>

namespace touchstone {

namespace {

constexpr std::size_t kDeepest = 200;

class CodePacker {
public:
    CodePacker(const Document& document, const std::vector<Piece>& pieces, const Measure& measure,
               std::size_t minimum)
        : m_document(document), m_pieces(pieces), m_measure(measure), m_minimum(minimum) {
        m_first.assign(document.sections.size() + 1, pieces.size());
        for (std::size_t at = pieces.size(); at-- > 0;)
            m_first[pieces[at].section] = at;
        for (std::size_t section = document.sections.size(); section-- > 0;)
            m_first[section] = std::min(m_first[section], m_first[section + 1]);
    }

    std::vector<std::size_t> cuts() {
        pack(0, m_document.sections.size(), 0);
        if (!m_cuts.empty())
            m_cuts.push_back(m_pieces.size());
        return std::move(m_cuts);
    }

private:
    [[nodiscard]] const std::vector<std::string>& headings(std::size_t section) const {
        return m_document.sections[section].headings;
    }

    /// Behind a definition and all that is in it, its own code between its members included.
    [[nodiscard]] std::size_t groupEnd(std::size_t section, std::size_t end) const {
        const std::vector<std::string>& own = headings(section);
        std::size_t at = section + 1;
        while (at < end && (headings(at).size() > own.size() ||
                            (own.size() > 1 && headings(at).size() == own.size() && headings(at) == own)))
            ++at;
        return at;
    }

    void pack(std::size_t section, std::size_t end, std::size_t depth) {
        while (section < end) {
            const std::size_t behind = groupEnd(section, end);
            const bool whole = headings(section).size() > 1; // a file is not one definition
            const std::uint64_t all = cost(section, behind);
            if (whole && all <= m_measure.limit()) {
                add(section, all);
            } else if (depth >= kDeepest) {
                addOrSplit(section, behind, all);
            } else {
                addOrSplit(section, section + 1, cost(section, section + 1));
                pack(section + 1, behind, depth + 1);
            }
            section = behind;
        }
    }

    [[nodiscard]] std::uint64_t cost(std::size_t section, std::size_t end) const {
        std::uint64_t sum = 0;
        for (std::size_t at = m_first[section]; at < m_first[end]; ++at)
            sum += m_pieces[at].cost;
        return sum;
    }

    void addOrSplit(std::size_t section, std::size_t end, std::uint64_t size) {
        if (size <= m_measure.limit())
            return add(section, size);
        split(m_first[section], m_first[end]);
        m_open = false;
    }

    void add(std::size_t section, std::uint64_t size) {
        if (size == 0)
            return;
        if (m_open && m_openCost + size <= m_measure.limit() &&
            (m_openCost < m_minimum || size < m_minimum) && sameParent(m_openSection, section)) {
            m_openCost += size;
            return;
        }
        m_cuts.push_back(m_first[section]);
        m_open = true;
        m_openCost = size;
        m_openSection = section;
    }

    [[nodiscard]] bool sameParent(std::size_t a, std::size_t b) const {
        const std::size_t above = headings(a).empty() ? 0 : headings(a).size() - 1;
        return headings(b).size() >= above &&
               std::equal(headings(a).begin(), headings(a).begin() + static_cast<std::ptrdiff_t>(above),
                          headings(b).begin());
    }

    /// How bad a place to cut the start of a piece is: less is better.
    [[nodiscard]] std::tuple<int, std::size_t> badness(std::size_t at) const {
        const Piece& piece = m_pieces[at];
        const std::string& text = m_document.sections[piece.section].blocks[piece.block].text.text();
        if (piece.start == 0)
            return {isAnnounced(m_document, m_pieces, at) ? 4 : 0, 0};
        if (piece.begins == PieceStart::Word)
            return {5, 0};
        std::size_t indent = piece.start;
        while (indent < piece.end && (text[indent] == ' ' || text[indent] == '\t'))
            ++indent;
        if (indent >= piece.end || text[indent] == '\n' || text[indent] == '}' || text[indent] == ')')
            return {3, indent - piece.start};
        const bool behindBlank = piece.start >= 2 && text[piece.start - 2] == '\n';
        return {behindBlank ? 1 : 2, indent - piece.start};
    }

    void split(std::size_t first, std::size_t last) {
        std::size_t start = first;
        while (start < last) {
            m_cuts.push_back(start);
            std::uint64_t size = 0;
            std::size_t end = start, best = 0;
            std::tuple<int, std::size_t> least;
            for (; end < last; ++end) {
                const std::uint64_t next = costIn(m_pieces, start, end);
                if (end > start && size * 2 >= m_measure.limit()) {
                    const auto here = badness(end);
                    if (best == 0 || here <= least) {
                        best = end;
                        least = here;
                    }
                }
                if (end > start && size + next > m_measure.limit())
                    break;
                size += next;
            }
            start = end == last ? last : best > start ? best : end;
        }
    }

    const Document& m_document;
    const std::vector<Piece>& m_pieces;
    const Measure& m_measure;
    std::size_t m_minimum;
    std::vector<std::size_t> m_first; ///< piece of each section
    std::vector<std::size_t> m_cuts;
    bool m_open = false;
    std::uint64_t m_openCost = 0;
    std::size_t m_openSection = 0;
};

} // namespace

std::vector<std::size_t> codeCuts(const Document& document, const std::vector<Piece>& pieces,
                                  const Measure& measure, std::size_t minimum) {
    return CodePacker(document, pieces, measure, minimum).cuts();
}

} // namespace touchstone
