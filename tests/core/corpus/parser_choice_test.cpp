// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;

std::string choice(const std::string& path, const std::string& bytes = "text\n", bool mkdocs = false) {
    const DialectChoice chosen = chooseDialect(path, bytes, Corpus{}.context(mkdocs));
    EXPECT_FALSE(chosen.reason.empty()) << path;
    return chosen.dialect ? std::string(dialectName(*chosen.dialect)) : "none";
}

TEST(ChooseDialect, ByNameAndContent) {
    EXPECT_EQ(choice("a/b.md"), "markdown");
    EXPECT_EQ(choice("a/b.md", "text\n", true), "mkdocs");
    EXPECT_EQ(choice("b.md", "x\n\n!!! note\n    y\n"), "mkdocs");
    EXPECT_EQ(choice("b.md", "/// tip\nx\n///\n"), "mkdocs");
    EXPECT_EQ(choice("b.md", "{* ../x.py *}\n"), "mkdocs");
    EXPECT_EQ(choice("LICENSE"), "text");
    EXPECT_EQ(choice("x.rst"), "rst");
    EXPECT_EQ(choice("x.html"), "html");
    EXPECT_EQ(choice("docs/intro", "\n<!DOCTYPE html><p>x"), "html");
    EXPECT_EQ(choice("page.aspx", "<html lang=en><p>x"), "html");
    EXPECT_EQ(choice("src/x.PY"), "code");
    EXPECT_EQ(choice("Makefile"), "code");
    EXPECT_EQ(choice("x.json", ""), "code");
    EXPECT_EQ(choice("x.pdf", "%PDF-1.4"), "pdf");
    EXPECT_EQ(choice("x.docx", "PK\x03\x04"), "docx");
    for (const std::string path : {"x.png", "x.doc", "x.xlsx", "x.csv", "x.woff2", "mkdocs.yml", "x.zip"})
        EXPECT_EQ(choice(path), "none") << path;
    EXPECT_EQ(choice("x.md", "\x7F"
                             "ELF\x02"),
              "none");
    EXPECT_EQ(choice("x.md", std::string(100, '\0')), "none");
    EXPECT_EQ(choice("x.md", ""), "markdown");
}

TEST(ChooseDialect, NamesGoBothWays) {
    for (const Dialect dialect :
         {Dialect::Auto, Dialect::Mkdocs, Dialect::Markdown, Dialect::Text, Dialect::Code, Dialect::Html})
        EXPECT_EQ(dialectByName(dialectName(dialect)).value(), dialect);
    EXPECT_EQ(dialectByName("word").error().code, ErrorCode::Usage);
}

TEST(ParserEncodings, WideTextKeepsItsBytes) {
    for (const bool big : {false, true})
        for (const std::size_t unit : {2U, 4U}) {
            std::string page;
            const auto put = [&](char32_t point) {
                for (std::size_t i = 0; i < unit; ++i)
                    page.push_back(static_cast<char>((point >> (8 * (big ? unit - 1 - i : i))) & 0xFF));
            };
            put(0xFEFF);
            for (const char c : std::string("# Wide page\n\nwide words here\n"))
                put(static_cast<char32_t>(c));
            const Document document = parsed(page);
            ASSERT_EQ(textsOf(document), (Texts{"Wide page", "wide words here"})) << unit << big;
            EXPECT_EQ(document.sections[0].source, (TextRange{0, page.size()}));
            const auto words = blocksOf(document)[1].text.sourcesOf(5, 10); // "words"
            EXPECT_EQ(words.at(0).range.start, unit * (1 + 18));
        }
}

TEST(ParserEncodings, BrokenBytesAreReplacedAndTold) {
    const std::string page = "# A\n\nok \xFF word \xC3\n";
    const Document document = parsed(page);
    EXPECT_EQ(textsOf(document), (Texts{"A", "ok \xEF\xBF\xBD word \xEF\xBF\xBD"}));
    ASSERT_EQ(document.warnings.size(), 1U);
    EXPECT_EQ(document.warnings[0].line, 3U);
    const MappedText text = blocksOf(document)[1].text;
    const auto word = text.sourcesOf(text.text().find("word"), text.text().find("word") + 4);
    EXPECT_EQ(page.substr(word.at(0).range.start, 4), "word");
    expectSound(document, page);
}

