// SPDX-License-Identifier: GPL-3.0-or-later
// Each way in which an exchange can fail has its class and its sentence.
#include "core/platform/http.h"
#include "tests/support/scripted_server.h"
#include "tests/support/slowdown.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

using namespace std::chrono_literals;
using test::ScriptedConnection;
using test::ScriptedRequest;
using test::ScriptedServer;
using Handler = std::function<void(ScriptedConnection&)>;

struct Fault {
    const char* name;
    Handler hand;
    ErrorCode code;
    const char* detail; ///< beginning of Error::detail, or ""
    const char* says;   ///< part of the message
};

void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.name;
}

Handler sends(std::string bytes) {
    return [bytes = std::move(bytes)](ScriptedConnection& wire) { wire.send(bytes); };
}

class HttpFaults : public ::testing::TestWithParam<Fault> {};

TEST_P(HttpFaults, HaveTheirClassAndSentence) {
    const Fault& fault = GetParam();
    const ScriptedServer server([&](ScriptedConnection& wire, const ScriptedRequest&) { fault.hand(wire); });
    const auto http = makeHttpTransport();
    HttpRequest request;
    request.url = server.base() + "/v1";
    request.timeouts.firstByte = 250ms;
    request.timeouts.idle = 150ms;
    request.timeouts.total = 1200ms;
    request.maxBodyBytes = 5000000;
    JobContext context;
    const auto begun = std::chrono::steady_clock::now();
    const auto response = http->perform(request, context);
    const bool whole = std::string_view(fault.says).find("whole call") != std::string_view::npos;
    EXPECT_LT(std::chrono::steady_clock::now() - begun, (whole ? 3000ms : 1000ms) * test::kSlowdown)
        << "no deadline is noticed late";
    ASSERT_FALSE(response);
    EXPECT_EQ(response.error().code, fault.code)
        << response.error().message << " / " << response.error().detail;
    EXPECT_TRUE(response.error().detail.starts_with(fault.detail)) << response.error().detail;
    EXPECT_NE(response.error().message.find(fault.says), std::string::npos) << response.error().message;
    EXPECT_NE(response.error().message.find("127.0.0.1:" + std::to_string(server.port())), std::string::npos)
        << "the server is named";
}

const std::string kChunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

INSTANTIATE_TEST_SUITE_P(
    Table, HttpFaults,
    ::testing::Values(
        Fault{"reset", [](ScriptedConnection& wire) { wire.reset(); }, ErrorCode::Unreachable, "cut",
              "closed"},
        Fault{"closed", [](ScriptedConnection&) {}, ErrorCode::Unreachable, "cut", "closed"},
        Fault{"silence", [](ScriptedConnection& wire) { wire.silence(); }, ErrorCode::Unreachable, "time",
              "no answer within 250 ms"},
        Fault{"silence after the head",
              [](ScriptedConnection& wire) { wire.send(test::streamHead()), wire.silence(); },
              ErrorCode::Unreachable, "time", "no answer within"},
        Fault{"silence in the body",
              [](ScriptedConnection& wire) { wire.send(test::streamHead() + "data: x"), wire.silence(); },
              ErrorCode::Unreachable, "time", "no byte for 150 ms"},
        Fault{"one byte after the other for ever",
              [](ScriptedConnection& wire) {
                  wire.send(test::streamHead()), wire.drip(std::string(1000, ':'), 1, 50ms);
              },
              ErrorCode::Unreachable, "time", "1.2 s that the whole call may take"},
        Fault{"cut by length", sends("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nabc"),
              ErrorCode::Unreachable, "cut", "cut in the middle"},
        Fault{"cut chunk", sends(kChunked + "ffff\r\nabc"), ErrorCode::Unreachable, "cut",
              "cut in the middle"},
        Fault{"reset in the body",
              [](ScriptedConnection& wire) {
                  wire.send("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nabc");
                  wire.silence(30ms);
                  wire.reset();
              },
              ErrorCode::Unreachable, "cut", "cut in the middle"},
        Fault{"bad chunk size", sends(kChunked + "zz\r\nxx\r\n"), ErrorCode::Malformed, "", "not sound HTTP"},
        Fault{"not HTTP", sends("SSH-2.0-OpenSSH_9.2\r\n"), ErrorCode::Malformed, "", "not sound HTTP"},
        Fault{"one long header",
              sends("HTTP/1.1 200 OK\r\nX-A: " + std::string(3000000, 'a') + "\r\n\r\nbody"),
              ErrorCode::Malformed, "", "head"},
        Fault{"many headers",
              [](ScriptedConnection& wire) {
                  wire.send("HTTP/1.1 200 OK\r\n");
                  for (int i = 0; i < 3000 && wire.send("X-A: " + std::string(1000, 'a') + "\r\n"); ++i) {
                  }
              },
              ErrorCode::Malformed, "", "head"},
        Fault{"body over the cap", sends("HTTP/1.1 200 OK\r\n\r\n" + std::string(6000000, 'a')),
              ErrorCode::Malformed, "", "too large"}),
    [](const ::testing::TestParamInfo<Fault>& fault) {
        std::string name = fault.param.name;
        for (char& c : name)
            if (c == ' ')
                c = '_';
        return name;
    });

TEST(HttpFault, NobodyListens) {
    const auto http = makeHttpTransport();
    HttpRequest request;
    request.url = "http://127.0.0.1:" + std::to_string(test::unusedPort());
    JobContext context;
    const auto response = http->perform(request, context);
    ASSERT_FALSE(response);
    EXPECT_EQ(response.error().code, ErrorCode::Unreachable);
    EXPECT_TRUE(response.error().detail.starts_with("refused"));
    EXPECT_TRUE(response.error().retryable);
}

TEST(HttpFault, OtherSchemesAreRefused) {
    const auto http = makeHttpTransport();
    JobContext context;
    for (const char* url : {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"}) {
        HttpRequest request;
        request.url = url;
        EXPECT_EQ(http->perform(request, context).error().code, ErrorCode::Usage) << url;
    }
}

TEST(HttpFault, PlainTextIsNoSecureServer) {
    const ScriptedServer server(
        [](ScriptedConnection& wire, const ScriptedRequest&) { wire.send("HTTP/1.1 200 OK\r\n\r\n"); });
    const auto http = makeHttpTransport();
    HttpRequest request;
    request.url = "https://127.0.0.1:" + std::to_string(server.port());
    request.timeouts.connect = 300ms;
    request.timeouts.total = 4s;
    JobContext context;
    const auto response = http->perform(request, context);
    ASSERT_FALSE(response);
    EXPECT_EQ(response.error().code, ErrorCode::Unreachable) << response.error().message;
}

} // namespace
} // namespace touchstone
