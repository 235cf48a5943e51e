// SPDX-License-Identifier: GPL-3.0-or-later
// SQL of users: what it may read, and everything that it may not.
#include "core/store/query_guard.h"
#include "core/store/workspace.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

class QueryGuardTest : public ::testing::Test {
protected:
    void SetUp() override {
        auto workspace = Workspace::open(folder.path() / "q.touchstone");
        ASSERT_TRUE(workspace) << describe(workspace.error());
        path = (*workspace)->path().string();
        auto database = *(*workspace)->connect();
        ASSERT_TRUE(database.execute(
            "INSERT INTO gold_set (id, name, version, hash, corpus, created) VALUES (1, 'g', 1, 'h', '', 5);"
            "INSERT INTO gold_item (gold_set, ordinal, id, question, item) VALUES (1, 0, 'a', 'Q?', "
            "'{\"type\":\"t\"}');"
            "INSERT INTO run VALUES ('R1', 'experiment', 'n', 1, 'c', 's', '{}', "
            "'{\"arms\":[{\"name\":\"main\"}]}', 'm', 1,"
            " 7, 8, 0, 0, '', '', '');"
            "INSERT INTO sample (run, arm, ordinal, repeat, item, state, refused, output, scores, trace) "
            "VALUES"
            " ('R1', 0, 0, 0, 'a', 'done', 0, '{\"answer\":\"A\",\"ms\":{\"total\":3.5}}',"
            " '{\"R@5\":0.5,\"bleu\":{\"na\":\"none\"},\"x\":{\"failed\":\"broke\",\"raw\":\"r\"}}', '');"
            "INSERT INTO label VALUES ('q', 'a', 'p', '{}', 9);"));
    }
    Result<> run(const std::string& sql, const QueryLimits& limits = {}) {
        columns.clear();
        rows.clear();
        return guardedQuery(path, sql, limits,
                            {[this](const std::vector<std::string>& names) {
                                 columns = names;
                                 return Result<>();
                             },
                             [this](const std::vector<QueryValue>& row) {
                                 rows.push_back(row);
                                 return Result<>();
                             }});
    }
    TemporaryFolder folder;
    std::string path;
    std::vector<std::string> columns;
    std::vector<std::vector<QueryValue>> rows;
};

TEST_F(QueryGuardTest, EveryViewCanBeRead) {
    for (const std::string& view : queryViews()) {
        const auto done = run("SELECT * FROM " + view);
        EXPECT_TRUE(done) << view << (done ? "" : describe(done.error()));
        EXPECT_TRUE(run("SELECT count(*) AS n FROM " + view)) << view;
    }
}

TEST_F(QueryGuardTest, ScoresSamplesAndRunsHoldWhatWasStored) {
    ASSERT_TRUE(run("SELECT metric, value, state, reason FROM scores ORDER BY metric;"));
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(std::get<double>(rows[0][1]), 0.5);
    EXPECT_EQ(std::get<std::string>(rows[1][2]), "na");
    EXPECT_EQ(std::get<std::string>(rows[1][3]), "none");
    EXPECT_EQ(std::get<std::string>(rows[2][2]), "failed");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(rows[2][1]));
    ASSERT_TRUE(run("WITH m AS (SELECT * FROM samples) SELECT arm, answer, ms, arm FROM m"));
    EXPECT_EQ(columns, (std::vector<std::string>{"arm", "answer", "ms", "arm_2"}));
    EXPECT_EQ(std::get<std::string>(rows[0][1]), "A");
    EXPECT_EQ(std::get<double>(rows[0][2]), 3.5);
    ASSERT_TRUE(run("SELECT j.key FROM samples s, json_each(s.output) j"));
    EXPECT_EQ(rows.size(), 2U);
}

TEST_F(QueryGuardTest, NothingElseIsReadAndNothingIsWritten) {
    for (const char* sql : {"SELECT * FROM sample",
                            "SELECT * FROM sqlite_schema",
                            "SELECT bytes FROM content",
                            "DELETE FROM labels",
                            "INSERT INTO label VALUES ('a','b','c','{}',1)",
                            "UPDATE run SET name = 'x'",
                            "DROP VIEW runs",
                            "CREATE TEMP TABLE t (x)",
                            "ATTACH 'x' AS y",
                            "PRAGMA user_version = 9",
                            "PRAGMA database_list",
                            "VACUUM",
                            "SELECT load_extension('x')",
                            "SELECT 1; SELECT 2",
                            "",
                            ";",
                            "SELEKT 1",
                            "SELECT nothing FROM runs",
                            "SELECT * FROM runs WHERE run IN (SELECT id FROM trace)",
                            "EXPLAIN SELECT * FROM run"}) {
        const auto done = run(sql);
        ASSERT_FALSE(done) << sql;
        EXPECT_EQ(done.error().code, ErrorCode::BadInput) << sql << ": " << describe(done.error());
        EXPECT_TRUE(rows.empty()) << sql;
    }
    EXPECT_NE(run("SELECT * FROM sample").error().hint.find("samples"), std::string::npos);
}

TEST_F(QueryGuardTest, EndlessQueriesEnd) {
    constexpr const char* kEndless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
    QueryLimits limits;
    limits.time = std::chrono::milliseconds(50);
    EXPECT_EQ(run(kEndless, limits).error().code, ErrorCode::BudgetReached);
    std::stop_source stop;
    stop.request_stop();
    limits.time = std::chrono::seconds(60);
    limits.stop = stop.get_token();
    EXPECT_EQ(run(kEndless, limits).error().code, ErrorCode::Cancelled);
    QueryLimits few;
    few.rows = 3;
    EXPECT_EQ(run("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n", few)
                  .error()
                  .code,
              ErrorCode::BudgetReached);
    EXPECT_EQ(rows.size(), 3U);
    EXPECT_FALSE(run("SELECT zeroblob(200000000)"));
}

} // namespace
} // namespace touchstone
