// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_assembler.h"
#include "core/chunking/chunker_specs.h"
#include "core/chunking/chunkers.h"
#include "core/chunking/packing.h"

#include <algorithm>

namespace touchstone {

namespace {

using Run = std::pair<std::size_t, std::size_t>;

class RecursiveChunker final : public Chunker {
public:
    explicit RecursiveChunker(WindowOptions options) : m_options(options) {}
    [[nodiscard]] std::string spec() const override {
        return sizedSpec("recursive", m_options.budget, {{"overlap", std::to_string(m_options.overlap)}});
    }
    [[nodiscard]] std::vector<Chunk> chunk(const Document& document,
                                           const ChunkContext& context) const override {
        const Measure measure(m_options.budget);
        const std::vector<Piece> pieces = piecesOf(document, measure, Grain::Sentence);
        const ChunkAssembler assembler(document, context, pieces);
        Separating work{document, pieces, PieceCosts(pieces), measure.limit(), m_options.overlap, {}};
        for (const Run& run : releaseRuns(document, pieces))
            work.separate(run, PieceStart::Block);
        std::vector<Chunk> out;
        for (const Run& run : work.out) {
            out.push_back(assembler.make(run.first, run.second));
            out.back().ordinal = static_cast<std::uint32_t>(out.size() - 1);
        }
        return out;
    }

private:
    struct Separating {
        const Document& document;
        const std::vector<Piece>& pieces;
        PieceCosts costs;
        std::uint64_t limit, overlap;
        std::vector<Run> out;

        /// The separator before a piece; items of a list stand on lines.
        [[nodiscard]] PieceStart separatorBefore(std::size_t at) const {
            const Piece& piece = pieces[at];
            if (piece.begins != PieceStart::Block || pieces[at - 1].section != piece.section)
                return piece.begins;
            const auto isItem = [&](const Piece& one) {
                return document.sections[one.section].blocks[one.block].kind == BlockKind::ListItem;
            };
            return isItem(piece) && isItem(pieces[at - 1]) ? PieceStart::Line : PieceStart::Block;
        }

        void separate(Run run, PieceStart separator) {
            std::vector<Run> fitting;
            for (std::size_t first = run.first; first < run.second;) {
                std::size_t last = first + 1;
                while (last < run.second && separatorBefore(last) > separator)
                    ++last;
                if (last == first + 1 || costs.of(first, last) <= limit) {
                    fitting.emplace_back(first, last);
                } else {
                    merge(fitting);
                    fitting.clear();
                    separate({first, last}, static_cast<PieceStart>(static_cast<int>(separator) + 1));
                }
                first = last;
            }
            merge(fitting);
        }

        /// Neighbours as one chunk while they fit; the next one begins with those that fit the overlap.
        void merge(const std::vector<Run>& parts) {
            std::size_t from = 0;
            for (std::size_t at = 0; at < parts.size(); ++at) {
                if (at > from && costs.of(parts[from].first, parts[at].second) > limit) {
                    out.emplace_back(parts[from].first, parts[at - 1].second);
                    std::size_t next = at;
                    while (next > from + 1 &&
                           costs.of(parts[next - 1].first, parts[at - 1].second) <= overlap &&
                           costs.of(parts[next - 1].first, parts[at].second) <= limit)
                        --next;
                    from = next;
                }
            }
            if (from < parts.size())
                out.emplace_back(parts[from].first, parts.back().second);
        }
    };
    WindowOptions m_options;
};

} // namespace

std::unique_ptr<Chunker> makeRecursiveChunker(const WindowOptions& options) {
    return std::make_unique<RecursiveChunker>(options);
}

} // namespace touchstone
