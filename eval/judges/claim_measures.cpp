// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/claim_measures.h"

#include <algorithm>
#include <cstddef>

namespace touchstone {

namespace {

double shareTrue(const std::vector<bool>& values) {
    return values.empty() ? 0
                          : static_cast<double>(std::count(values.begin(), values.end(), true)) /
                                static_cast<double>(values.size());
}

/// Claims that one of the passages carries, of those that `wanted` picks.
template<class Wanted>
std::vector<bool> carriedBy(const std::vector<std::vector<bool>>& byPassage, std::size_t claims,
                            const Wanted& wanted) {
    std::vector<bool> out(claims, false);
    for (std::size_t p = 0; p < byPassage.size(); ++p)
        for (std::size_t i = 0; wanted(p) && i < std::min(claims, byPassage[p].size()); ++i)
            out[i] = out[i] || byPassage[p][i];
    return out;
}

bool anyPassage(std::size_t) {
    return true;
}

/// A relevant passage carries some claim of the reference.
std::vector<bool> relevantPassages(const ClaimVerdicts& verdicts) {
    std::vector<bool> out;
    for (const auto& passage : verdicts.referenceByPassage)
        out.push_back(std::find(passage.begin(), passage.end(), true) != passage.end());
    return out;
}

double noise(const ClaimVerdicts& verdicts, bool inRelevant) {
    const std::vector<bool> relevant = relevantPassages(verdicts);
    const std::size_t claims = verdicts.correct.size();
    const auto isRelevant = [&](std::size_t p) { return p < relevant.size() && relevant[p]; };
    const std::vector<bool> good = carriedBy(verdicts.answerByPassage, claims, isRelevant);
    const std::vector<bool> other =
        carriedBy(verdicts.answerByPassage, claims, [&](std::size_t p) { return !isRelevant(p); });
    std::vector<bool> out(claims, false);
    for (std::size_t i = 0; i < claims; ++i)
        out[i] = !verdicts.correct[i] && (inRelevant ? good[i] : other[i] && !good[i]);
    return shareTrue(out);
}

/// Claims of the answer that no passage carries, correct or not.
double outsidePassages(const ClaimVerdicts& verdicts, bool correct) {
    const std::vector<bool> carried =
        carriedBy(verdicts.answerByPassage, verdicts.correct.size(), anyPassage);
    std::vector<bool> out(verdicts.correct.size(), false);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = !carried[i] && verdicts.correct[i] == correct;
    return shareTrue(out);
}

double utilization(const ClaimVerdicts& verdicts) {
    const std::vector<bool> there =
        carriedBy(verdicts.referenceByPassage, verdicts.covered.size(), anyPassage);
    std::size_t found = 0, used = 0;
    for (std::size_t i = 0; i < there.size(); ++i) {
        found += there[i] ? 1 : 0;
        used += there[i] && verdicts.covered[i] ? 1 : 0;
    }
    return found > 0 ? static_cast<double>(used) / static_cast<double>(found) : 0;
}

std::size_t claimsOf(const std::vector<std::vector<bool>>& byPassage) {
    return byPassage.empty() ? 0 : byPassage.front().size();
}

} // namespace

double claimMeasure(std::string_view measure, const ClaimVerdicts& verdicts) {
    const double precision = shareTrue(verdicts.correct);
    const double recall = shareTrue(verdicts.covered);
    if (measure == "precision")
        return precision;
    if (measure == "recall")
        return recall;
    if (measure == "f1")
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    if (measure == "claim_recall")
        return shareTrue(
            carriedBy(verdicts.referenceByPassage, claimsOf(verdicts.referenceByPassage), anyPassage));
    if (measure == "context_precision")
        return shareTrue(relevantPassages(verdicts));
    if (measure == "context_utilization")
        return utilization(verdicts);
    if (measure == "noise_sensitivity_in_relevant")
        return noise(verdicts, true);
    if (measure == "noise_sensitivity_in_irrelevant")
        return noise(verdicts, false);
    if (measure == "hallucination")
        return outsidePassages(verdicts, false);
    if (measure == "self_knowledge")
        return outsidePassages(verdicts, true);
    return shareTrue(carriedBy(verdicts.answerByPassage, claimsOf(verdicts.answerByPassage), anyPassage));
}

} // namespace touchstone
