// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/format_checks.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

bool passes(const std::string& check, const std::string& answer) {
    const auto parsed = formatCheckFromJson(Json::parse(check));
    EXPECT_TRUE(parsed) << check << (parsed ? "" : describe(parsed.error()));
    std::string why;
    const bool held = parsed && passesCheck(*parsed, answer, why);
    EXPECT_EQ(why.empty(), held) << check << ": " << why;
    return held;
}

TEST(FormatChecks, TextsAndPatterns) {
    EXPECT_TRUE(passes(R"({"type":"contains","value":"shed"})", "in shed 7"));
    EXPECT_FALSE(passes(R"({"type":"contains","value":"Shed"})", "in shed 7"));
    EXPECT_TRUE(passes(R"({"type":"icontains","value":"SHED"})", "in Shed 7"));
    EXPECT_TRUE(passes(R"({"type":"not-contains","value":"lamp"})", "in shed 7"));
    EXPECT_FALSE(passes(R"({"type":"not-contains","value":"shed"})", "in shed 7"));
    EXPECT_TRUE(passes(R"({"type":"equals","value":"yes"})", " yes\n"));
    EXPECT_TRUE(passes(R"({"type":"starts-with","value":"In"})", "In shed 7"));
    EXPECT_TRUE(passes(R"({"type":"regex","value":"shed \\d+"})", "in shed 17."));
    EXPECT_FALSE(passes(R"({"type":"regex","value":"^\\d+$"})", "17 sheds"));
}

TEST(FormatChecks, JsonIsTheWholeAnswerOrItsOnlyBlock) {
    EXPECT_TRUE(passes(R"({"type":"is-json"})", " {\"a\": 1} "));
    EXPECT_TRUE(passes(R"({"type":"is-json"})", "Here:\n```json\n{\"a\": 1}\n```\n"));
    EXPECT_FALSE(passes(R"({"type":"is-json"})", "```\n1\n```\n```\n2\n```"));
    EXPECT_FALSE(passes(R"({"type":"is-json"})", "{a: 1}"));
    EXPECT_FALSE(passes(R"({"type":"is-json"})", std::string(100000, '[')));
}

TEST(FormatChecks, SchemaSaysWhereAnAnswerIsWrong) {
    const Json schema =
        Json::parse(R"({"type":"object","required":["sheds"],"additionalProperties":false,"properties":{
        "sheds":{"type":"array","minItems":1,"items":{"type":"integer","minimum":1,"maximum":9}},
        "kind":{"enum":["a","b"]},"name":{"type":["string","null"],"maxLength":3,"pattern":"^[a-zä]+$"}}})");
    ASSERT_TRUE(checkSchemaSubset(schema));
    const auto wrong = [&](const char* json) { return schemaViolation(schema, Json::parse(json)); };
    EXPECT_EQ(wrong(R"({"sheds":[1,2.0],"kind":"a","name":"äbc"})"), "")
        << "length is in characters, 2.0 is whole";
    EXPECT_EQ(wrong(R"({"sheds":[1],"name":null})"), "");
    EXPECT_EQ(wrong(R"({})"), "/: has no 'sheds'");
    EXPECT_EQ(wrong(R"({"sheds":[]})"), "/sheds: 0 is below minItems 1");
    EXPECT_EQ(wrong(R"({"sheds":[1,12]})"), "/sheds/1: 12 is above maximum 9");
    EXPECT_EQ(wrong(R"({"sheds":[1.5]})"), "/sheds/0: is no integer");
    EXPECT_EQ(wrong(R"({"sheds":[1],"kind":"c"})"), R"(/kind: is none of ["a","b"])");
    EXPECT_EQ(wrong(R"({"sheds":[1],"more":1})"), "/: 'more' may not stand here");
    EXPECT_EQ(wrong(R"({"sheds":[1],"name":"A"})"), "/name: does not match ^[a-zä]+$");
    EXPECT_EQ(wrong("[]"), "/: is no object");
    EXPECT_FALSE(passes(R"({"type":"is-json","value":{"type":"array"}})", "{}"));
    EXPECT_TRUE(passes(R"({"type":"not-is-json","value":{"type":"array"}})", "{}"));
}

TEST(FormatChecks, WhatCannotBeCheckedIsRefusedAtOnce) {
    for (const char* bad :
         {R"({"type":"llm-rubric","value":"nice"})", R"({"value":"x"})", R"([])", R"({"type":"contains"})",
          R"({"type":"regex","value":"(unclosed"})", R"({"type":"regex","value":"(a)\\1"})",
          R"({"type":"is-json","value":{"oneOf":[]}})", R"({"type":"is-json","value":{"type":"text"}})",
          R"({"type":"is-json","value":{"properties":{"a":{"minimum":"1"}}}})",
          R"({"type":"is-json","value":{"pattern":"["}})",
          R"({"type":"is-json","value":{"required":[1]}})"}) {
        const auto parsed = formatCheckFromJson(Json::parse(bad));
        ASSERT_FALSE(parsed) << bad;
        EXPECT_EQ(parsed.error().code, ErrorCode::BadInput) << bad;
    }
}

} // namespace
} // namespace touchstone
