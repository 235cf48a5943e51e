// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts page in a window over a workspace on disk, for its tests.
#pragma once

#include "core/base/hashing.h"
#include "gui/prompts/promptspage.h"
#include "gui/shell/appbinding.h"
#include "gui/shell/mainwindow.h"
#include "tests/gui/viewmodels/made_workspace.h"

#include <QComboBox>
#include <QLabel>

namespace touchstone::gui {

class PromptPages : public MadeWorkspace {
protected:
    void show() {
        window = std::make_unique<MainWindow>();
        bindApp(*window, *app); // its keys count too
        page = new PromptsPage(*app);
        window->addPage(page);
        window->resize(1300, 820);
        window->show();
        window->open(QStringLiteral("prompts"));
    }
    void TearDown() override {
        window.reset();
        MadeWorkspace::TearDown();
    }
    int commit(const std::string& text, const std::string& message) {
        auto database = app->workbench()->workspace()->connect();
        PromptLibrary library(*database, app->workbench()->promptFolder());
        PromptCommit change;
        change.name = "answer";
        change.text = text;
        change.file = "test";
        change.message = message;
        const auto done = library.commit(change);
        EXPECT_TRUE(done) << (done ? "" : done.error().message);
        return done ? done->prompt.version : 0;
    }
    /// Versions of "answer" up to this number, written at once.
    void commitMany(int last) {
        const std::string text = builtIn();
        commit(text + "First of many.\n", "the first"); // the built-in one is stored with it
        auto database = app->workbench()->workspace()->connect();
        ASSERT_TRUE(database->transaction([&]() -> Result<> {
            for (int i = 3; i <= last; ++i) {
                const std::string edited = text + "Rule " + std::to_string(i) + " of many.\n";
                auto insert = database->prepare(
                    "INSERT INTO prompt_version (name, version, hash, parent, built_in, author, message, "
                    "created, text) VALUES ('answer', ?, ?, ?, 0, 'ada', 'edit', 1, ?)");
                if (!insert)
                    return fail(std::move(insert.error()));
                insert->bind(1, i).bind(2, sha256Hex(edited)).bind(3, i - 1).bind(4, edited);
                TOUCHSTONE_TRY(insert->run());
            }
            return {};
        }));
    }
    std::string builtIn() {
        auto database = app->workbench()->workspace()->connect();
        return PromptLibrary(*database, app->workbench()->promptFolder()).find("answer@1")->text;
    }
    template<class T>
    T* part(const char* name) {
        T* found = window->findChild<T*>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    QString counts() { return part<QLabel>("promptDiffCountsLabel")->text(); }
    void waitForPair(int a, int b) {
        ASSERT_TRUE(waitFor([&] {
            return part<QComboBox>("promptACombo")->currentData().toInt() == a &&
                   part<QComboBox>("promptBCombo")->currentData().toInt() == b &&
                   !counts().contains(QStringLiteral("being compared"));
        })) << counts().toStdString();
    }
    std::unique_ptr<MainWindow> window;
    PromptsPage* page = nullptr;
};

} // namespace touchstone::gui
