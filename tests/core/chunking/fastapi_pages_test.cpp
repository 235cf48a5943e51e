// SPDX-License-Identifier: GPL-3.0-or-later
// The chunkers on a whole real documentation, where it is at hand.
#include "core/chunking/chunker.h"
#include "core/corpus/parser.h"
#include "core/text/utf8.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace touchstone;

namespace {

std::filesystem::path pagesFolder() {
    const char* given = std::getenv("TOUCHSTONE_TEST_DATA");
    const std::filesystem::path data = given != nullptr
                                           ? std::filesystem::path(given)
                                           : std::filesystem::path(TOUCHSTONE_SOURCE_DIR) / "../shared";
    return data / "corpora/fastapi/0.141.1";
}

void check(const Document& document, const std::string& bytes, const Chunker& chunker, std::size_t budget) {
    SCOPED_TRACE(document.path + " " + chunker.spec());
    const auto chunks = chunker.chunk(document, {"main", "0.141.1"});
    std::uint64_t reached = 0;
    for (const Chunk& chunk : chunks) {
        ASSERT_LT(chunk.range.start, chunk.range.end);
        ASSERT_LE(chunk.range.end, bytes.size());
        if (&chunk != &chunks.front()) {
            ASSERT_LE(chunk.range.start, reached);
        }
        reached = chunk.range.end;
        EXPECT_LE(chunk.tokens, budget);
        EXPECT_TRUE(isValidUtf8(chunk.text.text()));
        EXPECT_FALSE(chunk.sections.empty());
        const auto& runs = chunk.text.runs();
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const std::size_t end = i + 1 < runs.size() ? runs[i + 1].textStart : chunk.text.size();
            const std::size_t size = end - runs[i].textStart;
            if (runs[i].source.empty() || runs[i].file != kOwnFile)
                continue;
            EXPECT_TRUE(chunk.range.contains(runs[i].source)) << chunk.text.text();
            if (size == runs[i].source.size() && size > 1 && runs[i].source.end <= bytes.size()) {
                std::string source = bytes.substr(runs[i].source.start, size);
                std::replace(source.begin(), source.end(), '\n', ' '); // a folded line end
                std::string text = chunk.text.text().substr(runs[i].textStart, size);
                std::replace(text.begin(), text.end(), '\n', ' ');
                EXPECT_EQ(text, source);
            }
        }
    }
    // A heading of a page is in some chunk's sections.
    for (const Section& section : document.sections) {
        if (section.anchor.empty())
            continue;
        bool found = false;
        for (const Chunk& chunk : chunks)
            for (const ChunkSection& held : chunk.sections)
                found = found || held.anchor == section.anchor;
        EXPECT_TRUE(found) << section.heading;
    }
}

} // namespace

TEST(FastapiPages, EveryChunkHoldsItsPromises) {
    const std::filesystem::path folder = pagesFolder();
    if (!std::filesystem::is_directory(folder))
        GTEST_SKIP() << "no FastAPI pages: set TOUCHSTONE_TEST_DATA";
    const auto structural = *makeChunker(*Spec::parse(kDefaultChunker));
    const auto window = *makeChunker(*Spec::parse("window:tokens=300,overlap=50"));
    ParseContext context;
    context.mkdocsSite = true;
    context.docsRoot = "docs/en/docs";
    context.fileOfCorpus = [](const std::string&) -> const std::string* { return nullptr; };
    context.pathsBeginningWith = [](const std::string&) { return std::vector<std::string>(); };
    JobContext job;
    std::size_t pages = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".md")
            continue;
        std::ostringstream out;
        out << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        const std::string bytes = out.str();
        const auto document = parseDocument(entry.path().lexically_relative(folder).generic_string(), bytes,
                                            Dialect::Auto, context, job);
        ASSERT_TRUE(document);
        check(*document, bytes, *structural, 300);
        check(*document, bytes, *window, 300);
        ++pages;
    }
    EXPECT_EQ(pages, 155U);
}
