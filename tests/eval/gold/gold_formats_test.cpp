// SPDX-License-Identifier: GPL-3.0-or-later
// CSV, Ragas rows and BEIR folders, there and back; differences, checks, labels.
#include "eval/gold/beir.h"
#include "eval/gold/csv.h"
#include "eval/gold/gold_csv.h"
#include "eval/gold/gold_diff.h"
#include "eval/gold/gold_exchange.h"
#include "eval/gold/label_repository.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

constexpr const char* kLines = "{\"question\":\"Q, with \\\"quotes\\\"\\nand a "
                               "line?\",\"id\":\"a\",\"relevant\":[{\"path\":\"a.md\",\"own\":1}],"
                               "\"tags\":[\"x\"],\"extra\":{\"deep\":[1,2]},\"answer\":\"\"}\n"
                               "{\"id\":7,\"question\":\"R?\",\"relevant\":[],\"answer_points\":[\"one\","
                               "\"two\"],\"status\":\"draft\",\"type\":null}\n";

TEST(Csv, CellsMayHoldEverything) {
    std::vector<CsvRow> rows;
    const auto read = [&](std::string_view text) {
        rows.clear();
        return eachCsvRow(text, "f.csv", [&](const CsvRow& row) {
            rows.push_back(row);
            return Result<>();
        });
    };
    ASSERT_TRUE(read("\xef\xbb\xbf"
                     "a,\"b,\"\"c\"\"\r\nd\",\r\n\r\n,e\n"));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"a", "b,\"c\"\r\nd", ""}));
    EXPECT_EQ(rows[1].line, 4);
    EXPECT_EQ(csvLine(rows[0].cells), "a,\"b,\"\"c\"\"\r\nd\",\r\n");
    const auto open = read("a\n\"b");
    ASSERT_FALSE(open);
    EXPECT_EQ(open.error().line, 2);
    EXPECT_FALSE(read("\"a\"b\n"));
}

TEST(GoldCsv, ReadsBackAsTheVerySameItems) {
    const auto items = *parseGoldJsonLines(kLines, "g");
    const auto again = parseGoldCsv(goldCsv(items), "g.csv");
    ASSERT_TRUE(again) << describe(again.error());
    ASSERT_EQ(again->size(), 2U);
    EXPECT_EQ((*again)[0].json, items[0].json);
    EXPECT_EQ((*again)[1].json, items[1].json);
    EXPECT_EQ(goldHash(*again), goldHash(items));
}

TEST(GoldCsv, ColumnsOfAnotherFileAreMapped) {
    const auto items = parseGoldCsv("Nr,Frage,path,anchor,grade\n1,Wo?,a.md,x,2\n2,Wann?,,,\n", "f.csv",
                                    {{"id", "Nr"}, {"question", "Frage"}});
    ASSERT_TRUE(items) << describe(items.error());
    EXPECT_EQ((*items)[0].relevant.at(0).grade, 2);
    EXPECT_TRUE((*items)[1].unanswerable());
    for (const auto& [text, line] : {std::pair{"id,question\n1,Q\n", 1},
                                     {"id,question,path\n1,Q\n", 2},
                                     {"id,question,relevant\n1,Q,[]\n1,R,[]\n", 3},
                                     {"id,question,relevant\n1,Q,[\n", 2},
                                     {"id,question,path,grade\n1,Q,a,high\n", 2}}) {
        const auto bad = parseGoldCsv(text, "f.csv");
        ASSERT_FALSE(bad) << text;
        EXPECT_EQ(bad.error().code, ErrorCode::BadInput) << text;
        EXPECT_EQ(bad.error().line, line) << text;
    }
}

class GoldExchangeTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        add();
        database = std::make_unique<Database>(*workspace->connect());
        edition = *CorpusRepository(*database).edition({"small", std::nullopt});
    }
    std::unique_ptr<Database> database;
    EditionInfo edition;
};

TEST_F(GoldExchangeTest, RagasRowsHoldContextsAndTheWholeItem) {
    const auto items = *parseGoldJsonLines(
        R"({"id":"a","question":"Q?","answer":"A.","relevant":[{"path":"a.md","anchor":"more"}],"own":true})",
        "g");
    const auto rows = ragasRows(*database, edition, items);
    ASSERT_TRUE(rows) << describe(rows.error());
    EXPECT_NE(rows->find("\"reference\":\"A.\""), std::string::npos);
    EXPECT_NE(rows->find("## More"), std::string::npos);
    EXPECT_NE(rows->find("a.md#more"), std::string::npos);
    std::vector<std::string> warnings;
    const ContextPlaces nowhere = [](const std::string&, const std::string&) {
        return Result<std::optional<GoldPlace>>(std::nullopt);
    };
    ASSERT_TRUE(looksLikeRagas(*rows));
    const auto again = parseRagasRows(*rows, "r", nowhere, warnings);
    ASSERT_TRUE(again) << describe(again.error());
    EXPECT_EQ(goldHash(*again), goldHash(items));
    const auto foreign = parseRagasRows(
        R"({"question":"Old?","ground_truths":["G"],"contexts":[],"reference_contexts":["gone"],"other":1})",
        "r", nowhere, warnings);
    ASSERT_TRUE(foreign) << describe(foreign.error());
    EXPECT_EQ((*foreign)[0].id, "r1");
    EXPECT_EQ((*foreign)[0].answer, "G");
    EXPECT_EQ(warnings.size(), 1U);
    EXPECT_NE((*foreign)[0].json.find("\"other\":1"), std::string::npos);
    EXPECT_FALSE(looksLikeRagas(kLines));
}

