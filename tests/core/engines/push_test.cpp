// SPDX-License-Identifier: GPL-3.0-or-later
// A corpus brought to both engines, broken off in every way, searched there and compared with what is here.
#include "core/engines/engine_retriever.h"
#include "core/engines/point_ids.h"
#include "core/engines/push.h"
#include "tests/core/engines/engine_double.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <atomic>

namespace touchstone {
namespace {

using namespace test;
using Kind = EngineDouble::Kind;

class EnginePush : public SmallCorpus, public ::testing::WithParamInterface<Kind> {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        for (int i = 0; i < 14; ++i) {
            std::string saddles; // as many as the page's number: no two pages are equally near
            for (int n = 0; n < i; ++n)
                saddles += " Saddles again.";
            folder.write("docs/more/page" + std::to_string(i) + ".md",
                         "---\nstatus: " + std::string(i % 2 == 0 ? "Final" : "Draft") + "\n---\n# Page " +
                             std::to_string(i) + "\n\nNumber " + std::to_string(i) +
                             " speaks of horses, saddles and dependencies." + saddles + "\n");
        }
        add();
    }
    EditionInfo edition() {
        auto database = *workspace->connect();
        return *CorpusRepository(database).edition({request.name, request.version});
    }
    Result<PushReport> push(const std::string& more = ",batch=4") {
        PushRequest wanted;
        wanted.spec = *Spec::parse(engine.spec(more));
        wanted.edition = edition();
        wanted.collection = "c-one";
        JobContext job;
        return pushEdition(workspace, wanted, services(), job);
    }
    PushReport pushed() {
        auto report = push();
        EXPECT_TRUE(report) << (report ? "" : describe(report.error()));
        return report.value_or(PushReport{});
    }
    Result<PushCheck> verify() {
        JobContext job;
        return verifyPush(workspace, record(), 10, services(), job);
    }
    EngineRecord record() {
        auto database = *workspace->connect();
        auto all = *EngineRecords(database).all();
        return all.empty() ? EngineRecord{} : all.front();
    }
    std::vector<std::string> search(const Retriever& retriever, const std::string& query,
                                    const RetrievalOptions& options) {
        JobContext job;
        const auto result = retriever.retrieve(query, options, job);
        EXPECT_TRUE(result) << (result ? "" : describe(result.error()));
        std::vector<std::string> out;
        if (result)
            for (const Hit& hit : result->hits)
                out.push_back(hit.stored.chunk.path);
        return out;
    }
    std::shared_ptr<const Retriever> here() {
        JobContext job;
        return *openRetriever(workspace, {edition()}, services(), job);
    }
    Result<std::shared_ptr<const Retriever>> there() {
        JobContext job;
        return openPushedRetriever(workspace, edition(), record(), services(), job);
    }
    ModelServices services() { return {http.get(), secrets.get()}; }

