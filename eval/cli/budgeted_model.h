// SPDX-License-Identifier: GPL-3.0-or-later
// A model that a command asks many times: behind the response cache, with limits of the command's own and the
// day's. Internal to eval/cli. The model is safe for concurrent use and does not outlive the session.
#pragma once

#include "core/models/budget.h"
#include "eval/cli/command.h"

#include <memory>
#include <optional>
#include <string>

namespace touchstone::cli {

struct BudgetedModel {
    std::shared_ptr<ChatModel> model;
    std::shared_ptr<Budget> budget;
    std::optional<ModelPrice> price;
    std::string name;
};

/// `limits`: calls=N,tokens=N,cost=N, "" = none. Errors: Usage (`cannot`, when the model is the extractive
/// answerer; a limit that is none; a cost without a price), those of Workbench::model.
Result<BudgetedModel> budgetedModel(Session& session, const std::string& spec, const std::string& limits,
                                    const std::string& cannot);
/// {calls, tokens, cost, currency} that were really sent; cost null where a price is not known.
Json spentJson(const BudgetedModel& model);

} // namespace touchstone::cli
