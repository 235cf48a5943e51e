// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/file_stamp.h"
#include "core/corpus/ignore_rules.h"
#include "core/corpus/source.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace touchstone {
namespace {

IgnoreRules rulesOf(std::string_view text) {
    IgnoreRules rules;
    rules.add("", ".gitignore", text);
    return rules;
}

TEST(IgnoreRules, APatternWithoutSlashMatchesAtEveryDepth) {
    const IgnoreRules rules = rulesOf("*.log\n# a remark\n\nbuild/\n");
    EXPECT_TRUE(rules.ignoredBy("a.log", false));
    EXPECT_TRUE(rules.ignoredBy("deep/er/a.log", false));
    EXPECT_FALSE(rules.ignoredBy("a.log.md", false));
    EXPECT_TRUE(rules.ignoredBy("x/build", true));
    EXPECT_FALSE(rules.ignoredBy("x/build", false)) << "folders only";
    EXPECT_FALSE(rules.ignoredBy("a remark", false));
}

TEST(IgnoreRules, ASlashTiesThePatternToItsFolder) {
    IgnoreRules rules;
    rules.add("docs/", ".gitignore", "/out\ninner/*.tmp\n**/cache\n");
    EXPECT_TRUE(rules.ignoredBy("docs/out", true));
    EXPECT_FALSE(rules.ignoredBy("docs/x/out", true));
    EXPECT_FALSE(rules.ignoredBy("out", true)) << "of another folder";
    EXPECT_TRUE(rules.ignoredBy("docs/inner/a.tmp", false));
    EXPECT_FALSE(rules.ignoredBy("docs/inner/deep/a.tmp", false));
    EXPECT_TRUE(rules.ignoredBy("docs/a/b/cache", true));
}

TEST(IgnoreRules, TheLastMatchDecidesAndTakesBack) {
    IgnoreRules rules = rulesOf("*.md\n!keep.md\n");
    rules.add("sub/", ".gitignore", "!*.md\n");
    EXPECT_TRUE(rules.ignoredBy("a.md", false));
    EXPECT_FALSE(rules.ignoredBy("keep.md", false));
    EXPECT_FALSE(rules.ignoredBy("sub/a.md", false)) << "the deeper file counts more";
    rules.leave("sub/");
    EXPECT_TRUE(rules.ignoredBy("sub/a.md", false));
    EXPECT_EQ(*rules.ignoredBy("a.md", false), ".gitignore");
}

TEST(IgnoreRules, BackslashesAndBlanksAreReadAsGitReadsThem) {
    const IgnoreRules rules = rulesOf("\\#one\r\n\\!two\nthree   \nfour\\*\n");
    EXPECT_TRUE(rules.ignoredBy("#one", false));
    EXPECT_TRUE(rules.ignoredBy("!two", false));
    EXPECT_TRUE(rules.ignoredBy("three", false));
    EXPECT_TRUE(rules.ignoredBy("four*", false));
    EXPECT_FALSE(rules.ignoredBy("fourteen", false));
}

class IgnoredFolder : public ::testing::Test {
protected:
    void SetUp() override {
        folder.write("t/.gitignore", "*.tmp\nnode_modules/\n");
        folder.write("t/a.md", "a");
        folder.write("t/b.tmp", "b");
        folder.write("t/node_modules/x.md", "x");
        folder.write("t/sub/.gitignore", "!c.tmp\n");
        folder.write("t/sub/.ignore", "d.md\n");
        folder.write("t/sub/c.tmp", "c");
        folder.write("t/sub/d.md", "d");
    }
    std::set<std::string> read(bool respect) {
        SourceRequest request;
        request.text = (folder.path() / "t").string();
        request.respectIgnoreFiles = respect;
        auto source = openSource(request, nullptr, context);
        EXPECT_TRUE(source.has_value());
        std::set<std::string> paths;
        SourceSink sink;
        sink.file = [&](SourceFile&& file) -> Result<> {
            paths.insert(file.path);
            return {};
        };
        sink.problem = [&](SourceProblem&& problem) { told[problem.path] = problem.reason; };
        EXPECT_TRUE((*source)->read(sink, context).has_value());
        return paths;
    }
    TemporaryFolder folder;
    JobContext context;
    std::map<std::string, std::string> told;
};

TEST_F(IgnoredFolder, NestedFilesAndNegationsAreRespectedAndEveryLossIsTold) {
    const std::set<std::string> paths = read(true);
    EXPECT_EQ(paths,
              (std::set<std::string>{".gitignore", "a.md", "sub/.gitignore", "sub/.ignore", "sub/c.tmp"}));
    EXPECT_EQ(told.at("b.tmp"), "left out by .gitignore");
    EXPECT_EQ(told.at("node_modules/"), "left out by .gitignore");
    EXPECT_EQ(told.at("sub/d.md"), "left out by sub/.ignore");
}

TEST_F(IgnoredFolder, SwitchedOffEverythingIsRead) {
    EXPECT_EQ(read(false).size(), 8U);
    EXPECT_TRUE(told.empty());
}

TEST(FileStamp, AChangeOfTheLastMomentIsNotTrusted) {
    FileStamp stamp;
    stamp.sizeBytes = 3;
    stamp.modifiedNs = stamp.changedNs = 5'000'000'123;
    EXPECT_FALSE(settled(stamp, stamp.modifiedNs + 50'000'000).known());
    EXPECT_EQ(settled(stamp, stamp.modifiedNs + 150'000'000), stamp);
    EXPECT_FALSE(settled(stamp, stamp.modifiedNs - 1).known()) << "of the future";
}

TEST(FileStamp, WholeSecondsNeedLonger) {
    FileStamp stamp;
    stamp.modifiedNs = stamp.changedNs = 5'000'000'000;
    EXPECT_FALSE(settled(stamp, stamp.modifiedNs + 1'500'000'000).known());
    EXPECT_TRUE(settled(stamp, stamp.modifiedNs + 3'500'000'000).known());
    EXPECT_TRUE(FileStamp{}.toString().empty());
}

} // namespace
} // namespace touchstone
