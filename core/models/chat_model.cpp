// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/chat_model.h"

#include "core/models/budget.h"
#include "core/models/decorators.h"
#include "core/models/http_chat.h"
#include "core/models/known_servers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace touchstone {

namespace {

/// Before each request of a call with retries.
class BudgetedAttempt final : public ChatAttempt {
public:
    BudgetedAttempt(std::unique_ptr<ChatAttempt> attempt, const ModelServices& services)
        : m_attempt(std::move(attempt)), m_gate(services.budget, services.prices) {}
    [[nodiscard]] std::string name() const override { return m_attempt->name(); }
    [[nodiscard]] std::string spec() const override { return m_attempt->spec(); }
    ChatOutcome attempt(const ChatRequest& request, const ChatSink& sink, std::chrono::milliseconds left,
                        JobContext& context) override {
        return m_gate.pass(m_attempt->spec(), request, context,
                           [&] { return m_attempt->attempt(request, sink, left, context); });
    }

private:
    std::unique_ptr<ChatAttempt> m_attempt;
    BudgetGate m_gate;
};

tl::unexpected<Error> unknownProvider(const std::string& name) {
    const std::vector<std::string> spoken = chatProviders();
    const std::vector<std::string_view> known(spoken.begin(), spoken.end());
    const std::string near = nearestWord(name, known);
    return fail(ErrorCode::Usage, fmt::format("There is no model provider '{}'.", name),
                near.empty() ? fmt::format("There are: extractive, {}.", fmt::join(spoken, ", "))
                             : fmt::format("Did you mean '{}'?", near));
}

} // namespace

std::vector<std::string> chatProviders() {
    std::vector<std::string> names;
    for (const ProviderInfo& provider : allProviders())
        if (provider.chat)
            names.emplace_back(provider.name);
    return names;
}

Result<std::unique_ptr<ChatModel>> makeChatModel(const Spec& spec, const ModelServices& services) {
    if (!services.http || !services.secrets)
        return fail(ErrorCode::Internal, "A model was made without a transport or a store of secrets.");
    if (spec.name() == "extractive")
        return fail(ErrorCode::Usage, "extractive is built in and is no model server.",
                    "Use it for answers; here a server is needed, such as openai-compatible:url=…,model=….");
    const ProviderInfo* provider = findProvider(spec.name());
    if (!provider || !provider->chat)
        return unknownProvider(spec.name());
    auto options = readServerOptions(spec, ServerUse::Chat, true);
    if (!options)
        return fail(std::move(options.error()));
    if (services.known)
        if (const auto known = services.known(options->spec.toString())) {
            if (options->contextTokens == 0)
                options->contextTokens = known->contextTokens;
            if (known->completionTokens && !spec.has("max_tokens_name"))
                options->completionTokens = *known->completionTokens;
        }
    const std::string server = options->server, keyReference = options->keyReference;
    const std::int64_t concurrency = options->concurrency, requests = options->requestsPerMinute,
                       tokens = options->tokensPerMinute;
    RetryPolicy policy;
    policy.retries = options->retries;
    policy.timeout = options->timeout;
    policy.afterFirstToken = options->retryAfterFirstToken;
    std::unique_ptr<ChatAttempt> attempt = std::make_unique<HttpChat>(std::move(*options), services);
    if (services.budget || services.prices)
        attempt = std::make_unique<BudgetedAttempt>(std::move(attempt), services);
    attempt = withRateLimit(std::move(attempt), rateLimiterFor(server, keyReference, requests, tokens));
    std::unique_ptr<ChatModel> model = withRetry(std::move(attempt), policy);
    if (concurrency > 0)
        model = withConcurrencyLimit(std::move(model), std::make_shared<ConcurrencyLimit>(concurrency));
    return model;
}

} // namespace touchstone
