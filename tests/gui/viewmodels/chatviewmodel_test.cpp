// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/chatviewmodel.h"
#include "tests/gui/viewmodels/made_workspace.h"
#include "tests/support/scripted_server.h"
#include "tests/support/slowdown.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <latch>
#include <mutex>

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
    EXPECT_EQ(chat.count(), 0) << "blank is no question";
    chat.ask(QStringLiteral(" Where do wombats sleep? "));
    ASSERT_EQ(chat.count(), 1);
    EXPECT_TRUE(chat.running());
    EXPECT_FALSE(chat.turn(0)->stage.isEmpty());
    chat.ask(QStringLiteral("And what do they eat?"));
    EXPECT_EQ(chat.count(), 1) << "one question at a time";
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
    ASSERT_TRUE(waitFor([&] { return later.count() == 1; }));
    EXPECT_EQ(later.turn(0)->question, QStringLiteral("Where do wombats sleep?"));
    ASSERT_NE(later.turn(0)->answer, nullptr);
    EXPECT_EQ(later.turn(0)->answer->citations.size(), chat.turn(0)->answer->citations.size());
    later.removeConversation(id);
    ASSERT_TRUE(waitFor([&] { return later.conversations().empty(); }));
    EXPECT_EQ(later.count(), 0);
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
    EXPECT_LT(timer.elapsed(), 300 * test::kSlowdown);
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
    ASSERT_TRUE(waitFor([&] { return later.count() == 1; }));
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
    EXPECT_EQ(chat.count(), 0);
    EXPECT_FALSE(chat.running());
    go.count_down();
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    chat.openConversation(first);
    ASSERT_TRUE(waitFor([&] { return !chat.running(); }));
    EXPECT_EQ(chat.turn(0)->text, QStringLiteral("Wombats sleep in shed seven [1]."));
}

