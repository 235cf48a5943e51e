// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/page_links.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace touchstone {
namespace {

std::string shown(const PageLinks& links) {
    std::string out;
    for (const PageLink& link : links.links)
        out += link.target + (link.image ? "!" : "") + "@" + std::to_string(link.line) + ":" +
               std::to_string(link.column) + " ";
    return out;
}
PageLinks read(std::string_view text, bool mkdocs = true) {
    return readPageLinks(text, {true, mkdocs}, {});
}

TEST(PageLinks, InlineLinksHaveTheirLineAndColumn) {
    EXPECT_EQ(shown(read("# T\n\nSee [a](x.md) and [b](<y z.md> \"title\").\n\nÄ [c](z.md#s)\n")),
              "x.md@3:9 y z.md@3:24 z.md#s@5:7 ");
}

TEST(PageLinks, PicturesAndPicturesInLinksAreBothRead) {
    EXPECT_EQ(shown(read("[![alt](p.png)](target.md)\n")), "p.png!@1:9 target.md@1:17 ");
}

TEST(PageLinks, DefinitionsAreLinksButFootnotesAreNot) {
    EXPECT_EQ(shown(read("[a]: x.md \"T\"\n[^1]: no link\n  [b]: <y.md>\n")), "x.md@1:6 y.md@3:9 ");
}

TEST(PageLinks, NothingInCodeIsALink) {
    EXPECT_EQ(shown(read("`[a](b.md)` and ``[c](`d.md)``\n\n```\n[e](f.md)\n```\n\n\\[g](h.md)\n")), "");
    const std::string indented = "Text.\n\n    [a](b.md)\n";
    EXPECT_EQ(shown(readPageLinks(indented, {true, false}, {{7, indented.size()}})), "");
}

TEST(PageLinks, CommentsAndTemplateCodeAreSkipped) {
    const PageLinks links =
        read("<!-- [a](b.md) -->\n\n{% for x in y %}\n[c](d.md)\n{% endfor %}\n\n[e](f.md)\n");
    EXPECT_EQ(shown(links), "f.md@7:5 ");
    EXPECT_TRUE(links.generatesText);
}

TEST(PageLinks, TagsGiveLinksAndIds) {
    const PageLinks links =
        read("<a href=\"../x/\" id=\"here\">x</a> <img src='p.png'>\n<a name=\"there\"></a>\n");
    EXPECT_EQ(shown(links), "../x/@1:10 p.png!@1:43 ");
    ASSERT_EQ(links.ids.size(), 2U);
    EXPECT_EQ(links.ids[0].id, "here");
    EXPECT_EQ(links.ids[1].id, "there");
    EXPECT_EQ(links.ids[1].line, 2U);
}

TEST(PageLinks, AttributeListsGiveIds) {
    const PageLinks links =
        read("## Heading { #one }\n\nA paragraph\n{: #two .class }\n\nA set {1, 2} and {#three}\n");
    ASSERT_EQ(links.ids.size(), 3U);
    EXPECT_EQ(links.ids[0].id, "one");
    EXPECT_TRUE(links.ids[0].ofHeading);
    EXPECT_EQ(links.ids[1].id, "two");
    EXPECT_FALSE(links.ids[1].ofHeading);
}

TEST(PageLinks, BracketsWithoutEndStayLinear) {
    std::string text;
    for (int i = 0; i < 200000; ++i)
        text += "[a](b ";
    const auto begun = std::chrono::steady_clock::now();
    (void)read(text);
    std::string many;
    for (int i = 0; i < 100000; ++i)
        many += "[a](b) { .x } ";
    EXPECT_EQ(read(many).links.size(), 100000U);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
}

} // namespace
} // namespace touchstone
