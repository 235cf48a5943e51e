// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_assembler.h"
#include "core/chunking/chunker_specs.h"
#include "core/chunking/chunkers.h"

namespace touchstone {

namespace {

/// Windows over the sentences and lines of a page, whatever its structure: the plain baseline. A window ends
/// before the sentence that does not fit; the next one begins with the last sentences of the one before that
/// fit the overlap. Windows never reach from one release into the next.
class WindowChunker final : public Chunker {
public:
    explicit WindowChunker(WindowOptions options) : m_options(options) {}
    [[nodiscard]] std::string spec() const override {
        return sizedSpec("window", m_options.budget, {{"overlap", std::to_string(m_options.overlap)}});
    }
    [[nodiscard]] std::vector<Chunk> chunk(const Document& document,
                                           const ChunkContext& context) const override {
        const Measure measure(m_options.budget);
        const std::vector<Piece> pieces = piecesOf(document, measure, Grain::Sentence);
        const ChunkAssembler assembler(document, context, pieces);
        std::vector<Chunk> out;
        for (std::size_t first = 0, reached = 0; first < pieces.size();) {
            std::size_t last = first;
            std::uint64_t cost = 0;
            while (last < pieces.size() &&
                   (last <= reached || cost + costIn(pieces, first, last) <= measure.limit())) {
                if (last > first && releaseOf(document, pieces[last]) != releaseOf(document, pieces[first]))
                    break;
                cost += costIn(pieces, first, last);
                ++last;
            }
            out.push_back(assembler.make(first, last));
            out.back().ordinal = static_cast<std::uint32_t>(out.size() - 1);
            if (last == pieces.size())
                break;
            reached = last;
            first = last;
            if (releaseOf(document, pieces[last]) != releaseOf(document, pieces[last - 1]))
                continue;
            std::uint64_t shared = 0;
            while (first > 0 && shared + pieces[first - 1].cost <= m_options.overlap &&
                   releaseOf(document, pieces[first - 1]) == releaseOf(document, pieces[last]) &&
                   shared + pieces[first - 1].cost + pieces[last].cost <= measure.limit())
                shared += pieces[--first].cost;
        }
        return out;
    }

private:
    WindowOptions m_options;
};

} // namespace

std::unique_ptr<Chunker> makeWindowChunker(const WindowOptions& options) {
    return std::make_unique<WindowChunker>(options);
}

} // namespace touchstone
