// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/retrieval_scores.h"

#include <unordered_map>

namespace touchstone {
namespace {

RankedGrades gradesOf(const Qrels::Topic& judged, const RunFile::Topic* ranked) {
    RankedGrades grades;
    std::unordered_map<std::string_view, std::int64_t> gradeOf;
    gradeOf.reserve(judged.rows.size());
    grades.judged.reserve(judged.rows.size());
    for (const JudgementRow& row : judged.rows) {
        gradeOf.emplace(row.document, row.grade);
        grades.judged.push_back(row.grade);
    }
    if (ranked) {
        grades.ranking.reserve(ranked->rows.size());
        for (const RunRow& row : ranked->rows) {
            const auto found = gradeOf.find(row.document);
            grades.ranking.push_back(found == gradeOf.end() ? kUnjudged : found->second);
        }
    }
    grades.finish();
    return grades;
}

std::vector<double> aggregateColumns(const std::vector<Measure>& measures,
                                     const std::vector<TopicScores>& topics, bool onlyInRun) {
    std::vector<double> out;
    std::vector<double> column;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        column.clear();
        for (const TopicScores& topic : topics)
            if (topic.inRun || !onlyInRun)
                column.push_back(topic.values[m]);
        out.push_back(aggregate(measures[m], column));
    }
    return out;
}

} // namespace

RetrievalScores scoreRetrieval(const Qrels& qrels, const RunFile& run, const std::vector<Measure>& measures) {
    RetrievalScores out;
    out.measures = measures;
    out.topics.reserve(qrels.topics.size());
    for (const Qrels::Topic& judged : qrels.topics) {
        const RunFile::Topic* const ranked = run.find(judged.name);
        const RankedGrades grades = gradesOf(judged, ranked);
        TopicScores scores{std::string(judged.name), ranked != nullptr, {}};
        scores.values.reserve(measures.size());
        for (const Measure& measure : measures)
            scores.values.push_back(measureValue(measure, grades));
        out.topicsInBoth += ranked ? 1U : 0U;
        out.topics.push_back(std::move(scores));
    }
    out.complete = aggregateColumns(measures, out.topics, false);
    if (out.topicsInBoth > 0)
        out.both = aggregateColumns(measures, out.topics, true);
    for (const RunFile::Topic& topic : run.topics)
        if (!qrels.find(topic.name))
            out.ignored.emplace_back(topic.name);
    return out;
}

} // namespace touchstone
