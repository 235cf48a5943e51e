// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/retrieval_run.h"

#include "eval/metrics/retrieval_measures.h"
#include "eval/statistics/bootstrap.h"

namespace touchstone {

namespace {

/// Mean and interval of one measure over the questions that it applies to.
Result<MeasureSummary> summarise(const Measure& measure, std::size_t column, const RetrievalRun& run,
                                 JobContext& context) {
    MeasureSummary out;
    out.name = measure.name;
    std::vector<double> values;
    for (const QueryScores& query : run.queries) {
        if (!query.failure.empty())
            ++out.failed;
        else if (query.values[column])
            values.push_back(*query.values[column]);
        else
            ++out.na;
    }
    out.n = values.size();
    if (values.empty())
        return out;
    out.mean = aggregate(measure, values);
    BootstrapSettings settings;
    settings.seed = run.seed;
    auto bootstrap = bootstrapMean(values, settings, context);
    if (!bootstrap)
        return fail(std::move(bootstrap.error()));
    if (bootstrap->bca)
        out.ci = std::make_pair(bootstrap->bca->low, bootstrap->bca->high);
    return out;
}

} // namespace

Result<RetrievalRun> runRetrieval(const RetrievalRunRequest& request, const Retriever& retriever,
                                  Database& database, JobContext& context) {
    const auto begun = context.clock->steady();
    std::vector<Measure> measures;
    for (const std::string& name : request.measures) {
        auto measure = parseMeasure(name);
        if (!measure)
            return fail(std::move(measure.error()));
        measures.push_back(std::move(*measure));
    }
    auto sections = PlaceIndex::build(database, request.edition);
    if (!sections)
        return fail(std::move(sections.error()));
    auto judge = LevelJudge::build(request.level, database, request.edition, *sections);
    if (!judge)
        return fail(std::move(judge.error()));

    RetrievalRun run;
    run.id = RunId{newUlid()};
    run.gold = request.gold;
    run.edition = request.edition;
    run.options = request.options;
    run.level = request.level;
    run.seed = request.seed;
    ProgressMeter meter(context, "retrieving", request.items.size());
    for (const GoldItem& item : request.items) {
        TOUCHSTONE_TRY(context.check());
        QueryScores scores;
        scores.id = item.id;
        scores.values.resize(measures.size());
        auto found = retriever.retrieve(item.question, request.options, context);
        if (!found) {
            if (found.error().code == ErrorCode::Cancelled)
                return fail(std::move(found.error()));
            scores.failure = describe(found.error());
            ++run.failed;
        } else {
            scores.ranking = judge->ranking(found->hits, item);
            if (item.unanswerable()) {
                ++run.na;
            } else {
                const std::vector<double> values =
                    scoreRanking(scores.ranking, judge->judgements(item), measures);
                for (std::size_t i = 0; i < values.size(); ++i)
                    scores.values[i] = values[i];
                ++run.n;
            }
        }
        run.queries.push_back(std::move(scores));
        meter.advance();
    }
    meter.finish();
    for (std::size_t i = 0; i < measures.size(); ++i) {
        auto summary = summarise(measures[i], i, run, context);
        if (!summary)
            return fail(std::move(summary.error()));
        run.measures.push_back(std::move(*summary));
    }
    run.seconds = std::chrono::duration<double>(context.clock->steady() - begun).count();
    return run;
}

} // namespace touchstone
