// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/token_count.h"
#include "tests/core/models/model_fixture.h"

namespace touchstone {
namespace {

using namespace test;

TokenCount count(ModelAt& at, const std::string& spec) {
    return countTokens(Spec::parse(spec).value(), at.services(), "hello world", at.context)
        .value_or(TokenCount{-1, false});
}

TEST(TokenCount, IsExactWhereTheServerCounts) {
    ModelAt at([](ScriptedConnection& wire, const ScriptedRequest& request) {
        if (request.target == "/tokenize")
            wire.send(jsonAnswer(200, R"({"tokens":[28120,905]})"));
        else if (request.target == "/v1/messages/count_tokens")
            wire.send(jsonAnswer(200, R"({"input_tokens":9})"));
        else
            wire.send(jsonAnswer(200, R"({"totalTokens":7})"));
    });
    EXPECT_EQ(count(at, "llamacpp:model=m,url=" + at.server.base() + "/v1").toString(), "2");
    EXPECT_EQ(count(at, "anthropic:model=m,url=" + at.server.base()).toString(), "9");
    EXPECT_EQ(count(at, "gemini:model=m,url=" + at.server.base()).toString(), "7");
}

TEST(TokenCount, IsAnEstimateElsewhere) {
    ModelAt at(says(jsonAnswer(404, "{}")));
    EXPECT_EQ(count(at, "llamacpp:model=m,url=" + at.server.base() + "/v1").toString().front(), '~');
    EXPECT_EQ(count(at, "ollama:model=m,url=" + at.server.base()).toString().front(), '~');
    EXPECT_EQ(at.server.requestCount(), 1) << "who cannot count is not asked";
}

} // namespace
} // namespace touchstone
