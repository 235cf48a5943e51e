// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"
#include "core/store/process.h"
#include "core/store/workspace.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace touchstone {
namespace {

class WorkspaceTest : public ::testing::Test {
protected:
    std::shared_ptr<Workspace> make() const {
        auto opened = Workspace::open(file());
        EXPECT_TRUE(opened) << (opened ? "" : describe(opened.error()));
        return opened ? *opened : nullptr;
    }
    [[nodiscard]] std::filesystem::path file() const { return folder.path() / "w.touchstone"; }
    Error errorOfOpen() const {
        const auto opened = Workspace::open(file());
        return opened ? makeError(ErrorCode::Internal, "it opened") : opened.error();
    }
    void execute(const std::string& sql) const {
        auto database = Database::open(file().string(), Database::Mode::ReadWrite);
        ASSERT_TRUE(database);
        const Result<> done = database->execute(sql);
        ASSERT_TRUE(done) << describe(done.error());
    }
    TemporaryFolder folder;
};

TEST_F(WorkspaceTest, NewFileHasTheNewestSchemaAndSaysThatItIsNew) {
    const auto workspace = make();
    ASSERT_TRUE(workspace);
    EXPECT_TRUE(workspace->created());
    EXPECT_EQ(workspace->schemaVersion(), builtInMigrations().back().number);
    const auto again = make();
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->created());
    auto database = again->connect();
    ASSERT_TRUE(database);
    EXPECT_EQ(*pragmaInteger(*database, "application_id"), kApplicationId);
    EXPECT_EQ(*pragmaInteger(*database, "foreign_keys"), 1);
    Result<Statement> mode = database->prepare("PRAGMA journal_mode");
    ASSERT_TRUE(*mode->step());
    EXPECT_EQ(mode->text(0), "wal");
}

TEST_F(WorkspaceTest, AFileOfTheFirstSchemaIsBroughtUpToDateAndKeepsItsRows) {
    {
        auto database = Database::open(file().string(), Database::Mode::Create);
        ASSERT_TRUE(database);
        ASSERT_EQ(*migrate(*database, {builtInMigrations().front()}), 1);
        ASSERT_TRUE(database->execute("INSERT INTO conversation VALUES ('c', 'kept', 1, 1)"));
    }
    const auto workspace = make();
    ASSERT_TRUE(workspace);
    EXPECT_EQ(workspace->schemaVersion(), builtInMigrations().back().number);
    EXPECT_TRUE(std::filesystem::exists(file().string() + ".v1.bak"));
    auto database = workspace->connect();
    ASSERT_TRUE(database);
    Result<Statement> kept = database->prepare("SELECT title FROM conversation");
    ASSERT_TRUE(kept && *kept->step());
    EXPECT_EQ(kept->text(0), "kept");
    EXPECT_TRUE(database->prepare("SELECT key FROM model_answer"));
}

TEST_F(WorkspaceTest, MissingFoldersAreMade) {
    const auto opened = Workspace::open(folder.path() / "a/b/c.touchstone");
    EXPECT_TRUE(opened);
}

TEST_F(WorkspaceTest, EmptyFileBecomesAWorkspace) {
    folder.write("w.touchstone", "");
    const auto workspace = make();
    ASSERT_TRUE(workspace);
    EXPECT_TRUE(workspace->created());
}

TEST_F(WorkspaceTest, FileOfAKilledCreationIsMadeAgain) {
    { ASSERT_TRUE(Database::open(file().string(), Database::Mode::Create)); }
    const auto workspace = make();
    ASSERT_TRUE(workspace);
    EXPECT_TRUE(workspace->created());
}

TEST_F(WorkspaceTest, NewerFileIsRefusedWithBothNumbers) {
    make();
    execute("PRAGMA user_version = 4711");
    const std::string before = folder.read("w.touchstone");
    const Error error = errorOfOpen();
    EXPECT_EQ(error.code, ErrorCode::WorkspaceNewer);
    EXPECT_NE(error.message.find("4711"), std::string::npos);
    EXPECT_NE(error.message.find(std::to_string(builtInMigrations().back().number)), std::string::npos);
    EXPECT_EQ(folder.read("w.touchstone"), before);
}

TEST_F(WorkspaceTest, TextFileIsRefusedAndLeftAlone) {
    folder.write("w.touchstone", "# My notes\n");
    EXPECT_EQ(errorOfOpen().code, ErrorCode::WorkspaceDamaged);
    EXPECT_EQ(folder.read("w.touchstone"), "# My notes\n");
}

TEST_F(WorkspaceTest, FolderIsRefused) {
    std::filesystem::create_directory(file());
    EXPECT_EQ(errorOfOpen().code, ErrorCode::WorkspaceDamaged);
}

TEST_F(WorkspaceTest, DatabaseOfAnotherProgramIsRefused) {
    {
        auto other = Database::open(file().string(), Database::Mode::Create);
        ASSERT_TRUE(other->execute("CREATE TABLE bookmarks (url TEXT)"));
    }
    const Error error = errorOfOpen();
    EXPECT_EQ(error.code, ErrorCode::WorkspaceDamaged);
    EXPECT_NE(error.message.find("another program"), std::string::npos);
}

