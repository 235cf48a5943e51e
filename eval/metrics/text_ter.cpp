// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/text_ter.h"

#include "eval/metrics/beam_edits.h"
#include "eval/metrics/text_units.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace touchstone {
namespace {

constexpr std::size_t kLongestBlock = 10;
constexpr std::size_t kFurthestBlock = 50;
constexpr std::size_t kMostCandidates = 1000;

/// A block of words and the place in the rest where it goes.
struct Move {
    std::size_t start = 0, length = 0;
    std::size_t target = 0; ///< word before which it goes, as the search counts: in the prediction as it is
    std::int64_t gain = 0;

    [[nodiscard]] bool isBetterThan(const Move& other) const {
        return std::tuple(gain, length, other.start, other.target) >
               std::tuple(other.gain, other.length, start, target);
    }
    /// Place in the words that are left when the block is taken out.
    [[nodiscard]] std::size_t place(std::size_t words) const {
        return std::min(target > start + length ? target - length : target, words - length);
    }
};

void carryOut(const Move& move, WordSequence& words) {
    const auto at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
    const std::size_t place = move.place(words.size());
    if (place < move.start)
        std::rotate(at(place), at(move.start), at(move.start + move.length));
    else
        std::rotate(at(move.start), at(move.start + move.length), at(place + move.length));
}

class ShiftSearch {
public:
    ShiftSearch(WordSequence words, const WordSequence& reference)
        : m_words(std::move(words)), m_reference(reference), m_edits(reference, m_words.size()) {}

    std::uint64_t edits() {
        std::uint64_t shifts = 0;
        std::int64_t distance = m_edits.setBase(m_words);
        for (;;) {
            const std::optional<Move> move = bestMove(distance);
            if (!move || m_candidates >= kMostCandidates || move->gain <= 0)
                break;
            carryOut(*move, m_words);
            ++shifts;
            distance = m_edits.setBase(m_words);
        }
        return shifts + static_cast<std::uint64_t>(distance);
    }

private:
    std::optional<Move> bestMove(std::int64_t distance) {
        const EditAlignment alignment = m_edits.baseAlignment();
        m_best.reset();
        for (std::size_t start = 0; start < m_words.size(); ++start) {
            const std::size_t first = start > kFurthestBlock ? start - kFurthestBlock : 0;
            const std::size_t last = std::min(m_reference.size(), start + kFurthestBlock + 1);
            for (std::size_t there = first; there < last; ++there) {
                bool wrongHere = false;
                bool wrongThere = false;
                for (std::size_t length = 1; length <= kLongestBlock && start + length <= m_words.size() &&
                                             there + length <= m_reference.size() &&
                                             m_words[start + length - 1] == m_reference[there + length - 1];
                     ++length) {
                    wrongHere = wrongHere || alignment.predictionWrong[start + length - 1];
                    wrongThere = wrongThere || alignment.referenceWrong[there + length - 1];
                    const std::ptrdiff_t aligned = alignment.wordAt[there];
                    const bool insideItself = aligned >= static_cast<std::ptrdiff_t>(start) &&
                                              aligned < static_cast<std::ptrdiff_t>(start + length);
                    if (wrongHere && wrongThere && !insideItself) {
                        tryPlaces(start, there, length, alignment, distance);
                        if (m_candidates >= kMostCandidates)
                            return m_best;
                    }
                }
            }
        }
        return m_best;
    }

    /// The block goes before the reference's place, or behind each of the words that stand there now.
    void tryPlaces(std::size_t start, std::size_t there, std::size_t length, const EditAlignment& alignment,
                   std::int64_t distance) {
        std::optional<std::size_t> tried;
        for (std::size_t step = 0; step <= length; ++step) {
            const std::size_t target =
                there + step == 0 ? 0 : static_cast<std::size_t>(alignment.wordAt[there + step - 1] + 1);
            if (tried == target)
                continue;
            tried = target;
            Move move{start, length, target, 0};
            m_moved = m_words;
            carryOut(move, m_moved);
            move.gain = distance - m_edits.distance(m_moved, std::min(start, move.place(m_words.size())));
            ++m_candidates;
            if (!m_best || move.isBetterThan(*m_best))
                m_best = move;
        }
    }

    WordSequence m_words, m_moved;
    const WordSequence& m_reference;
    BeamEdits m_edits;
    std::optional<Move> m_best;
    std::size_t m_candidates = 0;
};

} // namespace

TerCounts terCounts(std::string_view prediction, const std::vector<std::string>& references) {
    WordNumbers numbers;
    std::vector<std::string> texts{lowerFully(prediction)};
    for (const std::string& reference : references)
        texts.push_back(lowerFully(reference));
    std::vector<WordSequence> sequences;
    for (const std::string& text : texts) {
        WordSequence& words = sequences.emplace_back();
        for (const std::string_view word : splitAtBlanks(text))
            words.push_back(numbers.of(word));
    }
    TerCounts out;
    double lengths = 0;
    std::uint64_t fewest = UINT64_MAX;
    for (std::size_t r = 1; r < sequences.size(); ++r) {
        const WordSequence& reference = sequences[r];
        lengths += static_cast<double>(reference.size());
        fewest = std::min(fewest, reference.empty() ? sequences.front().size()
                                                    : ShiftSearch(sequences.front(), reference).edits());
    }
    if (sequences.size() > 1) {
        out.edits = fewest;
        out.referenceLength = lengths / static_cast<double>(sequences.size() - 1);
    }
    return out;
}

double terScore(const TerCounts& counts) {
    if (counts.referenceLength > 0)
        return 100.0 * static_cast<double>(counts.edits) / counts.referenceLength;
    return counts.edits > 0 ? 100 : 0;
}

} // namespace touchstone
