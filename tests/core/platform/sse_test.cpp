// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/platform/sse.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace touchstone {
namespace {

std::vector<std::string> eventsOf(const std::vector<std::string_view>& pieces, bool* whole = nullptr) {
    std::vector<std::string> out;
    SseParser parser([&](const SseEvent& event) {
        out.push_back(event.event + "|" + event.data + "|" + event.id);
        return true;
    });
    for (const std::string_view piece : pieces)
        EXPECT_TRUE(parser.feed(piece).has_value());
    const bool finished = parser.finish();
    if (whole)
        *whole = finished;
    return out;
}

const std::string kOdd = "\xEF\xBB\xBF: hello\r\n\r\n:\n\n"
                         "data: one\ndata:two\ndata\r\n\r\n"
                         "event: note\rid: 7\rretry: 10\rdata:  kept blank\r\r"
                         "unknown: x\ndata: na\xC3\xAFve \xF0\x9F\x98\x80\n\n"
                         "event: nothing\n\n"
                         "data:\n\n";
const std::vector<std::string> kOddEvents = {"message|one\ntwo\n|", "note| kept blank|7",
                                             "message|na\xC3\xAFve \xF0\x9F\x98\x80|7", "message||7"};

TEST(SseParser, ReadsEveryFormOfTheStandard) {
    bool whole = false;
    EXPECT_EQ(eventsOf({kOdd}, &whole), kOddEvents);
    EXPECT_TRUE(whole);
}

TEST(SseParser, AnySplitGivesTheSameEvents) {
    for (std::size_t cut = 0; cut <= kOdd.size(); ++cut)
        EXPECT_EQ(eventsOf({std::string_view(kOdd).substr(0, cut), std::string_view(kOdd).substr(cut)}),
                  kOddEvents)
            << "cut at " << cut;
    Random random(3);
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::string_view> pieces;
        std::string_view rest = kOdd;
        while (!rest.empty()) {
            const std::size_t size = std::min<std::size_t>(rest.size(), random.below(9));
            pieces.push_back(rest.substr(0, size));
            rest.remove_prefix(size);
        }
        ASSERT_EQ(eventsOf(pieces), kOddEvents) << "round " << round;
    }
}

TEST(SseParser, AnEventWithoutItsEmptyLineIsNotDelivered) {
    bool whole = true;
    EXPECT_TRUE(eventsOf({"data: half\n"}, &whole).empty());
    EXPECT_FALSE(whole);
    EXPECT_TRUE(eventsOf({"data: half"}, &whole).empty());
    EXPECT_FALSE(whole);
}

TEST(SseParser, StopsWhenTheReceiverHasEnough) {
    int count = 0;
    SseParser parser([&](const SseEvent&) { return ++count < 2; });
    ASSERT_TRUE(parser.feed("data: 1\n\ndata: 2\n\ndata: 3\n\n").has_value());
    ASSERT_TRUE(parser.feed("data: 4\n\n").has_value());
    EXPECT_EQ(count, 2);
    EXPECT_TRUE(parser.finish());
}

TEST(SseParser, LongLinesAreRefusedAndNotKept) {
    SseParser parser([](const SseEvent&) { return true; }, 1000);
    Result<> fed;
    for (int i = 0; i < 100 && fed; ++i)
        fed = parser.feed(std::string(100, 'a'));
    ASSERT_FALSE(fed.has_value());
    EXPECT_EQ(fed.error().code, ErrorCode::Malformed);
    SseParser lines([](const SseEvent&) { return true; }, 1000);
    fed = {};
    for (int i = 0; i < 100 && fed; ++i)
        fed = lines.feed("data: " + std::string(100, 'a') + "\n");
    EXPECT_FALSE(fed.has_value()) << "an event of many lines has the same cap";
}

TEST(SseParser, AMillionKeepAlivesGoByFast) {
    std::string bytes;
    for (int i = 0; i < 1000000; ++i)
        bytes += ":\n\n";
    EXPECT_TRUE(eventsOf({bytes}).empty());
}

TEST(NdjsonSplitter, AnySplitGivesTheSameLines) {
    const std::string text = "{\"a\":1}\r\n\n{\"b\":\"\xC3\xA9\"}\n{\"last\":true}";
    const std::vector<std::string> expected = {"{\"a\":1}", "{\"b\":\"\xC3\xA9\"}", "{\"last\":true}"};
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        std::vector<std::string> lines;
        NdjsonSplitter splitter([&](std::string_view line) {
            lines.emplace_back(line);
            return true;
        });
        ASSERT_TRUE(splitter.feed(std::string_view(text).substr(0, cut)).has_value());
        ASSERT_TRUE(splitter.feed(std::string_view(text).substr(cut)).has_value());
        EXPECT_FALSE(splitter.finish());
        EXPECT_EQ(lines, expected) << "cut at " << cut;
    }
}

} // namespace
} // namespace touchstone
