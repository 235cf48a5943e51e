// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/markdown.h"

#include <gtest/gtest.h>

using namespace touchstone::gui;

namespace {

QString u(const char* text) {
    return QString::fromUtf8(text);
}

std::string html(const char* markdown) {
    return markdownToHtml(u(markdown)).toStdString();
}

std::string textOf(const MarkdownSplitter& splitter, std::size_t part) {
    const MarkdownPart& p = splitter.parts().at(part);
    return splitter.text().mid(p.start, p.end - p.start).trimmed().toStdString();
}

} // namespace

TEST(MarkdownHtml, MarkersBecomeCitations) {
    EXPECT_EQ(html("Use it [1][12]."), "<p>Use it <a class=\"cite \" href=\"cite:1\">[1]</a><a class=\"cite "
                                       "\" href=\"cite:12\">[12]</a>.</p>");
}

TEST(MarkdownHtml, MarkersInCodeStayCode) {
    EXPECT_EQ(html("`a[1]`"), "<p><code>a[1]</code></p>");
    EXPECT_EQ(html("```\na[1]\n```"), "<pre>a[1]</pre>");
}

TEST(MarkdownHtml, NoZeroAndNoFourDigitsAreMarkers) {
    EXPECT_EQ(html("[0] [1234] [x]"), "<p>[0] [1234] [x]</p>");
}

TEST(MarkdownHtml, RawHtmlIsShownAsText) {
    const std::string out =
        html("<img src=\"file:///etc/passwd\"> and <b>x</b>\n\n<script>alert(1)</script>");
    EXPECT_EQ(out.find("<img"), std::string::npos);
    EXPECT_EQ(out.find("<script"), std::string::npos);
    EXPECT_NE(out.find("&lt;img"), std::string::npos);
}

TEST(MarkdownHtml, ImagesAreTheirWords) {
    EXPECT_EQ(html("![a cat](file:///tmp/cat.png)"), "<p>a cat</p>");
}

TEST(MarkdownHtml, OnlyWebLinksAreLinks) {
    EXPECT_EQ(html("[a](https://example.org/x?y=1&z=2)"),
              "<p><a href=\"https://example.org/x?y=1&amp;z=2\">a</a></p>");
    for (const char* bad : {"[a](javascript:alert(1))", "[a](file:///etc/passwd)", "[a](cite:3)",
                            "[a](data:text/html,x)", "[a](//host/share)", "[a](qrc:/x)"})
        EXPECT_EQ(html(bad), "<p>a</p>") << bad;
}

TEST(MarkdownHtml, AttributesCannotBreakOut) {
    const std::string out = html("[a](<https://example.org/\" onclick=\"x>)");
    EXPECT_EQ(out.find("onclick=\""), std::string::npos);
}

TEST(MarkdownHtml, TablesAndListsAreKnown) {
    const std::string table = html("| a | b |\n|---|--:|\n| 1 | 2 |");
    EXPECT_NE(table.find("<th align=\"left\">a</th>"), std::string::npos);
    EXPECT_NE(table.find("<td align=\"right\">2</td>"), std::string::npos);
    EXPECT_NE(html("3. x\n4. y").find("<ol start=\"3\">"), std::string::npos);
}

TEST(MarkdownPlain, LeavesWordsOnly) {
    EXPECT_EQ(markdownToPlain(u("# A\n\nb **c** `d` [1]")).toStdString(), "A\nb c d [1]");
}

TEST(MarkdownSplitter, CutsAtBlankLinesAndFences) {
    MarkdownSplitter splitter;
    splitter.append(u("One.\n\nTwo.\n```python\nx = 1\n\ny = 2\n```\nThree."));
    splitter.finish();
    ASSERT_EQ(splitter.parts().size(), 4U);
    EXPECT_EQ(textOf(splitter, 0), "One.");
    EXPECT_EQ(textOf(splitter, 1), "Two.");
    EXPECT_EQ(splitter.parts()[2].kind, MarkdownPart::Kind::Code);
    EXPECT_EQ(splitter.parts()[2].code.toStdString(), "x = 1\n\ny = 2");
    EXPECT_EQ(splitter.parts()[2].language.toStdString(), "python");
    EXPECT_EQ(textOf(splitter, 3), "Three.");
}

TEST(MarkdownSplitter, LooseListsStayTogether) {
    MarkdownSplitter splitter;
    splitter.append(u("1. one\n\n2. two\n\n   more of two\n\nAfter."));
    splitter.finish();
    ASSERT_EQ(splitter.parts().size(), 2U);
    EXPECT_EQ(textOf(splitter, 1), "After.");
}

TEST(MarkdownSplitter, AnUnclosedFenceIsOpenCode) {
    MarkdownSplitter splitter;
    splitter.append(u("```sh\necho hi\n"));
    ASSERT_EQ(splitter.parts().size(), 1U);
    EXPECT_TRUE(splitter.parts()[0].open);
    EXPECT_EQ(splitter.parts()[0].code.toStdString(), "echo hi");
    EXPECT_EQ(splitter.stableParts(), 0U);
}

TEST(MarkdownSplitter, AnyCutOfTheStreamGivesTheSameParts) {
    const QString text = u("A para\nwith two lines.\n\n- a\n- b\n\n  c\n\n```js\nlet x = 1;\n```\n\n~~~\nraw "
                           "``` inside\n~~~\n\nEnd [1].\n");
    MarkdownSplitter whole;
    whole.append(text);
    whole.finish();
    for (qsizetype step = 1; step < 9; ++step) {
        MarkdownSplitter pieces;
        std::size_t stable = 0;
        for (qsizetype at = 0; at < text.size(); at += step) {
            pieces.append(QStringView(text).mid(at, step));
            EXPECT_GE(pieces.stableParts(), stable) << "what was final stays final";
            stable = pieces.stableParts();
        }
        pieces.finish();
        ASSERT_EQ(pieces.parts().size(), whole.parts().size()) << step;
        for (std::size_t i = 0; i < whole.parts().size(); ++i) {
            EXPECT_EQ(textOf(pieces, i), textOf(whole, i));
            EXPECT_EQ(pieces.parts()[i].code, whole.parts()[i].code);
        }
    }
}
