// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentences.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace touchstone {
namespace {

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> out;
    for (const TextRange range : splitSentences(text))
        out.push_back(text.substr(range.start, range.size()));
    return out;
}

using Sentences = std::vector<std::string>;

TEST(Sentences, EndAtMarksBeforeBlanks) {
    EXPECT_EQ(split("One. Two!  Three? Four"), (Sentences{"One.", "Two!", "Three?", "Four"}));
    EXPECT_EQ(split("He said \"Stop.\" Then left."), (Sentences{"He said \"Stop.\"", "Then left."}));
    EXPECT_EQ(split("What?! Yes."), (Sentences{"What?!", "Yes."}));
    EXPECT_EQ(split("Wait ... and go. pip is next."), (Sentences{"Wait ... and go.", "pip is next."}));
    EXPECT_EQ(split(" \n\t "), Sentences{});
    EXPECT_EQ(split(""), Sentences{});
}

TEST(Sentences, DotsInsideWordsDoNotEnd) {
    for (const std::string text :
         {"Since 0.115.0 it works.", "Use e.g. uvicorn here.", "That is, i.e. this one.",
          "See Dr. Smith and J. Smith.", "Open main.py and app.get now.", "Use etc. and more.",
          "Costs 3.5 euros vs. 4 dollars.", "See Fig. 3 and No. 5."})
        EXPECT_EQ(split(text), Sentences{text});
    EXPECT_EQ(split("It needs 3.10. Then go."), (Sentences{"It needs 3.10.", "Then go."}));
    EXPECT_EQ(split("A, B, etc. Then go."), (Sentences{"A, B, etc.", "Then go."}));
    EXPECT_EQ(split("Use app.get. Then go."), (Sentences{"Use app.get.", "Then go."}));
}

TEST(Sentences, BlankLinesHeadingsAndListItemsEnd) {
    EXPECT_EQ(split("no mark\n\nnext"), (Sentences{"no mark", "next"}));
    EXPECT_EQ(split("wrapped\nline"), (Sentences{"wrapped\nline"}));
    EXPECT_EQ(split("no mark\r\n  \r\nnext"), (Sentences{"no mark", "next"}));
    EXPECT_EQ(split("# Title\ntext\n- one\n- two\n1. three"),
              (Sentences{"# Title", "text", "- one", "- two", "1. three"}));
}

TEST(Sentences, CjkMarksEndWithoutBlank) {
    EXPECT_EQ(split("\u65e5\u672c\u3002\u4e2d\u6587\uff01\u3042\uff1f"),
              (Sentences{"\u65e5\u672c\u3002", "\u4e2d\u6587\uff01", "\u3042\uff1f"}));
    EXPECT_EQ(split("\u300c\u65e5\u3002\u300d\u672c"), (Sentences{"\u300c\u65e5\u3002\u300d", "\u672c"}));
}

TEST(Sentences, AreInOrderAndLinear) {
    for (const std::string& text :
         {std::string(200000, '.'), std::string(200000, '\n'), std::string(200000, ' '),
          std::string(200000, 'a'), std::string(200000, ')'), std::string(100000, '\xE3')}) {
        const auto begun = std::chrono::steady_clock::now();
        std::uint64_t last = 0;
        for (const TextRange range : splitSentences(text)) {
            EXPECT_LE(last, range.start);
            EXPECT_LT(range.start, range.end);
            last = range.end;
        }
        EXPECT_LE(last, text.size());
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
    }
    std::string indented(50000, ' ');
    for (int i = 0; i < 50000; ++i)
        indented += "x\n";
    EXPECT_EQ(split(indented).size(), 1U);
}

} // namespace
} // namespace touchstone
