// SPDX-License-Identifier: GPL-3.0-or-later
// search: ranked passages, with the stages that ranked them.
#include "eval/cli/command.h"
#include "eval/cli/retrieval_options.h"
#include "eval/cli/why_not_output.h"
#include "eval/serving/answer_document.h"

#include <fmt/format.h>

#include <cmath>

namespace touchstone::cli {

namespace {

Json resultJson(const RetrievalResult& result, const std::vector<EditionInfo>& editions) {
    Json json = searchDocument(result, editions);
    if (result.whyNot)
        json["why_not"] = whyNotJson(*result.whyNot);
    return json;
}

void printHit(Console& console, const Hit& hit, bool explain) {
    const Chunk& chunk = hit.stored.chunk;
    std::string path;
    for (const std::string& heading : chunk.headings)
        path += (path.empty() ? "" : " > ") + heading;
    console.printLine(
        fmt::format("{:>3}  {:.3f}  {}", hit.rank, hit.score, path.empty() ? chunk.path : path));
    console.printLine(fmt::format(
        "            {}{}{}  bytes {}-{}", chunk.path, chunk.anchor.empty() ? "" : "#" + chunk.anchor,
        hit.version ? " @" + *hit.version : "", chunk.range.start, chunk.range.end));
    if (!explain)
        return;
    std::string stages;
    for (const auto& [name, stage] : hit.stages)
        stages += stage.rank == 0 ? fmt::format("{} -  ", name)
                                  : fmt::format("{} #{} ({:.3f})  ", name, stage.rank, stage.score);
    console.printLine("            " + stages);
    std::string terms;
    for (const TermContribution& term : hit.terms)
        terms += fmt::format("{} {:.2f} (in {})  ", term.term, term.score, term.documentFrequency);
    if (!terms.empty())
        console.printLine("            words: " + terms);
    std::string features;
    for (const FeatureContribution& feature : hit.features)
        if (std::abs(feature.contribution) >= 0.005)
            features +=
                fmt::format("{} {:+.2f} ({:.2f})  ", feature.name, feature.contribution, feature.value);
    if (!features.empty())
        console.printLine("            reranked by: " + features);
    if (hit.similarityPercentile >= 0)
        console.printLine(
            fmt::format("            similarity: above {:.1f} % of all chunks", hit.similarityPercentile));
}

void printResult(Console& console, const RetrievalResult& result, bool explain, std::size_t k) {
    if (result.hits.empty())
        console.printLine(fmt::format("Nothing was found among {} chunks.", result.searchedChunks));
    for (const Hit& hit : result.hits)
        printHit(console, hit, explain);
    if (result.whyNot)
        printWhyNot(console, *result.whyNot, k);
    if (explain)
        for (const QueryReading& reading : result.readings)
            console.printLine(fmt::format("read {} as: {} ({} passages)", reading.written, reading.meaning,
                                          reading.passages));
    for (const WordSuggestion& each : result.suggestions)
        console.remark(fmt::format("No passage holds {}. Did you mean {}? ({} passages)", each.word,
                                   each.suggestion, each.passages));
    for (const std::string& note : result.notes)
        console.remark(note);
    console.remark(
        fmt::format("{} of {} chunks, {:.1f} ms", result.hits.size(), result.searchedChunks, result.ms));
}

Result<int> search(Session& session, const std::string& query, const std::string& queryFile,
                   const RetrievalWords& words, const std::string& whyNot, bool plain) {
    auto options = words.options();
    if (!options)
        return fail(std::move(options.error()));
    options->whyNot = whyNot;
    options->syntax = !plain;
    options->suggest = true;
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto editions = (*bench)->resolveEditions(words.corpora);
    if (!editions)
        return fail(std::move(editions.error()));
    JobContext context = session.console().jobContext("search");
    auto retriever = (*bench)->retriever(*editions, context, options->engine);
    if (!retriever)
        return fail(std::move(retriever.error()));
    if (queryFile.empty()) {
        auto result = (*retriever)->retrieve(query, *options, context);
        if (!result)
            return fail(std::move(result.error()));
        if (session.json())
            session.console().printJson(resultJson(*result, *editions));
        else
            printResult(session.console(), *result, words.explain, options->k);
        return 0;
    }
    auto lines = readQueryFile(queryFile);
    if (!lines)
        return fail(std::move(lines.error()));
    ProgressMeter meter(context, "searching", lines->size());
    for (const QueryLine& line : *lines) {
        TOUCHSTONE_TRY(context.check());
        auto result = (*retriever)->retrieve(line.text, *options, context);
        if (!result)
            return fail(std::move(result.error()));
        Json row{{"id", line.id}};
        row.update(resultJson(*result, *editions));
        session.console().printJson(row);
        meter.advance();
    }
    meter.finish();
    return 0;
}

} // namespace

void addSearchCommand(CLI::App& app, Chosen& chosen) {
    CLI::App* command = app.add_subcommand("search", "Ranked passages for a query");
    command->footer(
        "Operators: \"a phrase\", -word, heading:word, code:word, path:part, version:0.100, prefix*,\n"
        "NEAR(a b, 5). They are conditions that every hit meets; the words rank. --explain shows how they "
        "were read.");
    auto query = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    CLI::Option* queryOption = command->add_option("query", *query, "What to look for");
    CLI::Option* fileOption =
        command->add_option("--query-file", *file, "Lines {id, text}; gives JSON Lines")->type_name("FILE");
    auto words = addRetrievalWords(*command, 10);
    command->add_flag("--explain", words->explain, "Say why each passage was found");
    auto plain = std::make_shared<bool>(false);
    command->add_flag("--plain", *plain, "Read every character as text, no operators");
    auto whyNot = std::make_shared<std::string>();
    command
        ->add_option("--why-not", *whyNot,
                     "Say what every stage made of this passage, and what would bring it among the hits")
        ->type_name("PATH#ANCHOR|CHUNK");
    command->callback([=, &chosen] {
        if (queryOption->count() + fileOption->count() != 1)
            throw CLI::ValidationError("search", "takes a query or --query-file, one of the two");
        chosen.command = [=](Session& session) {
            return search(session, *query, *file, *words, *whyNot, *plain);
        };
    });
}

} // namespace touchstone::cli
