// SPDX-License-Identifier: GPL-3.0-or-later
// Chat completions of an OpenAI-shaped server, one try. Internal to core/models; safe for concurrent use.
#pragma once

#include "core/models/openai_wire.h"
#include "core/models/retry.h"

namespace touchstone {

class OpenAiChat final : public ChatAttempt {
public:
    OpenAiChat(OpenAiOptions options, ModelServices services)
        : m_options(std::move(options)), m_services(services) {}
    [[nodiscard]] std::string name() const override;
    [[nodiscard]] std::string spec() const override { return m_options.spec.toString(); }
    ChatOutcome attempt(const ChatRequest& request, const ChatSink& sink, std::chrono::milliseconds left,
                        JobContext& context) override;
    /// The same without streaming, for the doctor.
    ChatOutcome attemptWhole(const ChatRequest& request, std::chrono::milliseconds left, JobContext& context);

private:
    ChatOutcome run(const ChatRequest& request, const ChatSink& sink, std::chrono::milliseconds left,
                    bool stream, JobContext& context);
    OpenAiOptions m_options;
    ModelServices m_services;
};

} // namespace touchstone
