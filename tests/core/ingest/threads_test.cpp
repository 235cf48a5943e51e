// SPDX-License-Identifier: GPL-3.0-or-later
// A file that holds several documents: each has a path of its own, the file counts once.
#include "core/ingest/stored_page.h"
#include "tests/core/ingest/small_corpus.h"

namespace touchstone {
namespace {

std::string thread(int number, const std::string& body) {
    return R"({"number":)" + std::to_string(number) + R"(,"title":"Thread )" + std::to_string(number) +
           R"(","state":"open","user":{"login":"ann"},"html_url":"https://github.com/o/r/issues/)" +
           std::to_string(number) + R"(","body":")" + body + R"("})";
}

class ThreadsTest : public SmallCorpus {};

TEST_F(ThreadsTest, BecomeDocumentsThatAreKeptAndReadAgain) {
    folder.write("docs/issues.json", "[" + thread(1, "horses\\nare slow") + "," + thread(2, "cows") + "]");
    const AddReport first = add();
    EXPECT_EQ(first.filesParsed, 4U);
    auto rows = documentRows();
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows.count("issues.json#1") + rows.count("issues.json#2"), 2U);

    auto database = *workspace->connect();
    const auto edition = *CorpusRepository(database).edition({request.name, request.version});
    const auto page = readStoredPage(database, edition, "issues.json#2", context);
    ASSERT_TRUE(page) << describe(page.error());
    EXPECT_EQ(page->document.title, "Thread 2");
    EXPECT_EQ(page->bytes, folder.read("docs/issues.json"));
    bool found = false;
    ASSERT_TRUE(ChunkRepository(database).each(edition, "issues.json#1", [&](const StoredChunk& stored) {
        const auto source = stored.chunk.text.sourcesOf(stored.chunk.text.text().find("horses"),
                                                        stored.chunk.text.text().find("horses") + 6);
        found = !source.empty() && page->bytes.substr(source[0].range.start, 6) == "horses";
        return Result<>();
    }));
    EXPECT_TRUE(found);

    // another file changes: the threads are not read again
    folder.write("docs/a.md", "# Alpha\n\nNew words.\n");
    const AddReport second = add();
    EXPECT_TRUE(second.changed);
    EXPECT_EQ(second.documentsNew, 1U);
    EXPECT_EQ(documentRows().at("issues.json#2"), rows.at("issues.json#2"));
    EXPECT_FALSE(add().changed);

    // a thread goes
    folder.write("docs/issues.json", "[" + thread(2, "cows") + "]");
    add();
    rows = documentRows();
    EXPECT_EQ(rows.count("issues.json#1"), 0U);
    EXPECT_EQ(rows.count("issues.json#2"), 1U);
    EXPECT_EQ(textOfCorpus().find("horses are slow"), std::string::npos);
}

TEST_F(ThreadsTest, AFileThatIsCutOffFailsAlone) {
    folder.write("docs/issues.json", "[" + thread(1, "horses") + ",{\"number\":2,\"title\":\"x");
    const AddReport report = add();
    EXPECT_EQ(report.filesParsed, 3U);
    EXPECT_EQ(report.filesFailed, 1U);
    ASSERT_EQ(report.warnings.size(), 1U);
    EXPECT_NE(report.warnings[0].reason.find("cut off"), std::string::npos);
}

} // namespace
} // namespace touchstone
