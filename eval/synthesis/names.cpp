// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spec.h"
#include "eval/synthesis/synthesis.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

constexpr std::array<std::string_view, kSynthesisKinds.size()> kKindNames{
    "single", "several-hops", "unanswerable", "paraphrase", "typo", "adversarial"};
constexpr std::array<std::string_view, kDropReasons> kReasonNames{
    "unreadable",    "nothing_to_ask",    "quote_not_found", "answer_not_in_range", "leaks_wording",
    "duplicate",     "lost_the_question", "not_answerable",  "one_passage_enough",  "known_without_passage",
    "not_retrieved", "answered_by_corpus"};

template<class Value, std::size_t N>
Result<Value> byName(const std::array<std::string_view, N>& names, std::string_view name,
                     std::string_view what) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == name)
            return static_cast<Value>(i);
    const std::string near = nearestWord(name, std::vector<std::string_view>(names.begin(), names.end()));
    return fail(ErrorCode::Usage, fmt::format("There is no {} '{}'.", what, name),
                near.empty() ? fmt::format("There are {}.", fmt::join(names, ", "))
                             : fmt::format("Did you mean '{}'?", near));
}

} // namespace

std::string_view synthesisKindName(SynthesisKind kind) {
    return kKindNames[static_cast<std::size_t>(kind)];
}

Result<SynthesisKind> synthesisKindByName(std::string_view name) {
    return byName<SynthesisKind>(kKindNames, name, "kind of synthetic item");
}

std::string_view dropReasonName(DropReason reason) {
    return kReasonNames[static_cast<std::size_t>(reason)];
}

Result<DropReason> dropReasonByName(std::string_view name) {
    return byName<DropReason>(kReasonNames, name, "reason for dropping an item");
}

} // namespace touchstone