TEST_F(GoldExchangeTest, BeirFolderReadsBackAtTheLevelOfPages) {
    const auto items = *parseGoldJsonLines(
        "{\"id\":\"a\",\"question\":\"Q?\",\"relevant\":[{\"path\":\"a.md\",\"grade\":1},{\"path\":\"a.md\","
        "\"grade\":2},"
        "{\"path\":\"b.md\",\"grade\":0}]}\n{\"id\":\"n\",\"question\":\"R?\",\"relevant\":[]}\n",
        "g");
    std::vector<std::string> warnings;
    ASSERT_TRUE(writeBeir(*database, edition, items, folder.path() / "beir", warnings, context));
    EXPECT_EQ(warnings.size(), 1U);
    const auto again = readBeir(folder.path() / "beir", context);
    ASSERT_TRUE(again) << describe(again.error());
    EXPECT_EQ(again->documents.size(), 3U);
    ASSERT_EQ(again->items.size(), 1U);
    EXPECT_EQ(again->items[0].relevant.at(0).grade, 2);
    EXPECT_EQ(again->judgements, 2U);
    EXPECT_EQ(folder.read("docs/a.md"), again->documents[0].bytes) << "pages keep all of their text";
}

TEST_F(GoldExchangeTest, CheckNamesPlacesThatAreNotThere) {
    const auto items = *parseGoldJsonLines(
        "{\"id\":\"a\",\"question\":\"Q?\",\"relevant\":[{\"path\":\"a.md\",\"anchor\":\"gone\"}]}\n"
        "{\"id\":\"b\",\"question\":\"q\",\"answer\":\"A\",\"relevant\":[{\"path\":\"a.md\",\"start\":3,"
        "\"end\":90000}]}\n"
        "{\"id\":\"c\",\"question\":\"R?\",\"relevant\":[],\"checks\":[{\"type\":\"wishes\"}]}\n",
        "g");
    const auto places = PlaceIndex::build(*database, edition);
    const GoldCheck check = checkGold(items, &*places, {{"a.md", 60}});
    std::map<std::string, std::string> kinds;
    for (const GoldProblem& problem : check.problems)
        kinds[problem.item + " " + problem.kind] = problem.message;
    EXPECT_TRUE(kinds.contains("a missing_place"));
    EXPECT_TRUE(kinds.contains("a no_answer"));
    EXPECT_TRUE(kinds.contains("b stale_range"));
    EXPECT_TRUE(kinds.contains("b same_question")) << "Q? and q are the same words";
    EXPECT_TRUE(kinds.contains("c bad_check"));
    EXPECT_EQ(check.problems.size(), 5U);
    EXPECT_FALSE(check.sound());
    EXPECT_EQ(check.unanswerable, 1U);
}

TEST(GoldDiff, NamesItemsAndFields) {
    const auto a = *parseGoldJsonLines("{\"id\":\"a\",\"question\":\"Q\",\"relevant\":[],\"tags\":[\"x\"]}\n"
                                       "{\"id\":\"b\",\"question\":\"R\",\"relevant\":[]}\n"
                                       "{\"id\":\"c\",\"question\":\"S\",\"relevant\":[]}\n",
                                       "a");
    const auto b = *parseGoldJsonLines("{\"id\":\"d\",\"question\":\"T\",\"relevant\":[]}\n"
                                       "{\"id\":\"a\",\"question\":\"Q2\",\"relevant\":[],\"answer\":\"A\"}\n"
                                       "{\"question\":\"S\",\"relevant\":[],\"id\":\"c\"}\n",
                                       "b");
    const GoldDiff diff = diffGold(a, b);
    EXPECT_EQ(diff.added, (std::vector<std::string>{"d"}));
    EXPECT_EQ(diff.removed, (std::vector<std::string>{"b"}));
    EXPECT_EQ(diff.unchanged, 1U) << "the order of fields is no change";
    ASSERT_EQ(diff.changed.size(), 1U);
    ASSERT_EQ(diff.changed[0].fields.size(), 3U);
    EXPECT_EQ(diff.changed[0].fields[0].field, "question");
    EXPECT_EQ(diff.changed[0].fields[1].after, "");
    EXPECT_EQ(diff.changed[0].fields[2].before, "");
}

TEST_F(GoldExchangeTest, LabelsComeInOnceAndGoOutSorted) {
    LabelRepository repository(*database);
    const auto labels = parseLabels(
        "{\"item\":\"b\",\"passed\":true}\n{\"item\":\"a\",\"person\":\"p\",\"rubric\":5,\"note\":\"x\"}\n",
        "l", "q");
    ASSERT_TRUE(labels) << describe(labels.error());
    EXPECT_EQ(repository.save(*labels)->added, 2U);
    EXPECT_EQ(repository.save(*labels)->unchanged, 2U);
    EXPECT_EQ(repository.save(*parseLabels("{\"item\":\"b\",\"passed\":false}", "l", "q"))->changed, 1U);
    const auto out = repository.queue("q");
    ASSERT_TRUE(out);
    ASSERT_EQ(out->size(), 2U);
    EXPECT_EQ((*out)[0].item, "a");
    EXPECT_NE((*out)[0].json.find("\"note\":\"x\""), std::string::npos);
    EXPECT_EQ(repository.queue("none").error().code, ErrorCode::NotFound);
    for (const char* bad :
         {"{\"item\":\"a\"}", "x", "{\"queue\":\"q\"}", "{\"queue\":\"q\",\"item\":\"a\",\"rubric\":6}",
          "{\"queue\":\"q\",\"item\":\"a\",\"passed\":\"yes\"}",
          "{\"queue\":\"q\",\"item\":\"a\"}\n{\"queue\":\"q\",\"item\":\"a\"}"})
        EXPECT_EQ(parseLabels(bad, "l", "").error().code, ErrorCode::BadInput) << bad;
}

} // namespace
} // namespace touchstone
