// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hashing.h"
#include "core/platform/env.h"
#include "core/prompts/prompt_diff.h"
#include "core/prompts/prompt_library.h"
#include "core/prompts/prompt_text.h"
#include "core/store/workspace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

namespace touchstone {
namespace {

using ::testing::ElementsAre;

class Prompts : public ::testing::Test {
protected:
    Prompts() {
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder / "prompts");
        builtIn("answer", 1, "first");
        m_workspace = *Workspace::open(m_folder / "w.touchstone");
        m_database = std::make_unique<Database>(*m_workspace->connect());
    }
    ~Prompts() override { std::filesystem::remove_all(m_folder); }

    void builtIn(const std::string& name, int version, const std::string& text) const {
        const std::string file = name + ".v" + std::to_string(version) + ".md";
        ASSERT_TRUE(writeFileAtomically(m_folder / "prompts" / file,
                                        "name: " + name + "\nversion: " + std::to_string(version) +
                                            "\n\n## user\n" + text + "\n"));
    }
    PromptLibrary library() { return {*m_database, (m_folder / "prompts").string()}; }
    Result<CommittedPrompt> commit(const std::string& name, const std::string& text) {
        PromptCommit change;
        change.name = name;
        change.text = "## user\n" + text + "\n";
        change.file = "f.md";
        change.message = "because";
        change.author = "me";
        return library().commit(change);
    }

