// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/index/lexical_fields.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

namespace touchstone {
namespace {

Chunk chunkOf(const std::string& heading, const std::string& text) {
    Chunk chunk;
    chunk.headings = {"Security", heading};
    chunk.heading = heading;
    chunk.text.append(text, 0, 0);
    return chunk;
}

TEST(LexicalReader, SaysInNumbersWhatTheDocumentSaysInWords) {
    const Analyser analyser;
    LexicalReader reader(analyser);
    std::vector<std::string> texts;
    Random random(5);
    for (int i = 0; i < 50; ++i) {
        std::string text;
        for (int word = 0; word < 60; ++word)
            text +=
                fmt::format("{}{} ", random.below(4) == 0 ? "response_model" : "Horses", random.below(40));
        const Chunk chunk = chunkOf("The `Depends()` of horses", text);
        const NumberedWords words = reader.read(chunk);
        for (std::string& term : reader.takeNew())
            texts.push_back(std::move(term));
        std::map<std::string, float> byWord;
        for (const auto& [number, weight] : words.words)
            EXPECT_TRUE(byWord.emplace(texts.at(number), weight).second) << "each once";
        const LexicalDocument expected = lexicalDocumentOf(chunk, analyser, {});
        EXPECT_EQ(words.length, expected.length);
        EXPECT_EQ(byWord, (std::map<std::string, float>(expected.weightedTerms.begin(),
                                                        expected.weightedTerms.end())));
    }
}

TEST(LexicalReader, BeginsAnewWhenItsTermsHaveBecomeMany) {
    const Analyser analyser;
    LexicalReader reader(analyser);
    EXPECT_FALSE(reader.restart());
    std::string many;
    for (int i = 0; i < 120000; ++i)
        many += fmt::format("x{}y ", i);
    reader.read(chunkOf("Names", many));
    EXPECT_GT(reader.takeNew().size(), 100000U);
    EXPECT_TRUE(reader.restart());
    const NumberedWords words = reader.read(chunkOf("Names", "zebra"));
    EXPECT_EQ(reader.takeNew().size(), words.words.size());
    EXPECT_EQ(words.words.front().first, 0U);
}

} // namespace
} // namespace touchstone
