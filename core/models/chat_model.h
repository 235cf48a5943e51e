// SPDX-License-Identifier: GPL-3.0-or-later
// A chat model behind one small interface. Implementations are safe for concurrent calls. A request holds
// every parameter that can change the answer; decorators (decorators.h: retry, limits, budget, cache, record
// ...) wrap a ChatModel.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/base/spec.h"
#include "core/models/chat_request.h"
#include "core/models/chat_result.h"
#include "core/platform/http.h"
#include "core/platform/secrets.h"
#include "core/prompts/prompt.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class ChatModel {
public:
    virtual ~ChatModel() = default;
    [[nodiscard]] virtual std::string
    name() const = 0; ///< for people: "openai-compatible m at 127.0.0.1:8080"
    [[nodiscard]] virtual std::string spec() const = 0; ///< canonical SPEC, without secrets
    virtual ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) = 0;
};

class Budget;
struct KnownServer;
struct ModelPrice;

/// What a factory needs from outside. What is pointed to outlives the model.
struct ModelServices {
    HttpTransport* http = nullptr;
    SecretStore* secrets = nullptr;
    /// Null: no limits. Checked before every request, retries too.
    std::shared_ptr<Budget> budget{};
    /// The price of the model that a SPEC names; empty or none = not known, never 0.
    std::function<std::optional<ModelPrice>(const std::string& spec)> prices{};
    /// What an earlier examination found out about the server of a SPEC; empty or none = not known.
    std::function<std::optional<KnownServer>(const std::string& spec)> known{};
};

/// The model that a SPEC names, with retry, the limits that the SPEC sets, prices and budget around it.
/// `extractive` is not a ChatModel (core/answering has it): Usage. Errors: Usage (unknown name or key, with a
/// suggestion).
Result<std::unique_ptr<ChatModel>> makeChatModel(const Spec& spec, const ModelServices& services);

/// All provider names that makeChatModel takes.
std::vector<std::string> chatProviders();

} // namespace touchstone
