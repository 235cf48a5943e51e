// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_repository.h"
#include "core/store/workspace.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

class ChunkRepositoryTest : public ::testing::Test {
protected:
    void SetUp() override {
        auto workspace = Workspace::open(folder.path() / "w");
        ASSERT_TRUE(workspace);
        database.emplace(std::move(*(*workspace)->connect()));
        ASSERT_TRUE(database->execute(
            "INSERT INTO corpus VALUES (1, 'docs'); INSERT INTO edition VALUES (1, 1, NULL, NULL, 0);"
            "INSERT INTO snapshot VALUES (11, 1, 'h', 'c', 'e', 0, 0, 0, 0, 0); UPDATE edition SET live = 11;"
            "INSERT INTO document (id, edition, key, public_id, source, path, title, dialect, "
            "dialect_reason, url, size, sections, chunks, metadata, included_paths, warnings, "
            "includes_resolved, includes_unresolved) VALUES (21, 1, 'k1', 'd_1', 'main', 'b.md', '', '', '', "
            "'', 8, 0, 0, '{}', "
            "'[\"src/x.py\"]', '[]', 0, 0), (22, 1, 'k2', 'd_2', 'main', 'a.md', '', '', '', '', 3, 0, 0, "
            "'{}', '[]', "
            "'[]', 0, 0), (23, 1, 'k3', 'd_3', 'main', 'old.md', '', '', '', '', 3, 0, 0, '{}', '[]', '[]', "
            "0, 0);"
            "INSERT INTO snapshot_file (snapshot, source, path, state, reason, size, sha256, document, "
            "content) VALUES (11, 'main', 'b.md', 'parsed', '', 8, '', 21, NULL), "
            "(11, 'main', 'a.md', 'parsed', '', 3, '', 22, NULL);"));
        edition.id = 1;
        edition.snapshotRow = 11;
    }
    static Chunk rich() {
        Chunk chunk;
        chunk.id = ChunkId{"c_1"};
        chunk.heading = "Use `x` \"now\"";
        chunk.headings = {"Title", "Use `x` \"now\""};
        chunk.anchor = "use-x";
        chunk.url = "https://x/b/#use-x";
        chunk.range = {10, 90};
        chunk.parts = {{"b.md", {10, 40}}, {"src/x.py", {0, 7}}};
        chunk.sections = {{"Use `x` \"now\"", "use-x", {10, 60}}, {"Next, ü", "next", {60, 90}}};
        chunk.tokens = 17;
        chunk.text.append("first words ", kOwnFile, 10);
        chunk.text.append("print()", 1, 0);
        chunk.text.appendInserted("\n");
        chunk.embeddedText = "Title > Use x\n\nfirst words print()";
        chunk.spans = {{BlockKind::Heading, 0, 5}, {BlockKind::Code, 12, 19}};
        chunk.release = "0.115.0";
        return chunk;
    }
    static Chunk plain(const std::string& id) {
        Chunk chunk;
        chunk.id = ChunkId{id};
        chunk.text.append(id, kOwnFile, 0);
        return chunk;
    }
    TemporaryFolder folder;
    std::optional<Database> database;
    EditionInfo edition;
};

TEST_F(ChunkRepositoryTest, EveryFieldComesBack) {
    ChunkRepository repository(*database);
    const auto rows = repository.insert(21, {rich()});
    ASSERT_TRUE(rows) << describe(rows.error());
    const auto stored = repository.byRow(rows->front());
    ASSERT_TRUE(stored);
    const Chunk wanted = rich();
    const Chunk& got = stored->chunk;
    EXPECT_EQ(stored->documentRow, 21);
    EXPECT_EQ(got.id, wanted.id);
    EXPECT_EQ(got.document.value, "d_1");
    EXPECT_EQ(got.source, "main");
    EXPECT_EQ(got.path, "b.md");
    EXPECT_EQ(got.heading, wanted.heading);
    EXPECT_EQ(got.headings, wanted.headings);
    EXPECT_EQ(got.anchor, wanted.anchor);
    EXPECT_EQ(got.url, wanted.url);
    EXPECT_EQ(got.range, wanted.range);
    ASSERT_EQ(got.parts.size(), 2U);
    EXPECT_EQ(got.parts[1].path, "src/x.py");
    EXPECT_EQ(got.parts[1].range, (TextRange{0, 7}));
    ASSERT_EQ(got.sections.size(), 2U);
    EXPECT_EQ(got.sections[1].heading, "Next, ü");
    EXPECT_EQ(got.sections[1].range, (TextRange{60, 90}));
    EXPECT_EQ(got.tokens, 17U);
    EXPECT_EQ(got.text.text(), wanted.text.text());
    EXPECT_EQ(got.text.runs(), wanted.text.runs());
    EXPECT_EQ(got.includedPaths, std::vector<std::string>{"src/x.py"});
    EXPECT_EQ(got.embeddedText, wanted.embeddedText);
    ASSERT_EQ(got.spans.size(), 2U);
    EXPECT_EQ(got.spans[1].kind, BlockKind::Code);
    EXPECT_EQ(got.spans[1].end, 19U);
    EXPECT_EQ(got.release, "0.115.0");
}

TEST_F(ChunkRepositoryTest, RowsComeBackInTheOrderAskedFor) {
    ChunkRepository repository(*database);
    const auto rows = repository.insert(21, {plain("c_a"), plain("c_b"), plain("c_c")});
    ASSERT_TRUE(rows);
    const auto stored = repository.byRows({(*rows)[2], (*rows)[0]});
    ASSERT_TRUE(stored);
    EXPECT_EQ((*stored)[0].chunk.id.value, "c_c");
    EXPECT_EQ((*stored)[1].chunk.id.value, "c_a");
    EXPECT_EQ((*stored)[0].chunk.ordinal, 2U);
    EXPECT_EQ(repository.byRow(4711).error().code, ErrorCode::NotFound);
}

TEST_F(ChunkRepositoryTest, EachGoesByPathAndPlaceAndSeesTheSnapshotOnly) {
    ChunkRepository repository(*database);
    ASSERT_TRUE(repository.insert(21, {plain("c_b1"), plain("c_b2")}));
    ASSERT_TRUE(repository.insert(23, {plain("c_old")}));
    ASSERT_TRUE(repository.insert(22, {plain("c_a1")}));
    std::string seen;
    const auto collect = [&](const StoredChunk& stored) {
        seen += stored.chunk.id.value + " ";
        return Result<>();
    };
    ASSERT_TRUE(repository.each(edition, "", collect));
    EXPECT_EQ(seen, "c_a1 c_b1 c_b2 ");
    seen.clear();
    ASSERT_TRUE(repository.each(edition, "b.md", collect));
    EXPECT_EQ(seen, "c_b1 c_b2 ");
    EXPECT_TRUE(*repository.byId(edition, ChunkId{"c_b2"}));
    EXPECT_FALSE(*repository.byId(edition, ChunkId{"c_old"}));
}

TEST_F(ChunkRepositoryTest, VisitorMayStop) {
    ChunkRepository repository(*database);
    ASSERT_TRUE(repository.insert(21, {plain("c_1"), plain("c_2")}));
    int seen = 0;
    const Result<> stopped = repository.each(edition, "", [&](const StoredChunk&) -> Result<> {
        ++seen;
        return fail(ErrorCode::Cancelled, "enough");
    });
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(seen, 1);
}

} // namespace
} // namespace touchstone
