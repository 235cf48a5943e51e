// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/sent_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace touchstone {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SentRequest requestWith(const std::string& body) {
    SentRequest out;
    out.method = "POST";
    out.url = "http://127.0.0.1:1/v1?q=[a-c]{x}'";
    out.headers = {{"Content-Type", "application/json"}};
    out.body = body;
    return out;
}

TEST(RequestSnippets, AShellSeesNothingSpecialInABody) {
    const std::string snippet = curlSnippet(requestWith(R"({"a":"it's $HOME `id` \\ %s"})"), "About\nit\x01");
    EXPECT_THAT(snippet, HasSubstr(R"(printf '%s' '{"a":"it'\''s $HOME `id` \\ %s"}' |)"));
    EXPECT_THAT(snippet, HasSubstr("--globoff"));
    EXPECT_THAT(snippet, HasSubstr("'http://127.0.0.1:1/v1?q=[a-c]{x}'\\'''"));
    EXPECT_THAT(snippet, HasSubstr("# About\n# it \n"));
    EXPECT_THAT(snippet, Not(HasSubstr("set it to the key")));
}

TEST(RequestSnippets, AKeyIsANameInBothLanguages) {
    SentRequest request = requestWith("{}");
    request.keyReference = "env:MY_KEY";
    request.keyHeaders = {{"Authorization", "Bearer " + std::string(kKeyMark)}};
    request.url = "http://h/" + std::string(kKeyMark) + "/x";
    const std::string shell = curlSnippet(request, "");
    EXPECT_THAT(shell, HasSubstr(R"(--header 'Authorization: Bearer '"${MY_KEY}")"));
    EXPECT_THAT(shell, HasSubstr(R"('http://h/'"${MY_KEY}"'/x')"));
    EXPECT_THAT(shell, HasSubstr(R"(: "${MY_KEY:?)"));
    const std::string python = pythonSnippet(request, "");
    EXPECT_THAT(python, HasSubstr("key = os.environ[\"MY_KEY\"]"));
    EXPECT_THAT(python, HasSubstr("\"Authorization\": \"Bearer \" + key,"));
    EXPECT_THAT(python, HasSubstr("url = \"http://h/\" + key + \"/x\""));
    EXPECT_EQ(keyVariable("keychain:my server.1"), "MY_SERVER_1_API_KEY");
    EXPECT_EQ(keyVariable("keychain:1"), "KEY_1_API_KEY");
}

TEST(RequestSnippets, PythonShowsLinesAndEscapesWhatCannotBeSeen) {
    const std::string python =
        pythonSnippet(requestWith("{\"m\":[{\"c\":\"One \xc3\xa4\\nTwo "
                                  "\xe2\x80\xae\\r\\n\\\"\\\\\\u0001\xf0\x9f\x99\x82\"}],\"t\":0.1,\"s\":"
                                  "true,\"n\":null,\"e\":[],\"o\":{}}"),
                      "");
    EXPECT_THAT(python, HasSubstr("\"One \xc3\xa4\\n\"\n"));
    EXPECT_THAT(python, HasSubstr("\"Two \\u202e\\r\\n\"\n"));
    EXPECT_THAT(python, HasSubstr("\"\\\"\\\\\\x01\xf0\x9f\x99\x82\""));
    EXPECT_THAT(
        python,
        HasSubstr("\"t\": 0.1,\n    \"s\": True,\n    \"n\": None,\n    \"e\": [],\n    \"o\": {},\n"));
}

} // namespace
} // namespace touchstone
