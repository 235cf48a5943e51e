// SPDX-License-Identifier: GPL-3.0-or-later
// What must be flagged, and what must not.
#include "tests/core/answering/made_up.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

const std::string kPassage =
    "Zephyrine wombats sleep in shed seven, behind the mill. The shed has 12 bunks and one blue door. "
    "Visitors must not feed the wombats after sunset. To open the door, call `shed.open_door()` with the "
    "token that "
    "the keeper handed out. The keeper checks every bunk twice a night.\n\n"
    "Middleware runs before each request is handled by any path operation. It can change the response before "
    "returning it. If there are background tasks, they run after all the middleware.";

const std::string kOther =
    "Cats sleep on the warm oven all day long. They drink milk from a red bowl in the kitchen.";

std::vector<Hit> sources() {
    return {hitOf(kPassage, "wombats.md"), hitOf(kOther, "cats.md")};
}

CitationStatus statusOf(const std::string& answer, std::size_t at = 0) {
    const std::vector<Citation> citations = checkCitations(answer, sources());
    EXPECT_GT(citations.size(), at) << answer;
    return citations.size() > at ? citations[at].status : CitationStatus::NoSuchSource;
}

class Carried : public testing::TestWithParam<const char*> {};
TEST_P(Carried, IsVerified) {
    EXPECT_EQ(statusOf(GetParam()), CitationStatus::Verified) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(
    Paraphrases, Carried,
    testing::Values("Zephyrine wombats sleep in shed seven, behind the mill [1].",
                    "Wombats of the Zephyrine kind sleep behind the mill in shed seven [1].",
                    "There are 12 bunks in the shed [1].", "The door of the shed is blue [1].",
                    "You must not feed the wombats after sunset. [1]",
                    "Feeding the wombats after sunset is not allowed for visitors [1].",
                    "Open the door with `shed.open_door()` and the keeper's token [1].",
                    "All bunks are checked twice a night by the keeper [1].",
                    "Middleware is run before every request gets handled by a path operation [1].",
                    "Background tasks run after the middleware [1].",
                    "The page says: \"Visitors must not feed the wombats after sunset\" [1].",
                    "A cat drinks its milk from a red bowl [2]."));

class Faulty : public testing::TestWithParam<const char*> {};
TEST_P(Faulty, IsFlagged) {
    EXPECT_NE(statusOf(GetParam()), CitationStatus::Verified) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(
    Faults, Faulty,
    testing::Values(
        "The shed has 14 bunks and one blue door [1].",                // changed number
        "Visitors must feed the wombats after sunset [1].",            // dropped "not"
        "Wombats do not sleep in shed seven behind the mill [1].",     // added "not"
        "Zephyrine wombats sleep in shed seven, behind the mill [2].", // wrong number
        "To open the door, call `shed.unlock_all()` with the token that the keeper handed out [1].",
        "The handbook says: \"Wombats are fed at noon by two keepers\" [1].",    // invented quotation
        "Wombats can fly over the mountains in spring [1].",                     // not there at all
        "Middleware caches responses for anonymous visitors in a database [1].", // right page, made up
        "CORS headers are configured with allow_origins [1]."));

TEST(CheckCitations, NumbersWithoutSourceAreTold) {
    const std::vector<Citation> citations =
        checkCitations("Wombats sleep in shed seven [1] and fly [9].", sources());
    ASSERT_EQ(citations.size(), 2U);
    EXPECT_EQ(citations[0].status, CitationStatus::Verified);
    EXPECT_EQ(citations[1].n, 9);
    EXPECT_EQ(citations[1].status, CitationStatus::NoSuchSource);
    EXPECT_FALSE(citations[1].hit.has_value());
    EXPECT_EQ(checkCitations("Zero sources here [0].", sources())[0].status, CitationStatus::NoSuchSource);
}

TEST(CheckCitations, QuoteStandsInItsRange) {
    const std::vector<Citation> citations = checkCitations("The door of the shed is blue [1].", sources());
    ASSERT_EQ(citations.size(), 1U);
    EXPECT_EQ(citations[0].path, "wombats.md");
    EXPECT_EQ(citations[0].quote, "The shed has 12 bunks and one blue door.");
    EXPECT_EQ(kPassage.substr(citations[0].range.start - 100, citations[0].range.size()), citations[0].quote);
    EXPECT_EQ(citations[0].heading, "Heading");
}

TEST(CheckCitations, NumberFromTheTitleIsNotMadeUp) {
    Hit hit =
        hitOf("Dropped support for Python 3.7 and its typing backports.", "release-notes.md", "0.104.0");
    EXPECT_EQ(checkCitations("Version 0.104.0 dropped support for Python 3.7 [1].", {hit})[0].status,
              CitationStatus::Verified);
    EXPECT_NE(checkCitations("Version 0.105.0 dropped support for Python 3.7 [1].", {hit})[0].status,
              CitationStatus::Verified);
}

TEST(CheckCitations, IncludedCodeIsCitedInItsOwnFile) {
    Hit hit = hitOf("Put the decorator above the function:\n\n", "tutorial.md");
    Chunk& chunk = hit.stored.chunk;
    const std::string code =
        "@app.middleware(\"http\")\nasync def add_header(request, call_next):\n    pass\n";
    chunk.text.append(code, 1, 40);
    chunk.includedPaths = {"docs_src/tutorial001.py"};
    const std::vector<Citation> citations = checkCitations(
        "```python\n@app.middleware(\"http\")\nasync def add_header(request, call_next):\n```\n[1]", {hit});
    ASSERT_EQ(citations.size(), 1U);
    EXPECT_EQ(citations[0].status, CitationStatus::Verified);
    EXPECT_EQ(citations[0].path, "docs_src/tutorial001.py");
    EXPECT_EQ(code.substr(citations[0].range.start - 40, citations[0].range.size()), citations[0].quote);
}

} // namespace
} // namespace touchstone
