// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;

Document html(const std::string& page, const std::string& path = "page.html") {
    Document document = parsed(page, Dialect::Html, path);
    expectSound(document, page);
    return document;
}

std::vector<std::string> kinds(const Document& document) {
    std::vector<std::string> out;
    for (const StrippedRange& range : document.stripped)
        if (range.kind != "markup" && range.kind != "blank")
            out.push_back(range.kind);
    return out;
}

/// What the file holds where the text's words [from, to) come from.
std::string behind(const std::string& page, const Block& block, const std::string& word) {
    const std::size_t at = block.text.text().find(word);
    if (at == std::string::npos)
        return "no such word";
    const auto sources = block.text.sourcesOf(at, at + word.size());
    return sources.empty() ? "from nowhere" : page.substr(sources[0].range.start, sources[0].range.size());
}

TEST(HtmlSections, AnchorsAreTheIdsOfThePage) {
    const Document document = html("<h1>Title</h1><p>a</p>"
                                   "<h2 id='own'>Own</h2><p>b</p>"
                                   "<h2><a name=\"inner\"></a>Inner</h2><p>c</p>"
                                   "<a id=before></a><h2>Before</h2><p>d</p>"
                                   "<section id=\"around\"><h2>Around</h2><p>e</p></section>"
                                   "<p id=far>f</p><h3>None</h3>");
    Texts anchors;
    for (const Section& section : document.sections)
        anchors.push_back(section.anchor);
    EXPECT_EQ(anchors, (Texts{"", "own", "inner", "before", "around", ""}));
    EXPECT_EQ(document.sections.back().headings, (Texts{"Title", "Around", "None"}));
    EXPECT_EQ(document.title, "Title");
}

TEST(HtmlSections, PermalinksAreNotPartOfAHeading) {
    const Document document = html("<h2 id=x>Name<a class=headerlink href=\"#x\">\xC2\xB6</a></h2>"
                                   "<h2><a class=header href=\"#y\" id=y>Linked</a></h2>");
    EXPECT_EQ(textsOf(document), (Texts{"Name", "Linked"}));
    EXPECT_EQ(document.sections[1].anchor, "y");
}

TEST(HtmlContent, FurnitureIsListedByKind) {
    const Document document =
        html("<head><title>T</title></head><body><header>site</header><nav>menu</nav><p>one paragraph of the "
             "page</p>"
             "<aside>more</aside><form><input name=q>search</form><script>x()</script><style>p{}</style>"
             "<div class=\"breadcrumbs\">home</div><p>two</p><footer>foot</footer></body>");
    EXPECT_EQ(textsOf(document), (Texts{"one paragraph of the page", "two"}));
    EXPECT_EQ(kinds(document), (Texts{"head", "header", "navigation", "aside", "form", "script", "style",
                                      "navigation", "footer"}));
}

TEST(HtmlContent, TheMainPartIsFound) {
    for (const std::string open : {"<main>", "<div role=main>", "<article>"}) {
        const std::string close = open.substr(0, 4) == "<div" ? "</div>" : "</" + open.substr(1);
        const Document document =
            html("<body><p>banner</p>" + open + "<header><h1>H</h1>by A</header><p>body text</p>" + close +
                 "<p>related</p></body>");
        EXPECT_EQ(textsOf(document), (Texts{"H", "by A", "body text"})) << open;
        EXPECT_EQ(kinds(document), (Texts{"outside-main", "outside-main"})) << open;
    }
    EXPECT_EQ(textsOf(html("<article><h2>A</h2></article><article><h2>B</h2></article>")), (Texts{"A", "B"}));
}

TEST(HtmlContent, APageWithinAFormIsRead) {
    const Document document = html("<form action=x><h1>Page</h1><p>All of it</p><button>Go</button></form>");
    EXPECT_EQ(textsOf(document), (Texts{"Page", "All of it"}));
    EXPECT_EQ(kinds(document), (Texts{"form"}));
}

