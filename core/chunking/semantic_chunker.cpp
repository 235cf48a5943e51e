// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_assembler.h"
#include "core/chunking/chunker_specs.h"
#include "core/chunking/chunkers.h"
#include "core/chunking/packing.h"
#include "core/text/analyser.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace touchstone {

namespace {

using Bag = std::unordered_map<std::string, double>;

double cosine(const Bag& a, const Bag& b) {
    double dot = 0, left = 0, right = 0;
    for (const auto& [term, count] : a) {
        left += count * count;
        const auto found = b.find(term);
        if (found != b.end())
            dot += count * found->second;
    }
    for (const auto& [term, count] : b)
        right += count * count;
    return left > 0 && right > 0 ? dot / std::sqrt(left * right) : 0;
}

double cosine(const std::vector<double>& a, const std::vector<double>& b) {
    double dot = 0, left = 0, right = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        dot += a[i] * b[i];
        left += a[i] * a[i];
        right += b[i] * b[i];
    }
    return left > 0 && right > 0 ? dot / std::sqrt(left * right) : 0;
}

class SemanticChunker final : public Chunker {
public:
    explicit SemanticChunker(SemanticOptions options) : m_options(options) {}
    [[nodiscard]] std::string spec() const override {
        return sizedSpec("semantic", m_options.budget,
                         {{"percentile", std::to_string(m_options.percentile)},
                          {"min", std::to_string(m_options.minimum)}});
    }
    [[nodiscard]] bool usesSentences() const override { return true; }
    [[nodiscard]] std::vector<Chunk> chunk(const Document& document,
                                           const ChunkContext& context) const override {
        const Measure measure(m_options.budget);
        const std::vector<Piece> pieces = piecesOf(document, measure, Grain::Prose);
        const PieceCosts costs(pieces);
        const ChunkAssembler assembler(document, context, pieces);
        const std::vector<double> distances = distancesOf(document, context, pieces);
        const double breaks = breakAt(distances);
        std::vector<std::size_t> cuts;
        for (const auto& [begin, end] : releaseRuns(document, pieces)) {
            std::size_t first = begin;
            cuts.push_back(begin);
            std::uint64_t cost = 0;
            for (std::size_t at = begin; at < end; ++at) {
                const bool announced = isAnnounced(document, pieces, at);
                const bool parts =
                    at > first && distances[at] > breaks && cost >= m_options.minimum && !announced;
                const std::uint64_t next = costIn(pieces, first, at);
                if (at > first && (parts || cost + next > measure.limit())) {
                    first = announced && at - 1 > first && pieces[at - 1].cost + next <= measure.limit()
                                ? at - 1
                                : at;
                    cuts.push_back(first);
                    cost = costs.of(first, at);
                }
                cost += costIn(pieces, first, at);
            }
        }
        if (!cuts.empty())
            cuts.push_back(pieces.size());
        return assembler.makeAll(cuts);
    }

private:
    /// Distance of what stands before a piece from what begins with it, two pieces on each side; 0 for the
    /// first.
    static std::vector<double> distancesOf(const Document& document, const ChunkContext& context,
                                           const std::vector<Piece>& pieces) {
        std::vector<std::string> texts;
        texts.reserve(pieces.size());
        for (const Piece& piece : pieces)
            texts.push_back(document.sections[piece.section].blocks[piece.block].text.text().substr(
                piece.start, piece.end - piece.start));
        std::vector<double> out(pieces.size(), 0);
        const auto eachSide = [&](std::size_t at, auto&& before, auto&& after) {
            for (std::size_t i = at - std::min<std::size_t>(at, 2); i < at; ++i)
                before(i);
            for (std::size_t i = at; i < std::min(at + 2, pieces.size()); ++i)
                after(i);
        };
        if (context.sentences != nullptr) {
            const std::size_t dimension = context.sentences->dimension();
            const std::vector<float> vectors = context.sentences->vectorsOf(texts);
            if (dimension == 0 || vectors.size() != dimension * texts.size())
                return out;
            for (std::size_t at = 1; at < pieces.size(); ++at) {
                std::vector<double> left(dimension), right(dimension);
                const auto addTo = [&](std::vector<double>& sum, std::size_t row) {
                    for (std::size_t i = 0; i < dimension; ++i)
                        sum[i] += static_cast<double>(vectors[row * dimension + i]);
                };
                eachSide(
                    at, [&](std::size_t i) { addTo(left, i); }, [&](std::size_t i) { addTo(right, i); });
                out[at] = 1 - cosine(left, right);
            }
            return out;
        }
        const Analyser analyser;
        std::vector<std::vector<std::string>> terms;
        for (const std::string& text : texts)
            terms.push_back(analyser.terms(text, false));
        for (std::size_t at = 1; at < pieces.size(); ++at) {
            Bag left, right;
            const auto addTo = [&](Bag& bag, std::size_t row) {
                for (const std::string& term : terms[row])
                    bag[term] += 1;
            };
            eachSide(
                at, [&](std::size_t i) { addTo(left, i); }, [&](std::size_t i) { addTo(right, i); });
            out[at] = 1 - cosine(left, right);
        }
        return out;
    }

    [[nodiscard]] double breakAt(const std::vector<double>& distances) const {
        if (distances.size() < 2)
            return 2;
        std::vector<double> sorted(distances.begin() + 1, distances.end());
        std::sort(sorted.begin(), sorted.end());
        return sorted[std::min(sorted.size() - 1, sorted.size() * m_options.percentile / 100)];
    }
    SemanticOptions m_options;
};

} // namespace

std::unique_ptr<Chunker> makeSemanticChunker(const SemanticOptions& options) {
    return std::make_unique<SemanticChunker>(options);
}

} // namespace touchstone
