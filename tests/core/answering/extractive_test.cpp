// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/answering/made_up.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace touchstone {
namespace {

/// Blocks one after the other, with a blank line between them, and their spans.
Hit pageOf(const std::vector<std::pair<BlockKind, std::string>>& blocks, const std::string& path = "a.md",
           const std::string& heading = "Heading") {
    std::string text;
    std::vector<ChunkSpan> spans;
    for (const auto& block : blocks) {
        if (!text.empty())
            text += "\n\n";
        const auto start = static_cast<std::uint32_t>(text.size());
        text += block.second;
        spans.push_back({block.first, start, static_cast<std::uint32_t>(text.size())});
    }
    return hitOf(text, path, heading, std::move(spans));
}

Answer askAbout(const std::string& question, std::vector<Hit> hits) {
    RetrievalResult retrieved;
    retrieved.query = question;
    for (std::size_t i = 0; i < hits.size(); ++i)
        hits[i].rank = i + 1;
    retrieved.hits = std::move(hits);
    retrieved.searchedChunks = retrieved.hits.size();
    return answerExtractively(question, retrieved);
}

Hit wombats() {
    return pageOf(
        {{BlockKind::Heading, "Wombats"}, {BlockKind::Paragraph, "Zephyrine wombats sleep in shed seven."}},
        "a.md", "Wombats");
}

TEST(Extractive, OneSentenceOfOnePageAnswers) {
    const Answer answer = askAbout("Where do wombats sleep?", {wombats()});
    EXPECT_EQ(answer.text, "Zephyrine wombats sleep in shed seven. [1]");
    EXPECT_EQ(answer.refused, RefusalReason::None);
    EXPECT_FALSE(answer.note.empty());
    ASSERT_EQ(answer.citations.size(), 1U);
    EXPECT_EQ(answer.citations[0].quote, "Zephyrine wombats sleep in shed seven.");
    EXPECT_EQ(answer.citations[0].status, CitationStatus::Verified);
    EXPECT_EQ(answer.citations[0].range, (TextRange{109, 147}));
}

TEST(Extractive, WhatTheSourcesDoNotSayIsRefused) {
    for (const char* question : {"What is the capital of Peru?", "How do I install a printer driver?",
                                 "Who won the world cup in 2014?", "How much do wombats cost on eBay?"}) {
        const Answer answer = askAbout(question, {wombats()});
        EXPECT_EQ(answer.refused, RefusalReason::NotInSources) << question << "\n" << answer.text;
        EXPECT_NE(answer.text.find("“Title › Wombats”"), std::string::npos) << "names what is nearest";
        EXPECT_TRUE(answer.citations.empty());
        EXPECT_EQ(answer.hits.size(), 1U);
    }
}

TEST(Extractive, NothingFoundAndEmptyQuestionsAreRefused) {
    EXPECT_EQ(askAbout("Where do wombats sleep?", {}).refused, RefusalReason::NotInSources);
    EXPECT_EQ(askAbout("", {wombats()}).refused, RefusalReason::NotInSources);
    EXPECT_EQ(askAbout("what is the of it?", {wombats()}).refused, RefusalReason::NotInSources);
    EXPECT_EQ(askAbout("Where do wombats sleep?", {hitOf("")}).refused, RefusalReason::NotInSources);
}

TEST(Extractive, CodeIsWholeAndFenced) {
    const std::string code =
        "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.middleware(\"http\")\n"
        "async def add_header(request, call_next):\n    # ``` not a fence\n    return x[1]";
    const Answer answer =
        askAbout("How do I create a middleware?",
                 {pageOf({{BlockKind::Heading, "Create a middleware"},
                          {BlockKind::Paragraph,
                           "To create a middleware you use the decorator `@app.middleware(\"http\")`:"},
                          {BlockKind::Code, code}},
                         "m.md", "Create a middleware")});
    EXPECT_NE(answer.text.find("````python\n" + code + "\n````\n[1]"), std::string::npos) << answer.text;
    ASSERT_EQ(answer.citations.size(), 2U);
    EXPECT_EQ(answer.citations[1].quote, code);
    EXPECT_EQ(checkCitations(answer.text, answer.hits).size(), 2U) << "markers in code are none";
}

TEST(Extractive, ListsFollowTheirLeadIn) {
    const Answer answer = askAbout("What does the archive reader refuse?",
                                   {pageOf({{BlockKind::Paragraph, "The archive reader refuses these:"},
                                            {BlockKind::ListItem, "- symbolic links"},
                                            {BlockKind::ListItem, "- devices"},
                                            {BlockKind::ListItem, "- absolute paths"},
                                            {BlockKind::Paragraph, "Cats are another matter."}})});
    EXPECT_EQ(answer.text, "The archive reader refuses these: [1]\n\n- symbolic links [1]\n- devices [1]\n"
                           "- absolute paths [1]");
}

TEST(Extractive, NotMoreThanAScreen) {
    std::vector<Hit> hits;
    for (int h = 0; h < 8; ++h) {
        std::vector<std::pair<BlockKind, std::string>> blocks;
        for (int i = 0; i < 20; ++i) {
            const std::string number = std::to_string(h * 100 + i);
            blocks.emplace_back(BlockKind::Paragraph, "The wombats sleep in shed " + number + " with friend" +
                                                          number + " and keeper" + number + " behind mill" +
                                                          number + ".");
            std::string code = "sleep(wombats" + number + ")";
            for (int line = 0; line < 25; ++line)
                code += "\nline" + number + "(" + std::to_string(line) + ")";
            blocks.emplace_back(BlockKind::Code, code);
        }
        hits.push_back(pageOf(blocks, "p" + std::to_string(h) + ".md"));
    }
    const Answer answer = askAbout("Where do wombats sleep?", std::move(hits));
    EXPECT_EQ(answer.refused, RefusalReason::None);
    std::size_t prose = 0, code = 0, at = 0;
    bool inside = false;
    while (at < answer.text.size()) {
        const std::size_t end = std::min(answer.text.find('\n', at), answer.text.size());
        const std::string line = answer.text.substr(at, end - at);
        at = end + 1;
        if (line.rfind("```", 0) == 0)
            inside = !inside;
        else if (inside)
            ++code;
        else if (!line.empty() && line.front() != '[')
            prose += (line.size() + 99) / 100;
    }
    EXPECT_LE(prose, 12U) << answer.text;
    EXPECT_LE(code, 30U) << answer.text;
}

TEST(Extractive, EveryQuoteStandsInItsPassageInReadingOrder) {
    const Answer answer =
        askAbout("Where do wombats sleep and what do wombats eat?",
                 {pageOf({{BlockKind::Paragraph,
                           "Wombats eat grass [3] and hay.  At night\nwombats sleep in sheds. Cats purr."}}),
                  pageOf({{BlockKind::Table, "| animal | sleeps |\n|---|---|\n| wombats | sleep on straw |"}},
                         "t.md")});
    ASSERT_GE(answer.citations.size(), 2U) << answer.text;
    EXPECT_NE(answer.text.find("Wombats eat grass \\[3] and hay. [1]"), std::string::npos) << answer.text;
    std::size_t lastHit = 0, lastStart = 0;
    for (const Citation& citation : answer.citations) {
        const std::string& text = answer.hits[*citation.hit].stored.chunk.text.text();
        const std::size_t at = text.find(citation.quote);
        ASSERT_NE(at, std::string::npos);
        EXPECT_EQ(citation.range.start, 100 + at);
        EXPECT_TRUE(*citation.hit > lastHit || (*citation.hit == lastHit && at >= lastStart));
        lastHit = *citation.hit;
        lastStart = at;
        EXPECT_EQ(answer.text.substr(citation.answerRange.end - 3, 3),
                  "[" + std::to_string(citation.n) + "]");
    }
    for (const Citation& checked : checkCitations(answer.text, answer.hits))
        EXPECT_EQ(checked.status, CitationStatus::Verified) << checked.quote;
}

} // namespace
} // namespace touchstone
