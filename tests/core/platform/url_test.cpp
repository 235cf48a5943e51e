// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/http_policy.h"
#include "core/platform/url.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

namespace touchstone {
namespace {

TEST(ParseUrl, TakesApartWhatIsThere) {
    const UrlParts parts = parseUrl("HTTPS://us%40er:p%3Aw@Example.ORG:8443/v1/x?key=1#frag").value();
    EXPECT_EQ(parts.scheme, "https");
    EXPECT_EQ(parts.user, "us@er");
    EXPECT_EQ(parts.password, "p:w");
    EXPECT_EQ(parts.host, "example.org");
    EXPECT_EQ(parts.port, 8443);
    EXPECT_EQ(parts.path, "/v1/x");
    EXPECT_EQ(parts.query, "key=1");
    EXPECT_EQ(canonicalUrl(parts), "https://example.org:8443/v1/x?key=1");
    EXPECT_EQ(parseUrl("http://h").value().path, "/");
    EXPECT_EQ(parseUrl("http://h?q").value().query, "q");
    EXPECT_EQ(parseUrl("https://h").value().port, 443);
    EXPECT_EQ(canonicalUrl(parseUrl("http://[::1]:9/a").value()), "http://[::1]:9/a");
}

TEST(ParseUrl, OnlyTrueLoopbackIsLoopback) {
    for (const char* url : {"http://127.0.0.1", "http://127.255.0.9:1/x", "http://[::1]:8080",
                            "http://LOCALHOST/", "http://user:pw@127.0.0.1"})
        EXPECT_TRUE(parseUrl(url).value().loopback) << url;
    for (const char* url :
         {"http://127.0.0.1.models.invalid", "http://127.0.0.1@192.0.2.1/", "http://localhost.example",
          "http://localhost@example.org", "http://[::ffff:127.0.0.1]", "http://0.0.0.0", "http://2130706433",
          "http://128.0.0.1", "http://127.1"})
        EXPECT_FALSE(parseUrl(url).value().loopback) << url;
}

TEST(ParseUrl, OddThingsAreRefusedWithoutTellingThePassword) {
    for (const char* url :
         {"", "127.0.0.1:80", "ftp://h/", "file:///etc/passwd", "http://", "http://h:0", "http://h:70000",
          "http://h:x", "http://[::1", "http://[zz]", "http://a b/", "http://h\n/", "http://h\\@127.0.0.1",
          "http://user:pass-word/x@h:9/", "http:///x"}) {
        const auto parts = parseUrl(url);
        ASSERT_FALSE(parts) << url;
        EXPECT_EQ(parts.error().code, ErrorCode::Usage);
        EXPECT_EQ(parts.error().message.find("pass-word"), std::string::npos) << parts.error().message;
    }
}

TEST(UrlForPeople, HidesWhoAndWhat) {
    EXPECT_EQ(urlForPeople("http://u:p@h:1/a?key=v&x#f"), "http://h:1/a?key=…&…");
    EXPECT_EQ(urlForPeople("http://h/@name"), "http://h/@name");
}

TEST(ResolveUrl, FollowsTheRulesOfReferences) {
    const UrlParts base = parseUrl("http://u:p@h:8/a/b/c?q").value();
    const auto to = [&](const char* reference) { return canonicalUrl(resolveUrl(base, reference).value()); };
    EXPECT_EQ(to("d"), "http://h:8/a/b/d");
    EXPECT_EQ(to("../d?x"), "http://h:8/a/d?x");
    EXPECT_EQ(to("/d/./e/../f"), "http://h:8/d/f");
    EXPECT_EQ(to("../../../../d"), "http://h:8/d");
    EXPECT_EQ(to("?y"), "http://h:8/a/b/c?y");
    EXPECT_EQ(to("//other/x#f"), "http://other:80/x");
    EXPECT_EQ(to("https://other/x y"), "https://other:443/x%20y");
    EXPECT_TRUE(resolveUrl(base, "d").value().password.empty());
    EXPECT_FALSE(resolveUrl(base, "file:///etc/passwd"));
    EXPECT_FALSE(resolveUrl(base, "javascript:x"));
}

TEST(PublicAddress, PrivatePlacesAreKnownInEveryWrapping) {
    const auto isPublic = [](const char* text) {
        sockaddr_storage storage{};
        auto* four = reinterpret_cast<sockaddr_in*>(&storage);
        auto* six = reinterpret_cast<sockaddr_in6*>(&storage);
        if (::inet_pton(AF_INET, text, &four->sin_addr) == 1)
            storage.ss_family = AF_INET;
        else if (::inet_pton(AF_INET6, text, &six->sin6_addr) == 1)
            storage.ss_family = AF_INET6;
        return isPublicAddress(reinterpret_cast<const sockaddr&>(storage));
    };
    for (const char* text : {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808"})
        EXPECT_TRUE(isPublic(text)) << text;
    for (const char* text : {"0.0.0.0",
                             "10.1.2.3",
                             "100.64.0.1",
                             "127.0.0.2",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.1.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "fe80::1",
                             "fc00::1",
                             "fd12::1",
                             "ff02::1",
                             "::ffff:127.0.0.1",
                             "::ffff:10.0.0.1",
                             "64:ff9b::a00:1",
                             "2002:7f00:1::"})
        EXPECT_FALSE(isPublic(text)) << text;
}

} // namespace
} // namespace touchstone
