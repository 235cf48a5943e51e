// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/corpus/office_files.h"
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;

const std::string kOpen =
    "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
    "main\"><w:body>";
const std::string kClose = "</w:body></w:document>";

std::string p(const std::string& text, const std::string& properties = {}) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text +
           "</w:t></w:r></w:p>";
}
std::string style(const std::string& id) {
    return "<w:pStyle w:val=\"" + id + "\"/>";
}
std::string item(const std::string& list, int level) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + list +
           "\"/></w:numPr>";
}

const std::string kStyles =
    "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading "
    "1\"/></w:style>"
    "<w:style w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/><w:basedOn "
    "w:val=\"berschrift1\"/></w:style>"
    "<w:style w:styleId=\"Own\"><w:name w:val=\"My own\"/><w:basedOn w:val=\"berschrift2\"/></w:style>"
    "<w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>"
    "<w:style w:styleId=\"Ring\"><w:name w:val=\"a\"/><w:basedOn w:val=\"Ring\"/></w:style>"
    "<w:style w:styleId=\"Verzeichnis1\"><w:name w:val=\"toc 1\"/></w:style>"
    "<w:style w:styleId=\"Code\"><w:name w:val=\"HTML Preformatted\"/></w:style></w:styles>";
const std::string kNumbering = "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl "
                               "w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/></w:lvl>"
                               "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/></w:lvl></w:abstractNum>"
                               "<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt "
                               "w:val=\"bullet\"/></w:lvl></w:abstractNum>"
                               "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"1\"/></w:num><w:num "
                               "w:numId=\"8\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>";

std::string docx(const std::string& body, const std::vector<ZipEntry>& more = {}) {
    std::vector<ZipEntry> entries = {{"[Content_Types].xml", "<Types/>", true},
                                     {"word/document.xml", kOpen + body + kClose, true},
                                     {"word/styles.xml", kStyles, true},
                                     {"word/numbering.xml", kNumbering, true}};
    for (const ZipEntry& entry : more)
        entries.push_back(entry);
    return zip(entries);
}

Result<Document> parse(const std::string& bytes) {
    JobContext job;
    return parseDocument("files/report.docx", bytes, Dialect::Auto, Corpus{}.context(false), job);
}

Document read(const std::string& bytes) {
    Result<Document> document = parse(bytes);
    if (!document) {
        ADD_FAILURE() << describe(document.error());
        return {};
    }
    expectSound(*document, document->extracted);
    return std::move(*document);
}

std::string problem(const std::string& bytes) {
    const Result<Document> document = parse(bytes);
    return document ? "it was read" : document.error().message;
}

TEST(Docx, HeadingsByTheNameOfTheirStyle) {
    const Document document =
        read(docx(p("The Report", style("Titel")) + p("1 Intro......3", style("Verzeichnis1")) +
                  p("Intro", style("berschrift1")) + p("Text &amp; more.") + p("Detail", style("Own")) +
                  p("Ring", style("Ring")) + p("By level", "<w:outlineLvl w:val=\"0\"/>")));
    EXPECT_EQ(document.dialect, "docx");
    EXPECT_EQ(document.title, "The Report");
    EXPECT_EQ(textsOf(document),
              (Texts{"The Report", "Intro", "Text & more.", "Detail", "Ring", "By level"}));
    ASSERT_EQ(document.sections.size(), 4U);
    EXPECT_EQ(document.sections[2].headings, (Texts{"The Report", "Intro", "Detail"}));
    EXPECT_EQ(document.sections[3].level, 2);
    EXPECT_NE(strippedText(document, document.extracted, "running-line").find("1 Intro"), std::string::npos);
    EXPECT_TRUE(document.pages.empty());
}

TEST(Docx, ListsCountAsWordDoes) {
    const Document document =
        read(docx(p("a", item("7", 0)) + p("b", item("7", 1)) + p("c", item("7", 1)) + p("d", item("7", 0)) +
                  p("e", item("7", 1)) + p("f", item("8", 0)) + p("g", item("99", 0))));
    EXPECT_EQ(textsOf(document), (Texts{"3. a", "  a) b", "  b) c", "4. d", "  a) e", "- f", "g"}));
    EXPECT_EQ(blocksOf(document)[1].level, 2);
}

TEST(Docx, TablesAndFramesAroundText) {
    const auto cell = [](const std::string& inner, const std::string& span = {}) {
        return "<w:tc><w:tcPr>" + span + "</w:tcPr>" + inner + "</w:tc>";
    };
    const std::string table = "<w:tbl><w:tr>" + cell(p("Name")) + cell(p("Size")) + "</w:tr><w:tr>" +
                              cell(p("one") + p("two")) + cell(p("3")) + "</w:tr><w:tr>" +
                              cell(p("wide"), "<w:gridSpan w:val=\"2\"/>") + "</w:tr></w:tbl>";
    const Document document =
        read(docx(table + "<w:tbl><w:tr>" + cell(p("framed") + p("text")) + "</w:tr></w:tbl>"));
    EXPECT_EQ(textsOf(document),
              (Texts{"| Name | Size |\n|---|---|\n| one two | 3 |\n| wide |  |", "framed", "text"}));
}

