// SPDX-License-Identifier: GPL-3.0-or-later
// Where chunks were found and cited, taken out of stored answers.
#include "core/answering/chunk_uses.h"
#include "core/answering/conversation.h"
#include "core/store/workspace.h"
#include "tests/core/answering/made_up.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

Answer answerWith(const std::vector<Hit>& hits, std::optional<std::size_t> cited) {
    Answer answer;
    answer.id = AnswerId{"a"};
    answer.text = "Text [1].";
    answer.hits = hits;
    if (cited) {
        Citation citation;
        citation.n = static_cast<int>(*cited) + 1;
        citation.hit = *cited;
        citation.status = CitationStatus::Verified;
        answer.citations.push_back(citation);
    }
    return answer;
}

TEST(ChunkUses, SayWhichAnswersFoundAndCitedAChunk) {
    TemporaryFolder folder;
    const auto workspace = *Workspace::open(folder.path() / "w.touchstone");
    auto database = *workspace->connect();
    ConversationRepository conversations(database);
    const Hit first = hitOf("one"), second = hitOf("second");
    const auto conversation = *conversations.create("Where?");
    const auto turn = *conversations.addQuestion(conversation, "Where?", "t");
    ASSERT_TRUE(conversations.setAnswer(turn, answerWith({first, second}, 1)));
    const auto next = *conversations.addQuestion(conversation, "When?", "t");
    ASSERT_TRUE(conversations.setAnswer(next, answerWith({second}, std::nullopt)));
    const auto running = *conversations.addQuestion(conversation, "Who?", "t");

    JobContext context;
    const auto uses = readChunkUses(database, context);
    ASSERT_TRUE(uses) << describe(uses.error());
    EXPECT_EQ(uses->turns.size(), 3U);
    EXPECT_EQ(uses->turns.at(running).number, 2U);
    const auto& ofFirst = uses->byChunk.at(first.stored.chunk.id.value);
    ASSERT_EQ(ofFirst.size(), 1U);
    EXPECT_FALSE(ofFirst[0].cited);
    EXPECT_EQ(ofFirst[0].rank, 1U);
    const auto& ofSecond = uses->byChunk.at(second.stored.chunk.id.value);
    ASSERT_EQ(ofSecond.size(), 2U);
    EXPECT_EQ(ofSecond[0].turnRow, next) << "the newest answer first";
    EXPECT_FALSE(ofSecond[0].cited);
    EXPECT_TRUE(ofSecond[1].cited);
    EXPECT_EQ(ofSecond[1].rank, 2U);
}

TEST(ChunkUses, AnAnswerThatCannotBeReadIsPassedOver) {
    TemporaryFolder folder;
    const auto workspace = *Workspace::open(folder.path() / "w.touchstone");
    auto database = *workspace->connect();
    ConversationRepository conversations(database);
    const auto conversation = *conversations.create("Where?");
    const auto broken = *conversations.addQuestion(conversation, "Where?", "t");
    const auto sound = *conversations.addQuestion(conversation, "Where?", "t");
    ASSERT_TRUE(conversations.setAnswer(sound, answerWith({hitOf("one")}, 0)));
    ASSERT_TRUE(
        database.execute("UPDATE turn SET answer = '{\"hits\": [{' WHERE id = " + std::to_string(broken)));
    JobContext context;
    const auto uses = readChunkUses(database, context);
    ASSERT_TRUE(uses) << describe(uses.error());
    EXPECT_EQ(uses->byChunk.size(), 1U);
}

} // namespace
} // namespace touchstone
