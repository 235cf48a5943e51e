// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every chunk of every page, whatever the chunker.
#include "core/chunking/chunker.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"
#include "tests/core/chunking/page_builder.h"

#include <gtest/gtest.h>

#include <set>

using namespace touchstone;
using namespace touchstone::test;

namespace {

std::unique_ptr<Chunker> chunkerOf(const std::string& text) {
    auto chunker = makeChunker(Spec::parse(text).value());
    EXPECT_TRUE(chunker.has_value()) << text;
    return chunker ? std::move(*chunker) : nullptr;
}

struct Case {
    std::string spec;
    std::size_t tokens;
    bool overlaps;
    std::size_t chars = 0;     ///< 0 = not limited
    bool cutsSentences = true; ///< blocks below the budget too
};

constexpr std::size_t kAny = 1000000;
const std::vector<Case> kCases{{"structural:tokens=300", 300, false, 0, false},
                               {"structural:tokens=40,min=0", 40, false, 0, false},
                               {"structural:tokens=120,min=120", 120, false, 0, false},
                               {"structural:chars=900", kAny, false, 900, false},
                               {"structural:chars=900,tokens=150", 150, false, 900, false},
                               {"window:tokens=100,overlap=0", 100, false},
                               {"window:tokens=300,overlap=50", 300, true},
                               {"window:tokens=60,overlap=30", 60, true},
                               {"window:chars=500,overlap=200", kAny, true, 500},
                               {"recursive:chars=400,overlap=0", kAny, false, 400},
                               {"recursive:chars=400,overlap=150", kAny, true, 400},
                               {"recursive:tokens=80", 80, false},
                               {"sentence:sentences=5,overlap=1", 300, true},
                               {"sentence:sentences=3,overlap=2,chars=600", kAny, true, 600},
                               {"semantic", 300, false},
                               {"semantic:chars=700", kAny, false, 700},
                               {"hierarchical:tokens=300,child=60", 300, true},
                               {"hierarchical:chars=1500", kAny, true, 1500},
                               {"code:tokens=200", 200, false, 0, false},
                               {"entries:tokens=200", 200, false, 0, false}};

/// Shared bytes are allowed where the page has one line for code that was cut.
bool isIncludeLine(const Document& document, TextRange shared) {
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks)
            if (block.source == shared)
                return true;
    return false;
}

void expectTiling(const Document& document, const std::vector<Chunk>& chunks, bool overlaps) {
    ASSERT_FALSE(chunks.empty());
    std::uint64_t at = 0;
    for (const StrippedRange& stripped : document.stripped)
        if (stripped.range.start == at)
            at = stripped.range.end;
    EXPECT_LE(chunks.front().range.start, at);
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        const TextRange range = chunks[i].range;
        ASSERT_LT(range.start, range.end);
        ASSERT_LE(range.end, document.sizeBytes);
        if (i == 0)
            continue;
        const TextRange before = chunks[i - 1].range;
        ASSERT_LE(range.start, before.end) << "no byte may fall between two chunks";
        ASSERT_GE(range.start, before.start);
        if (!overlaps && range.start < before.end) {
            ASSERT_TRUE(isIncludeLine(document, {range.start, before.end}));
        }
    }
    std::uint64_t end = document.sizeBytes;
    for (auto stripped = document.stripped.rbegin(); stripped != document.stripped.rend(); ++stripped)
        if (stripped->range.end == end)
            end = stripped->range.start;
    EXPECT_GE(chunks.back().range.end, end);
}

void expectTextIsTheSource(const std::string& page, const Chunk& chunk) {
    const std::string& text = chunk.text.text();
    ASSERT_TRUE(isValidUtf8(text));
    const auto& runs = chunk.text.runs();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::size_t end = i + 1 < runs.size() ? runs[i + 1].textStart : text.size();
        if (runs[i].source.empty() || runs[i].file != kOwnFile)
            continue;
        ASSERT_TRUE(chunk.range.contains(runs[i].source));
        ASSERT_EQ(text.substr(runs[i].textStart, end - runs[i].textStart),
                  page.substr(runs[i].source.start, runs[i].source.size()));
    }
    std::uint32_t at = 0;
    for (const ChunkSpan& span : chunk.spans) {
        ASSERT_GE(span.start, at);
        ASSERT_LT(span.start, span.end);
        ASSERT_LE(span.end, text.size());
        at = span.end;
    }
}

