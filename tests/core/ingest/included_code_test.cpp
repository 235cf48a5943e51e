// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that show code: whose bytes count, what is told, and when a page is read anew.
#include "core/ingest/file_table.h"
#include "core/ingest/page_rules.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace touchstone {
namespace {

class IncludedCodeTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        folder.write("site/mkdocs.yml", "site_name: x\nsite_url: https://example.org/\n");
        folder.write("site/docs/page.md",
                     "# Page\n\nLook:\n\n{* ../docs_src/one.py *}\n\n{* ../docs_src/gone.py *}\n");
        folder.write("site/docs/plain.md", "# Plain\n\nNothing is included here.\n");
        folder.write("site/docs_src/one.py", "print(\"number one\")\n");
        folder.write("site/docs_src/two.py", "print(\"number two\")\n");
        request.source = (folder.path() / "site").string();
    }
    std::map<std::string, FileRecord> files() const {
        auto database = *workspace->connect();
        CorpusRepository repository(database);
        std::map<std::string, FileRecord> byPath;
        const auto all = repository.files(*repository.edition({"small", std::nullopt}));
        for (const FileRecord& file : *all)
            byPath[file.path] = file;
        return byPath;
    }
};

TEST_F(IncludedCodeTest, CodeBesideTheDocsIsPartOfPagesAndIsKept) {
    const AddReport report = add();
    EXPECT_EQ(report.includesResolved, 1U);
    EXPECT_EQ(files().at("docs_src/one.py").state, "skipped");
    EXPECT_EQ(files().at("docs_src/one.py").reason, kPartOfPages);
    EXPECT_NE(textOfCorpus().find("number one"), std::string::npos);
    EXPECT_EQ(textOfCorpus().find("number two"), std::string::npos);
    auto database = *workspace->connect();
    CorpusRepository repository(database);
    EXPECT_EQ(*repository.bytes(*repository.edition({"small", std::nullopt}), "docs_src/one.py"),
              "print(\"number one\")\n");
}

TEST_F(IncludedCodeTest, EveryUnresolvedIncludeIsToldWithItsPathAndLine) {
    const AddReport report = add();
    EXPECT_EQ(report.includesUnresolved, 1U);
    const auto about = std::find_if(report.warnings.begin(), report.warnings.end(),
                                    [](const auto& warning) { return warning.file == "docs/page.md"; });
    ASSERT_NE(about, report.warnings.end());
    EXPECT_EQ(about->line, 7U);
    EXPECT_NE(about->reason.find("include"), std::string::npos) << about->reason;
    EXPECT_NE(about->reason.find("gone.py"), std::string::npos) << about->reason;
    EXPECT_TRUE(std::none_of(report.warnings.begin(), report.warnings.end(),
                             [](const auto& warning) { return warning.file.starts_with("docs_src/"); }));
}

TEST_F(IncludedCodeTest, ChangedCodeReadsItsPageAnewAndNoOther) {
    add();
    folder.write("site/docs_src/one.py", "print(\"number eleven\")\n");
    const AddReport report = add();
    EXPECT_EQ(report.documentsNew, 1U);
    EXPECT_NE(textOfCorpus().find("number eleven"), std::string::npos);
}

TEST_F(IncludedCodeTest, CodeThatAppearsResolvesTheInclude) {
    add();
    folder.write("site/docs_src/gone.py", "print(\"back again\")\n");
    const AddReport report = add();
    EXPECT_EQ(report.includesUnresolved, 0U);
    EXPECT_NE(textOfCorpus().find("back again"), std::string::npos);
}

TEST_F(IncludedCodeTest, CodeOfASourceOfItsOwnIsADocument) {
    request.source = (folder.path() / "site/docs_src").string();
    EXPECT_EQ(add().filesParsed, 2U);
}

TEST_F(IncludedCodeTest, PatternsForPagesDoNotTakeTheirCodeAway) {
    request.include = {"docs/**"};
    EXPECT_EQ(add().includesResolved, 1U);
}

/// Hands out what it is told to, in any order and as often as it likes.
class ListedSource final : public DocumentSource {
public:
    explicit ListedSource(std::vector<SourceFile> files, std::vector<SourceProblem> problems = {})
        : m_files(std::move(files)), m_problems(std::move(problems)) {
        m_info.origin = "a list";
    }
    const SourceInfo& info() const override { return m_info; }
    Result<> read(const SourceSink& sink, JobContext&) override {
        for (const SourceFile& file : m_files) {
            if (!sink.wanted || sink.wanted(file.path, file.bytes.size()))
                TOUCHSTONE_TRY(sink.file(SourceFile(file)));
        }
        for (const SourceProblem& problem : m_problems)
            sink.problem(SourceProblem(problem));
        return {};
    }

private:
    SourceInfo m_info;
    std::vector<SourceFile> m_files;
    std::vector<SourceProblem> m_problems;
};

