// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace touchstone {
namespace {

using testing::HasSubstr;

TEST(Spec, SplitsAtTheFirstColonAndAtCommas) {
    const auto spec = Spec::parse("openai:url=http://127.0.0.1:8080/v1,model=m=1,empty=");
    ASSERT_TRUE(spec.has_value());
    EXPECT_EQ(spec->name(), "openai");
    EXPECT_EQ(spec->get("url"), "http://127.0.0.1:8080/v1");
    EXPECT_EQ(spec->get("model"), "m=1");
    EXPECT_TRUE(spec->has("empty"));
    EXPECT_EQ(spec->get("missing", "other"), "other");
    EXPECT_EQ(Spec::parse("lsa")->values().size(), 0U);
    EXPECT_EQ(Spec::parse("lsa:")->toString(), "lsa");
}

TEST(Spec, QuotedValuesHoldCommasAndQuotes) {
    const auto spec = Spec::parse("x:a=\"1,2\"\"3\",b=4");
    ASSERT_TRUE(spec.has_value());
    EXPECT_EQ(spec->get("a"), "1,2\"3");
    EXPECT_EQ(spec->get("b"), "4");
}

TEST(Spec, CanonicalFormComesBack) {
    Spec spec("x");
    spec.set("b", "plain");
    spec.set("a", "with, \"both\"");
    spec.set("c", "");
    EXPECT_EQ(spec.toString(), "x:a=\"with, \"\"both\"\"\",b=plain,c=");
    const auto again = Spec::parse(spec.toString());
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->values(), spec.values());
}

TEST(Spec, RefusesWhatHasNoMeaning) {
    for (const char* text : {"", ":a=1", "x:a", "x:a,b=1", "x:=1", "x:a=1,a=2", "x:a=\"open", "x:a=\"1\"2"}) {
        const auto spec = Spec::parse(text);
        ASSERT_FALSE(spec.has_value()) << text;
        EXPECT_EQ(spec.error().code, ErrorCode::Usage) << text;
        EXPECT_FALSE(spec.error().message.empty()) << text;
    }
}

TEST(Spec, NumbersHaveLimits) {
    const auto spec = Spec::parse("x:n=12,f=0.5,bad=1e,big=99999999999999999999,inf=inf");
    ASSERT_TRUE(spec.has_value());
    EXPECT_EQ(*spec->integer("n", 0, 1, 20), 12);
    EXPECT_EQ(*spec->integer("absent", 7, 1, 20), 7);
    EXPECT_FALSE(spec->integer("n", 0, 1, 11).has_value());
    EXPECT_FALSE(spec->integer("f", 0, 0, 9).has_value());
    EXPECT_FALSE(spec->integer("big", 0, 0, INT64_MAX).has_value());
    EXPECT_DOUBLE_EQ(*spec->number("f", 0, 0, 1), 0.5);
    EXPECT_FALSE(spec->number("bad", 0, 0, 9).has_value());
    EXPECT_FALSE(spec->number("inf", 0, 0, 1e308).has_value());
    EXPECT_THAT(spec->integer("n", 0, 1, 11).error().message, HasSubstr("from 1 to 11"));
}

TEST(Spec, UnknownKeysNameTheNearestKnownOne) {
    const auto spec = Spec::parse("lsa:dimm=3");
    const auto allowed = spec->allowOnly({"dim", "terms"});
    ASSERT_FALSE(allowed.has_value());
    EXPECT_THAT(allowed.error().hint, HasSubstr("'dim'"));
    EXPECT_TRUE(Spec::parse("lsa:dim=3")->allowOnly({"dim"}).has_value());
    EXPECT_THAT(Spec::parse("lsa:zzzzzz=3")->allowOnly({"dim"}).error().hint, HasSubstr("It takes: dim"));
    EXPECT_EQ(nearestWord("serach", {"search", "ask"}), "search");
    EXPECT_EQ(nearestWord("entirely", {"search", "ask"}), "");
}

} // namespace
} // namespace touchstone
