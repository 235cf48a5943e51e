// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/cli/chunker_comparison_output.h"

#include "eval/cli/json_lines.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

using Measures = std::array<ChunkerMeasure, kChunkerMeasures>;

Json measuresJson(const Measures& measures) {
    Json json = Json::object();
    for (const ChunkerMeasure& measure : measures)
        json[std::string(measure.name)] = {{"mean", numberOrNull(measure.mean)},
                                           {"ci", intervalOrNull(measure.ci)},
                                           {"n", measure.n},
                                           {"na", measure.na},
                                           {"difference", numberOrNull(measure.difference)},
                                           {"difference_ci", intervalOrNull(measure.differenceCi)},
                                           {"p", numberOrNull(measure.p)},
                                           {"p_adjusted", numberOrNull(measure.pAdjusted)}};
    return json;
}

Json comparisonJson(const ChunkerComparison& comparison) {
    Json json{{"gold", fmt::format("{}@{}", comparison.gold.name, comparison.gold.version)},
              {"corpus", comparison.corpus},
              {"embedder", comparison.embedder},
              {"note", comparison.note},
              {"token_budget", comparison.tokenBudget},
              {"n", comparison.questions.size()},
              {"unanswerable", comparison.unanswerable},
              {"unplaced", comparison.unplaced}};
    json["chunkers"] = Json::array();
    for (const ChunkerArm& arm : comparison.arms) {
        Json one{{"chunker", arm.chunker},
                 {"chunks", arm.chunks},
                 {"mean_tokens", arm.meanTokens},
                 {"embedded_tokens", arm.embeddedTokens},
                 {"mean_passages", arm.meanPassages},
                 {"seconds", arm.seconds}};
        one["chars"] = measuresJson(arm.chars);
        one["tokens"] = measuresJson(arm.tokens);
        one["per_item"] = Json::array();
        for (std::size_t i = 0; i < comparison.questions.size(); ++i) {
            Json row{{"id", comparison.questions[i]}};
            for (const ChunkerMeasure& measure : arm.chars)
                row[std::string(measure.name)] = numberOrNull(measure.values[i]);
            one["per_item"].push_back(std::move(row));
        }
        json["chunkers"].push_back(std::move(one));
    }
    return json;
}

std::string cell(const ChunkerMeasure& measure) {
    if (!measure.mean)
        return "n/a";
    return measure.ci
               ? fmt::format("{:.3f} [{:.3f}, {:.3f}]", *measure.mean, measure.ci->low, measure.ci->high)
               : fmt::format("{:.3f}", *measure.mean);
}

std::string change(const ChunkerMeasure& measure) {
    if (!measure.difference)
        return "";
    std::string out = fmt::format("{:+.3f}", *measure.difference);
    if (measure.differenceCi)
        out += fmt::format(" [{:+.3f}, {:+.3f}]", measure.differenceCi->low, measure.differenceCi->high);
    if (measure.pAdjusted)
        out += fmt::format(", p {:.3g}", *measure.pAdjusted);
    return out;
}

void print(Console& console, const ChunkerComparison& comparison) {
    console.printLine(fmt::format(
        "{}@{} on {}: {} questions, the best passages of {} tokens together; in characters, 95 % intervals",
        comparison.gold.name, comparison.gold.version, comparison.corpus, comparison.questions.size(),
        comparison.tokenBudget));
    for (const ChunkerArm& arm : comparison.arms) {
        console.printLine("");
        console.printLine(fmt::format("{}: {} chunks of ~{:.0f} tokens, ~{} tokens to embed, {:.1f} passages "
                                      "a question, {:.1f} s",
                                      arm.chunker, arm.chunks, arm.meanTokens, arm.embeddedTokens,
                                      arm.meanPassages, arm.seconds));
        for (const ChunkerMeasure& measure : arm.chars)
            console.printLine(
                fmt::format("  {:<16} {:<24} {}", measure.name, cell(measure), change(measure)));
    }
    console.printLine("");
    if (comparison.arms.size() > 1)
        console.printLine(fmt::format("Differences are to {}, with p adjusted by Holm (sign-flip test).",
                                      comparison.arms.front().chunker));
    if (comparison.unanswerable + comparison.unplaced > 0)
        console.printLine(fmt::format("Left out: {} unanswerable, {} without a place in this corpus.",
                                      comparison.unanswerable, comparison.unplaced));
    if (!comparison.note.empty())
        console.printLine(comparison.note);
}

} // namespace

Result<int> compareChunkersOnGold(Session& session, ChunkerComparisonRequest request) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    request.scratch = (*bench)->scratchDir();
    JobContext context = session.console().jobContext("score chunking " + request.gold);
    const auto comparison = compareChunkers(*(*bench)->workspace(), request, context);
    if (!comparison)
        return fail(comparison.error());
    if (session.json())
        session.console().printJson(comparisonJson(*comparison));
    else
        print(session.console(), *comparison);
    return 0;
}

} // namespace touchstone::cli
