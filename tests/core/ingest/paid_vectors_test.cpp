// SPDX-License-Identifier: GPL-3.0-or-later
// A corpus whose vectors come from a server: what is sent, what is kept, and what a failure leaves behind.
#include "core/platform/http.h"
#include "core/platform/secrets.h"
#include "tests/core/ingest/small_corpus.h"
#include "tests/support/scripted_server.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <set>

namespace touchstone {
namespace {

using namespace test;

class PaidVectorsTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        services.http = http.get();
        services.secrets = secrets.get();
        request.embedder = "openai-compatible:url=" + server.base() + "/v1,model=e,timeout=20,batch=16";
    }
    /// Vectors of `width` numbers; from request number `refusedFrom` on nothing but refusals.
    void answer(ScriptedConnection& wire, const ScriptedRequest& asked) {
        if (refusedFrom > 0 && asked.number >= refusedFrom) {
            wire.send(jsonAnswer(400, R"({"error":{"message":"no credit left"}})"));
            return;
        }
        nlohmann::json data = nlohmann::json::array();
        const std::size_t texts = nlohmann::json::parse(asked.body)["input"].size();
        for (std::size_t i = 0; i < texts; ++i) {
            std::vector<float> vector(static_cast<std::size_t>(width.load()), 0.5F);
            vector[0] = static_cast<float>(i + 1);
            data.push_back({{"index", i}, {"embedding", vector}});
        }
        wire.send(jsonAnswer(200, nlohmann::json{{"data", data}}.dump()));
    }
    /// Texts that were answered, since the beginning.
    std::vector<std::string> paidTexts() const {
        std::vector<std::string> texts;
        for (const ScriptedRequest& asked : server.requests()) {
            if (refusedFrom > 0 && asked.number >= refusedFrom)
                continue;
            const nlohmann::json body = nlohmann::json::parse(asked.body);
            for (const auto& text : body["input"])
                texts.push_back(text.get<std::string>());
        }
        return texts;
    }
    std::string liveSnapshot() const {
        auto database = *workspace->connect();
        return CorpusRepository(database).edition({request.name, request.version})->snapshot;
    }

    std::atomic<int> refusedFrom{0};
    std::atomic<int> width{4};
    ScriptedServer server{
        [this](ScriptedConnection& wire, const ScriptedRequest& asked) { answer(wire, asked); }};
    std::unique_ptr<HttpTransport> http = makeHttpTransport();
    std::unique_ptr<SecretStore> secrets = makeSecretStore();
};

TEST_F(PaidVectorsTest, NoTextIsEmbeddedTwice) {
    const AddReport first = add();
    EXPECT_EQ(paidTexts().size(), first.chunks);
    const std::string old = folder.read("docs/b.md");
    folder.write("docs/b.md", "# Beta\n\nQuite another text about zebras.\n");
    add();
    ASSERT_EQ(paidTexts().size(), first.chunks + 1) << "the changed page alone";
    EXPECT_NE(paidTexts().back().find("zebras"), std::string::npos);
    folder.write("docs/b.md", old);
    EXPECT_EQ(add().snapshot, first.snapshot);
    request.version = "2";
    add();
    EXPECT_EQ(paidTexts().size(), first.chunks + 1) << "known from earlier adds";
}

TEST_F(PaidVectorsTest, EqualTextsOfOneAddAreSentOnce) {
    const std::string page = "# Same\n\nThe same words stand on several pages.\n";
    for (const char* name : {"docs/c.md", "docs/d.md", "docs/e.md"})
        folder.write(name, page);
    const AddReport report = add();
    const std::vector<std::string> sent = paidTexts();
    EXPECT_EQ(std::set<std::string>(sent.begin(), sent.end()).size(), sent.size());
    EXPECT_EQ(sent.size() + 2, report.chunks);
}

TEST_F(PaidVectorsTest, FailingEmbedderKeepsTheOldSnapshot) {
    const AddReport first = add();
    const auto rows = documentRows();
    folder.write("docs/b.md", "# Beta\n\nQuite another text about zebras.\n");
    refusedFrom = server.requestCount() + 1;
    const Error error = errorOfAdd();
    EXPECT_EQ(error.code, ErrorCode::Refused);
    EXPECT_NE(error.message.find("no credit left"), std::string::npos) << error.message;
    EXPECT_EQ(liveSnapshot(), first.snapshot);
    EXPECT_EQ(documentRows(), rows);
    EXPECT_EQ(textOfCorpus().find("zebras"), std::string::npos);
    refusedFrom = 0;
    EXPECT_TRUE(add().changed);
    EXPECT_NE(textOfCorpus().find("zebras"), std::string::npos);
}

TEST_F(PaidVectorsTest, WhatWasPaidForBeforeAFailureIsNotPaidForAgain) {
    for (int i = 0; i < 80; ++i)
        folder.write(fmt::format("docs/page{:03}.md", i),
                     fmt::format("# Page {0}\n\nThis is number {0}.\n", i));
    refusedFrom = 5; // four requests of sixteen texts are the first piece that is kept
    EXPECT_EQ(errorOfAdd().code, ErrorCode::Refused);
    const std::vector<std::string> before = paidTexts();
    ASSERT_EQ(before.size(), 64U);
    const auto askedBefore = static_cast<std::size_t>(server.requestCount());
    refusedFrom = 0;
    const AddReport report = add();
    std::size_t paidAfter = 0;
    const auto requests = server.requests();
    for (std::size_t i = askedBefore; i < requests.size(); ++i)
        paidAfter += nlohmann::json::parse(requests[i].body)["input"].size();
    EXPECT_EQ(before.size() + paidAfter, report.chunks);
}

TEST_F(PaidVectorsTest, AnotherWidthThanTheKeptVectorsIsAnErrorWithARemedy) {
    const AddReport first = add();
    folder.write("docs/b.md", "# Beta\n\nQuite another text about zebras.\n");
    width = 5;
    const Error error = errorOfAdd();
    EXPECT_EQ(error.code, ErrorCode::Malformed);
    EXPECT_NE(error.hint.find("model="), std::string::npos) << error.hint;
    EXPECT_EQ(liveSnapshot(), first.snapshot);
}

} // namespace
} // namespace touchstone
