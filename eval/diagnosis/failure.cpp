// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/failure.h"

#include <array>

namespace touchstone {

namespace {

struct CauseWords {
    std::string_view name, meaning;
};

constexpr std::array<CauseWords, kFailureCauses> kCauseWords{{
    {"not_in_corpus", "The corpus does not have the page or the section."},
    {"lost_in_parsing", "The page is there, but no chunk holds the place."},
    {"cut_by_chunking", "The place is spread over chunks, and the model was given only a part of it."},
    {"not_retrieved", "No stage found the place within the number of passages taken."},
    {"dropped_by_fusion", "Words or vectors alone found it; the fused ranking put it too low."},
    {"dropped_by_rerank", "It was among the best before the reranker and not after it."},
    {"dropped_by_threshold",
     "It was retrieved, but the answerer's threshold took the passages for no answer."},
    {"dropped_by_packing", "It was retrieved, but did not fit into the prompt."},
    {"no_sources", "The target gives its model no sources, or does not tell which."},
    {"not_used", "It was in the prompt, and the answer leaves it out."},
    {"misquoted", "It was in the prompt, but a citation says what its source does not carry."},
    {"refused_though_present", "It was in the prompt, and the model refused to answer."},
    {"answered_though_absent", "The corpus does not answer the question, and the model did."},
    {"call_failed", "There is no answer: the call failed."},
}};

} // namespace

std::string_view failureCauseName(FailureCause cause) {
    return kCauseWords[static_cast<std::size_t>(cause)].name;
}

std::string_view failureCauseMeaning(FailureCause cause) {
    return kCauseWords[static_cast<std::size_t>(cause)].meaning;
}

std::string_view failureSymptomName(FailureSymptom symptom) {
    switch (symptom) {
    case FailureSymptom::CallFailed:
        return "call_failed";
    case FailureSymptom::WronglyRefused:
        return "wrongly_refused";
    case FailureSymptom::WronglyAnswered:
        return "wrongly_answered";
    case FailureSymptom::GoldNotGiven:
        return "gold_not_given";
    case FailureSymptom::PointsMissing:
        return "points_missing";
    case FailureSymptom::CitationNotInSource:
        return "citation_not_in_source";
    }
    return "points_missing";
}

} // namespace touchstone
