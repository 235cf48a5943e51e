// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_repository.h"
#include "core/traces/traces.h"
#include "eval/regressions/recorded_questions.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

class RecordedQuestionsTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        add();
        database = std::make_unique<Database>(*workspace->connect());
        edition = CorpusRepository(*database).editions()->front();
        const auto visited =
            ChunkRepository(*database).each(edition, "", [&](const StoredChunk& chunk) -> Result<> {
                chunks.push_back(chunk);
                return {};
            });
        ASSERT_TRUE(visited);
        ASSERT_GE(chunks.size(), 2U);
    }

    /// A trace as `ask` leaves one.
    void trace(const std::string& question, const std::string& searched, const std::vector<std::string>& ids,
               bool asked = true) {
        TraceRecorder recorder("ask", question);
        nlohmann::json hits = nlohmann::json::array();
        for (std::size_t i = 0; i < ids.size(); ++i)
            hits.push_back({{"rank", i + 1}, {"score", 1.0 / static_cast<double>(i + 1)}, {"chunk", ids[i]}});
        {
            ScopedSpan span(&recorder, "retrieve");
            span.set("query", searched);
            span.set("hits", hits.dump());
        }
        if (asked) {
            ScopedSpan span(&recorder, "model");
            span.set("answer", std::string("An answer."));
        }
        ASSERT_TRUE(TraceRepository(*database).save(recorder.snapshot()));
    }
    RecordedQuestions read(std::size_t most, std::vector<EditionInfo> among = {}) {
        auto out = recordedQuestions(*database, among, most);
        EXPECT_TRUE(out) << (out ? "" : describe(out.error()));
        return out.value_or(RecordedQuestions{});
    }

    std::unique_ptr<Database> database;
    EditionInfo edition;
    std::vector<StoredChunk> chunks;
};

TEST_F(RecordedQuestionsTest, TracesGiveThePassagesThatAreStillThere) {
    trace("Where?", "Where?", {chunks[1].chunk.id.value, chunks[0].chunk.id.value});
    trace("Where?", "Where?", {chunks[0].chunk.id.value});
    trace("Gone?", "Gone?", {"c_no_longer_there"});
    trace("And for cats?", "Where do dogs sleep? And for cats?", {chunks[0].chunk.id.value});
    trace("Quoted?", "Quoted?", {chunks[0].chunk.id.value}, false);
    const RecordedQuestions found = read(10);
    ASSERT_EQ(found.questions.size(), 2U) << "one question once, none without a model, no lone follow-up";
    EXPECT_EQ(found.lost, 1U) << "the follow-up; what was quoted never had a prompt";
    for (const ShadowQuestion& question : found.questions) {
        EXPECT_EQ(question.passages.has_value(), question.question == "Where?") << question.question;
        EXPECT_TRUE(question.history.empty());
        if (question.passages) {
            ASSERT_FALSE(question.passages->hits.empty());
            EXPECT_EQ(question.passages->hits.front().rank, 1U);
            EXPECT_EQ(question.passages->hits.front().corpus, edition.name);
            EXPECT_FALSE(question.passages->hits.front().stored.chunk.text.text().empty());
            ASSERT_EQ(question.editions.size(), 1U);
            EXPECT_EQ(question.editions.front().id, edition.id);
        }
    }
    EXPECT_EQ(read(1).questions.size(), 1U);
}

TEST_F(RecordedQuestionsTest, ConversationsGiveHistoryAndTheirOwnPassages) {
    ConversationRepository conversations(*database);
    const auto id = conversations.create("Dogs");
    ASSERT_TRUE(id);
    const std::string corpora = EditionName{edition.name, edition.version}.toString();
    Answer answer;
    Hit hit;
    hit.rank = 2;
    hit.corpus = edition.name;
    hit.stored = chunks[0];
    answer.hits = {hit};
    hit.rank = 1;
    hit.stored = chunks[1];
    answer.hits.push_back(hit); // packing had moved it behind
    answer.sourceCount = 1;
    answer.text = "In the shed [1].";
    const auto first = conversations.addQuestion(*id, "Where do dogs sleep?", corpora);
    ASSERT_TRUE(first);
    ASSERT_TRUE(conversations.setAnswer(*first, answer));
    const auto second = conversations.addQuestion(*id, "And cats?", corpora);
    ASSERT_TRUE(conversations.setAnswer(*second, answer));
    const auto elsewhere = conversations.addQuestion(*id, "What is in another corpus?", "gone@1");
    ASSERT_TRUE(conversations.setAnswer(*elsewhere, answer));
    ASSERT_TRUE(conversations.addQuestion(*id, "Not answered yet?", corpora));
    const RecordedQuestions found = read(10);
    EXPECT_EQ(found.lost, 1U);
    ASSERT_EQ(found.questions.size(), 2U);
    for (const ShadowQuestion& question : found.questions) {
        ASSERT_TRUE(question.passages);
        ASSERT_EQ(question.passages->hits.size(), 2U);
        EXPECT_EQ(question.passages->hits.front().stored.chunk.id.value, chunks[1].chunk.id.value)
            << "in the order in which they were found";
        ASSERT_EQ(question.history.size(), question.question == "And cats?" ? 2U : 0U);
        if (!question.history.empty()) {
            EXPECT_EQ(question.history.front().content, "Where do dogs sleep?");
        }
    }
}

} // namespace
} // namespace touchstone
