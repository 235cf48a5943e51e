// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/judge.h"
#include "eval/judges/judge_needs.h"

#include <algorithm>
#include <set>

namespace touchstone {

namespace {

constexpr double kFrame = 250;    // tokens of a prompt without what is put into it
constexpr double kVerdicts = 200; // of a reply with verdicts
constexpr double kUsualPassage = 300;
constexpr double kCitationSets = 3; // different sets of sources in an answer

} // namespace

JudgeEstimate estimateJudging(const JudgeSettings& settings, bool answerable, bool hasReference,
                              double contextTokens, double answerTokens) {
    using namespace evidence;
    JudgeEstimate out;
    const auto call = [&](double input, double output, double times = 1) {
        out.calls += times;
        out.inputTokens += times * (kFrame + input);
        out.outputTokens += times * output;
    };
    std::set<std::string_view> pieces;
    for (const std::string& metric : settings.metrics) {
        const JudgeNeeds* needs = judgeNeedsOf(metric);
        if (needs == nullptr || (needs->contexts && contextTokens <= 0) ||
            (needs->reference && !(answerable && hasReference)))
            continue;
        pieces.insert(needs->evidence.begin(), needs->evidence.end());
    }
    const double statements = 1.5 * answerTokens;
    const double passages = std::max(1.0, contextTokens / kUsualPassage);
    if (pieces.contains(kPassagesAnswer) || pieces.contains(kPassagesReference)) {
        const double lists = pieces.contains(kPassagesAnswer) && pieces.contains(kPassagesReference) ? 2 : 1;
        call(contextTokens / passages + lists * statements, lists * kVerdicts, passages);
    }
    for (const std::string_view piece : pieces) {
        if (piece == kAnswerStatements || piece == kReferenceStatements)
            call(answerTokens, statements);
        else if (piece == kFaithfulness || piece == kContextRecall)
            call(contextTokens + statements, kVerdicts);
        else if (piece == kContextPrecision)
            call(contextTokens + answerTokens, kVerdicts);
        else if (piece == kRelevancy)
            call(statements, kVerdicts);
        else if (piece == kCorrect || piece == kCovered)
            call(answerTokens + statements, kVerdicts);
        else if (piece == kCitations)
            call(2 * kUsualPassage + answerTokens / 2, kVerdicts / 2, kCitationSets);
        else if (piece == evidence::kPairwise)
            call(3 * answerTokens, 80, 2);
    }
    for (std::size_t i = 0; i < settings.rubrics.size(); ++i)
        call(2 * answerTokens, 80);
    return out;
}

} // namespace touchstone
