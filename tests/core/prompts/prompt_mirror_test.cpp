// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/env.h"
#include "core/prompts/prompt_mirror.h"
#include "core/store/workspace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace touchstone {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class PromptMirror : public testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::path(testing::TempDir()) / ("mirror-" + std::to_string(::getpid()));
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
        m_workspace = *Workspace::open(m_folder / "w.touchstone");
        m_database = std::make_unique<Database>(*m_workspace->connect());
        m_library = std::make_unique<PromptLibrary>(*m_database, (m_folder / "none").string());
        commit("## user\none\n");
    }
    void TearDown() override {
        m_library.reset();
        m_database.reset();
        m_workspace.reset();
        fs::remove_all(m_folder);
    }
    void commit(const std::string& text, const std::string& name = "answer") {
        const auto committed = m_library->commit({name, text, "f", "m", "me", "", {}});
        ASSERT_TRUE(committed) << describe(committed.error());
    }
    [[nodiscard]] fs::path file(const std::string& name = "answer.md") const { return m_folder / "p" / name; }
    void write(const std::string& text, const std::string& name = "answer.md") const {
        ASSERT_TRUE(writeFileAtomically(file(name), text));
    }
    [[nodiscard]] std::string read(const std::string& name = "answer.md") const {
        return readFile(file(name)).value_or("?");
    }
    MirrorAction mirror(MirrorSide winner = MirrorSide::Nobody) {
        auto plan = planMirror(*m_library, m_folder / "p", winner);
        EXPECT_TRUE(plan) << (plan ? "" : describe(plan.error()));
        if (!plan)
            return MirrorAction::Skipped;
        EXPECT_TRUE(applyMirror(*m_library, *plan, "me", ""));
        return plan->entries.front().action;
    }
    [[nodiscard]] StoredPrompt newest() { return *m_library->find("answer"); }

    fs::path m_folder;
    std::shared_ptr<Workspace> m_workspace;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<PromptLibrary> m_library;
};

TEST_F(PromptMirror, WritesEditsAndWorkspaceChangesGoTheirWay) {
    EXPECT_EQ(mirror(), MirrorAction::Write);
    EXPECT_EQ(read(), "## user\none\n");
    EXPECT_EQ(mirror(), MirrorAction::Same);
    write("## user\r\nÄ {{question}}\r\n");
    EXPECT_EQ(mirror(), MirrorAction::Commit);
    EXPECT_EQ(newest().version, 2);
    EXPECT_EQ(newest().text, "## user\r\nÄ {{question}}\r\n") << "byte for byte";
    EXPECT_EQ(newest().message, "edited as answer.md");
    commit("## user\nthree\n");
    EXPECT_EQ(mirror(), MirrorAction::Write);
    EXPECT_EQ(read(), "## user\nthree\n");
}

TEST_F(PromptMirror, WhatWasEditedOnBothSidesStaysAsItIsUntilSomebodyWins) {
    mirror();
    write("## user\nfile\n");
    commit("## user\nworkspace\n");
    EXPECT_EQ(mirror(), MirrorAction::Conflict);
    EXPECT_EQ(mirror(), MirrorAction::Conflict) << "trying again resolves nothing";
    EXPECT_EQ(read(), "## user\nfile\n");
    EXPECT_EQ(newest().text, "## user\nworkspace\n");
    EXPECT_EQ(mirror(MirrorSide::Files), MirrorAction::Commit);
    EXPECT_EQ(newest().text, "## user\nfile\n");
    EXPECT_EQ(newest().version, 3) << "the other text is still a version";
    EXPECT_EQ(mirror(), MirrorAction::Same);
    write("## user\nfile again\n");
    commit("## user\nworkspace again\n");
    EXPECT_EQ(mirror(MirrorSide::Workspace), MirrorAction::Write);
    EXPECT_EQ(read(), "## user\nworkspace again\n");
}

TEST_F(PromptMirror, AFileThatGoesBackToAnOlderTextIsAnEdit) {
    mirror();
    commit("## user\ntwo\n");
    mirror();
    write("## user\none\n");
    EXPECT_EQ(mirror(), MirrorAction::Commit);
    EXPECT_EQ(newest().version, 3);
    EXPECT_EQ(newest().text, "## user\none\n");
}

TEST_F(PromptMirror, WithoutARecordOnlyAKnownTextIsOverwritten) {
    commit("## user\ntwo\n");
    write("## user\none\n"); // an older version
    EXPECT_EQ(mirror(), MirrorAction::Write);
    fs::remove(file(kMirrorRecord));
    write("## user\nnobody knows this\n");
    EXPECT_EQ(mirror(), MirrorAction::Conflict);
    // A record of another workspace says nothing here.
    write("{\"touchstone_mirror\": 1, \"prompts\": {\"answer\": {\"version\": 2, \"hash\": \"ff\"}}}",
          kMirrorRecord);
    EXPECT_EQ(mirror(), MirrorAction::Conflict);
    EXPECT_EQ(read(), "## user\nnobody knows this\n");
}

TEST_F(PromptMirror, ADeletedFileIsWrittenAgainAndNewOnesBecomePrompts) {
    mirror();
    fs::remove(file());
    EXPECT_EQ(mirror(), MirrorAction::Write);
    write("## user\nnew\n", "mine.md");
    write("A list of prompts.\n", "README.md");
    write("no prompt\n", "notes.txt");
    auto plan = planMirror(*m_library, m_folder / "p", MirrorSide::Nobody);
    ASSERT_TRUE(plan);
    ASSERT_EQ(plan->entries.size(), 3U);
    EXPECT_EQ(plan->entries[0].action, MirrorAction::Skipped) << "README.md";
    EXPECT_EQ(plan->entries[2].action, MirrorAction::Commit);
    ASSERT_TRUE(applyMirror(*m_library, *plan, "me", "because"));
    EXPECT_EQ(m_library->find("mine@1")->message, "because");
}

TEST_F(PromptMirror, AMistakeInAFileChangesNothingAnywhere) {
    mirror();
    commit("## user\nb\n", "b");
    write("## user\nSee {{#sources}}\n");
    const auto plan = planMirror(*m_library, m_folder / "p", MirrorSide::Nobody);
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, ErrorCode::BadInput);
    EXPECT_EQ(plan.error().line, 2);
    EXPECT_FALSE(fs::exists(file("b.md")));
    for (const char* record :
         {"", "[]", "{\"touchstone_mirror\": 2, \"prompts\": {}}",
          "{\"touchstone_mirror\": 1, \"prompts\": {\"../x\": {\"version\": 1, \"hash\": \"\"}}}"}) {
        write(record, kMirrorRecord);
        const auto refused = planMirror(*m_library, m_folder / "p", MirrorSide::Nobody);
        ASSERT_FALSE(refused) << record;
        EXPECT_EQ(refused.error().code, ErrorCode::BadInput);
    }
}

TEST_F(PromptMirror, AFileThatIsEditedMeanwhileIsAConflict) {
    mirror();
    commit("## user\ntwo\n");
    auto plan = planMirror(*m_library, m_folder / "p", MirrorSide::Nobody);
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->entries[0].action, MirrorAction::Write);
    write("## user\nquick\n");
    ASSERT_TRUE(applyMirror(*m_library, *plan, "me", ""));
    EXPECT_EQ(plan->entries[0].action, MirrorAction::Conflict);
    EXPECT_THAT(plan->entries[0].reason, HasSubstr("meanwhile"));
    EXPECT_EQ(read(), "## user\nquick\n");
}

} // namespace
} // namespace touchstone
