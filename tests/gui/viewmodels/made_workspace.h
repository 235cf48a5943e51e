// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace on disk with a few pages in it, opened by an AppModel, for tests of view-models.
#pragma once

#include "gui/viewmodels/appmodel.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

namespace touchstone::gui {

inline bool waitFor(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 10000);
}

class MadeWorkspace : public testing::Test {
protected:
    void SetUp() override {
        folder = std::filesystem::path(m_home.path().toStdString());
        std::filesystem::create_directories(folder / "share");
        std::filesystem::create_directory_symlink(
            std::filesystem::path(TOUCHSTONE_SOURCE_DIR) / "resources/prompts", folder / "share/prompts");
        qputenv("TOUCHSTONE_DATA", (folder / "share").c_str());
        options.workspace = folder / "w.touchstone";
        options.settingsFile = folder / "settings.json";
        jobs = std::make_unique<JobRunner>();
        app = std::make_unique<AppModel>(options, *jobs);
        app->open();
        ASSERT_TRUE(waitFor([&] { return app->state() != AppModel::State::Opening; }));
        ASSERT_EQ(app->state(), AppModel::State::Open);
    }
    void TearDown() override {
        app.reset();
        jobs.reset();
        qunsetenv("TOUCHSTONE_DATA");
    }
    void write(const std::string& path, const std::string& text) const {
        const auto file = folder / "docs" / path;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
    }
    /// Adds the folder as it is now and waits until it is there.
    void add(const std::string& name, const std::string& chunker = {}) {
        AddRequest request;
        request.source = (folder / "docs").string();
        request.name = name;
        if (!chunker.empty())
            request.chunker = chunker;
        bool done = false;
        const auto listening =
            QObject::connect(app.get(), &AppModel::corpusAdded, [&](const QString&) { done = true; });
        const auto failing =
            QObject::connect(app.get(), &AppModel::corpusFailed, [&](const QString&, const Error& error) {
                ADD_FAILURE() << error.message;
                done = true;
            });
        app->addCorpus(request);
        ASSERT_TRUE(waitFor([&] { return done; }));
        ASSERT_TRUE(waitFor([&] {
            return std::any_of(
                app->editions().begin(), app->editions().end(),
                [&](const EditionInfo& edition) { return edition.name == name && edition.chunks > 0; });
        }));
        QObject::disconnect(listening);
        QObject::disconnect(failing);
    }
    /// One page on wombats as corpus "t".
    void addWombats() {
        write("wombats.md",
              "# Wombats\n\nZephyrine wombats sleep in shed seven.\n\n## Food\n\nThey eat roots at dusk.\n");
        add("t");
    }

    std::filesystem::path folder;
    WorkbenchOptions options;
    std::unique_ptr<JobRunner> jobs;
    std::unique_ptr<AppModel> app;

private:
    QTemporaryDir m_home;
};

} // namespace touchstone::gui
