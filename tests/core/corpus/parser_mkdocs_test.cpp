// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;

TEST(ParserMkdocs, OldAdmonitionsEndWithTheirIndentation) {
    const std::string page =
        "!!! note \"Technical *Details*\"\n    inside\n\n    ```\n    code\n    ```\n\n    !!! tip\n"
        "        deeper\n    back\n\nout\n\n??? info \"Fold\"\n    x\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document),
              (Texts{"Technical Details", "inside", "code", "deeper", "back", "out", "Fold", "x"}));
    const auto blocks = blocksOf(document);
    EXPECT_EQ(blocks[0].kind, BlockKind::AdmonitionTitle);
    EXPECT_EQ(blocks[0].title, "Technical Details");
    EXPECT_EQ(blocks[2].admonition, "note");
    EXPECT_EQ(blocks[3].admonition, "tip");
    EXPECT_EQ(blocks[4].admonition, "note");
    EXPECT_EQ(blocks[5].admonition, "");
}

TEST(ParserMkdocs, NewBlocksNestByTheirSlashes) {
    const std::string page =
        "//// details | A fold\n    open: True\n\nouter\n\n/// tip\n\ninner\n\n///\n\nouter again\n\n////\n\n"
        "out\n\n4. item\n\n    /// note\n\n    in the item\n\n    ///\n\n    still item\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document), (Texts{"A fold", "outer", "inner", "outer again", "out", "4. item",
                                        "in the item", "still item"}));
    const auto blocks = blocksOf(document);
    EXPECT_EQ(blocks[1].admonition, "details");
    EXPECT_EQ(blocks[2].admonition, "tip");
    EXPECT_EQ(blocks[3].admonition, "details");
    EXPECT_EQ(blocks[4].admonition, "");
    EXPECT_EQ(blocks[6].admonition, "note");
}

TEST(ParserMkdocs, MarksInsideFencesAreCode) {
    const std::string page = "```\n!!! note\n/// tip\n{* x.py *}\n<!-- c -->\n{{ y }}\n```\n";
    EXPECT_EQ(textsOf(parsed(page)), (Texts{"!!! note\n/// tip\n{* x.py *}\n<!-- c -->\n{{ y }}"}));
}

std::string oldTabs(const std::vector<std::pair<std::string, std::string>>& tabs) {
    std::string out;
    for (const auto& [label, code] : tabs)
        out += "=== \"" + label + "\"\n\n    ```Python\n" + code + "    ```\n\n";
    return out;
}

TEST(ParserMkdocs, OfVariantsOfOneSampleTheBestStays) {
    const std::string page = "before\n\n" +
                             oldTabs({{"Python 3.6+", "    from typing import Union\n    a = 1\n    b = 2\n"},
                                      {"Python 3.10+", "    a = 1\n    b = 2\n    # best\n"},
                                      {"Python 3.10+ non-Annotated", "    a = 1\n    b = 3\n"}}) +
                             "after\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document), (Texts{"before", "a = 1\nb = 2\n# best", "after"}));
    const std::string gone = strippedText(document, page, "tab-variant");
    EXPECT_NE(gone.find("non-Annotated"), std::string::npos);
    EXPECT_EQ(gone.find("# best"), std::string::npos);
}

TEST(ParserMkdocs, TabsThatDifferAllStayWithTheirLabels) {
    const std::string page =
        "//// tab | Linux, macOS\n\n```console\n$ source env/bin/activate\n```\n\n////\n\n"
        "//// tab | Windows PowerShell\n\n```console\n$ .\\env\\Scripts\\Activate.ps1\n```\n\n////\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document), (Texts{"Linux, macOS", "$ source env/bin/activate", "Windows PowerShell",
                                        "$ .\\env\\Scripts\\Activate.ps1"}));
}

TEST(ParserMkdocs, TabsThatExplainSomethingStay) {
    const std::string prose =
        "    This version needs a detour that takes a whole sentence to explain, as it should.\n\n";
    const std::string page = "=== \"Python 3.9+\"\n\n" + prose +
                             "    ```\n    a = 1\n    ```\n\n=== \"Python 3.6+\"\n\n" + prose +
                             "    ```\n    a = 1\n    ```\n";
    EXPECT_EQ(textsOf(parsed(page)).size(), 6U);
}

