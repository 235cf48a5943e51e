// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_assembler.h"
#include "core/chunking/chunker_specs.h"
#include "core/chunking/chunkers.h"
#include "core/chunking/packing.h"

#include <algorithm>

namespace touchstone {

namespace {

class HierarchicalChunker final : public Chunker {
public:
    explicit HierarchicalChunker(HierarchicalOptions options) : m_options(options) {}
    [[nodiscard]] std::string spec() const override {
        return sizedSpec("hierarchical", m_options.parent, {{"child", std::to_string(m_options.child)}});
    }
    [[nodiscard]] std::vector<Chunk> chunk(const Document& document,
                                           const ChunkContext& context) const override {
        const Measure measure(m_options.parent);
        const Measure small(childBudget());
        // Pieces that fit a child make parents too, so that a parent is a run of whole children.
        const std::vector<Piece> pieces = piecesOf(document, small, Grain::Block);
        const ChunkAssembler assembler(document, context, pieces);
        const std::size_t minimum = measure.ofTokens(40);
        const std::vector<std::size_t> parents = document.dialect == "code"
                                                     ? codeCuts(document, pieces, measure, minimum)
                                                     : structuralCuts(document, pieces, measure, minimum);
        std::vector<Chunk> out;
        for (std::size_t i = 0; i + 1 < parents.size(); ++i) {
            const Chunk parent = assembler.make(parents[i], parents[i + 1]);
            for (std::size_t first = parents[i]; first < parents[i + 1];) {
                std::size_t last = first;
                std::uint64_t cost = 0;
                while (last < parents[i + 1] &&
                       (last == first || cost + costIn(pieces, first, last) <= small.limit())) {
                    cost += costIn(pieces, first, last);
                    ++last;
                }
                while (last < parents[i + 1] && last > first + 1 && isAnnounced(document, pieces, last))
                    --last; // what announces the next child goes with it
                out.push_back(assembler.makeWithin(parent, first, last));
                out.back().ordinal = static_cast<std::uint32_t>(out.size() - 1);
                first = last;
            }
        }
        return out;
    }

private:
    [[nodiscard]] ChunkBudget childBudget() const {
        ChunkBudget budget = m_options.parent;
        if (budget.chars > 0) {
            budget.tokens = budget.tokens * m_options.child / budget.chars;
            budget.chars = m_options.child;
        } else {
            budget.tokens = m_options.child;
        }
        return budget;
    }
    HierarchicalOptions m_options;
};

} // namespace

std::unique_ptr<Chunker> makeHierarchicalChunker(const HierarchicalOptions& options) {
    return std::make_unique<HierarchicalChunker>(options);
}

} // namespace touchstone
