// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/includes.h"
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;
const std::string kPage = "docs/en/docs/tutorial/page.md";

Corpus sampleCorpus() {
    Corpus corpus;
    corpus.files["docs_src/a/tutorial001.py"] = "one\ntwo\r\nthree\nfour\nfive\n";
    corpus.files["docs_src/b/tutorial001.py"] = "simple\n";
    corpus.files["docs_src/b/tutorial001_py310.py"] = "newer\n";
    corpus.files["docs_src/b/tutorial001_an.py"] = "annotated\n";
    corpus.files["docs_src/b/tutorial001_an_py39.py"] = "best\n";
    corpus.files["docs_src/b/tutorial001_an_py310_pv1.py"] = "old pydantic\n";
    corpus.files["docs_src/b/tutorial001_other_py311.py"] = "another sample\n";
    corpus.files["docs_src/app/main.py"] = "plain app\n";
    corpus.files["docs_src/app_an_py39/main.py"] = "best app\n";
    corpus.files["docs_src/bin.py"] = std::string("a\0b", 3);
    corpus.files["docs_src/half.py"] = "x \xFF y\n";
    return corpus;
}

Document included(const std::string& page) {
    static const Corpus corpus = sampleCorpus();
    Document document = parsed(page, Dialect::Mkdocs, kPage, corpus);
    expectSound(document, page, corpus.files);
    return document;
}

TEST(ParserIncludes, BothFormsFindTheFileBelowTheRoot) {
    for (const std::string page :
         {"{* ../../docs_src/a/tutorial001.py hl[2] *}\n",
          "```Python hl_lines=\"2\"\n{!../../../docs_src/a/tutorial001.py!}\n```\n",
          "=== \"T\"\n\n    ```Python\n    {!> ../../../docs_src/a/tutorial001.py!}\n    ```\n"}) {
        const Document document = included(page);
        ASSERT_EQ(document.includes.size(), 1U) << page;
        EXPECT_TRUE(document.includes[0].resolved);
        EXPECT_EQ(document.includes[0].path, "docs_src/a/tutorial001.py");
        EXPECT_EQ(document.includedPaths, (Texts{"docs_src/a/tutorial001.py"}));
        const Block block = blocksOf(document).back();
        EXPECT_EQ(block.kind, BlockKind::Code);
        EXPECT_EQ(block.text.text(), "one\ntwo\nthree\nfour\nfive");
        EXPECT_EQ(block.text.sourcesOf(0, block.text.size()).at(0), (FileRange{1, {0, 24}}));
    }
}

TEST(ParserIncludes, LinesArePickedByNumber) {
    const Document document =
        included("{* ../../docs_src/a/tutorial001.py ln[4,1:2] title[\"app/main.py\"] *}\n\n"
                 "{!../../../docs_src/a/tutorial001.py[ln:2-3]!}\n");
    EXPECT_EQ(textsOf(document), (Texts{"one\ntwo\n...\nfour", "two\nthree"}));
    EXPECT_EQ(blocksOf(document)[0].title, "app/main.py");
    EXPECT_EQ(blocksOf(document)[0].language, "python");
    EXPECT_EQ(blocksOf(document)[1].text.sourcesOf(0, 3).at(0).range, (TextRange{4, 7}));
}

TEST(ParserIncludes, NewFormShowsTheBestVariant) {
    const Document document =
        included("{* ../../docs_src/b/tutorial001.py *}\n\n{* ../../docs_src/app/main.py *}\n\n"
                 "{* ../../docs_src/b/tutorial001_py310.py *}\n\n"
                 "```\n{!../../../docs_src/b/tutorial001.py!}\n```\n");
    EXPECT_EQ(textsOf(document), (Texts{"best", "best app", "newer", "simple"}));
}

TEST(ParserIncludes, AbsentFilesAreNamedAndThePageGoesOn) {
    const std::string page =
        "a\n\n{* ../../docs_src/gone.py *}\n\n```\n{!../../../docs_src/lost.py!}\n```\n\nb\n";
    const Document document = included(page);
    EXPECT_EQ(textsOf(document), (Texts{"a", "b"}));
    ASSERT_EQ(document.includes.size(), 2U);
    EXPECT_EQ(document.includes[0].written, "../../docs_src/gone.py");
    EXPECT_EQ(document.includes[0].line, 3U);
    EXPECT_EQ(document.includes[1].line, 6U);
    EXPECT_FALSE(document.includes[1].resolved);
    EXPECT_NE(document.includes[1].reason, "");
    EXPECT_NE(strippedText(document, page, "include-line").find("lost.py"), std::string::npos);
}

TEST(ParserIncludes, NothingOutsideTheCorpusIsAskedFor) {
    Corpus corpus;
    std::vector<std::string> asked;
    ParseContext context = corpus.context();
    context.fileOfCorpus = [&](const std::string& path) -> const std::string* {
        asked.push_back(path);
        return nullptr;
    };
    const std::string page = "{* /etc/passwd *}\n\n{* ../../../../../../etc/passwd "
                             "*}\n\n```\n{!../../../../../../etc/passwd!}\n```\n\n"
                             "{* a/../../../../../../x.py *}\n";
    JobContext job;
    const auto document = parseDocument(kPage, page, Dialect::Mkdocs, context, job);
    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(document->includes.size(), 4U);
    for (const std::string& path : asked)
        EXPECT_TRUE(path.find("..") == std::string::npos && path.front() != '/') << path;
}

TEST(ParserIncludes, OddFilesAreToldOrRepaired) {
    const Document document =
        included("{* ../../docs_src/bin.py *}\n\n{* ../../docs_src/half.py *}\n\n"
                 "{* ../../docs_src/a/tutorial001.py ln[9:1,0:0,-5,99999999999999999999] *}\n");
    EXPECT_EQ(document.includes.at(0).reason, "it is not a text file");
    EXPECT_EQ(textsOf(document), (Texts{"x \xEF\xBF\xBD y"}));
    EXPECT_FALSE(document.includes.at(2).resolved);
}

TEST(ParserIncludes, RepeatedLargeFilesStopAtACap) {
    Corpus corpus;
    corpus.files["big.py"] = std::string(1 << 20, 'x') + "\n";
    std::string page;
    for (int i = 0; i < 40; ++i)
        page += "{* big.py *}\n\n";
    const Document document = parsed(page, Dialect::Mkdocs, "page.md", corpus);
    const auto resolved = std::count_if(document.includes.begin(), document.includes.end(),
                                        [](const IncludeUse& use) { return use.resolved; });
    EXPECT_EQ(document.includes.size(), 40U);
    EXPECT_EQ(resolved, 15);
}

TEST(IncludePaths, DotsAreResolvedWithinTheRoot) {
    EXPECT_EQ(normalisedPath("a/./b/../c.py"), "a/c.py");
    EXPECT_EQ(normalisedPath("a/../../c.py"), std::nullopt);
    EXPECT_EQ(normalisedPath("/a"), std::nullopt);
    EXPECT_EQ(normalisedPath(".."), std::nullopt);
    EXPECT_EQ(variantBase("x/tutorial001_an_py310.py"), "tutorial001.py");
    EXPECT_EQ(variantBase("tutorial002_pv1.py"), "tutorial002.py");
    EXPECT_EQ(variantBase("x_any.py"), "x_any.py");
}

} // namespace
} // namespace touchstone::test
