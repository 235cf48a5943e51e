// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/corpus_repository.h"
#include "core/corpus/json_text.h"
#include "core/store/workspace.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

/// Two editions of "docs" and one of "other"; docs@1 has a live snapshot (11) and a staged one (12).
constexpr const char* kRows = R"sql(
INSERT INTO corpus VALUES (1, 'docs'), (2, 'other'), (3, 'unfinished');
INSERT INTO edition VALUES (1, 1, '1', NULL, 100), (2, 1, '2', NULL, 300), (3, 2, NULL, NULL, 200), (4, 3, NULL, NULL, 400);
INSERT INTO snapshot VALUES
    (11, 1, 'h11', 'c', 'e', 100, 2, 3, 4, 50), (12, 1, '', 'c', 'e', 100, 0, 0, 0, 0),
    (13, 2, 'h13', 'c', 'e', 300, 0, 0, 0, 0), (14, 3, 'h14', 'c', 'none', 200, 0, 0, 0, 0);
UPDATE edition SET live = 11 WHERE id = 1; UPDATE edition SET live = 13 WHERE id = 2; UPDATE edition SET live = 14 WHERE id = 3;
INSERT INTO snapshot_source (snapshot, name, origin, settings, files_hash, parsed, failed, skipped, includes_resolved,
    includes_unresolved, warnings) VALUES
    (11, 'main', '/home/me/docs', '{}', '', 1, 1, 2, 1, 1, '[["",0,"the archive is cut short"]]'),
    (11, 'extra', '/home/me/extra', '{}', '', 1, 0, 0, 0, 0, '[]');
INSERT INTO content VALUES (1, 'sha-a', x'4120666972737400'), (2, 'sha-code', x'7072696e742829');
INSERT INTO document (id, edition, key, public_id, source, path, title, dialect, dialect_reason, url, size, sections, chunks, metadata, included_paths, warnings, includes_resolved, includes_unresolved) VALUES
    (21, 1, 'k1', 'd_1', 'main', 'a.md', 'A title', 'markdown', 'ends in .md', 'https://x/a/', 8, 2, 3, '{"tag":"é"}', '["src/a.py"]', '[[3,"include of b.py is unresolved: gone"]]', 1, 1),
    (22, 1, 'k2', 'd_2', 'extra', 'a.md', 'Another', 'text', '', '', 3, 1, 1, '{}', '[]', '[]', 0, 0),
    (23, 1, 'k3', 'd_3', 'main', 'staged.md', 'Staged', 'text', '', '', 3, 1, 1, '{}', '[]', '[]', 0, 0);
INSERT INTO snapshot_file (snapshot, source, path, state, reason, size, sha256, document, content) VALUES
    (11, 'main', 'a.md', 'parsed', 'ends in .md', 8, 'sha-a', 21, 1), (11, 'extra', 'a.md', 'parsed', '', 3, 'x', 22, NULL),
    (11, 'main', 'bad.md', 'failed', 'not text', 3, 'y', NULL, NULL), (11, 'main', 'pic.png', 'skipped', 'a picture', 3, 'z', NULL, NULL),
    (11, 'main', 'src/a.py', 'skipped', 'included in pages', 7, 'sha-code', NULL, 2), (12, 'main', 'staged.md', 'parsed', '', 3, 's', 23, NULL);
INSERT INTO section VALUES
    (31, 21, 1, 's_2', 'Second `x`', '["A title","Second `x`"]', 'second', 2, 4, 8), (32, 21, 0, 's_1', 'A title', '["A title"]', 'a-title', 1, 0, 4);
INSERT INTO stripped VALUES (21, 6, 8, 'comment'), (21, 0, 2, 'front-matter');
)sql";

