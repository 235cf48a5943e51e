// SPDX-License-Identifier: GPL-3.0-or-later
// Operators of a query: read where they are clear, else text; and what they let through.
#include "core/retrieval/query_conditions.h"
#include "core/retrieval/query_syntax.h"
#include "core/retrieval/suggestions.h"
#include "core/retrieval/text_match.h"
#include "core/text/utf8.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <chrono>
#include <set>

namespace touchstone {
namespace {

using Kind = QueryCondition::Kind;
using Field = QueryCondition::Field;

TEST(QuerySyntax, TextThatIsNoOperatorStaysByteForByte) {
    std::vector<std::string> texts{"C++",
                                   "what's up?",
                                   "a.b OR",
                                   "",
                                   "   ",
                                   std::string(300, '('),
                                   "say \"hello",
                                   "5\" and 6\" pipes",
                                   "uvicorn -p 8000 -h --reload",
                                   "docker run -it image",
                                   "a - b",
                                   "x -1",
                                   "*args and **kwargs",
                                   "import *",
                                   "foo*bar",
                                   "tiangolo/*",
                                   "http://a.b/c",
                                   "code: see below",
                                   "heading:",
                                   "NEAR(",
                                   "NEAR(a)",
                                   "NEAR(a b, many)",
                                   "NEAR a b",
                                   "\"\"",
                                   "\"  \"",
                                   "\"...\"",
                                   "a\"b c\"d",
                                   "-only -words",
                                   "e\"mail\"",
                                   "nul \0 inside",
                                   "\xF0\x9F\x98\x80 emoji",
                                   "broken \xFF\xFE bytes",
                                   "\xE2\x80\x9Cunbalanced",
                                   "title:x",
                                   "Was bedeutet f\xC3\xBCr?",
                                   "a:b",
                                   "--",
                                   "-",
                                   "\"",
                                   "*",
                                   "(\"a b\")"};
    texts.back() += std::string("\0x", 2);
    for (const std::string& text : texts) {
        const ParsedQuery parsed = parseQuery(text);
        EXPECT_EQ(parsed.words, text);
        EXPECT_TRUE(parsed.conditions.empty()) << text;
    }
}

TEST(QuerySyntax, OperatorsAreRead) {
    const ParsedQuery all = parseQuery("how \"path operation\" -deprecated heading:cors code:app.get "
                                       "path:docs/**.md version:0.100 depend* NEAR(a \"b c\", 3) now");
    ASSERT_EQ(all.conditions.size(), 8U);
    EXPECT_EQ(all.conditions[0].parts[0], "path operation");
    EXPECT_TRUE(all.conditions[1].excluded);
    EXPECT_EQ(all.conditions[2].field, Field::Heading);
    EXPECT_EQ(all.conditions[3].parts[0], "app.get");
    EXPECT_EQ(all.conditions[4].kind, Kind::Path);
    EXPECT_EQ(all.conditions[5].kind, Kind::Version);
    EXPECT_EQ(all.conditions[6].kind, Kind::Prefix);
    EXPECT_EQ(all.conditions[7].parts, (std::vector<std::string>{"a", "b c"}));
    EXPECT_EQ(all.conditions[7].distance, 3U);
    EXPECT_EQ(all.words, "how path operation  cors app.get    a b c now");
    EXPECT_EQ(all.conditions[7].written, "NEAR(a \"b c\", 3)");
    EXPECT_EQ(parseQuery("x -\"a b\" -heading:cors").conditions[1].field, Field::Heading);
    EXPECT_EQ(parseQuery("x code:depend*").conditions[0].kind, Kind::Prefix);
    EXPECT_EQ(parseQuery("\xE2\x80\x9Cpath operation\xE2\x80\x9D?").conditions[0].parts[0], "path operation");
    EXPECT_EQ(parseQuery("\"a b\"?").words, "a b?");
    EXPECT_EQ(parseQuery("x -open-api").conditions[0].parts[0], "open-api");
    for (const QueryCondition& each : all.conditions)
        EXPECT_FALSE(conditionWords(each).empty());
}

TEST(QuerySyntax, HugeQueriesTakeLinearTime) {
    for (const std::string& piece :
         {std::string("\" "), std::string("\xE2\x80\x9C "), std::string("NEAR("), std::string("-abc "),
          std::string("a* "), std::string("heading:a "), std::string("\"a\" ")}) {
        std::string text;
        while (text.size() < 100000)
            text += piece;
        const auto begun = std::chrono::steady_clock::now();
        EXPECT_LE(parseQuery(text + ")").conditions.size(), kMostConditions);
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2)) << piece;
    }
}

bool matches(const std::string& phrase, const std::string& text, bool prefix = false) {
    return WordMatcher(phrase, prefix).in(toLowerUtf8(text));
}

