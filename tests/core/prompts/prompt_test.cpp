// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hashing.h"
#include "core/prompts/prompt.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace touchstone {
namespace {

PromptVersion prompt(const std::string& text) {
    return {"test", 3, text, sha256Hex(text)};
}

Error errorOf(const std::string& text, const PromptVariables& variables = {}) {
    const auto rendered = renderPrompt(prompt(text), variables);
    EXPECT_FALSE(rendered.has_value()) << text;
    return rendered ? Error{} : rendered.error();
}

TEST(RenderPrompt, RolesBecomeMessages) {
    PromptVariables variables;
    variables.values = {{"who", "Ada"}};
    const auto messages = renderPrompt(
        prompt("name: test\nnotes: {{not}} a template\n\n## system\nBe kind.\n\n## user\nHello {{who}}.\n"),
        variables);
    ASSERT_TRUE(messages.has_value());
    ASSERT_EQ(messages->size(), 2U);
    EXPECT_EQ((*messages)[0].role, Role::System);
    EXPECT_EQ((*messages)[0].content, "Be kind.");
    EXPECT_EQ((*messages)[1].content, "Hello Ada.");
}

TEST(RenderPrompt, ValuesAreNeverReadAgain) {
    PromptVariables variables;
    variables.values = {{"text", "{{secret}} {{#x}} <b>&amp;\"</b> {{{"}, {"secret", "no"}};
    const auto messages = renderPrompt(prompt("## user\n{{text}}|{{{text}}}|{{&text}}"), variables);
    ASSERT_TRUE(messages.has_value());
    const std::string& value = variables.values["text"];
    EXPECT_EQ(messages->front().content, value + "|" + value + "|" + value);
}

TEST(RenderPrompt, ListsRepeatAndTakeTheirOwnLines) {
    PromptVariables variables;
    variables.values = {{"tail", "!"}};
    variables.lists["items"] = {{{"n", "1"}, {"v", ""}}, {{"n", "2"}, {"v", "x"}}};
    variables.lists["none"] = {};
    const auto messages = renderPrompt(
        prompt("## user\n{{#items}}\n[{{n}}{{#v}} {{v}}{{/v}}]{{tail}}\n{{/items}}\n{{! nothing }}\n"
               "{{^none}}\nempty\n{{/none}}\n{{#none}}\n{{whatever}}\n{{/none}}\nend"),
        variables);
    ASSERT_TRUE(messages.has_value());
    EXPECT_EQ(messages->front().content, "[1]!\n[2 x]!\nempty\nend");
}

struct Broken {
    const char* text;
    std::int64_t line, column;
    const char* says;
};

class BrokenPrompt : public testing::TestWithParam<Broken> {};

TEST_P(BrokenPrompt, NamesThePlace) {
    PromptVariables variables;
    variables.values = {{"question", "why?"}};
    variables.lists["sources"] = {{{"text", "t"}}};
    const Error error = errorOf(GetParam().text, variables);
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_EQ(error.file, "test@3");
    EXPECT_EQ(error.line, GetParam().line);
    EXPECT_EQ(error.column, GetParam().column);
    EXPECT_NE((error.message + error.hint).find(GetParam().says), std::string::npos) << describe(error);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BrokenPrompt,
    testing::Values(
        Broken{"## user\nü {{questoin}}", 2, 3, "“question”"},
        Broken{"## system\nx\n\n## user\na\n  {{#sources}}\n{{txt}}\n{{/sources}}", 7, 1, "“txt”"},
        Broken{"## user\n{{sources}}", 2, 1, "is a list"},
        Broken{"## user\n{{#sources}}\nx", 2, 1, "never closed"},
        Broken{"## user\n{{#sources}}{{/question}}", 2, 13, "the open section is “sources”"},
        Broken{"## user\n{{/sources}}", 2, 1, "never opened"},
        Broken{"## user\n\n a {{question", 3, 4, "does not end"}, Broken{"## user\n{{}}", 2, 1, "not a name"},
        Broken{"## user\n{{a b}}", 2, 1, "not a name"}, Broken{"## user\n{{> other}}", 2, 1, "Partials"},
        Broken{"## user\n{{=<% %>=}}", 2, 1, "delimiters"},
        Broken{"name: x\n## nobody\n", 2, 1, "before the first role"},
        Broken{"name: x\n", 1, 1, "no role heading"}, Broken{"", 1, 1, "no role heading"}));

TEST(RenderPrompt, DeepNestingIsAnErrorAndNoCrash) {
    PromptVariables variables;
    variables.values = {{"x", "1"}};
    std::string text = "## user\n";
    for (int i = 0; i < 100000; ++i)
        text += "{{#x}}";
    EXPECT_NE(errorOf(text, variables).message.find("too deep"), std::string::npos);
}

TEST(BuiltInPrompt, NewestVersionUnlessOneIsNamed) {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("prompts-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    for (const char* version : {"2", "10"})
        std::ofstream(folder / (std::string("greet.v") + version + ".md"))
            << "name: greet\nversion: " << version << "\n## user\nv" << version << "\n";
    std::ofstream(folder / "wrong.v1.md") << "name: other\n## user\nx\n";
    EXPECT_EQ(builtInPrompt("greet", folder.string())->version, 10);
    const auto second = builtInPrompt("greet", folder.string(), 2);
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->hash, sha256Hex(second->text));
    EXPECT_EQ(builtInPrompt("greet", folder.string(), 3).error().code, ErrorCode::NotFound);
    EXPECT_EQ(builtInPrompt("absent", folder.string()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(builtInPrompt("../greet", folder.string()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(builtInPrompt("wrong", folder.string()).error().code, ErrorCode::BadInput);
    std::filesystem::remove_all(folder);
}

TEST(BuiltInPrompt, AnswerRendersEachSourceWholeUnderItsNumber) {
    const auto answer = builtInPrompt("answer", std::string(TOUCHSTONE_SOURCE_DIR) + "/resources/prompts");
    ASSERT_TRUE(answer.has_value()) << describe(answer.error());
    PromptVariables variables;
    variables.values = {{"question", "Where?"}, {"boundary", "b0b0"}, {"refusal", "Not there."}};
    variables.lists["sources"] = {{{"number", "1"},
                                   {"title", "Wombats"},
                                   {"path", "a.md"},
                                   {"version", "2.0"},
                                   {"text", "In {{shed}}\n\nseven."}}};
    const auto messages = renderPrompt(*answer, variables);
    ASSERT_TRUE(messages.has_value()) << describe(messages.error());
    ASSERT_EQ(messages->size(), 2U);
    EXPECT_NE(messages->front().content.find("b0b0"), std::string::npos);
    EXPECT_EQ(messages->back().content,
              "[1] Wombats (a.md, version 2.0)\n----- b0b0 begins\nIn {{shed}}\n\nseven.\n----- b0b0 ends\n\n"
              "Question: Where?");
}

} // namespace
} // namespace touchstone
