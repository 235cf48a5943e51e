// SPDX-License-Identifier: GPL-3.0-or-later
// The server as a client sees it: bytes in, bytes out.
#include "eval/serving/http_server.h"
#include "tests/eval/serving/raw_client.h"
#include "tests/support/slowdown.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <vector>

namespace touchstone {
namespace {

using namespace std::chrono_literals;
using test::bodyOf;
using test::RawClient;
using test::statusOf;

constexpr std::string_view kGet = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

std::unique_ptr<HttpServer> started(HttpServerOptions options, HttpServer::Handler handler) {
    auto server = HttpServer::start(std::move(options), std::move(handler));
    EXPECT_TRUE(server.has_value()) << (server ? "" : describe(server.error()));
    return server ? std::move(*server) : nullptr;
}

void echo(HttpExchange& exchange) {
    exchange.reply({200, "text/plain",
                    exchange.call().method + " " + exchange.call().path + " " + exchange.call().body});
}

/// Holds the handler until it is told to stop, and says how long that took.
struct Waiting {
    std::promise<void> inside, stopped;
    void operator()(HttpExchange& exchange) {
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock(mutex);
        inside.set_value();
        never.wait(lock, exchange.stop(), [] { return false; });
        stopped.set_value();
        exchange.reply({503, "text/plain", "stopped"});
    }
};

TEST(HttpServer, AnswersPipelinedRequestsInOrderOnOneConnection) {
    const auto server = started({}, echo);
    RawClient client(server->port());
    client.send(
        "POST /one HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /two HTTP/1.1\r\nHost: x\r\n\r\n"
        "POST /three HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: "
        "close\r\n\r\n2\r\nde\r\n0\r\n\r\n");
    EXPECT_EQ(bodyOf(client.readAnswer()), "POST /one abc");
    EXPECT_EQ(bodyOf(client.readAnswer()), "GET /two ");
    const std::string last = client.readAnswer();
    EXPECT_EQ(bodyOf(last), "POST /three de");
    EXPECT_NE(last.find("Connection: close"), std::string::npos);
    EXPECT_EQ(client.readAll(), "");
}

TEST(HttpServer, HeadHasNoBody) {
    const auto server = started({}, echo);
    RawClient client(server->port());
    client.send("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const std::string answer = client.readAll();
    EXPECT_EQ(statusOf(answer), 200);
    EXPECT_NE(answer.find("Content-Length: 8"), std::string::npos);
    EXPECT_EQ(bodyOf(answer), "");
}

TEST(HttpServer, TellsASenderToGoOn) {
    const auto server = started({}, echo);
    RawClient client(server->port());
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(statusOf(client.readUntil("\r\n\r\n")), 100);
    client.send("hi");
    EXPECT_EQ(bodyOf(client.readAnswer()), "POST /a hi");
}

TEST(HttpServer, HostileRequestsGetAStatusAndTheServerLives) {
    HttpServerOptions options;
    options.wholeRequest = 200ms;
    const auto server = started(options, echo);
    const std::vector<std::pair<std::string, int>> all = {
        {"\r\n\r\nnonsense\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(100000, 'a') + "\r\n\r\n", 431},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n" + std::string(2000000, 'b'), 413},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab", 408},
        {"GET / HTT", 408},
    };
    for (const auto& hostile : all) {
        RawClient client(server->port());
        client.send(hostile.first);
        EXPECT_EQ(statusOf(client.readAll()), hostile.second) << hostile.first.substr(0, 60);
    }
    RawClient client(server->port());
    client.send(kGet);
    EXPECT_EQ(statusOf(client.readAnswer()), 200);
}

TEST(HttpServer, AConnectionWithoutARequestIsClosedInTime) {
    HttpServerOptions options;
    options.idle = 50ms;
    const auto server = started(options, echo);
    RawClient client(server->port());
    EXPECT_EQ(client.readAll(), "");
}

TEST(HttpServer, AClientThatGoesStopsTheHandlerWithin100Ms) {
    Waiting waiting;
    const auto server = started({}, std::ref(waiting));
    RawClient client(server->port());
    client.send(kGet);
    waiting.inside.get_future().wait();
    const auto gone = std::chrono::steady_clock::now();
    client.close();
    ASSERT_EQ(waiting.stopped.get_future().wait_for(10s), std::future_status::ready);
    EXPECT_LT(std::chrono::steady_clock::now() - gone, 100ms * test::kSlowdown);
}

TEST(HttpServer, OneConnectionTooManyIsTurnedAwayAndTheNextIsTakenAgain) {
    HttpServerOptions options;
    options.connections = 2;
    const auto server = started(options, echo);
    auto first = std::make_unique<RawClient>(server->port());
    RawClient second(server->port());
    for (RawClient* client : {first.get(), &second}) {
        client->send(kGet);
        EXPECT_EQ(statusOf(client->readAnswer()), 200);
    }
    RawClient third(server->port());
    const std::string answer = third.readAll();
    EXPECT_EQ(statusOf(answer), 503);
    EXPECT_NE(answer.find("Retry-After: 1"), std::string::npos);
    first.reset();
    for (int tries = 0; tries < 1000; ++tries) { // the server sees the end of the first in its own time
        RawClient again(server->port());
        again.send(kGet);
        if (statusOf(again.readAnswer()) == 200)
            return;
    }
    FAIL() << "no place became free";
}

TEST(HttpServer, StreamsInChunksAndPlainToOldClients) {
    const auto server = started({}, [](HttpExchange& exchange) {
        exchange.beginStream({200, "text/event-stream", {}});
        exchange.send("one");
        exchange.send("");
        exchange.send("two");
        exchange.endStream();
    });
    RawClient client(server->port());
    client.send(kGet);
    EXPECT_EQ(bodyOf(client.readUntil("0\r\n\r\n")), "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");
    client.send(kGet);
    EXPECT_EQ(statusOf(client.readUntil("0\r\n\r\n")), 200) << "the connection can be used again";
    RawClient old(server->port());
    old.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(bodyOf(old.readAll()), "onetwo");
}

TEST(HttpServer, ABrokenHandlerIs500AndABrokenStreamIsNotEndedAsWhole) {
    const auto server = started({}, [](HttpExchange& exchange) {
        if (exchange.call().path == "/a")
            throw std::runtime_error("secret words");
        exchange.beginStream({200, "text/plain", {}});
        exchange.send("half");
        throw std::runtime_error("secret words");
    });
    RawClient client(server->port());
    client.send(kGet);
    const std::string answer = client.readAll();
    EXPECT_EQ(statusOf(answer), 500);
    EXPECT_EQ(answer.find("secret"), std::string::npos);
    RawClient other(server->port());
    other.send("GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(other.readAll().find("0\r\n\r\n"), std::string::npos);
}

TEST(HttpServer, AClientThatTakesNothingIsGivenUp) {
    HttpServerOptions options;
    options.writeStall = 100ms;
    std::promise<bool> outcome;
    const auto server = started(options, [&](HttpExchange& exchange) {
        exchange.beginStream({200, "text/plain", {}});
        const std::string piece(1U << 20U, 'x');
        bool taken = true;
        for (int i = 0; i < 64 && taken; ++i)
            taken = exchange.send(piece);
        outcome.set_value(taken || !exchange.stop().stop_requested());
    });
    RawClient client(server->port(), 4096);
    client.send(kGet);
    auto future = outcome.get_future();
    ASSERT_EQ(future.wait_for(20s), std::future_status::ready);
    EXPECT_FALSE(future.get());
}

TEST(HttpServer, StopLetsAnAnswerFinishAndEndsIdleConnections) {
    std::promise<void> inside, go;
    auto gone = go.get_future().share();
    const auto server = started({}, [&](HttpExchange& exchange) {
        inside.set_value();
        gone.wait();
        exchange.reply({200, "text/plain", "finished"});
    });
    RawClient idle(server->port()), busy(server->port());
    busy.send(kGet);
    inside.get_future().wait();
    auto stopping = std::async(std::launch::async, [&] { server->stop(10s); });
    EXPECT_EQ(idle.readAll(), "");
    go.set_value();
    EXPECT_EQ(bodyOf(busy.readAll()), "finished");
    stopping.get();
    EXPECT_FALSE(RawClient(server->port()).connected());
}

TEST(HttpServer, StopWithoutGraceStopsWhatRuns) {
    Waiting waiting;
    const auto server = started({}, std::ref(waiting));
    RawClient client(server->port());
    client.send(kGet);
    waiting.inside.get_future().wait();
    server->stop(0ms);
    EXPECT_EQ(bodyOf(client.readAll()), "stopped");
}

TEST(HttpServer, ATakenPortIsAnErrorThatNamesIt) {
    const auto server = started({}, echo);
    HttpServerOptions options;
    options.port = server->port();
    const auto second = HttpServer::start(options, echo);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::Io);
    EXPECT_NE(second.error().message.find(std::to_string(server->port())), std::string::npos);
}

} // namespace
} // namespace touchstone