TEST(WordMatcher, FindsWordsAsTheyAreWritten) {
    EXPECT_TRUE(matches("path operation", "A *path*\n operation."));
    EXPECT_TRUE(matches("path operation", "path-operation"));
    EXPECT_FALSE(matches("path operation", "path operations"));
    EXPECT_FALSE(matches("path operation", "pathoperation"));
    EXPECT_FALSE(matches("path operation", "path of operation"));
    EXPECT_TRUE(matches("C++", "use C++, please"));
    EXPECT_FALSE(matches("C++", "use C, please"));
    EXPECT_TRUE(matches("response_model", "set response_model=Item"));
    EXPECT_FALSE(matches("response_model", "response_model_exclude"));
    EXPECT_TRUE(matches("a b", "a a b"));
    EXPECT_TRUE(matches("F\xC3\x9CR", "f\xC3\xBCr"));
    EXPECT_FALSE(matches("f\xC3\xBCr", "daf\xC3\xBCr"));
    EXPECT_TRUE(matches("\xE6\xBC\xA2", "\xE6\xBC\xA2\xE5\xAD\x97"))
        << "no blanks are written in this script";
    EXPECT_TRUE(matches("depend", "Dependencies", true));
    EXPECT_FALSE(matches("depend", "independent", true));
    EXPECT_FALSE(matches("", "anything"));
    EXPECT_FALSE(matches("x", std::string()));
    EXPECT_FALSE(matches("x", "\xFF\xFE"));
}

TEST(WordMatcher, NearCountsTheWordsBetween) {
    const std::vector<WordMatcher> parts{WordMatcher("horse"), WordMatcher("red barn")};
    EXPECT_TRUE(standNear("a horse in the red barn", parts, 2));
    EXPECT_FALSE(standNear("a horse in the red barn", parts, 1));
    EXPECT_TRUE(standNear("red barn, horse", parts, 0));
    EXPECT_FALSE(standNear("horse and no other", parts, 100));
    EXPECT_TRUE(standNear("horse x x x x x red barn x horse", parts, 1)) << "the nearest pair counts";
}

TEST(Suggestions, EditDistanceCountsExchangedNeighboursOnce) {
    EXPECT_EQ(editDistance("middleware", "middleware", 2), 0U);
    EXPECT_EQ(editDistance("midleware", "middleware", 2), 1U);
    EXPECT_EQ(editDistance("midldeware", "middleware", 2), 1U);
    EXPECT_EQ(editDistance("kitten", "sitting", 5), 3U);
    EXPECT_EQ(editDistance("kitten", "sitting", 2), 3U) << "more than asked for";
    EXPECT_EQ(editDistance("", "abc", 5), 3U);
    EXPECT_EQ(editDistance("abc", "", 2), 3U);
}

class QueryOperators : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        folder.write("docs/c.md", "# Saddles\n\n## Red saddles for horses\n\nA red saddle, made by "
                                  "hand.\n\n```python\nhorse.ride(fast=True)\n```\n");
        folder.write(
            "docs/d.md",
            "# Riding\n\nDependencies of riding: a horse, a saddle and time. The horse is deprecated.\n");
        add();
    }
    RetrievalResult search(const std::string& query, bool syntax = true) {
        auto database = *workspace->connect();
        const EditionInfo edition = *CorpusRepository(database).edition({request.name, request.version});
        JobContext job;
        const auto retriever = openRetriever(workspace, {edition}, {}, job);
        RetrievalOptions options;
        options.syntax = syntax;
        options.suggest = true;
        options.explain = true;
        auto result = (*retriever)->retrieve(query, options, job);
        EXPECT_TRUE(result) << (result ? "" : describe(result.error()));
        return result.value_or(RetrievalResult{});
    }
    std::set<std::string> paths(const std::string& query) {
        std::set<std::string> out;
        for (const Hit& hit : search(query).hits)
            out.insert(hit.stored.chunk.path);
        return out;
    }
};

TEST_F(QueryOperators, EveryHitMeetsThem) {
    using Paths = std::set<std::string>;
    EXPECT_EQ(paths("horses \"red saddle\""), Paths{"c.md"});
    EXPECT_EQ(paths("horse -deprecated saddle"), (Paths{"a.md", "b.md", "c.md", "notes.txt"}));
    EXPECT_EQ(paths("heading:saddles"), Paths{"c.md"});
    EXPECT_EQ(paths("code:horse.ride"), Paths{"c.md"});
    EXPECT_EQ(paths("code:saddle"), Paths{});
    EXPECT_EQ(paths("horse path:d.md"), Paths{"d.md"});
    EXPECT_EQ(paths("path:*.txt"), Paths{"notes.txt"}) << "without a word to rank by, in order of the corpus";
    EXPECT_EQ(paths("depend*"), (Paths{"b.md", "d.md", "notes.txt"}));
    EXPECT_EQ(paths("NEAR(horse saddle, 1)"), Paths{"d.md"});
    EXPECT_EQ(paths("version:1.0 horse"), Paths{});
    EXPECT_EQ(paths("\"no such words here\""), Paths{});
}

