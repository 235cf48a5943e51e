// SPDX-License-Identifier: GPL-3.0-or-later
// Engines that answer nonsense: every answer is an error that names the engine, and never a hit.
#include "core/engines/engine.h"
#include "core/engines/engine_doctor.h"
#include "core/engines/engine_json.h"
#include "tests/core/engines/engine_double.h"

#include <gtest/gtest.h>

#include <atomic>

namespace touchstone {
namespace {

using namespace test;
using Kind = EngineDouble::Kind;

class Asked {
public:
    explicit Asked(ScriptedServer::Handler hand, const std::string& kind = "qdrant",
                   const std::string& more = "")
        : server(std::move(hand)) {
        auto made = makeEngine(*Spec::parse(kind + ":url=" + server.base() + ",retries=0,timeout=3" + more),
                               services(), EngineAccess::ReadOnly);
        EXPECT_TRUE(made) << (made ? "" : describe(made.error()));
        engine = std::move(*made);
        collection.name = collection.id = "c";
        collection.dimension = 2;
    }
    Result<std::vector<EngineMatch>> query(std::size_t most = 3) {
        EngineQuery wanted;
        wanted.vector = {1, 0};
        wanted.most = most;
        return engine->query(collection, wanted, context);
    }
    ModelServices services() { return {http.get(), secrets.get()}; }
    ScriptedServer server;
    std::unique_ptr<HttpTransport> http = makeHttpTransport();
    std::unique_ptr<SecretStore> secrets = makeSecretStore();
    std::unique_ptr<VectorEngine> engine;
    EngineCollection collection;
    JobContext context;
};

ScriptedServer::Handler always(std::string answer) {
    return
        [answer = std::move(answer)](ScriptedConnection& wire, const ScriptedRequest&) { wire.send(answer); };
}

ErrorCode queryError(const std::string& kind, const std::string& body, int status = 200) {
    Asked at(always(jsonAnswer(status, body)), kind);
    const auto matches = at.query();
    EXPECT_FALSE(matches) << body;
    if (matches)
        return ErrorCode::Internal;
    EXPECT_NE(matches.error().message.find("127.0.0.1"), std::string::npos) << matches.error().message;
    EXPECT_EQ(exitCodeOf(matches.error().code), 3);
    return matches.error().code;
}

TEST(HostileEngine, QdrantMatchesThatCannotBe) {
    const auto points = [](const std::string& list) {
        return R"({"result":{"points":[)" + list + R"(]},"status":"ok","time":0})";
    };
    for (const std::string& body :
         {points(R"({"id":1,"score":0.5},{"id":1,"score":0.4})"), points(R"({"id":1,"score":NaN})"),
          points(R"({"id":1,"score":null})"), points(R"({"id":1,"score":"high"})"),
          points(R"({"score":0.5})"), points(R"({"id":1,"score":1e999})"),
          points(R"({"id":1,"score":1},{"id":2,"score":1},{"id":3,"score":1},{"id":4,"score":1})"),
          std::string(R"({"result":null,"status":"ok"})"),
          std::string(R"({"result":{"points":{}},"status":"ok"})"),
          std::string(R"({"result":{"points":[]},"status":"acknowledged"})"), std::string("[]"),
          std::string("17"), std::string("<html>proxy</html>"), std::string(100000, '['),
          points("").substr(0, 20), std::string()})
        EXPECT_EQ(queryError("qdrant", body), ErrorCode::Malformed) << body.substr(0, 100);
    EXPECT_EQ(queryError("qdrant", R"({"status":{"error":"Not found"},"time":0})", 404), ErrorCode::Refused);
    EXPECT_EQ(queryError("qdrant", "boom", 500), ErrorCode::Refused);
}

TEST(HostileEngine, ChromaMatchesThatCannotBe) {
    for (const char* body :
         {R"({"ids":[["a","b"]],"distances":[[0.1]]})", R"({"ids":[["a","a"]],"distances":[[0.1,0.2]]})",
          R"({"ids":[["a"]],"distances":[[null]]})", R"({"ids":[["a"]],"distances":[["near"]]})",
          R"({"ids":[["a"]],"distances":[[1e999]]})", R"({"ids":[["a"],["b"]],"distances":[[0.1],[0.2]]})",
          R"({"ids":["a"],"distances":[0.1]})", R"({"ids":[[7]],"distances":null})",
          R"({"ids":[[null]],"distances":[[0.5]]})", R"({"ids":[["a","b","c","d"]],"distances":[[0,0,0,0]]})",
          "null", "", "{", "\"text\""})
        EXPECT_EQ(queryError("chroma", body), ErrorCode::Malformed) << body;
    EXPECT_EQ(queryError("chroma", R"({"error":"NotFoundError","message":"gone"})", 404), ErrorCode::Refused);
}

TEST(HostileEngine, TheEnginesOwnWordsAreTold) {
    Asked qdrant(always(jsonAnswer(400, R"({"status":{"error":"Wrong input: too \u0007many"},"time":0})")));
    const auto refused = qdrant.query();
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("Wrong input: too"), std::string::npos);
    EXPECT_EQ(refused.error().message.find('\a'), std::string::npos);
    Asked chroma(always(jsonAnswer(401, R"({"error":"AuthError","message":"Forbidden"})")), "chroma");
    const auto locked = chroma.query();
    ASSERT_FALSE(locked);
    EXPECT_NE(locked.error().message.find("AuthError: Forbidden"), std::string::npos);
    EXPECT_NE(locked.error().hint.find("key=env:"), std::string::npos);
}

TEST(HostileEngine, CutAnswersAndRedirectsAreErrors) {
    const std::string whole =
        jsonAnswer(200, R"({"result":{"points":[{"id":1,"score":0.5}]},"status":"ok"})");
    Asked cut(always(whole.substr(0, whole.size() - 10)));
    EXPECT_EQ(cut.query().error().code, ErrorCode::Unreachable);
    std::atomic<int> elsewhere{0};
    ScriptedServer other([&](ScriptedConnection& wire, const ScriptedRequest&) {
        ++elsewhere;
        wire.send(whole);
    });
    Asked redirected([&](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + other.base() +
                  "/\r\nContent-Length: 0\r\n\r\n");
    });
    EXPECT_FALSE(redirected.query());
    EXPECT_EQ(elsewhere, 0) << "nothing goes to another address";
}

