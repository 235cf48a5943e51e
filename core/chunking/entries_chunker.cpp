// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_assembler.h"
#include "core/chunking/chunker_specs.h"
#include "core/chunking/chunkers.h"
#include "core/chunking/packing.h"

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

/// Level of the headings that begin an entry: of questions, else the first that a page has several of.
int entryLevel(const Document& document) {
    std::array<std::size_t, 8> all{}, questions{};
    for (const Section& section : document.sections) {
        const auto level = static_cast<std::size_t>(std::clamp(section.level, 0, 7));
        ++all[level];
        const std::string& heading = section.headingText;
        if (!heading.empty() && heading.back() == '?')
            ++questions[level];
    }
    const auto most = std::max_element(questions.begin() + 1, questions.end());
    if (*most >= 2)
        return static_cast<int>(most - questions.begin());
    for (std::size_t level = 1; level < all.size(); ++level)
        if (all[level] >= 2)
            return static_cast<int>(level);
    return 7;
}

class EntriesChunker final : public Chunker {
public:
    explicit EntriesChunker(ChunkBudget budget) : m_budget(budget) {}
    [[nodiscard]] std::string spec() const override { return sizedSpec("entries", m_budget, {}); }
    [[nodiscard]] std::vector<Chunk> chunk(const Document& document,
                                           const ChunkContext& context) const override {
        const Measure measure(m_budget);
        const std::vector<Piece> pieces = piecesOf(document, measure, Grain::Block);
        return ChunkAssembler(document, context, pieces).makeAll(entryCuts(document, pieces, measure));
    }

private:
    ChunkBudget m_budget;
};

} // namespace

std::vector<std::size_t> entryCuts(const Document& document, const std::vector<Piece>& pieces,
                                   const Measure& measure) {
    std::vector<std::size_t> cuts;
    const PieceCosts costs(pieces);
    const int level = entryLevel(document);
    for (std::size_t first = 0; first < pieces.size();) {
        const std::string_view release = releaseOf(document, pieces[first]);
        std::size_t last = first + 1;
        for (; last < pieces.size(); ++last) {
            if (pieces[last].section == pieces[last - 1].section)
                continue;
            if (releaseOf(document, pieces[last]) != release)
                break;
            if (release.empty() && document.sections[pieces[last].section].level <= level)
                break;
        }
        if (costs.of(first, last) <= measure.limit())
            cuts.push_back(first);
        else
            splitFairly(document, pieces, measure, first, last, cuts);
        first = last;
    }
    if (!cuts.empty())
        cuts.push_back(pieces.size());
    return cuts;
}

std::unique_ptr<Chunker> makeEntriesChunker(const ChunkBudget& budget) {
    return std::make_unique<EntriesChunker>(budget);
}

} // namespace touchstone
