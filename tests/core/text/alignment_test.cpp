// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/alignment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace touchstone {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kPassage =
    "# Timeouts\n\n"
    "The server closes idle connections after 20 seconds. You can change this with `--timeout-keep-alive`. "
    "Failed requests are retried 30 times.\n\n"
    "Path operations do not need to be async. Use `response_model` to filter the output of `@app.get()`, "
    "e.g. "
    "with a Pydantic model. Version 0.115.0 added support for query parameter models.\n\n"
    "```python\nfrom fastapi.middleware.cors import CORSMiddleware\n\napp = FastAPI()\n"
    "app.add_middleware(CORSMiddleware, max_age=600)\n```\n";

Alignment align(const std::string& claim, const std::string& passage = kPassage) {
    const auto result = alignClaim(claim, passage);
    EXPECT_TRUE(result.has_value()) << claim;
    return result.value_or(Alignment{});
}

std::string at(const Alignment& alignment, const std::string& passage = kPassage) {
    return passage.substr(alignment.range.start, alignment.range.size());
}

TEST(AlignClaim, FindsWordsThatStandThere) {
    const Alignment found = align("the server closes idle connections after 20 seconds");
    EXPECT_TRUE(found.exact);
    EXPECT_DOUBLE_EQ(found.coverage, 1.0);
    EXPECT_EQ(at(found), "The server closes idle connections after 20 seconds");
    EXPECT_FALSE(found.negationDiffers);
    EXPECT_THAT(found.missing, IsEmpty());
}

TEST(AlignClaim, IgnoresMarkupAndMarkers) {
    const Alignment found =
        align("- **Use** [`response_model`](https://example.com/x) to\n  filter the output [1][2, 3].");
    EXPECT_TRUE(found.exact);
    EXPECT_EQ(at(found), "Use `response_model` to filter the output");
}

TEST(AlignClaim, AcceptsAParaphrase) {
    const Alignment found = align("Idle connections get closed by the server after 20 seconds.");
    EXPECT_FALSE(found.exact);
    EXPECT_GT(found.coverage, 0.9);
    EXPECT_THAT(found.missing, IsEmpty());
    EXPECT_THAT(found.elsewhere, IsEmpty());
    EXPECT_FALSE(found.negationDiffers);
    EXPECT_EQ(at(found), "The server closes idle connections after 20 seconds.");
}

TEST(AlignClaim, ShowsAChangedNumber) {
    const Alignment changed = align("The server closes idle connections after 25 seconds.");
    EXPECT_FALSE(changed.exact);
    EXPECT_THAT(changed.missing, ElementsAre("25"));
    EXPECT_THAT(align("Version 0.114.0 added support for query parameter models.").missing,
                ElementsAre("0.114.0"));
    EXPECT_THAT(align("It limits uploads to two files.", "It limits uploads to three files.").missing,
                ElementsAre("two"));
}

TEST(AlignClaim, ShowsANumberThatBelongsToSomethingElse) {
    const Alignment found = align("The server closes idle connections after 30 seconds.");
    EXPECT_THAT(found.missing, IsEmpty());
    EXPECT_THAT(found.elsewhere, ElementsAre("30"));
    EXPECT_LT(found.coverage, 1.0);
}

TEST(AlignClaim, ReadsNumbersHoweverTheyAreWritten) {
    EXPECT_THAT(align("The limit is 10,000 items.", "The limit is 10000 items.").missing, IsEmpty());
    EXPECT_THAT(align("It waits 30s before closing.", "It waits 30 seconds before closing.").missing,
                IsEmpty());
    EXPECT_THAT(align("It allows three workers.", "It allows 3 workers.").missing, IsEmpty());
    EXPECT_THAT(align("Returns status 422.", "Returns the status HTTP_422.").missing, IsEmpty());
}

TEST(AlignClaim, ShowsADroppedNot) {
    EXPECT_TRUE(align("Path operations need to be async.").negationDiffers);
    EXPECT_TRUE(align("operations do need to be async.").negationDiffers);
    EXPECT_FALSE(align("Path operations don't need to be async.").negationDiffers);
    const std::string warning = "Do not use async functions here. Use threads instead of processes.";
    const Alignment words = align("use async functions", warning);
    EXPECT_TRUE(words.exact);
    EXPECT_TRUE(words.negationDiffers) << "the words stand there, behind a 'not'";
}

