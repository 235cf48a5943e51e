// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/judged_metrics.h"

#include <utility>

namespace touchstone {

namespace {

using enum MetricDirection;

constexpr std::string_view kClaimEdges = "n/a for unanswerable items, refusals, without reference answer, "
                                         "sources or statements; failed when a reply of the "
                                         "judge cannot be read";
constexpr std::string_view kRetrieverEdges =
    "n/a for unanswerable items, without reference answer, sources or statements";
constexpr std::string_view kAlceEdges = "n/a for a refusal, without sources or sentences, for a target that "
                                        "does not cite; at most 3 sources of a "
                                        "sentence count; headings and code are no sentences";

MetricInfo judged(std::string name, std::string_view formula, std::string_view source, std::string_view edges,
                  std::string_view example) {
    return {std::move(name), "judge", "item", HigherIsBetter, "0..1", formula, source, edges, example};
}

void addNoise(std::vector<MetricInfo>& all, std::string relevant, std::string irrelevant,
              std::string_view source) {
    all.push_back(
        judged(std::move(relevant),
               "wrong statements of the answer that a relevant source carries / statements; a source is "
               "relevant when it carries a statement of the reference",
               source, kClaimEdges, "5 statements, 1 wrong one out of a relevant source: .2"));
    all.back().direction = LowerIsBetter;
    all.push_back(
        judged(std::move(irrelevant),
               "wrong statements of the answer that an irrelevant source carries and no relevant one / "
               "statements",
               source, kClaimEdges, "5 statements, 1 wrong one out of an irrelevant source: .2"));
    all.back().direction = LowerIsBetter;
}

void addRagChecker(std::vector<MetricInfo>& all) {
    constexpr std::string_view kSource = "RAGChecker (Ru et al. 2024)";
    constexpr std::string_view kAnswerEdges =
        "n/a for unanswerable items, refusals, without reference answer or statements";
    all.push_back(judged("ragchecker.precision",
                         "statements of the answer that the reference carries / statements", kSource,
                         kAnswerEdges, "3 of 5: .6"));
    all.push_back(judged("ragchecker.recall",
                         "statements of the reference that the answer carries / statements", kSource,
                         kAnswerEdges, "3 of 4: .75"));
    all.push_back(judged("ragchecker.f1",
                         "harmonic mean of ragchecker.precision and ragchecker.recall, 0 when both are",
                         kSource, kAnswerEdges, ".6 and .75: .6667"));
    all.push_back(judged("ragchecker.claim_recall",
                         "statements of the reference that some source carries / statements", kSource,
                         kRetrieverEdges, "3 of 4: .75"));
    all.push_back(judged("ragchecker.context_precision",
                         "sources that carry a statement of the reference / sources", kSource,
                         kRetrieverEdges, "2 of 3: .6667"));
    all.push_back(judged(
        "ragchecker.context_utilization",
        "statements of the reference that a source and the answer carry / those that a source carries, "
        "0 without any",
        kSource, kClaimEdges, "2 of 3: .6667"));
    addNoise(all, "ragchecker.noise_sensitivity_in_relevant", "ragchecker.noise_sensitivity_in_irrelevant",
             kSource);
    all.push_back(judged("ragchecker.hallucination",
                         "wrong statements of the answer that no source carries / statements", kSource,
                         kClaimEdges, "with both kinds of noise it makes 1 - ragchecker.precision"));
    all.back().direction = LowerIsBetter;
    all.push_back(judged("ragchecker.self_knowledge",
                         "right statements of the answer that no source carries / statements", kSource,
                         kClaimEdges, "2 of 5: .4"));
    all.back().direction = Neither;
    all.push_back(judged("ragchecker.faithfulness",
                         "statements of the answer that some source by itself carries / "
                         "statements",
                         kSource, "n/a for a refusal, without sources and without statements", "3 of 5: .6"));
}

} // namespace

void addJudgedMetrics(std::vector<MetricInfo>& all) {
    all.push_back(judged("ragas.faithfulness", "statements of the answer that the sources carry / statements",
                         "Ragas",
                         "n/a for a refusal, without sources and without statements; failed when the "
                         "judge cannot be read",
                         "2 of 3 statements carried: .6667"));
    all.push_back(judged("deepeval.answer_relevancy",
                         "statements of the answer whose verdict is not no / statements", "DeepEval",
                         "n/a for a refusal and without statements", "yes, unsure, no: .6667"));
    all.push_back(judged("ragas.context_precision",
                         "sum of P@rank over the useful sources / useful sources, 0 without a useful one",
                         "Ragas", "n/a for unanswerable items, without sources or reference answer",
                         "useful at ranks 1 and 3: (1 + 2/3) / 2 = .8333"));
    all.push_back(judged("ragas.context_recall",
                         "sentences of the reference answer that the sources carry / sentences", "Ragas",
                         "as ragas.context_precision", "1 of 2 sentences: .5"));
    all.push_back(
        judged("judge.answer_correctness",
               "F1 of statements: TP / (TP + (FP + FN) / 2); TP, FP: statements of the answer that the "
               "reference carries or not; FN: those of the reference that the answer lacks",
               "Touchstone (the factual part of Ragas' answer correctness)",
               "n/a for unanswerable items, refusals, without reference answer or statements",
               "2 right, 1 wrong, 1 missing: 2 / 3 = .6667"));
    addNoise(all, "ragas.noise_sensitivity_relevant", "ragas.noise_sensitivity_irrelevant", "Ragas");
    addRagChecker(all);
    all.push_back(
        judged("alce.citation_recall",
               "sentences that their cited sources carry together / sentences; one without citation, or "
               "with a number that is no source, is not carried",
               "ALCE (Gao et al. 2023)", kAlceEdges, "3 sentences, 2 carried, 1 without source: .6667"));
    all.push_back(
        judged("alce.citation_precision",
               "needed citations / citations; of a carried sentence, a citation is needed when it carries "
               "it alone, or the others do not without it; 0 without citations",
               "ALCE (Gao et al. 2023)", kAlceEdges,
               "[1] carries; of [1][2] the first carries alone, the second is not needed: 2/3 = .6667"));
    all.push_back(
        judged("judge.pairwise",
               "1 when the judge prefers the answer to the baseline arm's in both orders, 0 when it prefers "
               "the other in both, else .5; how often the place decided stands in the report",
               "Touchstone (after MT-Bench, Zheng et al. 2023)",
               "n/a for the baseline and where it has no answer; equal answers: .5 without a question",
               "first place wins in both orders: .5"));
    all.push_back({"rubric.NAME", "judge", "run", HigherIsBetter, "1..5",
                   "grade by the criteria of the rubric NAME of the experiment", "the user",
                   "failed when there is no answer or the judge cannot be read", "4"});
}

} // namespace touchstone