TEST_F(QueryOperators, HowTheyWereReadIsTold) {
    const auto result = search("\"red saddle\" -horse zzz");
    ASSERT_EQ(result.readings.size(), 2U);
    EXPECT_EQ(result.readings[0].written, "\"red saddle\"");
    EXPECT_EQ(result.readings[0].passages, 1U);
    const auto none = search("horse \"no such words here\"");
    EXPECT_TRUE(none.hits.empty());
    EXPECT_EQ(none.notes.size(), 1U);
}

TEST_F(QueryOperators, WithoutOperatorsNothingChanges) {
    for (const std::string& query :
         {std::string("horses"), std::string("what's up with C++?"), std::string("horse OR (saddle"),
          std::string(300, '['), std::string("\"unbalanced horse"), std::string(100000, 'x'),
          std::string("\0\0", 2), std::string("\xF0\x9F\x98\x80 horse")}) {
        const auto with = search(query, true), without = search(query, false);
        ASSERT_EQ(with.hits.size(), without.hits.size()) << query.substr(0, 50);
        EXPECT_TRUE(with.readings.empty());
        for (std::size_t i = 0; i < with.hits.size(); ++i) {
            EXPECT_EQ(with.hits[i].stored.chunk.id, without.hits[i].stored.chunk.id);
            EXPECT_EQ(with.hits[i].score, without.hits[i].score);
        }
    }
}

TEST_F(QueryOperators, UnknownWordsGetTheNearestKnownOnes) {
    const auto result = search("sadles and midlleware for hosres");
    ASSERT_EQ(result.suggestions.size(), 3U);
    EXPECT_EQ(result.suggestions[0].word, "sadles");
    EXPECT_TRUE(result.suggestions[0].suggestion.starts_with("saddle"));
    EXPECT_EQ(result.suggestions[1].suggestion, "middleware");
    EXPECT_TRUE(search("horses and middleware").suggestions.empty());
    EXPECT_TRUE(search("xyzzyplugh").suggestions.empty());
}

/// The index of words says where to look. It must never hide a passage that holds what is asked for: each
/// pair of neighbouring words and each beginning of a word of the handbook is looked for in both ways.
TEST(QueryConditions, NarrowingByTheIndexLosesNothing) {
    TemporaryFolder folder;
    auto workspace = *Workspace::open(folder.path() / "w.touchstone");
    AddRequest request;
    request.source = std::string(TOUCHSTONE_SOURCE_DIR) + "/docs/user";
    request.name = "handbook";
    JobContext context;
    ASSERT_TRUE(addCorpus(*workspace, request, {}, context));
    auto database = *workspace->connect();
    const EditionInfo edition = *CorpusRepository(database).edition({"handbook", {}});
    const auto sets = *loadIndexSets(database, edition, {}, context);
    std::vector<const IndexSet*> pointers;
    for (const IndexSet& set : sets)
        pointers.push_back(&set);
    const auto facts = *loadPageFacts(database, edition);
    const auto chunks = *ChunkRepository(database).byRows(sets.front().rows);
    struct Folded {
        std::string text, headings;
    };
    std::vector<Folded> passages(chunks.size());
    ASSERT_TRUE(eachPassageText(database, sets.front().rows, [&](std::size_t at, const PassageText& passage) {
        passages[at] = {toLowerUtf8(passage.text), foldedHeadings(passage)};
        EXPECT_EQ(passage.text, chunks[at].chunk.text.text());
    }));
    const ConditionSource source{
        pointers, facts,
        [&](const std::vector<std::int64_t>& rows) { return ChunkRepository(database).byRows(rows); },
        [&](const std::vector<std::int64_t>& rows, const auto& visit) {
            return eachPassageText(database, rows, visit);
        }};
    const Analyser analyser;
    std::size_t asked = 0;
    for (std::size_t i = 0; i < passages.size(); i += 7) {
        std::vector<std::string> words;
        for (std::size_t at = 0; at < passages[i].text.size();) {
            const std::size_t end =
                std::min(passages[i].text.find_first_of(" \n", at), passages[i].text.size());
            if (end > at)
                words.push_back(passages[i].text.substr(at, end - at));
            at = end + 1;
        }
        for (std::size_t w = 0; w + 1 < words.size(); w += 11, ++asked) {
            QueryCondition condition;
            condition.kind = asked % 2 == 0 ? Kind::Phrase : Kind::Prefix;
            condition.parts = {asked % 2 == 0 ? words[w] + " " + words[w + 1]
                                              : words[w].substr(0, 1 + words[w].size() / 2)};
            const WordMatcher matcher(condition.parts[0], condition.kind == Kind::Prefix);
            const auto outcome = holdConditions({condition}, {}, source, analyser, context);
            ASSERT_TRUE(outcome);
            for (std::size_t p = 0; p < passages.size(); ++p)
                ASSERT_EQ(outcome->allowed[p] != 0,
                          matcher.in(passages[p].text) || matcher.in(passages[p].headings))
                    << condition.parts[0] << " in " << chunks[p].chunk.path;
        }
    }
    EXPECT_GT(asked, 50U);
}

} // namespace
} // namespace touchstone
