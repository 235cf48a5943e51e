// SPDX-License-Identifier: GPL-3.0-or-later
// What two versions answer, against a scripted model: planned, asked, stopped, the edit found, gates asked.
#include "eval/gold/gold_repository.h"
#include "eval/gold/label_repository.h"
#include "gui/prompts/behaviourpane.h"
#include "gui/prompts/promotedialog.h"
#include "gui/prompts/promptdiffview.h"
#include "gui/text/convert.h"
#include "gui/widgets/messages.h"
#include "tests/gui/prompts/prompt_pages.h"
#include "tests/support/scripted_server.h"
#include "tests/support/slowdown.h"

#include <nlohmann/json.hpp>

#include <QAbstractButton>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <atomic>
#include <fstream>
#include <latch>
#include <map>

using namespace touchstone;
using namespace touchstone::gui;

namespace {

std::string sse(const std::string& text) {
    nlohmann::json piece{{"choices", {{{"index", 0}, {"delta", {{"content", text}}}}}}};
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: " +
           piece.dump() +
           "\n\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":10}}\n\ndata: "
           "[DONE]\n\n";
}

const std::string kRefusal = "The sources do not answer this question.";

/// Right, unless the prompt is strict: then it refuses the question on food.
std::string answerTo(const std::string& body) {
    const std::string question = body.substr(body.rfind("uestion: "));
    if (question.find("gluons") != std::string::npos)
        return kRefusal;
    if (question.find("eat") != std::string::npos)
        return body.find("STRICT") != std::string::npos ? kRefusal : "They eat roots at dusk [1].";
    return body.find("STRICT") != std::string::npos ? "In shed seven the Zephyrine wombats sleep [1]."
                                                    : "Zephyrine wombats sleep in shed seven [1].";
}

} // namespace

class PromptAnswers : public PromptPages {
protected:
    void SetUp() override {
        PromptPages::SetUp();
        addWombats();
        server = std::make_unique<test::ScriptedServer>(
            [this](test::ScriptedConnection& wire, const test::ScriptedRequest& request) {
                if (std::latch* wait = waits)
                    wait->wait();
                if (silent)
                    wire.silence();
                else
                    wire.send(sse(answerTo(request.body)));
            });
        Settings settings = app->settings();
        settings.models = {{"mine", "openai-compatible:url=" + server->base() + "/v1,model=m,retries=0"}};
        settings.defaultModel = "mine";
        app->saveSettings(settings);
        ASSERT_TRUE(waitFor([&] { return app->currentModel() == QStringLiteral("mine"); }));
        auto database = app->workbench()->workspace()->connect();
        const auto items = parseGoldJsonLines(
            R"({"id": "sleep", "question": "Where do zephyrine wombats sleep?", "answer": "In shed seven.", "relevant": [{"path": "wombats.md", "anchor": "wombats"}]}
{"id": "food", "question": "What do wombats eat at dusk?", "answer": "Roots.", "relevant": [{"path": "wombats.md", "heading": "Food"}]}
{"id": "none", "question": "Quantum chromodynamics of gluons?", "type": "unanswerable", "relevant": []}
)",
            "gold");
        ASSERT_TRUE(items) << (items ? "" : items.error().message);
        ASSERT_TRUE(GoldRepository(*database).save("w", "t", *items));
        const std::string text = builtIn();
        commit(text, "the built-in text"); // makes no version: it is unchanged
        good = commit(text + "Be kind.\n", "kind");
        const auto rule = text.find("- Use nothing");
        ASSERT_NE(rule, std::string::npos);
        std::string worse = text + "Be kind.\nBe exact.\n";
        worse.insert(rule, "- STRICT rules hold.\n");
        bad = commit(worse, "strict");
    }
    void TearDown() override {
        PromptPages::TearDown();
        server.reset();
    }
    void showPair() {
        show();
        waitForPair(good, bad);
        ASSERT_TRUE(waitFor([&] { return part<QComboBox>("promptGoldCombo")->count() == 1; }));
        EXPECT_EQ(part<QComboBox>("promptModelCombo")->currentText(), QStringLiteral("mine"));
    }
    QString verdict() { return part<QLabel>("promptVerdictLabel")->text(); }
    void compare() {
        window->actions().trigger(QStringLiteral("prompts.compare"));
        auto* start = part<QAbstractButton>("startPromptTrialButton");
        ASSERT_TRUE(waitFor([&] { return start->isVisible(); }));
        EXPECT_TRUE(part<QLabel>("promptPlanLabel")->text().contains(QStringLiteral("At most 6 calls")))
            << part<QLabel>("promptPlanLabel")->text().toStdString();
        EXPECT_EQ(server->requestCount(), 0) << "nothing is sent before it is started";
        window->actions().trigger(QStringLiteral("prompts.start"));
        ASSERT_TRUE(waitFor([&] { return part<QLabel>("promptVerdictLabel")->isVisible(); }));
    }
    std::unique_ptr<test::ScriptedServer> server;
    std::atomic<bool> silent{false};
    std::atomic<std::latch*> waits{nullptr};
    int good = 0, bad = 0;
};

