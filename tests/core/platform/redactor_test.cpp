// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/secrets.h"
#include "core/platform/url.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace touchstone {
namespace {

const std::string kSecret = "sk-canary/93ab\"77+Q=z";

TEST(Redactor, EveryFormOfASecretIsMasked) {
    Redactor& redactor = Redactor::instance();
    redactor.add(kSecret);
    std::vector<std::string> forms = {kSecret,
                                      "sk-canary%2F93ab%2277%2BQ%3Dz",
                                      "sk-canary%2f93ab%2277%2bQ%3dz",
                                      "sk-canary/93ab\\\"77+Q=z",
                                      "sk-canary\\/93ab\\\"77+Q=z",
                                      "736b2d63616e6172792f3933616222",
                                      "736B2D63616E6172792F3933616222"};
    forms[5] += "37372b513d7a";
    forms[6] += "37372B513D7A";
    for (const std::string& form : forms) {
        EXPECT_EQ(redactor.redact("before " + form + " after"), "before «key» after") << form;
        EXPECT_EQ(redactor.redactKnown(form), "«key»") << form;
    }
    for (const std::string lead : {"", "a", "ab", "user:"}) {
        const std::string shown = redactor.redact("x " + base64Encode(lead + kSecret + "tail") + " y");
        EXPECT_NE(shown.find("«key»"), std::string::npos) << lead;
        EXPECT_EQ(shown.find(base64Encode(kSecret).substr(4, 12)), std::string::npos);
    }
}

TEST(Redactor, TwoSecretsWithOneBeginningAreBothMasked) {
    Redactor& redactor = Redactor::instance();
    redactor.add("twin-secret");
    redactor.add("twin-secret-longer");
    EXPECT_EQ(redactor.redact("twin-secret,twin-secret-longer"), "«key»,«key»");
}

TEST(Redactor, ShortValuesAreNotSecrets) {
    Redactor::instance().add("abc");
    EXPECT_EQ(Redactor::instance().redact("abcabc"), "abcabc");
}

TEST(Redactor, WhatIsAnnouncedAsAKeyIsMaskedThoughUnknown) {
    const Redactor& redactor = Redactor::instance();
    EXPECT_EQ(redactor.redact("Authorization: Bearer sk-0123456789"), "Authorization: Bearer «key»");
    EXPECT_EQ(redactor.redact("basic dXNlcjpwdw12345="), "basic «key»");
    EXPECT_EQ(redactor.redact("a bearer token, basic authentication"),
              "a bearer token, basic authentication");
    EXPECT_EQ(redactor.redactKnown("Bearer sk-0123456789"), "Bearer sk-0123456789")
        << "text of an answer stays";
}

TEST(Redactor, TheTailThatMayBecomeASecretIsKnown) {
    Redactor& redactor = Redactor::instance();
    redactor.add("zq-tail-secret");
    EXPECT_EQ(redactor.doubtfulTail("hello zq-tail-s"), 9U);
    EXPECT_EQ(redactor.doubtfulTail("hello z"), 1U);
    EXPECT_EQ(redactor.doubtfulTail("zq-tail-secret!"), 0U);
    EXPECT_EQ(redactor.doubtfulTail(""), 0U);
}

TEST(SecretStore, ReadsTheEnvironmentAndTellsNoValue) {
    const auto store = makeSecretStore();
    ::setenv("TOUCHSTONE_TEST_KEY", "value-of-the-key-1\n", 1);
    EXPECT_EQ(store->read("env:TOUCHSTONE_TEST_KEY").value(), "value-of-the-key-1");
    EXPECT_EQ(Redactor::instance().redact("value-of-the-key-1"), "«key»");
    EXPECT_EQ(store->read("").value(), "");
    const auto missing = store->read("env:TOUCHSTONE_TEST_NO_SUCH_KEY");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    EXPECT_NE(missing.error().message.find("TOUCHSTONE_TEST_NO_SUCH_KEY"), std::string::npos);
    const auto plain = store->read("sk-this-is-a-key-itself");
    ASSERT_FALSE(plain);
    EXPECT_EQ(plain.error().code, ErrorCode::Usage);
    EXPECT_EQ(describe(plain.error()).find("sk-this"), std::string::npos);
    EXPECT_EQ(store->write("env:X_Y", "v").error().code, ErrorCode::Usage);
}

TEST(SecretStore, WithoutASessionBusTheKeychainSaysSoAtOnce) {
    ::setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
    const auto store = makeSecretStore();
    EXPECT_FALSE(store->keychainAvailable());
    const auto read = store->read("keychain:nothing");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Io);
    EXPECT_NE(read.error().message.find("keychain"), std::string::npos);
}

} // namespace
} // namespace touchstone
