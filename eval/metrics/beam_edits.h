// SPDX-License-Identifier: GPL-3.0-or-later
// Edit distance of word sequences within a beam around the diagonal, with the alignment it implies. Made for
// many sequences that are rearrangements of one: rows that a rearrangement leaves as they were are not
// computed again. Internal to eval/metrics; an object belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace touchstone {

using WordSequence = std::vector<std::uint32_t>;

/// How a prediction lies on its reference.
struct EditAlignment {
    std::vector<std::ptrdiff_t>
        wordAt;                       ///< per reference word, the prediction's word at or before it; -1: none
    std::vector<bool> referenceWrong; ///< per reference word: it is not there unchanged
    std::vector<bool> predictionWrong; ///< per word of the prediction
};

class BeamEdits {
public:
    /// All sequences given later have `words` words.
    BeamEdits(const WordSequence& reference, std::size_t words);

    /// Distance of the sequence that the following calls are compared with.
    std::int64_t setBase(const WordSequence& words);
    [[nodiscard]] EditAlignment baseAlignment() const;
    /// Distance of a sequence whose first `same` words are the base's.
    std::int64_t distance(const WordSequence& words, std::size_t same);

private:
    enum class Step : std::uint8_t { None, Keep, Replace, DropWord, AddWord };
    struct Row { ///< columns of the row in the beam: [begin, end)
        std::size_t begin = 0, end = 0, offset = 0;
    };
    void computeRow(std::size_t row, std::uint32_t word, std::vector<std::int64_t>& current, Step* steps);
    void surround(std::size_t row, std::vector<std::int64_t>& current) const;

    const WordSequence& m_reference;
    std::size_t m_words;
    std::vector<Row> m_rows;
    std::vector<std::int64_t> m_costs; ///< of the base, rows one after the other
    std::vector<Step> m_steps;
    std::vector<std::int64_t> m_previous, m_current; ///< columns 0 .. reference length, filled where needed
};

} // namespace touchstone