TEST_F(PromptAnswers, WhatFlippedIsListedAndOpensSentenceBySentence) {
    showPair();
    compare();
    const int asked = server->requestCount();
    EXPECT_GE(asked, 4);
    EXPECT_TRUE(verdict().contains(QStringLiteral("0 fixed, 1 broken, 1 in other words")))
        << verdict().toStdString();
    EXPECT_TRUE(verdict().contains(QStringLiteral("same passages")));
    auto* table = part<QTableView>("promptItemTable");
    ASSERT_EQ(table->model()->rowCount(), 1);
    EXPECT_EQ(table->model()->index(0, 0).data().toString(), QStringLiteral("food"));
    EXPECT_EQ(table->model()->index(0, 1).data().toString(), QStringLiteral("broken, B refuses"));
    part<QAbstractButton>("otherWordsListButton")->click();
    ASSERT_EQ(table->model()->rowCount(), 1);
    window->actions().trigger(QStringLiteral("prompts.nextItem"));
    ASSERT_TRUE(waitFor([&] { return window->panelOpen(); }));
    const QString shown = part<QTextBrowser>("answerPairBrowser")->toPlainText();
    EXPECT_TRUE(shown.contains(QStringLiteral("A −")) && shown.contains(QStringLiteral("In shed seven")))
        << shown.toStdString();
    EXPECT_EQ(page->breadcrumb().last(), QStringLiteral("sleep"));
    window->actions().trigger(QStringLiteral("prompts.measures"));
    auto* measures = part<QTableView>("promptMeasureTable");
    ASSERT_TRUE(measures->isVisible());
    EXPECT_GT(measures->model()->rowCount(), 5);
    // Another pair, and back: what was asked is there without asking.
    window->actions().trigger(QStringLiteral("prompts.next"));
    ASSERT_TRUE(waitFor([&] { return !part<QLabel>("promptVerdictLabel")->isVisible(); }));
    window->actions().trigger(QStringLiteral("prompts.previous"));
    ASSERT_TRUE(waitFor([&] { return part<QLabel>("promptVerdictLabel")->isVisible(); }));
    EXPECT_EQ(server->requestCount(), asked);
    EXPECT_TRUE(part<QLabel>("promptEffortLabel")->text().contains(QStringLiteral("earlier run")));
}

TEST_F(PromptAnswers, AComparisonGoesOnWhileAnotherPairIsLookedAt) {
    std::latch go(1);
    waits = &go;
    showPair();
    window->actions().trigger(QStringLiteral("prompts.compare"));
    ASSERT_TRUE(waitFor([&] { return part<QAbstractButton>("startPromptTrialButton")->isVisible(); }));
    window->actions().trigger(QStringLiteral("prompts.start"));
    ASSERT_TRUE(waitFor([&] { return server->requestCount() > 0; }));
    window->actions().trigger(QStringLiteral("prompts.next"));
    waitForPair(1, good);
    go.count_down();
    auto* banner = part<QWidget>("promptBehaviourPane")->findChild<MessageBanner*>();
    ASSERT_TRUE(waitFor([&] { return banner->isVisible(); })) << "it says that the other pair is done";
    EXPECT_FALSE(part<QLabel>("promptVerdictLabel")->isVisible()) << "which is not this pair's verdict";
    window->actions().trigger(QStringLiteral("prompts.previous"));
    ASSERT_TRUE(waitFor([&] { return part<QLabel>("promptVerdictLabel")->isVisible(); }));
}

