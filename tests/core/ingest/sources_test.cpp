// SPDX-License-Identifier: GPL-3.0-or-later
// Several named sources in one corpus: each read in its own way, none disturbed by another.
#include "core/ingest/health.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <set>

namespace touchstone {
namespace {

class SourcesTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        folder.write("code/app.py", "def middleware():\n    \"\"\"Runs first.\"\"\"\n    return 1\n");
        folder.write("code/README.md", "# Code\n\nWhere the code lies.\n");
    }
    AddReport addCode() {
        AddRequest code = request;
        code.source = (folder.path() / "code").string();
        code.sourceName = "code";
        code.dialect = "text";
        code.chunker = "window:tokens=40,overlap=5";
        code.trust = "low";
        code.weight = 0.5;
        auto report = addCorpus(*workspace, code, services, context);
        EXPECT_TRUE(report) << (report ? "" : describe(report.error()));
        return report.value_or(AddReport{});
    }
    EditionInfo edition() const {
        auto database = *workspace->connect();
        return *CorpusRepository(database).edition({"small", std::nullopt});
    }
    std::vector<SourceInfoRow> sources() const {
        auto database = *workspace->connect();
        return *CorpusRepository(database).sources(edition(), true);
    }
    CorpusHealth health() const {
        auto database = *workspace->connect();
        return *healthOf(database, edition());
    }
};

TEST_F(SourcesTest, EachKeepsItsOwnWayAndStanding) {
    add();
    addCode();
    const auto all = sources();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].name, "main");
    EXPECT_EQ(all[0].trust, "normal");
    EXPECT_EQ(all[0].weight, 1);
    EXPECT_EQ(all[0].documents, 3U);
    EXPECT_EQ(all[1].name, "code");
    EXPECT_EQ(all[1].settings.at("dialect"), "text");
    EXPECT_EQ(all[1].settings.at("chunker"), "window:overlap=5,tokens=40");
    EXPECT_EQ(all[1].trust, "low");
    EXPECT_EQ(all[1].weight, 0.5);
    EXPECT_EQ(all[1].documents, 2U);
    EXPECT_EQ(all[0].chunks + all[1].chunks, edition().chunks);
    EXPECT_TRUE(health().good());
}

TEST_F(SourcesTest, AnAddedSourceTakesTheOthersOverUnread) {
    add();
    const auto before = documentRows();
    std::filesystem::remove_all(folder.path() / "docs");
    addCode();
    auto after = documentRows();
    for (const auto& [path, row] : before)
        EXPECT_EQ(after.at(path), row) << path;
    EXPECT_EQ(after.size(), before.size() + 2);
}

TEST_F(SourcesTest, RemovedSourceGoesAndTheOthersStay) {
    add();
    const auto before = documentRows();
    const std::string alone = edition().snapshot;
    addCode();
    const auto report = removeSource(*workspace, {"small", std::nullopt}, "code", services, context);
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_EQ(documentRows(), before);
    EXPECT_EQ(edition().snapshot, alone) << "the same files in the same way are the same snapshot";
    EXPECT_EQ(count("document"), 3);
    EXPECT_TRUE(health().good());
}

TEST_F(SourcesTest, NeitherTheOnlySourceNorOneThatIsNotThereCanBeRemoved) {
    add();
    const auto only = removeSource(*workspace, {"small", std::nullopt}, "main", services, context);
    EXPECT_EQ(only.error().code, ErrorCode::Usage);
    const auto none = removeSource(*workspace, {"small", std::nullopt}, "code", services, context);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
    EXPECT_NE(none.error().hint.find("main"), std::string::npos);
    EXPECT_EQ(edition().documents, 3U);
}

TEST_F(SourcesTest, AnotherWeightReadsNothingAndIsAnotherSnapshot) {
    const AddReport first = add();
    request.weight = 2;
    const AddReport second = add();
    EXPECT_TRUE(second.changed);
    EXPECT_NE(second.snapshot, first.snapshot);
    EXPECT_EQ(second.documentsNew, 0U);
    EXPECT_EQ(second.indexWork, IndexWork::None);
    EXPECT_EQ(sources()[0].weight, 2);
    EXPECT_TRUE(health().indexOfSnapshot);
    request.weight.reset();
    EXPECT_FALSE(add().changed) << "unnamed, it stays as it was";
    EXPECT_EQ(sources()[0].weight, 2);
}

TEST_F(SourcesTest, TrustAndWeightAreChecked) {
    request.trust = "blind";
    EXPECT_EQ(errorOfAdd().code, ErrorCode::Usage);
    request.trust.reset();
    request.weight = 0;
    EXPECT_EQ(errorOfAdd().code, ErrorCode::Usage);
    request.weight = -1;
    EXPECT_EQ(errorOfAdd().code, ErrorCode::Usage);
}

TEST_F(SourcesTest, CodeAddedAsASourceOfItsOwnIsNoPartOfPages) {
    folder.write("site/mkdocs.yml", "site_name: x\n");
    folder.write("site/docs/page.md", "# Page\n\nText.\n");
    folder.write("site/docs_src/one.py", "print(\"one\")\n");
    request.source = (folder.path() / "site").string();
    EXPECT_EQ(add().filesParsed, 1U);
    request.sourceName = "code";
    request.include = {"docs_src/**"};
    EXPECT_EQ(add().filesParsed, 1U);
    EXPECT_TRUE(documentRows().contains("docs_src/one.py"));
}

TEST_F(SourcesTest, AnEmptyFileIsAPageWithARemark) {
    folder.write("docs/empty.md", "");
    folder.write("docs/blank.md", "\n\n");
    const AddReport report = add();
    EXPECT_EQ(report.filesParsed, 5U);
    ASSERT_EQ(report.warnings.size(), 2U);
    EXPECT_EQ(report.warnings[0].file, "blank.md");
    EXPECT_EQ(report.warnings[1].file, "empty.md");
    EXPECT_EQ(report.warnings[1].reason, "the file is empty");
}

TEST_F(SourcesTest, HealthTellsWhatIsMissing) {
    add();
    EXPECT_TRUE(health().good());
    {
        auto database = *workspace->connect();
        ASSERT_TRUE(database.execute("DELETE FROM chunk WHERE id = (SELECT min(id) FROM chunk)"));
    }
    const CorpusHealth now = health();
    EXPECT_FALSE(now.good());
    EXPECT_EQ(now.lexicalRows, now.chunks + 1);
    EXPECT_EQ(now.files, now.parsed + now.failed + now.skipped);
}

TEST_F(SourcesTest, PreviewCountsKindsAndBytesByNameAlone) {
    folder.write("docs/.gitignore", "notes.txt\n");
    folder.write("docs/picture.png", "\x89PNG");
    request.preview = true;
    const AddReport report = add();
    std::map<std::string, std::uint64_t> files;
    std::uint64_t bytes = 0;
    for (const PreviewCount& kind : report.preview) {
        files[kind.kind] = kind.files;
        bytes += kind.bytes;
    }
    EXPECT_EQ(files["markdown"], 2U);
    EXPECT_EQ(files["left out"], 2U) << "the picture, and what .gitignore names";
    EXPECT_GT(bytes, 100U);
    EXPECT_EQ(count("edition"), 0);
}

} // namespace
} // namespace touchstone
