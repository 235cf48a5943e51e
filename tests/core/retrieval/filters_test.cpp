// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions on pages, and how they act on a search.
#include "core/retrieval/filters.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <set>

namespace touchstone {
namespace {

PageFacts pep(const std::string& status) {
    PageFacts page;
    page.corpus = "peps";
    page.version = "1";
    page.source = "docs";
    page.path = "peps/pep-0008.rst";
    page.kind = "rst";
    page.trust = "high";
    page.metadata = {{"status", status}};
    return page;
}

bool holds(const PageFacts& page, const char* text) {
    const auto filter = parseFilter(text);
    EXPECT_TRUE(filter) << text;
    return filter && passes(page, {*filter});
}

TEST(Filters, MetadataIsComparedWithoutCase) {
    EXPECT_TRUE(holds(pep("Final"), "status=Final"));
    EXPECT_TRUE(holds(pep("Final"), "Status=final"));
    EXPECT_FALSE(holds(pep("Final"), "status=Draft"));
    EXPECT_FALSE(holds(pep("Final"), "author=me")) << "a page without the key does not pass";
}

TEST(Filters, SeveralValuesAndTheOppositeCanBeAskedFor) {
    EXPECT_TRUE(holds(pep("Active"), "status=Final|Active"));
    EXPECT_FALSE(holds(pep("Active"), "status!=Final|Active"));
    EXPECT_TRUE(holds(pep("Active"), "status!=Rejected"));
    EXPECT_TRUE(holds(pep("Active"), "author!=me")) << "without the key it is not that value";
    EXPECT_FALSE(holds(pep("Active"), "source:!docs"));
}

TEST(Filters, WhatEveryPageHasNeedsNoMetadata) {
    for (const char* text : {"corpus:peps", "version:1", "source:docs", "kind:rst", "trust=high",
                             "path:peps/**", "path:*.rst", "path:peps/pep-0008.rst"})
        EXPECT_TRUE(holds(pep("Final"), text)) << text;
    for (const char* text :
         {"corpus:other", "version:2", "source:code", "kind:html", "path:docs/**", "path:*.md"})
        EXPECT_FALSE(holds(pep("Final"), text)) << text;
}

TEST(Filters, WhatIsNoFilterIsUsage) {
    for (const char* text : {"", "status", "=Final", "status=", ":x", "!=x"})
        EXPECT_EQ(parseFilter(text).error().code, ErrorCode::Usage) << text;
}

class FilteredSearch : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        folder.write("docs/old.md",
                     "---\nstatus: Rejected\n---\n# Old\n\nHorses, horses, horses and horses.\n");
        add();
    }
    EditionInfo edition() {
        auto database = *workspace->connect();
        return *CorpusRepository(database).edition({request.name, request.version});
    }
    std::set<std::string> found(const std::vector<std::string>& filters, RetrievalMode mode,
                                std::size_t k = 10) {
        const auto retriever = openRetriever(workspace, {edition()}, {}, context);
        EXPECT_TRUE(retriever);
        RetrievalOptions options;
        options.mode = mode;
        options.k = k;
        for (const std::string& text : filters)
            options.filters.push_back(*parseFilter(text));
        const auto result = (*retriever)->retrieve("horses", options, context);
        EXPECT_TRUE(result);
        searched = result->searchedChunks;
        std::set<std::string> paths;
        for (const Hit& hit : result->hits)
            paths.insert(hit.stored.chunk.path);
        return paths;
    }
    std::size_t searched = 0;
};

TEST_F(FilteredSearch, FiltersActBeforeTheCut) {
    for (const RetrievalMode mode : {RetrievalMode::Lexical, RetrievalMode::Hybrid}) {
        EXPECT_EQ(found({}, mode, 1), std::set<std::string>{"old.md"});
        EXPECT_EQ(found({"path!=old.md"}, mode, 1), std::set<std::string>{"a.md"})
            << "the best of those that may be found, not what is left of the best";
    }
    EXPECT_EQ(found({"path:old.md"}, RetrievalMode::Dense), std::set<std::string>{"old.md"});
}

TEST_F(FilteredSearch, AllConditionsMustHold) {
    EXPECT_TRUE(found({"kind:text", "path:*.md"}, RetrievalMode::Hybrid).empty());
    EXPECT_EQ(searched, 0U);
    found({"kind:text"}, RetrievalMode::Hybrid);
    EXPECT_EQ(searched, 1U);
}

TEST_F(FilteredSearch, WeightOfASourceMovesItsHits) {
    folder.write("more/twin.md", "# Old\n\nHorses, horses, horses and horses.\n");
    AddRequest more = request;
    more.source = (folder.path() / "more").string();
    more.sourceName = "more";
    more.weight = 5;
    more.trust = "low";
    ASSERT_TRUE(addCorpus(*workspace, more, services, context));
    const auto retriever = openRetriever(workspace, {edition()}, {}, context);
    const auto result = (*retriever)->retrieve("horses", {}, context);
    EXPECT_EQ(result->hits.front().stored.chunk.path, "twin.md");
    EXPECT_EQ(result->hits.front().trust, "low");
    EXPECT_EQ(result->hits.front().weight, 5);
    EXPECT_EQ(result->hits.back().trust, "normal");
}

TEST_F(FilteredSearch, WhatWasUpdatedIsFoundAndWhatWentIsNot) {
    for (int i = 0; i < 120; ++i)
        folder.write("docs/f" + std::to_string(i) + ".md",
                     "# Filler\n\nWords about middleware and number " + std::to_string(i) + ".\n");
    request.leastChunksForUpdate = 1;
    for (const char* embedder : {"none", "lsa:dim=20"}) {
        request.embedder = embedder;
        folder.write("docs/f3.md", "# Filler\n\nMiddleware.\n");
        add();
        folder.write("docs/f3.md", "# Filler\n\nMiddleware with dependencies of horses, horses.\n");
        ASSERT_EQ(add().indexWork, IndexWork::Updated) << embedder;
        EXPECT_TRUE(found({}, RetrievalMode::Hybrid).contains("f3.md")) << embedder;
        folder.write("docs/old.md", "# Old\n\nNothing of that kind about middleware.\n");
        ASSERT_EQ(add().indexWork, IndexWork::Updated) << embedder;
        EXPECT_FALSE(found({}, RetrievalMode::Lexical).contains("old.md")) << embedder;
        EXPECT_EQ(searched, edition().chunks);
        folder.write("docs/old.md", "# Old\n\nHorses, horses, horses and horses.\n");
        add();
    }
}

TEST_F(FilteredSearch, ASmallCorpusDoesNotOutshoutALargeOne) {
    const EditionInfo first = edition();
    // One page on another subject: by itself it is the nearest of its corpus to any question.
    folder.write("alone/x.md", "# Kettles\n\nA page on kettles and tea, which mentions a page.\n");
    request.source = (folder.path() / "alone").string();
    request.name = "alone";
    add();
    const auto both = openRetriever(workspace, {first, edition()}, {}, context);
    ASSERT_TRUE(both);
    EXPECT_EQ((*both)->retrieve("horses", {}, context)->hits.front().corpus, "small");
    EXPECT_EQ((*both)->retrieve("kettles", {}, context)->hits.front().corpus, "alone");
}

} // namespace
} // namespace touchstone
