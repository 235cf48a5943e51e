// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guardrails/output_check.h"

#include <gtest/gtest.h>

#include <string>

namespace touchstone {
namespace {

const std::string kInstructions =
    "You answer questions from numbered sources. Say only what the sources say and put the number of the "
    "source behind each sentence. If the sources do not answer, say: The sources do not answer this "
    "question.";
const std::string kKey = "sk-proj-A1b2C3d4E5f6G7h8J9k0L1m2N3p4";

TEST(OutputCheck, AnOrdinaryAnswerPasses) {
    EXPECT_EQ(checkOutput("Wombats sleep in shed seven [1].", {kInstructions}, {}).rule, OutputRule::None);
    EXPECT_EQ(checkOutput("The sources do not answer this question.", {kInstructions}, {}).rule,
              OutputRule::None);
    EXPECT_EQ(checkOutput("", {kInstructions}, {}).rule, OutputRule::None);
}

TEST(OutputCheck, ALongStretchOfTheInstructionsIsALeakHoweverItIsWrapped) {
    const std::size_t cut = kInstructions.find(' ', 40);
    const std::string answer =
        "My rules are:\n> " + kInstructions.substr(0, cut) + "\n> " + kInstructions.substr(cut);
    const OutputVerdict verdict = checkOutput(answer, {kInstructions}, {});
    EXPECT_EQ(verdict.rule, OutputRule::PromptLeak);
    EXPECT_LT(verdict.range.start, verdict.range.end);
    EXPECT_EQ(answer.substr(verdict.range.start, 10), "You answer");
}

TEST(OutputCheck, WhatTheSourcesHoldIsNoLeak) {
    EXPECT_EQ(checkOutput(kInstructions, {kInstructions}, {"About prompts: " + kInstructions}).rule,
              OutputRule::None);
    EXPECT_EQ(checkOutput("Use " + kKey + " [1].", {}, {"KEY=" + kKey}).rule, OutputRule::None);
}

class SecretShapes : public testing::TestWithParam<const char*> {};
TEST_P(SecretShapes, AreWithheld) {
    const std::string answer = std::string("The key is ") + GetParam() + ".";
    EXPECT_EQ(checkOutput(answer, {}, {"The key is secret."}).rule, OutputRule::SecretPattern) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(
    All, SecretShapes,
    testing::Values(
        "sk-proj-A1b2C3d4E5f6G7h8J9k0L1m2N3p4", "ghp_A1b2C3d4E5f6G7h8J9k0L1m2N3p4Q5r6S7t8",
        "AKIA1234567890ABCDEF",
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"
        "MzEfYyjiWA4R4\n-----END PRIVATE KEY-----"));

class NoSecrets : public testing::TestWithParam<const char*> {};
TEST_P(NoSecrets, Pass) {
    EXPECT_EQ(checkOutput(GetParam(), {}, {}).rule, OutputRule::None) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(All, NoSecrets,
                         testing::Values("Set OPENAI_API_KEY to sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.",
                                         "sk-... is how a key begins",
                                         "risk-assessment-of-the-new-1-release-notes",
                                         "A file begins with -----BEGIN PRIVATE KEY-----",
                                         "sk-learn-is-a-library-for-machine-learning-in-python"));

} // namespace
} // namespace touchstone
