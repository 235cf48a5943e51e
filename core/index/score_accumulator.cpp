// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/score_accumulator.h"

#include <algorithm>

namespace touchstone {

namespace {

bool better(const LexicalHit& a, const LexicalHit& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
}

/// The best k so far; the worst of them lies on top of the heap.
class Best {
public:
    explicit Best(std::size_t k) : m_k(k) {}
    [[nodiscard]] float threshold() const { return m_heap.size() < m_k ? 0.0F : m_heap.front().score; }
    void offer(LexicalHit hit) {
        if (m_heap.size() == m_k) {
            if (!better(hit, m_heap.front()))
                return;
            std::pop_heap(m_heap.begin(), m_heap.end(), better);
            m_heap.back() = hit;
        } else {
            m_heap.push_back(hit);
        }
        std::push_heap(m_heap.begin(), m_heap.end(), better);
    }
    std::vector<LexicalHit> take() {
        std::sort_heap(m_heap.begin(), m_heap.end(), better);
        return std::move(m_heap);
    }

private:
    std::size_t m_k;
    std::vector<LexicalHit> m_heap;
};

} // namespace

ScoreAccumulator& ScoreAccumulator::ofThread() {
    thread_local ScoreAccumulator accumulator;
    return accumulator;
}

void ScoreAccumulator::begin(std::uint32_t documents, std::uint64_t postings) {
    m_documents = documents;
    m_sparse = postings < documents / 16;
    m_touched.clear();
    if (m_sums.size() < documents)
        m_sums.resize(documents, 0.0F);
}

std::vector<LexicalHit> ScoreAccumulator::best(std::size_t k) {
    Best best(std::min<std::size_t>(k, m_documents));
    if (m_sparse) {
        for (std::uint32_t document : m_touched) {
            if (k > 0 && m_sums[document] > 0)
                best.offer({document, m_sums[document]});
            m_sums[document] = 0;
        }
        return best.take();
    }
    if (k == 0) {
        std::fill_n(m_sums.begin(), m_documents, 0.0F);
        return {};
    }
    // Whole blocks below the threshold, nearly all of them, are passed over by their maximum alone. Numbers
    // ascend, so that a later document of equal score never displaces an earlier one.
    constexpr std::uint32_t kBlock = 64;
    for (std::uint32_t begin = 0; begin < m_documents; begin += kBlock) {
        const std::uint32_t end = std::min(begin + kBlock, m_documents);
        float highest = 0;
        for (std::uint32_t i = begin; i < end; ++i)
            highest = m_sums[i] > highest ? m_sums[i] : highest;
        if (highest > best.threshold())
            for (std::uint32_t i = begin; i < end; ++i)
                if (m_sums[i] > best.threshold())
                    best.offer({i, m_sums[i]});
        std::fill(m_sums.begin() + begin, m_sums.begin() + end, 0.0F);
    }
    return best.take();
}

std::vector<LexicalHit> ScoreAccumulator::all() {
    std::vector<LexicalHit> out;
    if (m_sparse) {
        std::sort(m_touched.begin(), m_touched.end());
        out.reserve(m_touched.size());
        for (std::uint32_t document : m_touched)
            out.push_back({document, m_sums[document]});
        for (std::uint32_t document : m_touched)
            m_sums[document] = 0;
    } else {
        for (std::uint32_t i = 0; i < m_documents; ++i)
            if (m_sums[i] > 0)
                out.push_back({i, m_sums[i]});
        std::fill_n(m_sums.begin(), m_documents, 0.0F);
    }
    std::erase_if(out, [](const LexicalHit& hit) { return !(hit.score > 0); });
    return out;
}

} // namespace touchstone
