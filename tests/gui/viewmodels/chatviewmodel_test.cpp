// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/chatviewmodel.h"
#include "tests/gui/viewmodels/made_workspace.h"
#include "tests/support/scripted_server.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <latch>

using namespace touchstone;
using namespace touchstone::gui;

namespace {

constexpr const char* kHead =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

std::string piece(const std::string& text) {
    return R"(data: {"choices":[{"index":0,"delta":{"content":")" + text + "\"}}]}\n\n";
}

} // namespace

class ChatViewModels : public MadeWorkspace {
protected:
    void useModel(int port) {
        Settings settings = app->settings();
        settings.models = {{"mine", "openai-compatible:url=http://127.0.0.1:" + std::to_string(port) +
                                        "/v1,model=m,retries=0"}};
        settings.defaultModel = "mine";
        app->saveSettings(settings);
        ASSERT_TRUE(waitFor([&] { return app->currentModel() == QStringLiteral("mine"); }));
    }
};

TEST_F(ChatViewModels, TheExtractiveAnswererAnswersAndTheConversationStays) {
    addWombats();
    ChatViewModel chat(*app);
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    QSignalSpy passages(&chat, &ChatViewModel::passagesArrived);
    chat.ask(QStringLiteral("   "));
    EXPECT_TRUE(chat.turns().empty()) << "blank is no question";
    chat.ask(QStringLiteral(" Where do wombats sleep? "));
    ASSERT_EQ(chat.turns().size(), 1U);
    EXPECT_TRUE(chat.running());
    EXPECT_FALSE(chat.turn(0)->stage.isEmpty());
    chat.ask(QStringLiteral("And what do they eat?"));
    EXPECT_EQ(chat.turns().size(), 1U) << "one question at a time";
    ASSERT_TRUE(waitFor([&] { return !finished.isEmpty(); }));
    EXPECT_EQ(finished.size(), 1);
    EXPECT_EQ(passages.size(), 1) << "passages come once, before the answer";
    ASSERT_NE(chat.turn(0)->answer, nullptr);
    EXPECT_EQ(chat.turn(0)->text, QStringLiteral("Zephyrine wombats sleep in shed seven. [1]"));
    EXPECT_FALSE(chat.running());
    EXPECT_TRUE(chat.markdownOf(0).contains(QStringLiteral("shed seven")));
    ASSERT_TRUE(waitFor([&] { return chat.conversations().size() == 1; }));
    const QString id = chat.currentConversation();
    EXPECT_FALSE(id.isEmpty());

    // Another window, or the same one tomorrow.
    ChatViewModel later(*app);
    ASSERT_TRUE(waitFor([&] { return later.conversations().size() == 1; }));
    later.openConversation(id);
    ASSERT_TRUE(waitFor([&] { return later.turns().size() == 1; }));
    EXPECT_EQ(later.turn(0)->question, QStringLiteral("Where do wombats sleep?"));
    ASSERT_NE(later.turn(0)->answer, nullptr);
    EXPECT_EQ(later.turn(0)->answer->citations.size(), chat.turn(0)->answer->citations.size());
    later.removeConversation(id);
    ASSERT_TRUE(waitFor([&] { return later.conversations().empty(); }));
    EXPECT_TRUE(later.turns().empty());
}

TEST_F(ChatViewModels, AModelsAnswerStreamsInOrderWhilePassagesAreThere) {
    addWombats();
    std::latch go(1);
    test::ScriptedServer server([&](test::ScriptedConnection& wire, const test::ScriptedRequest&) {
        wire.send(kHead + piece("Wombats sleep "));
        go.wait();
        wire.send(piece("in shed seven [1].") + "data: [DONE]\n\n");
    });
    useModel(server.port());
    ChatViewModel chat(*app);
    QString streamed;
    QObject::connect(&chat, &ChatViewModel::textArrived, &chat,
                     [&](int, const QString& text) { streamed += text; });
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    chat.ask(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(waitFor([&] { return streamed == QStringLiteral("Wombats sleep "); }));
    EXPECT_NE(chat.turn(0)->passages, nullptr) << "before the model was done";
    EXPECT_TRUE(finished.isEmpty());
    go.count_down();
    ASSERT_TRUE(waitFor([&] { return !finished.isEmpty(); }));
    EXPECT_EQ(streamed, QStringLiteral("Wombats sleep in shed seven [1]."));
    ASSERT_EQ(chat.turn(0)->answer->citations.size(), 1U);
    EXPECT_EQ(chat.turn(0)->answer->citations[0].status, CitationStatus::Verified);
}

TEST_F(ChatViewModels, StopKeepsWhatHasComeAndMarksIt) {
    addWombats();
    test::ScriptedServer server([&](test::ScriptedConnection& wire, const test::ScriptedRequest&) {
        wire.send(kHead + piece("Wombats sleep "));
        wire.silence();
    });
    useModel(server.port());
    ChatViewModel chat(*app);
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    chat.ask(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(waitFor([&] { return !chat.turn(0)->text.isEmpty(); }));
    QElapsedTimer timer;
    timer.start();
    chat.stop();
    ASSERT_TRUE(waitFor([&] { return !finished.isEmpty(); }));
    EXPECT_LT(timer.elapsed(), 500);
    EXPECT_FALSE(chat.turn(0)->running);
    EXPECT_TRUE(chat.turn(0)->text.startsWith(QStringLiteral("Wombats sleep")));
    EXPECT_TRUE(!chat.turn(0)->answer || chat.turn(0)->answer->partial);
}

TEST_F(ChatViewModels, AServerThatRefusesIsAnErrorAndTheQuestionIsKept) {
    addWombats();
    test::ScriptedServer server([&](test::ScriptedConnection& wire, const test::ScriptedRequest&) {
        wire.send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    });
    useModel(server.port());
    ChatViewModel chat(*app);
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    chat.ask(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(waitFor([&] { return !finished.isEmpty(); }));
    EXPECT_TRUE(chat.turn(0)->error || (chat.turn(0)->answer && chat.turn(0)->answer->error));
    const QString id = chat.currentConversation();
    ChatViewModel later(*app);
    later.openConversation(id);
    ASSERT_TRUE(waitFor([&] { return later.turns().size() == 1; }));
    EXPECT_EQ(later.turn(0)->question, QStringLiteral("Where do wombats sleep?"));
}

TEST_F(ChatViewModels, ANewConversationMayBeginWhileAnotherOneAnswers) {
    addWombats();
    std::latch go(1);
    test::ScriptedServer server([&](test::ScriptedConnection& wire, const test::ScriptedRequest&) {
        wire.send(kHead + piece("Wombats sleep "));
        go.wait();
        wire.send(piece("in shed seven [1].") + "data: [DONE]\n\n");
    });
    useModel(server.port());
    ChatViewModel chat(*app);
    chat.ask(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(
        waitFor([&] { return !chat.currentConversation().isEmpty() && !chat.turn(0)->text.isEmpty(); }));
    const QString first = chat.currentConversation();
    chat.newConversation();
    EXPECT_TRUE(chat.turns().empty());
    EXPECT_FALSE(chat.running());
    go.count_down();
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    chat.openConversation(first);
    ASSERT_TRUE(waitFor([&] { return !chat.running(); }));
    EXPECT_EQ(chat.turn(0)->text, QStringLiteral("Wombats sleep in shed seven [1]."));
}
