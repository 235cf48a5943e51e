// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_assembler.h"
#include "core/chunking/chunker_specs.h"
#include "core/chunking/chunkers.h"
#include "core/chunking/packing.h"

namespace touchstone {

namespace {

class SentenceChunker final : public Chunker {
public:
    explicit SentenceChunker(SentenceOptions options) : m_options(options) {}
    [[nodiscard]] std::string spec() const override {
        return sizedSpec("sentence", m_options.budget,
                         {{"sentences", std::to_string(m_options.sentences)},
                          {"overlap", std::to_string(m_options.overlap)}});
    }
    [[nodiscard]] std::vector<Chunk> chunk(const Document& document,
                                           const ChunkContext& context) const override {
        const Measure measure(m_options.budget);
        const std::vector<Piece> pieces = piecesOf(document, measure, Grain::Prose);
        const PieceCosts costs(pieces);
        const ChunkAssembler assembler(document, context, pieces);
        std::vector<Chunk> out;
        for (const auto& [begin, end] : releaseRuns(document, pieces)) {
            std::size_t first = begin;
            while (first < end) {
                const std::size_t last = windowEnd(document, pieces, measure, first, end);
                out.push_back(assembler.make(first, last));
                out.back().ordinal = static_cast<std::uint32_t>(out.size() - 1);
                if (last == end)
                    break;
                first = nextStart(document, pieces, costs, measure.limit(), first, last);
            }
        }
        return out;
    }

private:
    /// A heading is part of the sentence that follows it.
    static bool counts(const Document& document, const Piece& piece) {
        const BlockKind kind = document.sections[piece.section].blocks[piece.block].kind;
        return kind != BlockKind::Heading && kind != BlockKind::AdmonitionTitle;
    }

    [[nodiscard]] std::size_t windowEnd(const Document& document, const std::vector<Piece>& pieces,
                                        const Measure& measure, std::size_t first, std::size_t end) const {
        std::size_t last = first, sentences = 0;
        std::uint64_t cost = 0;
        while (last < end && sentences < m_options.sentences) {
            const std::uint64_t next = costIn(pieces, first, last);
            if (last > first && cost + next > measure.limit())
                break;
            cost += next;
            sentences += counts(document, pieces[last]) ? 1U : 0U;
            ++last;
        }
        // A heading goes with what it stands over.
        while (last < end && last > first + 1 && !counts(document, pieces[last - 1]))
            --last;
        return last;
    }

    /// Where the next window begins: so many sentences back, but always further on than the last one began,
    /// and with room for one that is new.
    [[nodiscard]] std::size_t nextStart(const Document& document, const std::vector<Piece>& pieces,
                                        const PieceCosts& costs, std::uint64_t limit, std::size_t first,
                                        std::size_t last) const {
        std::size_t start = last, back = 0;
        while (start > first + 1 && back < m_options.overlap && counts(document, pieces[start - 1]) &&
               costs.of(start - 1, last + 1) <= limit) {
            --start;
            ++back;
        }
        return start;
    }
    SentenceOptions m_options;
};

} // namespace

std::unique_ptr<Chunker> makeSentenceChunker(const SentenceOptions& options) {
    return std::make_unique<SentenceChunker>(options);
}

} // namespace touchstone