TEST_F(ChatViewModels, AFollowUpIsSearchedWithWhatItLeansOnAndTheModelHearsWhatWasSaid) {
    addWombats();
    std::mutex mutex;
    std::vector<std::string> bodies;
    test::ScriptedServer server([&](test::ScriptedConnection& wire, const test::ScriptedRequest& request) {
        {
            const std::lock_guard lock(mutex);
            bodies.push_back(request.body);
        }
        wire.send(kHead + piece("Wombats sleep in shed seven [1].") + "data: [DONE]\n\n");
    });
    useModel(server.port());
    ChatViewModel chat(*app);
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    chat.ask(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(waitFor([&] { return finished.size() == 1; }));
    EXPECT_TRUE(chat.turn(0)->searched.isEmpty());
    chat.ask(QStringLiteral("And what do they eat?"));
    ASSERT_TRUE(waitFor([&] { return finished.size() == 2; }));
    EXPECT_EQ(chat.turn(1)->searched, QStringLiteral("Where do wombats sleep?\nAnd what do they eat?"));
    ASSERT_EQ(bodies.size(), 2U);
    EXPECT_EQ(bodies[0].find("sleep in shed seven\""), std::string::npos);
    EXPECT_NE(bodies[1].find(R"("role":"assistant")"), std::string::npos) << bodies[1];

    // From the workspace too: the answer before is not read until it is needed.
    ChatViewModel later(*app);
    later.openConversation(chat.currentConversation());
    ASSERT_TRUE(waitFor([&] { return later.count() == 2; }));
    EXPECT_EQ(later.turn(1)->searched, chat.turn(1)->searched);
    ASSERT_EQ(later.turn(0)->answer->sentences.size(), 1U);
    EXPECT_EQ(later.turn(0)->answer->sentences[0].status, SupportStatus::Supported);
}

TEST_F(ChatViewModels, AskingAgainAndEditingKeepTheOlderAnswerReachable) {
    addWombats();
    ChatViewModel chat(*app);
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    QSignalSpy replaced(&chat, &ChatViewModel::turnsReplaced);
    chat.ask(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(waitFor([&] { return finished.size() == 1; }));
    chat.ask(QStringLiteral("What do wombats eat at dusk?"));
    ASSERT_TRUE(waitFor([&] { return finished.size() == 2; }));
    chat.askAgain(0);
    ASSERT_TRUE(waitFor([&] { return finished.size() == 3; }));
    EXPECT_EQ(replaced.size(), 1);
    EXPECT_EQ(chat.count(), 1) << "what followed belongs to the older answer";
    EXPECT_EQ(chat.versions(0).current, 2);
    EXPECT_EQ(chat.versions(0).all, 2);
    chat.showVersion(0, 1);
    EXPECT_EQ(chat.versions(0).current, 2) << "there is none behind it";
    chat.showVersion(0, -1);
    EXPECT_EQ(chat.count(), 2);
    chat.askInstead(1, QStringLiteral("When do wombats eat?"));
    ASSERT_TRUE(waitFor([&] { return finished.size() == 4; }));
    EXPECT_EQ(chat.turn(1)->question, QStringLiteral("When do wombats eat?"));
    EXPECT_EQ(chat.versions(1).all, 2);

    // The way that is shown is the same tomorrow.
    ChatViewModel later(*app);
    later.openConversation(chat.currentConversation());
    ASSERT_TRUE(waitFor([&] { return later.count() == 2; }));
    EXPECT_EQ(later.versions(0).current, 1);
    EXPECT_EQ(later.turn(1)->question, QStringLiteral("When do wombats eat?"));
    const qint64 hidden = chat.turn(1)->row - 2; // the second question as it was first put
    EXPECT_EQ(later.showRow(hidden), 1);
    EXPECT_EQ(later.turn(1)->question, QStringLiteral("What do wombats eat at dusk?"));
    EXPECT_EQ(later.showRow(9999), -1);
}

TEST_F(ChatViewModels, AConversationIsPinnedSearchedDeletedAndBroughtBack) {
    addWombats();
    ChatViewModel chat(*app);
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    chat.ask(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(waitFor([&] { return finished.size() == 1; }));
    const QString first = chat.currentConversation();
    chat.newConversation();
    chat.ask(QStringLiteral("What do they eat at dusk?"));
    ASSERT_TRUE(waitFor([&] { return finished.size() == 2 && chat.conversations().size() == 2; }));
    chat.pinConversation(first, true);
    ASSERT_TRUE(waitFor([&] { return chat.conversations().front().pinned; }));
    EXPECT_EQ(QString::fromStdString(chat.conversations().front().id.value), first);
    chat.search(QStringLiteral("shed SEVEN"));
    ASSERT_TRUE(waitFor([&] { return chat.conversations().size() == 1; })) << "by words of the answer";
    chat.search(QString());
    ASSERT_TRUE(waitFor([&] { return chat.conversations().size() == 2; }));

    QSignalSpy removed(&chat, &ChatViewModel::conversationRemoved);
    chat.openConversation(first);
    chat.removeConversation(first);
    ASSERT_TRUE(waitFor([&] { return chat.conversations().size() == 1; }));
    EXPECT_EQ(removed.size(), 1);
    EXPECT_EQ(chat.count(), 0) << "a new one is begun";
    EXPECT_TRUE(chat.canUndoRemove());
    chat.undoRemove();
    ASSERT_TRUE(waitFor([&] { return chat.conversations().size() == 2 && chat.count() == 1; }));
    EXPECT_EQ(chat.currentConversation(), first);
    EXPECT_FALSE(chat.canUndoRemove());

    const QString file = QString::fromStdString((folder / "c.md").string());
    QSignalSpy exported(&chat, &ChatViewModel::exported);
    QSignalSpy failed(&chat, &ChatViewModel::failed);
    chat.exportConversation(first, file, false);
    ASSERT_TRUE(waitFor([&] { return exported.size() == 1; }));
    std::ifstream in(file.toStdString());
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    EXPECT_NE(text.find("[1] Wombats, wombats.md (t)"), std::string::npos) << text;
    chat.exportConversation(first, QStringLiteral("/no/such/folder/c.md"), true);
    ASSERT_TRUE(waitFor([&] { return failed.size() == 1; }));
}

TEST_F(ChatViewModels, ASetupBelongsToItsConversationAndToEachAnswer) {
    addWombats();
    ChatViewModel chat(*app);
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    ASSERT_TRUE(waitFor([&] { return !chat.prompts().isEmpty(); }));
    EXPECT_TRUE(chat.prompts().contains(QStringLiteral("answer@1")));
    EXPECT_FALSE(chat.prompts().contains(QStringLiteral("judge-rubric@1"))) << "that one judges";
    EXPECT_EQ(chat.setup().corpora, "t");
    AskSetup setup = chat.setup();
    setup.mode = "lexical";
    setup.k = 1;
    chat.setSetup(setup);
    chat.ask(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(waitFor([&] { return finished.size() == 1; }));
    EXPECT_EQ(chat.turn(0)->answer->hits.size(), 1U);
    EXPECT_FALSE(chat.turn(0)->answer->hits[0].stages.contains("dense"));
    const QString first = chat.currentConversation();
    chat.newConversation();
    setup.mode = "hybrid";
    setup.k = 2;
    chat.setSetup(setup);
    chat.openConversation(first);
    EXPECT_EQ(chat.setup().mode, "lexical") << "the conversation's own";
    setup.k = 2;
    chat.setSetup(setup);
    chat.restoreSetup(0);
    EXPECT_EQ(chat.setup().k, 1U);
    const QString command = chat.commandOf(0);
    EXPECT_TRUE(command.contains(QStringLiteral("ask --corpus t --mode lexical -k 1 --model extractive -- "
                                                "'Where do wombats sleep?'")))
        << command.toStdString();

    ChatViewModel later(*app);
    ASSERT_TRUE(waitFor([&] { return later.conversations().size() == 1; }));
    later.openConversation(first);
    ASSERT_TRUE(waitFor([&] { return later.count() == 1; }));
    EXPECT_EQ(later.setup().mode, "lexical");
    EXPECT_EQ(later.turn(0)->setup.k, 1U);
}

TEST_F(ChatViewModels, WithoutAPassageWhatRestedOnItFalls) {
    addWombats();
    ChatViewModel chat(*app);
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    chat.ask(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(waitFor([&] { return finished.size() == 1; }));
    const auto& hits = chat.turn(0)->answer->hits;
    const auto sleeping = std::find_if(hits.begin(), hits.end(), [](const Hit& hit) {
        return hit.stored.chunk.text.text().find("shed seven") != std::string::npos;
    });
    ASSERT_NE(sleeping, hits.end());
    chat.askWithout(0, static_cast<int>(sleeping - hits.begin()) + 1);
    ASSERT_TRUE(waitFor([&] { return finished.size() == 2; }));
    EXPECT_EQ(chat.turn(0)->switchedOff, QStringLiteral("Wombats"));
    EXPECT_EQ(chat.turn(0)->fallen, QStringList{QStringLiteral("Zephyrine wombats sleep in shed seven.")});
    EXPECT_TRUE(chat.setup().without.empty()) << "only that answer does without it";
    EXPECT_EQ(chat.versions(0).all, 2);
    chat.askWithout(0, 99);
    EXPECT_FALSE(chat.running());
}

TEST_F(ChatViewModels, RatingsAndNotesAreKeptWithTheAnswer) {
    addWombats();
    ChatViewModel chat(*app);
    QSignalSpy finished(&chat, &ChatViewModel::turnFinished);
    chat.ask(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(waitFor([&] { return finished.size() == 1; }));
    QSignalSpy changed(&chat, &ChatViewModel::turnChanged);
    chat.rate(0, 1, QStringLiteral(" exactly "));
    EXPECT_EQ(changed.size(), 1);
    ASSERT_TRUE(waitFor([&] { return jobs->jobs().empty(); }));
    ChatViewModel later(*app);
    later.openConversation(chat.currentConversation());
    ASSERT_TRUE(waitFor([&] { return later.count() == 1; }));
    EXPECT_EQ(later.turn(0)->rating, 1);
    EXPECT_EQ(later.turn(0)->note, QStringLiteral("exactly"));
}
