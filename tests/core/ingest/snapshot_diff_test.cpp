// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/snapshot_diff.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace touchstone {
namespace {

const std::string kLong =
    "This paragraph is long enough to be known again wherever it goes, because it has a good "
    "number of words that stand nowhere else in the whole of these pages.";

class SnapshotDiffTest : public SmallCorpus {
protected:
    void version(const std::string& name, const std::map<std::string, std::string>& files) {
        const std::string root = "site-" + name + "/";
        for (const auto& [path, text] : files)
            folder.write(root + path, text);
        request.source = (folder.path() / root).string();
        request.version = name;
        add();
    }
    SnapshotDiff diff() {
        auto database = *workspace->connect();
        CorpusRepository repository(database);
        auto result = diffSnapshots(database, *repository.edition({"small", "1"}),
                                    *repository.edition({"small", "2"}), context);
        EXPECT_TRUE(result) << (result ? "" : describe(result.error()));
        return result.value_or(SnapshotDiff{});
    }
    static const SectionDifference* find(const SnapshotDiff& diff, const std::string& heading) {
        for (const SectionDifference& one : diff.sections)
            if ((one.after ? one.after->heading : one.before->heading) == heading)
                return &one;
        return nullptr;
    }
};

TEST_F(SnapshotDiffTest, EqualVersionsDifferInNothing) {
    const std::map<std::string, std::string> files{{"a.md", "# A\n\nText.\n"}};
    version("1", files);
    version("2", files);
    const SnapshotDiff result = diff();
    EXPECT_TRUE(result.sections.empty());
    EXPECT_EQ(result.pagesSame, 1U);
    EXPECT_EQ(result.sectionsSame, 1U);
}

TEST_F(SnapshotDiffTest, PagesComeGoMoveAndChange) {
    version("1", {{"same.md", "# Same\n\nText.\n"},
                  {"gone.md", "# Gone\n\nNobody needs it.\n"},
                  {"changed.md", "# Changed\n\nOld words.\n"},
                  {"advanced/graph.md", "# Graph\n\n" + kLong + "\n"}});
    version("2", {{"same.md", "# Same\n\nText.\n"},
                  {"fresh.md", "# Fresh\n\nSomething else entirely.\n"},
                  {"changed.md", "# Changed\n\nNew words.\n"},
                  {"how-to/graph.md", "# Graph\n\n" + kLong + "\n"}});
    const SnapshotDiff result = diff();
    EXPECT_EQ(result.pagesAdded, std::vector<std::string>{"fresh.md"});
    EXPECT_EQ(result.pagesRemoved, std::vector<std::string>{"gone.md"});
    EXPECT_EQ(result.pagesChanged, std::vector<std::string>{"changed.md"});
    ASSERT_EQ(result.pagesMoved.size(), 1U);
    EXPECT_EQ(result.pagesMoved[0].oldPath, "advanced/graph.md");
    EXPECT_EQ(result.pagesMoved[0].path, "how-to/graph.md");
    EXPECT_EQ(find(result, "Graph"), nullptr) << "its text is the same";
    const SectionDifference* changed = find(result, "Changed");
    ASSERT_NE(changed, nullptr);
    EXPECT_EQ(changed->change, SectionChange::Changed);
    ASSERT_EQ(changed->hunks.size(), 1U);
    EXPECT_EQ(changed->hunks[0].lines.size(), 2U);
}

TEST_F(SnapshotDiffTest, SectionsAreFollowedToOtherPagesAndHeadings) {
    version("1", {{"a.md", "# A\n\nIntro.\n\n## Wanders\n\n" + kLong +
                               "\n\n## Old name { #keep }\n\nStays as it is.\n"},
                  {"b.md", "# B\n\nIntro of b.\n"}});
    version("2", {{"a.md", "# A\n\nIntro.\n\n## New name { #keep }\n\nStays as it is.\n"},
                  {"b.md", "# B\n\nIntro of b.\n\n## Wanders off\n\n" + kLong + "\n"}});
    const SnapshotDiff result = diff();
    const SectionDifference* moved = find(result, "Wanders off");
    ASSERT_NE(moved, nullptr);
    EXPECT_EQ(moved->change, SectionChange::Moved);
    EXPECT_EQ(moved->before->path, "a.md");
    EXPECT_EQ(moved->after->line, 5U);
    EXPECT_TRUE(moved->hunks.empty());
    const SectionDifference* renamed = find(result, "New name");
    ASSERT_NE(renamed, nullptr);
    EXPECT_EQ(renamed->change, SectionChange::Renamed);
    EXPECT_EQ(renamed->before->heading, "Old name");
    EXPECT_EQ(result.count(SectionChange::Added) + result.count(SectionChange::Removed), 0U);
}

TEST_F(SnapshotDiffTest, AnotherWayOfMarkingUpTheSameWordsIsNoChange) {
    version("1", {{"mkdocs.yml", "site_name: x\ndocs_dir: docs\n"},
                  {"docs/a.md", "# A\n\n!!! tip\n    Some *advice* for you.\n"}});
    version("2", {{"mkdocs.yml", "site_name: x\ndocs_dir: docs\n"},
                  {"docs/a.md", "# A { #a }\n\n/// tip\n\nSome **advice** for you.\n\n///\n"}});
    const SnapshotDiff result = diff();
    EXPECT_TRUE(result.sections.empty());
    EXPECT_TRUE(result.pagesChanged.empty());
}

TEST_F(SnapshotDiffTest, ReleaseNotesAreMatchedByRelease) {
    version("1", {{"release-notes.md", "# Notes\n\n## 1.0.0\n\n### Fixes\n\n* One thing was put right.\n"}});
    version("2",
            {{"release-notes.md", "# Notes\n\n## 1.1.0 (2024-01-02)\n\n### Fixes\n\n* Deprecate `old_name` "
                                  "in favor of `new_name`.\n\n"
                                  "## 1.0.0 (2023-01-02)\n\n### Fixes\n\n* One thing was put right.\n"}});
    const SnapshotDiff result = diff();
    EXPECT_EQ(result.count(SectionChange::Added), 2U);
    EXPECT_EQ(result.count(SectionChange::Changed), 0U);
    EXPECT_EQ(result.count(SectionChange::Removed), 0U);
    ASSERT_EQ(result.deprecations.size(), 1U);
    EXPECT_EQ(result.deprecations[0].name, "old_name");
    EXPECT_EQ(result.deprecations[0].release, "1.1.0");
}

} // namespace
} // namespace touchstone
