// SPDX-License-Identifier: GPL-3.0-or-later
// 200 answers at once over one I/O thread, and a stop that reaches all of them.
#include "tests/core/models/model_fixture.h"
#include "tests/support/slowdown.h"

#include <atomic>
#include <set>
#include <thread>

namespace touchstone {
namespace {

using namespace test;

constexpr int kStreams = 200;

struct Crowd {
    explicit Crowd(ModelAt::Hand hand) : at(std::move(hand)) {
        at.make("openai-compatible:url=" + at.server.base() + "/v1,model=m,retries=0,timeout=60");
    }
    void start() {
        for (int i = 0; i < kStreams; ++i)
            threads.emplace_back([this, i] {
                JobContext own;
                own.stop = stop.get_token();
                bool first = true;
                outcomes[static_cast<std::size_t>(i)] = at.model->complete(
                    plainQuestion(),
                    [&](std::string_view) {
                        if (std::exchange(first, false))
                            ++speaking;
                    },
                    own);
            });
    }
    void join() {
        for (std::thread& thread : threads)
            thread.join();
    }
    ModelAt at;
    std::stop_source stop;
    std::atomic<int> speaking{0};
    std::vector<ChatOutcome> outcomes = std::vector<ChatOutcome>(kStreams);
    std::vector<std::thread> threads;
};

TEST(ManyStreams, EachGetsItsOwnAnswer) {
    Crowd crowd([](ScriptedConnection& wire, const ScriptedRequest& request) {
        const std::string number = std::to_string(request.number);
        wire.send(streamHead());
        for (int i = 0; i < 20; ++i)
            if (!wire.send(sseData({chatPiece(number + " ")})))
                return;
        wire.send(sseData({R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})", "[DONE]"}));
    });
    crowd.start();
    crowd.join();
    std::set<std::string> seen;
    for (const ChatOutcome& outcome : crowd.outcomes) {
        ASSERT_TRUE(outcome.ok()) << outcome.error->message;
        const std::string number = outcome.partial.text.substr(0, outcome.partial.text.find(' '));
        std::string whole;
        for (int i = 0; i < 20; ++i)
            whole += number + " ";
        EXPECT_EQ(outcome.partial.text, whole) << "streams do not mix";
        seen.insert(number);
    }
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(kStreams));
}

TEST(ManyStreams, AStopReachesAllOfThemAtOnce) {
    for (const bool speaks : {true, false}) { // in the middle of an answer, and before the first byte
        std::atomic<int> arrived{0};
        Crowd crowd([&](ScriptedConnection& wire, const ScriptedRequest&) {
            if (speaks)
                wire.send(streamHead() + sseData({chatPiece("Shed")}));
            ++arrived;
            wire.silence();
        });
        crowd.start();
        while (arrived < kStreams || (speaks && crowd.speaking < kStreams))
            std::this_thread::yield();
        const auto begun = std::chrono::steady_clock::now();
        crowd.stop.request_stop();
        crowd.join();
        // 100 ms is the promise for one on a quiet machine; a sanitizer on a busy one gets more.
        EXPECT_LT(std::chrono::steady_clock::now() - begun,
                  std::chrono::milliseconds(1000) * test::kSlowdown);
        for (const ChatOutcome& outcome : crowd.outcomes) {
            ASSERT_FALSE(outcome.ok());
            EXPECT_EQ(outcome.error->code, ErrorCode::Cancelled);
            EXPECT_EQ(outcome.partial.text, speaks ? "Shed" : "");
        }
    }
}

} // namespace
} // namespace touchstone
