// SPDX-License-Identifier: GPL-3.0-or-later
// A chat model behind one small interface. Implementations are safe for concurrent calls. A request holds
// every parameter that can change the answer; decorators (retry now; cache, budget, record later) wrap a
// ChatModel.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/base/spec.h"
#include "core/platform/http.h"
#include "core/platform/secrets.h"
#include "core/prompts/prompt.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct ChatRequest {
    std::vector<Message> messages;
    std::optional<double> temperature;
    std::optional<std::int64_t> maxTokens;
    std::optional<std::int64_t> seed;
    std::vector<std::string> stop;
};

enum class FinishReason : std::uint8_t { Stop, Length, ContentFilter, ToolCalls, Unknown };
std::string_view finishReasonName(FinishReason reason);

struct Usage { // tokens; -1 = the provider did not say
    std::int64_t input = -1, output = -1, cached = -1, reasoning = -1;
};

struct ChatResult {
    std::string text; ///< the whole answer, valid UTF-8
    FinishReason finish = FinishReason::Unknown;
    Usage usage;
    std::string model; ///< as the server names it
    std::string requestId;
    double ttftMs = -1; ///< to the first piece of text; -1 = none came
    double totalMs = 0;
    int attempts = 0; ///< requests sent
};

/// A call that failed keeps what had come: `partial.text` may hold the beginning of an answer.
struct ChatOutcome {
    ChatResult partial; ///< the result when error is empty
    std::optional<Error> error;
    [[nodiscard]] bool ok() const { return !error.has_value(); }
};

/// Called with each piece of text as it comes, whole characters only, on the transport's thread.
using ChatSink = std::function<void(std::string_view piece)>;

class ChatModel {
public:
    virtual ~ChatModel() = default;
    [[nodiscard]] virtual std::string
    name() const = 0; ///< for people: "openai-compatible m at 127.0.0.1:8080"
    [[nodiscard]] virtual std::string spec() const = 0; ///< canonical SPEC, without secrets
    virtual ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) = 0;
};

/// What a factory needs from outside; both outlive the model.
struct ModelServices {
    HttpTransport* http = nullptr;
    SecretStore* secrets = nullptr;
};

/// The model that a SPEC names, with retry around it. `extractive` is not a ChatModel (core/answering has
/// it): Usage. Errors: Usage (unknown name or key, with a suggestion; a provider that this version does not
/// speak says so).
Result<std::unique_ptr<ChatModel>> makeChatModel(const Spec& spec, const ModelServices& services);

/// All provider names that makeChatModel takes now.
std::vector<std::string> chatProviders();

} // namespace touchstone
