// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of addresses and sitemaps, against a server of our own on loopback.
#include "core/corpus/web_paths.h"
#include "core/platform/http.h"
#include "tests/core/corpus/source_fixture.h"

namespace touchstone::test {
namespace {

TEST(WebPaths, ContentTypeDecidesTheEnding) {
    EXPECT_EQ(pathOfPage("https://x.org/a/page", "text/html; charset=utf-8"), "x.org/a/page.html");
    EXPECT_EQ(pathOfPage("https://x.org/a/page.php", "text/html"), "x.org/a/page.php.html");
    EXPECT_EQ(pathOfPage("https://x.org/a/page.HTM", "text/html"), "x.org/a/page.HTM");
    EXPECT_EQ(pathOfPage("https://x.org/", "text/html"), "x.org/index.html");
    EXPECT_EQ(pathOfPage("https://x.org/a.md", "text/plain"), "x.org/a.md");
    EXPECT_EQ(pathOfPage("https://x.org/a", "text/plain"), "x.org/a.txt");
    EXPECT_EQ(pathOfPage("https://x.org/a", ""), "x.org/a");
    EXPECT_EQ(pathOfPage("http://x.org:8080/%C3%A4", "text/markdown"), "x.org-8080/ä.md");
}

TEST(WebPaths, QueriesMakePathsOfTheirOwnWithoutBeingShown) {
    const std::string one = pathOfPage("https://x.org/a?key=secret", "text/html");
    EXPECT_NE(one, pathOfPage("https://x.org/a?key=other", "text/html"));
    EXPECT_EQ(one.find("secret"), std::string::npos);
    EXPECT_TRUE(one.ends_with(".html"));
}

TEST(WebPaths, NoAddressLeadsOutOfTheCorpus) {
    for (const char* url : {"https://x.org/%2e%2e/%2e%2e/etc/passwd", "https://x.org/a%00b"}) {
        const std::string path = pathOfPage(url, "text/plain");
        EXPECT_EQ(path.find(".."), std::string::npos) << path;
    }
}

TEST(WebPaths, ListsAreReadLineByLine) {
    const auto urls =
        readUrlList("# ours\nhttps://x.org/a#part\n\n https://x.org/a \nhttp://y.org/b\r\n", "list");
    ASSERT_TRUE(urls);
    EXPECT_EQ(*urls, (std::vector<std::string>{"https://x.org/a", "http://y.org/b"}));
    const auto bad = readUrlList("https://x.org/a\nfile:///etc/passwd\n", "list");
    EXPECT_EQ(bad.error().code, ErrorCode::BadInput);
    EXPECT_EQ(bad.error().line, 2);
}

TEST(WebPaths, SitemapsNamePagesOrFurtherSitemaps) {
    const Sitemap pages =
        readSitemap("<?xml version=\"1.0\"?><urlset><url><loc> https://x.org/a?b=1&amp;c=2 </loc></url>"
                    "<url><loc><![CDATA[https://x.org/d]]></loc></url><url><loc>nonsense</loc></urlset>");
    EXPECT_EQ(pages.pages, (std::vector<std::string>{"https://x.org/a?b=1&c=2", "https://x.org/d"}));
    const Sitemap index =
        readSitemap("<sitemapindex><sitemap><loc>https://x.org/s.xml</loc></sitemap></sitemapindex>");
    EXPECT_EQ(index.sitemaps.size(), 1U);
    EXPECT_TRUE(readSitemap("<html><loc>https://x.org/a</loc></html>").pages.empty());
}

/// Answers by URL and keeps what it was asked.
class SiteTransport final : public HttpTransport {
public:
    using HttpTransport::perform;
    struct Page {
        std::string body, type = "text/html", etag{};
        int status = 200;
    };
    Result<HttpResponse> perform(const HttpRequest& request, const HttpBodySink& sink, JobContext&) override {
        requests.push_back(request);
        const auto page = pages.find(request.url);
        HttpResponse response;
        if (down || page == pages.end())
            return fail(ErrorCode::Unreachable, "Nobody answers.");
        response.status = page->second.status;
        response.headers = {{"content-type", page->second.type}, {"etag", page->second.etag}};
        for (const auto& [name, value] : request.headers)
            if (name == "If-None-Match" && value == page->second.etag)
                response.status = 304;
        if (response.status == 200)
            sink(response, page->second.body);
        return response;
    }
    void setOffline(bool) override {}
    [[nodiscard]] bool offline() const override { return false; }
    std::map<std::string, Page> pages;
    std::vector<HttpRequest> requests;
    bool down = false;
};

class WebSourceTest : public SourceTest {
protected:
    void SetUp() override {
        SourceTest::SetUp();
        http.pages["https://x.org/a"] = {"<h1>A</h1>"};
        http.pages["https://x.org/b.md"] = {"# B\n", "text/markdown", "\"v1\""};
        http.pages["https://x.org/pic"] = {"PNG", "image/png"};
        list = "urls:" +
               put("list.txt", "https://x.org/a\nhttps://x.org/b.md\nhttps://x.org/pic\nhttps://x.org/gone\n")
                   .string();
    }
    Collected readList() {
        auto source = open(list, &http);
        EXPECT_TRUE(source) << (source ? "" : describe(source.error()));
        return read(**source);
    }
    SiteTransport http;
    std::string list;
};

TEST_F(WebSourceTest, EveryPageIsReadOrNamed) {
    const Collected out = readList();
    EXPECT_EQ(out.order, (std::vector<std::string>{"x.org/a.html", "x.org/b.md"}));
    EXPECT_TRUE(out.tells("https://x.org/pic", "image/png"));
    EXPECT_TRUE(out.tells("https://x.org/gone", "Nobody answers"));
    for (const HttpRequest& request : http.requests)
        EXPECT_TRUE(request.publicOnly);
}

TEST_F(WebSourceTest, AnUnchangedPageIsNotSentAgain) {
    readList();
    http.requests.clear();
    http.pages["https://x.org/b.md"].body = "not sent";
    const Collected out = readList();
    EXPECT_EQ(out.files.at("x.org/b.md"), "# B\n");
    EXPECT_EQ(http.requests[1].headers, (HttpHeaders{{"If-None-Match", "\"v1\""}}));
}

TEST_F(WebSourceTest, APageWhoseServerIsDownStaysAsItWasKept) {
    readList();
    http.down = true;
    const Collected out = readList();
    EXPECT_EQ(out.files.at("x.org/b.md"), "# B\n");
    EXPECT_TRUE(out.tells("", "an earlier reading"));
}

TEST_F(WebSourceTest, NothingAtAllIsAnError) {
    http.down = true;
    auto source = open(list, &http);
    ASSERT_TRUE(source);
    const Collected out = read(**source);
    ASSERT_FALSE(out.outcome);
    EXPECT_EQ(out.outcome.error().code, ErrorCode::Unreachable);
    EXPECT_EQ(open(list, nullptr).error().code, ErrorCode::Offline);
}

TEST_F(WebSourceTest, CapsEndTheReadingAndAreTold) {
    caps.webPages = 1;
    const Collected out = readList();
    EXPECT_EQ(out.order.size(), 1U);
    EXPECT_TRUE(out.tells("https://x.org/b.md", "only the first 1 pages"));
}

TEST_F(WebSourceTest, SitemapsAreFollowedOnTheirOwnHost) {
    http.pages["https://x.org/sitemap.xml"] = {
        "<sitemapindex><sitemap><loc>https://x.org/two.xml</loc></sitemap></sitemapindex>",
        "application/xml"};
    http.pages["https://x.org/two.xml"] = {
        "<urlset><url><loc>https://x.org/a</loc></url><url><loc>https://evil.org/b</loc></url></urlset>",
        "text/xml"};
    auto source = open("sitemap:https://x.org/sitemap.xml", &http);
    ASSERT_TRUE(source);
    const Collected out = read(**source);
    EXPECT_EQ(out.order, std::vector<std::string>{"x.org/a.html"});
    EXPECT_TRUE(out.tells("https://evil.org/b", "another host"));
}

TEST_F(WebSourceTest, LoopbackNeedsConsent) {
    const auto real = makeHttpTransport();
    const auto refused = open("http://127.0.0.1:9/x.md", real.get());
    ASSERT_FALSE(refused);
    EXPECT_EQ(describe(refused.error()).find("refused"), std::string::npos) << "it is not even tried";
    SourceRequest request;
    request.text = "http://127.0.0.1:9/x.md";
    request.cacheDir = folder / "cache";
    request.allowPrivate = true;
    const auto tried = openSource(request, real.get(), context);
    ASSERT_FALSE(tried);
    EXPECT_EQ(tried.error().code, ErrorCode::Unreachable) << "nobody listens on the discard port";
    EXPECT_NE(describe(refused.error()), describe(tried.error()));
}

} // namespace
} // namespace touchstone::test
