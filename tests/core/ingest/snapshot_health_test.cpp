// SPDX-License-Identifier: GPL-3.0-or-later
// Health of a snapshot, its lists without texts, and doing an add again. Beside the tests of ingest because a
// whole corpus is needed.
#include "core/base/blob.h"
#include "core/chunking/chunk_listing.h"
#include "core/corpus/document_listing.h"
#include "core/index/index_repository.h"
#include "core/index/snapshot_health.h"
#include "core/ingest/again.h"
#include "tests/core/ingest/small_corpus.h"

#include <set>

namespace touchstone {
namespace {

class SnapshotHealthTest : public SmallCorpus {
protected:
    EditionInfo edition() {
        auto database = *workspace->connect();
        return *CorpusRepository(database).edition({"small", {}});
    }
    SnapshotHealth health() {
        auto database = *workspace->connect();
        const auto read = readSnapshotHealth(database, edition());
        EXPECT_TRUE(read) << (read ? "" : describe(read.error()));
        return read.value_or(SnapshotHealth{});
    }
    void run(const std::string& sql) {
        auto database = *workspace->connect();
        const auto done = database.execute(sql);
        ASSERT_TRUE(done) << describe(done.error());
    }
};

TEST_F(SnapshotHealthTest, AFreshSnapshotIsWell) {
    folder.write("docs/broken.bin", std::string("\0\1\2", 3));
    add();
    const SnapshotHealth now = health();
    EXPECT_TRUE(now.isWell());
    EXPECT_EQ(now.files, now.parsed + now.failed + now.skipped);
    EXPECT_EQ(now.lexical, now.chunks);
    EXPECT_EQ(now.numbered, now.chunks);
    EXPECT_GT(now.chunks, 0U);
}

TEST_F(SnapshotHealthTest, WithoutVectorsNoneAreMissed) {
    request.embedder = "none";
    add();
    EXPECT_FALSE(health().wantsVectors);
    EXPECT_TRUE(health().isWell());
}

TEST_F(SnapshotHealthTest, EachGapIsFoundAndTheIndexIsMadeAnew) {
    add();
    run("DELETE FROM snapshot_index WHERE kind = 'lexical'");
    EXPECT_FALSE(health().lexicalAddsUp());
    EXPECT_FALSE(health().isWell());
    ASSERT_TRUE(rebuildIndexes(*workspace, edition(), {}, context));
    EXPECT_TRUE(health().isWell()) << "made anew from the chunks";

    {
        auto database = *workspace->connect();
        ASSERT_TRUE(
            IndexRepository(database).put(edition().snapshotRow, "chunk-rows", serialiseRows({4711})));
    }
    EXPECT_FALSE(health().indexIsOfThis()) << "numbers of another snapshot";
    run("UPDATE snapshot_index SET blob = x'00' WHERE kind = 'lsa-vectors'");
    EXPECT_FALSE(health().vectorsAddUp()) << "a blob that is cut off counts as none";
    ASSERT_TRUE(rebuildIndexes(*workspace, edition(), {}, context));
    EXPECT_TRUE(health().isWell());

    run("DELETE FROM chunk WHERE id = (SELECT max(id) FROM chunk)");
    EXPECT_FALSE(health().chunksAddUp());
    EXPECT_FALSE(health().lexicalAddsUp());
}

TEST_F(SnapshotHealthTest, TheStoredRequestReadsTheSameAgain) {
    request.exclude = {"*.txt"};
    request.chunker = "window:tokens=50,overlap=10";
    request.dialect = "markdown";
    const AddReport first = add();
    auto database = *workspace->connect();
    const auto again = storedRequest(database, edition());
    ASSERT_TRUE(again) << describe(again.error());
    EXPECT_EQ(again->name, "small");
    EXPECT_EQ(again->exclude, request.exclude);
    EXPECT_EQ(again->dialect, "markdown");
    request = *again;
    const AddReport second = add();
    EXPECT_FALSE(second.changed) << "the same settings find nothing to do";
    EXPECT_EQ(second.snapshot, first.snapshot);
}

TEST_F(SnapshotHealthTest, ListsHoldWhatTheRepositoriesHold) {
    folder.write("docs/pep.md", "---\nStatus: Final\nlang: en\n---\n# Pep\n\nText.\n");
    add();
    auto database = *workspace->connect();
    std::map<std::string, ListedDocument> listed;
    ASSERT_TRUE(eachListedDocument(database, edition(), context,
                                   [&](ListedDocument&& one) { listed.emplace(one.path, std::move(one)); }));
    EXPECT_EQ(listed.size(), 4U);
    EXPECT_EQ(listed.at("pep.md").status, "Final");
    EXPECT_EQ(listed.at("pep.md").language, "en");
    EXPECT_EQ(listed.at("a.md").title, "Alpha");
    std::set<std::string> ids;
    std::size_t texts = 0;
    ASSERT_TRUE(eachListedChunk(database, edition(), true, context, [&](const ListedChunk& chunk) {
        ids.emplace(chunk.id);
        texts += chunk.text.size();
    }));
    EXPECT_EQ(ids.size(), edition().chunks);
    EXPECT_GT(texts, 100U);
    std::uint64_t stripped = 0;
    ASSERT_TRUE(
        eachStrippedRange(database, edition(), context, [&](std::int64_t, TextRange range, std::string_view) {
            stripped += range.size();
        }));
    EXPECT_GT(stripped, 0U) << "the front matter at least";
    std::stop_source stop;
    stop.request_stop();
    context.stop = stop.get_token();
    EXPECT_EQ(eachListedChunk(database, edition(), false, context, [](const ListedChunk&) {}).error().code,
              ErrorCode::Cancelled);
}

} // namespace
} // namespace touchstone
