// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/cli/why_not_output.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace touchstone::cli {

namespace {

std::string droppedWords(const WhyNot& why, std::size_t k) {
    if (why.droppedBy == "filter")
        return "The filters keep its page out.";
    if (why.droppedBy == "candidates")
        return "No side of the search had it among its candidates.";
    if (why.droppedBy == "fused")
        return "The fusion ranked it too low to go on.";
    if (why.droppedBy == "rerank")
        return "The reranker put it behind the best.";
    return fmt::format("It stands behind the first {}.", k);
}

} // namespace

Json whyNotJson(const WhyNot& why) {
    Json stages = Json::array();
    for (const WhyNotStage& stage : why.stages)
        stages.push_back({{"stage", stage.name},
                          {"rank", stage.rank == 0 ? Json(nullptr) : Json(stage.rank)},
                          {"score", std::isfinite(stage.score) ? Json(stage.score) : Json(nullptr)},
                          {"keeps", stage.keeps},
                          {"passed", stage.passed}});
    Json changes = Json::array();
    for (const WhyNotChange& change : why.changes)
        changes.push_back({{"setting", change.setting}, {"value", change.value}, {"rank", change.rank}});
    return Json{{"asked", why.asked},
                {"chunk", why.chunk},
                {"path", why.path},
                {"anchor", why.anchor},
                {"heading", why.heading},
                {"chunks", why.chunks},
                {"retrieved", why.retrieved},
                {"rank", why.rank == 0 ? Json(nullptr) : Json(why.rank)},
                {"stages", std::move(stages)},
                {"dropped_by", why.droppedBy.empty() ? Json(nullptr) : Json(why.droppedBy)},
                {"missing_words", why.missing},
                {"unknown_words", why.unknown},
                {"smallest_k", why.smallestK == 0 ? Json(nullptr) : Json(why.smallestK)},
                {"changes", std::move(changes)}};
}

void printWhyNot(Console& console, const WhyNot& why, std::size_t k) {
    const std::string place = why.path + (why.anchor.empty() ? "" : "#" + why.anchor);
    console.printLine("");
    console.printLine(why.retrieved ? fmt::format("{} was found, at rank {}.", place, why.rank)
                                    : fmt::format("{} was not found. {}", place, droppedWords(why, k)));
    for (const WhyNotStage& stage : why.stages)
        console.printLine(stage.rank == 0 ? fmt::format("  {:<8} no place", stage.name)
                                          : fmt::format("  {:<8} rank {} (score {:.3f}), {} go on{}",
                                                        stage.name, stage.rank, stage.score, stage.keeps,
                                                        stage.passed ? "" : ": dropped here"));
    if (!why.missing.empty())
        console.printLine(
            fmt::format("  words of the question that it lacks: {}", fmt::join(why.missing, ", ")));
    if (!why.unknown.empty())
        console.printLine(fmt::format("  words that no passage holds: {}", fmt::join(why.unknown, ", ")));
    for (const WhyNotChange& change : why.changes)
        console.printLine(
            fmt::format("  {} {} would bring it, at rank {}", change.setting, change.value, change.rank));
    if (!why.retrieved && why.changes.empty())
        console.printLine("  no single change of mode, weight, fusion, reranker or k would bring it");
}

} // namespace touchstone::cli