TEST_F(WorkspaceTest, TruncatedFileIsReportedWithWhatIsLeft) {
    make();
    execute("INSERT INTO corpus (name) VALUES ('docs'); PRAGMA wal_checkpoint(TRUNCATE);");
    const std::string whole = folder.read("w.touchstone");
    for (const std::size_t size :
         {std::size_t{50}, std::size_t{100}, std::size_t{5000}, whole.size() / 2, whole.size() - 8192}) {
        folder.write("w.touchstone", whole.substr(0, size));
        const Error error = errorOfOpen();
        EXPECT_EQ(error.code, ErrorCode::WorkspaceDamaged) << size << ": " << describe(error);
        EXPECT_FALSE(error.hint.empty()) << size;
        EXPECT_EQ(folder.read("w.touchstone"), whole.substr(0, size)) << "nothing is overwritten";
    }
}

TEST_F(WorkspaceTest, OverwrittenPagesAreReportedWithWhatIsLeft) {
    make();
    execute("INSERT INTO corpus (name) VALUES ('docs'); PRAGMA wal_checkpoint(TRUNCATE);");
    std::size_t page = 0, size = 0;
    {
        auto database = Database::open(file().string(), Database::Mode::ReadWrite);
        ASSERT_TRUE(database);
        auto root =
            database->prepare("SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema "
                              "WHERE name = 'network_log'");
        ASSERT_TRUE(root && *root->step());
        page = static_cast<std::size_t>(root->integer(0));
        size = static_cast<std::size_t>(root->integer(1));
    }
    std::string bytes = folder.read("w.touchstone");
    ASSERT_GT(page, 1U);
    for (std::size_t at = (page - 1) * size; at < page * size; ++at)
        bytes[at] = static_cast<char>(at * 31U);
    folder.write("w.touchstone", bytes);
    const Error error = errorOfOpen();
    EXPECT_EQ(error.code, ErrorCode::WorkspaceDamaged);
    EXPECT_NE(error.hint.find("1 corpus"), std::string::npos) << error.hint;
}

TEST_F(WorkspaceTest, LostSchemaIsReported) {
    make();
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
    std::string bytes = folder.read("w.touchstone");
    for (std::size_t at = 4000; at < bytes.size(); ++at)
        bytes[at] = static_cast<char>(at * 31U);
    folder.write("w.touchstone", bytes);
    const Error error = errorOfOpen();
    EXPECT_EQ(error.code, ErrorCode::WorkspaceDamaged);
    EXPECT_NE(error.hint.find("recover"), std::string::npos) << error.hint;
}

TEST_F(WorkspaceTest, DroppedTableIsReported) {
    make();
    execute("PRAGMA foreign_keys = OFF; DROP TABLE chunk");
    EXPECT_EQ(errorOfOpen().code, ErrorCode::WorkspaceDamaged);
}

TEST_F(WorkspaceTest, OneWriterAtATimeAndTheOtherHearsWhoItIs) {
    const auto workspace = make();
    {
        const auto first = workspace->lockForWriting("corpus add docs");
        ASSERT_TRUE(first);
        const auto second = make()->lockForWriting("corpus remove docs");
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, ErrorCode::WorkspaceBusy);
        EXPECT_NE(second.error().message.find("corpus add docs"), std::string::npos);
        EXPECT_NE(second.error().message.find(std::to_string(::getpid())), std::string::npos);
        const auto writer = workspace->writer();
        ASSERT_TRUE(writer && *writer);
        EXPECT_EQ((*writer)->job, "corpus add docs");
    }
    EXPECT_FALSE(*workspace->writer());
    EXPECT_TRUE(workspace->lockForWriting("again"));
}

TEST_F(WorkspaceTest, RowOfADeadProcessDoesNotCount) {
    const auto workspace = make();
    const pid_t child = ::fork();
    if (child == 0) {
        auto own = Workspace::open(file());
        auto lock = own ? (*own)->lockForWriting("killed job") : fail(own.error());
        ::_exit(lock ? 0 : 1); // without the lock's destructor
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_EQ(status, 0);
    EXPECT_FALSE(*workspace->writer());
    EXPECT_TRUE(workspace->lockForWriting("next job"));
}

TEST_F(WorkspaceTest, ReusedProcessNumberDoesNotCount) {
    const auto workspace = make();
    execute("INSERT INTO writer VALUES (1, " + std::to_string(::getpid()) + ", 12345, 'long ago', 0)");
    EXPECT_FALSE(*workspace->writer());
    EXPECT_TRUE(workspace->lockForWriting("next job"));
}

TEST_F(WorkspaceTest, OpeningRemovesTheRowOfADeadWriter) {
    make();
    execute("INSERT INTO writer VALUES (1, " + std::to_string(::getpid()) + ", 12345, 'long ago', 0)");
    const auto workspace = make();
    auto database = workspace->connect();
    Result<Statement> count = database->prepare("SELECT count(*) FROM writer");
    ASSERT_TRUE(*count->step());
    EXPECT_EQ(count->integer(0), 0);
}

TEST(Process, KnowsItself) {
    const ProcessMark own = ownProcess();
    EXPECT_EQ(own.pid, ::getpid());
    EXPECT_GT(own.start, 0);
    EXPECT_TRUE(isRunning(own));
    EXPECT_FALSE(isRunning({own.pid, own.start + 1}));
    EXPECT_FALSE(isRunning({0, 0}));
}

} // namespace
} // namespace touchstone
