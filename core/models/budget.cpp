// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/budget.h"

#include "core/text/tokens.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kTokensPerImage =
    1600; // what the dearest of the usual providers counts for a large one

std::string money(double value, const std::string& currency) {
    return fmt::format("{:.4f} {}", value, currency);
}

class BudgetedModel final : public ChatModel {
public:
    BudgetedModel(std::unique_ptr<ChatModel> model, std::shared_ptr<Budget> budget, PriceOf prices)
        : m_model(std::move(model)), m_gate(std::move(budget), std::move(prices)) {}
    [[nodiscard]] std::string name() const override { return m_model->name(); }
    [[nodiscard]] std::string spec() const override { return m_model->spec(); }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override {
        return m_gate.pass(m_model->spec(), request, context,
                           [&] { return m_model->complete(request, sink, context); });
    }

private:
    std::unique_ptr<ChatModel> m_model;
    BudgetGate m_gate;
};

} // namespace

Budget::Budget(BudgetLimits perRun, BudgetLimits perDay, std::shared_ptr<SpendingStore> store,
               std::string run)
    : m_perRun(std::move(perRun)), m_perDay(std::move(perDay)), m_store(std::move(store)),
      m_run(std::move(run)) {}

Result<> Budget::fits(const BudgetLimits& limits, const Spent& spent, const WorstCase& worst,
                      std::string_view which) const {
    const auto reached = [&](const std::string& said) {
        return fail(ErrorCode::BudgetReached,
                    fmt::format("The budget of this {} is reached: {}", which, said),
                    "Nothing was sent. Raise the limit, or give fewer items, fewer passages or a smaller "
                    "max_tokens=.");
    };
    if (limits.calls && spent.calls + m_reserved.calls + worst.calls > *limits.calls)
        return reached(fmt::format("{} of {} calls are made or under way.", spent.calls + m_reserved.calls,
                                   *limits.calls));
    if (limits.tokens && spent.tokens + m_reserved.tokens + worst.tokens > *limits.tokens)
        return reached(fmt::format("{} of {} tokens are used or reserved, and the next call may take {}.",
                                   spent.tokens + m_reserved.tokens, *limits.tokens, worst.tokens));
    if (!limits.money)
        return {};
    if (!worst.cost)
        return fail(ErrorCode::BudgetReached,
                    fmt::format("The budget of this {} is in {}, and the price of the model is not known.",
                                which, limits.currency),
                    "Enter its price in the settings (0 for a model of your own), or limit tokens or calls.");
    if (spent.money + m_reserved.money + *worst.cost > *limits.money)
        return reached(fmt::format("{} of {} are spent or reserved, and the next call may cost {}.",
                                   money(spent.money + m_reserved.money, limits.currency),
                                   money(*limits.money, limits.currency),
                                   money(*worst.cost, limits.currency)));
    return {};
}

Result<> Budget::reserve(const WorstCase& worst, const Clock& clock) {
    const std::lock_guard lock(m_mutex);
    TOUCHSTONE_TRY(fits(m_perRun, m_spent, worst, "run"));
    if (m_perDay.any()) {
        const std::int64_t day = clock.unixMs() / kDayMs;
        if (m_store) { // other processes spend as well
            const auto today = m_store->since(day * kDayMs, m_perDay.currency);
            if (!today)
                return fail(today.error());
            m_today = *today;
        } else if (day != m_day) {
            m_today = {};
        }
        m_day = day;
        TOUCHSTONE_TRY(fits(m_perDay, m_today, worst, "day"));
    }
    m_reserved.calls += worst.calls;
    m_reserved.tokens += worst.tokens;
    m_reserved.money += worst.cost.value_or(0);
    return {};
}

Result<> Budget::settle(const WorstCase& worst, Spending actual, const Clock& clock) {
    const std::lock_guard lock(m_mutex);
    m_reserved.calls -= worst.calls;
    m_reserved.tokens -= worst.tokens;
    m_reserved.money -= worst.cost.value_or(0);
    if (m_reserved.calls == 0) // no crumbs of rounding stay
        m_reserved = {};
    if (actual.calls == 0)
        return {};
    const std::int64_t tokens =
        std::max<std::int64_t>(actual.input, 0) + std::max<std::int64_t>(actual.output, 0);
    for (Spent* into : {&m_spent, &m_today}) {
        into->calls += actual.calls;
        into->tokens += tokens;
        into->money += actual.cost.value_or(0);
        into->unpriced += actual.cost ? 0 : 1;
    }
    if (!m_store)
        return {};
    actual.unixMs = clock.unixMs();
    actual.run = m_run;
    return m_store->add(actual);
}

Spent Budget::spent() const {
    const std::lock_guard lock(m_mutex);
    return m_spent;
}

