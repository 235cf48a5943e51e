// SPDX-License-Identifier: GPL-3.0-or-later
// Sums of scores by document number, and their best k. One per thread, kept between queries so that nothing
// is allocated or cleared without need: all sums are zero between two uses.
#pragma once

#include "core/index/lexical_index.h"

#include <cstdint>
#include <vector>

namespace touchstone {

class ScoreAccumulator {
public:
    static ScoreAccumulator& ofThread();
    /// `postings`: how many additions will come at most. Few of them: the touched documents are remembered,
    /// so that the work does not grow with the size of the collection.
    void begin(std::uint32_t documents, std::uint64_t postings);
    void add(std::uint32_t document, float score) {
        float& sum = m_sums[document];
        if (m_sparse && sum == 0)
            m_touched.push_back(document);
        sum += score;
    }
    /// Best k above zero by score, ties by number; clears the sums.
    std::vector<LexicalHit> best(std::size_t k);
    /// All above zero by number; clears the sums.
    std::vector<LexicalHit> all();

private:
    std::uint32_t m_documents = 0;
    bool m_sparse = false;
    std::vector<float> m_sums;
    std::vector<std::uint32_t> m_touched;
};

} // namespace touchstone
