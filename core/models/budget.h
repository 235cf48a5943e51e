// SPDX-License-Identifier: GPL-3.0-or-later
// Limits on what a run and a day may cost. A call is admitted only when even its worst case fits; several
// calls at once cannot overdraw together, because each reserves its worst case until it has ended. Safe for
// concurrent use.
#pragma once

#include "core/models/chat_model.h"
#include "core/settings/model_price.h"
#include "core/store/workspace.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct BudgetLimits { ///< none = no limit
    std::optional<double> money{};
    std::optional<std::int64_t> tokens{}; ///< input and output together
    std::optional<std::int64_t> calls{};  ///< requests sent, retries too
    std::string currency = "USD";
    [[nodiscard]] bool any() const { return money || tokens || calls; }
};

struct Spent {
    std::int64_t calls = 0, tokens = 0;
    double money = 0;
    std::int64_t unpriced = 0; ///< calls whose price is not known: they are not in money
};

struct Spending { ///< one call, as it is kept
    std::int64_t unixMs = 0;
    std::string run, spec;
    std::int64_t calls = 1, input = -1, output = -1; ///< -1 = the server did not say
    std::optional<double> cost{};
    std::string currency = "USD";
};

/// What was spent by this and other runs, on disk.
class SpendingStore {
public:
    virtual ~SpendingStore() = default;
    virtual Result<Spent> since(std::int64_t unixMs, std::string_view currency) = 0;
    virtual Result<> add(const Spending& spending) = 0;
};

class WorkspaceSpending final : public SpendingStore {
public:
    explicit WorkspaceSpending(std::shared_ptr<Workspace> workspace) : m_workspace(std::move(workspace)) {}
    Result<Spent> since(std::int64_t unixMs, std::string_view currency) override;
    Result<> add(const Spending& spending) override;

private:
    Result<Database*> connection();
    std::shared_ptr<Workspace> m_workspace;
    std::mutex m_mutex;
    std::optional<Database> m_database;
};

/// What a call can cost at most. cost none = the price is not known.
struct WorstCase {
    std::int64_t calls = 1, tokens = 0;
    std::optional<double> cost{};
};

class Budget {
public:
    /// `store` may be null: then a day counts only this process. A day begins at midnight UTC.
    Budget(BudgetLimits perRun, BudgetLimits perDay, std::shared_ptr<SpendingStore> store,
           std::string run = {});

    /// Errors: BudgetReached, saying which limit, what is spent and what the call may cost; those of the
    /// store. Each reservation must be settled.
    Result<> reserve(const WorstCase& worst, const Clock& clock);
    /// Ends a reservation and counts what the call did cost.
    Result<> settle(const WorstCase& worst, Spending actual, const Clock& clock);
    [[nodiscard]] Spent spent() const; ///< in this run
    [[nodiscard]] const std::string& run() const { return m_run; }

private:
    [[nodiscard]] Result<> fits(const BudgetLimits& limits, const Spent& spent, const WorstCase& worst,
                                std::string_view which) const;
    BudgetLimits m_perRun, m_perDay;
    std::shared_ptr<SpendingStore> m_store;
    std::string m_run;
    mutable std::mutex m_mutex;
    Spent m_spent, m_reserved;
    Spent m_today;
    std::int64_t m_day = -1;
};

/// The price of the model that a SPEC names; none = not known.
using PriceOf = std::function<std::optional<ModelPrice>(const std::string& spec)>;

/// The money that a call cost; none where the price or a count is not known.
std::optional<double> costOf(const std::optional<ModelPrice>& price, const Usage& usage, bool batch = false);

/// Above what a request counts for: our estimate and half of it, 16 a message, and never more than its bytes.
std::int64_t mostInputTokens(const ChatRequest& request);

/// What a request can cost: its input, and `max_tokens` of the request or SPEC, else `kAssumedOutput`.
inline constexpr std::int64_t kAssumedOutput = 4096;
WorstCase worstCaseOf(const std::string& spec, const ChatRequest& request,
                      const std::optional<ModelPrice>& price);

/// One call on its way through a budget: reserve, send, settle. Both wrappers below use it.
class BudgetGate {
public:
    BudgetGate(std::shared_ptr<Budget> budget, PriceOf prices)
        : m_budget(std::move(budget)), m_prices(std::move(prices)) {}
    ChatOutcome pass(const std::string& spec, const ChatRequest& request, const JobContext& context,
                     const std::function<ChatOutcome()>& send) const;

private:
    std::shared_ptr<Budget> m_budget;
    PriceOf m_prices;
};

/// Sets ChatResult::cost and currency. `budget` may be null: then prices only. Each call reserves its worst
/// case, and is refused with BudgetReached, attempts 0, where that does not fit. A cache belongs around it: a
/// hit costs nothing. What makeChatModel makes with ModelServices::budget checks before each retry as well;
/// around a model made without, retries are counted after they were sent.
std::unique_ptr<ChatModel> withBudget(std::unique_ptr<ChatModel> model, std::shared_ptr<Budget> budget,
                                      PriceOf prices);

} // namespace touchstone
