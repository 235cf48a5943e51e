// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/metric_registry.h"

#include "core/base/spec.h"
#include "eval/metrics/judged_metrics.h"
#include "eval/metrics/retrieval_measures.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

using enum MetricDirection;

constexpr std::string_view kRefusalEdge =
    "n/a when the item is unanswerable, when the answer is a refusal, or "
    "when the gold set has no reference answer";
constexpr std::string_view kCitationEdge =
    "n/a for a refusal, for an answer without citations, and for a target that does not cite";

MetricInfo retrieval(std::string name, std::string_view formula, std::string_view example) {
    return {std::move(name),
            "retrieval",
            "item",
            HigherIsBetter,
            "0..1",
            formula,
            "trec_eval 10",
            "n/a for unanswerable items and where the target tells no contexts; a gold place that the corpus "
            "lacks counts as missed",
            example};
}

MetricInfo answer(std::string name, std::string_view range, std::string_view formula, std::string_view source,
                  std::string_view example, bool binary = false) {
    return {std::move(name), "answer", "item",       HigherIsBetter, range,
            formula,         source,   kRefusalEdge, example,        binary};
}

MetricInfo citations(std::string name, std::string_view formula, std::string_view edges,
                     std::string_view example) {
    return {std::move(name), "citations",  "item", HigherIsBetter, "0..1",
            formula,         "Touchstone", edges,  example};
}

MetricInfo effort(std::string name, std::string_view level, MetricDirection direction, std::string_view range,
                  std::string_view formula, std::string_view edges, std::string_view example, bool clocked) {
    return {std::move(name), "effort", level,   direction, range,  formula,
            "Touchstone",    edges,    example, false,     clocked};
}

std::vector<MetricInfo> makeRegistry() {
    std::vector<MetricInfo> all;
    all.push_back(retrieval("nDCG@k",
                            "DCG@k / ideal DCG@k, gain = grade, discount log2(rank + 1), over sections",
                            "grades 0 2 1 at ranks 1..3: nDCG@3 = (2/1.585 + 1/2) / (2 + 1/1.585) = .6697"));
    all.push_back(retrieval("R@k", "relevant sections among the first k / relevant sections",
                            "2 relevant, one at rank 3: R@5 = .5"));
    all.push_back(retrieval("P@k", "relevant sections among the first k / k", "1 of 5: P@5 = .2"));
    all.push_back(
        retrieval("RR@k", "1 / rank of the first relevant section within k, else 0", "rank 4: .25"));
    all.push_back(retrieval("AP@k", "sum of P@rank over relevant ranks within k / relevant sections",
                            "ranks 1 and 3 of 2: (1 + 2/3) / 2 = .8333"));
    all.push_back(
        retrieval("Success@k", "1 when a relevant section is among the first k", "rank 6: Success@5 = 0"));
    all.back().binary = true;
    all.push_back(
        answer("exact_match", "0 or 1",
               "1 when the words (lower case, without punctuation, a, an, the) are those of a reference",
               "SQuAD", "'The shed.' for 'shed': 1", true));
    all.push_back(answer("token_f1", "0..1", "harmonic mean of precision and recall over those words",
                         "SQuAD", "'in shed seven' for 'shed seven': P 2/3, R 1, F1 .8"));
    all.push_back(
        answer("rouge1", "0..1", "F of common words", "rouge_score", "'testing' for 'testing one two': .5"));
    all.push_back(
        answer("rougeL", "0..1", "F of the longest common subsequence of words", "rouge_score",
               "'the quick brown dog jumps on the log' for 'the quick brown fox jumps over the lazy dog': "
               ".5882"));
    all.push_back(answer("bleu", "0..100",
                         "sentence BLEU, 13a tokens, exponential smoothing, effective order", "sacrebleu",
                         "'hello' for 'hello': 100"));
    all.push_back(
        answer("chrf", "0..100", "F2 over character n-grams up to 6", "sacrebleu", "equal texts: 100"));
    MetricInfo points{
        "answer_points",
        "answer",
        "item",
        HigherIsBetter,
        "0..1",
        "covered points / points; a point is covered when at least 7 of 10 of its content words "
        "(stemmed) stand in the answer",
        "Touchstone",
        "n/a when the item has no points or is unanswerable; 0 for a refusal of an answerable item; a "
        "point without content words counts as covered when its text stands in the answer",
        "2 of 3 points covered: .6667"};
    all.push_back(points);
    all.push_back(citations("citation_validity", "citations that name a given source / citations",
                            kCitationEdge, "[1] and [9] with 8 sources: .5"));
    all.push_back(citations("citation_verified", "citations whose words the source carries / citations",
                            kCitationEdge, "verified, partly: .5"));
    all.push_back(citations("cited", "1 when a citation of the answer is verified or partly so, else 0",
                            "n/a for a refusal and for targets that do not cite; 0 without citations",
                            "an answer without [n]: 0"));
    all.back().range = "0 or 1";
    all.back().binary = true;
    all.push_back(
        citations("quote_exactness",
                  "citations whose sentence stands word for word (letters and digits compared) in the "
                  "source / citations",
                  kCitationEdge, "a copied sentence and a paraphrase: .5"));
    all.push_back(
        citations("citation_location",
                  "citations whose words lie at a gold place (by half or more of the shorter of the two "
                  "ranges) / citations",
                  "as above; n/a too without a gold place that the corpus has",
                  "cited bytes 10-30, gold 0-100: counts"));
    all.push_back(citations("citation_location_iou",
                            "bytes common to the cited and the gold ranges / bytes of either",
                            "as citation_location", "cited 0-50, gold 25-75: 25/75 = .3333"));
    all.push_back(citations("citation_precision",
                            "distinct cited sections that are relevant / distinct cited "
                            "sections",
                            kCitationEdge, "2 sections cited, one relevant: .5"));
    all.push_back(
        citations("citation_recall", "distinct relevant sections that are cited / relevant sections",
                  "n/a for unanswerable items and targets that do not cite; 0 for an answer without "
                  "citations and for a refusal",
                  "3 relevant, one cited: .3333"));
    all.push_back(
        {"refusal_right", "refusal", "item", HigherIsBetter, "0 or 1",
         "1 when an answerable item was answered or an unanswerable one refused", "Touchstone",
         "failed when there is no answer; n/a for an unanswerable item that a filter or a guardrail "
         "stopped or that was asked back; the four counts of the confusion stand in every report",
         "an unanswerable item with an answer: 0", true});
    all.push_back({"answered", "refusal", "item", HigherIsBetter, "0 or 1",
                   "1 when the question was answered, 0 when it was refused", "Touchstone",
                   "0 when the call failed; for questions of which nobody knows whether they can be answered",
                   "a refusal: 0", true});
    all.push_back(
        {"format", "form", "item", HigherIsBetter, "0..1",
         "passed checks / checks of the item (contains, icontains, equals, starts-with, regex, is-json "
         "with a schema, each also with not-)",
         "Touchstone", "n/a without checks", "contains passed, regex not: .5"});
    all.push_back({"length_words", "form", "item", Neither, ">= 0",
                   "words of the answer between blanks, without "
                   "[n] marks",
                   "Touchstone", "failed when there is no answer", "'In shed seven [1].': 3"});
    all.push_back(effort("output_tokens", "item", LowerIsBetter, ">= 0",
                         "tokens of the answer as the provider "
                         "counts them",
                         "n/a when the provider does not say", "9", false));
    all.push_back(effort("latency_ms", "item", LowerIsBetter, ">= 0", "from the question to the whole answer",
                         "n/a for imported outputs that do not say; p50, p95 and p99 stand beside the mean",
                         "850", true));
    all.push_back(effort("ttft_ms", "item", LowerIsBetter, ">= 0", "to the first piece of the answer's text",
                         "n/a where nothing was streamed", "210", true));
    all.push_back(effort("cost", "item", LowerIsBetter, ">= 0",
                         "tokens times the experiment's prices, or what the provider charged",
                         "n/a when no price is "
                         "known",
                         "1,000 in at 2 per million: .002", false));
    addJudgedMetrics(all);
    all.push_back(effort(
        "cost_per_success", "run", LowerIsBetter, ">= 0", "cost of all items / items with refusal_right = 1",
        "n/a when an item's cost is unknown or no item succeeded", ".6 for 30 of 40: .02", false));
    return all;
}

