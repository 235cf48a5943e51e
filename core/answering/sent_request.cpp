// SPDX-License-Identifier: GPL-3.0-or-later
// captureRequest of sent_request.h.
#include "core/answering/sent_request.h"

#include "core/platform/secrets.h"

#include <algorithm>
#include <optional>

namespace touchstone {
namespace {

/// Takes the first request down and lets nothing out.
class CapturingTransport final : public HttpTransport {
public:
    using HttpTransport::perform;
    Result<HttpResponse> perform(const HttpRequest& request, const HttpBodySink& /*sink*/,
                                 JobContext& /*context*/) override {
        if (!taken)
            taken = request;
        // Nobody tries again after this.
        return fail(ErrorCode::Usage, "The request was written down and not sent.");
    }
    void setOffline(bool /*offline*/) override {}
    [[nodiscard]] bool offline() const override { return false; }

    std::optional<HttpRequest> taken;
};

/// Gives a mark for every key and reads none.
class MarkingSecrets final : public SecretStore {
public:
    Result<std::string> read(std::string_view reference) override {
        asked = reference;
        return std::string(kKeyMark);
    }
    Result<> write(std::string_view /*reference*/, std::string_view /*value*/) override { return {}; }
    Result<> remove(std::string_view /*reference*/) override { return {}; }
    bool keychainAvailable() override { return false; }

    std::string asked;
};

} // namespace

Result<SentRequest>
captureRequest(const Spec& spec, const ModelServices& known,
               const std::function<Result<>(ChatModel& model, JobContext& context)>& ask) {
    CapturingTransport transport;
    MarkingSecrets secrets;
    ModelServices services;
    services.http = &transport;
    services.secrets = &secrets;
    services.known = known.known; // decides how max_tokens is called
    auto model = makeChatModel(spec, services);
    if (!model)
        return fail(std::move(model.error()));
    JobContext context;
    const Result<> asked = ask(**model, context);
    if (!transport.taken)
        return asked ? fail(ErrorCode::Internal, "The model was not asked.") : fail(asked.error());
    SentRequest out;
    out.method = transport.taken->method;
    out.url = transport.taken->url;
    out.headers = transport.taken->headers;
    out.keyHeaders = transport.taken->secretHeaders;
    out.keyReference = std::move(secrets.asked);
    out.body = transport.taken->body;
    return out;
}

std::string keyVariable(const std::string& keyReference) {
    constexpr std::string_view kEnvironment = "env:";
    if (keyReference.starts_with(kEnvironment))
        return keyReference.substr(kEnvironment.size());
    std::string out;
    for (const char c : std::string_view(keyReference).substr(keyReference.find(':') + 1)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        out += letter ? static_cast<char>(c & ~0x20) : c >= '0' && c <= '9' ? c : '_';
    }
    if (out.empty() || (out.front() >= '0' && out.front() <= '9'))
        out.insert(0, "KEY_");
    return out + "_API_KEY";
}

} // namespace touchstone
