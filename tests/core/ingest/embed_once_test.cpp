// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is embedded twice: counted at the door to the network, over adds, updates, sources and versions.
#include "tests/core/ingest/small_corpus.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>

namespace touchstone {
namespace {

/// An embedding server that remembers how often it was sent each text.
class CountingServer final : public HttpTransport {
public:
    using HttpTransport::perform;
    Result<HttpResponse> perform(const HttpRequest& request, const HttpBodySink& sink, JobContext&) override {
        const auto body = nlohmann::json::parse(request.body);
        nlohmann::json data = nlohmann::json::array();
        for (std::size_t i = 0; i < body["input"].size(); ++i) {
            const auto text = body["input"][i].get<std::string>();
            ++sent[text];
            ++total;
            const auto value = static_cast<double>(text.size() % 7 + 1);
            data.push_back({{"object", "embedding"}, {"index", i}, {"embedding", {value, 1.0, 2.0}}});
        }
        HttpResponse response;
        response.status = 200;
        response.headers = {{"content-type", "application/json"}};
        const std::string answer = nlohmann::json{{"object", "list"}, {"data", data}, {"model", "m"}}.dump();
        if (sink)
            sink(response, answer);
        else
            response.body = answer;
        return response;
    }
    void setOffline(bool) override {}
    [[nodiscard]] bool offline() const override { return false; }
    std::map<std::string, int> sent;
    int total = 0;
};

class EmbedOnceTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        for (int i = 0; i < 80; ++i)
            folder.write(fmt::format("docs/p{:02}.md", i),
                         fmt::format("# Page {}\n\nHorses and number {}.\n", i, i));
        services.http = &server;
        services.secrets = secrets.get();
        request.embedder = "openai-compatible:url=http://127.0.0.1:9/v1,model=m";
        request.leastChunksForUpdate = 1;
    }
    int sentBy(const std::function<void()>& work) {
        const int before = server.total;
        work();
        return server.total - before;
    }
    CountingServer server;
    std::unique_ptr<SecretStore> secrets = makeSecretStore();
};

TEST_F(EmbedOnceTest, AnUpdateSendsTheChangedChunkAlone) {
    AddReport first;
    const int sent = sentBy([&] { first = add(); });
    EXPECT_EQ(sent, static_cast<int>(first.chunks));
    EXPECT_EQ(sentBy([&] { add(); }), 0);
    folder.write("docs/p07.md", "# Page 7\n\nHorses and zebras.\n");
    AddReport second;
    EXPECT_EQ(sentBy([&] { second = add(); }), 1);
    EXPECT_EQ(second.indexWork, IndexWork::Updated);
    folder.write("docs/p07.md", "# Page 7\n\nHorses and number 7.\n");
    EXPECT_EQ(sentBy([&] { add(); }), 0) << "the old text again";
    for (const auto& [text, times] : server.sent)
        EXPECT_EQ(times, 1) << text;
}

TEST_F(EmbedOnceTest, NeitherVersionsNorSourcesNorNewIndexesPayTwice) {
    add();
    request.version = "2";
    EXPECT_EQ(sentBy([&] { add(); }), 0);
    request.sourceName = "again";
    EXPECT_EQ(sentBy([&] { add(); }), 0);
    for (int i = 0; i < 40; ++i)
        folder.write(fmt::format("docs/p{:02}.md", i),
                     fmt::format("# Page {}\n\nZebras and number {}.\n", i, i));
    AddReport rebuilt;
    EXPECT_EQ(sentBy([&] { rebuilt = add(); }), 40);
    EXPECT_EQ(rebuilt.indexWork, IndexWork::Built);
}

} // namespace
} // namespace touchstone