    EngineDouble engine{GetParam()};
    std::unique_ptr<HttpTransport> http = makeHttpTransport();
    std::unique_ptr<SecretStore> secrets = makeSecretStore();
};

INSTANTIATE_TEST_SUITE_P(Engines, EnginePush, ::testing::Values(Kind::Qdrant, Kind::Chroma),
                         [](const auto& each) { return each.param == Kind::Qdrant ? "Qdrant" : "Chroma"; });

TEST_P(EnginePush, AllPointsArriveAndTheEngineIsAskedAsItWants) {
    const PushReport report = pushed();
    EXPECT_EQ(report.sent, edition().chunks);
    EXPECT_EQ(report.counted, edition().chunks);
    EXPECT_TRUE(report.record.ready);
    EXPECT_EQ(engine.collections().at("c-one").points.size(), edition().chunks);
    const auto checked = verify();
    ASSERT_TRUE(checked) << describe(checked.error());
    EXPECT_TRUE(checked->sound());
    EXPECT_EQ(checked->compared, 10U);
    const auto again = push(",batch=3,connect_timeout=4");
    ASSERT_TRUE(again) << "another way of asking is not another engine";
    EXPECT_TRUE(again->unchanged);
    EXPECT_EQ(again->sent, 0U);
    EXPECT_EQ(engine.violations(), std::vector<std::string>());
}

TEST_P(EnginePush, SearchesFindWhatTheEmbeddedIndexFinds) {
    pushed();
    const auto engineSide = there();
    ASSERT_TRUE(engineSide) << describe(engineSide.error());
    for (const auto mode : {RetrievalMode::Dense, RetrievalMode::Hybrid, RetrievalMode::Lexical})
        for (const char* filter :
             {"", "status=Final", "status!=final", "path=more/*", "status=Final|Draft", "kind=text"}) {
            RetrievalOptions options;
            options.mode = mode;
            options.k = 5;
            if (*filter != '\0')
                options.filters = {*parseFilter(filter)};
            EXPECT_EQ(search(**engineSide, "saddles for horses", options),
                      search(*here(), "saddles for horses", options))
                << retrievalModeName(mode) << " " << filter;
        }
    RetrievalOptions options;
    options.explain = true;
    JobContext job;
    const auto result = (*engineSide)->retrieve("horses", options, job);
    ASSERT_TRUE(result && !result->hits.empty());
    EXPECT_GT(result->hits[0].stages.at("dense").score, 0);
    EXPECT_EQ(engine.violations(), std::vector<std::string>());
}

TEST_P(EnginePush, EngineThatDiesInTheMiddleIsGoneOnWith) {
    std::atomic<int> left{2};
    engine.setFault([&](ScriptedConnection& wire, const ScriptedRequest& sent) {
        const bool writes =
            sent.target.find("upsert") != std::string::npos || sent.target.ends_with("points?wait=true");
        if (!writes || left-- > 0)
            return false;
        wire.reset();
        return true;
    });
    const auto broken = push();
    ASSERT_FALSE(broken);
    EXPECT_EQ(exitCodeOf(broken.error().code), 3);
    EXPECT_NE(broken.error().hint.find("8 of"), std::string::npos) << broken.error().hint;
    EXPECT_NE(broken.error().hint.find("engine doctor"), std::string::npos) << broken.error().hint;
    EXPECT_EQ(record().done, 8U);
    EXPECT_FALSE(there()) << "half a push is not searched";
    EXPECT_FALSE(search(*here(), "horses", {}).empty()) << "the embedded index goes on";
    engine.setFault({});
    const PushReport report = pushed();
    EXPECT_EQ(report.resumedAt, 8U);
    EXPECT_EQ(report.sent, edition().chunks - 8);
    EXPECT_TRUE(verify()->sound());
}

TEST_P(EnginePush, PointsThatTheEngineHasLostAreSentAgain) {
    pushed();
    engine.change([](auto& all) {
        auto& points = all.at("c-one").points;
        points.erase(points.begin());
        points.erase(std::prev(points.end()));
    });
    EXPECT_EQ(verify()->missing, 2U);
    const PushReport report = pushed();
    EXPECT_EQ(report.sent, 2U);
    EXPECT_FALSE(report.unchanged);
    EXPECT_TRUE(verify()->sound());
    engine.change([](auto& all) { all.clear(); });
    EXPECT_FALSE(there());
    EXPECT_EQ(pushed().sent, edition().chunks);
}

TEST_P(EnginePush, AChangedCorpusIsPushedAnewAndWhatItLostGoes) {
    pushed();
    const std::uint64_t before = edition().chunks;
    std::filesystem::remove(folder.path() / "docs/more/page3.md");
    folder.write("docs/more/page20.md",
                 "# Page 20\n\nNumber 20 speaks of horses, saddles and dependencies.\n");
    add();
    EXPECT_FALSE(there()) << "what the engine has is of another snapshot";
    EXPECT_TRUE(verify()->stale);
    const PushReport report = pushed();
    EXPECT_EQ(report.removed, 1U);
    EXPECT_EQ(report.counted, before);
    EXPECT_TRUE(verify()->sound());
}

TEST_P(EnginePush, TamperedPointsAreFound) {
    pushed();
    engine.change([](auto& all) {
        for (auto& [id, point] : all.at("c-one").points) {
            for (auto& number : point.vector)
                number = 0.25;
            point.document = "something else";
            point.payload["text"] = "something else";
        }
    });
    const auto checked = verify();
    ASSERT_TRUE(checked);
    EXPECT_FALSE(checked->sound());
    EXPECT_EQ(checked->differing, checked->compared);
}

TEST_P(EnginePush, CollectionsOfOthersAreLeftAlone) {
    engine.change([](auto& all) {
        DoubleCollection foreign{"foreign-id", 3, GetParam() == Kind::Qdrant ? "Cosine" : "cosine", {}, {}};
        foreign.points["7"] = {nlohmann::json{1, 0, 0}, {{"text", "theirs"}}, "theirs"};
        all["c-one"] = foreign;
    });
    const auto refused = push();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Usage);
    EXPECT_TRUE(engine.writes().empty());
}

