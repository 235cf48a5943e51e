// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/send_gate.h"
#include "core/platform/secrets.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

/// Answers "yes" and counts.
class CountedModel final : public ChatModel {
public:
    explicit CountedModel(std::string spec) : m_spec(std::move(spec)) {}
    [[nodiscard]] std::string name() const override { return "counted"; }
    [[nodiscard]] std::string spec() const override { return m_spec; }
    ChatOutcome complete(const ChatRequest&, const ChatSink&, JobContext&) override {
        ++calls;
        ChatOutcome outcome;
        outcome.partial.text = "yes";
        return outcome;
    }
    int calls = 0;

private:
    std::string m_spec;
};

struct Gated {
    std::shared_ptr<CountedModel> model;
    OutgoingChat seen;
    int asked = 0;

    ChatOutcome run(const std::string& spec, bool pass) {
        model = std::make_shared<CountedModel>(spec);
        const auto gated = withSendGate(model, [&, pass](const OutgoingChat& chat, JobContext&) -> Result<> {
            seen = chat;
            ++asked;
            if (!pass)
                return fail(ErrorCode::Cancelled, "Nothing was sent.");
            return {};
        });
        ChatRequest request;
        request.messages = {{Role::System, "Be brief."}, {Role::User, "Use sk-secret-of-mine-123456 now."}};
        request.messages[1].images.push_back({"image/png", "12345"});
        request.tools.push_back({"search_docs", "Searches.", "{}", false});
        JobContext context;
        return gated->complete(
            request, [](std::string_view) {}, context);
    }
};

TEST(SendGate, SeesWhatWouldBeSentWithSecretsMasked) {
    Redactor::instance().add("sk-secret-of-mine-123456");
    Gated gated;
    const ChatOutcome outcome = gated.run("openai:model=gpt-4o-mini,key=env:MY_KEY", true);
    EXPECT_EQ(outcome.partial.text, "yes");
    EXPECT_EQ(gated.seen.host, "api.openai.com:443");
    EXPECT_EQ(gated.seen.model, "gpt-4o-mini");
    EXPECT_EQ(gated.seen.keyReference, "env:MY_KEY");
    EXPECT_TRUE(gated.seen.encrypted);
    ASSERT_EQ(gated.seen.messages.size(), 2U);
    EXPECT_EQ(gated.seen.messages[0].content, "Be brief.");
    EXPECT_EQ(gated.seen.messages[1].content.find("sk-secret"), std::string::npos);
    EXPECT_EQ(gated.seen.images, 1U);
    EXPECT_EQ(gated.seen.tools, std::vector<std::string>{"search_docs"});
    EXPECT_GT(gated.seen.bytes, 40U);
    EXPECT_GT(gated.seen.tokens, 5U);
}

TEST(SendGate, WhatIsNotLetGoIsNotAsked) {
    Gated gated;
    const ChatOutcome outcome =
        gated.run("openai-compatible:url=http://models.example:8080/v1,model=m", false);
    ASSERT_TRUE(outcome.error.has_value());
    EXPECT_EQ(outcome.error->code, ErrorCode::Cancelled);
    EXPECT_EQ(gated.model->calls, 0);
    EXPECT_EQ(gated.seen.host, "models.example:8080");
    EXPECT_FALSE(gated.seen.encrypted);
}

TEST(SendGate, LoopbackNeverAsksAndNoGateIsNoModelOfItsOwn) {
    for (const char* url : {"http://127.0.0.1:8080/v1", "http://localhost:1/v1", "http://[::1]:80/v1"}) {
        Gated gated;
        gated.run(std::string("openai-compatible:url=") + url + ",model=m", false);
        EXPECT_EQ(gated.asked, 0) << url;
        EXPECT_EQ(gated.model->calls, 1) << url;
    }
    const auto model = std::make_shared<CountedModel>("openai:model=m");
    EXPECT_EQ(withSendGate(model, {}), model);
    EXPECT_EQ(withSendGate(nullptr, [](const OutgoingChat&, JobContext&) -> Result<> { return {}; }),
              nullptr);
}

} // namespace
} // namespace touchstone
