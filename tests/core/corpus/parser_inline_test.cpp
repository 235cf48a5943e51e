// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

struct Case {
    const char *written, *read;
};

TEST(ParserInline, MarkupIsTakenAwayAndWordsStay) {
    const Case cases[] = {
        {"a [link](x.md) b", "a link b"},
        {"[link](x.md){.internal-link target=_blank}.", "link."},
        {"[a (b)](x_(y).md \"title\") c", "a (b) c"},
        {"![a picture](x.png)", "a picture"},
        {"[![badge](x.svg)](http://x)", "badge"},
        {"[`Depends()`](x.md)", "`Depends()`"},
        {"[not a link] [ ] (x)", "[not a link] [ ] (x)"},
        {"see [the page][p] and [p]\n\n[p]: http://x \"t\"", "see the page and p"},
        {"**bold** *path operation* _a_ __b__ ***c***", "bold path operation a b c"},
        {"snake_case_name and 2*3*4", "snake_case_name and 234"},
        {"5 * 3 * 2 and a_ b", "5 * 3 * 2 and a_ b"},
        {"\"_[...] it's **great**_\"", "\"[...] it's great\""},
        {"~~gone~~ ~one~", "gone ~one~"},
        {"`**code** <b> &amp;` after", "`**code** <b> &amp;` after"},
        {"`` a ` b `` c", "`` a ` b `` c"},
        {"an open ` tick", "an open ` tick"},
        {"\\*not\\* \\`this\\`", "*not* `this`"},
        {"a &lt;b&gt; &#65;&#x42; &hellip; &nosuch; & c", "a <b> AB \xE2\x80\xA6 &nosuch; & c"},
        {"&#0;&#xD800;&#1114112;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"<abbr title=\"Cross-Origin Resource Sharing\">CORS</abbr> x",
         "CORS (Cross-Origin Resource Sharing) x"},
        {"<dfn title=\"a &quot;b&quot;\">w</dfn>", "w (a \"b\")"},
        {"<kbd>Ctrl</kbd>+<span style=\"x\">C</span>", "Ctrl+C"},
        {"<https://example.org/a_b_c> <me@example.org>", "https://example.org/a_b_c me@example.org"},
        {"<img src=\"x\" alt=\"a logo\"> b", "a logo b"},
        {"a < b and c <3 > d", "a < b and c <3 > d"},
        {"one\ntwo  \nthree\\\nfour", "one two\nthree\nfour"},
        {"a <!-- hidden --> b", "a b"},
        {"emoji \xF0\x9F\x9A\x80 stays", "emoji \xF0\x9F\x9A\x80 stays"},
        {"{\"json\": 1} stays", "{\"json\": 1} stays"},
    };
    for (const Case& one : cases)
        EXPECT_EQ(inlineText(one.written), one.read) << one.written;
}

TEST(ParserInline, EveryWordKnowsItsBytes) {
    const std::string page = "Use **[FastAPI](x.md)** &amp; <abbr title=\"an X\">Y</abbr>\n  now.\n";
    const Document document = parsed(page);
    expectSound(document, page);
    const MappedText text = blocksOf(document).at(0).text;
    for (const std::string word : {"Use", "FastAPI", "Y", "an X", "now."}) {
        const std::size_t at = text.text().find(word);
        const auto sources = text.sourcesOf(at, at + word.size());
        ASSERT_EQ(sources.size(), 1U);
        EXPECT_EQ(page.substr(sources[0].range.start, sources[0].range.size()), word);
    }
    const auto entity = text.sourcesOf(text.text().find('&'), text.text().find('&') + 1);
    EXPECT_EQ(page.substr(entity.at(0).range.start, entity[0].range.size()), "&amp;");
}

} // namespace
} // namespace touchstone::test
