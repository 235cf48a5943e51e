// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/shadow_report.h"

#include "eval/metrics/sample_scorer.h"
#include "eval/regressions/prompt_behaviour.h"
#include "eval/statistics/corrections.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace touchstone {
namespace {

constexpr double kShadowChance = 0.05;

std::vector<std::string> shadowMetrics(bool gold) {
    std::vector<std::string> out{"cited"};
    if (gold) {
        const std::vector<std::string> more = defaultMetrics();
        out.insert(out.end(), more.begin(), more.end());
    } else {
        for (const char* name : {"answered", "citation_validity", "citation_verified", "length_words",
                                 "output_tokens", "latency_ms", "ttft_ms", "cost"})
            out.emplace_back(name);
    }
    return out;
}

struct ShadowSides {
    RunSide a, b;
    std::vector<ItemScores> scoresA, scoresB;
};

/// What gates on costs look at: known only where every item's cost is.
void sumCosts(RunSide& side) {
    const MetricColumn* cost = side.column("cost");
    const MetricColumn* right = side.column("refusal_right");
    double sum = 0;
    std::size_t succeeded = 0;
    for (std::size_t i = 0; i < side.items.size(); ++i) {
        if (!cost->items[i].front().hasValue())
            return;
        sum += cost->items[i].front().value;
        succeeded += right && right->items[i].front().hasValue() && right->items[i].front().value > 0 ? 1 : 0;
    }
    side.counts.cost = sum;
    if (succeeded > 0)
        side.counts.costPerSuccess = sum / static_cast<double>(succeeded);
}

/// The pairs as two runs over one set of questions.
Result<ShadowSides> sidesOf(const std::vector<ShadowPair>& pairs, const std::optional<ShadowGold>& gold) {
    auto scorer = SampleScorer::make(shadowMetrics(gold.has_value()));
    if (!scorer)
        return fail(std::move(scorer.error()));
    ShadowSides out;
    for (RunSide* side : {&out.a, &out.b}) {
        side->run.total = side->run.done = pairs.size();
        side->run.manifest = "{}";
        side->run.id.value = pairs.front().batch;
        for (const MetricInfo& info : scorer->metrics())
            side->columns.push_back({info.name, {}});
    }
    out.a.arm = fmt::format("{}@{}", pairs.front().prompt, pairs.front().production);
    out.b.arm = fmt::format("{}@{}", pairs.front().prompt, pairs.front().candidate);
    std::unordered_set<std::string> ids;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const ShadowPair& pair = pairs[i];
        const bool own = !pair.item.empty() && ids.insert(pair.item).second;
        const std::string id = own ? pair.item : fmt::format("{}#{}", pair.item, i + 1);
        for (const bool candidate : {false, true}) {
            RunSide& side = candidate ? out.b : out.a;
            const SampleOutput& output = candidate ? pair.candidateOutput : pair.productionOutput;
            Sample expected;
            expected.question = pair.question;
            const std::vector<Score> scores = scorer->score(gold ? gold->builder->sample(i, output)
                                                                 : sampleOf(std::move(expected), output));
            ItemScores byName;
            for (std::size_t m = 0; m < scores.size(); ++m) {
                byName.emplace(side.columns[m].metric, scores[m]);
                side.columns[m].items.push_back({scores[m]});
            }
            (candidate ? out.scoresB : out.scoresA).push_back(std::move(byName));
            side.items.push_back(id);
            side.questions.push_back(pair.question);
            side.types.push_back(gold ? (*gold->items)[i].type : std::string());
            side.tags.push_back(gold ? (*gold->items)[i].tags : std::vector<std::string>());
        }
    }
    sumCosts(out.a);
    sumCosts(out.b);
    return out;
}

/// The measures that tell right from wrong: the verdict rests on them.
constexpr std::array<std::string_view, 7> kTellingMeasures{
    "refusal_right", "answered",          "answer_points",    "token_f1",
    "cited",         "citation_verified", "citation_location"};

bool isTelling(const MeasureComparison& measure) {
    return std::find(kTellingMeasures.begin(), kTellingMeasures.end(), measure.info.name) !=
           kTellingMeasures.end();
}

bool isBeyondChance(const MeasureComparison& measure) {
    return measure.delta && *measure.delta != 0 && measure.pAdjusted && *measure.pAdjusted < kShadowChance;
}

bool isBetter(const MeasureComparison& measure) {
    return (*measure.delta > 0) == (measure.info.direction != MetricDirection::LowerIsBetter);
}

