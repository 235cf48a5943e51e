// SPDX-License-Identifier: GPL-3.0-or-later
// A chat model that asks the limits of a piece of work before each call. A response cache belongs around it:
// what the cache answers is no call. Safe for concurrent use as its model is; the limits outlive it.
#pragma once

#include "core/models/chat_model.h"
#include "eval/runners/run_limits.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>

namespace touchstone {

class LimitedModel final : public ChatModel {
public:
    /// `prices`: for calls whose cost the model does not say. `refused` and `hint` are what a call is refused
    /// with (BudgetReached); {} in `refused` names the limit.
    LimitedModel(std::shared_ptr<ChatModel> model, RunLimits& limits, RunPrices prices, std::string refused,
                 std::string hint)
        : m_model(std::move(model)), m_limits(limits), m_prices(std::move(prices)),
          m_refused(std::move(refused)), m_hint(std::move(hint)) {}
    [[nodiscard]] std::string name() const override { return m_model->name(); }
    [[nodiscard]] std::string spec() const override { return m_model->spec(); }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override {
        std::string limit;
        if (!m_limits.reserve(limit)) {
            ChatOutcome outcome;
            outcome.error =
                makeError(ErrorCode::BudgetReached, fmt::format(fmt::runtime(m_refused), limit), m_hint);
            return outcome;
        }
        ChatOutcome outcome;
        if (m_limits.waitForTurn(context.stop))
            outcome = m_model->complete(request, sink, context);
        else
            outcome.error = makeError(ErrorCode::Cancelled, "Stopped.");
        SampleOutput spent;
        spent.usage = outcome.partial.usage;
        spent.attempts = outcome.partial.attempts;
        spent.cost = outcome.partial.cost ? outcome.partial.cost : costOf(spent.usage, m_prices);
        m_limits.settle(spent);
        return outcome;
    }

private:
    std::shared_ptr<ChatModel> m_model;
    RunLimits& m_limits;
    RunPrices m_prices;
    std::string m_refused, m_hint;
};

} // namespace touchstone
