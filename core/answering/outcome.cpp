// SPDX-License-Identifier: GPL-3.0-or-later
// outcomeOf of answer.h.
#include "core/answering/answer.h"

namespace touchstone {

AnswerOutcome answerOutcomeOf(const Error& error) {
    switch (error.code) {
    case ErrorCode::BudgetReached:
        return AnswerOutcome::BudgetReached;
    case ErrorCode::Offline:
        return AnswerOutcome::Offline;
    case ErrorCode::Unreachable:
        return AnswerOutcome::ProviderDown;
    case ErrorCode::Refused:
        return error.httpStatus >= 500 || error.httpStatus == 429 || error.httpStatus == 408
                   ? AnswerOutcome::ProviderDown
                   : AnswerOutcome::ProviderRefused;
    case ErrorCode::Malformed:
        return AnswerOutcome::ProviderRefused;
    case ErrorCode::Cancelled:
        return AnswerOutcome::CutShort;
    default:
        return AnswerOutcome::Failed;
    }
}

AnswerOutcome answerOutcomeOf(const Answer& answer) {
    if (answer.error)
        return answerOutcomeOf(*answer.error);
    switch (answer.refused) {
    case RefusalReason::None:
        break;
    case RefusalReason::NotInSources:
        return AnswerOutcome::NotInSources;
    case RefusalReason::Ambiguous:
        return AnswerOutcome::Ambiguous;
    case RefusalReason::OutOfScope:
        return AnswerOutcome::OutOfScope;
    case RefusalReason::Guardrail:
        return AnswerOutcome::Guardrail;
    case RefusalReason::ProviderFilter:
        return AnswerOutcome::ProviderFilter;
    }
    return answer.partial ? AnswerOutcome::CutShort : AnswerOutcome::Answered;
}

std::string_view answerOutcomeName(AnswerOutcome outcome) {
    switch (outcome) {
    case AnswerOutcome::Answered:
        return "answered";
    case AnswerOutcome::CutShort:
        return "cut_short";
    case AnswerOutcome::NotInSources:
        return "not_in_sources";
    case AnswerOutcome::Ambiguous:
        return "ambiguous";
    case AnswerOutcome::OutOfScope:
        return "out_of_scope";
    case AnswerOutcome::Guardrail:
        return "guardrail";
    case AnswerOutcome::ProviderFilter:
        return "provider_filter";
    case AnswerOutcome::BudgetReached:
        return "budget_reached";
    case AnswerOutcome::Offline:
        return "offline";
    case AnswerOutcome::ProviderDown:
        return "provider_down";
    case AnswerOutcome::ProviderRefused:
        return "provider_refused";
    case AnswerOutcome::Failed:
        break;
    }
    return "failed";
}

} // namespace touchstone