TEST(HtmlContent, HiddenPartsGoButTabsStay) {
    EXPECT_EQ(
        textsOf(html("<p hidden>a</p><p aria-hidden=true>b</p><div role=tabpanel hidden><p>c</p></div>")),
        (Texts{"c"}));
}

TEST(HtmlBlocks, ListsKeepTheirMarkersAndDepth) {
    const Document document =
        html("<ul><li>one<li>two<ol start=3><li>three<p>more</p></li><li value=7>seven</ol></ul>");
    EXPECT_EQ(textsOf(document), (Texts{"- one", "- two", "  3. three", "more", "  7. seven"}));
    EXPECT_EQ(blocksOf(document)[2].level, 2);
    EXPECT_EQ(blocksOf(document)[2].kind, BlockKind::ListItem);
}

TEST(HtmlBlocks, DefinitionsQuotesAndNotes) {
    const Document document =
        html("<dl><dt>term<dd>what it is</dl><blockquote><p>said</p></blockquote>"
             "<div class=\"admonition tip\"><p class=\"admonition-title\">Good to know</p><p>text</p></div>"
             "<aside class=Note>careful</aside>");
    EXPECT_EQ(textsOf(document), (Texts{"term", ": what it is", "said", "Good to know", "text", "careful"}));
    const auto blocks = blocksOf(document);
    EXPECT_EQ(blocks[1].kind, BlockKind::Definition);
    EXPECT_EQ(blocks[2].kind, BlockKind::Quote);
    EXPECT_EQ(blocks[3].kind, BlockKind::AdmonitionTitle);
    EXPECT_EQ(blocks[4].admonition, "tip");
    EXPECT_EQ(blocks[5].admonition, "note");
}

TEST(HtmlBlocks, CodeKeepsItsLinesAndLanguage) {
    const std::string page =
        "<pre>\n  first\n\n\tsecond &lt;b&gt; <b>bold</b>\n</pre>"
        "<div class=\"highlight-python notranslate\"><div class=highlight><pre>x = 1</pre></div></div>"
        "<pre><code class=\"language-rust\">fn main() {}</code></pre>";
    const Document document = html(page);
    EXPECT_EQ(textsOf(document), (Texts{"  first\n\n\tsecond <b> bold", "x = 1", "fn main() {}"}));
    const auto blocks = blocksOf(document);
    EXPECT_EQ(blocks[1].language, "python");
    EXPECT_EQ(blocks[2].language, "rust");
    EXPECT_EQ(behind(page, blocks[0], "<b>"), "&lt;b&gt;");
}

TEST(HtmlBlocks, TablesAreRows) {
    const Document document = html("<table><caption>Sizes</caption><tr><th>Name<th>Size</tr>"
                                   "<tr><td>a <code>b</code><td><p>1</p><p>2</p></tr></table>");
    EXPECT_EQ(textsOf(document), (Texts{"Sizes", "| Name | Size |\n|---|---|\n| a b | 1 2 |"}));
    EXPECT_EQ(blocksOf(document)[1].kind, BlockKind::Table);
    EXPECT_EQ(
        textsOf(html("<table role=presentation><tr><td><h2>A</h2>x</td><td><pre>y</pre></td></tr></table>")),
        (Texts{"A", "x", "y"}));
}

