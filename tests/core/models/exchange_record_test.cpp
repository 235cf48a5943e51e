// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/exchange_record.h"
#include "tests/core/models/model_fixture.h"
#include "tests/core/store/temporary_folder.h"

namespace touchstone {
namespace {

using namespace test;

struct Recorded {
    explicit Recorded(ModelAt::Hand hand) : at(std::move(hand)) {
        workspace = Workspace::open(folder.path() / "w.touchstone").value();
        store = std::make_unique<WorkspaceExchanges>(workspace);
        recorder = makeRecordingTransport(*at.http, *store);
        replay = makeReplayTransport(*store);
    }
    ChatOutcome ask(HttpTransport& http, const std::string& more = "") {
        ModelServices services;
        services.http = &http;
        services.secrets = at.secrets.get();
        const auto model =
            makeChatModel(Spec::parse("openai-compatible:url=" + at.server.base() +
                                      "/v1,model=m,key=env:TOUCHSTONE_TEST_MODEL_KEY,timeout=3,retries=0" +
                                      more)
                              .value(),
                          services)
                .value();
        return model->complete(plainQuestion(), nullptr, at.context);
    }
    TemporaryFolder folder;
    ModelAt at;
    std::shared_ptr<Workspace> workspace;
    std::unique_ptr<WorkspaceExchanges> store;
    std::unique_ptr<HttpTransport> recorder, replay;
};

TEST(Exchanges, AReplayGivesTheSameAnswerWithoutANetwork) {
    Recorded at(streams(chatStream("Shed seven [1].")));
    const ChatOutcome first = at.ask(*at.recorder);
    ASSERT_TRUE(first.ok());
    const ChatOutcome again = at.ask(*at.replay);
    ASSERT_TRUE(again.ok()) << again.error->message;
    EXPECT_EQ(again.partial.text, first.partial.text);
    EXPECT_EQ(again.partial.usage.input, first.partial.usage.input);
    EXPECT_EQ(at.at.server.requestCount(), 1);
    const ChatOutcome other = at.ask(*at.replay, ",temperature=1");
    ASSERT_FALSE(other.ok());
    EXPECT_EQ(other.error->code, ErrorCode::NotFound);
}

TEST(Exchanges, BytesAreKeptAndTheKeyIsNot) {
    const std::string body = chatStream("Shed");
    Recorded at(streams(body));
    (void)at.ask(*at.recorder);
    const auto sent = at.at.server.requests().at(0);
    HttpRequest request;
    request.method = "POST";
    request.url = at.at.server.base() + "/v1/chat/completions";
    request.body = sent.body;
    const auto found = at.store->find(exchangeKey(request));
    ASSERT_TRUE(found.has_value() && found->has_value());
    EXPECT_EQ((*found)->request, sent.body);
    EXPECT_EQ((*found)->response, body.substr(0, (*found)->response.size()));
    EXPECT_GT((*found)->response.size(), body.size() / 2);
    EXPECT_EQ((*found)->status, 200);
    for (const auto& [name, value] : (*found)->requestHeaders)
        EXPECT_EQ(value.find("sk-canary"), std::string::npos) << name;
    EXPECT_EQ(at.folder.read("w.touchstone").find("sk-canary"), std::string::npos);
    EXPECT_EQ(at.folder.read("w.touchstone-wal").find("sk-canary"), std::string::npos);
}

TEST(Exchanges, FaultsAreReplayedToo) {
    Recorded refused(says(jsonAnswer(400, R"({"error":{"message":"too long"}})")));
    const ChatOutcome said = refused.ask(*refused.recorder);
    EXPECT_EQ(said.error->message, refused.ask(*refused.replay).error->message);
    Recorded cut([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send(streamHead() + sseData({chatPiece("Shed")}));
        wire.reset();
    });
    const ChatOutcome first = cut.ask(*cut.recorder), again = cut.ask(*cut.replay);
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error->code, first.error->code);
    EXPECT_EQ(again.partial.text, first.partial.text);
}

} // namespace
} // namespace touchstone
