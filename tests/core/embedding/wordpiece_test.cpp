// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/wordpiece.h"
#include "tests/core/embedding/tiny_model.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

std::shared_ptr<const WordPiece> made(WordPieceOptions options = {}) {
    return WordPiece::make({"[PAD]",        "[UNK]",        "[CLS]",       "[SEP]", "[MASK]", "un", "##aff",
                            "##able",       "cafe",         "a",           "##a",   "hello",  ",",  "!",
                            "\xE4\xBD\xA0", "\xE5\xA5\xBD", "caf\xC3\xA9", "Hello", "-",      "i",  "s"},
                           options)
        .value();
}

std::string pieces(const WordPiece& tokenizer, std::string_view text) {
    std::string out;
    for (const WordPiece::Id id : tokenizer.encode(text))
        out += (out.empty() ? "" : " ") + tokenizer.piece(id);
    return out;
}

TEST(WordPiece, TakesTheLongestPieceFromTheLeft) {
    EXPECT_EQ(pieces(*made(), "unaffable"), "un ##aff ##able");
    EXPECT_EQ(pieces(*made(), "aaa"), "a ##a ##a");
}

TEST(WordPiece, OneUnknownPartMakesTheWholeWordUnknown) {
    EXPECT_EQ(pieces(*made(), "unaffablex hello"), "[UNK] hello");
}

TEST(WordPiece, SplitsAtBlanksAndPunctuation) {
    EXPECT_EQ(pieces(*made(), "hello,hello!\t-a\n"), "hello , hello ! - a");
    EXPECT_EQ(pieces(*made(), ""), "");
}

TEST(WordPiece, LowersAndStripsAccentsOnlyWhereTheModelDoes) {
    EXPECT_EQ(pieces(*made(), "CAF\xC3\x89 Hello"), "cafe hello");
    WordPieceOptions cased;
    cased.lowerCase = cased.stripAccents = false;
    EXPECT_EQ(pieces(*made(cased), "caf\xC3\xA9 Hello HELLO"), "caf\xC3\xA9 Hello [UNK]");
    WordPieceOptions keepsAccents;
    keepsAccents.stripAccents = false;
    EXPECT_EQ(pieces(*made(keepsAccents), "CAF\xC3\x89"), "caf\xC3\xA9");
}

TEST(WordPiece, DottedCapitalIIsAnIWithoutItsDot) {
    EXPECT_EQ(pieces(*made(), "\xC4\xB0"), "i");
}

TEST(WordPiece, CjkCharactersStandAlone) {
    EXPECT_EQ(pieces(*made(), "\xE4\xBD\xA0\xE5\xA5\xBD"
                              "a"),
              "\xE4\xBD\xA0 \xE5\xA5\xBD a");
}

TEST(WordPiece, ControlAndFormatCharactersVanish) {
    EXPECT_EQ(pieces(*made(), std::string("he\0llo", 6)), "hello");
    EXPECT_EQ(pieces(*made(), "he\xE2\x80\x8Bllo\xEF\xBF\xBD"), "hello"); // zero width, replacement
}

TEST(WordPiece, WordsOfMoreThanAHundredCharactersAreUnknown) {
    EXPECT_EQ(made()->encode(std::string(100, 'a')).size(), 100U);
    EXPECT_EQ(pieces(*made(), std::string(101, 'a')), "[UNK]");
}

TEST(WordPiece, SpecialTokensInTextAreFoundAsTheyStand) {
    EXPECT_EQ(pieces(*made(), "a[MASK]a [SEP]"), "a [MASK] a [SEP]");
    EXPECT_EQ(pieces(*made(), "[mask]"), "[UNK] [UNK] [UNK]");
}

TEST(WordPiece, BrokenUtf8DoesNoHarm) {
    EXPECT_EQ(pieces(*made(), "hello \xff\xfe\xc3"), "hello");
}

TEST(WordPieceFiles, TokenizerJsonSaysTheSameAsVocabulary) {
    test::FolderOfTest folder;
    test::writeFile(folder.path() / "tokenizer.json",
                    R"({"model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##",
                        "max_input_chars_per_word":5,"vocab":{"[UNK]":0,"[CLS]":1,"[SEP]":2,"a":3,"##a":4}},
                        "normalizer":{"type":"BertNormalizer","lowercase":false,"strip_accents":null},
                        "pre_tokenizer":{"type":"BertPreTokenizer"}})");
    const auto tokenizer = WordPiece::open(folder.path());
    ASSERT_TRUE(tokenizer) << tokenizer.error().message;
    EXPECT_EQ(pieces(**tokenizer, "aaaaa aaaaaa A"), "a ##a ##a ##a ##a [UNK] [UNK]");
}

TEST(WordPieceFiles, OtherTokenizersAreRefusedByName) {
    test::FolderOfTest folder;
    for (const char* text : {R"({"model":{"type":"Unigram","vocab":[]}})", R"({"model":{"vocab":{"a":7}}})",
                             R"({"model":{"vocab":{"a":0}}})", "[]", "{", ""}) {
        test::writeFile(folder.path() / "tokenizer.json", text);
        const auto tokenizer = WordPiece::open(folder.path());
        ASSERT_FALSE(tokenizer) << text;
        EXPECT_EQ(tokenizer.error().code, ErrorCode::BadInput) << text;
        EXPECT_NE(tokenizer.error().message.find(folder.path().string()), std::string::npos) << text;
    }
}

} // namespace
} // namespace touchstone
