// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/secrets.h"
#include "core/store/workspace.h"
#include "core/traces/traces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <filesystem>
#include <limits>
#include <thread>

namespace touchstone {
namespace {

using Json = nlohmann::json;

class FakeClock final : public Clock {
public:
    [[nodiscard]] std::int64_t unixMs() const override { return 1700000000000; }
    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return m_now; }
    void pass(std::chrono::microseconds time) { m_now += time; }

private:
    std::chrono::steady_clock::time_point m_now{std::chrono::hours(1)};
};

TEST(TraceRecorder, SpansNestAndTakeTheirTimeFromTheClock) {
    FakeClock clock;
    TraceRecorder recorder("ask", "Why?", clock);
    const auto outer = recorder.beginSpan("retrieve", 0);
    clock.pass(std::chrono::microseconds(1500));
    const auto inner = recorder.beginSpan("embed", outer);
    recorder.attribute(inner, "k", std::int64_t{3});
    recorder.attribute(inner, "k", std::int64_t{4});
    recorder.attribute(99, "k", true);
    clock.pass(std::chrono::microseconds(500));
    recorder.endSpan(inner, true);
    recorder.endSpan(inner, false);
    recorder.endSpan(77, true);
    clock.pass(std::chrono::microseconds(1000));
    const Trace trace = recorder.snapshot();
    EXPECT_EQ(trace.id.value.size(), 26U);
    EXPECT_EQ(trace.id, recorder.id());
    EXPECT_DOUBLE_EQ(trace.ms, 3.0);
    ASSERT_EQ(trace.spans.size(), 2U);
    EXPECT_EQ(trace.spans[1].parent, 1);
    EXPECT_EQ(trace.spans[1].startUnixUs, 1700000000001500);
    EXPECT_EQ(trace.spans[1].endUnixUs, 1700000000002000);
    EXPECT_TRUE(trace.spans[1].failed) << "the first end counts";
    ASSERT_EQ(trace.spans[1].attributes.size(), 1U);
    EXPECT_EQ(std::get<std::int64_t>(trace.spans[1].attributes[0].second), 4);
    EXPECT_EQ(trace.spans[0].endUnixUs, 1700000000003000) << "an open span ends with the snapshot";
    EXPECT_FALSE(trace.failed);
    recorder.markFailed();
    EXPECT_TRUE(recorder.snapshot().failed);
}

TEST(TraceRecorder, ManyThreadsMayWrite) {
    TraceRecorder recorder("ask", "Why?");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) {
                ScopedSpan span(&recorder, "tool");
                span.set("i", std::int64_t{i});
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    const Trace trace = recorder.snapshot();
    ASSERT_EQ(trace.spans.size(), 800U);
    for (std::size_t i = 0; i < trace.spans.size(); ++i)
        EXPECT_EQ(trace.spans[i].id, static_cast<std::int64_t>(i + 1));
}

Trace exampleTrace() {
    Trace trace;
    trace.id.value = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    trace.kind = "ask";
    trace.title = "Why?";
    trace.startUnixMs = 1700000000000;
    trace.ms = 12.5;
    TraceSpan model;
    model.id = 1;
    model.name = "model";
    model.startUnixUs = 1700000000000100;
    model.endUnixUs = 1700000000000900;
    model.attributes = {{"spec", std::string("openai:model=m")},
                        {"model", std::string("m-1")},
                        {"finish", std::string("stop")},
                        {"input_tokens", std::int64_t{12}},
                        {"ttft_ms", 1.5},
                        {"cached", true}};
    TraceSpan retrieve;
    retrieve.id = 2;
    retrieve.parent = 1;
    retrieve.name = "retrieve";
    retrieve.failed = true;
    retrieve.startUnixUs = retrieve.endUnixUs = 1700000000000500;
    retrieve.attributes = {{"hits", std::string(R"([{"chunk":"c_1","score":0.5,"rank":1}])")},
                           {"error", std::string("The index is gone.")}};
    trace.spans = {model, retrieve};
    return trace;
}

TEST(TraceJson, ComesBackAsItWas) {
    Trace trace = exampleTrace();
    trace.spans[0].attributes.emplace_back("whole", 2.0);
    const auto read = traceFromJson(traceJson(trace));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(traceJson(*read), traceJson(trace));
    EXPECT_EQ(read->spans[0].attributes, trace.spans[0].attributes) << "2.0 stays a number with a fraction";
    EXPECT_EQ(Json::parse(traceJson(trace))["start"], "2023-11-14T22:13:20.000Z");
    for (const char* text :
         {"", "[]", "{}", R"({"trace": "x", "spans": 3})", R"({"trace": "x", "spans": [3]})"})
        EXPECT_EQ(traceFromJson(text).error().code, ErrorCode::BadInput) << text;
}

TEST(TraceJson, WritesNoSecretAndOnlyUtf8) {
    Redactor::instance().add("tr4ce-s3cret-value");
    Trace trace = exampleTrace();
    trace.title = "tr4ce-s3cret-value \xFF";
    trace.spans[0].attributes.emplace_back("note", std::string("has tr4ce-s3cret-value inside"));
    trace.spans[0].attributes.emplace_back("odd", std::numeric_limits<double>::quiet_NaN());
    for (const std::string& text : {traceJson(trace), traceOtlpJson(trace)}) {
        EXPECT_THAT(text, testing::Not(testing::HasSubstr("tr4ce-s3cret")));
        EXPECT_THAT(text, testing::HasSubstr("\xC2\xABkey\xC2\xBB \xEF\xBF\xBD"));
        EXPECT_TRUE(Json::accept(text));
    }
}

Json attributeOf(const Json& span, const std::string& key) {
    for (const Json& attribute : span["attributes"])
        if (attribute["key"] == key)
            return attribute["value"];
    return {};
}

TEST(TraceOtlp, FollowsTheWireForm) {
    const Json request = Json::parse(traceOtlpJson(exampleTrace()));
    const Json& resource = request.at("resourceSpans").at(0);
    EXPECT_EQ(attributeOf(resource["resource"], "service.name")["stringValue"], "touchstone");
    const Json& spans = resource.at("scopeSpans").at(0).at("spans");
    ASSERT_EQ(spans.size(), 3U);
    const Json &root = spans[0], &model = spans[1], &retrieve = spans[2];
    // The ULID's 26 digits of 5 bits, as 128 bits.
    EXPECT_EQ(root["traceId"], "01563e3ab5d3d6764c61efb99302bd5b");
    EXPECT_EQ(root["parentSpanId"], "");
    EXPECT_EQ(model["parentSpanId"], root["spanId"]);
    EXPECT_EQ(retrieve["parentSpanId"], model["spanId"]);
    EXPECT_EQ(model["spanId"].get<std::string>().size(), 16U);
    EXPECT_EQ(model["startTimeUnixNano"], "1700000000000100000");
    EXPECT_EQ(model["kind"], 3);
    EXPECT_EQ(retrieve["kind"], 1);
    EXPECT_EQ(model["status"]["code"], 1);
    EXPECT_EQ(retrieve["status"]["code"], 2);
    EXPECT_EQ(retrieve["status"]["message"], "The index is gone.");
    EXPECT_EQ(model["name"], "chat m-1");
    EXPECT_EQ(attributeOf(model, "gen_ai.operation.name")["stringValue"], "chat");
    EXPECT_EQ(attributeOf(model, "gen_ai.provider.name")["stringValue"], "openai");
    EXPECT_EQ(attributeOf(model, "gen_ai.usage.input_tokens")["intValue"], "12");
    EXPECT_EQ(attributeOf(model, "gen_ai.response.finish_reasons")["arrayValue"]["values"][0]["stringValue"],
              "stop");
    EXPECT_EQ(attributeOf(model, "touchstone.ttft_ms")["doubleValue"], 1.5);
    EXPECT_EQ(attributeOf(model, "touchstone.cached")["boolValue"], true);
    EXPECT_EQ(
        Json::parse(attributeOf(retrieve, "gen_ai.retrieval.documents")["stringValue"].get<std::string>()),
        Json::parse(R"([{"id":"c_1","score":0.5}])"));
    Trace foreign = exampleTrace();
    foreign.id.value = "something else";
    EXPECT_EQ(Json::parse(traceOtlpJson(foreign))["resourceSpans"][0]["scopeSpans"][0]["spans"][0]["traceId"]
                  .get<std::string>()
                  .size(),
              32U);
}

class TraceRepositoryTest : public testing::Test {
protected:
    void SetUp() override {
        m_folder =
            std::filesystem::temp_directory_path() / ("touchstone-traces-" + std::to_string(::getpid()));
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
        auto workspace = Workspace::open(m_folder / "w.touchstone");
        ASSERT_TRUE(workspace.has_value()) << describe(workspace.error());
        auto connected = (*workspace)->connect();
        ASSERT_TRUE(connected.has_value());
        m_workspace = *workspace;
        m_database = std::make_unique<Database>(std::move(*connected));
    }
    void TearDown() override {
        m_database.reset();
        m_workspace.reset();
        std::filesystem::remove_all(m_folder);
    }