TEST_F(PromptAnswers, AComparisonIsStoppedWithinATenthOfASecond) {
    silent = true;
    showPair();
    window->actions().trigger(QStringLiteral("prompts.compare"));
    ASSERT_TRUE(waitFor([&] { return part<QAbstractButton>("startPromptTrialButton")->isVisible(); }));
    window->actions().trigger(QStringLiteral("prompts.start"));
    ASSERT_TRUE(waitFor([&] { return server->requestCount() > 0; }));
    auto* banner = part<QWidget>("promptBehaviourPane")->findChild<MessageBanner*>();
    QElapsedTimer timer;
    timer.start();
    window->actions().trigger(QStringLiteral("prompts.stop"));
    ASSERT_TRUE(waitFor([&] { return banner->isVisible(); }));
    const qint64 took = timer.elapsed();
    RecordProperty("milliseconds", static_cast<int>(took));
    EXPECT_LT(took, 100 * test::kSlowdown);
    EXPECT_TRUE(part<QAbstractButton>("comparePromptsButton")->isEnabled());
}

TEST_F(PromptAnswers, TheEditThatDidItSaysSoOnTheChangeItself) {
    showPair();
    window->actions().trigger(QStringLiteral("prompts.bisect"));
    auto* start = part<QAbstractButton>("startPromptTrialButton");
    ASSERT_TRUE(waitFor([&] { return start->isVisible(); }));
    EXPECT_EQ(server->requestCount(), 0);
    start->click();
    auto* view = part<PromptDiffView>("promptDiffView");
    ASSERT_TRUE(waitFor([&] { return !view->notes().empty(); }));
    ASSERT_EQ(view->notes().size(), 2U);
    EXPECT_TRUE(view->notes()[0].culprit);
    EXPECT_FALSE(view->notes()[1].culprit);
    EXPECT_EQ(view->currentChange(), 0);
    EXPECT_TRUE(view->notes()[0].text.contains(QStringLiteral("alone it broke 1 of 1")))
        << view->notes()[0].text.toStdString();
}

TEST_F(PromptAnswers, PairsAreJudgedWithoutNamesAndTheChoicesBecomeLabels) {
    showPair();
    compare();
    window->actions().trigger(QStringLiteral("prompts.blind"));
    auto* progress = part<QLabel>("blindProgressLabel");
    ASSERT_TRUE(waitFor([&] { return progress->text().startsWith(QStringLiteral("pair 1 of 2, 0 chosen")); }))
        << progress->text().toStdString();
    auto* left = part<QTextBrowser>("blindLeftBrowser");
    const auto stored = [&] {
        auto database = app->workbench()->workspace()->connect();
        const auto labels = LabelRepository(*database).queue("blind answer@2 answer@3 w@1");
        std::map<std::string, std::string> out;
        if (labels)
            for (const Label& label : *labels)
                out[label.item] = nlohmann::json::parse(label.json).value("preferred", std::string());
        return out;
    };
    // Whoever prefers the answer of A takes it on whichever side it stands.
    for (int i = 0; i < 2; ++i) {
        const bool food = part<QLabel>("blindQuestionLabel")->text().contains(QStringLiteral("eat"));
        const bool aIsLeft =
            left->toPlainText().startsWith(food ? QStringLiteral("They eat") : QStringLiteral("Zephyrine"));
        EXPECT_TRUE(part<QLabel>("blindTallyLabel")->text().contains(QStringLiteral("hidden")));
        QTest::keyClick(part<QWidget>("blindPane"), aIsLeft ? Qt::Key_1 : Qt::Key_2);
    }
    ASSERT_TRUE(waitFor([&] { return stored().size() == 2; }));
    EXPECT_EQ(stored(), (std::map<std::string, std::string>{{"food", "a"}, {"sleep", "a"}}));
    const QString tally = part<QLabel>("blindTallyLabel")->text();
    EXPECT_TRUE(tally.contains(QStringLiteral("A preferred 2 times, B 0 times"))) << tally.toStdString();
    EXPECT_TRUE(tally.contains(QStringLiteral("Of 1 flipped items, 1 were chosen"))) << tally.toStdString();
    window->actions().trigger(QStringLiteral("prompts.undoChoice"));
    ASSERT_TRUE(waitFor([&] { return stored().size() == 1; }));
    QTest::keyClick(part<QWidget>("blindPane"), Qt::Key_0);
    ASSERT_TRUE(waitFor([&] { return stored().size() == 2; }));
    auto database = app->workbench()->workspace()->connect();
    const auto labels = LabelRepository(*database).queue("blind answer@2 answer@3 w@1");
    ASSERT_TRUE(labels);
    EXPECT_TRUE(parseLabels(labels->front().json, "stored", {})) << "what the window writes can be imported";
}

