// SPDX-License-Identifier: GPL-3.0-or-later
// What an add does when little has changed: nothing is read that need not be, and nothing is found that is
// no longer there.
#include "core/index/index_delta.h"
#include "core/index/index_repository.h"
#include "core/ingest/health.h"
#include "tests/core/ingest/small_corpus.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <set>

namespace touchstone {
namespace {

/// A minute later, when nobody has written to the files for long enough.
class LaterClock final : public Clock {
public:
    [[nodiscard]] std::int64_t unixMs() const override { return systemClock().unixMs() + 60'000; }
    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override {
        return systemClock().steady();
    }
};

class UpdateTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        for (int i = 0; i < 200; ++i)
            folder.write(fmt::format("docs/p{:03}.md", i),
                         fmt::format("# Page {}\n\nWords about horses, middleware and number {}.\n", i, i));
        request.leastChunksForUpdate = 1;
        makeOld();
        context.clock = &later;
    }
    /// Long enough ago that the stamps are trusted.
    void makeOld() const {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() / "docs"))
            age(entry.path());
    }
    static void age(const std::filesystem::path& path) {
        const timespec old{1'600'000'000, 123};
        const timespec times[2] = {old, old};
        ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
    }
    LaterClock later;
    IndexDelta delta() const {
        auto database = *workspace->connect();
        const auto edition = CorpusRepository(database).edition({"small", std::nullopt});
        const auto blob = IndexRepository(database).get(edition->snapshotRow, "delta");
        return *blob ? IndexDelta::parse(**blob).value_or(IndexDelta{}) : IndexDelta{};
    }
    CorpusHealth health() const {
        auto database = *workspace->connect();
        return *healthOf(database, *CorpusRepository(database).edition({"small", std::nullopt}));
    }
    /// The same files in a workspace of their own.
    std::string snapshotOfFreshAdd() {
        auto fresh = Workspace::open(folder.path() / "fresh.touchstone");
        EXPECT_TRUE(fresh);
        const auto report = addCorpus(**fresh, request, services, context);
        EXPECT_TRUE(report);
        return report ? report->snapshot : "";
    }
};

TEST_F(UpdateTest, OneTouchedPageIsWrittenIntoTheLiveSnapshot) {
    const AddReport first = add();
    EXPECT_EQ(first.indexWork, IndexWork::Built);
    const auto before = documentRows();
    const std::int64_t snapshots = count("snapshot");
    folder.write("docs/p007.md", "# Page 7\n\nWords about horses, middleware and zebras.\n");
    const AddReport second = add();
    EXPECT_TRUE(second.changed);
    EXPECT_EQ(second.indexWork, IndexWork::Updated) << second.indexReason;
    EXPECT_EQ(second.documentsNew, 1U);
    EXPECT_EQ(second.documentsKept, 202U);
    EXPECT_EQ(second.chunks, first.chunks);
    auto after = documentRows();
    EXPECT_NE(after.at("p007.md"), before.at("p007.md"));
    EXPECT_EQ(after.at("p008.md"), before.at("p008.md"));
    EXPECT_NE(textOfCorpus().find("zebras"), std::string::npos);
    EXPECT_EQ(textOfCorpus().find("number 7."), std::string::npos);
    EXPECT_EQ(count("snapshot"), snapshots);
    EXPECT_EQ(count("document"), 203) << "the old page is gone at once";
    EXPECT_EQ(delta().gone.size(), 1U);
    EXPECT_EQ(delta().added.size(), 1U);
    EXPECT_TRUE(health().good()) << fmt::format("{}", health().problems.empty() ? "" : health().problems[0]);
    EXPECT_EQ(second.snapshot, snapshotOfFreshAdd()) << "the way to a state does not show in its hash";
}

TEST_F(UpdateTest, AnUntouchedFolderWaitsForNoWriter) {
    add();
    add(); // with stamps that are settled
    const auto other = workspace->lockForWriting("long job");
    ASSERT_TRUE(other);
    request.waitForWriterMs = 1;
    EXPECT_FALSE(add().changed);
    const auto waits = [&] { return errorOfAdd().code == ErrorCode::WorkspaceBusy; };
    const std::string page = folder.read("docs/p007.md");
    folder.write("docs/p007.md", "# Page 7\n\nWords about horses, middleware and zebras.\n");
    EXPECT_TRUE(waits()) << "a page has changed";
    folder.write("docs/p007.md", page);
    age(folder.path() / "docs/p007.md");
    EXPECT_TRUE(waits()) << "its new stamp is to be kept";
    folder.write("docs/new.md", "# New\n");
    EXPECT_TRUE(waits()) << "a page has come";
    std::filesystem::remove(folder.path() / "docs/new.md");
    std::filesystem::remove(folder.path() / "docs/p100.md");
    EXPECT_TRUE(waits()) << "a page has gone";
    request.chunker = "window:tokens=50";
    EXPECT_TRUE(waits()) << "it is to be read in another way";
}