TEST(ParserMkdocs, DifferentPydanticVersionsAreNoVariants) {
    const std::string page = oldTabs({{"Python 3.10+ Pydantic v1", "    a = 1\n    b = 2\n    c = 3\n"},
                                      {"Python 3.10+ Pydantic v2", "    a = 1\n    b = 2\n    d = 3\n"}});
    EXPECT_EQ(textsOf(parsed(page)).size(), 4U);
}

TEST(ParserMkdocs, HeadingsInTabsKeepTheirAnchors) {
    const std::string page = oldTabs({{"Python 3.6+", "    a = 1\n"}, {"Python 3.9+", "    a = 1\n"}}) +
                             "## After\n\n//// tab | Test\n\n### In a tab { #inside }\n\ntext\n\n////\n";
    const Document document = parsed(page);
    expectSound(document, page);
    ASSERT_EQ(document.sections.size(), 3U);
    EXPECT_EQ(document.sections[1].heading, "After");
    EXPECT_EQ(document.sections[2].anchor, "inside");
}

TEST(ParserMkdocs, TemplatesAreStrippedWithTheirBodies) {
    const std::string page =
        "# T\n\n{% for u in people %}\n\n<a href=\"{{ u.url }}\">{{ u.name }}</a> body\n\n{% endfor %}\n\n"
        "{% if x %}\n\n## Kept\n\ngone\n\n{% endif %}\n\nhi {{ name }}!\n\n{% raw %}\n\n```jinja\n{{ id "
        "}}\n```\n\n"
        "{% endraw %}\n\n`{{ code }}` and ${{ secrets }}\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document), (Texts{"T", "Kept", "hi !", "{{ id }}", "`{{ code }}` and ${{ secrets }}"}));
    EXPECT_NE(strippedText(document, page, "template").find("u.url"), std::string::npos);
}

TEST(ParserMkdocs, DirectivesLeaveTheName) {
    const std::string page = "text\n\n::: fastapi.APIRouter\n    options:\n        members:\n            - "
                             "get\n\n        x: y\n\nmore\n";
    const Document document = parsed(page);
    expectSound(document, page);
    EXPECT_EQ(textsOf(document), (Texts{"text", "fastapi.APIRouter", "more"}));
}

TEST(ParserMkdocs, PlainMarkdownKeepsWhatIsNoMarkupThere) {
    const std::string page = "!!! note\n\n/// x\n\n{{ y }}\n";
    EXPECT_EQ(textsOf(parsed(page, Dialect::Markdown)), (Texts{"!!! note", "/// x", "{{ y }}"}));
}

TEST(PublishedUrl, FoldersInsteadOfFiles) {
    const std::string site = "https://example.org";
    EXPECT_EQ(publishedUrl(site, "docs/en/docs", "docs/en/docs/tutorial/cors.md"),
              "https://example.org/tutorial/cors/");
    EXPECT_EQ(publishedUrl(site, "docs/en/docs", "docs/en/docs/x/index.md"), "https://example.org/x/");
    EXPECT_EQ(publishedUrl(site + "/", "docs/en/docs", "docs/en/docs/index.md"), "https://example.org/");
    EXPECT_EQ(publishedUrl(site, "", "a b/\xC3\xBC.md"), "https://example.org/a%20b/%C3%BC/");
    EXPECT_EQ(publishedUrl(site, "docs/en/docs", "README.md"), "");
    EXPECT_EQ(publishedUrl("", "docs", "docs/x.md"), "");
}

TEST(MkdocsConfig, PlainTopLevelValuesOnly) {
    const MkdocsConfig config = readMkdocsConfig("site_name: X\nsite_url: 'https://example.org/'  # "
                                                 "there\nnav:\n  - docs_dir: no\ndocs_dir: src # x\n");
    EXPECT_EQ(config.siteUrl, "https://example.org/");
    EXPECT_EQ(config.docsDir, "src");
    EXPECT_EQ(readMkdocsConfig("site_url: !ENV [A, 'https://x']\n").siteUrl, "");
    EXPECT_EQ(readMkdocsConfig("site_url: javascript:alert(1)\n").siteUrl, "");
    EXPECT_EQ(readMkdocsConfig("").docsDir, "docs");
}

} // namespace
} // namespace touchstone::test
