// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/access.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

HttpCall callWith(std::vector<std::pair<std::string, std::string>> headers) {
    HttpCall call;
    call.method = "POST";
    call.path = call.target = "/v1/search";
    call.headers = std::move(headers);
    return call;
}

int statusFor(const Access& access, std::vector<std::pair<std::string, std::string>> headers) {
    const auto refusal = access.refusal(callWith(std::move(headers)), true);
    return refusal ? refusal->status : 200;
}

TEST(Access, OnlyTheWholeTokenOpens) {
    const Access access("secret-token-of-the-server");
    const auto with = [&](const std::string& authorization) {
        return statusFor(access, {{"host", "localhost:1"}, {"authorization", authorization}});
    };
    EXPECT_EQ(with("Bearer secret-token-of-the-server"), 200);
    EXPECT_EQ(with("bearer  secret-token-of-the-server"), 200);
    for (const char* wrong :
         {"Bearer secret-token-of-the-serve", "Bearer secret-token-of-the-server1", "Bearer ", "Bearer",
          "Basic secret-token-of-the-server", "secret-token-of-the-server", ""})
        EXPECT_EQ(with(wrong), 401) << wrong;
    EXPECT_EQ(statusFor(access, {{"host", "localhost:1"}}), 401);
    EXPECT_EQ(access.refusal(callWith({{"host", "localhost:1"}}), true)->code, "missing_api_key");
    EXPECT_FALSE(access.refusal(callWith({{"host", "localhost:1"}}), false).has_value()) << "health";
}

TEST(Access, NamesThatPointHereAreNotEnough) {
    const Access open("");
    for (const char* good : {"127.0.0.1", "127.0.0.1:8642", "localhost:1", "LOCALHOST", "[::1]:80", "[::1]"})
        EXPECT_EQ(statusFor(open, {{"host", good}}), 200) << good;
    for (const char* bad : {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8642",
                            "127.0.0.1:", "127.0.0.1:80:80", "127.0.0.1:8a", "user@127.0.0.1", "[::1",
                            "[::1]x", "", "0.0.0.0", "127.0.0.1:123456"})
        EXPECT_EQ(statusFor(open, {{"host", bad}}), 403) << bad;
}

TEST(Access, PagesOfOtherOriginsAreRefused) {
    const Access open("");
    const auto from = [&](const char* origin) {
        return statusFor(open, {{"host", "127.0.0.1:8642"}, {"origin", origin}});
    };
    EXPECT_EQ(from("http://127.0.0.1:8642"), 200);
    for (const char* foreign :
         {"https://evil.example", "null", "", "http://127.0.0.1:9000", "http://localhost:8642",
          "http://127.0.0.1:8642.evil.example", "http://evil.example/127.0.0.1:8642"})
        EXPECT_EQ(from(foreign), 403) << foreign;
    EXPECT_EQ(statusFor(open, {{"host", "localhost"}, {"sec-fetch-site", "cross-site"}}), 403);
}

TEST(Access, TokensAreLongAndNeverTheSame) {
    const auto one = makeToken();
    const auto two = makeToken();
    ASSERT_TRUE(one && two);
    EXPECT_EQ(one->size(), 43U);
    EXPECT_NE(*one, *two);
}

} // namespace
} // namespace touchstone
