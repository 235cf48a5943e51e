// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/conversation.h"
#include "core/answering/question_check.h"
#include "core/answering/refusal.h"
#include "core/traces/traces.h"
#include "tests/core/answering/made_up.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

/// One question over made-up passages, with a model that says what it is told to.
struct Refusing {
    MadeUpModel model;
    AskOptions options;
    TraceRecorder recorder{"ask", "q"};

    Answer run(const std::string& question, std::vector<Hit> hits, bool withModel = true) {
        options.prompt = *builtInPrompt("answer", std::string(TOUCHSTONE_SOURCE_DIR) + "/resources/prompts");
        options.covers = [] { return std::string("t holds 2 pages."); };
        JobContext context;
        context.trace = &recorder;
        MadeUpRetriever retriever(std::move(hits));
        retriever.searched = 100;
        Result<Answer> answer = ask(question, retriever, withModel ? &model : nullptr, options, {}, context);
        EXPECT_TRUE(answer.has_value());
        return answer ? *answer : Answer{};
    }
    /// The value of an attribute anywhere in the trace.
    [[nodiscard]] std::string traced(std::string_view key) const {
        for (const TraceSpan& span : recorder.snapshot().spans)
            for (const auto& [name, value] : span.attributes)
                if (name == key)
                    if (const auto* text = std::get_if<std::string>(&value))
                        return *text;
        return {};
    }
};

Hit pageHit(const std::string& page, const std::string& heading, const std::string& text, double score = 1) {
    Hit hit = hitOf(text, page + ".md", heading);
    hit.stored.chunk.headings = {page, heading};
    hit.score = score;
    return hit;
}

std::vector<Hit> twoInstallations() {
    return {pageHit("Docker", "Installation", "Pull the image and start a container from it."),
            pageHit("Windows", "Installation", "Run the installer and follow it to its end.", 0.9)};
}