std::optional<double> costOf(const std::optional<ModelPrice>& price, const Usage& usage, bool batch) {
    if (!price || usage.input < 0 || usage.output < 0)
        return std::nullopt;
    if (batch && (!price->batchInput || !price->batchOutput))
        return std::nullopt;
    const double input = batch ? *price->batchInput : price->input;
    const double output = batch ? *price->batchOutput : price->output;
    const auto cached = static_cast<double>(std::clamp<std::int64_t>(usage.cached, 0, usage.input));
    const auto written = static_cast<double>(
        std::clamp<std::int64_t>(usage.cacheWrite, 0, usage.input - static_cast<std::int64_t>(cached)));
    const double plain = static_cast<double>(usage.input) - cached - written;
    const double scale =
        price->input > 0 ? input / price->input : 1.0; // a batch discount holds for cached tokens too
    return (plain * input + cached * price->cachedInput.value_or(price->input) * scale +
            written * price->cacheWrite.value_or(price->input) * scale +
            static_cast<double>(usage.output) * output) /
           1e6;
}

std::int64_t mostInputTokens(const ChatRequest& request) {
    std::size_t estimate = 0, bytes = 0, images = 0;
    const auto count = [&](const std::string& text) {
        estimate += estimateTokens(text);
        bytes += text.size();
    };
    for (const Message& message : request.messages) {
        count(message.content);
        count(message.reasoning);
        for (const ToolCall& call : message.toolCalls)
            count(call.name + call.arguments);
        images += message.images.size();
    }
    for (const ToolDefinition& tool : request.tools)
        count(tool.name + tool.description + tool.parameters);
    count(request.format.schema);
    return static_cast<std::int64_t>(std::min(estimate + estimate / 2, bytes) +
                                     16 * (request.messages.size() + request.tools.size() + 1)) +
           kTokensPerImage * static_cast<std::int64_t>(images);
}

WorstCase worstCaseOf(const std::string& spec, const ChatRequest& request,
                      const std::optional<ModelPrice>& price) {
    std::int64_t output = kAssumedOutput;
    if (request.maxTokens) {
        output = *request.maxTokens;
    } else if (const auto parsed = Spec::parse(spec); parsed && parsed->has("max_tokens")) {
        if (const auto most = parsed->integer("max_tokens", kAssumedOutput, 1, INT64_MAX); most)
            output = *most;
    }
    Usage usage;
    usage.input = mostInputTokens(request);
    usage.output = output;
    WorstCase worst;
    worst.tokens = usage.input + std::min<std::int64_t>(output, INT64_MAX / 2);
    worst.cost = costOf(price, usage);
    if (price && price->cacheWrite &&
        *price->cacheWrite > price->input) // a prefix may be written to the cache
        worst.cost =
            *worst.cost + static_cast<double>(usage.input) * (*price->cacheWrite - price->input) / 1e6;
    return worst;
}

ChatOutcome BudgetGate::pass(const std::string& spec, const ChatRequest& request, const JobContext& context,
                             const std::function<ChatOutcome()>& send) const {
    const std::optional<ModelPrice> price = m_prices ? m_prices(spec) : std::nullopt;
    const WorstCase worst = worstCaseOf(spec, request, price);
    ChatOutcome outcome;
    if (m_budget)
        if (auto admitted = m_budget->reserve(worst, *context.clock); !admitted) {
            outcome.error = std::move(admitted.error());
            return outcome;
        }
    outcome = send();
    ChatResult& result = outcome.partial;
    const bool free = result.cache == CacheState::Hit || result.attempts == 0;
    result.cost = free ? std::optional<double>(0.0) : costOf(price, result.usage);
    result.currency = price ? price->currency : "";
    if (!m_budget)
        return outcome;
    Spending spending;
    spending.spec = spec;
    spending.calls = result.attempts;
    spending.input = result.usage.input;
    spending.output = result.usage.output;
    spending.cost = result.cost;
    if (price)
        spending.currency = price->currency;
    // Where the server did not count, or the call broke after the first word, the limits count the worst.
    const bool came = outcome.ok() || !result.text.empty() || !result.toolCalls.empty();
    if (!free && came && (spending.input < 0 || spending.output < 0)) {
        spending.input = spending.input < 0 ? mostInputTokens(request) : spending.input;
        if (spending.output < 0)
            spending.output = std::max<std::int64_t>(0, worst.tokens - mostInputTokens(request));
        spending.cost = worst.cost;
    }
    if (auto settled = m_budget->settle(worst, std::move(spending), *context.clock);
        !settled && !outcome.error) {
        outcome.error = std::move(settled.error());
        outcome.error->message = "What the call cost could not be kept: " + outcome.error->message;
    }
    return outcome;
}

std::unique_ptr<ChatModel> withBudget(std::unique_ptr<ChatModel> model, std::shared_ptr<Budget> budget,
                                      PriceOf prices) {
    return std::make_unique<BudgetedModel>(std::move(model), std::move(budget), std::move(prices));
}

} // namespace touchstone