void expectPlaces(const Document& document, const Chunk& chunk) {
    ASSERT_FALSE(chunk.sections.empty());
    EXPECT_EQ(chunk.heading, chunk.sections.front().heading);
    EXPECT_EQ(chunk.anchor, chunk.sections.front().anchor);
    EXPECT_EQ(chunk.url, chunk.anchor.empty() ? document.url : document.url + "#" + chunk.anchor);
    for (const ChunkSection& section : chunk.sections) {
        EXPECT_TRUE(chunk.range.contains(section.range));
        EXPECT_FALSE(section.range.empty());
    }
    for (std::size_t i = 1; i < chunk.sections.size(); ++i)
        EXPECT_GE(chunk.sections[i].range.start, chunk.sections[i - 1].range.end);
    std::string path;
    for (const std::string& heading : chunk.headings)
        path += (path.empty() ? "" : " > ") + heading;
    const std::string lead = (path.empty() ? document.title : path) + "\n\n";
    if (chunk.found.empty()) {
        EXPECT_EQ(chunk.embeddedText, lead + chunk.text.text());
    } else {
        EXPECT_TRUE(chunk.range.contains(chunk.found));
        EXPECT_LE(chunk.embeddedText.size(), document.path.size() + 2000 + chunk.text.text().size());
    }
    if (!chunk.parts.empty()) {
        EXPECT_EQ(chunk.parts.front().path, document.path);
        EXPECT_EQ(chunk.parts.front().range, chunk.range);
        for (std::size_t i = 1; i < chunk.parts.size(); ++i)
            EXPECT_EQ(chunk.parts[i].path, "code.py");
    }
}

/// Every block's words are in some chunk, and code that fits the budget is whole in one.
void expectNothingLost(const Document& document, const std::vector<Chunk>& chunks, const Case& one) {
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks) {
            const std::string& text = block.text.text();
            const bool cuttable = one.cutsSentences || estimateTokens(text) + 12 > one.tokens ||
                                  (one.chars > 0 && codePointCount(text) + 40 > one.chars);
            std::size_t holders = 0;
            for (const Chunk& chunk : chunks)
                holders += chunk.text.text().find(text) != std::string::npos ? 1U : 0U;
            if (!cuttable) {
                ASSERT_GE(holders, 1U) << text;
            }
            // Cut or not: the first and last line stand somewhere.
            const std::string first = text.substr(0, std::min<std::size_t>(text.find_first_of(" \n"), 20));
            ASSERT_TRUE(std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
                return chunk.text.text().find(first) != std::string::npos;
            }));
        }
}

} // namespace

TEST(Chunkers, HoldTheirPromisesOnGeneratedPages) {
    for (const Case& one : kCases) {
        const auto chunker = chunkerOf(one.spec);
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            SCOPED_TRACE(one.spec + " page " + std::to_string(seed));
            PageBuilder page = randomPage(seed);
            const Document& document = page.document();
            const auto chunks = chunker->chunk(document, {"main", "1.0"});
            bool anyText = false;
            for (const Section& section : document.sections)
                for (const Block& block : section.blocks)
                    anyText = anyText || !block.text.empty();
            if (!anyText) {
                EXPECT_TRUE(chunks.empty());
                continue;
            }
            expectTiling(document, chunks, one.overlaps);
            std::set<std::string> ids;
            for (std::size_t i = 0; i < chunks.size(); ++i) {
                EXPECT_EQ(chunks[i].ordinal, i);
                EXPECT_LE(chunks[i].tokens, one.tokens);
                if (one.chars > 0) {
                    EXPECT_LE(codePointCount(chunks[i].text.text()), one.chars);
                }
                EXPECT_EQ(chunks[i].tokens, estimateTokens(chunks[i].text.text()));
                EXPECT_TRUE(ids.insert(chunks[i].id.value).second);
                expectTextIsTheSource(page.page(), chunks[i]);
                expectPlaces(document, chunks[i]);
            }
            expectNothingLost(document, chunks, one);
            if (HasFailure())
                return;
        }
    }
}

