// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/judge_scores.h"

#include "eval/judges/cited_sentences.h"
#include "eval/judges/claim_measures.h"
#include "eval/judges/judge_needs.h"

#include <algorithm>

namespace touchstone {

namespace {

using EvidenceJson = nlohmann::ordered_json;

constexpr std::string_view kRubric = "rubric.";

/// Verdicts as they are kept: "yes" and others.
std::vector<bool> saidYes(const EvidenceJson& words) {
    std::vector<bool> out;
    for (const EvidenceJson& word : words)
        out.push_back(word == "yes");
    return out;
}

std::vector<std::vector<bool>> saidYesByPassage(const EvidenceJson& passages) {
    std::vector<std::vector<bool>> out;
    for (const EvidenceJson& words : passages)
        out.push_back(saidYes(words));
    return out;
}

double shareOfYes(const EvidenceJson& words) {
    const std::vector<bool> yes = saidYes(words);
    return static_cast<double>(std::count(yes.begin(), yes.end(), true)) / static_cast<double>(yes.size());
}

double averagePrecision(const EvidenceJson& words) {
    double useful = 0, sum = 0, rank = 0;
    for (const bool yes : saidYes(words)) {
        ++rank;
        if (yes) {
            ++useful;
            sum += useful / rank;
        }
    }
    return useful > 0 ? sum / useful : 0;
}

double shareNotNo(const EvidenceJson& words) {
    const auto other =
        std::count_if(words.begin(), words.end(), [](const EvidenceJson& word) { return word != "no"; });
    return static_cast<double>(other) / static_cast<double>(words.size());
}

double statementF1(const EvidenceJson& correct, const EvidenceJson& covered) {
    const std::vector<bool> right = saidYes(correct), there = saidYes(covered);
    const auto truePositives = static_cast<double>(std::count(right.begin(), right.end(), true));
    const double falsePositives = static_cast<double>(right.size()) - truePositives;
    const auto falseNegatives = static_cast<double>(std::count(there.begin(), there.end(), false));
    return truePositives / (truePositives + (falsePositives + falseNegatives) / 2);
}

ClaimVerdicts claimsIn(const EvidenceJson& kept) {
    const auto at = [&](std::string_view key) {
        const auto found = kept.find(std::string(key));
        return found != kept.end() && found->is_array() ? *found : EvidenceJson::array();
    };
    return {saidYes(at(evidence::kCorrect)), saidYes(at(evidence::kCovered)),
            saidYesByPassage(at(evidence::kPassagesAnswer)),
            saidYesByPassage(at(evidence::kPassagesReference))};
}

Score pairwise(const EvidenceJson& said) {
    if (said.is_object() && said.value("equal", false))
        return Score::of(0.5);
    const std::string first = said.is_object() ? said.value("as_first", std::string()) : std::string();
    const std::string second = said.is_object() ? said.value("as_second", std::string()) : std::string();
    if (first.empty() || second.empty())
        return Score::failed("the kept verdicts cannot be read");
    if (first == "first" && second == "second")
        return Score::of(1);
    if (first == "second" && second == "first")
        return Score::of(0);
    return Score::of(0.5); // a tie, or a verdict that went with the place
}

Score rubric(const EvidenceJson& said) {
    const auto grade = said.is_object() ? said.find("score") : said.end();
    if (!said.is_object() || grade == said.end() || !grade->is_number_integer())
        return Score::failed("the kept verdicts cannot be read");
    return Score::of(grade->get<double>());
}

Score citations(std::string_view metric, const EvidenceJson& said) {
    const auto sentences = citedSentencesFrom(said);
    if (!sentences)
        return Score::failed("the kept verdicts cannot be read");
    return Score::of(metric == "alce.citation_recall" ? alceRecall(*sentences) : alcePrecision(*sentences));
}

Score measured(std::string_view metric, const EvidenceJson& kept) {
    const auto at = [&](std::string_view key) -> const EvidenceJson& { return kept[std::string(key)]; };
    if (metric == "ragas.faithfulness")
        return Score::of(shareOfYes(at(evidence::kFaithfulness)));
    if (metric == "deepeval.answer_relevancy")
        return Score::of(shareNotNo(at(evidence::kRelevancy)));
    if (metric == "ragas.context_precision")
        return Score::of(averagePrecision(at(evidence::kContextPrecision)));
    if (metric == "ragas.context_recall")
        return Score::of(shareOfYes(at(evidence::kContextRecall)));
    if (metric == "judge.answer_correctness")
        return Score::of(statementF1(at(evidence::kCorrect), at(evidence::kCovered)));
    if (metric.starts_with("alce."))
        return citations(metric, at(evidence::kCitations));
    if (metric == kPairwise)
        return pairwise(at(evidence::kPairwise));
    if (metric == "ragas.noise_sensitivity_relevant")
        return Score::of(claimMeasure("noise_sensitivity_in_relevant", claimsIn(kept)));
    if (metric == "ragas.noise_sensitivity_irrelevant")
        return Score::of(claimMeasure("noise_sensitivity_in_irrelevant", claimsIn(kept)));
    return Score::of(claimMeasure(metric.substr(metric.find('.') + 1), claimsIn(kept)));
}

/// What stands in the way of a score: a reply that could not be read, or that there is nothing to judge.
std::optional<Score> hindrance(const EvidenceJson& piece) {
    if (piece.is_object() && piece.contains("failed"))
        return Score::failed(piece.value("failed", std::string()), piece.value("raw", std::string()));
    if (piece.is_array() && piece.empty())
        return Score::notApplicable("no statements");
    if (!piece.is_array() && !piece.is_object())
        return Score::failed("the kept verdicts cannot be read");
    return std::nullopt;
}

} // namespace

std::optional<Score> notJudged(std::string_view name, const JudgedAnswer& answer) {
    if (!answer.failure.empty())
        return Score::failed(answer.failure, answer.failureRaw);
    if (name.starts_with(kRubric))
        return std::nullopt;
    const JudgeNeeds* needs = judgeNeedsOf(name);
    if (needs == nullptr)
        return Score::failed("there is no such metric");
    if (name == kPairwise && !answer.rival)
        return Score::notApplicable(answer.noRival.empty() ? "nothing to compare with" : answer.noRival);
    if (!answer.answerable && needs->reference)
        return Score::notApplicable("unanswerable");
    if (needs->answer && answer.refused)
        return Score::notApplicable("refused");
    if (name.starts_with("alce.") && !answer.noMarks.empty())
        return Score::notApplicable(answer.noMarks);
    if (needs->contexts && answer.contexts.empty())
        return Score::notApplicable(answer.noContexts.empty() ? "no sources" : answer.noContexts);
    if (needs->reference && answer.reference.empty())
        return Score::notApplicable("no reference answer");
    return std::nullopt;
}

std::optional<Score> judgedScore(const std::string& name, const JudgedAnswer& answer,
                                 const EvidenceJson& kept) {
    if (auto score = notJudged(name, answer))
        return score;
    if (name.starts_with(kRubric)) {
        const auto said = kept.find(name);
        if (said == kept.end())
            return std::nullopt;
        if (auto score = hindrance(*said))
            return score;
        return rubric(*said);
    }
    for (const std::string_view key : judgeNeedsOf(name)->evidence) {
        const auto piece = kept.find(std::string(key));
        if (piece == kept.end())
            return std::nullopt;
        if (auto score = hindrance(*piece))
            return score;
    }
    return measured(name, kept);
}

} // namespace touchstone
