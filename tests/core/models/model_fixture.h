// SPDX-License-Identifier: GPL-3.0-or-later
// A model at a scripted server, with short times. One per test.
#pragma once

#include "core/models/chat_model.h"
#include "tests/support/scripted_server.h"
#include "tests/support/slowdown.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <memory>
#include <string>

namespace touchstone::test {

inline constexpr const char* kModelKey = "sk-canary/0123456789abcdef+K=y";

class ModelAt {
public:
    using Hand = std::function<void(ScriptedConnection&, const ScriptedRequest&)>;
    explicit ModelAt(Hand hand, const std::string& more = "", const std::string& path = "/v1")
        : server(std::move(hand)) {
        ::setenv("TOUCHSTONE_TEST_MODEL_KEY", kModelKey, 1);
        make("openai-compatible:url=" + server.base() + path +
             fmt::format(
                 ",model=test-model,key=env:TOUCHSTONE_TEST_MODEL_KEY,timeout={},first_token_timeout={},"
                 "idle_timeout={}",
                 3 * kPace, 0.4 * kPace, 0.3 * kPace) +
             more);
    }
    void make(const std::string& spec) {
        auto made = makeChatModel(Spec::parse(spec).value(), services());
        ASSERT_TRUE(made.has_value()) << made.error().message;
        model = std::move(*made);
    }
    ModelServices services() { return {http.get(), secrets.get()}; }
    ChatOutcome ask(const std::string& question = "Where do the wombats sleep?") {
        ChatRequest request;
        request.messages = {{Role::System, "Use the sources."}, {Role::User, question}};
        return model->complete(
            request, [this](std::string_view piece) { streamed += piece; }, context);
    }
    [[nodiscard]] std::string place() const { return "127.0.0.1:" + std::to_string(server.port()); }

    ScriptedServer server;
    std::unique_ptr<HttpTransport> http = makeHttpTransport();
    std::unique_ptr<SecretStore> secrets = makeSecretStore();
    std::unique_ptr<ChatModel> model;
    JobContext context;
    std::string streamed;
};

inline ChatRequest plainQuestion() {
    ChatRequest request;
    request.messages = {{Role::User, "Where do the wombats sleep?"}};
    return request;
}

inline ModelAt::Hand says(std::string bytes) {
    return [bytes = std::move(bytes)](ScriptedConnection& wire, const ScriptedRequest&) { wire.send(bytes); };
}
inline ModelAt::Hand streams(std::string body) {
    return says(streamHead() + std::move(body));
}

} // namespace touchstone::test
