// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/context_fit.h"

#include "core/models/ollama_context.h"
#include "core/text/tokens.h"

#include <fmt/format.h>

namespace touchstone {

std::int64_t estimatedInputTokens(const ChatRequest& request) {
    std::size_t tokens = 0;
    for (const Message& message : request.messages) {
        tokens += 4 + estimateTokens(message.content);
        for (const ToolCall& call : message.toolCalls)
            tokens += estimateTokens(call.arguments) + 8;
        tokens += 800 * message.images.size();
    }
    for (const ToolDefinition& tool : request.tools)
        tokens += estimateTokens(tool.description) + estimateTokens(tool.parameters) + 8;
    return static_cast<std::int64_t>(tokens);
}

Result<> checkContext(const ServerOptions& options, const ChatRequest& request) {
    const bool ollama = options.provider->dialect == WireDialect::Ollama;
    const std::int64_t context = ollama ? ollamaContext(options) : options.contextTokens;
    if (context <= 0)
        return {};
    const std::int64_t input = estimatedInputTokens(request);
    const std::int64_t answer = request.maxTokens.value_or(options.maxTokens.value_or(kAnswerReserve));
    if (input <= context && answer <= context - input)
        return {};
    return fail(
        ErrorCode::Usage,
        fmt::format(
            "The prompt would not fit: ~{} tokens and {} for the answer, and {} holds {}. Nothing was sent.",
            input, answer, options.server, context),
        fmt::format(
            "Take fewer passages (-k), smaller chunks or a smaller max_tokens=, or {}.",
            ollama ? fmt::format("a larger num_ctx= ({} would do)", (input + answer + 1023) / 1024 * 1024)
                   : "start the server with a larger context and say so with context="));
}

} // namespace touchstone
