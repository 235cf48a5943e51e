// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

#include <thread>

namespace touchstone {
namespace {

class DatabaseTest : public ::testing::Test {
protected:
    void SetUp() override {
        Result<Database> opened = open();
        ASSERT_TRUE(opened) << describe(opened.error());
        database = std::move(*opened);
        ASSERT_TRUE(
            database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, data BLOB, x REAL) STRICT; "
                             "CREATE TABLE child (t INTEGER NOT NULL REFERENCES t (id)) STRICT;"));
    }
    Result<Database> open(Database::Mode mode = Database::Mode::Create) const {
        return Database::open((folder.path() / "a.db").string(), mode);
    }
    Result<> insert(Database& into, const std::string& name) const {
        Result<Statement> statement = into.prepare("INSERT INTO t (name) VALUES (?)");
        if (!statement)
            return fail(statement.error());
        return statement->bind(1, name).run();
    }
    std::int64_t count() {
        Result<Statement> statement = database.prepare("SELECT count(*) FROM t");
        return statement && statement->step().value_or(false) ? statement->integer(0) : -1;
    }

    TemporaryFolder folder;
    Database database = *Database::open(":memory:", Database::Mode::Create);
};

TEST_F(DatabaseTest, ValuesComeBackAsTheyWereBound) {
    const std::string text("a\0b \xC3\xA4", 6);
    const std::string blob("\0\1\2\xFF", 4);
    Result<Statement> insert = database.prepare("INSERT INTO t (id, name, data, x) VALUES (?, ?, ?, ?)");
    ASSERT_TRUE(insert);
    ASSERT_TRUE(insert->bind(1, std::int64_t{1} << 60U).bind(2, text).bindBlob(3, blob).bind(4, 0.1).run());
    ASSERT_TRUE(insert->bind(1, 2).bind(2, std::string_view()).bindNull(3).bindNull(4).run());
    Result<Statement> select = database.prepare("SELECT id, name, data, x FROM t ORDER BY id DESC");
    ASSERT_TRUE(select);
    ASSERT_TRUE(*select->step());
    EXPECT_EQ(select->integer(0), std::int64_t{1} << 60U);
    EXPECT_EQ(select->text(1), text);
    EXPECT_EQ(select->blobView(2), blob);
    EXPECT_EQ(select->real(3), 0.1);
    ASSERT_TRUE(*select->step());
    EXPECT_EQ(select->optionalText(1), std::optional<std::string>("")) << "an empty text is not NULL";
    EXPECT_TRUE(select->isNull(2));
    EXPECT_EQ(select->columnName(1), "name");
    EXPECT_FALSE(*select->step());
}

TEST_F(DatabaseTest, ABlobIsFilledInPieces) {
    const std::string many(300000, 'a'), few("b\0c", 3);
    const std::vector<std::string_view> pieces{many, "", few};
    ASSERT_TRUE(database.execute("INSERT INTO t (data) VALUES (zeroblob(300003))"));
    const std::int64_t row = database.lastInsertId();
    ASSERT_TRUE(database.fillBlob("t", "data", row, pieces));
    Result<Statement> select = database.prepare("SELECT data FROM t");
    ASSERT_TRUE(select && select->step().value_or(false));
    EXPECT_EQ(select->blobView(0), many + few);
    select->reset();
    EXPECT_FALSE(database.fillBlob("t", "data", row, {many, many})) << "larger than its place";
    EXPECT_FALSE(database.fillBlob("t", "data", row + 1, pieces)) << "no such row";
}

TEST_F(DatabaseTest, FailedWorkLeavesNothing) {
    const Result<> result = database.transaction([&]() -> Result<> {
        TOUCHSTONE_TRY(insert(database, "a"));
        return fail(ErrorCode::BadInput, "no");
    });
    EXPECT_EQ(result.error().code, ErrorCode::BadInput);
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(insert(database, "b")) << "and the connection goes on";
}

TEST_F(DatabaseTest, InnerTransactionMayFailAlone) {
    ASSERT_TRUE(database.transaction([&]() -> Result<> {
        TOUCHSTONE_TRY(insert(database, "outer"));
        const Result<> inner = database.transaction([&]() -> Result<> {
            TOUCHSTONE_TRY(insert(database, "inner"));
            return fail(ErrorCode::Internal, "inner");
        });
        EXPECT_FALSE(inner);
        return {};
    }));
    EXPECT_EQ(count(), 1);
}

TEST_F(DatabaseTest, SecondWriterIsToldInsteadOfHanging) {
    Result<Database> other = open(Database::Mode::ReadWrite);
    ASSERT_TRUE(other);
    ASSERT_TRUE(database.transaction([&]() -> Result<> {
        const Result<> blocked = other->transaction([] { return Result<>(); }, 10);
        EXPECT_EQ(blocked.error().code, ErrorCode::WorkspaceBusy);
        EXPECT_TRUE(blocked.error().retryable);
        return {};
    }));
    EXPECT_TRUE(other->transaction([] { return Result<>(); }, 10));
}

TEST_F(DatabaseTest, ReaderSeesTheOldStateUntilTheCommit) {
    Result<Database> reader = open(Database::Mode::ReadOnly);
    ASSERT_TRUE(reader);
    const std::int64_t before = *reader->dataVersion();
    ASSERT_TRUE(database.transaction([&]() -> Result<> {
        TOUCHSTONE_TRY(insert(database, "a"));
        Result<Statement> select = reader->prepare("SELECT count(*) FROM t");
        EXPECT_TRUE(*select->step());
        EXPECT_EQ(select->integer(0), 0);
        return {};
    }));
    EXPECT_NE(*reader->dataVersion(), before);
    EXPECT_EQ(insert(*reader, "x").error().code, ErrorCode::Io) << "read only";
}

TEST_F(DatabaseTest, ForeignKeysHold) {
    EXPECT_EQ(database.execute("INSERT INTO child (t) VALUES (77)").error().code, ErrorCode::Internal);
}

TEST_F(DatabaseTest, WrongSqlIsAnInternalErrorWithTheWords) {
    const auto wrong = database.prepare("SELEKT 1");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::Internal);
    EXPECT_NE(wrong.error().detail.find("SELEKT"), std::string::npos);
}

TEST_F(DatabaseTest, InterruptEndsARunningStatement) {
    Result<Statement> endless = database.prepare(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
    ASSERT_TRUE(endless);
    // An interrupt that comes before the statement runs has no effect, so it is repeated.
    std::jthread stopper([&](const std::stop_token& stop) {
        while (!stop.stop_requested())
            database.interrupt();
    });
    const Result<bool> row = endless->step();
    ASSERT_FALSE(row);
    EXPECT_EQ(row.error().code, ErrorCode::Cancelled);
}

TEST_F(DatabaseTest, CopyHoldsWhatIsStillInTheLog) {
    ASSERT_TRUE(insert(database, "fresh"));
    const std::string target = (folder.path() / "copy.db").string();
    ASSERT_TRUE(database.copyTo(target));
    Result<Database> copy = Database::open(target, Database::Mode::ReadWrite);
    ASSERT_TRUE(copy);
    Result<Statement> select = copy->prepare("SELECT name FROM t");
    ASSERT_TRUE(*select->step());
    EXPECT_EQ(select->text(0), "fresh");
}

TEST(DatabaseOpen, MissingFileIsNotMadeUnlessAsked) {
    const TemporaryFolder folder;
    const auto opened = Database::open((folder.path() / "none.db").string(), Database::Mode::ReadWrite);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

} // namespace
} // namespace touchstone
