// SPDX-License-Identifier: GPL-3.0-or-later
// Documents whose text is taken out, and pages of a book, from the folder to the stored chunk and back.
#include "core/chunking/chunk_repository.h"
#include "core/ingest/stored_page.h"
#include "core/platform/child_process.h"
#include "tests/core/corpus/office_files.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

class OfficeIngest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        request.source = (folder.path() / "in").string();
    }
    std::vector<Chunk> chunksOf(Database& database, const EditionInfo& info, const std::string& path) {
        std::vector<Chunk> out;
        EXPECT_TRUE(ChunkRepository(database).each(info, path, [&](const StoredChunk& stored) -> Result<> {
            out.push_back(stored.chunk);
            return {};
        }));
        return out;
    }
};

TEST_F(OfficeIngest, WordDocumentsKeepTheirText) {
    const auto paragraph = [](const std::string& text, const std::string& style) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text +
               "</w:t></w:r></w:p>";
    };
    folder.write("in/a.docx", test::zip({{"word/document.xml",
                                          "<w:document><w:body>" + paragraph("Opening", "Heading1") +
                                              paragraph("Words to find.", "x") + "</w:body></w:document>",
                                          true}}));
    add();
    auto database = *workspace->connect();
    const EditionInfo info = *CorpusRepository(database).edition({request.name, request.version});
    const auto chunks = chunksOf(database, info, "a.docx");
    ASSERT_EQ(chunks.size(), 1U);
    EXPECT_TRUE(chunks[0].isExtracted);
    EXPECT_EQ(chunks[0].page, 0U);
    EXPECT_EQ(chunks[0].heading, "Opening");
    const auto page = readStoredPage(database, info, "a.docx", context);
    ASSERT_TRUE(page) << describe(page.error());
    EXPECT_EQ(page->bytes, "# Opening\n\nWords to find.\n");
    EXPECT_EQ(page->document.id, chunks[0].document);
    ASSERT_FALSE(page->document.warnings.empty());
    for (const FileRange& range : chunks[0].text.sourcesOf(0, chunks[0].text.size()))
        EXPECT_LE(range.range.end, page->bytes.size());
}

TEST_F(OfficeIngest, PdfChunksKnowTheirPages) {
    if (helperProgram("touchstone-reader").empty())
        GTEST_SKIP() << "touchstone-reader is not built beside the tests";
    std::vector<std::vector<test::PdfText>> pages;
    for (const char* word : {"alpha", "beta", "gamma"})
        pages.push_back({{72, 700, 14, std::string("On ") + word, 2},
                         {72, 660, 10, std::string("Text about ") + word + ".", 1}});
    folder.write("in/a.pdf", test::pdfOf(pages));
    folder.write("in/broken.pdf", "%PDF-1.4\nbroken\n");
    add();
    auto database = *workspace->connect();
    CorpusRepository repository(database);
    const EditionInfo info = *repository.edition({request.name, request.version});
    EXPECT_EQ(info.filesParsed, 1U);
    EXPECT_EQ(info.filesFailed, 1U);
    const auto chunks = chunksOf(database, info, "a.pdf");
    ASSERT_FALSE(chunks.empty());
    EXPECT_TRUE(chunks[0].isExtracted);
    EXPECT_EQ(chunks[0].page, 1U);
    const auto page = readStoredPage(database, info, "a.pdf", context);
    ASSERT_TRUE(page);
    const auto at = page->bytes.find("Text about gamma.");
    ASSERT_NE(at, std::string::npos);
    for (const Chunk& chunk : chunks)
        if (chunk.range.contains(at)) {
            EXPECT_EQ(chunk.pageOf(at), 3U);
        }
}

TEST_F(OfficeIngest, BooksAreReadInTheirOrder) {
    folder.write("in/src/SUMMARY.md", "# Summary\n\n- [One](one.md)\n- [Two](two.md)\n");
    folder.write("in/src/one.md",
                 "# One\n\n```rust\n{{#include ../code/a.rs:here}}\n```\n\n{{#include ../code/none.rs}}\n");
    folder.write("in/src/two.md", "# Two\n\ntext\n");
    folder.write("in/src/lost.md", "# Lost\n\ntext\n");
    folder.write("in/code/a.rs", "// ANCHOR: here\nfn found() {}\n// ANCHOR_END: here\n");
    request.siteUrl = "https://example.org/book/";
    add();
    auto database = *workspace->connect();
    CorpusRepository repository(database);
    const EditionInfo info = *repository.edition({request.name, request.version});
    const auto two = *repository.documentByPath(info, "src/two.md");
    ASSERT_TRUE(two);
    EXPECT_EQ(two->dialect, "mdbook");
    EXPECT_EQ(two->url, "https://example.org/book/two.html");
    EXPECT_EQ(repository.metadata(two->row)->at("order"), "2");
    EXPECT_EQ(repository.metadata((*repository.documentByPath(info, "src/lost.md"))->row)->at("navigation"),
              "none");
    EXPECT_FALSE(*repository.documentByPath(info, "src/SUMMARY.md"));
    const auto chunks = chunksOf(database, info, "src/one.md");
    ASSERT_EQ(chunks.size(), 1U);
    EXPECT_NE(chunks[0].text.text().find("fn found() {}"), std::string::npos);
    ASSERT_EQ(chunks[0].parts.size(), 2U);
    EXPECT_EQ(chunks[0].parts[1].path, "code/a.rs");
    const auto warnings = *repository.warnings(info);
    ASSERT_FALSE(warnings.empty());
    const auto page = readStoredPage(database, info, "src/one.md", context);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->document.id, chunks[0].document);
    // a page that moved within the book is read again, the others are kept
    folder.write("in/src/SUMMARY.md", "# Summary\n\n- [Two](two.md)\n- [One](one.md)\n");
    const AddReport again = add();
    EXPECT_EQ(again.documentsNew, 2U);
    EXPECT_EQ(repository
                  .metadata((*repository.documentByPath(*repository.edition({request.name, request.version}),
                                                        "src/two.md"))
                                ->row)
                  ->at("order"),
              "1");
}

} // namespace
} // namespace touchstone
