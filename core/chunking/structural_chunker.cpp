// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_assembler.h"
#include "core/chunking/chunkers.h"

#include <algorithm>

namespace touchstone {

namespace {

/// Sections as runs of pieces, packed into chunks.
class Packer {
public:
    Packer(const Document& document, const std::vector<Piece>& pieces, const StructuralOptions& options)
        : m_document(document), m_pieces(pieces), m_options(options) {}

    std::vector<std::size_t> cuts() {
        for (std::size_t first = 0; first < m_pieces.size();) {
            std::size_t last = first;
            std::uint64_t tokens = 0;
            for (; last < m_pieces.size() && m_pieces[last].section == m_pieces[first].section; ++last)
                tokens += m_pieces[last].tokens;
            if (m_open && joins(m_pieces[first].section, tokens)) {
                m_openTokens += tokens;
            } else if (tokens <= m_options.tokens) {
                begin(first, tokens);
            } else {
                split(first, last, tokens);
            }
            first = last;
        }
        m_cuts.push_back(m_pieces.size());
        if (m_pieces.empty())
            m_cuts.clear();
        return std::move(m_cuts);
    }

private:
    void begin(std::size_t piece, std::uint64_t tokens) {
        m_cuts.push_back(piece);
        m_open = true;
        m_openTokens = tokens;
    }

    /// Whether a section goes into the chunk that is open.
    [[nodiscard]] bool joins(std::uint32_t section, std::uint64_t tokens) const {
        if (m_openTokens + tokens > m_options.tokens)
            return false;
        const Section& first = m_document.sections[m_pieces[m_cuts.back()].section];
        const Section& next = m_document.sections[section];
        const auto releaseOf = [](const Section& s) {
            const auto found = s.metadata.find("release");
            return found == s.metadata.end() ? std::string() : found->second;
        };
        const std::string release = releaseOf(first);
        if (release != releaseOf(next))
            return false;
        if (!release.empty())
            return true; // one version's lists belong together
        if (m_openTokens >= m_options.minimum && tokens >= m_options.minimum)
            return false;
        // Below the same parent: a chunk must not run from the end of one subject into the next.
        const std::size_t above = first.headings.empty() ? 0 : first.headings.size() - 1;
        return next.headings.size() >= above &&
               std::equal(first.headings.begin(), first.headings.begin() + static_cast<std::ptrdiff_t>(above),
                          next.headings.begin());
    }

    /// A section over the budget: as few parts as will do, of about the same size, cut between blocks.
    void split(std::size_t first, std::size_t last, std::uint64_t tokens) {
        const std::uint64_t parts = (tokens + m_options.tokens - 1) / m_options.tokens;
        const std::uint64_t fair = tokens / parts + 1;
        std::size_t start = first;
        std::uint64_t size = 0;
        m_cuts.push_back(first);
        for (std::size_t at = first; at < last; ++at) {
            const bool goesOn = at > start && m_pieces[at - 1].block == m_pieces[at].block;
            const std::uint64_t next = m_pieces[at].tokens - (goesOn ? m_pieces[at].wrapping : 0);
            const bool full = size + next > m_options.tokens;
            if (at > start && (full || (size >= fair && !leadsTo(at)))) {
                std::size_t cut = at;
                // The sentence that announces a block goes with it.
                if (leadsTo(at) && at - 1 > start && m_pieces[at - 1].tokens + next <= m_options.tokens)
                    cut = at - 1;
                m_cuts.push_back(cut);
                start = cut;
                size = cut < at ? m_pieces[cut].tokens : 0;
            }
            size += at == start ? m_pieces[at].tokens : next;
        }
        m_open = false;
    }

    /// Whether the piece before `at` announces it: a heading, or words that end with a colon.
    [[nodiscard]] bool leadsTo(std::size_t at) const {
        const Piece& before = m_pieces[at - 1];
        if (before.block == m_pieces[at].block)
            return false;
        const Block& block = m_document.sections[before.section].blocks[before.block];
        const std::string& text = block.text.text();
        const std::size_t end = text.find_last_not_of(" \t\r\n");
        return block.kind == BlockKind::Heading || block.kind == BlockKind::AdmonitionTitle ||
               (end != std::string::npos && text[end] == ':');
    }

    const Document& m_document;
    const std::vector<Piece>& m_pieces;
    const StructuralOptions& m_options;
    std::vector<std::size_t> m_cuts;
    bool m_open = false;
    std::uint64_t m_openTokens = 0;
};

class StructuralChunker final : public Chunker {
public:
    explicit StructuralChunker(StructuralOptions options) : m_options(options) {}
    [[nodiscard]] std::string spec() const override {
        Spec spec("structural");
        spec.set("tokens", std::to_string(m_options.tokens));
        spec.set("min", std::to_string(m_options.minimum));
        return spec.toString();
    }
    [[nodiscard]] std::vector<Chunk> chunk(const Document& document,
                                           const ChunkContext& context) const override {
        const std::vector<Piece> pieces = piecesOf(document, m_options.tokens, Grain::Block);
        const ChunkAssembler assembler(document, context, pieces);
        return assembler.makeAll(Packer(document, pieces, m_options).cuts());
    }

private:
    StructuralOptions m_options;
};

} // namespace

std::unique_ptr<Chunker> makeStructuralChunker(const StructuralOptions& options) {
    return std::make_unique<StructuralChunker>(options);
}

} // namespace touchstone