TEST(ParserEncodings, ByteOrderMarkAndOddLineEnds) {
    const std::string marked = "\xEF\xBB\xBF# A\r\n\r\ntext\r\n";
    EXPECT_EQ(textsOf(parsed(marked)), (Texts{"A", "text"}));
    expectSound(parsed(marked), marked);
    const std::string carriage = "# A\r\rone\rtwo\r\r```\rx\ry\r```\r";
    EXPECT_EQ(textsOf(parsed(carriage)), (Texts{"A", "one two", "x\ny"}));
    expectSound(parsed(carriage), carriage);
}

TEST(ParserErrors, NameTheFileAndTheLine) {
    JobContext job;
    const auto parse = [&](const std::string& bytes) {
        return parseDocument("x.md", bytes, Dialect::Markdown, Corpus{}.context(false), job);
    };
    const auto line = parse("a\n" + std::string((8U << 20U) + 1, 'x') + "\n");
    ASSERT_FALSE(line);
    EXPECT_EQ(line.error().code, ErrorCode::BadInput);
    EXPECT_EQ(line.error().file, "x.md");
    EXPECT_EQ(line.error().line, 2);
    EXPECT_FALSE(parse(std::string((64U << 20U) + 1, '\n')));
    EXPECT_FALSE(parse("\x7F"
                       "ELF"));
    EXPECT_TRUE(parse(""));
    std::stop_source stop;
    stop.request_stop();
    job.stop = stop.get_token();
    EXPECT_EQ(parse("text").error().code, ErrorCode::Cancelled);
}

TEST(ParserDialects, TextAndCodeKeepWholeLines) {
    const std::string text = "one\n  two\n\n\nthree\n";
    const Document plain = parsed(text, Dialect::Text, "x.txt");
    expectSound(plain, text);
    EXPECT_EQ(textsOf(plain), (Texts{"one\n  two", "three"}));
    EXPECT_EQ(plain.title, "x.txt");
    const std::string code = "import x\n\ndef f():\n    a\n\n    b\n\ndef g():\n    c\n";
    const Document source = parsed(code, Dialect::Code, "x.rb");
    expectSound(source, code);
    EXPECT_EQ(textsOf(source), (Texts{"import x", "def f():\n    a\n\n    b", "def g():\n    c"}));
    EXPECT_EQ(blocksOf(source)[0].language, "ruby");
}

TEST(ParserDialects, HtmlLosesItsTags) {
    const std::string page = "<html><head><title>T &amp; t</title><style>x{}</style></head><body><!-- c "
                             "--><h2 id=\"a b\">H<b>1</b></h2>"
                             "<p>One <a href=\"x\">two</a>\nthree</p><ul><li>item</ul><pre>a\n  "
                             "b</pre><script>evil()</script></body></html>";
    const Document document = parsed(page, Dialect::Html, "x.html");
    expectSound(document, page);
    EXPECT_EQ(textsOf(document), (Texts{"H1", "One two three", "- item", "a\n  b"}));
    EXPECT_EQ(document.title, "T & t");
    EXPECT_EQ(document.sections.at(0).anchor, "a b");
}

TEST(ParserIds, FollowTheContentAndThePlace) {
    const Document a = parsed("# A\n\ntext\n");
    const Document same = parsed("# A\n\ntext\n");
    const Document other = parsed("# A\n\nother\n");
    EXPECT_EQ(a.id, same.id);
    EXPECT_NE(a.id, other.id);
    EXPECT_EQ(a.sections[0].id, same.sections[0].id);
    EXPECT_NE(a.sections[0].id, parsed("# A\n\ntext\n", Dialect::Mkdocs, "docs/en/docs/b.md").sections[0].id);
    EXPECT_EQ(a.id.value.substr(0, 2), "d_");
    EXPECT_EQ(a.url, "https://example.org/page/");
}

} // namespace
} // namespace touchstone::test
