// SPDX-License-Identifier: GPL-3.0-or-later
// Labels changed field by field and taken back, also by another connection later on.
#include "eval/gold/label_repository.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

class LabelChangesTest : public SmallCorpus {
protected:
    std::string stored() {
        auto database = *workspace->connect();
        const auto labels = LabelRepository(database).queue("q");
        return labels ? labels->front().json : std::string();
    }
    Result<> change(const Json& fields, const std::string& item = "i") {
        auto database = *workspace->connect();
        return LabelRepository(database).change("q", item, {}, fields);
    }
    std::optional<LabelRepository::Change> undo() {
        auto database = *workspace->connect();
        const auto undone = LabelRepository(database).undo("q", {});
        EXPECT_TRUE(undone);
        return undone ? *undone : std::nullopt;
    }
};

TEST_F(LabelChangesTest, AFieldIsPutInAndTheOthersStay) {
    ASSERT_TRUE(change({{"run", "r"}, {"passed", true}}));
    ASSERT_TRUE(change({{"rubric", 4}}));
    EXPECT_EQ(stored(), R"({"queue":"q","item":"i","run":"r","passed":true,"rubric":4})");
    ASSERT_TRUE(change({{"passed", nullptr}}));
    EXPECT_EQ(stored(), R"({"queue":"q","item":"i","run":"r","rubric":4})");
    ASSERT_TRUE(change({{"rubric", nullptr}}));
    EXPECT_EQ(stored(), "") << "a label that says nothing is none";
}

TEST_F(LabelChangesTest, ChangesAreTakenBackOneByOneAfterARestart) {
    ASSERT_TRUE(change({{"passed", true}}));
    ASSERT_TRUE(change({{"rubric", 2}}, "other"));
    ASSERT_TRUE(change({{"passed", false}}));
    auto last = undo();
    ASSERT_TRUE(last);
    EXPECT_EQ(last->item, "i");
    EXPECT_EQ(stored(), R"({"queue":"q","item":"i","passed":true})");
    EXPECT_EQ(undo()->item, "other");
    last = undo();
    ASSERT_TRUE(last);
    EXPECT_FALSE(last->before);
    EXPECT_EQ(stored(), "");
    EXPECT_FALSE(undo()) << "nothing is left to take back";
}

TEST_F(LabelChangesTest, WhatNoLabelTakesIsRefusedAndChangesNothing) {
    ASSERT_TRUE(change({{"rubric", 3}}));
    EXPECT_EQ(change({{"rubric", 9}}).error().code, ErrorCode::Usage);
    EXPECT_EQ(change({{"grade", "much"}}).error().code, ErrorCode::Usage);
    EXPECT_EQ(stored(), R"({"queue":"q","item":"i","rubric":3})");
    auto database = *workspace->connect();
    EXPECT_EQ(LabelRepository(database).changes("q", {})->size(), 1U);
}

TEST_F(LabelChangesTest, PeopleHaveChangesOfTheirOwnAndOldOnesAreForgotten) {
    auto database = *workspace->connect();
    LabelRepository repository(database);
    ASSERT_TRUE(repository.change("q", "i", "ada", {{"passed", true}}));
    EXPECT_FALSE(*repository.undo("q", {}));
    EXPECT_EQ(repository.queue("q")->front().person, "ada");
    for (int i = 0; i < LabelRepository::kMostUndone + 5; ++i)
        ASSERT_TRUE(repository.change("q", "i", {}, {{"rubric", 1 + i % 5}}));
    EXPECT_EQ(repository.changes("q", {})->size(), static_cast<std::size_t>(LabelRepository::kMostUndone));
    EXPECT_EQ(repository.changes("q", "ada")->size(), 1U);
}

} // namespace
} // namespace touchstone