TEST(HostileEngine, CountsAndPagesThatCannotBe) {
    for (const char* body : {"-1", "\"7\"", "1.5", "null", "[]"}) {
        Asked chroma(always(jsonAnswer(200, body)), "chroma");
        EXPECT_FALSE(chroma.engine->count(chroma.collection, chroma.context)) << body;
    }
    for (const char* body :
         {R"({"result":{"count":-1},"status":"ok"})", R"({"result":{"count":"many"},"status":"ok"})",
          R"({"result":{},"status":"ok"})"}) {
        Asked qdrant(always(jsonAnswer(200, body)));
        EXPECT_FALSE(qdrant.engine->count(qdrant.collection, qdrant.context)) << body;
    }
    Asked wide(always(jsonAnswer(200, R"({"ids":["a","b","c"]})")), "chroma");
    EXPECT_FALSE(wide.engine->ids(wide.collection, "", 2, wide.context)) << "more than were asked for";
}

TEST(HostileEngine, VectorsWithNumbersThatAreNone) {
    for (const char* vector : {"[1,null]", "[1,\"2\"]", "[1,1e60]", "{}", "7"}) {
        const std::string body =
            std::string(R"({"result":[{"id":1,"payload":{},"vector":)") + vector + R"(}],"status":"ok"})";
        Asked at(always(jsonAnswer(200, body)));
        EXPECT_FALSE(at.engine->points(at.collection, {"1"}, 1, at.context)) << vector;
    }
}

TEST(HostileEngine, CollectionsThatCannotBe) {
    for (const char* vectors : {R"({"size":0,"distance":"Cosine"})", R"({"size":-4,"distance":"Cosine"})",
                                R"({"size":4,"distance":"Taxi"})", R"({})", R"(null)", R"([])",
                                R"({"a":{"size":2,"distance":"Dot"},"b":{"size":3,"distance":"Dot"}})"}) {
        Asked at(always(jsonAnswer(200, std::string(R"({"result":{"config":{"params":{"vectors":)") +
                                            vectors + R"(}}},"status":"ok"})")));
        EXPECT_FALSE(at.engine->find("c", at.context)) << vectors;
    }
    Asked named(always(jsonAnswer(
        200,
        R"({"result":{"config":{"params":{"vectors":{"dense":{"size":3,"distance":"Dot"}}}}},"status":"ok"})")));
    const auto found = named.engine->find("c", named.context);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->vectorName, "dense");
    EXPECT_EQ((*found)->dimension, 3U);
}