TEST_P(EnginePush, DeletingTakesTheCollectionAndWhatIsKnownOfIt) {
    pushed();
    JobContext job;
    ASSERT_TRUE(deleteEngine(workspace, record(), false, services(), job));
    EXPECT_TRUE(engine.collections().empty());
    EXPECT_EQ(record().name, "");
}

TEST_P(EnginePush, AKeyGoesInTheHeaderAndNowhereElse) {
    ::setenv("TOUCHSTONE_TEST_ENGINE_KEY", "s3cret-of-engines", 1);
    ASSERT_TRUE(push(",batch=4,key=env:TOUCHSTONE_TEST_ENGINE_KEY"));
    for (const ScriptedRequest& each : engine.server.requests()) {
        EXPECT_EQ(each.header(GetParam() == Kind::Qdrant ? "api-key" : "x-chroma-token"),
                  "s3cret-of-engines");
        EXPECT_EQ((each.target + each.body).find("s3cret"), std::string::npos);
    }
    EXPECT_NE(record().spec.find("env:TOUCHSTONE_TEST_ENGINE_KEY"), std::string::npos);
    EXPECT_FALSE(push(",key=s3cret-of-engines")) << "a key itself is not taken";
    EXPECT_FALSE(push(",key=env:TOUCHSTONE_TEST_NO_SUCH_KEY"));
}

TEST_P(EnginePush, CancelledPushKeepsWhatWasConfirmed) {
    std::stop_source stop;
    std::atomic<int> seen{0};
    engine.setFault([&](ScriptedConnection&, const ScriptedRequest& sent) {
        if ((sent.target.find("upsert") != std::string::npos || sent.target.ends_with("points?wait=true")) &&
            ++seen == 2)
            stop.request_stop();
        return false;
    });
    PushRequest wanted;
    wanted.spec = *Spec::parse(engine.spec(",batch=4"));
    wanted.edition = edition();
    wanted.collection = "c-one";
    JobContext job;
    job.stop = stop.get_token();
    const auto report = pushEdition(workspace, wanted, services(), job);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::Cancelled);
    EXPECT_GE(record().done, 4U);
    engine.setFault({});
    EXPECT_TRUE(pushed().record.ready);
}

TEST(PointIds, AreUuidsOfVersionFive) {
    // The example of RFC 9562, appendix A.4.
    EXPECT_EQ(uuidOfName("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"),
              "2ed6657d-e927-568b-95e1-2665a8aea6a2");
    EXPECT_EQ(uuidOfName(kChunkIdSpace, "c_0011223344556677"),
              uuidOfName(kChunkIdSpace, "c_0011223344556677"));
    EXPECT_NE(uuidOfName(kChunkIdSpace, "c_0011223344556677"),
              uuidOfName(kChunkIdSpace, "c_0011223344556678"));
}

} // namespace
} // namespace touchstone
