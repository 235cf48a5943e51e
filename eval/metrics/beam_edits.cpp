// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/beam_edits.h"

#include <algorithm>
#include <cmath>

namespace touchstone {

namespace {
constexpr std::int64_t kFar = std::int64_t{1} << 40;
constexpr double kBeam = 25;
} // namespace

BeamEdits::BeamEdits(const WordSequence& reference, std::size_t words)
    : m_reference(reference), m_words(words), m_rows(words + 1) {
    const std::size_t columns = reference.size() + 1;
    const double slope = words > 0 ? static_cast<double>(reference.size()) / static_cast<double>(words) : 1;
    const double beam = kBeam < slope / 2 ? std::ceil(slope / 2 + kBeam) : kBeam;
    m_rows[0] = {0, columns, 0};
    for (std::size_t i = 1; i <= words; ++i) {
        const double diagonal = std::floor(static_cast<double>(i) * slope);
        Row& row = m_rows[i];
        row.begin = static_cast<std::size_t>(std::max(0.0, diagonal - beam));
        row.end = i == words ? columns : std::min(columns, static_cast<std::size_t>(diagonal + beam));
        row.offset = m_rows[i - 1].offset + (m_rows[i - 1].end - m_rows[i - 1].begin);
    }
    m_costs.resize(m_rows.back().offset + m_rows.back().end - m_rows.back().begin);
    m_steps.resize(m_costs.size());
    m_previous.resize(columns);
    m_current.resize(columns);
    for (std::size_t j = 0; j < columns; ++j) {
        m_costs[j] = static_cast<std::int64_t>(j);
        m_steps[j] = Step::AddWord;
    }
}

/// What the next row reads beside the columns of this one is out of reach.
void BeamEdits::surround(std::size_t row, std::vector<std::int64_t>& current) const {
    if (m_rows[row].begin > 0)
        current[m_rows[row].begin - 1] = kFar;
    if (row < m_words)
        for (std::size_t j = m_rows[row].end; j < m_rows[row + 1].end; ++j)
            current[j] = kFar;
}

void BeamEdits::computeRow(std::size_t row, std::uint32_t word, std::vector<std::int64_t>& current,
                           Step* steps) {
    const std::size_t begin = m_rows[row].begin;
    for (std::size_t j = begin; j < m_rows[row].end; ++j) {
        std::int64_t cost = kFar;
        Step step = Step::None;
        if (j == 0) {
            cost = m_previous[0] + 1;
            step = Step::DropWord;
        } else {
            const bool same = word == m_reference[j - 1];
            const std::int64_t across = m_previous[j - 1] + (same ? 0 : 1);
            const std::int64_t down = m_previous[j] + 1;
            const std::int64_t right = j > begin ? current[j - 1] + 1 : kFar;
            if (across < cost) {
                cost = across;
                step = same ? Step::Keep : Step::Replace;
            }
            if (down < cost) {
                cost = down;
                step = Step::DropWord;
            }
            if (right < cost) {
                cost = right;
                step = Step::AddWord;
            }
        }
        current[j] = cost;
        if (steps)
            steps[j - begin] = step;
    }
    surround(row, current);
}

std::int64_t BeamEdits::setBase(const WordSequence& words) {
    std::copy_n(m_costs.begin(), m_previous.size(), m_previous.begin());
    for (std::size_t i = 1; i <= m_words; ++i) {
        const Row& row = m_rows[i];
        computeRow(i, words[i - 1], m_current, m_steps.data() + row.offset);
        std::copy(m_current.begin() + static_cast<std::ptrdiff_t>(row.begin),
                  m_current.begin() + static_cast<std::ptrdiff_t>(row.end),
                  m_costs.begin() + static_cast<std::ptrdiff_t>(row.offset));
        std::swap(m_previous, m_current);
    }
    return m_costs.back();
}

std::int64_t BeamEdits::distance(const WordSequence& words, std::size_t same) {
    if (same >= m_words)
        return m_costs.back();
    const Row& known = m_rows[same];
    std::copy_n(m_costs.begin() + static_cast<std::ptrdiff_t>(known.offset), known.end - known.begin,
                m_previous.begin() + static_cast<std::ptrdiff_t>(known.begin));
    surround(same, m_previous);
    for (std::size_t i = same + 1; i <= m_words; ++i) {
        computeRow(i, words[i - 1], m_current, nullptr);
        std::swap(m_previous, m_current);
    }
    return m_previous[m_reference.size()];
}

EditAlignment BeamEdits::baseAlignment() const {
    EditAlignment out;
    out.wordAt.assign(m_reference.size(), -1);
    out.referenceWrong.assign(m_reference.size(), true);
    out.predictionWrong.assign(m_words, true);
    std::size_t i = m_words;
    std::size_t j = m_reference.size();
    while (i > 0 || j > 0) {
        const Row& row = m_rows[i];
        const bool inside = j >= row.begin && j < row.end;
        const Step step = inside ? m_steps[row.offset + j - row.begin] : Step::None;
        if (j > 0 && step != Step::DropWord)
            out.wordAt[j - 1] = static_cast<std::ptrdiff_t>(i) - 1;
        if (step == Step::Keep) {
            out.referenceWrong[j - 1] = false;
            out.predictionWrong[i - 1] = false;
        }
        if (step == Step::Keep || step == Step::Replace) {
            --i;
            --j;
        } else if (j > 0 && step != Step::DropWord) {
            --j;
        } else {
            --i;
        }
    }
    return out;
}

} // namespace touchstone
