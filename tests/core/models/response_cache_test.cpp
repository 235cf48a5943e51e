// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/response_cache.h"
#include "tests/core/models/fake_model.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

#include <future>

namespace touchstone {
namespace {

using namespace test;

struct Cached {
    explicit Cached(CacheMode mode) {
        auto owned = std::make_unique<FakeModel>();
        inner = owned.get();
        model = makeCachedModel(std::move(owned), store, mode);
    }
    ChatOutcome ask(const ChatRequest& request = question()) {
        streamed.clear();
        return model->complete(
            request, [this](std::string_view piece) { streamed += piece; }, context);
    }
    MemoryCache store;
    FakeModel* inner = nullptr;
    std::unique_ptr<ChatModel> model;
    JobContext context;
    std::string streamed;
};

TEST(ResponseCache, AnEqualRequestIsSentOnce) {
    Cached at(CacheMode::Normal);
    const ChatOutcome first = at.ask();
    EXPECT_EQ(first.partial.cache, CacheState::Miss);
    EXPECT_EQ(first.partial.attempts, 1);
    const ChatOutcome second = at.ask();
    ASSERT_TRUE(second.ok());
    EXPECT_EQ(second.partial.cache, CacheState::Hit);
    EXPECT_EQ(second.partial.attempts, 0);
    EXPECT_EQ(second.partial.cost, 0.0);
    EXPECT_EQ(second.partial.text, "Shed seven [1].");
    EXPECT_EQ(at.streamed, "Shed seven [1].");
    EXPECT_EQ(second.partial.finish, FinishReason::Stop);
    EXPECT_EQ(second.partial.usage.input, 100);
    ASSERT_EQ(second.partial.toolCalls.size(), 1U);
    EXPECT_EQ(second.partial.toolCalls[0].arguments, R"({"q":"x"})");
    EXPECT_EQ(second.partial.cacheKey, first.partial.cacheKey);
    EXPECT_EQ(at.inner->calls, 1);
}

TEST(ResponseCache, EveryParameterOfTheRequestTellsItApart) {
    const ChatRequest plain = question();
    std::vector<ChatRequest> others(13, plain);
    others[0].messages[0].content += " ";
    others[1].temperature = 0;
    others[2].maxTokens = 5;
    others[3].seed = 1;
    others[4].stop = {"x"};
    others[5].topP = 0.5;
    others[6].tools = {{"search", "", "{}"}};
    others[7].toolChoice.kind = ToolChoice::Kind::None;
    others[8].format.kind = ResponseFormat::Kind::JsonObject;
    others[9].topLogprobs = 0;
    others[10].reasoningEffort = "low";
    others[11].sample = 1;
    others[12].messages[0].images = {{"image/png", "bytes"}};
    std::set<std::string> keys{requestKey("m:model=a", plain), requestKey("m:model=b", plain)};
    for (const ChatRequest& other : others)
        keys.insert(requestKey("m:model=a", other));
    EXPECT_EQ(keys.size(), others.size() + 2);
}

TEST(ResponseCache, KeyAndTimesOfASpecDoNotTellItApart) {
    EXPECT_EQ(requestKey("openai:model=m,key=env:A,timeout=3,retries=0", question()),
              requestKey("openai:key=keychain:B,model=m", question()));
    EXPECT_NE(requestKey("openai:model=m,temperature=0", question()),
              requestKey("openai:model=m", question()));
}

TEST(ResponseCache, RefreshAsksAgainAndReplayNever) {
    Cached refresh(CacheMode::Refresh);
    (void)refresh.ask();
    (void)refresh.ask();
    EXPECT_EQ(refresh.inner->calls, 2);
    EXPECT_EQ(refresh.store.kept, 2);

    Cached replay(CacheMode::Replay);
    const ChatOutcome missing = replay.ask();
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error->code, ErrorCode::NotFound);
    replay.store.answers = refresh.store.answers;
    EXPECT_TRUE(replay.ask().ok());
    EXPECT_EQ(replay.inner->calls, 0);