/// "nDCG@10" is of the family "nDCG@k".
std::string familyOf(std::string_view name) {
    const std::size_t at = name.find('@');
    return at == std::string_view::npos ? std::string() : std::string(name.substr(0, at)) + "@k";
}

} // namespace

std::string_view metricDirectionName(MetricDirection direction) {
    switch (direction) {
    case HigherIsBetter:
        return "higher";
    case LowerIsBetter:
        return "lower";
    case Neither:
        break;
    }
    return "neither";
}

const std::vector<MetricInfo>& metricRegistry() {
    static const std::vector<MetricInfo> all = makeRegistry();
    return all;
}

Result<MetricInfo> metricByName(std::string_view name) {
    const std::string family = familyOf(name);
    std::vector<std::string_view> known;
    for (const MetricInfo& info : metricRegistry()) {
        known.push_back(info.name);
        if (!info.name.ends_with("@k") && info.name == name && info.level == "item")
            return info;
        if (info.name == family && parseMeasure(name)) {
            MetricInfo found = info;
            found.name = name;
            return found;
        }
    }
    const std::string near = nearestWord(family.empty() ? name : std::string_view(family), known);
    return fail(ErrorCode::Usage, fmt::format("There is no metric '{}'.", name),
                near.empty()
                    ? "touchstone-cli help METRICS lists them all."
                    : fmt::format("Did you mean '{}'? touchstone-cli help METRICS lists them all.", near));
}

std::vector<std::string> defaultMetrics() {
    return {"nDCG@10",
            "R@5",
            "RR@10",
            "token_f1",
            "rougeL",
            "answer_points",
            "citation_validity",
            "citation_verified",
            "quote_exactness",
            "citation_location",
            "citation_precision",
            "citation_recall",
            "refusal_right",
            "format",
            "length_words",
            "output_tokens",
            "latency_ms",
            "ttft_ms",
            "cost"};
}

std::string metricsHelp() {
    std::string out =
        "Metrics of an answered item. Each score is a value, n/a (with the reason) or failed (with the "
        "reason\nand the raw words); a mean is printed with n, n/a and failed.\n";
    std::string_view group;
    for (const MetricInfo& info : metricRegistry()) {
        if (info.group != group)
            out += fmt::format("\n{}\n", group = info.group);
        out += fmt::format(
            "  {:<22} {} ({}{}), {} is better\n    formula  {}\n    source   {}\n    edges    {}\n"
            "    example  {}\n",
            info.name, info.range, info.level, info.clocked ? ", by the clock" : "",
            metricDirectionName(info.direction), info.formula, info.source, info.edgeCases, info.example);
    }
    return out;
}

} // namespace touchstone
