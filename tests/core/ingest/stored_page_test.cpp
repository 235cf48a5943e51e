// SPDX-License-Identifier: GPL-3.0-or-later
// A stored page is read again from its bytes: it must give what the add made of it.
#include "core/chunking/chunker.h"
#include "core/ingest/stored_page.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

class StoredPageTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        folder.write("site/mkdocs.yml", "site_name: x\nsite_url: https://example.org/\n");
        folder.write("site/docs/page.md",
                     "---\ntitle: Front\n---\n# Page { #page }\n\nSome *words* first.\n\n"
                     "/// tip\n\nA piece of advice.\n\n///\n\n## Code { #code }\n\n"
                     "{* ../docs_src/one.py *}\n\nAnd text after it.\n");
        folder.write("site/docs/notes.txt", "Plain notes.\n\nA second paragraph.\n");
        folder.write("site/docs_src/one.py", "print(\"number one\")\n");
        request.source = (folder.path() / "site").string();
        request.version = "1.0";
    }
    EditionInfo edition(Database& database) const {
        return *CorpusRepository(database).edition({request.name, request.version});
    }
};

TEST_F(StoredPageTest, EveryPageGivesItsSectionsAndChunksAgain) {
    add();
    auto database = *workspace->connect();
    const EditionInfo info = edition(database);
    CorpusRepository repository(database);
    const auto chunker = std::move(*makeChunker(*Spec::parse(info.chunker)));
    const auto documents = repository.documents(info);
    ASSERT_TRUE(documents);
    ASSERT_EQ(documents->size(), 2U);
    for (const DocumentSummary& summary : *documents) {
        const auto page = readStoredPage(database, info, summary.path, context);
        ASSERT_TRUE(page) << describe(page.error());
        EXPECT_EQ(page->bytes, folder.read("site/" + summary.path));
        EXPECT_EQ(page->document.id, summary.id);
        EXPECT_EQ(page->document.title, summary.title);
        EXPECT_EQ(page->document.url, summary.url);
        const auto sections = *repository.sections(summary.row);
        ASSERT_EQ(page->document.sections.size(), sections.size()) << summary.path;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            EXPECT_EQ(page->document.sections[i].id, sections[i].id);
            EXPECT_EQ(page->document.sections[i].headings, sections[i].headings);
            EXPECT_EQ(page->document.sections[i].anchor, sections[i].anchor);
            EXPECT_EQ(page->document.sections[i].source, sections[i].source);
        }
        const std::vector<Chunk> again = chunker->chunk(page->document, {"main", "1.0"});
        std::size_t at = 0;
        ASSERT_TRUE(
            ChunkRepository(database).each(info, summary.path, [&](const StoredChunk& stored) -> Result<> {
                EXPECT_LT(at, again.size());
                if (at < again.size()) {
                    EXPECT_EQ(again[at].id, stored.chunk.id);
                    EXPECT_EQ(again[at].text.text(), stored.chunk.text.text());
                    EXPECT_EQ(again[at].range, stored.chunk.range);
                }
                ++at;
                return {};
            }));
        EXPECT_EQ(at, again.size()) << summary.path;
        EXPECT_GT(at, 0U);
    }
}

TEST_F(StoredPageTest, FileThatIsOnlyIncludedIsItsCode) {
    add();
    auto database = *workspace->connect();
    const auto page = readStoredPage(database, edition(database), "docs_src/one.py", context);
    ASSERT_TRUE(page) << describe(page.error());
    EXPECT_EQ(page->bytes, "print(\"number one\")\n");
    ASSERT_FALSE(page->document.sections.empty());
    EXPECT_EQ(page->document.sections.front().source.start, 0U);
    EXPECT_EQ(page->document.sections.back().source.end, page->bytes.size());
    std::string code;
    for (const Section& section : page->document.sections)
        for (const Block& block : section.blocks)
            if (block.kind == BlockKind::Code)
                code += block.text.text();
    EXPECT_NE(code.find("number one"), std::string::npos);
}

TEST_F(StoredPageTest, TheStoredBytesCountAndNotTheFolder) {
    add();
    const std::string old = folder.read("site/docs/page.md");
    folder.write("site/docs/page.md", "# Gone\n");
    std::filesystem::remove(folder.path() / "site/docs_src/one.py");
    auto database = *workspace->connect();
    const auto page = readStoredPage(database, edition(database), "docs/page.md", context);
    ASSERT_TRUE(page) << describe(page.error());
    EXPECT_EQ(page->bytes, old);
    EXPECT_EQ(page->document.includedPaths, std::vector<std::string>{"docs_src/one.py"});
}

TEST_F(StoredPageTest, UnknownPathIsNotFoundAndNamesIt) {
    add();
    auto database = *workspace->connect();
    const auto page = readStoredPage(database, edition(database), "docs/nowhere.md", context);
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::NotFound);
    EXPECT_NE(page.error().message.find("docs/nowhere.md"), std::string::npos);
}

} // namespace
} // namespace touchstone
