// SPDX-License-Identifier: GPL-3.0-or-later
// A retrieval run as JSON, as a TREC run file, and in the workspace.
#include "core/base/clock.h"
#include "core/retrieval/fusion.h"
#include "core/retrieval/rerankers.h"
#include "eval/runners/retrieval_run.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Json settingsJson(const RetrievalRun& run) {
    Json json{
        {"mode", retrievalModeName(run.options.mode)},
        {"k", run.options.k},
        {"level", retrievalLevelName(run.level)},
        {"fusion", run.options.fusion.kind == FusionKind::Convex ? "convex" : "rrf"},
        {"dense_weight", run.options.fusion.denseWeight.value_or(usualDenseWeight(run.edition.embedder))},
        {"rrf_k", run.options.fusion.rrfK},
        {"depth", run.options.fusion.depth},
        {"seed", run.seed}};
    json["rerank"] = rerankOf(run.options);
    if (!run.options.engine.empty())
        json["engine"] = run.options.engine;
    return json;
}

Json measureJson(const MeasureSummary& measure) {
    Json json{{"name", measure.name}, {"mean", measure.mean ? Json(*measure.mean) : Json(nullptr)}};
    json["ci"] = measure.ci ? Json::array({measure.ci->first, measure.ci->second}) : Json(nullptr);
    json["n"] = measure.n;
    json["na"] = measure.na;
    json["failed"] = measure.failed;
    return json;
}

} // namespace

std::string retrievalRunJson(const RetrievalRun& run) {
    Json json{{"run", run.id.value},
              {"gold", {{"name", run.gold.name}, {"version", run.gold.version}, {"hash", run.gold.hash}}},
              {"corpus", EditionName{run.edition.name, run.edition.version}.toString()},
              {"snapshot", run.edition.snapshot},
              {"chunker", run.edition.chunker},
              {"embedder", run.edition.embedder},
              {"settings", settingsJson(run)},
              {"n", run.n},
              {"na", run.na},
              {"failed", run.failed}};
    json["measures"] = Json::array();
    for (const MeasureSummary& measure : run.measures)
        json["measures"].push_back(measureJson(measure));
    json["per_query"] = Json::array();
    for (const QueryScores& query : run.queries) {
        Json row{{"id", query.id}};
        for (std::size_t i = 0; i < run.measures.size(); ++i)
            row[run.measures[i].name] = query.values[i] ? Json(*query.values[i]) : Json(nullptr);
        if (!query.failure.empty())
            row["failure"] = query.failure;
        json["per_query"].push_back(std::move(row));
    }
    json["seconds"] = run.seconds;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string retrievalRunFile(const RetrievalRun& run) {
    std::string out;
    for (const QueryScores& query : run.queries) {
        const std::string topic = pathKey(query.id);
        // Falling whole numbers: an evaluator that breaks ties by name must not find any.
        std::size_t score = query.ranking.size();
        std::size_t rank = 1;
        for (const std::string& key : query.ranking)
            out += fmt::format("{} Q0 {} {} {} touchstone\n", topic, key, rank++, score--);
    }
    return out;
}

Result<> saveRetrievalRun(Database& database, const RetrievalRun& run) {
    auto statement = database.prepare("INSERT INTO retrieval_run (id, gold_set, corpus, snapshot, settings, "
                                      "created, result) VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return fail(std::move(statement.error()));
    statement->bind(1, run.id.value)
        .bind(2, run.gold.row)
        .bind(3, EditionName{run.edition.name, run.edition.version}.toString());
    statement->bind(4, run.edition.snapshot)
        .bind(5, settingsJson(run).dump())
        .bind(6, systemClock().unixMs())
        .bind(7, retrievalRunJson(run));
    return database.transaction([&] { return statement->run(); });
}

} // namespace touchstone