class CorpusRepositoryTest : public ::testing::Test {
protected:
    void SetUp() override {
        auto workspace = Workspace::open(folder.path() / "w");
        ASSERT_TRUE(workspace);
        auto connection = (*workspace)->connect();
        ASSERT_TRUE(connection);
        database.emplace(std::move(*connection));
        const Result<> filled = database->execute(kRows);
        ASSERT_TRUE(filled) << describe(filled.error());
    }
    EditionInfo docs1() { return *CorpusRepository(*database).edition({"docs", "1"}); }
    std::int64_t count(const std::string& table) {
        Result<Statement> select = database->prepare("SELECT count(*) FROM " + table);
        return select && select->step().value_or(false) ? select->integer(0) : -1;
    }
    TemporaryFolder folder;
    std::optional<Database> database;
};

TEST_F(CorpusRepositoryTest, ListsEditionsWithALiveSnapshotInOrderOfTheirFirstAdd) {
    const auto all = CorpusRepository(*database).editions();
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 3U) << "an add that has not finished is not listed";
    EXPECT_EQ((*all)[0].name, "docs");
    EXPECT_EQ((*all)[0].version, "1");
    EXPECT_EQ((*all)[0].snapshot, "h11");
    EXPECT_EQ((*all)[0].origin, "/home/me/docs") << "of source main";
    EXPECT_EQ((*all)[0].chunks, 4U);
    EXPECT_EQ((*all)[0].filesParsed, 2U) << "over both sources";
    EXPECT_EQ((*all)[0].filesSkipped, 2U);
    EXPECT_EQ((*all)[2].name, "other");
    EXPECT_FALSE((*all)[2].version);
}

TEST_F(CorpusRepositoryTest, WithoutVersionTheOneAddedLastIsMeant) {
    EXPECT_EQ(CorpusRepository(*database).edition({"docs", std::nullopt})->version, "2");
    EXPECT_EQ(CorpusRepository(*database).edition({"docs", "1"})->version, "1");
}

TEST_F(CorpusRepositoryTest, WhatIsNotThereIsAnsweredWithWhatThereIs) {
    const auto version = CorpusRepository(*database).edition({"docs", "9"});
    ASSERT_FALSE(version);
    EXPECT_EQ(version.error().code, ErrorCode::NotFound);
    EXPECT_NE(version.error().hint.find("1, 2"), std::string::npos) << version.error().hint;
    const auto name = CorpusRepository(*database).edition({"dosc", std::nullopt});
    ASSERT_FALSE(name);
    EXPECT_NE(name.error().hint.find("docs@1"), std::string::npos) << name.error().hint;
}

TEST_F(CorpusRepositoryTest, FilesAndDocumentsAreThoseOfTheLiveSnapshot) {
    CorpusRepository repository(*database);
    const auto files = repository.files(docs1());
    ASSERT_TRUE(files);
    ASSERT_EQ(files->size(), 5U);
    EXPECT_EQ((*files)[1].path, "a.md");
    EXPECT_EQ((*files)[1].documentRow, 21);
    EXPECT_EQ((*files)[2].reason, "not text");
    const auto documents = repository.documents(docs1());
    ASSERT_EQ(documents->size(), 2U);
    const auto byPath = repository.documentByPath(docs1(), "a.md");
    ASSERT_TRUE(byPath && *byPath);
    EXPECT_EQ((*byPath)->row, 21) << "source main comes first";
    EXPECT_EQ((*byPath)->sections, 2U);
    EXPECT_FALSE(*repository.documentByPath(docs1(), "staged.md"));
}

TEST_F(CorpusRepositoryTest, SectionsComeInOrderWithTheirAddress) {
    const auto sections = CorpusRepository(*database).sections(21);
    ASSERT_EQ(sections->size(), 2U);
    EXPECT_EQ((*sections)[0].anchor, "a-title");
    EXPECT_EQ((*sections)[1].heading, "Second `x`");
    EXPECT_EQ((*sections)[1].headings, (std::vector<std::string>{"A title", "Second `x`"}));
    EXPECT_EQ((*sections)[1].url, "https://x/a/#second");
    EXPECT_EQ((*sections)[1].source, (TextRange{4, 8}));
}

