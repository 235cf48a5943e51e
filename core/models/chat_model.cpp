// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/chat_model.h"

#include "core/models/later_provider.h"
#include "core/models/openai_chat.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace touchstone {

std::string_view finishReasonName(FinishReason reason) {
    switch (reason) {
    case FinishReason::Stop:
        return "stop";
    case FinishReason::Length:
        return "length";
    case FinishReason::ContentFilter:
        return "content_filter";
    case FinishReason::ToolCalls:
        return "tool_calls";
    case FinishReason::Unknown:
        break;
    }
    return "unknown";
}

std::vector<std::string> chatProviders() {
    return {"openai-compatible", "openai"};
}

Result<std::unique_ptr<ChatModel>> makeChatModel(const Spec& spec, const ModelServices& services) {
    if (!services.http || !services.secrets)
        return fail(ErrorCode::Internal, "A model was made without a transport or a store of secrets.");
    if (spec.name() == "openai-compatible" || spec.name() == "openai") {
        auto options = readOpenAiOptions(spec, false, true);
        if (!options)
            return fail(std::move(options.error()));
        RetryPolicy policy;
        policy.retries = options->retries;
        policy.timeout = options->timeout;
        return withRetry(std::make_unique<OpenAiChat>(std::move(*options), services), policy);
    }
    if (auto later = makeLaterProvider(spec, services))
        return later;
    if (spec.name() == "extractive")
        return fail(ErrorCode::Usage, "extractive is built in and is no model server.",
                    "Use it for answers; here a server is needed, such as openai-compatible:url=…,model=….");
    std::vector<std::string_view> known = laterProviders();
    const std::vector<std::string> spoken = chatProviders();
    known.insert(known.end(), spoken.begin(), spoken.end());
    const std::string near = nearestWord(spec.name(), known);
    return fail(ErrorCode::Usage, fmt::format("There is no model provider '{}'.", spec.name()),
                near.empty() ? fmt::format("There are: extractive, {}.", fmt::join(spoken, ", "))
                             : fmt::format("Did you mean '{}'?", near));
}

} // namespace touchstone
