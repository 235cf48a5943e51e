// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/retrieval_measures.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <unordered_set>

namespace touchstone {
namespace {

double ratioOrZero(double part, double whole) {
    return whole > 0 ? part / whole : 0.0;
}

double asDouble(std::size_t count) {
    return static_cast<double>(count);
}

std::size_t depthOf(const Measure& measure, std::size_t available) {
    return measure.cutoff == 0 ? available : std::min(measure.cutoff, available);
}

std::size_t hitsWithin(const RankedGrades& grades, std::size_t depth) {
    return static_cast<std::size_t>(std::count_if(grades.ranking.begin(),
                                                  grades.ranking.begin() + static_cast<std::ptrdiff_t>(depth),
                                                  [](std::int64_t grade) { return grade >= 1; }));
}

double averagePrecision(const RankedGrades& grades, std::size_t depth) {
    double sum = 0;
    std::size_t hits = 0;
    for (std::size_t i = 0; i < depth; ++i) {
        if (grades.ranking[i] >= 1) {
            ++hits;
            sum += asDouble(hits) / asDouble(i + 1);
        }
    }
    return ratioOrZero(sum, asDouble(grades.relevant));
}

double reciprocalRank(const RankedGrades& grades, std::size_t depth) {
    for (std::size_t i = 0; i < depth; ++i)
        if (grades.ranking[i] >= 1)
            return 1.0 / asDouble(i + 1);
    return 0;
}

/// Sum of gain / log2(rank + 1); grades below 1 gain nothing.
template<class Gain>
double discountedGain(const std::vector<std::int64_t>& grades, std::size_t depth, Gain gain) {
    double sum = 0;
    for (std::size_t i = 0; i < depth; ++i)
        if (grades[i] >= 1)
            sum += gain(grades[i]) / std::log2(asDouble(i + 2));
    return sum;
}

template<class Gain>
double ndcg(const Measure& measure, const RankedGrades& grades, Gain gain) {
    const double ideal = discountedGain(grades.judged, depthOf(measure, grades.judged.size()), gain);
    return ratioOrZero(discountedGain(grades.ranking, depthOf(measure, grades.ranking.size()), gain), ideal);
}

double bpref(const RankedGrades& grades) {
    const std::size_t bound = std::min(grades.relevant, grades.nonRelevant);
    std::size_t above = 0;
    double sum = 0;
    for (const std::int64_t grade : grades.ranking) {
        if (grade == 0)
            ++above;
        else if (grade >= 1)
            sum += above == 0 ? 1.0 : 1.0 - asDouble(std::min(above, grades.relevant)) / asDouble(bound);
    }
    return ratioOrZero(sum, asDouble(grades.relevant));
}

double rankBiasedPrecision(const RankedGrades& grades) {
    constexpr double kPersistence = 0.9;
    const double highest = grades.judged.empty() ? 1.0 : static_cast<double>(grades.judged.front());
    const double scale = std::max(1.0, highest);
    double weight = 1.0 - kPersistence;
    double sum = 0;
    for (const std::int64_t grade : grades.ranking) {
        if (grade >= 1)
            sum += weight * static_cast<double>(grade) / scale;
        weight *= kPersistence;
    }
    return sum;
}

double rPrecision(const RankedGrades& grades) {
    const std::size_t depth = std::min(grades.relevant, grades.ranking.size());
    return ratioOrZero(asDouble(hitsWithin(grades, depth)), asDouble(grades.relevant));
}

double setF(double precision, double recall) {
    return ratioOrZero(2.0 * precision * recall, precision + recall);
}

double judgedShare(const RankedGrades& grades, std::size_t depth) {
    std::size_t judged = 0;
    for (std::size_t i = 0; i < depth; ++i)
        judged += grades.ranking[i] != kUnjudged ? 1U : 0U;
    return ratioOrZero(asDouble(judged), asDouble(depth));
}

} // namespace

void RankedGrades::finish() {
    std::sort(judged.begin(), judged.end(), std::greater<>());
    const auto firstBelow = [this](std::int64_t grade) {
        return std::find_if(judged.begin(), judged.end(),
                            [grade](std::int64_t each) { return each < grade; });
    };
    relevant = static_cast<std::size_t>(firstBelow(1) - judged.begin());
    nonRelevant = static_cast<std::size_t>(firstBelow(0) - judged.begin()) - relevant;
}

double measureValue(const Measure& measure, const RankedGrades& grades) {
    const std::size_t retrieved = grades.ranking.size();
    const std::size_t depth = depthOf(measure, retrieved);
    const auto relevant = asDouble(grades.relevant);
    const auto hits = [&grades](std::size_t within) { return asDouble(hitsWithin(grades, within)); };
    switch (measure.kind) {
    case MeasureKind::AveragePrecision:
        return averagePrecision(grades, depth);
    case MeasureKind::GeometricAveragePrecision:
        return std::max(1e-5, averagePrecision(grades, depth));
    case MeasureKind::Precision:
        return ratioOrZero(hits(depth), asDouble(measure.cutoff));
    case MeasureKind::Recall:
    case MeasureKind::SetRecall:
        return ratioOrZero(hits(depth), relevant);
    case MeasureKind::CappedRecall:
        return ratioOrZero(hits(depth), asDouble(std::min(measure.cutoff, grades.relevant)));
    case MeasureKind::Success:
        return hitsWithin(grades, depth) > 0 ? 1.0 : 0.0;
    case MeasureKind::ReciprocalRank:
        return reciprocalRank(grades, depth);
    case MeasureKind::Ndcg:
        return ndcg(measure, grades, [](std::int64_t grade) { return static_cast<double>(grade); });
    case MeasureKind::ExponentialNdcg:
        return ndcg(measure, grades, [](std::int64_t grade) {
            return std::exp2(static_cast<double>(std::min<std::int64_t>(grade, 60))) - 1.0;
        });
    case MeasureKind::RPrecision:
        return rPrecision(grades);
    case MeasureKind::Bpref:
        return bpref(grades);
    case MeasureKind::RankBiasedPrecision:
        return rankBiasedPrecision(grades);
    case MeasureKind::SetPrecision:
        return ratioOrZero(hits(retrieved), asDouble(retrieved));
    case MeasureKind::SetF:
        return setF(ratioOrZero(hits(retrieved), asDouble(retrieved)),
                    ratioOrZero(hits(retrieved), relevant));
    case MeasureKind::Judged:
        return judgedShare(grades, depth);
    case MeasureKind::Retrieved:
        return asDouble(retrieved);
    case MeasureKind::Relevant:
        return relevant;
    case MeasureKind::RelevantRetrieved:
        return hits(retrieved);
    }
    return 0;
}

std::vector<double> scoreRanking(const std::vector<std::string>& ranking,
                                 const std::map<std::string, std::int64_t>& grades,
                                 const std::vector<Measure>& measures) {
    RankedGrades topic;
    topic.ranking.reserve(ranking.size());
    std::unordered_set<std::string_view> seen;
    for (const std::string& document : ranking) {
        if (!seen.insert(document).second)
            continue;
        const auto found = grades.find(document);
        topic.ranking.push_back(found == grades.end() ? kUnjudged : found->second);
    }
    topic.judged.reserve(grades.size());
    for (const auto& judgement : grades)
        topic.judged.push_back(judgement.second);
    topic.finish();
    std::vector<double> values;
    values.reserve(measures.size());
    for (const Measure& measure : measures)
        values.push_back(measureValue(measure, topic));
    return values;
}

double aggregate(const Measure& measure, const std::vector<double>& values) {
    if (values.empty())
        return 0;
    const auto count = asDouble(values.size());
    if (measure.kind == MeasureKind::GeometricAveragePrecision) {
        double logs = 0;
        for (const double value : values)
            logs += std::log(std::max(1e-5, value));
        return std::exp(logs / count);
    }
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    const bool isCount = measure.kind == MeasureKind::Retrieved || measure.kind == MeasureKind::Relevant ||
                         measure.kind == MeasureKind::RelevantRetrieved;
    return isCount ? sum : sum / count;
}

} // namespace touchstone
