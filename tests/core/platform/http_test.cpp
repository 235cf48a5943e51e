// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/http.h"
#include "core/platform/secrets.h"
#include "tests/support/scripted_server.h"
#include "tests/support/slowdown.h"

#include <gtest/gtest.h>

#include <future>
#include <mutex>

namespace touchstone {
namespace {

using namespace std::chrono_literals;
using test::jsonAnswer;
using test::ScriptedConnection;
using test::ScriptedRequest;
using test::ScriptedServer;

class Http : public ::testing::Test {
protected:
    static HttpRequest get(const std::string& url) {
        HttpRequest request;
        request.url = url;
        request.purpose = "model";
        return request;
    }
    std::vector<NetworkEvent> events() {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }
    std::mutex m_mutex;
    std::vector<NetworkEvent> m_events;
    JobContext m_context;
    std::unique_ptr<HttpTransport> m_http = makeHttpTransport([this](const NetworkEvent& event) {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(event);
    });
};

TEST_F(Http, SendsWhatWasAskedAndLogsNoSecret) {
    const ScriptedServer server([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send("HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\n");
        wire.send(jsonAnswer(200, "{\"ok\":1}", {{"X-Thing", "  two words "}}));
    });
    HttpRequest request = get(server.base() + "/v1/x?key=hidden-value");
    request.method = "POST";
    request.body = std::string("{\"a\":\0}", 7);
    request.headers = {{"Content-Type", "application/json"}};
    request.secretHeaders = {{"Authorization", "Bearer very-secret-1"}};
    const auto response = m_http->perform(request, m_context);
    ASSERT_TRUE(response.has_value()) << response.error().message;
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->body, "{\"ok\":1}");
    EXPECT_EQ(response->header("x-thing"), "two words");
    EXPECT_EQ(response->header("x-early"), "");
    EXPECT_GT(response->timing.totalMs, 0);
    const ScriptedRequest sent = server.requests().at(0);
    EXPECT_EQ(sent.method, "POST");
    EXPECT_EQ(sent.target, "/v1/x?key=hidden-value");
    EXPECT_EQ(sent.body, request.body);
    EXPECT_EQ(sent.header("authorization"), "Bearer very-secret-1");
    EXPECT_EQ(sent.header("accept-encoding"), "");
    ASSERT_EQ(events().size(), 1U);
    const NetworkEvent event = events()[0];
    EXPECT_EQ(event.host, "127.0.0.1:" + std::to_string(server.port()));
    EXPECT_EQ(event.path, "/v1/x");
    EXPECT_EQ(event.outcome, "ok");
    EXPECT_GT(event.bytesSent, 100U);
    EXPECT_GT(event.bytesReceived, 50U);
}

TEST_F(Http, PasswordsInTheAddressAreSentAsBasicAndNowhereElse) {
    const ScriptedServer server(
        [](ScriptedConnection& wire, const ScriptedRequest&) { wire.send(jsonAnswer(200, "{}")); });
    const std::string port = std::to_string(server.port());
    const auto response = m_http->perform(get("http://user:pa%2Fss-word@127.0.0.1:" + port + "/"), m_context);
    ASSERT_TRUE(response.has_value());
    EXPECT_EQ(server.requests().at(0).header("authorization"), "Basic dXNlcjpwYS9zcy13b3Jk");
    EXPECT_EQ(response->finalUrl, "http://127.0.0.1:" + port + "/");
    EXPECT_EQ(Redactor::instance().redact("dXNlcjpwYS9zcy13b3Jk pa/ss-word"), "«key» «key»");
}

TEST_F(Http, ASinkGetsThePiecesAndMayStop) {
    const ScriptedServer server([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send(test::streamHead());
        wire.drip("one two three", 1, 1ms);
        wire.silence();
    });
    std::string got;
    const auto begun = std::chrono::steady_clock::now();
    const auto response = m_http->perform(
        get(server.base()),
        [&](const HttpResponse& head, std::string_view piece) {
            EXPECT_EQ(head.status, 200);
            EXPECT_EQ(head.header("content-type"), "text/event-stream");
            got += piece;
            return got.size() < 7;
        },
        m_context);
    ASSERT_TRUE(response.has_value()) << response.error().message;
    EXPECT_GE(got.size(), 7U);
    EXPECT_TRUE(response->body.empty());
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s * test::kSlowdown);
}