TEST(Chunkers, PagesWithoutTextHaveNoChunks) {
    for (const Case& one : kCases) {
        PageBuilder blank;
        blank.stripped("<div>\n</div>\n");
        EXPECT_TRUE(chunkerOf(one.spec)->chunk(blank.document(), {}).empty());
        EXPECT_TRUE(chunkerOf(one.spec)->chunk(Document{}, {}).empty());
    }
}

TEST(Chunkers, ReleasesNeverShareAChunk) {
    for (const Case& one : kCases) {
        PageBuilder page;
        page.heading(1, "Release Notes");
        for (int i = 0; i < 30; ++i) {
            const std::string version = "0." + std::to_string(i) + ".0";
            page.heading(2, version, version)
                .heading(3, "Fixes", version)
                .item("Fix one thing in " + version);
            page.heading(3, "Docs", version).item("Describe another thing of " + version);
        }
        for (const Chunk& chunk : chunkerOf(one.spec)->chunk(page.document(), {})) {
            if (chunk.release.empty())
                continue;
            for (int i = 0; i < 30; ++i) {
                const std::string version = "0." + std::to_string(i) + ".0";
                const bool named = chunk.text.text().find("in " + version) != std::string::npos;
                EXPECT_TRUE(!named || chunk.release == version) << chunk.text.text();
            }
        }
    }
}

TEST(Chunkers, SpecsSpellAllSettingsOut) {
    EXPECT_EQ(chunkerOf("window")->spec(), "window:overlap=50,tokens=300");
    const std::string structural = chunkerOf("structural")->spec();
    EXPECT_EQ(chunkerOf(structural)->spec(), structural);
    EXPECT_NE(structural.find("tokens=300"), std::string::npos);
    EXPECT_NE(structural.find("min="), std::string::npos);
    EXPECT_EQ(chunkerOf(kDefaultChunker)->spec(), structural);
    EXPECT_EQ(chunkerOf("structural:chars=1200")->spec(), "structural:chars=1200,min=160");
    EXPECT_EQ(chunkerOf("recursive:chars=400")->spec(), "recursive:chars=400,overlap=0");
    EXPECT_EQ(chunkerOf("sentence")->spec(), "sentence:overlap=1,sentences=5,tokens=300");
    EXPECT_EQ(chunkerOf("semantic")->spec(), "semantic:min=40,percentile=80,tokens=300");
    EXPECT_EQ(chunkerOf("hierarchical")->spec(), "hierarchical:child=120,tokens=600");
    EXPECT_EQ(chunkerOf("code")->spec(), "code:min=40,tokens=300");
    EXPECT_EQ(chunkerOf("entries")->spec(), "entries:tokens=300");
    for (const Case& one : kCases)
        EXPECT_EQ(chunkerOf(chunkerOf(one.spec)->spec())->spec(), chunkerOf(one.spec)->spec());
}

TEST(Chunkers, WrongSpecsAreUsage) {
    for (const char* text :
         {"structure", "window:tokens=0", "window:tokens=100,overlap=90", "structural:size=3",
          "structural:tokens=many", "structural:tokens=100,min=101", "recursive:chars=5",
          "sentence:sentences=0", "sentence:sentences=2,overlap=2", "semantic:percentile=100",
          "hierarchical:tokens=100,child=200", "entries:overlap=1"}) {
        const auto chunker = makeChunker(Spec::parse(text).value());
        ASSERT_FALSE(chunker.has_value()) << text;
        EXPECT_EQ(chunker.error().code, ErrorCode::Usage);
    }
}

TEST(Chunkers, LongLinesTakeLinearTime) {
    PageBuilder page;
    page.paragraph(std::string(1000000, 'x'));
    page.code(std::string(300000, '`') + "\n" + std::string(300000, 'y'));
    for (const Case& one : kCases)
        EXPECT_GT(chunkerOf(one.spec)->chunk(page.document(), {}).size(), 300U) << one.spec;
}
