// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/chunk_spans.h"

#include "eval/statistics/descriptive.h"

#include <algorithm>
#include <cmath>

namespace touchstone {
namespace {

/// A union of ranges: disjoint, sorted, and the length before each.
class SpanUnion {
public:
    explicit SpanUnion(std::vector<DocumentSpan> spans) {
        std::erase_if(spans, [](const DocumentSpan& span) { return span.start >= span.end; });
        std::sort(spans.begin(), spans.end(), [](const DocumentSpan& a, const DocumentSpan& b) {
            return a.document != b.document ? a.document < b.document : a.start < b.start;
        });
        for (const DocumentSpan& span : spans) {
            if (!m_parts.empty() && m_parts.back().document == span.document &&
                span.start <= m_parts.back().end)
                m_parts.back().end = std::max(m_parts.back().end, span.end);
            else
                m_parts.push_back(span);
        }
        m_before.reserve(m_parts.size());
        for (const DocumentSpan& part : m_parts) {
            m_before.push_back(m_length);
            m_length += static_cast<double>(part.end - part.start);
        }
    }

    [[nodiscard]] double length() const { return m_length; }
    [[nodiscard]] const std::vector<DocumentSpan>& parts() const { return m_parts; }

    [[nodiscard]] double overlap(const DocumentSpan& span) const {
        return span.start < span.end
                   ? lengthUpTo(span.document, span.end) - lengthUpTo(span.document, span.start)
                   : 0;
    }
    [[nodiscard]] double overlap(const SpanUnion& other) const {
        double sum = 0;
        for (const DocumentSpan& part : other.m_parts)
            sum += overlap(part);
        return sum;
    }

private:
    /// Length of all parts before a place.
    [[nodiscard]] double lengthUpTo(std::uint32_t document, std::int64_t place) const {
        const auto after = std::upper_bound(
            m_parts.begin(), m_parts.end(), std::pair(document, place),
            [](const std::pair<std::uint32_t, std::int64_t>& at, const DocumentSpan& part) {
                return at.first != part.document ? at.first < part.document : at.second < part.start;
            });
        if (after == m_parts.begin())
            return 0;
        const auto index = static_cast<std::size_t>(after - m_parts.begin()) - 1;
        const DocumentSpan& part = m_parts[index];
        const std::int64_t end = part.document == document ? std::min(place, part.end) : part.end;
        return m_before[index] + static_cast<double>(end - part.start);
    }

    std::vector<DocumentSpan> m_parts;
    std::vector<double> m_before;
    double m_length = 0;
};

double sumOfLengths(const std::vector<DocumentSpan>& spans) {
    double sum = 0;
    for (const DocumentSpan& span : spans)
        sum += static_cast<double>(span.end - span.start);
    return sum;
}

std::optional<double> ratio(double part, double whole) {
    return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

} // namespace

ChunkSpanScores scoreChunkSpans(const ChunkSpanCase& question) {
    ChunkSpanScores scores;
    if (question.references.empty())
        return scores;
    const SpanUnion references(question.references);
    std::vector<DocumentSpan> holding;
    for (const DocumentSpan& chunk : question.chunks)
        if (references.overlap(chunk) > 0)
            holding.push_back(chunk);

    std::size_t count = question.retrieved.size();
    if (question.count)
        count =
            std::min(count, *question.count < 0 ? holding.size() : static_cast<std::size_t>(*question.count));
    std::vector<DocumentSpan> retrieved;
    retrieved.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        retrieved.push_back(question.chunks[question.retrieved[i]]);

    const double referenceLength = sumOfLengths(question.references);
    const double retrievedLength = sumOfLengths(retrieved);
    const SpanUnion retrievedUnion(std::move(retrieved));
    const double covered = retrievedUnion.overlap(references);
    double uncovered = referenceLength;
    for (const DocumentSpan& reference : question.references)
        uncovered -= retrievedUnion.overlap(reference);

    scores.recall = ratio(covered, referenceLength);
    scores.precision = ratio(covered, retrievedLength);
    scores.precisionUnion = ratio(covered, retrievedUnion.length());
    scores.iou = ratio(covered, retrievedLength + uncovered);

    const SpanUnion holdingUnion(std::move(holding));
    const double reachable = holdingUnion.overlap(references);
    scores.precisionOmega =
        ratio(reachable, holdingUnion.length() + references.length() - reachable).value_or(0.0);
    return scores;
}

MeanAndDeviation meanAndDeviation(const std::vector<std::optional<double>>& values) {
    std::vector<double> defined;
    for (const std::optional<double>& value : values)
        if (value)
            defined.push_back(*value);
    MeanAndDeviation out;
    out.n = defined.size();
    out.mean = meanOf(defined);
    if (out.mean)
        out.deviation = std::sqrt(squaredDeviations(defined, *out.mean) / static_cast<double>(out.n));
    return out;
}

} // namespace touchstone
