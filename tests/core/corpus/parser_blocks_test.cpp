// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;

TEST(TocSlug, FollowsPythonMarkdown) {
    EXPECT_EQ(tocSlug("Add a `response_model`, now!"), "add-a-response_model-now");
    EXPECT_EQ(tocSlug("  Caf\xC3\xA9 - d\xC3\xA9j\xC3\xA0  vu "), "cafe-deja-vu");
    EXPECT_EQ(tocSlug("3.10 \xF0\x9F\x9A\x80"), "310");
    EXPECT_EQ(tocSlug("\xF0\x9F\x9A\x80"), "");
}

Texts anchors(const std::string& page) {
    Texts out;
    for (const Section& section : parsed(page).sections)
        out.push_back(section.anchor);
    return out;
}

TEST(TocSlug, RepeatsGetNumbers) {
    EXPECT_EQ(anchors("# Same\n# Same\n# Same\n"), (Texts{"same", "same_1", "same_2"}));
    EXPECT_EQ(anchors("# x_5\n# x_5\n# x\n"), (Texts{"x_5", "x_6", "x"}));
    EXPECT_EQ(anchors("# A\n# B { #a }\n"), (Texts{"a_1", "a"})) << "explicit ids come first";
    EXPECT_EQ(anchors("# \xF0\x9F\x9A\x80\n# \xF0\x9F\x98\x8E\n"), (Texts{"_1", "_2"}));
}

TEST(ParserBlocks, HeadingsLoseTheirMarksAndAttributes) {
    const std::string page = "intro\n# The `x` **y** { #my-id .cls }\n## Plain ##\n####### seven\n#no\n";
    const Document document = parsed(page);
    expectSound(document, page);
    ASSERT_EQ(document.sections.size(), 3U);
    EXPECT_EQ(document.sections[0].level, 0);
    EXPECT_EQ(document.sections[0].heading, "");
    EXPECT_EQ(document.sections[1].heading, "The `x` **y**");
    EXPECT_EQ(document.sections[1].headingText, "The x y");
    EXPECT_EQ(document.sections[1].anchor, "my-id");
    EXPECT_EQ(document.sections[2].headings, (Texts{"The `x` **y**", "Plain"}));
    EXPECT_EQ(document.sections[2].anchor, "plain");
    EXPECT_EQ(document.title, "The x y");
}

TEST(ParserBlocks, UnderlinedHeadings) {
    const std::string page = "Title\n=====\n\ntext\n\nSub *x*\n-----\n\na\nb\n---\n";
    const Document document = parsed(page, Dialect::Markdown);
    expectSound(document, page);
    ASSERT_EQ(document.sections.size(), 2U);
    EXPECT_EQ(document.sections[1].headingText, "Sub x");
    EXPECT_EQ(textsOf(document), (Texts{"Title", "text", "Sub x", "a b"}));
}

TEST(ParserBlocks, ListsKeepDepthAndNumbers) {
    const std::string page =
        "* one\n* two\n  runs on\n    + deep **x**\n\n        second part\n3. three\n\nout\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document),
              (Texts{"- one", "- two runs on", "  - deep x", "second part", "3. three", "out"}));
    EXPECT_EQ(blocksOf(document)[2].level, 2);
    EXPECT_EQ(blocksOf(document)[2].kind, BlockKind::ListItem);
}

TEST(ParserBlocks, FencesStandVerbatim) {
    const std::string page = "```Python hl_lines=\"4\"\n# no heading\nx = {**a, \"b\": 1}\n\n  y\n```\n\n"
                             "~~~ { .dockerfile .annotate }\nFROM x # (1)!\n~~~\n\n```hl_lines=\"1\"\nz\n";
    const Document document = parsed(page);
    expectSound(document, page);
    const auto blocks = blocksOf(document);
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(blocks[0].text.text(), "# no heading\nx = {**a, \"b\": 1}\n\n  y");
    EXPECT_EQ(blocks[0].language, "Python");
    EXPECT_EQ(blocks[1].language, "dockerfile");
    EXPECT_EQ(blocks[2].language, "");
    EXPECT_EQ(blocks[2].text.text(), "z");
    EXPECT_TRUE(document.includes.empty());
}

TEST(ParserBlocks, FencesInListsAndQuotesLoseTheirIndentation) {
    const std::string page = "1. step\n\n    ```sh\n    run\n      it\n    ```\n\n> ```\n> quoted\n> ```\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document), (Texts{"1. step", "run\n  it", "quoted"}));
}

TEST(ParserBlocks, RecordedTerminalsLoseTheirColours) {
    const Document document = parsed("<div class=\"termy\">\n\n```console\n$ <font "
                                     "color=\"#4E9A06\">fastapi</font> run <file>\n```\n\n</div>\n");
    EXPECT_EQ(textsOf(document), (Texts{"$ fastapi run <file>"}));
}

TEST(ParserBlocks, TablesBecomeRows) {
    const std::string page = "| A | B |\n|---|:-:|\n| `x|y` | <b>z</b> \\| w |\n| 1 | [l](u) |\n\nafter\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document), (Texts{"| A | B |\n|-|-|\n| `x|y` | z | w |\n| 1 | l |", "after"}));
    EXPECT_EQ(blocksOf(document)[0].kind, BlockKind::Table);
}

TEST(ParserBlocks, QuotesHtmlDefinitionsAndRules) {
    const std::string page =
        "> a\n> b\n\n> [!WARNING]\n> careful\n\n---\n\n<details>\n<summary>More</summary>\n\nbody\n\n"
        "</details>\n\n*[HTML]: Hyper Text\n\n    indented\n      code\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document),
              (Texts{"a b", "careful", "More", "body", "HTML: Hyper Text", "indented\n  code"}));
    const auto blocks = blocksOf(document);
    EXPECT_EQ(blocks[1].admonition, "warning");
    EXPECT_EQ(blocks[2].kind, BlockKind::Html);
    EXPECT_EQ(blocks[4].kind, BlockKind::Definition);
    EXPECT_EQ(blocks[5].kind, BlockKind::Code);
}

TEST(ParserBlocks, FrontMatterCommentsAndStyleAreStripped) {
    const std::string page =
        "---\ntitle: \"My page\"\nhide:\n  - nav\ntag: !!python/x y\n---\n\ntext\n\n<!-- a\n\n# b -->\n\n"
        "<style>\n.x { }\n</style>\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document), (Texts{"text"}));
    EXPECT_EQ(document.title, "My page");
    EXPECT_EQ(document.metadata.count("tag"), 0U);
    EXPECT_EQ(strippedText(document, page, "comment"), "<!-- a\n\n# b -->");
    EXPECT_EQ(strippedText(document, page, "style"), "<style>\n.x { }\n</style>");
    EXPECT_NE(strippedText(document, page, "front-matter").find("hide:"), std::string::npos);
}

TEST(ParserBlocks, ReleaseNotesCarryTheirVersion) {
    const Document document =
        parsed("# Release Notes\n\n## Latest Changes\n\n* a\n\n## 0.115.0 (2024-09-17)\n\n### Fixes\n\n* b\n",
               Dialect::Mkdocs, "docs/en/docs/release-notes.md");
    ASSERT_EQ(document.sections.size(), 4U);
    EXPECT_TRUE(document.sections[1].metadata.empty());
    EXPECT_EQ(document.sections[2].metadata.at("release"), "0.115.0");
    EXPECT_EQ(document.sections[3].metadata.at("release"), "0.115.0");
}

} // namespace
} // namespace touchstone::test
