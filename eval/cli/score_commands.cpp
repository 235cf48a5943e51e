// SPDX-License-Identifier: GPL-3.0-or-later
// score retrieval: a run file of any origin against judgements, without a workspace.
#include "eval/cli/score_commands.h"

#include "eval/cli/command.h"
#include "eval/metrics/retrieval_scores.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct ScoreWords {
    std::string qrels, run;
    std::string measures = "map,ndcg_cut_10,recall_10,recip_rank,P_5,success_5";
    bool perQuery = false;
};

Json values(const std::vector<Measure>& measures, const std::vector<double>& numbers) {
    Json out = Json::object();
    for (std::size_t i = 0; i < measures.size(); ++i)
        out[measures[i].name] = numbers[i];
    return out;
}

Json scoresJson(const RetrievalScores& scores, bool perQuery) {
    Json out{{"num_q", scores.topics.size()},
             {"num_q_both", scores.topicsInBoth},
             {"complete", values(scores.measures, scores.complete)},
             {"both", scores.both ? values(scores.measures, *scores.both) : Json(nullptr)}};
    if (perQuery) {
        Json rows = Json::object();
        for (const TopicScores& topic : scores.topics)
            rows[topic.topic] = values(scores.measures, topic.values);
        out["per_query"] = std::move(rows);
    }
    out["ignored"] = scores.ignored;
    return out;
}

Result<int> score(Session& session, const ScoreWords& words) {
    auto measures = parseMeasures(words.measures);
    if (!measures)
        return fail(std::move(measures.error()));
    auto qrelsText = readInput(words.qrels);
    if (!qrelsText)
        return fail(std::move(qrelsText.error()));
    auto qrels = parseQrels(std::move(*qrelsText), words.qrels);
    if (!qrels)
        return fail(std::move(qrels.error()));
    auto runText = readInput(words.run);
    if (!runText)
        return fail(std::move(runText.error()));
    auto run = parseRun(std::move(*runText), words.run);
    if (!run)
        return fail(std::move(run.error()));
    const RetrievalScores scores = scoreRetrieval(*qrels, *run, *measures);
    Console& console = session.console();
    if (session.json()) {
        console.printJson(scoresJson(scores, words.perQuery));
        return 0;
    }
    if (words.perQuery)
        for (const TopicScores& topic : scores.topics)
            for (std::size_t i = 0; i < measures->size(); ++i)
                console.printLine(
                    fmt::format("{:<22} {:<10} {:.4f}", (*measures)[i].name, topic.topic, topic.values[i]));
    for (std::size_t i = 0; i < measures->size(); ++i)
        console.printLine(
            fmt::format("{:<22} {:<10} {:.4f}", (*measures)[i].name, "all", scores.complete[i]));
    console.remark(
        fmt::format("Mean over {} topics of the judgements; {} of them have results, the others count as 0.",
                    scores.topics.size(), scores.topicsInBoth));
    if (!scores.ignored.empty())
        console.remark(fmt::format("{} topics of the run are not in the judgements and were ignored.",
                                   scores.ignored.size()));
    return 0;
}

} // namespace

void addScoreCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* command = app.add_subcommand(
        "score", "Score files of any origin: retrieval, text, chunking, agreement, statistics, judge");
    command->require_subcommand(1);
    auto words = std::make_shared<ScoreWords>();
    CLI::App* retrieval = command->add_subcommand(
        "retrieval", "A TREC run file against judgements, with trec_eval's names and values");
    retrieval->add_option("--qrels", words->qrels, "Judgements: topic iteration document grade")
        ->required()
        ->type_name("FILE");
    retrieval->add_option("--run", words->run, "Run: topic Q0 document rank score tag")
        ->required()
        ->type_name("FILE");
    retrieval->add_option("--measures", words->measures, "Such as map,ndcg_cut_10,recall_10")
        ->capture_default_str();
    retrieval->add_flag("--per-query", words->perQuery, "Every topic too");
    retrieval->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return score(session, *words); }; });
    addScoreTextCommand(*command, chosen);
    addScoreChunkingCommand(*command, chosen);
    addScoreAgreementCommand(*command, chosen);
    addScoreStatisticsCommand(*command, chosen);
    addScoreJudgeCommand(*command, chosen);
}

} // namespace touchstone::cli
