// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/deprecations.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

std::string shown(std::string_view sentence, bool strict = true) {
    std::string out;
    for (const NamedDeprecation& one : deprecationsInSentence(sentence, strict))
        out += (one.removed ? "-" : "~") + one.name + (one.replacement.empty() ? "" : ">" + one.replacement) +
               " ";
    return out;
}

TEST(DeprecationGrammar, TheVerbNamesWhatGoesAndWhatComes) {
    EXPECT_EQ(shown("Deprecate `openapi_prefix` parameter in favor of the new `root_path` parameter."),
              "~openapi_prefix>root_path ");
    EXPECT_EQ(shown("Deprecate `ORJSONResponse` and `UJSONResponse`."), "~ORJSONResponse ~UJSONResponse ");
    EXPECT_EQ(shown("The parameter `regex` has been deprecated and replaced by `pattern`."),
              "~regex>pattern ");
}

TEST(DeprecationGrammar, APlaceIsNotWhatIsDeprecated) {
    EXPECT_EQ(shown("Deprecate the parameter `include_none` in `jsonable_encoder` and add more."),
              "~include_none ");
}

TEST(DeprecationGrammar, RemovalCountsWhenItIsOneForUsers) {
    EXPECT_EQ(shown("Remove deprecated `skip_defaults`, use instead `exclude_unset`."),
              "-skip_defaults>exclude_unset ");
    EXPECT_EQ(shown("Drop support for `pydantic.v1`."), "-pydantic.v1 ");
    EXPECT_EQ(shown("Remove `pytest` from the requirements of the docs."), "");
    EXPECT_EQ(shown("Remove `old_name`.", false), "-old_name ");
}

TEST(DeprecationGrammar, WhatIsRecommendedInsteadIsNotDeprecated) {
    EXPECT_EQ(shown("Use `New` from `lib` instead of deprecated `pkg.Old`."), "~pkg.Old>New ");
}

TEST(DeprecationGrammar, OnlyNamesCount) {
    EXPECT_EQ(shown("The `pip install x` command is deprecated."), "");
    EXPECT_EQ(shown("`deprecated`: to mark the operation as deprecated."), "");
    EXPECT_EQ(shown("Nothing here is."), "");
}

class DeprecationsTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        folder.write("docs/release-notes.md",
                     "# Release Notes\n\n## 2.0.0\n\n### Removals\n\n* Remove `old_way()`.\n\n"
                     "## 1.5.0\n\n* Deprecate `old_way` in favor of `new_way`.\n");
        add();
    }
};

TEST_F(DeprecationsTest, AreIndexedByNameWithReleaseAndPlace) {
    auto database = *workspace->connect();
    const auto edition = *CorpusRepository(database).edition({request.name, {}});
    for (int time = 0; time < 2; ++time) { // made, then read
        const auto index = deprecationsOf(database, edition, context);
        ASSERT_TRUE(index) << describe(index.error());
        const auto found = index->find("old_way");
        ASSERT_EQ(found.size(), 2U);
        EXPECT_EQ(found[0]->release, "2.0.0");
        EXPECT_TRUE(found[0]->removed);
        EXPECT_EQ(found[0]->line, 7U);
        EXPECT_EQ(found[1]->release, "1.5.0");
        EXPECT_EQ(found[1]->replacement, "new_way");
        EXPECT_EQ(found[1]->path, "release-notes.md");
        EXPECT_TRUE(index->find("new_way").empty());
    }
}

} // namespace
} // namespace touchstone