    std::filesystem::path m_folder;
    std::shared_ptr<Workspace> m_workspace;
    std::unique_ptr<Database> m_database;
};

TEST_F(TraceRepositoryTest, KeepsListsAndFindsTraces) {
    TraceRepository repository(*m_database);
    Trace first = exampleTrace();
    Trace second = exampleTrace();
    second.id.value = "01BRZ3NDEKTSV4RRFFQ69G5FAV";
    second.title = "Later?";
    ASSERT_TRUE(repository.save(second).has_value());
    ASSERT_TRUE(repository.save(first).has_value());
    ASSERT_TRUE(repository.save(first).has_value()) << "saving again replaces";
    const auto listed = repository.list();
    ASSERT_TRUE(listed.has_value());
    ASSERT_EQ(listed->size(), 2U);
    EXPECT_EQ((*listed)[0].title, "Later?");
    EXPECT_TRUE((*listed)[0].spans.empty());
    EXPECT_EQ(repository.list(1)->size(), 1U);
    const auto loaded = repository.load(first.id);
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(traceJson(*loaded), traceJson(first));
    EXPECT_EQ(repository.load(TraceId{"none"}).error().code, ErrorCode::NotFound);
    std::vector<std::string> seen;
    ASSERT_TRUE(repository
                    .each([&](const Trace& trace) -> Result<> {
                        seen.push_back(trace.title + std::to_string(trace.spans.size()));
                        return {};
                    })
                    .has_value());
    EXPECT_THAT(seen, testing::ElementsAre("Why?2", "Later?2"));
    EXPECT_EQ(repository.each([](const Trace&) -> Result<> { return fail(ErrorCode::Cancelled, "Stop."); })
                  .error()
                  .code,
              ErrorCode::Cancelled);
}

TEST_F(TraceRepositoryTest, StoresNoSecretAndNamesADamagedTrace) {
    Redactor::instance().add("st0red-s3cret");
    TraceRepository repository(*m_database);
    Trace trace = exampleTrace();
    trace.title = "st0red-s3cret";
    ASSERT_TRUE(repository.save(trace).has_value());
    EXPECT_EQ(repository.load(trace.id)->title, "\xC2\xABkey\xC2\xBB");
    ASSERT_TRUE(m_database->execute("UPDATE trace SET spans = '{'").has_value());
    EXPECT_EQ(repository.load(trace.id).error().code, ErrorCode::WorkspaceDamaged);
}

TEST_F(TraceRepositoryTest, NetworkLogKeepsTheNewest) {
    TraceRepository repository(*m_database);
    // The number of lines that are kept, and then some.
    ASSERT_TRUE(
        m_database
            ->execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
                      "INSERT INTO network_log SELECT i, i, '', '', '', '', 0, 0, 0, '', 0.0 FROM n")
            .has_value());
    NetworkEvent event;
    event.unixMs = 100001;
    event.purpose = "model";
    event.host = "127.0.0.1:80";
    event.path = "/v1";
    event.bytesSent = 7;
    event.status = 429;
    event.outcome = "http error";
    event.ms = 1.25;
    ASSERT_TRUE(repository.logNetwork(event).has_value());
    const auto all = repository.networkLog(1000000);
    ASSERT_TRUE(all.has_value());
    ASSERT_EQ(all->size(), 100000U);
    EXPECT_EQ(all->front().unixMs, 2);
    EXPECT_EQ(all->back().status, 429);
    EXPECT_EQ(all->back().bytesSent, 7U);
    const auto newest = repository.networkLog(2);
    ASSERT_EQ(newest->size(), 2U);
    EXPECT_EQ((*newest)[0].unixMs, 100000) << "the newest two, oldest first";
    EXPECT_EQ((*newest)[1].outcome, "http error");
}

TEST_F(TraceRepositoryTest, AHostIsKnownOnceTextsWentThere) {
    TraceRepository repository(*m_database);
    const auto log = [&](const char* host, const char* purpose, const char* method, std::uint64_t sent) {
        NetworkEvent event;
        event.host = host;
        event.purpose = purpose;
        event.method = method;
        event.bytesSent = sent;
        ASSERT_TRUE(repository.logNetwork(event).has_value());
    };
    log("a:443", "model", "POST", 900);
    log("b:443", "model", "POST", 0); // refused offline, or nobody there
    log("c:443", "doctor", "POST", 300);
    log("d:443", "model", "GET", 80); // a list of models
    log("e:443", "embedding", "POST", 300);
    for (const char* known : {"a:443", "e:443"})
        EXPECT_TRUE(*repository.hasSentTo(known)) << known;
    for (const char* fresh : {"b:443", "c:443", "d:443", "a", "a:80", ""})
        EXPECT_FALSE(*repository.hasSentTo(fresh)) << fresh;
}

} // namespace
} // namespace touchstone
