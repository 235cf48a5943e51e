// SPDX-License-Identifier: GPL-3.0-or-later
// A chain of models, and a breaker for a server that is down.
#include "core/models/decorators.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

/// Another model may do better: the server failed, not the user and not the question.
bool serverFailed(const Error& error) {
    return error.code == ErrorCode::Unreachable || error.code == ErrorCode::Refused ||
           error.code == ErrorCode::Malformed;
}

class FallbackModel final : public ChatModel {
public:
    explicit FallbackModel(std::vector<std::unique_ptr<ChatModel>> models) : m_models(std::move(models)) {}
    [[nodiscard]] std::string name() const override {
        return m_models.empty() ? "nobody" : m_models.front()->name();
    }
    [[nodiscard]] std::string spec() const override {
        std::string out;
        for (const auto& model : m_models)
            out += (out.empty() ? "" : " | ") + model->spec();
        return out;
    }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override {
        ChatOutcome outcome;
        outcome.error = makeError(ErrorCode::Usage, "The chain names no model.");
        std::vector<std::string> reasons;
        int attempts = 0;
        std::optional<double> cost = 0.0;
        for (const auto& model : m_models) {
            outcome = model->complete(request, sink, context);
            attempts += outcome.partial.attempts;
            if (cost && outcome.partial.cost)
                *cost += *outcome.partial.cost;
            else if (outcome.partial.attempts > 0)
                cost.reset();
            outcome.partial.answeredBy = model->spec();
            const bool goOn =
                outcome.error && outcome.partial.text.empty() && !context.stopped() &&
                (serverFailed(*outcome.error) || outcome.error->code == ErrorCode::BudgetReached);
            if (!goOn)
                break;
            reasons.push_back(fmt::format("{}: {}", model->name(), outcome.error->message));
        }
        outcome.partial.attempts = attempts;
        outcome.partial.cost = cost;
        if (outcome.error && reasons.size() > 1)
            outcome.error->message +=
                fmt::format(" ({} other models were tried before.)", reasons.size() - 1);
        outcome.partial.fallbacks = std::move(reasons);
        return outcome;
    }

private:
    std::vector<std::unique_ptr<ChatModel>> m_models;
};

class BreakerModel final : public ChatModel {
public:
    BreakerModel(std::unique_ptr<ChatModel> model, BreakerPolicy policy)
        : m_model(std::move(model)), m_policy(policy) {}
    [[nodiscard]] std::string name() const override { return m_model->name(); }
    [[nodiscard]] std::string spec() const override { return m_model->spec(); }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override {
        ChatOutcome outcome;
        if (auto resting = enter(context.clock->steady())) {
            outcome.error = std::move(*resting);
            return outcome;
        }
        outcome = m_model->complete(request, sink, context);
        leave(outcome, context.clock->steady());
        return outcome;
    }

private:
    /// An error while the server rests.
    std::optional<Error> enter(std::chrono::steady_clock::time_point now) {
        const std::lock_guard lock(m_mutex);
        if (m_failures < m_policy.failures)
            return std::nullopt;
        if (now >= m_restUntil && !m_probing) {
            m_probing = true;
            return std::nullopt;
        }
        Error error = makeError(
            ErrorCode::Unreachable,
            fmt::format("{} failed {} times in a row and is left alone for a while. Its last words: {}",
                        m_model->name(), m_failures, m_lastWords),
            "It is tried again by itself; `model doctor` tells more.");
        error.detail = "resting";
        if (now < m_restUntil)
            error.retryAfter = std::chrono::ceil<Milliseconds>(m_restUntil - now);
        return error;
    }

    void leave(const ChatOutcome& outcome, std::chrono::steady_clock::time_point now) {
        const std::lock_guard lock(m_mutex);
        m_probing = false;
        // A wrong key or a bad request says nothing about the server's health.
        const bool failed = outcome.error &&
                            (outcome.error->code == ErrorCode::Unreachable ||
                             (outcome.error->code == ErrorCode::Refused && outcome.error->httpStatus >= 500));
        if (failed) {
            ++m_failures;
            m_lastWords = outcome.error->message;
            if (m_failures >= m_policy.failures)
                m_restUntil = now + m_policy.rest;
        } else if (!outcome.error || outcome.error->code != ErrorCode::Cancelled) {
            m_failures = 0;
        }
    }

    std::unique_ptr<ChatModel> m_model;
    BreakerPolicy m_policy;
    std::mutex m_mutex;
    int m_failures = 0;
    bool m_probing = false;
    std::chrono::steady_clock::time_point m_restUntil{};
    std::string m_lastWords;
};

} // namespace

std::unique_ptr<ChatModel> withFallback(std::vector<std::unique_ptr<ChatModel>> models) {
    return std::make_unique<FallbackModel>(std::move(models));
}

std::unique_ptr<ChatModel> withCircuitBreaker(std::unique_ptr<ChatModel> model, BreakerPolicy policy) {
    return std::make_unique<BreakerModel>(std::move(model), policy);
}

} // namespace touchstone
