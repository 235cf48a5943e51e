// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/markers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace touchstone {
namespace {

/// "text <1,2>" for each claim.
std::string claims(const std::string& answer) {
    std::string out;
    for (const Claim& claim : citedClaims(answer))
        out += fmt::format("{}{} <{}>", out.empty() ? "" : " | ", claim.text, fmt::join(claim.sources, ","));
    return out;
}

struct Row {
    const char* name;
    const char* answer;
    const char* claims;
};

class Markers : public testing::TestWithParam<Row> {};

TEST_P(Markers, BelongToTheirSentence) {
    EXPECT_EQ(claims(GetParam().answer), GetParam().claims) << GetParam().answer;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Markers,
    testing::Values(
        Row{"Before", "Wombats sleep in sheds [1].", "Wombats sleep in sheds. <1>"},
        Row{"AfterFullStop", "Wombats sleep here. [1] Cats sleep there. [2]",
            "Wombats sleep here. <1> | Cats sleep there. <2>"},
        Row{"AfterFullStopNoBlank", "Wombats sleep here.[1] Cats sleep there.[2]",
            "Wombats sleep here. <1> | Cats sleep there. <2>"},
        Row{"Two", "Wombats sleep in sheds [1][2].", "Wombats sleep in sheds. <1,2>"},
        Row{"List", "Wombats sleep in sheds [1, 2; 4].", "Wombats sleep in sheds. <1,2,4>"},
        Row{"Range", "Wombats sleep in sheds [1-3].", "Wombats sleep in sheds. <1,2,3>"},
        Row{"EnDash", "Wombats sleep in sheds [2–3].", "Wombats sleep in sheds. <2,3>"},
        Row{"Parts", "Wombats sleep in sheds [1] and cats sleep on ovens [2].",
            "Wombats sleep in sheds <1> | and cats sleep on ovens. <2>"},
        Row{"ShortPart", "Wombats sleep in sheds and eat grass [1] and hay [2].",
            "Wombats sleep in sheds and eat grass <1> | Wombats sleep in sheds and eat grass and hay. <2>"},
        Row{"Uncited", "No source here. Wombats sleep in sheds [1].", "Wombats sleep in sheds. <1>"},
        Row{"ListItems", "Steps:\n\n- open the door [1]\n- walk inside slowly [2]\n",
            "open the door <1> | walk inside slowly <2>"},
        Row{"TableRows", "| a | b |\n|---|---|\n| one two three | four [3] |\n",
            "| one two three | four | <3>"},
        Row{"Fence", "Like this [1]:\n\n```python\nx = a[2]\n```\n", "Like this : <1>"},
        Row{"OpenFence", "```python\nx = a[2]\n", ""}, Row{"IndentedCode", "Text.\n\n    x = a[2]\n", ""},
        Row{"CodeSpan", "Call `a[1]` and ``b`[2]`` then.", ""},
        Row{"AfterCode", "```\nuvicorn main:app\n```\n[2]", "uvicorn main:app\n <2>"},
        Row{"OwnParagraph", "Wombats sleep in sheds.\n\n[1]", "Wombats sleep in sheds. <1>"},
        Row{"Link", "See [1](https://example.org/[2]) for wombats.", ""},
        Row{"Footnote", "Wombats sleep[^1].", ""}, Row{"Definition", "[1]: https://example.org", ""},
        Row{"Escaped", "Wombats \\[1] sleep.", ""}, Row{"Year", "Wombats [2024] sleep.", ""},
        Row{"Index", "Take items[0] first.", ""},
        Row{"Zero", "Wombats sleep in sheds [0].", "Wombats sleep in sheds. <0>"},
        Row{"Emphasis", "**Wombats** sleep in *sheds* [1].", "Wombats sleep in sheds. <1>"},
        Row{"OnlyMarker", "[7]", " <7>"},
        Row{"Html", "Wombats <b>sleep</b> in sheds [1].", "Wombats sleep in sheds. <1>"},
        Row{"Cjk", "袋熊睡在棚子里。[1] 猫睡在炉子上。[2]", "袋熊睡在棚子里。 <1> | 猫睡在炉子上。 <2>"}),
    [](const testing::TestParamInfo<Row>& row) { return row.param.name; });

TEST(Markers, RangeCoversSentenceAndMarker) {
    const std::string answer = "One. Wombats sleep here. [1] More.";
    const std::vector<Claim> found = citedClaims(answer);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(answer.substr(found[0].range.start, found[0].range.size()), "Wombats sleep here. [1]");
}

TEST(Markers, HostileTextsTakeNoTime) {
    for (const std::string& piece :
         {std::string("["), std::string("`"), std::string("[1"), std::string("``` "), std::string("<a"),
          std::string("[]("), std::string("> - "), std::string("[1]")}) {
        std::string answer;
        while (answer.size() < 400000)
            answer += piece;
        EXPECT_LE(citedClaims(answer).size(), answer.size());
    }
}

} // namespace
} // namespace touchstone