TEST(HtmlText, EveryCharacterKnowsItsBytes) {
    const std::string page =
        "<p>caf&eacute;&nbsp;&mdash; <b>bold</b>er &NotEqualTilde;x AT&T &amp;lt; a&notb \xC3\xBC</p>";
    const Document document = html(page);
    const Block block = blocksOf(document).at(0);
    EXPECT_EQ(block.text.text(), "caf\xC3\xA9 \xE2\x80\x94 bolder \xE2\x89\x82\xCC\xB8x AT&T &lt; a\xC2\xAC"
                                 "b \xC3\xBC");
    EXPECT_EQ(behind(page, block, "\xC3\xA9"), "&eacute;");
    EXPECT_EQ(behind(page, block, "\xE2\x80\x94"), "&mdash;");
    EXPECT_EQ(behind(page, block, "\xE2\x89\x82\xCC\xB8"), "&NotEqualTilde;");
    EXPECT_EQ(behind(page, block, "\xC2\xAC"), "&not");
    EXPECT_EQ(behind(page, block, "\xC3\xBC"), "\xC3\xBC");
    EXPECT_EQ(behind(page, block, "bolder"), "bold</b>er");
}

TEST(HtmlText, PicturesAndAbbreviationsSpeak) {
    EXPECT_EQ(textsOf(html(
                  "<p>See <img src=x alt=\"a &amp; b\"> in <abbr title='Hyper Text'>HT</abbr>.<br>Next</p>")),
              (Texts{"See a & b in HT (Hyper Text).\nNext"}));
}

TEST(HtmlText, MovedTextStaysInOrder) {
    const std::string page = "<table><tr><td>cell</td><td>two</td></tr>stray</table><p>after</p>";
    const Document document = html(page);
    const Texts texts = textsOf(document);
    EXPECT_NE(std::find(texts.begin(), texts.end(), "stray"), texts.end());
    EXPECT_EQ(texts.back(), "after");
}

TEST(HtmlHeader, JsonInACommentIsMetadata) {
    const Document document =
        html("<!--{\n\t\"Title\": \"Effective Go\",\n\t\"Breadcrumb\": true\n}-->\n<h2 id=a>A</h2>{{.X}}");
    EXPECT_EQ(document.title, "Effective Go");
    EXPECT_EQ(document.metadata.at("title"), "Effective Go");
    EXPECT_EQ(document.metadata.at("breadcrumb"), "true");
    EXPECT_EQ(document.sections[0].headings, (Texts{"Effective Go", "A"}));
    EXPECT_EQ(kinds(document), (Texts{"front-matter"}));
    EXPECT_EQ(textsOf(document).back(), "{{.X}}"); // the header does not say that it is a template
    EXPECT_TRUE(document.warnings.empty());
}

TEST(HtmlHeader, BrokenJsonIsAComment) {
    EXPECT_EQ(kinds(html("<!--{ nonsense }--><p>x</p>")), (Texts{"comment"}));
}

TEST(HtmlTemplates, ActionsAreCountedAndTakenOut) {
    const std::string page = "<!--{\"Template\": true}-->\n<p>before {{if .X}}middle{{end}} after</p>\n"
                             "<pre>a{{code \"x }} y\"}}b</pre><p>{{raw \"kept <b>text</b>\"}}</p>";
    const Document document = html(page);
    EXPECT_EQ(textsOf(document), (Texts{"before middle after", "ab", "kept text"}));
    ASSERT_EQ(document.warnings.size(), 1U);
    EXPECT_EQ(document.warnings[0].line, 2U);
    EXPECT_EQ(document.warnings[0].reason.substr(0, 18), "4 template actions");
}

TEST(HtmlTemplates, ExamplesInCodeStay) {
    EXPECT_EQ(textsOf(html("<p>Write <code>{{end}}</code></p><pre>{{range .}}</pre><p>{{ user }}</p>")),
              (Texts{"Write {{end}}", "{{range .}}", "{{ user }}"}));
    EXPECT_EQ(textsOf(html("<h1>Editing {{.Title}}</h1><p>{{end}}text</p>")), (Texts{"Editing", "text"}));
}