    std::filesystem::path m_folder =
        std::filesystem::temp_directory_path() / "touchstone-prompt-library-test";
    std::shared_ptr<Workspace> m_workspace;
    std::unique_ptr<Database> m_database;
};

TEST_F(Prompts, BuiltInOnesAreVersionsWithoutBeingWritten) {
    const auto found = library().find("answer");
    ASSERT_TRUE(found) << describe(found.error());
    EXPECT_EQ(found->version, 1);
    EXPECT_TRUE(found->builtIn);
    EXPECT_EQ(found->hash, sha256Hex(found->text));
    EXPECT_EQ(library().list()->size(), 1U);
}

TEST_F(Prompts, ACommitIsTheNextVersionAndUnchangedTextMakesNone) {
    const auto second = commit("answer", "mine");
    ASSERT_TRUE(second) << describe(second.error());
    EXPECT_EQ(second->prompt.version, 2);
    EXPECT_EQ(second->prompt.parent, 1);
    EXPECT_TRUE(second->isNew);
    const auto again = commit("answer", "mine");
    EXPECT_FALSE(again->isNew);
    EXPECT_EQ(again->prompt.version, 2);
    EXPECT_EQ(commit("answer", "other")->prompt.version, 3);
    EXPECT_EQ(commit("answer", "mine")->prompt.version, 4); // back to an older text is a change again
    EXPECT_EQ(library().find("answer@2")->text, "## user\nmine\n");
    EXPECT_EQ(library().find("answer@9").error().code, ErrorCode::NotFound);
    EXPECT_EQ(library().find("answers").error().hint, "Did you mean “answer”?");
}

TEST_F(Prompts, AnUpdateOfTheProgramLeavesOnesOwnVersionsAlone) {
    ASSERT_TRUE(commit("answer", "mine"));
    builtIn("answer", 2, "the program's second");
    builtIn("mine", 1, "a name that somebody has");
    EXPECT_EQ(library().find("answer@2")->text, "## user\nmine\n");
    const auto newest = library().find("answer@3");
    ASSERT_TRUE(newest) << describe(newest.error());
    EXPECT_TRUE(newest->builtIn);
    EXPECT_EQ(newest->parent, 1);
    EXPECT_EQ(commit("answer", "mine too")->prompt.version, 4);
    EXPECT_THAT(newest->text, ::testing::HasSubstr("the program's second"));
    std::filesystem::remove(m_folder /
                            "prompts/answer.v1.md"); // an older text that the program no longer has
    EXPECT_THAT(library().find("answer@1")->text, ::testing::HasSubstr("first"));
    EXPECT_THAT(library().find("answer@3")->text, ::testing::HasSubstr("the program's second"));
    EXPECT_EQ(library().versions("answer")->size(), 4U);
}

TEST_F(Prompts, TwoThatCommitAtOnceLoseNothing) {
    constexpr int kEach = 20;
    const auto work = [&](int writer) {
        auto database = m_workspace->connect();
        ASSERT_TRUE(database);
        PromptLibrary own(*database, (m_folder / "prompts").string());
        for (int i = 0; i < kEach; ++i) {
            PromptCommit change;
            change.name = "answer";
            change.text = "## user\n" + std::to_string(writer) + " " + std::to_string(i) + "\n";
            const auto done = own.commit(change);
            ASSERT_TRUE(done) << describe(done.error());
            EXPECT_TRUE(done->isNew);
        }
    };
    std::thread other(work, 1);
    work(0);
    other.join();
    const auto all = library().versions("answer");
    ASSERT_EQ(all->size(), 2U * kEach + 1);
    for (std::size_t i = 0; i < all->size(); ++i)
        EXPECT_EQ((*all)[i].version, static_cast<int>(i) + 1);
}

TEST_F(Prompts, AVersionNeverChanges) {
    ASSERT_TRUE(commit("answer", "mine"));
    EXPECT_FALSE(m_database->execute("UPDATE prompt_version SET text = 'x'"));
    ASSERT_TRUE(m_database->execute("DROP TRIGGER prompt_version_never_changes"));
    ASSERT_TRUE(m_database->execute("UPDATE prompt_version SET text = 'x'"));
    EXPECT_EQ(library().find("answer@2").error().code, ErrorCode::WorkspaceDamaged);
}

TEST_F(Prompts, PromotionAndRollbackGoStepByStep) {
    EXPECT_EQ(library().inUse("answer")->version, 1);
    ASSERT_TRUE(commit("answer", "two"));
    ASSERT_TRUE(commit("answer", "three"));
    EXPECT_EQ(library().inUse("answer")->version, 1); // what was committed answers nobody yet
    ASSERT_TRUE(library().tag("answer@2", "candidate", "me"));
    ASSERT_TRUE(library().promote("answer@candidate", "me", "better", "{}"));
    EXPECT_THAT(library().find("answer@2")->tags, ElementsAre("production"));
    ASSERT_TRUE(library().promote("answer@3", "me", "better still", ""));
    ASSERT_TRUE(library().promote("answer@3", "me", "twice is once", ""));
    EXPECT_EQ(library().inUse("answer")->version, 3);
    EXPECT_EQ(library().rollback("answer", "me", "worse")->to, 2);
    EXPECT_EQ(library().find("answer@production")->version, 2);
    const auto last = library().rollback("answer", "me", "");
    EXPECT_EQ(last->from, 2);
    EXPECT_FALSE(last->to);
    EXPECT_EQ(library().inUse("answer")->version, 1);
    EXPECT_EQ(library().rollback("answer", "me", "").error().code, ErrorCode::NotFound);
    std::vector<std::string> actions;
    const auto events = library().events("answer");
    ASSERT_TRUE(events);
    for (const PromptEvent& event : *events)
        actions.push_back(event.action);
    EXPECT_THAT(actions,
                ElementsAre("commit", "commit", "tag", "promote", "promote", "rollback", "rollback"));
    EXPECT_EQ(library().tag("answer@2", "production", "me").error().code, ErrorCode::Usage);
}

TEST_F(Prompts, MistakesAreToldWithTheirPlace) {
    const auto errorOf = [&](const std::string& text) {
        PromptCommit change;
        change.name = "answer";
        change.text = text;
        change.file = "f.md";
        const auto done = library().commit(change);
        return done ? std::string("no error") : describe(done.error()).substr(0, 9);
    };
    EXPECT_EQ(errorOf("## user\nhello {{#sources}}\n"), "f.md:2:7:");
    EXPECT_EQ(errorOf("notes: x\ntemperature: warm\n## user\n"), "f.md:2:14");
    EXPECT_EQ(errorOf("schema:\n  {\"a\": 1,\n   \"b\" 2}\n## user\n"), "f.md:3:8:");
    EXPECT_EQ(errorOf("hello\n## user\n"), "f.md:1:1:");
    EXPECT_EQ(errorOf("## user\nab\xff\n"), "f.md:2:3:");
    EXPECT_EQ(errorOf("notes: only\n"), "f.md:1:1:");
    EXPECT_EQ(library().versions("answer")->size(), 1U);
    PromptCommit change;
    change.name = "Two Words";
    change.text = "## user\n";
    EXPECT_EQ(library().commit(change).error().code, ErrorCode::Usage);
}

TEST(PromptText, FrontLinesGoOnOverIndentedLines) {
    const std::string text =
        "x-unknown: kept\nstop: [\"END\"]\nschema:\n  {\"type\":\n\n   \"object\"}\ntemperature: 0.2\r\n"
        "tools: [{\"type\": \"function\", \"function\": {\"name\": \"look\", \"parameters\": {}}}]\n"
        "## example user\nQ\n## example assistant\nA\n## user\n{{question}}\n";
    const auto layout = layoutOf(text, "f");
    ASSERT_TRUE(layout) << describe(layout.error());
    EXPECT_EQ(layout->field("x-unknown")->value, "kept");
    EXPECT_EQ(layout->parts.size(), 3U);
    EXPECT_TRUE(layout->parts[1].example);
    EXPECT_EQ(layout->parts[1].role, Role::Assistant);
    const auto settings = promptSettings(*layout, "f");
    ASSERT_TRUE(settings) << describe(settings.error());
    EXPECT_EQ(settings->temperature, 0.2);
    EXPECT_EQ(settings->schema, "{\"type\":\"object\"}");
    EXPECT_THAT(settings->stop, ElementsAre("END"));
    EXPECT_EQ(settings->tools.at(0).name, "look");
    EXPECT_EQ(layoutOf("a: 1\na: 2\n## user\n", "f").error().line, 2);
}

TEST(PromptDiff, SettingsAreComparedAsFields) {
    const PromptVersion a{"p", 1,
                          "temperature: 0\nschema: {\"type\": \"object\", \"x\": {\"y\": 1}}\n## user\n", ""};
    const PromptVersion b{"p", 2,
                          "schema:\n  {\"x\": {\"y\": 2},\n  \"type\": \"object\"}\nseed: 7\n## user\n", ""};
    const auto changes = diffSettings(a, b);
    ASSERT_TRUE(changes);
    std::vector<std::string> lines;
    for (const SettingChange& change : *changes)
        lines.push_back(change.field + ": " + change.before.value_or("-") + " -> " +
                        change.after.value_or("-"));
    EXPECT_THAT(lines, ElementsAre("temperature: 0 -> -", "schema.x.y: 1 -> 2", "seed: - -> 7"));
}

TEST_F(Prompts, DraftsAreKeptForEachVersionThatTheyBeganFromUntilTheyAreDropped) {
    auto prompts = library();
    ASSERT_TRUE(prompts.keepDraft({"answer", 1, "## user\n{{#never closed", "half", 0}));
    ASSERT_TRUE(prompts.keepDraft({"answer", 2, "other", "", 0}));
    ASSERT_TRUE(prompts.keepDraft({"answer", 1, "## user\nmore", "whole", 0}));
    EXPECT_FALSE(prompts.keepDraft({"No Name", 0, "x", "", 0}));
    EXPECT_FALSE(prompts.keepDraft({"answer", 3, std::string(kLongestPrompt + 1, 'x'), "", 0}));
    auto drafts = prompts.drafts();
    ASSERT_TRUE(drafts);
    ASSERT_EQ(drafts->size(), 2U);
    EXPECT_EQ(drafts->front().text, "## user\nmore");
    EXPECT_EQ(drafts->front().message, "whole");
    EXPECT_GT(drafts->front().changedUnixMs, 0);
    ASSERT_TRUE(prompts.dropDraft("answer", 1));
    ASSERT_TRUE(prompts.dropDraft("answer", 7)) << "nothing to do";
    drafts = prompts.drafts();
    ASSERT_EQ(drafts->size(), 1U);
    EXPECT_EQ(drafts->front().base, 2);
}

TEST_F(Prompts, EachVisitsEveryVersionWithItsTextAndStopsAtAnError) {
    ASSERT_TRUE(commit("answer", "## user\nsecond\n"));
    ASSERT_TRUE(commit("judge", "## user\nthird\n"));
    std::vector<std::string> seen;
    ASSERT_TRUE(library().each([&](const StoredPrompt& prompt) -> Result<> {
        EXPECT_EQ(sha256Hex(prompt.text), prompt.hash);
        seen.push_back(promptLabel(prompt));
        return {};
    }));
    EXPECT_THAT(seen, ElementsAre("answer@1", "answer@2", "judge@1"));
    int visited = 0;
    EXPECT_FALSE(library().each([&](const StoredPrompt&) -> Result<> {
        ++visited;
        return fail(ErrorCode::Cancelled, "enough");
    }));
    EXPECT_EQ(visited, 1);
}

} // namespace
} // namespace touchstone
