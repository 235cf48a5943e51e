// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/extracted_text.h"
#include "core/corpus/pdf_layout.h"
#include "core/platform/child_process.h"
#include "tests/core/corpus/office_files.h"
#include "tests/core/corpus/parser_support.h"

#include <chrono>
#include <thread>

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;

class Pdf : public ::testing::Test {
protected:
    void SetUp() override {
        if (helperProgram("touchstone-reader").empty())
            GTEST_SKIP() << "touchstone-reader is not built beside the tests";
    }
    static Result<Document> parse(const std::string& bytes) {
        JobContext job;
        return parseDocument("files/paper.pdf", bytes, Dialect::Auto, Corpus{}.context(false), job);
    }
    static Document read(const std::string& bytes) {
        Result<Document> document = parse(bytes);
        if (!document) {
            ADD_FAILURE() << describe(document.error());
            return {};
        }
        expectSound(*document, document->extracted);
        return std::move(*document);
    }
    static std::string problem(const std::string& bytes) {
        const Result<Document> document = parse(bytes);
        return document ? "it was read" : document.error().message;
    }
};

std::vector<PdfText> joined(std::vector<PdfText> a, const std::vector<PdfText>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

TEST_F(Pdf, HeadingsParagraphsAndPages) {
    std::vector<PdfText> first = {{72, 700, 20, "The Title", 2}, {72, 650, 14, "1 Opening", 2}};
    first = joined(first, pdfLines(72, 620,
                                   {"A first paragraph goes over more than one line of the page and is",
                                    "joined again to one paragraph by the reader of this file."}));
    std::vector<PdfText> second = {{72, 700, 14, "2 Closing", 2}};
    second = joined(second, pdfLines(72, 670, {"The second page has its own text."}));
    const Document document = read(pdfOf({first, second}));
    EXPECT_EQ(document.dialect, "pdf");
    EXPECT_TRUE(document.isExtracted);
    EXPECT_EQ(document.title, "The Title");
    EXPECT_EQ(textsOf(document), (Texts{"The Title", "1 Opening",
                                        "A first paragraph goes over more than one line of the page and is "
                                        "joined again to one paragraph by "
                                        "the reader of this file.",
                                        "2 Closing", "The second page has its own text."}));
    ASSERT_EQ(document.sections.size(), 3U);
    EXPECT_EQ(document.sections[2].headings, (Texts{"The Title", "2 Closing"}));
    ASSERT_EQ(document.pages.size(), 2U);
    EXPECT_EQ(pageAt(document.pages, document.sections[2].blocks[0].source.start), 2U);
    EXPECT_EQ(document.metadata.at("pages"), "2");
    EXPECT_EQ(document.sizeBytes, document.extracted.size());
}

TEST_F(Pdf, WordsCutAtALineEndAreJoined) {
    const Document document =
        read(pdfOf({pdfLines(72, 700,
                             {"This sentence has a hyphen-",
                              "ated word and a well-known one, which is a well-", "known fact."})}));
    EXPECT_EQ(
        textsOf(document),
        (Texts{"This sentence has a hyphenated word and a well-known one, which is a well-known fact."}));
}

TEST_F(Pdf, ColumnsAreReadOneAfterTheOther) {
    Texts left, right;
    for (int i = 0; i < 12; ++i) {
        left.push_back("left line number " + std::to_string(i) + " of the column");
        right.push_back("right line number " + std::to_string(i) + " of the column");
    }
    const Document document = read(pdfOf({joined(pdfLines(72, 700, left), pdfLines(330, 700, right))}));
    std::string all;
    for (const std::string& text : textsOf(document))
        all += text + "\n";
    EXPECT_LT(all.find("left line number 11"), all.find("right line number 0"));
}

TEST_F(Pdf, RunningHeadsAndPageNumbersAreNotText) {
    std::vector<std::vector<PdfText>> pages;
    for (int i = 1; i <= 4; ++i) {
        std::vector<PdfText> page = {{72, 760, 9, "Handbook of Things, chapter " + std::to_string(i), 1},
                                     {300, 30, 9, std::to_string(i), 1}};
        pages.push_back(joined(
            page, pdfLines(72, 600, {"Body of page " + std::string(1, static_cast<char>('a' + i)) + "."})));
    }
    const Document document = read(pdfOf(pages));
    EXPECT_EQ(textsOf(document),
              (Texts{"Body of page b.", "Body of page c.", "Body of page d.", "Body of page e."}));
    const std::string running = strippedText(document, document.extracted, "running-line");
    EXPECT_NE(running.find("Handbook of Things, chapter 3"), std::string::npos);
}

TEST_F(Pdf, ListsAndCode) {
    std::vector<PdfText> page = pdfLines(
        72, 700, {"\x95 first item", "\x95 second item that is", "longer than a line", "", "Then text."});
    page[2].x = 80;
    page.erase(page.begin() + 3);
    page.back().y -= 20;
    page = joined(page, {{72, 600, 9, "def main():", 3}, {93.6, 589, 9, "print(1)", 3}});
    const Document document = read(pdfOf({page}));
    EXPECT_EQ(textsOf(document), (Texts{"- first item", "- second item that is longer than a line",
                                        "Then text.", "def main():\n    print(1)"}));
    EXPECT_EQ(blocksOf(document)[3].kind, BlockKind::Code);
}

TEST_F(Pdf, PagesWithoutTextAreNamed) {
    EXPECT_EQ(problem(pdfOf({{}, {}})),
              "The PDF has no text: its 2 pages are pictures, as a scanner makes them.");
    const Document document = read(pdfOf({pdfLines(72, 700, {"Text."}), {}, {}, {}}));
    ASSERT_EQ(document.warnings.size(), 1U);
    EXPECT_EQ(document.warnings[0].reason, "pages 2 to 4 of 4 without text: blank, or a picture of them");
}

TEST_F(Pdf, DamagedOnesSaySo) {
    const std::string whole = pdfOf({pdfLines(72, 700, {"Some text to read."})});
    EXPECT_EQ(problem("%PDF-1.7\n1 0 obj\n<< /Length 99999999999 >>\nstream\n" + std::string(900, 'x'))
                  .substr(0, 18),
              "The PDF is damaged");
    EXPECT_EQ(problem("plain text").substr(0, 18), "The file is no PDF");
    EXPECT_NE(
        problem(pdfOf({pdfLines(72, 700, {"Secret."})}, "",
                      "/Encrypt << /Filter /Standard /V 1 /R 2 /O (12345678901234567890123456789012) /U "
                      "(12345678901234567890123456789012) /P -4 >> /ID [(a) (b)]"))
            .find("password"),
        std::string::npos);
    for (std::size_t cut = 20; cut < whole.size(); cut += 97) { // whatever is left: read, or a reason
        const Result<Document> document = parse(whole.substr(0, cut));
        if (!document) {
            EXPECT_EQ(document.error().code, ErrorCode::BadInput);
            EXPECT_EQ(document.error().file, "files/paper.pdf");
        }
    }
}

TEST_F(Pdf, ATitleThatIsAFileNameIsNone) {
    const auto page = pdfLines(72, 700, {"Text."});
    EXPECT_EQ(read(pdfOf({page}, "Report of the Year")).title, "Report of the Year");
    EXPECT_EQ(read(pdfOf({page}, "report-final.indd")).title, "paper.pdf");
}

TEST(PdfWordsRecords, WhatIsNoRecordIsLeftOut) {
    const PdfWords words =
        parsePdfWords("D\t2\tT\tA\t\nP\t1\t612\t792\ti\nW\t1\t2\t3\t4\t10\t0\t1\tF\tword\nW\t1\nnoise\n"
                      "P\t2\t0\t0\t\nW\tx\t\t\t\t\t9\t0\tG\t\xFFok\nZ\n");
    EXPECT_EQ(words.title, "T");
    EXPECT_TRUE(words.complete);
    ASSERT_EQ(words.pages.size(), 2U);
    ASSERT_EQ(words.pages[0].words.size(), 1U);
    EXPECT_EQ(words.pages[0].words[0].text, "word");
    EXPECT_EQ(words.fonts, (Texts{"F", "G"}));
    EXPECT_EQ(words.pages[1].words[0].text, "\xEF\xBF\xBDok");
    EXPECT_FALSE(parsePdfWords("").complete);
}

} // namespace
} // namespace touchstone::test