TEST_F(Http, AnErrorBodyIsKeptToItsCapAndIsNoError) {
    const ScriptedServer server([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send("HTTP/1.1 400 Bad\r\nConnection: close\r\n\r\n");
        for (int i = 0; i < 10000 && wire.send(std::string(10000, 'a')); ++i) {
        }
    });
    bool asked = false;
    const auto response = m_http->perform(
        get(server.base()), [&](const HttpResponse&, std::string_view) { return asked = true; }, m_context);
    ASSERT_TRUE(response.has_value());
    EXPECT_EQ(response->status, 400);
    EXPECT_EQ(response->body.size(), 64U << 10U);
    EXPECT_FALSE(asked) << "the sink is for bodies that were asked for";
    EXPECT_EQ(events().at(0).outcome, "http error");
}

TEST_F(Http, OfflineReachesLoopbackAndNothingElse) {
    const ScriptedServer server(
        [](ScriptedConnection& wire, const ScriptedRequest&) { wire.send(jsonAnswer(200, "{}")); });
    m_http->setOffline(true);
    for (const char* url : {"http://192.0.2.1:8080/v1", "http://models.invalid/v1", "http://[2001:db8::1]/v1",
                            "http://127.0.0.1.models.invalid/v1", "http://127.0.0.1@192.0.2.1/v1",
                            "https://localhost.example"}) {
        const auto response = m_http->perform(get(url), m_context);
        ASSERT_FALSE(response) << url;
        EXPECT_EQ(response.error().code, ErrorCode::Offline) << url;
        EXPECT_NE(response.error().message.find("offline"), std::string::npos);
        EXPECT_EQ(events().back().outcome, "refused offline");
    }
    const std::string port = std::to_string(server.port());
    EXPECT_TRUE(m_http->perform(get("http://127.0.0.1:" + port), m_context).has_value());
    EXPECT_TRUE(m_http->perform(get("http://localhost:" + port), m_context).has_value());
}

