// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hashing.h"
#include "tests/core/corpus/source_archives.h"
#include "tests/core/corpus/source_fixture.h"

namespace touchstone::test {
namespace {

/// Answers from a table and keeps what it was asked.
class TableTransport final : public HttpTransport {
public:
    using HttpTransport::perform;
    Result<HttpResponse> perform(const HttpRequest& request, const HttpBodySink& sink, JobContext&) override {
        requests.push_back(request);
        if (isOffline)
            return fail(ErrorCode::Offline, "Offline.");
        HttpResponse response;
        response.status = status;
        response.headers = headers;
        if (status >= 400)
            response.body = body;
        else if (sink)
            for (std::size_t at = 0;
                 at < body.size() && sink(response, std::string_view(body).substr(at, 1000)); at += 1000)
                ;
        if (breaks)
            return fail(ErrorCode::Unreachable, "Cut.");
        return response;
    }
    void setOffline(bool offline) override { isOffline = offline; }
    [[nodiscard]] bool offline() const override { return isOffline; }

    std::vector<HttpRequest> requests;
    int status = 200;
    HttpHeaders headers;
    std::string body;
    bool isOffline = false, breaks = false;
};

class FetchedSourceTest : public SourceTest {
protected:
    [[nodiscard]] std::size_t kept() const {
        std::size_t count = 0;
        std::error_code error;
        for (std::filesystem::directory_iterator it(folder / "cache", error), end; !error && it != end; ++it)
            ++count;
        return count;
    }
    TableTransport http;
};

std::string fastapiArchive(const std::string& more = {}) {
    return gzip(tarMember("fastapi-0.1/docs/en/docs/index.md", "# FastAPI\n") +
                tarMember("fastapi-0.1/docs_src/a.py", "a = 1\n") +
                tarMember("fastapi-0.1/fastapi/main.py", "m\n") +
                tarMember("fastapi-0.1/fastapi/openapi/docs.py", "d\n") +
                tarMember("fastapi-0.1/.github/x.yml", "y\n") + more + tarEnd());
}

TEST_F(FetchedSourceTest, PresetIsFetchedOnceCheckedAndLimitedToTheDocs) {
    http.body = fastapiArchive();
    auto source = open("fastapi@0.1", &http);
    ASSERT_TRUE(source) << describe(source.error());
    ASSERT_EQ(http.requests.size(), 1U);
    EXPECT_EQ(http.requests[0].url, "http://127.0.0.1:9/archive/0.1.tar.gz");
    EXPECT_FALSE(http.requests[0].publicOnly);
    EXPECT_EQ(http.requests[0].maxRedirects, 5);
    const SourceInfo& info = (*source)->info();
    EXPECT_EQ(info.preset, "fastapi");
    EXPECT_EQ(info.version, "0.1");
    EXPECT_EQ(info.origin, "fastapi@0.1");
    EXPECT_EQ(info.sha256, sha256Hex(http.body));
    const auto out = read(**source);
    EXPECT_EQ(out.order, (std::vector<std::string>{"docs/en/docs/index.md", "docs_src/a.py",
                                                   "fastapi/openapi/docs.py"}));
    EXPECT_TRUE(out.problems.empty());
    http.isOffline = true;
    EXPECT_TRUE(open("fastapi@0.1", &http)) << "the kept copy needs no network";
    EXPECT_EQ(http.requests.size(), 1U);
}

TEST_F(FetchedSourceTest, AWrongPresetArchiveIsRefusedAndNotKept) {
    http.body = gzip(tarMember("fastapi-0.1/README.md", "r") + tarEnd());
    EXPECT_EQ(open("fastapi@0.1", &http).error().code, ErrorCode::BadInput);
    http.body = fastapiArchive(tarMember("second/x.md", "x"));
    EXPECT_EQ(open("fastapi@0.1", &http).error().code, ErrorCode::BadInput);
    const std::string whole = fastapiArchive();
    http.body = whole.substr(0, whole.size() - 5);
    EXPECT_EQ(open("fastapi@0.1", &http).error().code, ErrorCode::BadInput);
    http.body = "<html>";
    EXPECT_EQ(open("fastapi@0.1", &http).error().code, ErrorCode::BadInput);
    EXPECT_EQ(kept(), 0U);
}

TEST_F(FetchedSourceTest, AChangedCopyIsFetchedAgain) {
    http.body = fastapiArchive();
    ASSERT_TRUE(open("fastapi@0.1", &http));
    for (const auto& entry : std::filesystem::directory_iterator(folder / "cache"))
        if (entry.path().extension() == ".bin")
            std::ofstream(entry.path(), std::ios::app) << "x";
    ASSERT_TRUE(open("fastapi@0.1", &http));
    EXPECT_EQ(http.requests.size(), 2U);
}

TEST_F(FetchedSourceTest, OfflineAndBrokenTransfersPassThroughAndLeaveNothing) {
    http.isOffline = true;
    EXPECT_EQ(open("fastapi@0.1", &http).error().code, ErrorCode::Offline);
    EXPECT_EQ(open("fastapi@0.1", nullptr).error().code, ErrorCode::Offline);
    http.isOffline = false;
    http.breaks = true;
    http.body = fastapiArchive();
    EXPECT_EQ(open("fastapi@0.1", &http).error().code, ErrorCode::Unreachable);
    http.breaks = false;
    http.status = 404;
    const auto missing = open("fastapi@0.1", &http);
    EXPECT_EQ(missing.error().code, ErrorCode::Refused);
    EXPECT_EQ(missing.error().httpStatus, 404);
    EXPECT_EQ(kept(), 0U);
}

TEST_F(FetchedSourceTest, UrlOfAPageIsAFileWithItsOwnName) {
    http.body = "# Page\n";
    auto source = open("https://user:secret@docs.example.org/a/page.md?token=t#part", &http);
    ASSERT_TRUE(source) << describe(source.error());
    EXPECT_TRUE(http.requests[0].publicOnly);
    EXPECT_EQ((*source)->info().origin.find("secret"), std::string::npos);
    EXPECT_EQ((*source)->info().kind, "file");
    EXPECT_EQ(read(**source).order, std::vector<std::string>{"page.md"});
}

TEST_F(FetchedSourceTest, UrlIsAskedAgainAndNotModifiedTakesTheCopy) {
    http.body = zip({{"top/a.md", "a"}});
    http.headers = {{"etag", "\"v1\""}};
    ASSERT_TRUE(open("http://127.0.0.1:9/x.zip", &http));
    http.status = 304;
    http.body.clear();
    auto again = open("http://127.0.0.1:9/x.zip", &http);
    ASSERT_TRUE(again) << describe(again.error());
    EXPECT_EQ(http.requests[1].headers, (HttpHeaders{{"If-None-Match", "\"v1\""}}));
    EXPECT_EQ(read(**again).files.at("a.md"), "a");
}

TEST(PresetDownload, SizesAreKnownForSomeVersions) {
    EXPECT_GT(presetDownloadBytes("fastapi", "0.141.1"), 1000000U);
    EXPECT_EQ(presetDownloadBytes("fastapi", "0.0.1"), 0U);
    EXPECT_EQ(presetDownloadBytes("flask", "0.141.1"), 0U);
}

} // namespace
} // namespace touchstone::test
