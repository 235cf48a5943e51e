// SPDX-License-Identifier: GPL-3.0-or-later
// One try of a chat with a model server, in the language of its provider. Internal to core/models; safe for
// concurrent use.
#pragma once

#include "core/models/retry.h"
#include "core/models/server_options.h"
#include "core/models/wire_format.h"

namespace touchstone {

class HttpChat final : public ChatAttempt {
public:
    HttpChat(ServerOptions options, ModelServices services)
        : m_options(std::move(options)), m_services(std::move(services)), m_format(wireFormatOf(m_options)) {}
    [[nodiscard]] std::string name() const override;
    [[nodiscard]] std::string spec() const override { return m_options.spec.toString(); }
    ChatOutcome attempt(const ChatRequest& request, const ChatSink& sink, std::chrono::milliseconds left,
                        JobContext& context) override;
    /// The same without streaming, for the doctor.
    ChatOutcome attemptWhole(const ChatRequest& request, std::chrono::milliseconds left, JobContext& context);

private:
    ChatOutcome run(const ChatRequest& request, const ChatSink& sink, std::chrono::milliseconds left,
                    bool stream, JobContext& context);
    ServerOptions m_options;
    ModelServices m_services;
    const WireFormat& m_format;
};

} // namespace touchstone
