// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/request_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace touchstone {
namespace {

constexpr std::string_view kPost = "POST /v1/search?x=1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: a/b\r\n"
                                   "Content-Length: 5\r\n\r\nhello";

TEST(RequestReader, TakesARequestInPiecesOfAnySize) {
    for (std::size_t step = 1; step <= kPost.size(); ++step) {
        RequestReader reader({});
        std::optional<HttpCall> call;
        for (std::size_t at = 0; at < kPost.size(); at += step) {
            EXPECT_FALSE(call.has_value());
            reader.feed(kPost.substr(at, step));
            call = reader.next();
        }
        ASSERT_TRUE(call.has_value()) << "step " << step;
        EXPECT_EQ(call->method, "POST");
        EXPECT_EQ(call->path, "/v1/search");
        EXPECT_EQ(call->header("content-type"), "a/b");
        EXPECT_EQ(call->body, "hello");
        EXPECT_TRUE(call->keepAlive);
        EXPECT_FALSE(reader.begun());
    }
}

TEST(RequestReader, SeveralRequestsInOnePacketComeOutInOrder) {
    RequestReader reader({});
    reader.feed(std::string(kPost) + "\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.0\r\n\r\n");
    EXPECT_EQ(reader.next()->body, "hello");
    EXPECT_EQ(reader.next()->path, "/a");
    const auto last = reader.next();
    ASSERT_TRUE(last.has_value());
    EXPECT_EQ(last->path, "/b");
    EXPECT_FALSE(last->keepAlive);
    EXPECT_FALSE(last->chunks);
    EXPECT_FALSE(reader.next().has_value());
    EXPECT_FALSE(reader.bad().has_value());
}

TEST(RequestReader, JoinsChunks) {
    RequestReader reader({});
    reader.feed(
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;a=b\r\nlo\r\n0\r\n"
        "Trailer: t\r\n\r\n");
    const auto call = reader.next();
    ASSERT_TRUE(call.has_value());
    EXPECT_EQ(call->body, "hello");
}

TEST(RequestReader, SaysOnceThatASenderWaits) {
    RequestReader reader({});
    reader.feed("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_FALSE(reader.next().has_value());
    EXPECT_TRUE(reader.wantsContinue());
    EXPECT_FALSE(reader.wantsContinue());
    reader.feed("ab");
    EXPECT_EQ(reader.next()->body, "ab");
}

struct Hostile {
    const char* what;
    std::string bytes;
    int status;
};

TEST(RequestReader, RefusesWhatIsNoRequestWithTheRightStatus) {
    RequestLimits limits;
    limits.headerBytes = 2000;
    limits.bodyBytes = 100;
    const std::string host = "POST / HTTP/1.1\r\nHost: x\r\n";
    const std::vector<Hostile> all = {
        {"no HTTP", "hello\r\n\r\n", 400},
        {"TLS", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + std::string(60, '\x01'),
         400},
        {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"another version", "GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505},
        {"large head", host + "A: " + std::string(3000, 'a') + "\r\n\r\n", 431},
        {"head without an end", std::string(3000, 'A'), 0}, // any status: told below
        {"many headers",
         host +
             [] {
                 std::string lines;
                 for (int i = 0; i < 500; ++i)
                     lines += "A: b\r\n";
                 return lines;
             }() +
             "\r\n",
         431},
        {"large body", host + "Content-Length: 101\r\n\r\n" + std::string(101, 'b'), 413},
        {"announced large body", host + "Content-Length: 99999999999\r\n\r\n", 413},
        {"large chunks",
         host + "Transfer-Encoding: chunked\r\n\r\nff\r\n" + std::string(255, 'c') + "\r\n0\r\n\r\n", 413},
        {"chunk without a size", host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
        {"negative length", host + "Content-Length: -1\r\n\r\n", 400},
        {"two lengths", host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400},
        {"length and chunks", host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"blank in a name", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
        {"NUL in a value", std::string("GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n", 35), 400},
    };
    for (const Hostile& hostile : all) {
        RequestReader reader(limits);
        reader.feed(hostile.bytes);
        EXPECT_FALSE(reader.next().has_value()) << hostile.what;
        ASSERT_TRUE(reader.bad().has_value()) << hostile.what;
        if (hostile.status != 0) {
            EXPECT_EQ(reader.bad()->status, hostile.status) << hostile.what << ": " << reader.bad()->message;
            reader.feed(kPost);
        }
        EXPECT_FALSE(reader.next().has_value()) << hostile.what << ": nothing is read after it";
    }
}

} // namespace
} // namespace touchstone