/// Holm over the telling measures, and over the rest by itself: effort and form must not make a change in the
/// answers harder to see. A measure in which no pair differs cannot be beyond chance and does not count
/// (Tarone 1990).
void adjustByFamily(std::vector<MeasureComparison>& measures) {
    for (const bool telling : {false, true}) {
        std::vector<MeasureComparison*> family;
        std::vector<double> p;
        for (MeasureComparison& one : measures) {
            if (!one.p || isTelling(one) != telling)
                continue;
            if (one.unchanged == one.n) {
                one.pAdjusted = 1;
                continue;
            }
            family.push_back(&one);
            p.push_back(*one.p);
        }
        const std::vector<double> adjusted = holmAdjusted(p);
        for (std::size_t i = 0; i < family.size(); ++i)
            family[i]->pAdjusted = adjusted[i];
    }
}

std::string named(const MeasureComparison& measure) {
    return fmt::format(
        "{} {:.3g} to {:.3g} ({:+.3g}{}, Holm p {:.2g})", measure.info.name, *measure.meanA, *measure.meanB,
        *measure.delta,
        measure.ci ? fmt::format(", 95 % {:+.3g} to {:+.3g}", measure.ci->low, measure.ci->high) : "",
        *measure.pAdjusted);
}

std::string listOf(const Comparison& comparison, const std::vector<std::string>& names) {
    std::string out;
    for (const MeasureComparison& measure : comparison.measures)
        if (std::find(names.begin(), names.end(), measure.info.name) != names.end())
            out += (out.empty() ? "" : "; ") + named(measure);
    return out;
}

std::string verdictOn(const ShadowReport& report) {
    const Comparison& comparison = report.comparison;
    const std::string ground = fmt::format("{} {} over the same passages", report.pairs,
                                           report.pairs == 1 ? "question" : "questions");
    std::string out;
    if (report.degrades)
        out = fmt::format("{} degrades what {} answers to {}: {}", report.candidate, report.production,
                          ground, listOf(comparison, report.worse));
    else if (!report.better.empty())
        out = fmt::format("{} does not degrade what {} answers to {} and is better in {}", report.candidate,
                          report.production, ground, listOf(comparison, report.better));
    else
        out = fmt::format("Nothing shows that {} degrades what {} answers to {}", report.candidate,
                          report.production, ground);
    if (report.degrades && !report.better.empty())
        out += fmt::format(", but it is better in {}", listOf(comparison, report.better));
    out += '.';
    for (const MeasureComparison& measure : comparison.measures)
        if (measure.info.name == "answered" || measure.info.name == "refusal_right")
            if (const auto least = detectableDifference(measure); least && *least > 0 && *least < 1)
                return out +
                       fmt::format(" {} questions show a difference of {:.2g} in {} four times of five.",
                                   measure.n, *least, measure.info.name);
    return out + " They are too few to show any difference reliably.";
}

nlohmann::ordered_json itemJson(const ShadowItem& item, const ShadowPair& pair) {
    nlohmann::ordered_json out;
    if (!pair.item.empty())
        out["item"] = pair.item;
    out["question"] = pair.question;
    out["better"] = item.verdict.better;
    out["worse"] = item.verdict.worse;
    out["answer_production"] = pair.productionOutput.answer;
    out["answer_candidate"] = pair.candidateOutput.answer;
    out["refused_production"] = pair.productionOutput.refused;
    out["refused_candidate"] = pair.candidateOutput.refused;
    if (pair.candidateOutput.failed())
        out["error_candidate"] = pair.candidateOutput.error;
    return out;
}

/// "  broken  g1 Where do cats sleep? (answered, +cited)"
std::string itemLine(const ShadowItem& item, const ShadowPair& pair) {
    std::vector<std::string> moved = item.verdict.worse;
    for (const std::string& measure : item.verdict.better)
        moved.push_back("+" + measure);
    return fmt::format("  {:<7} {}{}{}{}\n", itemFateName(item.verdict.fate), pair.item,
                       pair.item.empty() ? "" : " ", pair.question,
                       moved.empty() ? "" : fmt::format(" ({})", fmt::join(moved, ", ")));
}

} // namespace

