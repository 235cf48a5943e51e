// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/doctor.h"
#include "tests/core/models/model_fixture.h"

#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using namespace test;
using State = DoctorStep::State;

void healthy(ScriptedConnection& wire, const ScriptedRequest& request) {
    if (request.target == "/v1/models")
        wire.send(jsonAnswer(200, R"({"data":[{"id":"test-model"},{"id":"other\u001b[2J"}]})"));
    else if (nlohmann::json::parse(request.body)["stream"] == true)
        wire.send(streamHead() + chatStream("hello there"));
    else
        wire.send(jsonAnswer(
            200,
            R"({"model":"test-model","choices":[{"message":{"content":"hello"},"finish_reason":"stop"}]})"));
}

std::vector<DoctorStep> examine(ModelAt& at, const std::string& spec) {
    std::vector<std::string> told;
    auto steps = examineModel(
        Spec::parse(spec).value(), at.services(), [&](const DoctorStep& step) { told.push_back(step.name); },
        at.context);
    EXPECT_EQ(told, (std::vector<std::string>{"address", "key", "connect", "models", "one_token", "stream"}));
    for (const DoctorStep& step : steps) {
        EXPECT_FALSE(step.said.empty()) << step.name;
        EXPECT_EQ((step.said + step.remedy).find(kModelKey), std::string::npos) << step.name;
    }
    return steps;
}

TEST(Doctor, AHealthyServerPassesEveryStep) {
    ModelAt at(healthy);
    for (const DoctorStep& step : examine(at, at.model->spec()))
        EXPECT_EQ(step.state, State::Passed) << step.name << ": " << step.said;
    EXPECT_EQ(listModels(Spec::parse(at.model->spec()).value(), at.services(), at.context).value().size(),
              2U);
}

TEST(Doctor, AWrongKeyStopsAtTheModelsWithARemedy) {
    ModelAt at(says(jsonAnswer(401, std::string(R"({"error":{"message":"bad key )") + kModelKey + "\"}}")));
    const auto steps = examine(at, at.model->spec());
    EXPECT_EQ(steps[2].state, State::Passed);
    EXPECT_EQ(steps[3].state, State::Failed);
    EXPECT_NE(steps[3].remedy.find("TOUCHSTONE_TEST_MODEL_KEY"), std::string::npos) << steps[3].remedy;
    EXPECT_EQ(steps[4].state, State::Skipped);
    EXPECT_EQ(steps[5].state, State::Skipped);
}

TEST(Doctor, EachStepNamesItsOwnFault) {
    ModelAt at(healthy);
    EXPECT_EQ(examine(at, "openai-compatible:model=m")[0].state, State::Failed);
    EXPECT_EQ(examine(at, "openai-compatible:url=ftp://x,model=m")[0].state, State::Failed);
    EXPECT_EQ(examine(at, "openai-compatible:model=m,key=env:TOUCHSTONE_NOT_SET_2,url=" + at.server.base() +
                              "/v1")[1]
                  .state,
              State::Failed);
    EXPECT_EQ(examine(at, "openai-compatible:model=m,url=http://127.0.0.1:" + std::to_string(unusedPort()))[2]
                  .state,
              State::Failed);
    EXPECT_EQ(examine(at, "openai-compatible:url=" + at.server.base() + "/v1")[4].state, State::Failed);
}

TEST(Spec, AnOddModelSpecIsRefusedWithAHint) {
    ModelAt at(healthy);
    const auto error = [&](const char* spec) {
        auto made = makeChatModel(Spec::parse(spec).value(), at.services());
        return made ? Error{} : made.error();
    };
    EXPECT_EQ(error("openai-compatibel:url=http://h/v1,model=m").hint, "Did you mean 'openai-compatible'?");
    EXPECT_EQ(error("openai-compatible:url=http://h/v1,model=m,temprature=1").hint,
              "Did you mean 'temperature'?");
    EXPECT_EQ(error("openai-compatible:url=http://h/v1,model=m,timeout=-1").code, ErrorCode::Usage);
    EXPECT_EQ(error("openai-compatible:url=http://h/v1,model=m,retries=many").code, ErrorCode::Usage);
    EXPECT_EQ(error("extractive").code, ErrorCode::Usage);
    const Error plain = error("openai-compatible:url=http://h/v1,model=m,key=sk-plain-key-123");
    EXPECT_EQ(plain.code, ErrorCode::Usage);
    EXPECT_EQ(describe(plain).find("sk-plain"), std::string::npos);
    at.make("openai-compatible:url=http://user:pass-word-1@127.0.0.1:9/v1/,model=m");
    EXPECT_EQ(at.model->spec(), "openai-compatible:model=m,url=http://127.0.0.1:9/v1");
    EXPECT_EQ(at.model->name(), "openai-compatible m at 127.0.0.1:9");
}

} // namespace
} // namespace touchstone
