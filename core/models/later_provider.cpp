// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/later_provider.h"

#include "core/platform/url.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

struct Later {
    std::string_view name, url;
};
constexpr std::array<Later, 5> kLater = {{{"anthropic", "https://api.anthropic.com"},
                                          {"azure-openai", "https://openai.azure.com"},
                                          {"gemini", "https://generativelanguage.googleapis.com"},
                                          {"huggingface", "https://router.huggingface.co"},
                                          {"ollama", "http://127.0.0.1:11434"}}};

class LaterProvider final : public ChatModel {
public:
    LaterProvider(const Spec& spec, std::string url, HttpTransport* http)
        : m_spec(spec), m_url(std::move(url)), m_http(http) {}
    [[nodiscard]] std::string name() const override { return m_spec.name(); }
    [[nodiscard]] std::string spec() const override {
        Spec shown = m_spec;
        if (shown.has("url"))
            shown.set("url", urlForPeople(shown.get("url")));
        return shown.toString();
    }
    ChatOutcome complete(const ChatRequest&, const ChatSink&, JobContext& context) override {
        ChatOutcome outcome;
        const auto parts = parseUrl(m_url);
        // With the switch on, what the user wants to know first is that nothing went out; the transport says
        // so.
        if (parts && m_http->offline() && !parts->loopback) {
            HttpRequest request;
            request.url = m_url;
            request.purpose = "model";
            if (const auto refused = m_http->perform(request, context); !refused) {
                outcome.error = refused.error();
                return outcome;
            }
        }
        outcome.error = makeError(
            ErrorCode::Usage,
            fmt::format("This version speaks no {}; it speaks: {}.", m_spec.name(),
                        fmt::join(chatProviders(), ", ")),
            "Many servers have an OpenAI-compatible address as well: openai-compatible:url=…/v1,model=NAME");
        return outcome;
    }

private:
    Spec m_spec;
    std::string m_url;
    HttpTransport* m_http;
};

} // namespace

std::unique_ptr<ChatModel> makeLaterProvider(const Spec& spec, const ModelServices& services) {
    const auto found = std::find_if(kLater.begin(), kLater.end(),
                                    [&](const Later& later) { return later.name == spec.name(); });
    if (found == kLater.end())
        return nullptr;
    return std::make_unique<LaterProvider>(spec, spec.get("url", found->url), services.http);
}

std::vector<std::string_view> laterProviders() {
    std::vector<std::string_view> names;
    for (const Later& later : kLater)
        names.push_back(later.name);
    return names;
}

} // namespace touchstone
