// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/send_gate.h"

#include "core/models/server_options.h"
#include "core/platform/secrets.h"
#include "core/text/tokens.h"

namespace touchstone {
namespace {

class GatedModel final : public ChatModel {
public:
    GatedModel(std::shared_ptr<ChatModel> model, ServerOptions options, SendGate gate)
        : m_model(std::move(model)), m_options(std::move(options)), m_gate(std::move(gate)) {}
    [[nodiscard]] std::string name() const override { return m_model->name(); }
    [[nodiscard]] std::string spec() const override { return m_model->spec(); }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override {
        if (const Result<> passed = m_gate(describeCall(request), context); !passed) {
            ChatOutcome outcome;
            outcome.partial.model = m_options.model;
            outcome.error = passed.error();
            return outcome;
        }
        return m_model->complete(request, sink, context);
    }

private:
    [[nodiscard]] OutgoingChat describeCall(const ChatRequest& request) const {
        OutgoingChat out;
        out.host = m_options.server;
        out.model = m_options.model;
        out.keyReference = m_options.keyReference;
        out.encrypted = m_options.base.starts_with("https:");
        for (const Message& message : request.messages) {
            Message shown = message;
            out.bytes += message.content.size();
            out.tokens += estimateTokens(message.content);
            for (const auto& image : message.images)
                out.bytes += image.bytes.size();
            out.images += message.images.size();
            shown.images.clear();
            shown.content = Redactor::instance().redact(message.content);
            out.messages.push_back(std::move(shown));
        }
        for (const ToolDefinition& tool : request.tools) {
            out.bytes += tool.name.size() + tool.description.size() + tool.parameters.size();
            out.tokens += estimateTokens(tool.description) + estimateTokens(tool.parameters);
            out.tools.push_back(tool.name);
        }
        return out;
    }

    std::shared_ptr<ChatModel> m_model;
    ServerOptions m_options;
    SendGate m_gate;
};

} // namespace

std::shared_ptr<ChatModel> withSendGate(std::shared_ptr<ChatModel> model, SendGate gate) {
    if (!model || !gate)
        return model;
    const Result<Spec> spec = Spec::parse(model->spec());
    if (!spec)
        return model;
    Result<ServerOptions> options = readServerOptions(*spec, ServerUse::Chat, true);
    if (!options || options->loopback)
        return model;
    return std::make_shared<GatedModel>(std::move(model), std::move(*options), std::move(gate));
}

} // namespace touchstone
