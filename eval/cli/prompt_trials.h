// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands that ask a model with two versions of a prompt have in common. One thread.
#pragma once

#include "eval/cli/command.h"
#include "eval/regressions/prompt_behaviour.h"
#include "eval/regressions/prompt_cost.h"

namespace touchstone::cli {

struct TrialWords {
    std::string gold, corpus, model, measure;
    std::size_t k = 8;
    bool anew = false;

    [[nodiscard]] BehaviourOptions options(const std::string& a, const std::string& b,
                                           std::uint64_t seed) const;
};

/// Adds --gold, --corpus, --model, --measure, -k and --retrieve-anew.
std::shared_ptr<TrialWords> addTrialWords(CLI::App& command);

/// Behind the response cache, with marks around sources that are equal for equal questions: what was asked
/// before is not paid for again.
Result<PromptComparer> promptComparer(Session& session);

/// Calls, tokens and money at most; `trials` more texts are tried on `items` items each.
Result<Json> statedCost(Session& session, PromptComparer& comparer, const PreparedRun& prepared,
                        std::size_t trials, std::size_t items, JobContext& context);
/// The same as one line of a remark.
std::string costText(const Json& cost);

} // namespace touchstone::cli
