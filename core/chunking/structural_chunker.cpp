// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_assembler.h"
#include "core/chunking/chunker_specs.h"
#include "core/chunking/chunkers.h"
#include "core/chunking/packing.h"

#include <algorithm>

namespace touchstone {

namespace {

/// Sections as runs of pieces, packed into chunks.
class Packer {
public:
    Packer(const Document& document, const std::vector<Piece>& pieces, const Measure& measure,
           std::size_t minimum)
        : m_document(document), m_pieces(pieces), m_measure(measure), m_minimum(minimum) {}

    std::vector<std::size_t> cuts() {
        for (std::size_t first = 0; first < m_pieces.size();) {
            std::size_t last = first;
            std::uint64_t cost = 0;
            for (; last < m_pieces.size() && m_pieces[last].section == m_pieces[first].section; ++last)
                cost += m_pieces[last].cost;
            if (m_open && joins(m_pieces[first], cost)) {
                m_openCost += cost;
            } else if (cost <= m_measure.limit()) {
                begin(first, cost);
            } else {
                splitFairly(m_document, m_pieces, m_measure, first, last, m_cuts);
                m_open = false;
            }
            first = last;
        }
        m_cuts.push_back(m_pieces.size());
        if (m_pieces.empty())
            m_cuts.clear();
        return std::move(m_cuts);
    }

private:
    void begin(std::size_t piece, std::uint64_t cost) {
        m_cuts.push_back(piece);
        m_open = true;
        m_openCost = cost;
    }

    /// Whether a section goes into the chunk that is open.
    [[nodiscard]] bool joins(const Piece& piece, std::uint64_t cost) const {
        if (m_openCost + cost > m_measure.limit())
            return false;
        const Section& first = m_document.sections[m_pieces[m_cuts.back()].section];
        const Section& next = m_document.sections[piece.section];
        const std::string_view release = releaseOf(m_document, m_pieces[m_cuts.back()]);
        if (release != releaseOf(m_document, piece))
            return false;
        if (!release.empty())
            return true; // one version's lists belong together
        if (m_openCost >= m_minimum && cost >= m_minimum)
            return false;
        // Below the same parent: a chunk must not run from the end of one subject into the next.
        const std::size_t above = first.headings.empty() ? 0 : first.headings.size() - 1;
        return next.headings.size() >= above &&
               std::equal(first.headings.begin(), first.headings.begin() + static_cast<std::ptrdiff_t>(above),
                          next.headings.begin());
    }

    const Document& m_document;
    const std::vector<Piece>& m_pieces;
    const Measure& m_measure;
    std::size_t m_minimum;
    std::vector<std::size_t> m_cuts;
    bool m_open = false;
    std::uint64_t m_openCost = 0;
};

class StructuralChunker final : public Chunker {
public:
    StructuralChunker(StructuralOptions options, bool code) : m_options(options), m_code(code) {}
    [[nodiscard]] std::string spec() const override {
        return sizedSpec(m_code ? "code" : "structural", m_options.budget,
                         {{"min", std::to_string(m_options.minimum)}});
    }
    [[nodiscard]] std::vector<Chunk> chunk(const Document& document,
                                           const ChunkContext& context) const override {
        const Measure measure(m_options.budget);
        const std::vector<Piece> pieces = piecesOf(document, measure, Grain::Block);
        const ChunkAssembler assembler(document, context, pieces);
        return assembler.makeAll(document.dialect == "code"
                                     ? codeCuts(document, pieces, measure, m_options.minimum)
                                     : structuralCuts(document, pieces, measure, m_options.minimum));
    }

private:
    StructuralOptions m_options;
    bool m_code; ///< asked for by that name
};

} // namespace

void splitFairly(const Document& document, const std::vector<Piece>& pieces, const Measure& measure,
                 std::size_t first, std::size_t last, std::vector<std::size_t>& cuts) {
    std::uint64_t total = 0;
    for (std::size_t at = first; at < last; ++at)
        total += pieces[at].cost;
    const std::uint64_t parts = (total + measure.limit() - 1) / measure.limit();
    const std::uint64_t fair = total / std::max<std::uint64_t>(parts, 1) + 1;
    std::size_t start = first;
    std::uint64_t size = 0;
    cuts.push_back(first);
    for (std::size_t at = first; at < last; ++at) {
        const std::uint64_t next = costIn(pieces, start, at);
        const bool full = size + next > measure.limit();
        if (at > start && (full || (size >= fair && !isAnnounced(document, pieces, at)))) {
            std::size_t cut = at;
            // The sentence that announces a block goes with it.
            if (at - 1 > start && isAnnounced(document, pieces, at) &&
                pieces[at - 1].cost + next <= measure.limit())
                cut = at - 1;
            cuts.push_back(cut);
            start = cut;
            size = cut < at ? pieces[cut].cost : 0;
        }
        size += at == start ? pieces[at].cost : next;
    }
}

std::vector<std::size_t> structuralCuts(const Document& document, const std::vector<Piece>& pieces,
                                        const Measure& measure, std::size_t minimum) {
    return Packer(document, pieces, measure, minimum).cuts();
}

std::unique_ptr<Chunker> makeStructuralChunker(const StructuralOptions& options) {
    return std::make_unique<StructuralChunker>(options, false);
}

std::unique_ptr<Chunker> makeCodeChunker(const StructuralOptions& options) {
    return std::make_unique<StructuralChunker>(options, true);
}

} // namespace touchstone