TEST_F(UpdateTest, AddedAndRemovedPagesAreUpdatesToo) {
    add();
    folder.write("docs/new.md", "# New\n\nA page about horses.\n");
    std::filesystem::remove(folder.path() / "docs/p100.md");
    const AddReport second = add();
    EXPECT_EQ(second.indexWork, IndexWork::Updated) << second.indexReason;
    EXPECT_TRUE(documentRows().contains("new.md"));
    EXPECT_FALSE(documentRows().contains("p100.md"));
    EXPECT_TRUE(health().good());
    EXPECT_EQ(second.snapshot, snapshotOfFreshAdd());
}

TEST_F(UpdateTest, APageThatIsTouchedAgainLeavesNoTrace) {
    add();
    for (int i = 0; i < 4; ++i) {
        folder.write("docs/p007.md", fmt::format("# Page 7\n\nHorses of round {}.\n", i));
        EXPECT_EQ(add().indexWork, IndexWork::Updated);
    }
    EXPECT_EQ(delta().gone.size(), 1U);
    EXPECT_EQ(delta().added.size(), 1U);
    EXPECT_TRUE(health().good());
}

TEST_F(UpdateTest, MuchChangeMakesTheIndexesAnewAndSaysWhy) {
    const AddReport first = add();
    for (int i = 0; i < 60; ++i)
        folder.write(fmt::format("docs/p{:03}.md", i), fmt::format("# Page {}\n\nHorses again, {}.\n", i, i));
    const AddReport second = add();
    EXPECT_EQ(second.indexWork, IndexWork::Built);
    EXPECT_FALSE(second.indexReason.empty());
    EXPECT_EQ(second.documentsNew, 60U);
    EXPECT_EQ(delta().size(), 0U);
    EXPECT_TRUE(health().good());
}

TEST_F(UpdateTest, AnotherVocabularyTrainsAnew) {
    add();
    std::string words = "# Strange\n\n";
    for (int i = 0; i < 900; ++i)
        words += fmt::format("qux{}vaz ", i);
    folder.write("docs/p007.md", words + "\n");
    const AddReport second = add();
    EXPECT_EQ(second.indexWork, IndexWork::Built);
    EXPECT_NE(second.indexReason.find("vocabulary"), std::string::npos) << second.indexReason;
}

TEST_F(UpdateTest, UnreadFilesCountAsTheyDid) {
    add();
    folder.write("docs/p007.md", "not Markdown any more: \xff\xfe\x01\x02");
    folder.write("docs/picture.png", std::string("\x89PNG\r\n\x1a\n\0\0", 10));
    const AddReport second = add();
    EXPECT_EQ(second.filesParsed + second.filesFailed + second.filesSkipped, 204U);
    EXPECT_GE(second.filesSkipped, 1U);
    EXPECT_TRUE(health().good());
}

TEST_F(UpdateTest, EditsWithinTheSameTickAreSeen) {
    context.clock = &systemClock();
    add();
    for (int i = 0; i < 20; ++i) {
        const std::string word = fmt::format("round{:02}", i);
        folder.write("docs/p007.md", "# Page 7\n\nHorses of " + word + ".\n");
        add();
        EXPECT_NE(textOfCorpus().find(word), std::string::npos) << "same size, same second";
    }
}

TEST_F(UpdateTest, EditsThatPutTheTimeBackAreSeen) {
    add();
    folder.write("docs/p007.md", "# Page 7\n\nWords about horses, middleware and number 8.\n");
    age(folder.path() / "docs/p007.md");
    EXPECT_TRUE(add().changed) << "the time of the last change of the inode cannot be put back";
}

TEST_F(UpdateTest, ATouchWithoutAChangeChangesNothing) {
    const AddReport first = add();
    makeOld();
    const AddReport second = add();
    EXPECT_FALSE(second.changed);
    EXPECT_EQ(second.snapshot, first.snapshot);
}

TEST_F(UpdateTest, ArchiveWithTheSameStampIsNotOpened) {
    request.source = (folder.path() / "docs/p007.md").string();
    add();
    age(request.source);
    add();
    std::set<std::string> stages;
    context.progress = [&](const Progress& progress) { stages.insert(progress.stage); };
    const AddReport again = add();
    EXPECT_FALSE(again.changed);
    EXPECT_EQ(again.filesParsed, 1U);
    EXPECT_FALSE(stages.contains("reading"));
    folder.write("docs/p007.md", "# Other\n\nOther words.\n");
    EXPECT_TRUE(add().changed);
}

TEST_F(UpdateTest, CancelledUpdateLeavesTheOldState) {
    const AddReport first = add();
    folder.write("docs/p007.md", "# Page 7\n\nHorses and zebras.\n");
    std::stop_source stop;
    context.stop = stop.get_token();
    context.progress = [&](const Progress& progress) {
        if (progress.stage == "committing" || progress.stage == "chunking")
            stop.request_stop();
    };
    const auto report = addCorpus(*workspace, request, services, context);
    context.stop = {};
    context.progress = {};
    auto database = *workspace->connect();
    const std::string now = CorpusRepository(database).edition({"small", std::nullopt})->snapshot;
    EXPECT_EQ(now != first.snapshot, report.has_value());
    EXPECT_TRUE(health().good());
    EXPECT_TRUE(add().chunks > 0);
    EXPECT_NE(textOfCorpus().find("zebras"), std::string::npos);
}

} // namespace
} // namespace touchstone