Result<ShadowReport> reportShadow(const std::vector<ShadowPair>& pairs, const std::optional<ShadowGold>& gold,
                                  const std::vector<Gate>& gates, std::uint64_t seed, JobContext& context) {
    if (pairs.empty())
        return fail(ErrorCode::Usage, "There are no answers to compare.");
    auto sides = sidesOf(pairs, gold);
    if (!sides)
        return fail(std::move(sides.error()));
    ShadowReport out;
    out.production = sides->a.arm;
    out.candidate = sides->b.arm;
    out.pairs = pairs.size();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const SampleOutput& before = pairs[i].productionOutput;
        const SampleOutput& after = pairs[i].candidateOutput;
        out.recorded += pairs[i].recorded ? 1 : 0;
        out.failedProduction += before.failed() ? 1 : 0;
        out.failedCandidate += after.failed() ? 1 : 0;
        ShadowItem item{i, judgeItem(sides->scoresA[i], sides->scoresB[i], "",
                                     before.answer != after.answer || before.refused != after.refused)};
        if (item.verdict.fate != ItemFate::Same)
            out.items.push_back(std::move(item));
    }
    if (!gates.empty()) {
        auto checked = checkGates(gates, sides->a, sides->b, seed, context);
        if (!checked)
            return fail(std::move(checked.error()));
        out.gates = std::move(*checked);
    }
    auto compared = compareRuns(std::move(sides->a), std::move(sides->b), "", seed, context);
    if (!compared)
        return fail(std::move(compared.error()));
    out.comparison = std::move(*compared);
    adjustByFamily(out.comparison.measures);
    for (const MeasureComparison& measure : out.comparison.measures)
        if (isTelling(measure) && isBeyondChance(measure))
            (isBetter(measure) ? out.better : out.worse).push_back(measure.info.name);
    out.degrades = !out.worse.empty();
    out.verdict = verdictOn(out);
    return out;
}

nlohmann::ordered_json shadowReportJson(const ShadowReport& report, const std::vector<ShadowPair>& pairs,
                                        std::size_t most) {
    using Json = nlohmann::ordered_json;
    Json measures = comparisonJson(report.comparison)["measures"];
    for (Json& row : measures)
        for (const MeasureComparison& measure : report.comparison.measures)
            if (row["measure"] == measure.info.name) {
                const auto least = detectableDifference(measure);
                row["detectable"] = least ? Json(*least) : Json(nullptr);
                row.erase("fixed"); // the items stand below, by what became of them
                row.erase("broken");
            }
    Json out{{"candidate", report.candidate},
             {"production", report.production},
             {"questions", report.pairs},
             {"passages", {{"recorded", report.recorded}, {"retrieved", report.pairs - report.recorded}}},
             {"failed", {{"production", report.failedProduction}, {"candidate", report.failedCandidate}}},
             {"degrades", report.degrades},
             {"verdict", report.verdict},
             {"worse", report.worse},
             {"better", report.better},
             {"measures", std::move(measures)}};
    for (const ItemFate fate : {ItemFate::Fixed, ItemFate::Broken, ItemFate::Changed}) {
        Json rows = Json::array();
        std::size_t count = 0;
        for (const ShadowItem& item : report.items)
            if (item.verdict.fate == fate && ++count <= most)
                rows.push_back(itemJson(item, pairs[item.pair]));
        const std::string name(itemFateName(fate));
        out["counts"][name] = count;
        out[name] = std::move(rows);
    }
    return out;
}

std::string shadowReportText(const ShadowReport& report, const std::vector<ShadowPair>& pairs,
                             std::size_t most) {
    std::string out = report.verdict + "\n";
    if (report.failedProduction + report.failedCandidate > 0)
        out += fmt::format("Calls that failed: {} of {}, {} of {}.\n", report.failedProduction,
                           report.production, report.failedCandidate, report.candidate);
    for (const MeasureComparison& measure : report.comparison.measures)
        if (measure.delta)
            out += fmt::format("  {:<18} {:>10.4g} -> {:<10.4g} {:+.4g}  p {:.2g}  n {}\n", measure.info.name,
                               *measure.meanA, *measure.meanB, *measure.delta, measure.pAdjusted.value_or(1),
                               measure.n);
    std::size_t shown = 0;
    for (const ItemFate fate : {ItemFate::Broken, ItemFate::Fixed, ItemFate::Changed})
        for (const ShadowItem& item : report.items)
            if (item.verdict.fate == fate && ++shown <= most)
                out += itemLine(item, pairs[item.pair]);
    if (shown > most)
        out += fmt::format("  and {} more; --json lists them\n", shown - most);
    return out;
}

} // namespace touchstone