TEST(MarkdownTemplates, GoActionsOutsideCodeAreTakenOut) {
    const std::string page =
        "---\ntitle: T\n---\n\ntext {{image \"a.png\"}} more\n\n{{play `x` `/a/` `/b/`}}\n\n"
        "code `{{end}}` stays\n\n```\n{{range .}}\n```\n\n{{raw `kept`}} end\n";
    const Document document = parsed(page, Dialect::Markdown, "a.md");
    expectSound(document, page);
    EXPECT_EQ(textsOf(document), (Texts{"text more", "code `{{end}}` stays", "{{range .}}", "kept end"}));
    ASSERT_EQ(document.warnings.size(), 1U);
    EXPECT_EQ(document.warnings[0].reason.substr(0, 18), "3 template actions");
    EXPECT_EQ(document.warnings[0].line, 5U);
    const Document vue = parsed("Use {{ name }} here\n", Dialect::Markdown, "b.md");
    EXPECT_EQ(textsOf(vue), (Texts{"Use {{ name }} here"}));
}

TEST(HtmlCharset, DeclaredAndUsualOnes) {
    const std::string western = "<meta charset=iso-8859-1><p>caf\xE9 \x93quoted\x94 end</p>";
    const Document document = html(western);
    EXPECT_EQ(textsOf(document), (Texts{"caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D end"}));
    EXPECT_EQ(behind(western, blocksOf(document)[0], "\xC3\xA9"), "\xE9");
    EXPECT_EQ(behind(western, blocksOf(document)[0], "end"), "end");
    EXPECT_EQ(textsOf(html("<p>na\xEFve</p>")), (Texts{"na\xC3\xAFve"})); // says nothing
    const std::string japanese = "<meta http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\">"
                                 "<p>\x83\x65\x83\x58\x83\x67 test</p>";
    EXPECT_EQ(textsOf(html(japanese)), (Texts{"\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88 test"}));
    EXPECT_EQ(behind(japanese, blocksOf(html(japanese))[0], "test"), "test");
    // valid UTF-8 is UTF-8, whatever it says
    EXPECT_EQ(textsOf(html("<meta charset=latin1><p>caf\xC3\xA9</p>")), (Texts{"caf\xC3\xA9"}));
    EXPECT_EQ(textsOf(html("<?xml version=\"1.0\" encoding=\"koi8-r\"?><p>\xD4\xC5\xD3\xD4</p>")),
              (Texts{"\xD1\x82\xD0\xB5\xD1\x81\xD1\x82"}));
}

TEST(HtmlHostile, DeepAndBrokenPagesAreRead) {
    std::string deep;
    for (int i = 0; i < 60000; ++i)
        deep += "<div><b id=" + std::to_string(i) + ">";
    deep += "bottom";
    EXPECT_EQ(textsOf(html(deep)).back(), "bottom");
    std::string formatting = "<p>";
    for (int i = 0; i < 3000; ++i)
        formatting += "<b id=" + std::to_string(i) + ">";
    for (int i = 0; i < 3000; ++i)
        formatting += "<p>x";
    EXPECT_FALSE(textsOf(html(formatting)).empty());
    EXPECT_EQ(textsOf(html("<frameset><frame src=x></frameset><p>text")), (Texts{"text"}));
    for (const std::string page : {"<", "<!--", "<p", "&", "&#x", "<table><td", "<pre>", "<!--{", "{{",
                                   "</p></div>", "<svg><title>x", "<select><p>a", "<plaintext>rest <p>"})
        html(page);
}

TEST(HtmlHostile, ManyUnclosedElementsStayLinear) {
    std::string page;
    for (int i = 0; i < 200000; ++i)
        page += i % 2 == 0 ? "<p>a" : "<li>b";
    EXPECT_EQ(textsOf(html(page)).size(), 200000U);
}

TEST(HtmlHostile, AStopIsHeardOf) {
    std::stop_source stop;
    stop.request_stop();
    JobContext job;
    job.stop = stop.get_token();
    std::string page;
    for (int i = 0; i < 100000; ++i)
        page += "<p>word";
    const auto document = parseDocument("x.html", page, Dialect::Html, Corpus{}.context(false), job);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace touchstone::test
