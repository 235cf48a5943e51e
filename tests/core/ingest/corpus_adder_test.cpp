// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_repository.h"
#include "core/embedding/lsa.h"
#include "core/index/index_repository.h"
#include "core/index/lexical_index.h"
#include "core/index/vector_index.h"
#include "core/ingest/corpus_adder.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <set>

namespace touchstone {
namespace {

using CorpusAdderTest = SmallCorpus;

TEST_F(CorpusAdderTest, CountsEveryFileOfTheSource) {
    folder.write("docs/picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\0", 12));
    const AddReport report = add();
    EXPECT_EQ(report.filesParsed, 3U);
    EXPECT_EQ(report.filesSkipped, 1U);
    EXPECT_EQ(report.filesFailed, 0U);
    EXPECT_TRUE(report.changed);
    EXPECT_EQ(report.documentsNew, 3U);
    EXPECT_GE(report.sections, 4U);
    EXPECT_GE(report.chunks, 3U);
    EXPECT_EQ(report.snapshot.size(), 64U);
    ASSERT_EQ(report.warnings.size(), 1U);
    EXPECT_EQ(report.warnings[0].file, "picture.png");
}

TEST_F(CorpusAdderTest, SecondAddOfTheSameFilesChangesNothing) {
    const AddReport first = add();
    const auto rows = documentRows();
    const AddReport second = add();
    EXPECT_FALSE(second.changed);
    EXPECT_EQ(second.snapshot, first.snapshot);
    EXPECT_EQ(second.chunks, first.chunks);
    EXPECT_EQ(second.filesParsed, first.filesParsed);
    EXPECT_EQ(second.warnings.size(), first.warnings.size());
    EXPECT_EQ(documentRows(), rows);
}

TEST_F(CorpusAdderTest, TouchedPageAloneIsReadAnew) {
    const AddReport first = add();
    const auto before = documentRows();
    folder.write("docs/b.md", "# Beta\n\nQuite another text about zebras.\n");
    const AddReport second = add();
    EXPECT_TRUE(second.changed);
    EXPECT_NE(second.snapshot, first.snapshot);
    EXPECT_EQ(second.documentsNew, 1U);
    EXPECT_EQ(second.documentsKept, 2U);
    const auto after = documentRows();
    EXPECT_EQ(after.at("a.md"), before.at("a.md"));
    EXPECT_NE(after.at("b.md"), before.at("b.md"));
    EXPECT_NE(textOfCorpus().find("zebras"), std::string::npos);
    EXPECT_EQ(textOfCorpus().find("second page"), std::string::npos);
    EXPECT_EQ(count("document"), 3) << "the old page is swept";
    EXPECT_EQ(count("snapshot"), 1);
}

TEST_F(CorpusAdderTest, OldFilesGiveTheOldSnapshotAgain) {
    const AddReport first = add();
    const std::string old = folder.read("docs/b.md");
    folder.write("docs/b.md", "# Beta\n\nOther.\n");
    add();
    folder.write("docs/b.md", old);
    EXPECT_EQ(add().snapshot, first.snapshot);
}

TEST_F(CorpusAdderTest, RemovedFileDisappears) {
    add();
    std::filesystem::remove(folder.path() / "docs/b.md");
    const AddReport report = add();
    EXPECT_EQ(report.filesParsed, 2U);
    EXPECT_EQ(report.documentsNew, 0U);
    EXPECT_FALSE(documentRows().contains("b.md"));
}

TEST_F(CorpusAdderTest, IndexesNumberTheChunksInOrderOfPathAndPlace) {
    const AddReport report = add();
    auto database = *workspace->connect();
    const auto edition = CorpusRepository(database).edition({"small", std::nullopt});
    ASSERT_TRUE(edition);
    IndexRepository indexes(database);
    const auto rows = parseRows(indexes.get(edition->snapshotRow, "chunk-rows")->value_or(""));
    ASSERT_TRUE(rows);
    std::vector<std::int64_t> inOrder;
    ASSERT_TRUE(ChunkRepository(database).each(*edition, "", [&](const StoredChunk& chunk) {
        inOrder.push_back(chunk.row);
        return Result<>();
    }));
    EXPECT_EQ(*rows, inOrder);
    EXPECT_EQ(rows->size(), report.chunks);
    const auto lexical = LexicalIndex::open(indexes.get(edition->snapshotRow, "lexical")->value_or(""));
    ASSERT_TRUE(lexical);
    EXPECT_EQ((*lexical)->documentCount(), report.chunks);
    const auto vectors = parseVectors(indexes.get(edition->snapshotRow, "lsa-vectors")->value_or(""));
    ASSERT_TRUE(vectors);
    EXPECT_EQ((*vectors)->count(), report.chunks);
    EXPECT_TRUE(LsaModel::parse(indexes.get(edition->snapshotRow, "lsa-model")->value_or("")));
}

TEST_F(CorpusAdderTest, WithoutEmbedderThereAreNoVectors) {
    request.embedder = "none";
    add();
    auto database = *workspace->connect();
    const auto edition = CorpusRepository(database).edition({"small", std::nullopt});
    EXPECT_EQ(edition->embedder, "none");
    EXPECT_TRUE(IndexRepository(database).get(edition->snapshotRow, "lexical")->has_value());
    EXPECT_FALSE(IndexRepository(database).get(edition->snapshotRow, "lsa-model")->has_value());
}

TEST_F(CorpusAdderTest, AnotherEmbedderMakesAnotherSnapshotOfTheSameDocuments) {
    const AddReport first = add();
    request.embedder = "lsa:dim=2";
    const AddReport second = add();
    EXPECT_TRUE(second.changed);
    EXPECT_NE(second.snapshot, first.snapshot);
    EXPECT_EQ(second.documentsKept, 3U);
}

TEST_F(CorpusAdderTest, AnotherChunkerCutsAnew) {
    add();
    request.chunker = "window:tokens=20,overlap=5";
    const AddReport second = add();
    EXPECT_EQ(second.documentsNew, 3U);
}

TEST_F(CorpusAdderTest, VersionsAndSourcesStandBesideEachOther) {
    request.version = "1";
    add();
    request.version = "2";
    add();
    folder.write("more/c.md", "# Gamma\n\nA page of another source.\n");
    request.source = (folder.path() / "more").string();
    request.sourceName = "more";
    const AddReport report = add();
    EXPECT_EQ(report.filesParsed, 1U) << "of the source that was added";
    auto database = *workspace->connect();
    const auto editions = CorpusRepository(database).editions();
    ASSERT_EQ(editions->size(), 2U);
    EXPECT_EQ((*editions)[0].documents, 3U);
    EXPECT_EQ((*editions)[1].documents, 4U);
    EXPECT_EQ(report.chunks, (*editions)[1].chunks);
    request.sourceName = "main";
    request.source = (folder.path() / "docs").string();
    EXPECT_FALSE(add().changed) << "the other source does not matter to it";
}

TEST_F(CorpusAdderTest, PatternsChooseAndTheRestIsCountedInSilence) {
    request.include = {"*.md"};
    request.exclude = {"b.*"};
    const AddReport report = add();
    EXPECT_EQ(report.filesParsed, 1U);
    EXPECT_EQ(report.filesSkipped, 2U);
    EXPECT_TRUE(report.warnings.empty());
}

TEST_F(CorpusAdderTest, PreviewCountsAndWritesNothing) {
    request.preview = true;
    const AddReport report = add();
    EXPECT_EQ(report.filesParsed, 3U);
    EXPECT_FALSE(report.changed);
    EXPECT_EQ(count("edition"), 0);
    EXPECT_EQ(count("content"), 0);
}

TEST_F(CorpusAdderTest, SourceWithoutAnyDocumentIsRefusedAndTheOldStateStays) {
    const AddReport first = add();
    folder.write("empty/only.png", std::string("\x89PNG\r\n\x1a\n\0\0", 10));
    request.source = (folder.path() / "empty").string();
    const Error error = errorOfAdd();
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_NE(error.message.find("only.png"), std::string::npos);
    auto database = *workspace->connect();
    EXPECT_EQ(CorpusRepository(database).edition({"small", std::nullopt})->snapshot, first.snapshot);
}

TEST_F(CorpusAdderTest, WrongRequestsAreUsage) {
    const AddRequest good = request;
    const auto codeOf = [&](auto change) {
        request = good;
        change(request);
        return errorOfAdd().code;
    };
    EXPECT_EQ(codeOf([](AddRequest& r) { r.name = "a@b"; }), ErrorCode::Usage);
    EXPECT_EQ(codeOf([](AddRequest& r) { r.name = ""; }), ErrorCode::Usage);
    EXPECT_EQ(codeOf([](AddRequest& r) { r.name = "a\nb"; }), ErrorCode::Usage);
    EXPECT_EQ(codeOf([](AddRequest& r) { r.version = ""; }), ErrorCode::Usage);
    EXPECT_EQ(codeOf([](AddRequest& r) { r.chunker = "saw:tokens=1"; }), ErrorCode::Usage);
    EXPECT_EQ(codeOf([](AddRequest& r) { r.embedder = "lsa:dim=0"; }), ErrorCode::Usage);
    EXPECT_EQ(codeOf([](AddRequest& r) { r.embedder = "lsa:size=9"; }), ErrorCode::Usage);
    EXPECT_EQ(codeOf([](AddRequest& r) { r.siteUrl = "javascript:1"; }), ErrorCode::Usage);
    EXPECT_EQ(codeOf([](AddRequest& r) { r.source += "-none"; }), ErrorCode::BadInput);
    EXPECT_EQ(count("corpus"), 0);
}

TEST_F(CorpusAdderTest, AnotherWriterIsWaitedForAndThenNamed) {
    const auto other = workspace->lockForWriting("long job");
    ASSERT_TRUE(other);
    request.waitForWriterMs = 1;
    std::set<std::string> stages;
    context.progress = [&](const Progress& progress) { stages.insert(progress.stage); };
    const Error error = errorOfAdd();
    EXPECT_EQ(error.code, ErrorCode::WorkspaceBusy);
    EXPECT_NE(error.message.find("long job"), std::string::npos);
    ASSERT_FALSE(stages.empty());
    EXPECT_NE(stages.begin()->find("long job"), std::string::npos);
}

TEST_F(CorpusAdderTest, CancelledAtEveryStageTheOldSnapshotStays) {
    const AddReport first = add();
    folder.write("docs/a.md", "# Alpha\n\nNew words.\n");
    for (const char* stage : {"reading", "comparing", "chunking", "indexing", "training", "committing"}) {
        std::stop_source stop;
        context.stop = stop.get_token();
        bool reached = false;
        context.progress = [&](const Progress& progress) {
            if (progress.stage == stage) {
                reached = true;
                stop.request_stop();
            }
        };
        const auto result = addCorpus(*workspace, request, services, context);
        EXPECT_TRUE(reached) << stage;
        if (!result) {
            EXPECT_EQ(result.error().code, ErrorCode::Cancelled) << stage;
        }
        auto database = *workspace->connect();
        const std::string now = CorpusRepository(database).edition({"small", std::nullopt})->snapshot;
        EXPECT_EQ(now != first.snapshot, result.has_value()) << stage;
        EXPECT_FALSE(*workspace->writer());
    }
    context = JobContext{};
    EXPECT_TRUE(addCorpus(*workspace, request, services, context));
    EXPECT_EQ(count("snapshot"), 1);
}

} // namespace
} // namespace touchstone
