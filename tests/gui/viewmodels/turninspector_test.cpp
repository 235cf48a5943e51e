// SPDX-License-Identifier: GPL-3.0-or-later
// Afterwards: the trace with what went over the wire, why not, the same answer again.
#include "gui/viewmodels/turninspector.h"
#include "tests/gui/viewmodels/made_workspace.h"
#include "tests/support/scripted_server.h"

#include <QSignalSpy>
#include <atomic>

using namespace touchstone;
using namespace touchstone::gui;

namespace {

constexpr const char* kStream =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

} // namespace

class TurnInspectors : public MadeWorkspace {
protected:
    void useModel(int port) {
        Settings settings = app->settings();
        settings.models = {{"mine", "openai-compatible:url=http://127.0.0.1:" + std::to_string(port) +
                                        "/v1,model=m,retries=0"}};
        settings.defaultModel = "mine";
        app->saveSettings(settings);
        ASSERT_TRUE(waitFor([&] { return app->currentModel() == QStringLiteral("mine"); }));
    }
    void askIn(ChatViewModel& chat) {
        QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
        chat.ask(QStringLiteral("Where do wombats sleep?"));
        ASSERT_TRUE(waitFor([&] { return finished.size() == 1; }));
        ASSERT_NE(chat.turn(0)->answer, nullptr);
    }
};

TEST_F(TurnInspectors, AModelsAnswerIsReplayedFromTheRecordAndAskedAfresh) {
    addWombats();
    std::atomic<int> calls{0};
    test::ScriptedServer server([&](test::ScriptedConnection& wire, const test::ScriptedRequest&) {
        const std::string words = ++calls == 1 ? "Wombats sleep in shed seven [1]." : "In shed seven [1].";
        wire.send(kStream + (R"(data: {"choices":[{"index":0,"delta":{"content":")" + words + "\"}}]}\n\n") +
                  "data: [DONE]\n\n");
    });
    useModel(server.port());
    ChatViewModel chat(*app);
    askIn(chat);
    TurnInspector inspector(*app);
    std::vector<Replay> replays;
    QObject::connect(&inspector, &TurnInspector::replayed, &inspector,
                     [&](const Replay& replay) { replays.push_back(replay); });
    inspector.replay(*chat.turn(0), chat.earlierThan(0), false);
    ASSERT_TRUE(waitFor([&] { return replays.size() == 1; }));
    EXPECT_TRUE(replays[0].same && replays[0].recorded);
    EXPECT_EQ(calls, 1) << "nothing is sent for a replay";
    inspector.replay(*chat.turn(0), chat.earlierThan(0), true);
    ASSERT_TRUE(waitFor([&] { return replays.size() == 2; }));
    EXPECT_EQ(calls, 2);
    EXPECT_FALSE(replays[1].same);
    EXPECT_EQ(replays[1].text, "In shed seven [1].");
    inspector.replay(*chat.turn(0), chat.earlierThan(0), false);
    ASSERT_TRUE(waitFor([&] { return replays.size() == 3; }));
    EXPECT_TRUE(replays[2].same) << "the record of this answer, not the newest one";

    std::shared_ptr<const InspectedTrace> trace;
    QObject::connect(&inspector, &TurnInspector::traceLoaded, &inspector,
                     [&](const std::shared_ptr<const InspectedTrace>& loaded) { trace = loaded; });
    inspector.loadTrace(chat.turn(0)->answer->trace);
    ASSERT_TRUE(waitFor([&] { return trace != nullptr; }));
    EXPECT_GE(trace->trace.spans.size(), 4U);
    ASSERT_EQ(trace->exchanges.size(), 1U);
    EXPECT_EQ(trace->exchanges[0].status, 200);
    EXPECT_NE(trace->exchanges[0].response.find("Wombats sleep"), std::string::npos);
    EXPECT_NE(trace->exchanges[0].request.find("Where do wombats sleep?"), std::string::npos);
}

TEST_F(TurnInspectors, AnAnswerWithoutAModelIsItsOwnRecord) {
    addWombats();
    ChatViewModel chat(*app);
    askIn(chat);
    TurnInspector inspector(*app);
    std::vector<Replay> replays;
    QObject::connect(&inspector, &TurnInspector::replayed, &inspector,
                     [&](const Replay& replay) { replays.push_back(replay); });
    inspector.replay(*chat.turn(0), chat.earlierThan(0), false);
    ASSERT_TRUE(waitFor([&] { return replays.size() == 1; }));
    EXPECT_TRUE(replays[0].same && replays[0].recorded);
    EXPECT_EQ(chat.count(), 1) << "the conversation is not touched";
    QSignalSpy failed(&inspector, &TurnInspector::traceFailed);
    inspector.loadTrace(TraceId{"none"});
    ASSERT_TRUE(waitFor([&] { return failed.size() == 1; }));
}

TEST_F(TurnInspectors, AMissedPassageIsFoundByItsWordsAndExplained) {
    write("owls.md", "# Owls\n\nOwls eat beetles in barns.\n");
    addWombats();
    ChatViewModel chat(*app);
    AskSetup setup = chat.setup();
    setup.k = 1;
    chat.setSetup(setup);
    askIn(chat);
    TurnInspector inspector(*app);
    std::vector<FoundPlace> places;
    QObject::connect(&inspector, &TurnInspector::placesFound, &inspector,
                     [&](const std::vector<FoundPlace>& found) { places = found; });
    const SearchedTurn turn = searchedTurn(*chat.turn(0));
    EXPECT_EQ(turn.query, QStringLiteral("Where do wombats sleep?"));
    inspector.findPlaces(turn, QStringLiteral("beetles"));
    ASSERT_TRUE(waitFor([&] { return !places.empty(); }));
    EXPECT_EQ(places[0].place, QStringLiteral("owls.md#owls"));
    EXPECT_EQ(places[0].label, QStringLiteral("Owls"));
    std::optional<WhyNot> why;
    QObject::connect(&inspector, &TurnInspector::explained, &inspector,
                     [&](const WhyNot& explained) { why = explained; });
    inspector.explain(turn, places[0].chunk);
    ASSERT_TRUE(waitFor([&] { return why.has_value(); }));
    EXPECT_FALSE(why->retrieved);
    EXPECT_EQ(why->path, "owls.md");
    EXPECT_FALSE(why->droppedBy.empty());
    QSignalSpy failed(&inspector, &TurnInspector::notExplained);
    inspector.explain(turn, QStringLiteral("nowhere.md#x"));
    ASSERT_TRUE(waitFor([&] { return failed.size() == 1; }));
}