TEST_F(IncludedCodeTest, CallersOwnSourceIsAddedLikeAnyOther) {
    ListedSource source(std::vector<SourceFile>{{"MED-10", "A title\n\nA text about statins.\n"},
                                                {"MED-2", "Another\n\nText.\n"}});
    request.dialect = "text";
    const auto report = addCorpus(*workspace, request, source, services, context);
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_EQ(report->filesParsed, 2U);
    EXPECT_NE(textOfCorpus().find("statins"), std::string::npos);
}

TEST_F(IncludedCodeTest, EntriesOfOneNameAndProblemsAreAllCountedAndTold) {
    ListedSource source(
        {{"a.md", "# One\n"}, {"a.md", "# Two\n"}, {"b.md", "# B\n"}},
        {{"link.md", "a symbolic link", false}, {"bad.md", "checksum", true}, {"", "cut short", true}});
    const auto report = addCorpus(*workspace, request, source, services, context);
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_EQ(report->filesParsed, 2U);
    EXPECT_EQ(report->filesSkipped, 2U);
    EXPECT_EQ(report->filesFailed, 1U);
    EXPECT_EQ(report->warnings.size(), 4U);
    EXPECT_NE(textOfCorpus().find("One"), std::string::npos) << "the first of a name counts";
}

TEST(FileTable, WhatIsBeyondTheMemoryIsPutAwayAndFoundAgain) {
    FileTableOptions options;
    options.memoryBytes = 10;
    std::map<std::string, std::string> away;
    FileTable table(options, [&](const std::vector<FileTable::Text>& texts) -> Result<> {
        for (const FileTable::Text& text : texts)
            away[text.sha256] = text.bytes;
        return {};
    });
    ListedSource source(std::vector<SourceFile>{{"b.md", "12345678"}, {"a.md", "abcdefgh"}});
    JobContext context;
    ASSERT_TRUE(table.read(source, context));
    ASSERT_EQ(table.files().size(), 2U);
    EXPECT_EQ(table.files()[0].path, "a.md");
    EXPECT_TRUE(table.files()[0].stored);
    EXPECT_EQ(away.at(table.files()[0].sha256), "abcdefgh");
    EXPECT_TRUE(table.find("b.md")->inMemory);
    EXPECT_EQ(table.find("c.md"), nullptr);
    EXPECT_EQ(table.pathsBeginningWith("b"), std::vector<std::string>{"b.md"});
}

TEST(FileTable, HashDependsOnFilesAndNotOnTheirOrder) {
    JobContext context;
    const auto hashOf = [&](std::vector<SourceFile> files) {
        FileTable table(FileTableOptions{});
        ListedSource source(std::move(files));
        EXPECT_TRUE(table.read(source, context));
        return table.filesHash();
    };
    const std::string hash = hashOf({{"a", "1"}, {"b", "2"}});
    EXPECT_EQ(hashOf({{"b", "2"}, {"a", "1"}}), hash);
    EXPECT_NE(hashOf({{"a", "2"}, {"b", "1"}}), hash);
    EXPECT_NE(hashOf({{"a", "1"}}), hash);
}

TEST(PageRules, InnermostSiteServesThePage) {
    FileTable table(FileTableOptions{});
    ListedSource source(std::vector<SourceFile>{{"mkdocs.yml", "site_url: https://outer.org/\n"},
                                                {"docs/en/mkdocs.yml", "site_url: https://inner.org/\n"},
                                                {"docs/en/docs/a.md", "# A\n"}});
    JobContext context;
    ASSERT_TRUE(table.read(source, context));
    const PageRules rules(table, "", "");
    EXPECT_EQ(rules.contextOf("docs/en/docs/a.md").docsRoot, "docs/en/docs");
    EXPECT_EQ(rules.contextOf("docs/en/docs/a.md").siteUrl, "https://inner.org/");
    EXPECT_EQ(rules.contextOf("docs/b.md").siteUrl, "https://outer.org/");
    EXPECT_EQ(PageRules(table, "https://mine.org/", "").contextOf("docs/b.md").siteUrl, "https://mine.org/");
}

} // namespace
} // namespace touchstone