    Cached off(CacheMode::Off);
    EXPECT_EQ(off.ask().partial.cache, CacheState::Off);
    EXPECT_EQ(off.store.kept, 0);
}

TEST(ResponseCache, OnlyWholeAnswersAreKept) {
    Cached at(CacheMode::Normal);
    at.inner->script.push_back(fails(refused(500), "Shed"));
    const ChatOutcome broken = at.ask();
    EXPECT_FALSE(broken.ok());
    EXPECT_EQ(broken.partial.text, "Shed");
    EXPECT_EQ(at.store.kept, 0);
    EXPECT_EQ(at.ask().partial.cache, CacheState::Miss);
}

TEST(ResponseCache, AnAnswerThatCannotBeKeptIsAnErrorThatHasIt) {
    Cached at(CacheMode::Normal);
    at.store.broken = true;
    const ChatOutcome outcome = at.ask();
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error->code, ErrorCode::Io);
    EXPECT_EQ(outcome.partial.text, "Shed seven [1].");
}

TEST(ResponseCache, EqualRequestsAtTheSameTimeAreSentOnce) {
    Cached at(CacheMode::Normal);
    std::promise<void> goOn;
    auto wait = goOn.get_future().share();
    at.inner->script.push_back([wait](const ChatRequest&, const ChatSink&) {
        wait.wait();
        ChatOutcome outcome;
        outcome.partial.text = "late";
        outcome.partial.attempts = 1;
        return outcome;
    });
    std::vector<std::future<ChatOutcome>> calls;
    for (int i = 0; i < 4; ++i)
        calls.push_back(std::async(std::launch::async, [&] {
            JobContext own;
            return at.model->complete(question(), nullptr, own);
        }));
    goOn.set_value();
    int hits = 0;
    for (auto& call : calls) {
        const ChatOutcome outcome = call.get();
        EXPECT_EQ(outcome.partial.text, "late");
        hits += outcome.partial.cache == CacheState::Hit ? 1 : 0;
    }
    EXPECT_EQ(hits, 3);
    EXPECT_EQ(at.inner->calls, 1);
}

TEST(ResponseCache, TheWorkspaceGivesTheNewestAnswerBack) {
    const TemporaryFolder folder;
    const auto workspace = Workspace::open(folder.path() / "w.touchstone");
    ASSERT_TRUE(workspace.has_value());
    {
        WorkspaceResponseCache store(*workspace);
        EXPECT_FALSE(store.find("k").value().has_value());
        ASSERT_TRUE(store.keep({"k", "s", "{}", R"({"text":"one"})", 1}).has_value());
        ASSERT_TRUE(store.keep({"k", "s", "{}", R"({"text":"two"})", 2}).has_value());
    }
    WorkspaceResponseCache again(*workspace);
    const auto found = again.find("k");
    ASSERT_TRUE(found.has_value() && found->has_value());
    EXPECT_EQ((*found)->result, R"({"text":"two"})");
    EXPECT_EQ((*found)->madeUnixMs, 2);
    auto database = (*workspace)->connect().value();
    auto count = database.prepare("SELECT count(*) FROM model_answer").value();
    ASSERT_TRUE(count.step().value());
    EXPECT_EQ(count.integer(0), 2) << "what was paid for stays";
}

TEST(ChatResult, GoesThroughJsonUnchanged) {
    ChatResult result;
    result.text = "a \"b\"\n";
    result.finish = FinishReason::Length;
    result.finishWord = "max_tokens";
    result.usage = {1, 2, 3, 4, 5};
    result.reasoning = "hm";
    result.reasoningSignature = "sig";
    result.logprobs = {{"a", -0.5, {{"b", -1.5}}}};
    result.requestId = "r";
    const auto back = chatResultFromJson(chatResultJson(result));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(chatResultJson(*back), chatResultJson(result));
    EXPECT_EQ(back->logprobs[0].others[0].first, "b");
    EXPECT_EQ(back->usage.cacheWrite, 5);
    EXPECT_FALSE(chatResultFromJson("[1]").has_value());
}

} // namespace
} // namespace touchstone
