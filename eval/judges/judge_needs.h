// SPDX-License-Identifier: GPL-3.0-or-later
// What each judged score is made of: verdicts that are asked for once and shared, by the names under which
// they are kept. Internal to eval/judges and to those that calculate again. Immutable.
#pragma once

#include <string_view>
#include <vector>

namespace touchstone {

namespace evidence {
inline constexpr std::string_view kAnswerStatements = "answer_statements"; ///< texts
inline constexpr std::string_view kReferenceStatements = "reference_statements";
inline constexpr std::string_view kFaithfulness = "faithfulness"; ///< words, by statement of the answer
inline constexpr std::string_view kRelevancy = "answer_relevancy";
inline constexpr std::string_view kContextPrecision = "context_precision"; ///< by passage
inline constexpr std::string_view kContextRecall = "context_recall";       ///< by sentence of the reference
inline constexpr std::string_view kCorrect = "correct_statements";     ///< of the answer, by the reference
inline constexpr std::string_view kCovered = "covered_statements";     ///< of the reference, by the answer
inline constexpr std::string_view kPassagesAnswer = "passages_answer"; ///< per passage, by statement
inline constexpr std::string_view kPassagesReference = "passages_reference";
inline constexpr std::string_view kCitations = "citation_support"; ///< by sentence, see cited_sentences.h
inline constexpr std::string_view kPairwise = "pairwise"; ///< {as_first, as_second, reasons} or {equal}
} // namespace evidence

struct JudgeNeeds {
    std::string_view metric;
    bool answer = false, contexts = false, reference = false; ///< else it does not apply
    std::vector<std::string_view> evidence;                   ///< in the order in which it is asked for
};

/// In the order of judgeMetrics(); rubrics are not in it.
const std::vector<JudgeNeeds>& judgeNeeds();
/// Null: no such metric.
const JudgeNeeds* judgeNeedsOf(std::string_view metric);

} // namespace touchstone
