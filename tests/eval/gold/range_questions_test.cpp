// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/range_questions.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

#include <fstream>

using namespace touchstone;

namespace {

void write(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace

TEST(TextUnits, CountCharactersAndTokens) {
    const std::string text = "\xC3\x84\r\nb internationalization";
    const TextUnits units(text);
    EXPECT_EQ(units.chars(), 24U); // Ä, the line end, and 22 more
    EXPECT_EQ(units.charsBefore(0), 0U);
    EXPECT_EQ(units.charsBefore(2), 1U);
    EXPECT_EQ(units.charsBefore(4), 2U);
    EXPECT_EQ(units.byteOfChar(0), 0U);
    EXPECT_EQ(units.byteOfChar(2), 4U);
    EXPECT_EQ(units.byteOfChar(999), text.size());
    EXPECT_EQ(units.tokensBefore(4), 1U);
    EXPECT_EQ(units.tokensBefore(text.size()), 7U); // 1, 1 and 5
}

TEST(RangeQuestions, CorporaAreFoundByTheirIds) {
    const TemporaryFolder folder;
    write(folder.path() / "corpora/one.md", "# One\n\nwords here\n");
    write(folder.path() / "two.txt", "other words\n");
    write(folder.path() / "questions_df.csv",
          "question,references,corpus_id\n"
          "Q1,\"[{\"\"content\"\":\"\"words\"\",\"\"start_index\"\":7,\"\"end_index\"\":12}]\",one\n"
          "Q2,\"[{\"\"content\"\":\"\"wrong\"\",\"\"start_index\"\":0,\"\"end_index\"\":5}]\",two\n");
    const auto read = readRangeQuestions(folder.path());
    ASSERT_TRUE(read) << describe(read.error());
    ASSERT_EQ(read->corpora.size(), 2U);
    EXPECT_EQ(read->corpora[0].path, "corpora/one.md");
    EXPECT_EQ(read->corpora[1].path, "two.txt");
    EXPECT_EQ(read->questions[0].references, (std::vector<TextRange>{{7, 12}}));
    EXPECT_EQ(read->questions[1].id, "2");
    EXPECT_EQ(read->otherWords, 1U);
}