TEST_F(CorpusRepositoryTest, StrippedRangesMetadataAndBytes) {
    CorpusRepository repository(*database);
    const auto stripped = repository.stripped(21);
    ASSERT_EQ(stripped->size(), 2U);
    EXPECT_EQ((*stripped)[0].kind, "front-matter");
    EXPECT_EQ(repository.metadata(21)->at("tag"), "é");
    EXPECT_EQ(repository.metadata(999).error().code, ErrorCode::NotFound);
    EXPECT_EQ(*repository.bytes(docs1(), "a.md"), std::string("A first\0", 8)) << "bytes, not text";
    EXPECT_EQ(*repository.bytes(docs1(), "src/a.py"), "print()") << "also of a file that is only included";
    EXPECT_EQ(repository.bytes(docs1(), "pic.png").error().code, ErrorCode::NotFound);
}

TEST_F(CorpusRepositoryTest, WarningsNameSourceFileAndIncludeButNotWhatIsNobodysFault) {
    const auto warnings = CorpusRepository(*database).warnings(docs1());
    ASSERT_TRUE(warnings);
    ASSERT_EQ(warnings->size(), 4U);
    EXPECT_EQ((*warnings)[0].reason, "the archive is cut short");
    EXPECT_EQ((*warnings)[1].line, 3U);
    EXPECT_EQ((*warnings)[1].file, "a.md");
    EXPECT_EQ((*warnings)[2].reason, "failed: not text");
    EXPECT_EQ((*warnings)[3].reason, "skipped: a picture");
}

TEST_F(CorpusRepositoryTest, ThousandsOfSkippedFilesBecomeALinePerReason) {
    ASSERT_TRUE(database->execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) "
        "INSERT INTO snapshot_file (snapshot, source, path, state, reason, size, sha256, document, content) "
        "SELECT 11, 'main', 'p' || i, 'skipped', 'a picture', 1, "
        "'', NULL, NULL FROM n"));
    const auto warnings = CorpusRepository(*database).warnings(docs1());
    ASSERT_EQ(warnings->size(), 4U);
    EXPECT_EQ((*warnings)[3].reason, "1501 files skipped: a picture");
}

TEST_F(CorpusRepositoryTest, RemovingAnEditionTakesItsRowsAndLeavesTheOthers) {
    CorpusRepository repository(*database);
    EXPECT_EQ(*repository.remove({"docs", "1"}), 1U);
    EXPECT_EQ(repository.editions()->size(), 2U);
    for (const char* table : {"document", "section", "stripped", "snapshot_file", "content"})
        EXPECT_EQ(count(table), 0) << table;
    EXPECT_EQ(count("corpus"), 3);
    EXPECT_EQ(*repository.remove({"docs", std::nullopt}), 1U);
    EXPECT_EQ(count("corpus"), 2);
    EXPECT_EQ(repository.remove({"docs", std::nullopt}).error().code, ErrorCode::NotFound);
}

TEST(EditionName, IsSplitAtTheFirstAt) {
    EXPECT_EQ(EditionName::parse("fastapi@0.115.14").version, "0.115.14");
    EXPECT_EQ(EditionName::parse("fastapi").version, std::nullopt);
    EXPECT_EQ(EditionName::parse("fastapi@").version, std::nullopt);
    EXPECT_EQ(EditionName::parse("a@b@c").version, "b@c");
    EXPECT_EQ((EditionName{"a", "1"}.toString()), "a@1");
}

TEST(JsonText, ComesBackAsItWasAndIsAlwaysValid) {
    const std::vector<std::string> texts = {"plain", "\"quoted\" \\ \n\t\x01", "grün ☃", ""};
    EXPECT_EQ(parseJsonStrings(jsonArray(texts)), texts);
    EXPECT_EQ(parseJsonStrings(jsonArray({"bad \xFF byte"})),
              std::vector<std::string>{"bad \xEF\xBF\xBD byte"});
    const std::map<std::string, std::string> values = {{"a", "1"}, {"b\"", "ü"}};
    EXPECT_EQ(parseJsonObject(jsonObject(values)), values);
    EXPECT_TRUE(parseJsonStrings("{not json").empty());
    EXPECT_TRUE(parseJsonObject("[1]").empty());
}

} // namespace
} // namespace touchstone
