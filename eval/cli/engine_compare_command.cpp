// SPDX-License-Identifier: GPL-3.0-or-later
// engine compare: a pushed collection beside the embedded index.
#include "eval/cli/engine_commands.h"
#include "eval/cli/retrieval_options.h"
#include "eval/gold/gold_repository.h"
#include "eval/runners/retriever_comparison.h"

#include <fmt/format.h>

#include <unordered_set>

namespace touchstone::cli {

namespace {

struct EngineCompareWords {
    std::string name, gold, queryFile, mode = "dense", rerank = "none";
    std::vector<std::string> filters;
    std::size_t k = 10, questions = 100;
};

/// Headings of the corpus, spread evenly over it, each once.
Result<std::vector<ComparedQuestion>> headingsOf(Database& database, const EditionInfo& edition,
                                                 std::size_t most) {
    std::vector<std::string> headings;
    std::unordered_set<std::string> seen;
    TOUCHSTONE_TRY(ChunkRepository(database).each(edition, "", [&](const StoredChunk& stored) -> Result<> {
        if (!stored.chunk.heading.empty() && seen.insert(stored.chunk.heading).second)
            headings.push_back(stored.chunk.heading);
        return {};
    }));
    std::vector<ComparedQuestion> out;
    const std::size_t count = std::min(most, headings.size());
    for (std::size_t i = 0; i < count; ++i)
        out.push_back({fmt::format("heading-{}", i + 1), headings[i * headings.size() / count]});
    return out;
}

Result<std::vector<ComparedQuestion>> questionsOf(Session& session, const EngineCompareWords& words,
                                                  const EditionInfo& edition) {
    std::vector<ComparedQuestion> out;
    if (!words.queryFile.empty()) {
        auto lines = readQueryFile(words.queryFile);
        if (!lines)
            return fail(std::move(lines.error()));
        for (QueryLine& line : *lines)
            out.push_back({std::move(line.id), std::move(line.text)});
        return out;
    }
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    if (words.gold.empty())
        return headingsOf(**database, edition, words.questions);
    GoldRepository golds(**database);
    auto gold = golds.find(words.gold);
    if (!gold)
        return fail(std::move(gold.error()));
    auto items = golds.items(*gold);
    if (!items)
        return fail(std::move(items.error()));
    for (const GoldItem& item : *items)
        out.push_back({item.id, item.question});
    return out;
}

Json meanJson(const ComparedMean& mean) {
    return Json{{"mean", mean.mean ? Json(*mean.mean) : Json(nullptr)},
                {"ci", mean.ci ? Json::array({mean.ci->low, mean.ci->high}) : Json(nullptr)},
                {"n", mean.n},
                {"na", mean.na}};
}

Json timesJson(const ComparedTimes& times) {
    Json json = meanJson(times.mean);
    json["median"] = times.median;
    json["p95"] = times.p95;
    return json;
}

std::string meanText(const ComparedMean& mean, const char* unit) {
    if (!mean.mean)
        return "n/a";
    std::string text = fmt::format("{:.3f}{}", *mean.mean, unit);
    if (mean.ci)
        text += fmt::format(" [{:.3f}, {:.3f}]", mean.ci->low, mean.ci->high);
    return text +
           fmt::format(" (n {}{})", mean.n, mean.na > 0 ? fmt::format(", n/a {}", mean.na) : std::string());
}

void printComparison(Console& console, const RetrieverComparison& all) {
    console.printLine(fmt::format("  overlap@{:<6} {}", all.k, meanText(all.overlap, "")));
    console.printLine(fmt::format("  same first     {}", meanText(all.sameFirst, "")));
    console.printLine(fmt::format("  rank agreement {}", meanText(all.rankAgreement, "")));
    for (const auto& [name, times] : {std::pair{"embedded", &all.here}, std::pair{"engine", &all.there}})
        console.printLine(fmt::format("  {:<14} {}, median {:.2f}, p95 {:.2f}", name,
                                      meanText(times->mean, " ms"), times->median, times->p95));
    console.printLine(fmt::format("  difference     {}", meanText(all.difference, " ms")));
    if (all.failed > 0)
        console.printLine(fmt::format("  failed         {}", all.failed));
}

Result<int> compareEngine(Session& session, const EngineCompareWords& words) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    const auto record = (*bench)->engineRecord(words.name);
    if (!record)
        return fail(record.error());
    if (record->attached)
        return fail(ErrorCode::Usage, "An attached collection has no embedded index to be compared with.",
                    "Measure both with eval retrieval.");
    RetrievalWords shared;
    shared.mode = words.mode;
    shared.rerank = words.rerank;
    shared.filters = words.filters;
    shared.k = words.k;
    const auto options = shared.options();
    if (!options)
        return fail(options.error());
    auto editions = (*bench)->resolveEditions(record->corpus);
    if (!editions)
        return fail(std::move(editions.error()));
    JobContext context = session.console().jobContext("engine compare " + words.name);
    const auto there = (*bench)->retriever(*editions, context, words.name);
    if (!there)
        return fail(there.error());
    const auto here = (*bench)->retriever(*editions, context);
    if (!here)
        return fail(here.error());
    const auto questions = questionsOf(session, words, editions->front());
    if (!questions)
        return fail(questions.error());
    const auto all =
        compareRetrievers(**here, **there, *questions, *options, session.options().seed, context);
    if (!all)
        return fail(all.error());
    if (!session.json()) {
        session.console().printLine(fmt::format("{} at '{}' ({}) against the embedded index, {} mode:",
                                                record->corpus, record->name, record->spec, words.mode));
        printComparison(session.console(), *all);
        return 0;
    }
    Json json = engineJson(*record);
    json.update(Json{{"mode", words.mode},
                     {"k", all->k},
                     {"n", all->answers.size() - all->failed},
                     {"failed", all->failed},
                     {"overlap", meanJson(all->overlap)},
                     {"same_first", meanJson(all->sameFirst)},
                     {"rank_agreement", meanJson(all->rankAgreement)},
                     {"ms",
                      {{"embedded", timesJson(all->here)},
                       {"engine", timesJson(all->there)},
                       {"difference", meanJson(all->difference)}}},
                     {"per_query", Json::array()}});
    for (const ComparedAnswer& answer : all->answers)
        json["per_query"].push_back(
            {{"id", answer.id},
             {"overlap", answer.failure.empty() ? Json(answer.overlap) : Json(nullptr)},
             {"same_first", answer.failure.empty() ? Json(answer.sameFirst) : Json(nullptr)},
             {"rank_agreement", answer.rankAgreement ? Json(*answer.rankAgreement) : Json(nullptr)},
             {"embedded_ms", answer.hereMs},
             {"engine_ms", answer.thereMs},
             {"failure", orNull(answer.failure)}});
    session.console().printJson(json);
    return 0;
}

} // namespace

void addEngineCompare(CLI::App& engine, Chosen& chosen) {
    auto words = std::make_shared<EngineCompareWords>();
    CLI::App* command = engine.add_subcommand(
        "compare",
        "A pushed collection beside the embedded index: what both find, in which order, and how fast");
    command->add_option("name", words->name, "A name of `engine list`")->required();
    command->add_option("--gold", words->gold,
                        "Questions of this gold set (default: headings of the corpus)");
    command->add_option("--query-file", words->queryFile, "Questions as lines {id, text}")->type_name("FILE");
    command->add_option("--questions", words->questions, "How many headings")
        ->capture_default_str()
        ->check(CLI::Range(1, 100000));
    command->add_option("-k", words->k, "How many passages")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    command->add_option("--mode", words->mode, "dense, hybrid or lexical")->capture_default_str();
    command->add_option("--rerank", words->rerank, "Reranker SPEC")->capture_default_str();
    command->add_option("--filter", words->filters, "As for search");
    command->callback([words, &chosen] {
        chosen.command = [words](Session& session) { return compareEngine(session, *words); };
    });
}

} // namespace touchstone::cli