TEST_F(PromptAnswers, WhatCannotBeAskedIsSaid) {
    showPair();
    auto* banner = part<QWidget>("promptBehaviourPane")->findChild<MessageBanner*>();
    part<QComboBox>("promptModelCombo")->setEditText({});
    window->actions().trigger(QStringLiteral("prompts.compare"));
    EXPECT_TRUE(banner->isVisible());
    part<QComboBox>("promptModelCombo")->setEditText(QStringLiteral("extractive"));
    window->actions().trigger(QStringLiteral("prompts.compare"));
    ASSERT_TRUE(waitFor([&] { return banner->isVisible(); })) << "it takes no prompt";
    EXPECT_EQ(server->requestCount(), 0);
}

TEST_F(PromptAnswers, AGateStopsAPromotionAndSaysWhyAndAReasonPassesWithoutGates) {
    std::ofstream(folder / "gates.json")
        << R"({"touchstone_gates": 1, "gates": [{"name": "nothing breaks", "measure": "refusal_right", "no_newly_broken": true}]})";
    showPair();
    const auto open = [&]() -> PromoteDialog* {
        window->actions().trigger(QStringLiteral("prompts.promote"));
        auto* dialog = window->findChild<PromoteDialog*>();
        EXPECT_NE(dialog, nullptr);
        return dialog;
    };
    PromoteDialog* dialog = open();
    ASSERT_NE(dialog, nullptr);
    auto* button = dialog->findChild<QAbstractButton*>(QStringLiteral("promoteButton"));
    ASSERT_TRUE(waitFor([&] { return button->isEnabled(); }));
    dialog->findChild<QLineEdit*>(QStringLiteral("gatesFileEdit"))
        ->setText(QString::fromStdString((folder / "gates.json").string()));
    button->click();
    auto* cost = dialog->findChild<QLabel*>(QStringLiteral("promotionCostLabel"));
    ASSERT_TRUE(waitFor([&] { return cost->text().contains(QStringLiteral("6 calls")); }));
    EXPECT_EQ(server->requestCount(), 0);
    button->click();
    auto* table = dialog->findChild<QTableView*>(QStringLiteral("gateResultTable"));
    ASSERT_TRUE(waitFor([&] { return table->model()->rowCount() == 1; }));
    EXPECT_EQ(table->model()->index(0, GateResultModel::State).data().toString(), QStringLiteral("failed"));
    EXPECT_EQ(table->model()->index(0, GateResultModel::Items).data().toString(), QStringLiteral("food"));
    EXPECT_TRUE(button->isEnabled()) << "it can be tried otherwise";
    dialog->findChild<QCheckBox*>(QStringLiteral("withoutGatesBox"))->setChecked(true);
    EXPECT_FALSE(button->isEnabled()) << "without gates there must be a reason";
    dialog->findChild<QLineEdit*>(QStringLiteral("promotionReasonEdit"))->setText(QStringLiteral("a test"));
    ASSERT_TRUE(button->isEnabled());
    button->click();
    ASSERT_TRUE(waitFor([&] {
        auto database = app->workbench()->workspace()->connect();
        PromptLibrary library(*database, app->workbench()->promptFolder());
        const auto found = library.find("answer@production");
        return found && found->version == bad;
    }));
    auto database = app->workbench()->workspace()->connect();
    const auto log = PromptLibrary(*database, app->workbench()->promptFolder()).events("answer");
    ASSERT_TRUE(log);
    std::vector<std::string> actions;
    for (const PromptEvent& event : *log)
        actions.push_back(event.action);
    EXPECT_EQ(actions.back(), "promote");
    EXPECT_NE(std::find(actions.begin(), actions.end(), "stopped"), actions.end());
}
