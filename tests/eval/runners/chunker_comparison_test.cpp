// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/gold_repository.h"
#include "eval/runners/chunker_comparison.h"
#include "tests/core/ingest/small_corpus.h"

#include <filesystem>

namespace touchstone {
namespace {

class ChunkerComparisonTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        std::string page = "# Stables\n\n";
        for (const char* word : {"oats", "hay", "water", "straw", "saddle"})
            page +=
                fmt_("## About {}\n\nThe {} is kept behind the mill, where it stays dry all winter. Ask for "
                     "the {} at the gate.\n\n",
                     word);
        folder.write("docs/stables.md", page);
        request.chunker = "structural:tokens=300";
        add();
        std::filesystem::remove_all(folder.path() / "docs"); // what was read is in the workspace
    }

    static std::string fmt_(std::string text, const std::string& word) {
        for (std::size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}"))
            text.replace(at, 2, word);
        return text;
    }

    void gold(const std::string& lines) {
        auto database = *workspace->connect();
        const auto items = parseGoldJsonLines(lines, "gold.jsonl");
        ASSERT_TRUE(items) << describe(items.error());
        ASSERT_TRUE(GoldRepository(database).save("g", "small", *items));
    }

    Result<ChunkerComparison> compare(std::vector<std::string> chunkers, std::uint64_t budget = 60) {
        ChunkerComparisonRequest wanted;
        wanted.gold = "g";
        wanted.chunkers = std::move(chunkers);
        wanted.tokenBudget = budget;
        wanted.scratch = folder.path() / "scratch";
        return compareChunkers(*workspace, wanted, context);
    }

    static constexpr const char* kGold =
        "{\"id\":\"a\",\"question\":\"Where is the hay?\",\"relevant\":[{\"path\":\"stables.md\",\"heading\":"
        "\"About hay\"}]}\n"
        "{\"id\":\"b\",\"question\":\"Where is the straw kept?\",\"relevant\":[{\"path\":\"stables.md\","
        "\"anchor\":\"about-straw\"}]}\n"
        "{\"id\":\"c\",\"question\":\"Who is king?\",\"relevant\":[]}\n"
        "{\"id\":\"d\",\"question\":\"Lost?\",\"relevant\":[{\"path\":\"gone.md\"}]}\n";
};

TEST_F(ChunkerComparisonTest, CutsWhatTheWorkspaceKeepsAndComparesByQuestion) {
    gold(kGold);
    const auto compared = compare({"structural:tokens=40,min=1", "window:tokens=20,overlap=0", "structural"});
    ASSERT_TRUE(compared) << describe(compared.error());
    EXPECT_EQ(compared->questions, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(compared->unanswerable, 1U);
    EXPECT_EQ(compared->unplaced, 1U);
    ASSERT_EQ(compared->arms.size(), 3U);
    const ChunkerArm& sections = compared->arms[0];
    EXPECT_GT(compared->arms[1].chunks, sections.chunks);
    for (const ChunkerArm& arm : compared->arms)
        for (const auto* unit : {&arm.chars, &arm.tokens})
            for (const ChunkerMeasure& measure : *unit) {
                EXPECT_EQ(measure.n + measure.na, 2U) << arm.chunker << " " << measure.name;
                EXPECT_EQ(measure.difference.has_value(), &arm != &sections && measure.n > 0);
                if (measure.mean) {
                    EXPECT_GE(*measure.mean, 0);
                    EXPECT_LE(*measure.mean, 1);
                }
            }
    // A section is a chunk there: what was asked for comes whole.
    EXPECT_DOUBLE_EQ(*sections.chars[0].mean, 1);
    EXPECT_DOUBLE_EQ(*sections.chars[3].mean, 1) << "precision_omega";
    EXPECT_LT(*compared->arms[1].chars[3].mean, 1) << "windows cut through sections";
    EXPECT_LT(*compared->arms[1].chars[3].difference, 0);
    // Whole pages do not fit the budget: nothing was retrieved, so nothing is covered.
    EXPECT_EQ(compared->arms[2].meanPassages, 0);
    EXPECT_DOUBLE_EQ(*compared->arms[2].chars[0].mean, 0);
    std::uint64_t end = 0;
    ASSERT_TRUE(sections.ranges.contains("stables.md"));
    for (const TextRange& range : sections.ranges.at("stables.md")) {
        EXPECT_GE(range.start, end);
        end = range.end;
    }
}

TEST_F(ChunkerComparisonTest, LeavesTheCorpusAndTheDiskAsTheyWere) {
    gold(kGold);
    const auto before = textOfCorpus();
    ASSERT_TRUE(compare({"window"}));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "scratch"));
    EXPECT_EQ(textOfCorpus(), before);
    auto database = *workspace->connect();
    EXPECT_EQ(CorpusRepository(database).editions()->size(), 1U);
}

TEST_F(ChunkerComparisonTest, SaysWhatIsWrongBeforeAnyWork) {
    gold(kGold);
    EXPECT_EQ(compare({}).error().code, ErrorCode::Usage);
    EXPECT_EQ(compare({"structural", "windows"}).error().code, ErrorCode::Usage);
    EXPECT_EQ(compare({"structural"}, 0).error().code, ErrorCode::Usage);
    ChunkerComparisonRequest wanted;
    wanted.gold = "other";
    wanted.chunkers = {"structural"};
    EXPECT_EQ(compareChunkers(*workspace, wanted, context).error().code, ErrorCode::NotFound);
    wanted.gold = "g";
    wanted.corpus = "elsewhere";
    EXPECT_EQ(compareChunkers(*workspace, wanted, context).error().code, ErrorCode::NotFound);
    gold("{\"id\":\"d\",\"question\":\"Lost?\",\"relevant\":[{\"path\":\"gone.md\"}]}\n");
    EXPECT_EQ(compare({"structural"}).error().code, ErrorCode::BadInput);
    std::stop_source stop;
    stop.request_stop();
    gold(kGold);
    context.stop = stop.get_token();
    EXPECT_EQ(compare({"structural"}).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace touchstone
