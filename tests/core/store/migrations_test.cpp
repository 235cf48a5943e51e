// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

class MigrationsTest : public ::testing::Test {
protected:
    Database open() const {
        return *Database::open((folder.path() / "m.touchstone").string(), Database::Mode::Create);
    }
    const std::vector<Migration> one = {
        {1, "0001_one", "CREATE TABLE a (x TEXT) STRICT; INSERT INTO a VALUES ('kept');"}};
    const std::vector<Migration> two = {
        one[0], {2, "0002_two", "ALTER TABLE a ADD COLUMN y TEXT NOT NULL DEFAULT 'new'"}};
    TemporaryFolder folder;
};

TEST_F(MigrationsTest, NewFileNeedsNoCopy) {
    Database database = open();
    EXPECT_EQ(*migrate(database, two), 2);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "m.touchstone.v0.bak"));
    EXPECT_EQ(*migrate(database, two), 2) << "a second time does nothing";
}

TEST_F(MigrationsTest, OldFileIsCopiedAndThenChanged) {
    {
        Database database = open();
        ASSERT_EQ(*migrate(database, one), 1);
    }
    Database database = open();
    ASSERT_EQ(*migrate(database, two), 2);
    Result<Statement> select = database.prepare("SELECT x, y FROM a");
    ASSERT_TRUE(select && *select->step());
    EXPECT_EQ(select->text(0), "kept");
    EXPECT_EQ(select->text(1), "new");
    auto copy = Database::open((folder.path() / "m.touchstone.v1.bak").string(), Database::Mode::ReadWrite);
    ASSERT_TRUE(copy);
    EXPECT_EQ(*pragmaInteger(*copy, "user_version"), 1);
    EXPECT_TRUE(copy->prepare("SELECT x FROM a"));
    EXPECT_FALSE(copy->prepare("SELECT y FROM a"));
}

TEST_F(MigrationsTest, WorkspacesOfTheFirstSchemaKeepTheirChunks) {
    {
        Database database = open();
        ASSERT_EQ(*migrate(database, {builtInMigrations()[0]}), 1);
        ASSERT_TRUE(database.execute("INSERT INTO corpus (id, name) VALUES (1, 'c'); INSERT INTO edition "
                                     "(id, corpus, added) VALUES (1, 1, 0);"
                                     "INSERT INTO document VALUES (1, 1, 'k', 'd_1', 'main', 'a.md', 'A', "
                                     "'markdown', '', '', 9, 1, 1, '{}', "
                                     "'[]', '[]', 0, 0);"
                                     "INSERT INTO chunk VALUES (1, 1, 0, 'c_1', 0, 9, '', '[]', '', '', 2, "
                                     "'', 'the text', x'', 'the text', "
                                     "'[]', '[]', '[]')"));
    }
    Database database = open();
    ASSERT_EQ(*migrate(database), static_cast<int>(builtInMigrations().size()));
    Result<Statement> select = database.prepare("SELECT c.text, c.page, c.page_breaks, d.extracted FROM "
                                                "chunk c JOIN document d ON d.id = c.document");
    ASSERT_TRUE(select && *select->step());
    EXPECT_EQ(select->text(0), "the text");
    EXPECT_EQ(select->integer(1), 0);
    EXPECT_EQ(select->text(2), "");
    EXPECT_FALSE(select->optionalText(3));
}

TEST_F(MigrationsTest, FaultyMigrationChangesNothing) {
    const std::vector<Migration> faulty = {
        one[0], {2, "0002_bad", "CREATE TABLE b (x TEXT) STRICT; INSERT INTO c VALUES (1);"}};
    Database database = open();
    ASSERT_TRUE(migrate(database, one));
    EXPECT_FALSE(migrate(database, faulty));
    EXPECT_EQ(*pragmaInteger(database, "user_version"), 1);
    EXPECT_FALSE(database.prepare("SELECT x FROM b"));
    EXPECT_EQ(*migrate(database, two), 2) << "and a right one goes on from there";
}

TEST_F(MigrationsTest, TwoProcessesDoEachChangeOnce) {
    Database first = open();
    Database second = open();
    EXPECT_EQ(*migrate(first, two), 2);
    EXPECT_EQ(*migrate(second, two), 2);
}

TEST_F(MigrationsTest, NewerIsRefused) {
    Database database = open();
    ASSERT_TRUE(migrate(database, two));
    const auto result = migrate(database, one);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::WorkspaceNewer);
}

TEST(BuiltInMigrations, CountUpWithoutGaps) {
    int expected = 1;
    for (const Migration& migration : builtInMigrations())
        EXPECT_EQ(migration.number, expected++) << migration.name;
    EXPECT_GT(expected, 1);
}

} // namespace
} // namespace touchstone