TEST(Docx, NotesStandBehindTheirParagraph) {
    const std::string body = "<w:p><w:r><w:t>Said</w:t></w:r><w:r><w:footnoteReference "
                             "w:id=\"2\"/></w:r><w:r><w:t> so.</w:t></w:r></w:p>" +
                             p("Next.");
    const Document document =
        read(docx(body, {{"word/footnotes.xml", "<w:footnotes><w:footnote w:type=\"separator\" "
                                                "w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">" +
                                                    p("By whom.") + "</w:footnote></w:footnotes>"}}));
    EXPECT_EQ(textsOf(document), (Texts{"Said[^2] so.", "[^2]: By whom.", "Next."}));
    EXPECT_EQ(blocksOf(document)[1].kind, BlockKind::Definition);
}

TEST(Docx, TrackedChangesAreDecided) {
    const Document document = read(
        docx("<w:p><w:r><w:t xml:space=\"preserve\">It is "
             "</w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
             "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
             "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
             "<w:hyperlink><w:r><w:t xml:space=\"preserve\"> and linked</w:t></w:r></w:hyperlink>"
             "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"));
    EXPECT_EQ(textsOf(document), (Texts{"It is new and linked"}));
    ASSERT_EQ(document.warnings.size(), 1U);
    EXPECT_EQ(document.warnings[0].reason,
              "tracked changes: 1 insertion is taken in, 2 deletions are left out");
}

TEST(Docx, CodeTextBoxesAndProperties) {
    const Document document = read(docx(
        p("int main()", style("Code")) + p("    return 0;", style("Code")) +
            "<w:p><w:r><w:t>Before</w:t></"
            "w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><a:graphic><a:graphicData>"
            "<wps:wsp><wps:txbx><w:txbxContent>" +
            p("In a box") +
            "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></"
            "mc:Choice>"
            "<mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        {{"docProps/core.xml",
          "<c:core><dc:title>From the properties</dc:title><dc:creator>A. Writer</dc:creator></c:core>"}}));
    EXPECT_EQ(textsOf(document), (Texts{"int main()\n    return 0;", "Before", "In a box"}));
    EXPECT_EQ(document.title, "From the properties");
    EXPECT_EQ(document.metadata.at("author"), "A. Writer");
}

TEST(Docx, TextThatLooksLikeAMarkStaysText) {
    const Document document =
        read(docx(p("# no heading") + p("| no row") + p("- no item") + p("```") + p("1. no item")));
    EXPECT_EQ(textsOf(document), (Texts{"# no heading", "| no row", "- no item", "```", "1. no item"}));
    EXPECT_EQ(document.sections.size(), 1U);
    for (const Block& block : blocksOf(document))
        EXPECT_EQ(block.kind, BlockKind::Paragraph);
}

TEST(DocxHostile, WhatIsRefusedSaysWhy) {
    const std::string bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + kOpen + p("&b;") + kClose;
    EXPECT_EQ(problem(zip({{"word/document.xml", bomb, true}})),
              "word/document.xml of the Word document declares entities: it is not read.");
    EXPECT_EQ(problem("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest").substr(0, 33),
              "The file is an encrypted Word doc");
    EXPECT_EQ(problem("PK\x03\x04nonsense").substr(0, 4), "The ");
    EXPECT_EQ(problem("").substr(0, 24), "The file is no Word docu");
    EXPECT_EQ(problem(zip({{"other.xml", "<a/>"}})),
              "The file is no Word document: it has no document part.");
    EXPECT_EQ(problem(docx("<w:p>")).substr(0, 56),
              "word/document.xml of the Word document is damaged at byt");
    EXPECT_EQ(problem(docx("")), "The Word document has no text.");
    ZipEntry huge{"word/document.xml", kOpen + std::string(50 << 20U, ' ') + kClose, true};
    EXPECT_EQ(problem(zip({huge})), "word/document.xml of the Word document unpacks to more than 48 MiB.");
    std::string tags = kOpen;
    for (int i = 0; i < 2100000; ++i)
        tags += "<w:p/>";
    EXPECT_EQ(problem(zip({{"word/document.xml", tags + kClose, true}})),
              "word/document.xml of the Word document has more than 2000000 tags.");
}

TEST(DocxHostile, DeepNestingIsCutAndTold) {
    std::string deep, close;
    for (int i = 0; i < 100000; ++i) {
        deep += "<w:sdt><w:sdtContent>";
        close += "</w:sdtContent></w:sdt>";
    }
    const Document document = read(docx(p("shallow") + deep + p("deep") + close));
    EXPECT_EQ(textsOf(document), (Texts{"shallow"}));
    ASSERT_EQ(document.warnings.size(), 1U);
    const std::string whole = docx(p("one") + p("two"));
    for (std::size_t cut = 1; cut < whole.size(); cut += 37)
        parse(whole.substr(0, cut)); // no crash
}

} // namespace
} // namespace touchstone::test
