// SPDX-License-Identifier: GPL-3.0-or-later
// comparisonJson and comparisonText of comparison.h.
#include "core/answering/hit_json.h"
#include "eval/regressions/comparison.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kShownItems = 10;

Json orNull(const std::optional<double>& value) {
    return value ? finiteOrNull(*value) : Json(nullptr);
}

Json changesJson(const std::vector<ItemChange>& changes) {
    Json rows = Json::array();
    for (const ItemChange& change : changes)
        rows.push_back({{"item", change.item},
                        {"type", textOrNull(change.type)},
                        {"tags", change.tags},
                        {"a", finiteOrNull(change.a)},
                        {"b", finiteOrNull(change.b)}});
    return rows;
}

Json measureJson(const MeasureComparison& measure) {
    return {{"measure", measure.info.name},
            {"direction", metricDirectionName(measure.info.direction)},
            {"n", measure.n},
            {"dropped", measure.dropped},
            {"mean_a", orNull(measure.meanA)},
            {"mean_b", orNull(measure.meanB)},
            {"delta", orNull(measure.delta)},
            {"ci", measure.ci ? Json::array({finiteOrNull(measure.ci->low), finiteOrNull(measure.ci->high)})
                              : Json(nullptr)},
            {"p", orNull(measure.p)},
            {"p_adjusted", orNull(measure.pAdjusted)},
            {"test", textOrNull(measure.test)},
            {"unchanged", measure.unchanged},
            {"fixed", changesJson(measure.fixed)},
            {"broken", changesJson(measure.broken)}};
}

Json sideJson(const RunSide& side) {
    return {{"run", side.run.id.value},
            {"arm", side.arm},
            {"name", side.run.name},
            {"gold", side.run.gold},
            {"corpus", side.run.corpus},
            {"snapshot", side.run.snapshot},
            {"partial", side.run.done < side.run.total}};
}

std::string listText(std::string_view head, const std::vector<ItemChange>& changes) {
    if (changes.empty())
        return {};
    std::string out = fmt::format("    {} ({}):", head, changes.size());
    for (std::size_t i = 0; i < std::min(kShownItems, changes.size()); ++i)
        out += fmt::format(" {} {:.3g}->{:.3g}", changes[i].item, changes[i].a, changes[i].b);
    return out + (changes.size() > kShownItems ? " ...\n" : "\n");
}

} // namespace

Json comparisonJson(const Comparison& comparison) {
    Json json;
    if (!comparison.measures.empty())
        json = measureJson(comparison.measures.front());
    json["a"] = sideJson(comparison.a);
    json["b"] = sideJson(comparison.b);
    json["differences"] = comparison.differences;
    json["warnings"] = comparison.warnings;
    json["items"] = {
        {"paired", comparison.pairedItems}, {"only_a", comparison.onlyA}, {"only_b", comparison.onlyB}};
    json["measures"] = Json::array();
    for (const MeasureComparison& measure : comparison.measures)
        json["measures"].push_back(measureJson(measure));
    return json;
}

std::string comparisonText(const Comparison& comparison) {
    std::string out = fmt::format("A {} [{}] {}\nB {} [{}] {}\n", comparison.a.run.id.value, comparison.a.arm,
                                  comparison.a.run.name, comparison.b.run.id.value, comparison.b.arm,
                                  comparison.b.run.name);
    out += comparison.differences.empty() ? "The manifests are equal.\n" : "What differs:\n";
    for (const std::string& line : comparison.differences)
        out += "  " + line + "\n";
    for (const std::string& line : comparison.warnings)
        out += "Warning: " + line + "\n";
    for (const MeasureComparison& measure : comparison.measures) {
        if (measure.n == 0) {
            out +=
                fmt::format("  {:<22} no pair has values ({} dropped)\n", measure.info.name, measure.dropped);
            continue;
        }
        out += fmt::format(
            "  {:<22} {:.3f} -> {:.3f}  {:+.3f}{}  n {}{}{}\n", measure.info.name, *measure.meanA,
            *measure.meanB, *measure.delta,
            measure.ci ? fmt::format(" [{:+.3f}, {:+.3f}]", measure.ci->low, measure.ci->high) : "",
            measure.n,
            measure.p
                ? fmt::format(", p {:.3g} ({}), Holm {:.3g}", *measure.p, measure.test, *measure.pAdjusted)
                : "",
            measure.dropped > 0 ? fmt::format(", {} dropped", measure.dropped) : "");
        out += listText("better", measure.fixed) + listText("worse", measure.broken);
    }
    return out;
}

} // namespace touchstone