class SmallTalk : public testing::TestWithParam<const char*> {};
TEST_P(SmallTalk, IsToldByItsWords) {
    EXPECT_TRUE(isSmallTalk(GetParam())) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(All, SmallTalk,
                         testing::Values("Hello", "hi there!", "Thanks a lot.", "How are you today?",
                                         "Hey, who are you?", "What can you do for me, please?",
                                         "Guten Tag, wie geht es dir?", "Danke!", "Tschüss"));

class NoSmallTalk : public testing::TestWithParam<const char*> {};
TEST_P(NoSmallTalk, IsLeftAlone) {
    EXPECT_FALSE(isSmallTalk(GetParam())) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(All, NoSmallTalk,
                         testing::Values("Hello world example", "How are you supposed to test this?",
                                         "Hi, where do wombats sleep?", "test", "ping", "", "???",
                                         "Who are you authenticating as?", "What can you do with a router?",
                                         "Danke als Antworttext konfigurieren"));

TEST(Refusals, SmallTalkAsksNoModelAndSaysWhatTheDocumentsAreAbout) {
    Refusing asked;
    const Answer answer = asked.run("Hello, how are you?", twoInstallations());
    EXPECT_EQ(answer.refused, RefusalReason::OutOfScope);
    EXPECT_EQ(asked.model.calls, 0);
    EXPECT_EQ(answer.attempts, 0);
    EXPECT_NE(answer.text.find("t holds 2 pages."), std::string::npos);
    EXPECT_EQ(asked.traced("outcome"), "out_of_scope");
}

TEST(Refusals, WhatNoPassageHasAWordOfIsOutOfScope) {
    Refusing quoted, asked;
    const Answer without = quoted.run("What is the capital of Peru?", twoInstallations(), false);
    EXPECT_EQ(without.refused, RefusalReason::OutOfScope);
    EXPECT_NE(without.text.find("t holds 2 pages."), std::string::npos);
    asked.model.says = std::string(kRefusalSentence);
    const Answer with = asked.run("What is the capital of Peru?", twoInstallations());
    EXPECT_EQ(with.refused, RefusalReason::OutOfScope);
    EXPECT_EQ(with.text, asked.model.says);
    EXPECT_EQ(with.note, "t holds 2 pages.");
}

TEST(Refusals, NothingFoundIsOutOfScopeOnlyWhereNothingWasLeftOut) {
    RetrievalResult nothing;
    nothing.searchedChunks = 100;
    const QuestionTerms question("What is the capital of Peru?", nothing);
    EXPECT_TRUE(isOutOfScope(question, nothing, false));
    EXPECT_FALSE(isOutOfScope(question, nothing, true)) << "a filter may have hidden it";
    EXPECT_FALSE(isOutOfScope(QuestionTerms("How do I do it?", nothing), nothing, false)) << "about nothing";
    nothing.searchedChunks = 3;
    EXPECT_FALSE(isOutOfScope(question, nothing, false)) << "few chunks lack most words";
}

TEST(Refusals, OutOfScopeNeverTakesAnAnswerAwayNorAQuestionThatSharesAWord) {
    Refusing asked, near;
    asked.model.says = "Lima, say the sources [1].";
    EXPECT_EQ(asked.run("What is the capital of Peru?", twoInstallations()).refused, RefusalReason::None);
    near.model.says = std::string(kRefusalSentence);
    EXPECT_EQ(near.run("Which port does the image expose to Kubernetes?", twoInstallations()).refused,
              RefusalReason::NotInSources);
}

TEST(Refusals, AQuestionThatFitsSeveralPagesIsAskedBack) {
    for (const bool withModel : {true, false}) {
        Refusing asked;
        const Answer answer = asked.run("How do I do the installation?", twoInstallations(), withModel);
        EXPECT_EQ(answer.refused, RefusalReason::Ambiguous);
        EXPECT_EQ(asked.model.calls, 0);
        ASSERT_EQ(answer.readings.size(), 2U);
        EXPECT_EQ(answer.readings[0].label, "Docker › Installation");
        EXPECT_EQ(answer.readings[1].hit, 1U);
        EXPECT_NE(answer.text.find("2. Windows › Installation"), std::string::npos);
        EXPECT_EQ(asked.traced("outcome"), "ambiguous");
        // The narrowed question is not asked back once more.
        Refusing narrowed;
        narrowed.model.says = "Pull the image and start a container from it [1].";
        EXPECT_EQ(narrowed.run(answer.readings[0].question, twoInstallations()).refused, RefusalReason::None);
    }
}

TEST(Refusals, AClearQuestionIsNotAskedBack) {
    const auto readings = [](const std::string& question, std::vector<Hit> hits) {
        RetrievalResult result;
        result.hits = std::move(hits);
        return readingsOf(question, QuestionTerms(question, result), result).size();
    };
    EXPECT_EQ(readings("How do I do the installation?", twoInstallations()), 2U);
    EXPECT_EQ(readings("How do I do the installation in Docker?", twoInstallations()), 0U);
    EXPECT_EQ(readings("What is an installation?", twoInstallations()), 0U) << "asks for a meaning";
    auto far = twoInstallations();
    far[1].score = 0.3;
    EXPECT_EQ(readings("How do I do the installation?", far), 0U) << "one stands far above the other";
    auto page = twoInstallations();
    page.insert(page.begin(), pageHit("Installation", "Installation", "Three ways to install."));
    page.front().stored.chunk.headings = {"Installation"};
    EXPECT_EQ(readings("How do I do the installation?", page), 0U) << "a page of its own";
    auto same = twoInstallations();
    same[1].stored.chunk.path = same[0].stored.chunk.path;
    EXPECT_EQ(readings("How do I do the installation?", same), 0U) << "one page";
    EXPECT_EQ(readings("How do I do the installation?", {}), 0U);
}

TEST(Refusals, AFollowUpIsNotAskedBack) {
    Refusing asked;
    asked.options.history = {{Role::User, "How do I run it in Docker?"}, {Role::Assistant, "So and so."}};
    asked.model.says = "Pull the image and start a container from it [1].";
    EXPECT_EQ(asked.run("And the installation?", twoInstallations()).refused, RefusalReason::None);
}

TEST(Refusals, VersionsThatReadClearlyDifferentAreAskedBackUnlessOneIsNamed) {
    const auto versions = [](const std::string& older) {
        std::vector<Hit> hits{
            pageHit("Server", "Time limits", "The limit is thirty seconds for each request."),
            pageHit("Server", "Time limits", older, 0.95)};
        hits[0].version = "2.0";
        hits[1].version = "1.0";
        return hits;
    };
    const std::string other = "Write timeout into the file of the daemon and restart its workers by hand.";
    Refusing asked;
    const Answer answer = asked.run("Which limit has one request to the server?", versions(other));
    ASSERT_EQ(answer.refused, RefusalReason::Ambiguous);
    ASSERT_EQ(answer.readings.size(), 2U);
    EXPECT_EQ(answer.readings[1].corpora, "t@1.0");
    EXPECT_EQ(answer.readings[1].question, "Which limit has one request to the server?");
    Refusing named, differing, alike, off;
    named.model.says = differing.model.says = alike.model.says = off.model.says =
        "The limit is thirty seconds for each request [1].";
    EXPECT_EQ(named.run("Which limit has one request in 2.0?", versions(other)).refused, RefusalReason::None);
    EXPECT_EQ(differing.run("How did the limit of a request change?", versions(other)).refused,
              RefusalReason::None);
    EXPECT_EQ(
        alike.run("Which limit has one request?", versions("The limit is thirty seconds for every request."))
            .refused,
        RefusalReason::None);
    off.options.askBack = false;
    EXPECT_EQ(off.run("Which limit has one request to the server?", versions(other)).refused,
              RefusalReason::None);
}

TEST(Refusals, AnAnswerThatLeaksThePromptIsWithheld) {
    Refusing asked;
    const PromptVersion prompt =
        *builtInPrompt("answer", std::string(TOUCHSTONE_SOURCE_DIR) + "/resources/prompts");
    const std::size_t from = prompt.text.find("You answer questions");
    asked.model.says = "Sure. " + prompt.text.substr(from, 400);
    const Answer answer = asked.run("Where is the image pulled from?", twoInstallations());
    EXPECT_EQ(answer.refused, RefusalReason::Guardrail);
    EXPECT_EQ(answer.rule, "prompt_leak");
    EXPECT_EQ(answer.text.find("You answer questions"), std::string::npos);
    EXPECT_FALSE(answer.text.empty());
    EXPECT_EQ(asked.traced("rule"), "prompt_leak");
    EXPECT_EQ(asked.traced("outcome"), "guardrail");
    Refusing off;
    off.options.checkOutput = false;
    off.model.says = asked.model.says;
    EXPECT_EQ(off.run("Where is the image pulled from?", twoInstallations()).refused, RefusalReason::None);
}

TEST(Refusals, BlanksAreNoAnswer) {
    Refusing asked;
    asked.model.says = " \n\n";
    const Answer answer = asked.run("Where is the image pulled from?", twoInstallations());
    ASSERT_TRUE(answer.error.has_value());
    EXPECT_EQ(answer.error->code, ErrorCode::Malformed);
    EXPECT_EQ(answerOutcomeOf(answer), AnswerOutcome::ProviderRefused);
}

TEST(Refusals, EveryOutcomeHasItsOwnName) {
    const auto failed = [](ErrorCode code, int status) {
        Answer answer;
        answer.error = makeError(code, "x");
        answer.error->httpStatus = status;
        return std::string(answerOutcomeName(answerOutcomeOf(answer)));
    };
    EXPECT_EQ(failed(ErrorCode::BudgetReached, 0), "budget_reached");
    EXPECT_EQ(failed(ErrorCode::Offline, 0), "offline");
    EXPECT_EQ(failed(ErrorCode::Unreachable, 0), "provider_down");
    EXPECT_EQ(failed(ErrorCode::Refused, 503), "provider_down");
    EXPECT_EQ(failed(ErrorCode::Refused, 429), "provider_down");
    EXPECT_EQ(failed(ErrorCode::Refused, 401), "provider_refused");
    EXPECT_EQ(failed(ErrorCode::Malformed, 200), "provider_refused");
    EXPECT_EQ(failed(ErrorCode::Internal, 0), "failed");
    Answer answer;
    EXPECT_EQ(answerOutcomeName(answerOutcomeOf(answer)), "answered");
    answer.partial = true;
    EXPECT_EQ(answerOutcomeName(answerOutcomeOf(answer)), "cut_short");
    answer.refused = RefusalReason::ProviderFilter;
    EXPECT_EQ(answerOutcomeName(answerOutcomeOf(answer)), "provider_filter");
}

TEST(Refusals, AreKeptWithTheirReadings) {
    Refusing asked;
    const Answer answer = asked.run("How do I do the installation?", twoInstallations());
    const std::string json = answerJson(answer);
    EXPECT_NE(json.find("\"outcome\":\"ambiguous\""), std::string::npos);
    const Result<Answer> back = answerFromJson(json);
    ASSERT_TRUE(back.has_value());
    ASSERT_EQ(back->readings.size(), 2U);
    EXPECT_EQ(back->readings[1].question, answer.readings[1].question);
    EXPECT_EQ(back->refused, RefusalReason::Ambiguous);
}

} // namespace
} // namespace touchstone
