// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/cli/budgeted_model.h"

#include "core/models/response_cache.h"

#include <fmt/format.h>

#include <charconv>

namespace touchstone::cli {

namespace {

/// A model of the workbench, for a wrapper that wants one of its own.
class BorrowedModel final : public ChatModel {
public:
    explicit BorrowedModel(std::shared_ptr<ChatModel> model) : m_model(std::move(model)) {}
    [[nodiscard]] std::string name() const override { return m_model->name(); }
    [[nodiscard]] std::string spec() const override { return m_model->spec(); }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override {
        return m_model->complete(request, sink, context);
    }

private:
    std::shared_ptr<ChatModel> m_model;
};

Result<BudgetLimits> limitsOf(const std::string& text, const std::optional<ModelPrice>& price) {
    BudgetLimits out;
    if (price)
        out.currency = price->currency;
    if (text.empty())
        return out;
    auto spec = Spec::parse("budget:" + text);
    if (!spec)
        return fail(std::move(spec.error()));
    for (const auto& [key, value] : spec->values()) {
        double number = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
        if (read.ec != std::errc() || read.ptr != value.data() + value.size() || number < 0 ||
            number > 1e15 || (key != "calls" && key != "tokens" && key != "cost"))
            return fail(ErrorCode::Usage, fmt::format("'{}={}' is no limit of a budget.", key, value),
                        "Limits are calls=N, tokens=N and cost=N.");
        if (key == "calls")
            out.calls = static_cast<std::int64_t>(number);
        else if (key == "tokens")
            out.tokens = static_cast<std::int64_t>(number);
        else
            out.money = number;
    }
    if (out.money && !price)
        return fail(ErrorCode::Usage, "The price of this model is not known, so that a cost cannot be kept.",
                    "Give it a price in the settings, or limit calls or tokens.");
    return out;
}

} // namespace

Result<BudgetedModel> budgetedModel(Session& session, const std::string& spec, const std::string& limits,
                                    const std::string& cannot) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto model = (*bench)->model(spec);
    if (!model)
        return fail(std::move(model.error()));
    if (!*model)
        return fail(ErrorCode::Usage, cannot, "Name a chat model with --model SPEC.");
    BudgetedModel out;
    out.price = (*bench)->priceOf((*model)->spec());
    auto most = limitsOf(limits, out.price);
    if (!most)
        return fail(std::move(most.error()));
    out.budget = std::make_shared<Budget>(*most, BudgetLimits{}, nullptr);
    out.name = (*model)->name();
    std::shared_ptr<Workbench> owner = *bench;
    std::shared_ptr<ChatModel> limited =
        withBudget(std::make_unique<BorrowedModel>(std::move(*model)), out.budget,
                   [owner](const std::string& one) { return owner->priceOf(one); });
    out.model = shareCachedModel(std::move(limited), (*bench)->responseCache(), CacheMode::Normal);
    return out;
}

Json spentJson(const BudgetedModel& model) {
    const Spent spent = model.budget->spent();
    return {{"calls", spent.calls},
            {"tokens", spent.tokens},
            {"cost", model.price && spent.unpriced == 0 ? Json(spent.money) : Json(nullptr)},
            {"currency", model.price ? Json(model.price->currency) : Json(nullptr)}};
}

} // namespace touchstone::cli