TEST(HostileEngine, ReadOnlyEnginesSendNothingThatWrites) {
    for (const Kind kind : {Kind::Qdrant, Kind::Chroma}) {
        EngineDouble there(kind);
        const auto http = makeHttpTransport();
        const auto secrets = makeSecretStore();
        auto engine =
            makeEngine(*Spec::parse(there.spec()), {http.get(), secrets.get()}, EngineAccess::ReadOnly);
        ASSERT_TRUE(engine);
        JobContext context;
        const std::vector<EnginePoint> points(1);
        const std::vector<std::string> ids{"1"};
        const EngineCollection collection{"c", "c", 2, VectorDistance::Cosine, ""};
        EXPECT_FALSE((*engine)->create("c", 2, context));
        EXPECT_FALSE((*engine)->upsert(collection, points, context));
        EXPECT_FALSE((*engine)->remove(collection, ids, context));
        EXPECT_FALSE((*engine)->drop(collection, context));
        EXPECT_EQ(there.server.requestCount(), 0);
    }
}

TEST(EngineDoctor, StopsAtTheFirstThingThatIsWrong) {
    const auto http = makeHttpTransport();
    const auto secrets = makeSecretStore();
    JobContext context;
    const auto steps = [&](const std::string& spec) {
        return examineEngine(*Spec::parse(spec), {http.get(), secrets.get()}, context);
    };
    const auto dead = steps("chroma:url=http://127.0.0.1:" + std::to_string(unusedPort()) + ",retries=0");
    EXPECT_EQ(dead.back().name, "answer");
    EXPECT_EQ(dead.back().state, DoctorStep::State::Failed);
    EXPECT_NE(dead.back().remedy.find("chroma run"), std::string::npos);
    EXPECT_EQ(steps("chroma:url=http://127.0.0.1:1,key=env:TOUCHSTONE_TEST_NO_SUCH_KEY").back().name, "key");
    EXPECT_EQ(steps("chroma:url=ftp://x").back().name, "address");
    EXPECT_EQ(steps("milvus:url=http://127.0.0.1:1").back().name, "address");
    EngineDouble good(Kind::Chroma);
    const auto sound = steps(good.spec());
    EXPECT_EQ(sound.back().name, "batch");
    for (const DoctorStep& step : sound)
        EXPECT_EQ(step.state, DoctorStep::State::Passed) << step.name << step.said;
}

TEST(EngineFields, NestedObjectsGetDottedNames) {
    const auto fields = readFields(nlohmann::json::parse(
        R"({"metadata":{"source":"a.md","page":3,"deep":{"x":true}},"list":[1],"f":1.5,"n":null,"big":18446744073709551615})"));
    EXPECT_EQ(fieldText(fields, "metadata.source"), "a.md");
    EXPECT_EQ(fieldNumber(fields, "metadata.page"), 3U);
    EXPECT_EQ(fieldText(fields, "metadata.deep.x"), "true");
    EXPECT_EQ(fieldText(fields, "big"), "18446744073709551615");
    EXPECT_FALSE(fields.contains("list") || fields.contains("n"));
    EXPECT_EQ(fieldNumber(fields, "f"), std::nullopt);
    nlohmann::json wide = nlohmann::json::object();
    for (int i = 0; i < 5000; ++i)
        wide["k" + std::to_string(i)] = i;
    EXPECT_LE(readFields(wide).size(), 200U);
}

TEST(EngineJson, WhatIsWrittenReadsBackTheSame) {
    std::string text = "quote \" slash \\ newline \n emoji \xF0\x9F\x98\x80 broken \xFF nul ";
    text += '\0';
    std::string out;
    appendJson(out, std::string_view(text));
    const std::string read = nlohmann::json::parse(out).get<std::string>();
    EXPECT_EQ(read.substr(0, 30), text.substr(0, 30));
    EXPECT_EQ(read.back(), '\0');
    const std::vector<float> vector{0.1F, -1e-20F, 3.4e38F, 0, 1.0F / 3};
    out.clear();
    appendJson(out, std::span<const float>(vector));
    std::vector<float> back;
    ASSERT_TRUE(readVector(nlohmann::json::parse(out), back));
    EXPECT_EQ(back, vector);
}

} // namespace
} // namespace touchstone
