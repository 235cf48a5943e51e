// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunkers.h"
#include "tests/core/chunking/page_builder.h"

#include <gtest/gtest.h>

using namespace touchstone;
using namespace touchstone::test;

namespace {
std::vector<Chunk> cut(PageBuilder& page, StructuralOptions options) {
    return makeStructuralChunker(options)->chunk(page.document(), {"main", ""});
}
std::string words(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += "word ";
    return out + "end.";
}
} // namespace

TEST(StructuralChunker, TextIsBlocksHeadingsAndFences) {
    PageBuilder page;
    page.heading(1, "Title").paragraph("Some words.").code("x = 1").item("one").item("two");
    const auto chunks = cut(page, {{300, 0}, 40});
    ASSERT_EQ(chunks.size(), 1U);
    EXPECT_EQ(chunks[0].text.text(), "# Title\n\nSome words.\n\n```python\nx = 1\n```\n\n- one\n- two");
    ASSERT_EQ(chunks[0].spans.size(), 5U);
    const auto& code = chunks[0].spans[2];
    EXPECT_EQ(code.kind, BlockKind::Code);
    EXPECT_EQ(chunks[0].text.text().substr(code.start, code.end - code.start), "x = 1");
}

TEST(StructuralChunker, LargeSectionsStandAloneAndSmallOnesArePacked) {
    PageBuilder page;
    page.heading(1, "T").paragraph(words(100)).heading(2, "A").paragraph(words(100)).heading(2, "B");
    page.paragraph("tiny").heading(2, "C").paragraph("tiny too").heading(2, "D").paragraph(words(100));
    EXPECT_EQ(cut(page, {{300, 0}, 0}).size(), 5U);
    const auto packed = cut(page, {{300, 0}, 40});
    ASSERT_EQ(packed.size(), 3U);
    EXPECT_EQ(packed[0].sections.size(), 1U);
    EXPECT_EQ(packed[1].sections.size(), 3U) << "A takes the small ones behind it";
    EXPECT_EQ(packed[1].sections[1].heading, "B");
    EXPECT_EQ(packed[2].heading, "D");
    EXPECT_EQ(cut(page, {{1000, 0}, 1000}).size(), 1U);
}

TEST(StructuralChunker, PackingStaysBelowTheSameParent) {
    PageBuilder page;
    page.heading(1, "T").paragraph(words(100)).heading(2, "A").paragraph(words(60)).heading(3, "A1");
    page.paragraph("tiny").heading(2, "B").paragraph("tiny");
    const auto chunks = cut(page, {{300, 0}, 40});
    for (const Chunk& chunk : chunks)
        if (chunk.heading == "A1") {
            EXPECT_EQ(chunk.sections.size(), 1U);
        }
    PageBuilder nested;
    nested.heading(1, "T").heading(2, "A").heading(3, "A1").paragraph("tiny").heading(2, "B").paragraph(
        words(90));
    for (const Chunk& chunk : cut(nested, {{60, 0}, 40}))
        EXPECT_LE(chunk.tokens, 60U);
}

TEST(StructuralChunker, AnnouncementGoesWithItsCode) {
    PageBuilder page;
    page.heading(1, "T").paragraph(words(80)).paragraph("Use it like this:").code("call()\n" + words(60));
    const auto chunks = cut(page, {{100, 0}, 40});
    ASSERT_EQ(chunks.size(), 2U);
    EXPECT_EQ(chunks[1].text.text().substr(0, 17), "Use it like this:");
}

TEST(StructuralChunker, CodeOverTheBudgetIsCutAtLineEndsWithFencesOfItsOwn) {
    PageBuilder page;
    std::string code;
    for (int i = 0; i < 60; ++i)
        code += "line_" + std::to_string(i) + " = 1\n";
    page.heading(1, "T").code(code);
    const auto chunks = cut(page, {{100, 0}, 40});
    ASSERT_GT(chunks.size(), 3U);
    for (const Chunk& chunk : chunks) {
        const std::string& text = chunk.text.text();
        EXPECT_EQ(text.substr(text.size() - 4), "\n```");
        EXPECT_NE(text.find("```python\nline_"), std::string::npos);
    }
}

TEST(StructuralChunker, FenceIsLongerThanAnyInTheCode) {
    PageBuilder page;
    page.heading(1, "T").code("````md\ntext\n````");
    EXPECT_NE(cut(page, {{300, 0}, 40})[0].text.text().find("`````python\n````md"), std::string::npos);
}

TEST(StructuralChunker, IncludedCodeIsAPartWithItsOwnBytes) {
    PageBuilder page;
    page.heading(1, "T").paragraph("See:").included("import x\nx.run()");
    const auto chunks = cut(page, {{300, 0}, 40});
    ASSERT_EQ(chunks.size(), 1U);
    ASSERT_EQ(chunks[0].parts.size(), 2U);
    EXPECT_EQ(chunks[0].parts[1].path, "code.py");
    EXPECT_EQ(chunks[0].parts[1].range, (TextRange{100, 116}));
    EXPECT_EQ(chunks[0].includedPaths, std::vector<std::string>{"code.py"});
}

TEST(StructuralChunker, CutIncludesShareTheirLineAndDivideTheirBytes) {
    PageBuilder page;
    std::string code;
    for (int i = 0; i < 80; ++i)
        code += "value = function(argument)\n";
    page.heading(1, "T").included(code);
    const auto chunks = cut(page, {{100, 0}, 40});
    ASSERT_GT(chunks.size(), 2U);
    std::uint64_t at = 100;
    for (const Chunk& chunk : chunks) {
        const std::string inPage = page.page().substr(chunk.range.start, chunk.range.size());
        EXPECT_NE(inPage.find("{* ../code.py *}"), std::string::npos);
        ASSERT_EQ(chunk.parts.size(), 2U);
        EXPECT_EQ(chunk.parts[1].range.start, at);
        at = chunk.parts[1].range.end;
    }
    EXPECT_EQ(at, 100 + code.size());
}

TEST(StructuralChunker, IdsFollowContentAndPlace) {
    PageBuilder page;
    page.heading(1, "T").paragraph("Same text.");
    const Document& document = page.document();
    const auto chunker = makeStructuralChunker({});
    const std::string id = chunker->chunk(document, {"main", "1"})[0].id.value;
    EXPECT_EQ(id.size(), 18U);
    EXPECT_EQ(id, chunker->chunk(document, {"main", "1"})[0].id.value);
    EXPECT_NE(id, chunker->chunk(document, {"main", "2"})[0].id.value);
    EXPECT_NE(id, chunker->chunk(document, {"other", "1"})[0].id.value);
}
