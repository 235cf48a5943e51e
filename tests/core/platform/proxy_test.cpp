// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/http.h"
#include "core/platform/proxy.h"
#include "core/platform/url.h"
#include "tests/support/scripted_server.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace touchstone {
namespace {

using namespace test;

HttpRequest to(const std::string& url) {
    HttpRequest request;
    request.url = url;
    request.timeouts.total = std::chrono::milliseconds(3000);
    return request;
}

TEST(Proxy, IsUsedForOtherHostsAndNotForLoopback) {
    ScriptedServer proxy([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send(httpAnswer(200, "text/plain", "by the proxy"));
    });
    ScriptedServer direct([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send(httpAnswer(200, "text/plain", "directly"));
    });
    const auto http = makeHttpTransport();
    ASSERT_TRUE(
        http->setProxy("http://user:pass-word-7@127.0.0.1:" + std::to_string(proxy.port())).has_value());
    JobContext context;
    // The name does not exist: only the proxy is asked for it.
    const auto away = http->perform(to("http://models.invalid/v1/models"), context);
    ASSERT_TRUE(away.has_value()) << away.error().message;
    EXPECT_EQ(away->body, "by the proxy");
    const auto seen = proxy.requests().at(0);
    EXPECT_EQ(seen.target, "http://models.invalid/v1/models");
    EXPECT_EQ(seen.header("proxy-authorization"), "Basic " + base64Encode("user:pass-word-7"));
    const auto near = http->perform(to(direct.base() + "/x"), context);
    ASSERT_TRUE(near.has_value());
    EXPECT_EQ(near->body, "directly");
    EXPECT_EQ(proxy.requestCount(), 1);
}

TEST(Proxy, SecureHostsGoThroughATunnelThatMayBeRefused) {
    ScriptedServer proxy([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send(httpAnswer(403, "text/plain", "no"));
    });
    const auto http = makeHttpTransport();
    ASSERT_TRUE(http->setProxy("127.0.0.1:" + std::to_string(proxy.port())).has_value());
    JobContext context;
    HttpRequest request = to("https://models.invalid/v1/models");
    request.secretHeaders = {{"Authorization", "Bearer sk-secret-1234"}};
    const auto refused = http->perform(request, context);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Unreachable);
    EXPECT_NE(refused.error().message.find("proxy"), std::string::npos) << refused.error().message;
    const auto seen = proxy.requests().at(0);
    EXPECT_EQ(seen.method, "CONNECT");
    EXPECT_EQ(seen.header("authorization"), "") << "the proxy never sees the key";
}

TEST(Proxy, OneThatIsNotThereIsNamed) {
    const auto http = makeHttpTransport();
    const int port = unusedPort();
    ASSERT_TRUE(http->setProxy("http://127.0.0.1:" + std::to_string(port)).has_value());
    JobContext context;
    const auto refused = http->perform(to("http://models.invalid/"), context);
    ASSERT_FALSE(refused.has_value());
    EXPECT_NE(refused.error().message.find("127.0.0.1:" + std::to_string(port)), std::string::npos);
}

TEST(Proxy, TheEnvironmentDoesNotCount) {
    ScriptedServer proxy([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send(httpAnswer(200, "text/plain", "by the proxy"));
    });
    const std::string address = "http://127.0.0.1:" + std::to_string(proxy.port());
    for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
        ::setenv(name, address.c_str(), 1);
    JobContext context;
    EXPECT_FALSE(makeHttpTransport()->perform(to("http://models.invalid/"), context).has_value());
    for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
        ::unsetenv(name);
    EXPECT_EQ(proxy.requestCount(), 0);
}

TEST(Proxy, WithTheSwitchOnItIsNotAskedEither) {
    ScriptedServer proxy([](ScriptedConnection&, const ScriptedRequest&) {});
    const auto http = makeHttpTransport();
    ASSERT_TRUE(http->setProxy("127.0.0.1:" + std::to_string(proxy.port())).has_value());
    http->setOffline(true);
    JobContext context;
    EXPECT_EQ(http->perform(to("http://models.invalid/"), context).error().code, ErrorCode::Offline);
    EXPECT_EQ(proxy.requestCount(), 0);
}

TEST(Proxy, AddressesAreJudged) {
    EXPECT_EQ(proxyAddressOf("").value(), nullptr);
    EXPECT_EQ(proxyAddressOf("proxy").value()->url, "http://proxy:3128");
    EXPECT_EQ(proxyAddressOf("socks5h://10.0.0.1").value()->url, "socks5h://10.0.0.1:1080");
    EXPECT_EQ(proxyAddressOf("http://u:p@[::1]:8080/").value()->place, "[::1]:8080");
    for (const char* bad : {"ftp://x", "http://x/path", "http://", "file:///etc/passwd", "http://x?y"})
        EXPECT_FALSE(proxyAddressOf(bad).has_value()) << bad;
}

} // namespace
} // namespace touchstone
