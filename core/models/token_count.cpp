// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/token_count.h"

#include "core/models/json_guard.h"
#include "core/models/server_options.h"
#include "core/text/tokens.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

struct Question {
    std::string path, body;
};

/// Empty where the provider has no way to count.
Question questionFor(ServerOptions& options, std::string_view text) {
    switch (options.provider->dialect) {
    case WireDialect::Anthropic:
        return {
            "/v1/messages/count_tokens",
            Json{{"model", options.model}, {"messages", Json::array({{{"role", "user"}, {"content", text}}})}}
                .dump(-1, ' ', false, Json::error_handler_t::replace)};
    case WireDialect::Gemini:
        return {
            fmt::format("/v1beta/models/{}:countTokens", percentEncode(options.model)),
            Json{{"contents", Json::array({{{"role", "user"}, {"parts", Json::array({{{"text", text}}})}}})}}
                .dump(-1, ' ', false, Json::error_handler_t::replace)};
    case WireDialect::OpenAi:
        // Only servers of our own: strangers would be sent the text for nothing.
        if (options.loopback && options.base.ends_with("/v1")) {
            options.base.resize(options.base.size() - 3);
            return {"/tokenize", Json{{"content", text}, {"add_special", false}}.dump(
                                     -1, ' ', false, Json::error_handler_t::replace)};
        }
        return {};
    default:
        return {};
    }
}

std::int64_t countIn(const nlohmann::json& json) {
    if (const nlohmann::json& tokens = member(json, "tokens"); tokens.is_array())
        return static_cast<std::int64_t>(tokens.size());
    for (const char* name : {"input_tokens", "totalTokens"})
        if (const auto count = integerMember(json, name))
            return *count;
    return -1;
}

} // namespace

std::string TokenCount::toString() const {
    return fmt::format("{}{}", exact ? "" : "~", tokens);
}

Result<TokenCount> countTokens(const Spec& spec, const ModelServices& services, std::string_view text,
                               JobContext& context) {
    const TokenCount estimate{static_cast<std::int64_t>(estimateTokens(text)), false};
    auto options = readServerOptions(spec, ServerUse::Chat, false);
    if (!options)
        return fail(std::move(options.error()));
    Question question = questionFor(*options, text);
    if (question.path.empty())
        return estimate;
    auto request = serverRequest(*options, services, question.path, "POST", std::move(question.body));
    if (!request)
        return fail(std::move(request.error()));
    request->purpose = "tokens";
    request->maxBodyBytes = 64U << 20U;
    request->timeouts.total = std::min<std::chrono::milliseconds>(options->timeout, std::chrono::seconds(20));
    const auto response = services.http->perform(*request, context);
    if (!response &&
        (response.error().code == ErrorCode::Cancelled || response.error().code == ErrorCode::Offline))
        return fail(response.error());
    if (!response || response->status != 200)
        return estimate;
    const auto json = parseForeignJson(response->body);
    const std::int64_t tokens = json ? countIn(*json) : -1;
    return tokens < 0 ? estimate : TokenCount{tokens, true};
}

} // namespace touchstone
