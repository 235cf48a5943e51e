// SPDX-License-Identifier: GPL-3.0-or-later
// Gold sets in a workspace, and the places that they mean in a corpus.
#include "eval/gold/gold_repository.h"
#include "eval/gold/place_index.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

std::vector<GoldItem> itemsOf(const std::string& lines) {
    return *parseGoldJsonLines(lines, "g.jsonl");
}

constexpr const char* kOne =
    R"({"id":"z","question":"Q?","relevant":[{"path":"a.md","start":2,"end":5,"grade":3},{"path":"b.md"}],"own":true})";
constexpr const char* kTwo = R"({"id":"a","question":"R?","relevant":[]})";

class GoldRepositoryTest : public SmallCorpus {};

TEST_F(GoldRepositoryTest, VersionsCountUpAndNeverChange) {
    auto database = *workspace->connect();
    GoldRepository repository(database);
    const auto both = itemsOf(std::string(kOne) + "\n" + kTwo);
    const auto first = repository.save("g", "small", both);
    ASSERT_TRUE(first) << describe(first.error());
    EXPECT_EQ(first->version, 1);
    EXPECT_EQ(first->items, 2U);
    EXPECT_EQ(first->judgements, 2U);
    EXPECT_EQ(first->hash, goldHash(both));
    EXPECT_EQ(repository.save("g", "small", both)->version, 1) << "the same items make no new version";
    EXPECT_EQ(repository.save("g", "other", both)->version, 2) << "another corpus does";
    EXPECT_EQ(repository.save("g", "other", itemsOf(kTwo))->version, 3);
    EXPECT_EQ(repository.find("g")->version, 3);
    EXPECT_EQ(repository.find("g@1")->items, 2U);
    EXPECT_EQ(repository.list()->size(), 3U);

    const auto again = repository.items(*repository.find("g@1"));
    ASSERT_TRUE(again) << describe(again.error());
    ASSERT_EQ(again->size(), 2U);
    EXPECT_EQ((*again)[0].id, "z") << "in the order of the file";
    EXPECT_EQ((*again)[0].json, both[0].json);
    EXPECT_EQ((*again)[0].relevant[0].range, (TextRange{2, 5}));
    EXPECT_EQ((*again)[0].relevant[0].grade, 3);
}

TEST_F(GoldRepositoryTest, UnknownNameOrVersionIsNotFoundAndNamesWhatThereIs) {
    auto database = *workspace->connect();
    GoldRepository repository(database);
    EXPECT_NE(repository.find("g").error().hint.find("gold import"), std::string::npos);
    ASSERT_TRUE(repository.save("known", "", itemsOf(kTwo)));
    for (const char* name : {"g", "known@2", "known@x", "@1", ""}) {
        const auto found = repository.find(name);
        ASSERT_FALSE(found) << name;
        EXPECT_EQ(found.error().code, ErrorCode::NotFound);
        EXPECT_NE(found.error().hint.find("known"), std::string::npos);
    }
}

class PlaceIndexTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        folder.write("docs/a.md", "# Alpha\n\nFirst.\n\n## Steps & Rules\n\nOne.\n\n## Notes\n\nTwo.\n\n"
                                  "# Beta\n\n## Notes\n\nThree.\n");
        add();
        auto database = *workspace->connect();
        auto built =
            PlaceIndex::build(database, *CorpusRepository(database).edition({"small", std::nullopt}));
        ASSERT_TRUE(built) << describe(built.error());
        index = std::move(*built);
        text = folder.read("docs/a.md");
    }
    std::string headingOf(const GoldPlace& place) const {
        const PlacedSection* section = index.section(place);
        return section ? section->heading : "(none)";
    }
    static GoldPlace at(const std::string& heading, const std::string& anchor = "",
                        std::optional<TextRange> range = std::nullopt) {
        GoldPlace place;
        place.path = "a.md";
        place.heading = heading;
        place.anchor = anchor;
        place.range = range;
        return place;
    }
    PlaceIndex index;
    std::string text;
};

TEST_F(PlaceIndexTest, AnchorThenHeadingThenRangeThenTheFirstSection) {
    EXPECT_EQ(headingOf(at("", "notes")), "Notes");
    EXPECT_EQ(headingOf(at("Alpha", "notes")), "Notes") << "an anchor counts before a heading";
    EXPECT_EQ(headingOf(at("steps and rules")), "(none)");
    EXPECT_EQ(headingOf(at("  STEPS, rules!")), "Steps & Rules") << "letters and digits are compared";
    const auto one = static_cast<std::uint64_t>(text.find("One."));
    EXPECT_EQ(headingOf(at("", "", TextRange{one, one + 4})), "Steps & Rules");
    EXPECT_EQ(headingOf(at("")), "Alpha");
    EXPECT_EQ(headingOf(at("", "no-such-anchor")), "(none)");
    EXPECT_EQ(headingOf(at("", "", TextRange{text.size() + 10, text.size() + 20})), "(none)");
}

TEST_F(PlaceIndexTest, RangeTellsWhichOfTwoEqualHeadingsIsMeant) {
    const auto three = static_cast<std::uint64_t>(text.find("Three."));
    const PlacedSection* first = index.section(at("Notes"));
    const PlacedSection* second = index.section(at("Notes", "", TextRange{three, three + 6}));
    ASSERT_TRUE(first && second);
    EXPECT_NE(first, second);
    EXPECT_TRUE(second->range.contains(three));
    EXPECT_NE(first->anchor, second->anchor);
}

TEST_F(PlaceIndexTest, PagesAreKnownByPath) {
    EXPECT_TRUE(index.hasPage("b.md"));
    EXPECT_FALSE(index.hasPage("c.md"));
    EXPECT_EQ(index.sectionsOf("c.md"), nullptr);
    ASSERT_NE(index.sectionsOf("a.md"), nullptr);
    EXPECT_EQ(index.sectionsOf("a.md")->size(), 5U);
}

TEST(PlaceKeys, BlanksAndControlBytesAreEncoded) {
    EXPECT_EQ(sectionKey("a b\t.md", "x y"), "a%20b%09.md#x%20y");
    EXPECT_EQ(sectionKey("a.md", ""), "a.md");
    EXPECT_EQ(pathKey("\xc3\xa4.md"), "\xc3\xa4.md");
    EXPECT_EQ(headingKey("`Ab` - 1\xc3\xa4"), "ab1\xc3\xa4");
}

} // namespace
} // namespace touchstone