TEST_F(Http, DocumentsAreNotFetchedFromPrivatePlaces) {
    const ScriptedServer server(
        [](ScriptedConnection& wire, const ScriptedRequest&) { wire.send(jsonAnswer(200, "{}")); });
    const std::string port = std::to_string(server.port());
    for (const std::string host : {"127.0.0.1", "localhost", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433"}) {
        HttpRequest request = get("http://" + host + ":" + port + "/");
        request.publicOnly = true;
        EXPECT_FALSE(m_http->perform(request, m_context)) << host;
    }
    EXPECT_EQ(server.requestCount(), 0);
}

TEST_F(Http, RedirectsAreFollowedOnlyWhenAllowedAndNeverWithTheKey) {
    const ScriptedServer second(
        [](ScriptedConnection& wire, const ScriptedRequest&) { wire.send(jsonAnswer(200, "\"there\"")); });
    const ScriptedServer first([&](ScriptedConnection& wire, const ScriptedRequest& request) {
        if (request.target == "/away")
            wire.send(jsonAnswer(307, "{}", {{"Location", second.base() + "/x"}}));
        else if (request.target == "/near")
            wire.send(jsonAnswer(302, "{}", {{"Location", "here"}}));
        else if (request.target == "/ring")
            wire.send(jsonAnswer(307, "{}", {{"Location", "/ring"}}));
        else if (request.target == "/file")
            wire.send(jsonAnswer(307, "{}", {{"Location", "file:///etc/passwd"}}));
        else if (request.target == "/nowhere")
            wire.send(jsonAnswer(307, "{}"));
        else
            wire.send(jsonAnswer(200, "\"here\""));
    });
    const auto ask = [&](const std::string& path, int most) {
        HttpRequest request = get(first.base() + path);
        request.method = "POST";
        request.body = "body";
        request.secretHeaders = {{"Authorization", "Bearer redirect-key-1"}, {"X-Api-Key", "redirect-key-2"}};
        request.headers = {{"Cookie", "redirect-key-3"}};
        request.maxRedirects = most;
        return m_http->perform(request, m_context);
    };
    EXPECT_EQ(ask("/near", 1).value().body, "\"here\"");
    EXPECT_EQ(first.requests().at(1).method, "GET");
    EXPECT_EQ(first.requests().at(1).header("x-api-key"), "redirect-key-2");
    EXPECT_EQ(ask("/away", 1).value().body, "\"there\"");
    const ScriptedRequest arrived = second.requests().at(0);
    EXPECT_EQ(arrived.method, "POST");
    EXPECT_EQ(arrived.body, "body");
    EXPECT_EQ(arrived.header("authorization") + arrived.header("x-api-key") + arrived.header("cookie"), "");
    for (const auto& [path, most] : std::vector<std::pair<std::string, int>>{
             {"/away", 0}, {"/ring", 5}, {"/file", 5}, {"/nowhere", 5}}) {
        const auto response = ask(path, most);
        ASSERT_FALSE(response) << path;
        EXPECT_NE(response.error().message.find("redirect (307)"), std::string::npos)
            << response.error().message;
        EXPECT_EQ(response.error().httpStatus, 307);
    }
    EXPECT_EQ(second.requestCount(), 1);
}

TEST_F(Http, HeadersWithLineEndsAreNotSent) {
    const ScriptedServer server(
        [](ScriptedConnection& wire, const ScriptedRequest&) { wire.send(jsonAnswer(200, "{}")); });
    HttpRequest request = get(server.base());
    request.secretHeaders = {{"Authorization", "Bearer a\r\nX-Evil: 1"}};
    EXPECT_EQ(m_http->perform(request, m_context).error().code, ErrorCode::Usage);
    EXPECT_EQ(server.connectionCount(), 0);
}

TEST_F(Http, CancelTakesEffectAtOnceInEveryState) {
    const ScriptedServer silent([](ScriptedConnection& wire, const ScriptedRequest& request) {
        if (request.target == "/body")
            wire.send(test::streamHead() + "some");
        wire.silence();
    });
    for (const std::string& url :
         {silent.base() + "/head", silent.base() + "/body", "https" + silent.base().substr(4)}) {
        std::stop_source source;
        std::promise<void> running;
        std::once_flag once;
        auto call = std::async(std::launch::async, [&] {
            JobContext context;
            context.stop = source.get_token();
            return m_http->perform(
                get(url),
                [&](const HttpResponse&, std::string_view) {
                    std::call_once(once, [&] { running.set_value(); });
                    return true;
                },
                context);
        });
        running.get_future().wait_for(url.ends_with("/body") ? 5s : 100ms);
        const auto begun = std::chrono::steady_clock::now();
        source.request_stop();
        const auto response = call.get();
        EXPECT_LT(std::chrono::steady_clock::now() - begun, 500ms * test::kSlowdown) << url;
        ASSERT_FALSE(response) << url;
        EXPECT_EQ(response.error().code, ErrorCode::Cancelled) << url << ": " << response.error().message;
    }
    std::stop_source source;
    source.request_stop();
    m_context.stop = source.get_token();
    EXPECT_EQ(m_http->perform(get(silent.base()), m_context).error().code, ErrorCode::Cancelled);
}

TEST_F(Http, ManyStreamsRunSideBySide) {
    const ScriptedServer server([](ScriptedConnection& wire, const ScriptedRequest& request) {
        wire.send(test::streamHead());
        wire.drip(std::string(200, static_cast<char>('a' + request.number % 26)), 10, 1ms);
    });
    std::vector<std::future<bool>> calls;
    for (int i = 0; i < 40; ++i)
        calls.push_back(std::async(std::launch::async, [&] {
            JobContext context;
            const auto response = m_http->perform(get(server.base()), context);
            return response && response->body.size() == 200 &&
                   response->body.find_first_not_of(response->body[0]) == std::string::npos;
        }));
    for (auto& call : calls)
        EXPECT_TRUE(call.get());
}

} // namespace
} // namespace touchstone