TEST(AlignClaim, ShowsAnAddedNot) {
    EXPECT_TRUE(align("The server does not close idle connections after 20 seconds.").negationDiffers);
    EXPECT_FALSE(align("It is not only fast but simple.", "It is fast and simple.").negationDiffers);
    EXPECT_FALSE(align("The flag is not supported.", "The flag is unsupported.").negationDiffers);
}

TEST(AlignClaim, NegationOfAnotherSentenceDoesNotCount) {
    EXPECT_FALSE(align("Use response_model to filter the output.").negationDiffers);
}

TEST(AlignClaim, ShowsInventedIdentifiersAndQuotations) {
    EXPECT_THAT(align("Use `response_schema` to filter the output.").missing, ElementsAre("response_schema"));
    EXPECT_THAT(align("Change it with --timeout-graceful.").missing, ElementsAre("--timeout-graceful"));
    EXPECT_THAT(align("Use @router.get() to filter the output.").missing, Contains("router.get"));
    EXPECT_THAT(align("The page says \"idle connections are closed at once\" about the server.").missing,
                ElementsAre("idle connections are closed at once"));
    EXPECT_THAT(
        align("The page says \u201ccloses idle \u2026 after 20 seconds\u201d about the server.").missing,
        IsEmpty());
}

TEST(AlignClaim, MatchesIdentifiersInCode) {
    const Alignment found = align("`CORSMiddleware` is imported from `fastapi.middleware.cors`.");
    EXPECT_THAT(found.missing, IsEmpty());
    EXPECT_THAT(at(found), testing::HasSubstr("import CORSMiddleware"));
    EXPECT_THAT(align("Set max_age=600 for CORSMiddleware.").missing, IsEmpty());
    EXPECT_THAT(align("Set max_age=60 for CORSMiddleware.").missing, ElementsAre("60"));
}

TEST(AlignClaim, ShowsARightPageButAWrongPassage) {
    const auto found =
        alignClaim("Background tasks run after the response has been sent to the client.", kPassage);
    EXPECT_TRUE(!found || found->coverage < 0.3);
    EXPECT_FALSE(alignClaim("Zebras graze quietly.", kPassage).has_value());
    EXPECT_FALSE(alignClaim("It is what it is.", kPassage).has_value());
    EXPECT_FALSE(alignClaim("", kPassage).has_value());
    EXPECT_FALSE(alignClaim("server", "").has_value());
}

TEST(AlignClaim, TakesAtMostThreeSentencesAndNoMoreThanNeeded) {
    const std::string passage = "Alpha one. Beta two. Gamma three. Delta four. Epsilon five.";
    EXPECT_EQ(at(align("gamma", passage), passage), "Gamma");
    EXPECT_EQ(at(align("delta beta gamma", passage), passage), "Beta two. Gamma three. Delta four.");
    const Alignment wide = align("alpha beta gamma delta epsilon", passage);
    EXPECT_LT(wide.coverage, 1.0);
}

TEST(AlignClaim, WorksWithoutBlanksBetweenWords) {
    const std::string passage =
        "\u8fd9\u662f\u6587\u6863\u3002\u670d\u52a1\u5668\u5173\u95ed\u8fde\u63a5\u3002";
    const Alignment found = align("\u670d\u52a1\u5668\u5173\u95ed", passage);
    EXPECT_TRUE(found.exact);
    EXPECT_EQ(at(found, passage), "\u670d\u52a1\u5668\u5173\u95ed");
}

TEST(AlignClaim, HostileTextTakesLinearTime) {
    std::string nots, same, quotes;
    for (int i = 0; i < 30000; ++i) {
        nots += "not ";
        same += "server ";
        quotes += "\"a server b\" ";
    }
    const auto begun = std::chrono::steady_clock::now();
    for (const std::string& text :
         {nots + "server", same, quotes, std::string(100000, '['), std::string(100000, '`'),
          std::string(100000, '*') + "server", std::string("server\0\xFF", 8)})
        for (const auto& found :
             {alignClaim(text, kPassage), alignClaim("The server", text), alignClaim(text, text)})
            EXPECT_LE(found ? found->coverage : 0.0, 1.0);
    EXPECT_LT(
        std::chrono::steady_clock::now() - begun,
        std::chrono::seconds(60)); // quadratic would be many minutes; sanitizers on a busy machine take 10 s
}

} // namespace
} // namespace touchstone
