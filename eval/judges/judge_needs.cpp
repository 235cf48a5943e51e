// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/judge_needs.h"

#include "eval/judges/judge_settings.h"

#include <algorithm>

namespace touchstone {

const std::vector<JudgeNeeds>& judgeNeeds() {
    using namespace evidence;
    static const std::vector<JudgeNeeds> all{
        {"ragas.faithfulness", true, true, false, {kAnswerStatements, kFaithfulness}},
        {"deepeval.answer_relevancy", true, false, false, {kAnswerStatements, kRelevancy}},
        {"ragas.context_precision", false, true, true, {kContextPrecision}},
        {"ragas.context_recall", false, true, true, {kContextRecall}},
        {"judge.answer_correctness",
         true,
         false,
         true,
         {kAnswerStatements, kReferenceStatements, kCorrect, kCovered}},
        {"ragas.noise_sensitivity_relevant",
         true,
         true,
         true,
         {kAnswerStatements, kReferenceStatements, kCorrect, kPassagesAnswer, kPassagesReference}},
        {"ragas.noise_sensitivity_irrelevant",
         true,
         true,
         true,
         {kAnswerStatements, kReferenceStatements, kCorrect, kPassagesAnswer, kPassagesReference}},
        {"ragchecker.precision", true, false, true, {kAnswerStatements, kCorrect}},
        {"ragchecker.recall", true, false, true, {kReferenceStatements, kCovered}},
        {"ragchecker.f1", true, false, true, {kAnswerStatements, kReferenceStatements, kCorrect, kCovered}},
        {"ragchecker.claim_recall", false, true, true, {kReferenceStatements, kPassagesReference}},
        {"ragchecker.context_precision", false, true, true, {kReferenceStatements, kPassagesReference}},
        {"ragchecker.context_utilization",
         true,
         true,
         true,
         {kReferenceStatements, kCovered, kPassagesReference}},
        {"ragchecker.noise_sensitivity_in_relevant",
         true,
         true,
         true,
         {kAnswerStatements, kReferenceStatements, kCorrect, kPassagesAnswer, kPassagesReference}},
        {"ragchecker.noise_sensitivity_in_irrelevant",
         true,
         true,
         true,
         {kAnswerStatements, kReferenceStatements, kCorrect, kPassagesAnswer, kPassagesReference}},
        {"ragchecker.hallucination", true, true, true, {kAnswerStatements, kCorrect, kPassagesAnswer}},
        {"ragchecker.self_knowledge", true, true, true, {kAnswerStatements, kCorrect, kPassagesAnswer}},
        {"ragchecker.faithfulness", true, true, false, {kAnswerStatements, kPassagesAnswer}},
        {"alce.citation_recall", true, true, false, {kCitations}},
        {"alce.citation_precision", true, true, false, {kCitations}},
        {touchstone::kPairwise, false, false, false, {evidence::kPairwise}},
    };
    return all;
}

const JudgeNeeds* judgeNeedsOf(std::string_view metric) {
    const auto& all = judgeNeeds();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const JudgeNeeds& one) { return one.metric == metric; });
    return found == all.end() ? nullptr : &*found;
}

const std::vector<std::string>& judgeMetrics() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const JudgeNeeds& one : judgeNeeds())
            out.emplace_back(one.metric);
        return out;
    }();
    return names;
}

} // namespace touchstone
