// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/corpus/source_fixture.h"

#include <sys/stat.h>
#include <unistd.h>

namespace touchstone::test {
namespace {

namespace fs = std::filesystem;
class FolderSourceTest : public SourceTest {};

TEST_F(FolderSourceTest, FilesComeInByteOrderOfTheirNames) {
    for (const char* name : {"docs/b.md", "docs/a/z.md", "docs/A.md", "docs/a-b.md", "docs/é.md"})
        put(name, name);
    const auto out = readAll((folder / "docs").string());
    ASSERT_TRUE(out.outcome);
    EXPECT_EQ(out.order, (std::vector<std::string>{"A.md", "a/z.md", "a-b.md", "b.md", "é.md"}));
    EXPECT_EQ(out.files.at("a/z.md"), "docs/a/z.md");
}

TEST_F(FolderSourceTest, LinksPipesAndHiddenFoldersAreToldAndNeverOpened) {
    put("docs/good.md", "good");
    put("outside/secret.md", "secret");
    put("docs/.git/config", "c");
    fs::create_symlink("../outside/secret.md", folder / "docs/s.md");
    fs::create_symlink("../outside", folder / "docs/sub");
    fs::create_symlink(".", folder / "docs/self");
    ASSERT_EQ(::mkfifo((folder / "docs/pipe.md").c_str(), 0600), 0);
    const auto out = readAll((folder / "docs").string());
    EXPECT_EQ(out.order, std::vector<std::string>{"good.md"});
    for (const char* link : {"s.md", "sub", "self"})
        EXPECT_TRUE(out.tells(link, "links are not followed")) << link;
    EXPECT_TRUE(out.tells("pipe.md", "a pipe"));
    EXPECT_TRUE(out.tells(".git", "hidden"));
    EXPECT_EQ(out.problems.size(), 5U);
}

TEST_F(FolderSourceTest, FilesAboveTheCapAreToldWithoutBeingRead) {
    put("docs/good.md", "good");
    put("docs/sparse.md", "");
    fs::resize_file(folder / "docs/sparse.md", 50ULL << 30U);
    const auto out = readAll((folder / "docs").string());
    EXPECT_EQ(out.order, std::vector<std::string>{"good.md"});
    ASSERT_TRUE(out.problem("sparse.md"));
    EXPECT_TRUE(out.problem("sparse.md")->failed);
}

TEST_F(FolderSourceTest, UnreadableThingsFailAndTheRestGoesOn) {
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may read everything";
    put("docs/good.md", "good");
    put("docs/locked.md", "x");
    put("docs/sub/x.md", "x");
    fs::permissions(folder / "docs/locked.md", fs::perms::none);
    fs::permissions(folder / "docs/sub", fs::perms::none);
    const auto out = readAll((folder / "docs").string());
    fs::permissions(folder / "docs/sub", fs::perms::owner_all);
    EXPECT_EQ(out.order, std::vector<std::string>{"good.md"});
    EXPECT_TRUE(out.problem("locked.md")->failed);
    EXPECT_TRUE(out.problem("sub")->failed);
}

TEST_F(FolderSourceTest, VeryDeepFoldersAreToldNotFollowed) {
    put("docs/good.md", "good");
    fs::path deep = folder / "docs";
    for (int i = 0; i < 300; ++i)
        deep /= "d";
    fs::create_directories(deep);
    const auto out = readAll((folder / "docs").string());
    EXPECT_EQ(out.order, std::vector<std::string>{"good.md"});
    ASSERT_EQ(out.problems.size(), 1U);
    EXPECT_NE(out.problems[0].reason.find("deep"), std::string::npos);
}

TEST_F(FolderSourceTest, NamesThatAreNotUtf8AreShownRepaired) {
    put("docs/\xff\xc3.md", "x");
    const auto out = readAll((folder / "docs").string());
    EXPECT_EQ(out.order, std::vector<std::string>{"\xEF\xBF\xBD\xEF\xBF\xBD.md"});
}

TEST_F(FolderSourceTest, SinkDecidesAndItsErrorEndsTheReading) {
    put("docs/a.md", "a");
    put("docs/b.txt", "b");
    wanted = [](const std::string& path, std::uint64_t size) {
        return size == 1 && globMatches("*.md", path);
    };
    EXPECT_EQ(readAll((folder / "docs").string()).order, std::vector<std::string>{"a.md"});
    auto source = open((folder / "docs").string());
    SourceSink sink;
    sink.file = [](SourceFile&&) -> Result<> { return fail(ErrorCode::Io, "full"); };
    EXPECT_EQ((*source)->read(sink, context).error().code, ErrorCode::Io);
}

TEST_F(FolderSourceTest, WrongSourcesAreNamed) {
    fs::create_symlink("gone", folder / "broken");
    fs::create_symlink("r1", folder / "r2");
    fs::create_symlink("r2", folder / "r1");
    fs::create_directories(folder / "void");
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    for (const char* name : {"broken", "r1", "missing-thing", "missing.tar.gz", "pipe", "void"}) {
        const auto out = readAll((folder / name).string());
        ASSERT_FALSE(out.outcome) << name;
        EXPECT_EQ(out.outcome.error().code, ErrorCode::BadInput) << name;
        EXPECT_NE(out.outcome.error().message.find(name), std::string::npos) << out.outcome.error().message;
    }
    EXPECT_EQ(open("/dev/zero").error().code, ErrorCode::BadInput);
    for (const std::string& text :
         {std::string(), std::string("a\0b", 3), std::string(5000, 'x'), std::string("file:///etc/passwd"),
          std::string("gopher://127.0.0.1:1/x"), std::string("fastapi@9.9.9/../../etc"),
          std::string("fastapi@.."), std::string("flask@1.0")})
        EXPECT_EQ(open(text).error().code, ErrorCode::Usage) << text.substr(0, 40);
}

TEST_F(FolderSourceTest, ALinkThatTheUserNamesIsFollowed) {
    put("docs/a.md", "a");
    fs::create_symlink("docs", folder / "link");
    EXPECT_EQ(readAll((folder / "link").string()).order, std::vector<std::string>{"a.md"});
    fs::create_symlink("docs/a.md", folder / "b.md");
    const auto file = readAll((folder / "b.md").string());
    EXPECT_EQ(file.order, std::vector<std::string>{"b.md"});
    EXPECT_EQ(file.files.at("b.md"), "a");
}

TEST_F(FolderSourceTest, OriginIsAbsoluteAndKindIsTold) {
    put("docs/a.md", "a");
    auto source = open((folder / "docs/").string() + "/");
    ASSERT_TRUE(source);
    EXPECT_EQ((*source)->info().origin, (folder / "docs").string());
    EXPECT_EQ((*source)->info().kind, "folder");
    EXPECT_EQ((*open((folder / "docs/a.md").string()))->info().kind, "file");
}

TEST(Glob, PatternsWithoutASlashMatchTheLastPart) {
    EXPECT_TRUE(globMatches("*.md", "a/b/c.md"));
    EXPECT_FALSE(globMatches("*.md", "a/b/c.rst"));
    EXPECT_TRUE(globMatches("?.m[a-d]", "x/é.md"));
    EXPECT_FALSE(globMatches("[!a]*", "a.md"));
    EXPECT_TRUE(globMatches("[", "["));
}

TEST(Glob, StarsAndSlashes) {
    EXPECT_TRUE(globMatches("docs/*.md", "docs/a.md"));
    EXPECT_FALSE(globMatches("docs/*.md", "docs/a/b.md"));
    EXPECT_TRUE(globMatches("docs/**", "docs/a/b.md"));
    EXPECT_TRUE(globMatches("docs/**/b.md", "docs/b.md"));
    EXPECT_TRUE(globMatches("docs/**/b.md", "docs/x/y/b.md"));
    EXPECT_FALSE(globMatches("docs/**/b.md", "docs/xb.md"));
    EXPECT_FALSE(globMatches("docs/**/b.md", "docs/x/yb.md"));
    EXPECT_TRUE(globMatches("**/b.md", "b.md"));
    EXPECT_TRUE(globMatches("a**z/x", "a/b/z/x"));
    EXPECT_FALSE(globMatches("docs/", "docs"));
}

TEST(Glob, NoPatternIsSlow) {
    std::string pattern = "x";
    for (int i = 0; i < 200; ++i)
        pattern += "**/*a*";
    EXPECT_FALSE(globMatches(pattern, "x" + std::string(4000, 'a') + "/"));
}

} // namespace
} // namespace touchstone::test
