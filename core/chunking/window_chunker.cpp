// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_assembler.h"
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
        Spec spec("window");
        spec.set("tokens", std::to_string(m_options.tokens));
        spec.set("overlap", std::to_string(m_options.overlap));
        return spec.toString();
    }
    [[nodiscard]] std::vector<Chunk> chunk(const Document& document,
                                           const ChunkContext& context) const override {
        const std::vector<Piece> pieces = piecesOf(document, m_options.tokens, Grain::Sentence);
        const ChunkAssembler assembler(document, context, pieces);
        std::vector<Chunk> out;
        for (std::size_t first = 0, reached = 0; first < pieces.size();) {
            std::size_t last = first;
            std::uint64_t tokens = 0;
            while (last < pieces.size() &&
                   (last <= reached || tokens + costOf(pieces, first, last) <= m_options.tokens)) {
                if (last > first && releaseOf(document, pieces[last]) != releaseOf(document, pieces[first]))
                    break;
                tokens += costOf(pieces, first, last);
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
            while (first > 0 && shared + pieces[first - 1].tokens <= m_options.overlap &&
                   releaseOf(document, pieces[first - 1]) == releaseOf(document, pieces[last]) &&
                   shared + pieces[first - 1].tokens + pieces[last].tokens <= m_options.tokens)
                shared += pieces[--first].tokens;
        }
        return out;
    }

private:
    /// Pieces of one block share what stands around it.
    static std::uint64_t costOf(const std::vector<Piece>& pieces, std::size_t first, std::size_t at) {
        const Piece& piece = pieces[at];
        const bool goesOn =
            at > first && pieces[at - 1].section == piece.section && pieces[at - 1].block == piece.block;
        return goesOn ? piece.tokens - piece.wrapping : piece.tokens;
    }
    static std::string_view releaseOf(const Document& document, const Piece& piece) {
        const auto& metadata = document.sections[piece.section].metadata;
        const auto found = metadata.find("release");
        return found == metadata.end() ? std::string_view() : std::string_view(found->second);
    }
    WindowOptions m_options;
};

} // namespace

std::unique_ptr<Chunker> makeWindowChunker(const WindowOptions& options) {
    return std::make_unique<WindowChunker>(options);
}

} // namespace touchstone
