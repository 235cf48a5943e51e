// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/conversation.h"
#include "core/store/workspace.h"
#include "tests/core/answering/made_up.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <filesystem>
#include <limits>

namespace touchstone {
namespace {

Answer fullAnswer() {
    Answer answer;
    answer.id.value = "01A";
    answer.question = "Where \"exactly\"?\n";
    answer.text = "In shed seven [1], naïve 😀 [9].";
    answer.note = "note";
    answer.refused = RefusalReason::NotInSources;
    Hit hit = hitOf("Zephyrine wombats sleep in shed seven.", "a b.md", "Sleep");
    hit.version = "1.0";
    hit.rank = 1;
    hit.score = 0.1 + 0.2;
    Chunk& chunk = hit.stored.chunk;
    chunk.document.value = "d_1";
    chunk.url = "https://example.org/a/#sleep";
    chunk.parts = {{"x.py", {3, 9}}};
    chunk.tokens = 12;
    chunk.release = "0.1";
    hit.stages = {{"lexical", {1, 12.345678901234567}}, {"dense", {0, -0.25}}};
    hit.terms = {{"wombat", 1.5F, 3}};
    hit.similarityPercentile = 99.5;
    answer.hits = {hit, hitOf("Cats.", "c.md")};
    answer.sourceCount = 1;
    Citation good{
        1,       {0, 17}, CitationStatus::Partly,         0,      "shed seven", "a b.md", {128, 138}, 3,
        "Sleep", "sleep", "https://example.org/a/#sleep", 1.0 / 3};
    Citation bad;
    bad.n = 9;
    bad.answerRange = {18, 30};
    answer.citations = {good, bad};
    answer.searchedChunks = 7;
    answer.model = "m";
    answer.prompt = "answer@1";
    answer.usage = {321, 45, 300, -1};
    answer.retrievalMs = 1.25;
    answer.ttftMs = 20.5;
    answer.totalMs = 30.125;
    answer.attempts = 2;
    answer.trace.value = "01T";
    answer.error = makeError(ErrorCode::Unreachable, "broke", "try again");
    answer.error->detail = "reset";
    answer.error->retryAfter = std::chrono::milliseconds(1500);
    answer.error->httpStatus = 503;
    answer.partial = true;
    return answer;
}

TEST(AnswerJson, RoundTripIsExact) {
    for (const Answer& answer : {fullAnswer(), Answer{}}) {
        const std::string json = answerJson(answer);
        const Result<Answer> back = answerFromJson(json);
        ASSERT_TRUE(back.has_value()) << describe(back.error());
        EXPECT_EQ(answerJson(*back), json);
        EXPECT_EQ(back->text, answer.text);
        EXPECT_EQ(back->refused, answer.refused);
        EXPECT_EQ(back->ttftMs, answer.ttftMs);
        ASSERT_EQ(back->hits.size(), answer.hits.size());
        for (std::size_t i = 0; i < answer.hits.size(); ++i) {
            EXPECT_EQ(back->hits[i].score, answer.hits[i].score);
            EXPECT_EQ(back->hits[i].version, answer.hits[i].version);
            EXPECT_EQ(back->hits[i].stored.chunk.text.text(), answer.hits[i].stored.chunk.text.text());
            EXPECT_EQ(back->hits[i].stored.chunk.range, answer.hits[i].stored.chunk.range);
        }
        ASSERT_EQ(back->citations.size(), answer.citations.size());
        for (std::size_t i = 0; i < answer.citations.size(); ++i) {
            EXPECT_EQ(back->citations[i].coverage, answer.citations[i].coverage);
            EXPECT_EQ(back->citations[i].status, answer.citations[i].status);
            EXPECT_EQ(back->citations[i].hit, answer.citations[i].hit);
            EXPECT_EQ(back->citations[i].range, answer.citations[i].range);
            EXPECT_EQ(back->citations[i].answerRange, answer.citations[i].answerRange);
        }
        EXPECT_EQ(back->error.has_value(), answer.error.has_value());
        if (answer.error) {
            EXPECT_EQ(back->error->code, answer.error->code);
            EXPECT_EQ(back->error->retryAfter, answer.error->retryAfter);
        }
    }
}

TEST(AnswerJson, HasTheFieldsOfTheContract) {
    const auto json = nlohmann::json::parse(answerJson(fullAnswer()));
    for (const char* key :
         {"answer", "note", "refused", "reason", "citations", "hits", "usage", "ms", "attempts", "trace"})
        EXPECT_TRUE(json.contains(key)) << key;
    EXPECT_EQ(json["refused"], true);
    EXPECT_EQ(json["reason"], "not_in_sources");
    EXPECT_TRUE(json["usage"]["cost"].is_null());
    for (const char* key : {"n", "chunk", "path", "version", "source", "heading", "anchor", "url", "start",
                            "end", "quote", "status"})
        EXPECT_TRUE(json["citations"][0].contains(key)) << key;
    EXPECT_EQ(json["citations"][0]["status"], "partly");
    EXPECT_EQ(json["citations"][1]["status"], "no_such_source");
    EXPECT_TRUE(json["citations"][1]["chunk"].is_null());
    EXPECT_TRUE(json["citations"][1]["path"].is_null());
    for (const char* key :
         {"rank", "score", "chunk", "doc", "path", "version", "source", "corpus", "heading", "headings",
          "anchor", "url", "start", "end", "parts", "sections", "text", "tokens", "stages"})
        EXPECT_TRUE(json["hits"][0].contains(key)) << key;
    EXPECT_TRUE(json["hits"][1]["url"].is_null());
    EXPECT_TRUE(nlohmann::json::parse(answerJson(Answer{}))["reason"].is_null());
}

TEST(AnswerJson, NeverHoldsNaNOrBrokenText) {
    Answer answer = fullAnswer();
    answer.hits[0].score = std::numeric_limits<double>::quiet_NaN();
    answer.totalMs = std::numeric_limits<double>::infinity();
    answer.text = "\xff\xfe";
    EXPECT_TRUE(nlohmann::json::accept(answerJson(answer)));
}

TEST(AnswerJson, BrokenJsonIsAnError) {
    for (const char* json : {"", "[]", "{\"hits\":7}", "{\"hits\":[{\"rank\":\"x\"}]}", "{\"answer\":5}",
                             "{\"citations\":[{\"start\":\"x\"}]}", "{\"usage\":{\"input\":\"x\"}}", "{\"a"})
        EXPECT_EQ(answerFromJson(json).error().code, ErrorCode::BadInput) << json;
}

TEST(AnswerMarkdown, ReferencesAreLinksAndHarmless) {
    Answer answer = fullAnswer();
    answer.hits[0].stored.chunk.headings = {"A [b](javascript:x)", "C"};
    answer.citations[0].url = "https://example.org/(x) y";
    const std::string text = answerMarkdown(answer);
    EXPECT_EQ(text.rfind(answer.text, 0), 0U);
    EXPECT_NE(
        text.find("- [1] [A \\[b\\](javascript:x) › C](https://example.org/%28x%29%20y), a b.md (t@1.0)"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("- [9] There is no such source."), std::string::npos);
    answer.citations[0].url = "javascript:alert(1)";
    EXPECT_EQ(answerMarkdown(answer).find("](javascript:alert"), std::string::npos);
}

class Conversations : public testing::Test {
protected:
    void SetUp() override {
        m_folder =
            std::filesystem::path(testing::TempDir()) / ("conversations-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder);
        auto workspace = Workspace::open(m_folder / "w.touchstone");
        ASSERT_TRUE(workspace.has_value()) << describe(workspace.error());
        m_workspace = *workspace;
        auto database = m_workspace->connect();
        ASSERT_TRUE(database.has_value());
        m_database.emplace(std::move(*database));
    }
    void TearDown() override {
        m_database.reset();
        m_workspace.reset();
        std::filesystem::remove_all(m_folder);
    }
    std::filesystem::path m_folder;
    std::shared_ptr<Workspace> m_workspace;
    std::optional<Database> m_database;
};

TEST_F(Conversations, QuestionsAndAnswersAreKeptWhole) {
    ConversationRepository repository(*m_database);
    const auto id = repository.create("First\n  question? " + std::string(300, 'x'));
    ASSERT_TRUE(id.has_value()) << describe(id.error());
    const auto first = repository.addQuestion(*id, "Where?", "t@1,u");
    const auto second = repository.addQuestion(*id, "Why?", "t");
    ASSERT_TRUE(first.has_value() && second.has_value());
    const Answer answer = fullAnswer();
    ASSERT_TRUE(repository.setAnswer(*first, answer).has_value());
    const auto turns = repository.turns(*id);
    ASSERT_EQ(turns->size(), 2U);
    EXPECT_EQ((*turns)[0].corpora, "t@1,u");
    ASSERT_TRUE((*turns)[0].answer.has_value());
    EXPECT_EQ(answerJson(*(*turns)[0].answer), answerJson(answer));
    EXPECT_FALSE((*turns)[1].answer.has_value()) << "still being made";
    const auto list = repository.list();
    ASSERT_EQ(list->size(), 1U);
    EXPECT_EQ(list->front().turns, 2U);
    EXPECT_EQ(list->front().title.rfind("First question? xxx", 0), 0U);
    EXPECT_LT(list->front().title.size(), 210U);
}

TEST_F(Conversations, RenameRemoveAndWhatIsNotThere) {
    ConversationRepository repository(*m_database);
    const auto id = repository.create("a");
    ASSERT_TRUE(repository.rename(*id, "b").has_value());
    EXPECT_EQ(repository.list()->front().title, "b");
    const auto turn = repository.addQuestion(*id, "q", "");
    ASSERT_TRUE(repository.remove(*id).has_value());
    EXPECT_TRUE(repository.list()->empty());
    EXPECT_TRUE(repository.turns(*id)->empty());
    EXPECT_EQ(repository.setAnswer(*turn, Answer{}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(repository.addQuestion(*id, "q", "").error().code, ErrorCode::NotFound);
    EXPECT_EQ(repository.rename(*id, "c").error().code, ErrorCode::NotFound);
    EXPECT_EQ(repository.remove(*id).error().code, ErrorCode::NotFound);
}

} // namespace
} // namespace touchstone
