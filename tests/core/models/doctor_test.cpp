// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/doctor.h"
#include "tests/core/models/model_fixture.h"
#include "tests/core/store/temporary_folder.h"

#include <nlohmann/json.hpp>

#include <map>

namespace touchstone {
namespace {

using namespace test;
using State = DoctorStep::State;

const std::vector<std::string> kSteps = {"address", "dns",         "tcp",        "tls",
                                         "key",     "models",      "one_token",  "stream",
                                         "tools",   "json_schema", "embeddings", "context"};

void healthy(ScriptedConnection& wire, const ScriptedRequest& request) {
    if (request.target == "/v1/models")
        return (void)wire.send(jsonAnswer(
            200, R"({"data":[{"id":"test-model","max_model_len":4096},{"id":"other\u001b[2J"}]})"));
    if (request.target == "/v1/embeddings")
        return (void)wire.send(jsonAnswer(501, R"({"error":{"message":"no embeddings here"}})"));
    if (request.method == "GET")
        return (void)wire.send(jsonAnswer(404, "{}"));
    const auto body = nlohmann::json::parse(request.body);
    if (body["stream"] != true)
        return (void)wire.send(jsonAnswer(
            200,
            R"({"model":"test-model","choices":[{"message":{"content":"hello"},"finish_reason":"stop"}]})"));
    if (body.contains("tools"))
        return (void)wire.send(
            streamHead() +
            sseData(
                {R"({"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"weather","arguments":"{\"city\":\"Oslo\"}"}}]},"finish_reason":"tool_calls"}]})",
                 "[DONE]"}));
    wire.send(streamHead() +
              chatStream(body.contains("response_format") ? R"({"yes":true})" : "hello there"));
}

std::map<std::string, DoctorStep> examine(ModelAt& at, const std::string& spec,
                                          KnownServer* found = nullptr) {
    std::vector<std::string> told;
    auto steps = examineModel(
        Spec::parse(spec).value(), at.services(), [&](const DoctorStep& step) { told.push_back(step.name); },
        at.context, found);
    EXPECT_EQ(told, kSteps);
    std::map<std::string, DoctorStep> byName;
    for (const DoctorStep& step : steps) {
        EXPECT_FALSE(step.said.empty()) << step.name;
        EXPECT_EQ((step.said + step.remedy + step.exchange).find("sk-canary"), std::string::npos)
            << step.name;
        byName[step.name] = step;
    }
    return byName;
}

TEST(Doctor, AHealthyServerPassesEveryStep) {
    ModelAt at(healthy);
    KnownServer found;
    auto steps = examine(at, at.model->spec(), &found);
    for (const auto& [name, step] : steps)
        EXPECT_EQ(step.state, name == "tls" || name == "embeddings" ? State::Skipped : State::Passed)
            << name << ": " << step.said;
    EXPECT_NE(steps["stream"].exchange.find("\"stream\":true"), std::string::npos)
        << "the raw exchange is shown";
    EXPECT_EQ(steps["models"].exchange.find('\x1b'), std::string::npos);
    EXPECT_EQ(found.tools, true);
    EXPECT_EQ(found.jsonSchema, true);
    EXPECT_EQ(found.embeddings, false);
    EXPECT_EQ(found.streamUsage, true);
    EXPECT_EQ(found.contextTokens, 4096);
    EXPECT_EQ(listModels(Spec::parse(at.model->spec()).value(), at.services(), at.context).value().size(),
              2U);
}

TEST(Doctor, AWrongKeyStopsAtTheKeyWithARemedy) {
    ModelAt at(says(jsonAnswer(401, std::string(R"({"error":{"message":"bad key )") + kModelKey + "\"}}")));
    auto steps = examine(at, at.model->spec());
    EXPECT_EQ(steps["tcp"].state, State::Passed);
    EXPECT_EQ(steps["key"].state, State::Failed);
    EXPECT_NE(steps["key"].remedy.find("TOUCHSTONE_TEST_MODEL_KEY"), std::string::npos);
    EXPECT_EQ(steps["models"].state, State::Skipped);
}

TEST(Doctor, EachStepNamesItsOwnFault) {
    ModelAt at(healthy);
    const std::string base = at.server.base() + "/v1";
    EXPECT_EQ(examine(at, "openai-compatible:model=m")["address"].state, State::Failed);
    EXPECT_EQ(examine(at, "openai-compatible:url=ftp://x,model=m")["address"].state, State::Failed);
    EXPECT_EQ(examine(at, "openai-compatible:model=m,key=env:TOUCHSTONE_NOT_SET_2,url=" + base)["key"].state,
              State::Failed);
    EXPECT_EQ(
        examine(at, "openai-compatible:model=m,url=http://127.0.0.1:" + std::to_string(unusedPort()))["tcp"]
            .state,
        State::Failed);
    EXPECT_EQ(examine(at, "openai-compatible:url=" + base)["one_token"].state, State::Failed);
    at.http->setOffline(true);
    EXPECT_EQ(examine(at, "openai-compatible:url=http://192.0.2.1/v1,model=m")["dns"].state, State::Failed);
}

TEST(Doctor, ANameOfTheTokenLimitThatIsRefusedIsChanged) {
    ModelAt at([](ScriptedConnection& wire, const ScriptedRequest& request) {
        if (request.method == "POST" && request.body.find("\"max_tokens\"") != std::string::npos)
            wire.send(jsonAnswer(400, R"({"error":{"message":"Unsupported parameter: max_tokens"}})"));
        else
            healthy(wire, request);
    });
    KnownServer found;
    EXPECT_EQ(examine(at, at.model->spec(), &found)["one_token"].state, State::Passed);
    EXPECT_EQ(found.completionTokens, true);
    // A model that is made with this knowledge asks in the right way at once.
    ModelServices services = at.services();
    services.known = [&](const std::string&) { return std::optional<KnownServer>(found); };
    const auto model =
        makeChatModel(Spec::parse(at.model->spec() + ",max_tokens=9").value(), services).value();
    EXPECT_TRUE(model->complete(plainQuestion(), nullptr, at.context).ok());
}

TEST(KnownServers, AreKeptByServerAndModel) {
    const TemporaryFolder folder;
    const auto workspace = Workspace::open(folder.path() / "w.touchstone").value();
    KnownServer known;
    known.tools = true;
    known.contextTokens = 4096;
    const std::string spec = "openai-compatible:url=http://h/v1,model=m";
    ASSERT_TRUE(keepKnownServer(*workspace, spec + ",temperature=1,key=env:A", known).has_value());
    const auto found = findKnownServer(*workspace, spec + ",timeout=3").value();
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->tools, true);
    EXPECT_EQ(found->jsonSchema, std::nullopt);
    EXPECT_EQ(found->contextTokens, 4096);
    EXPECT_FALSE(
        findKnownServer(*workspace, "openai-compatible:url=http://h/v1,model=n").value().has_value());
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
    EXPECT_EQ(error("openai-compatible:url=http://h/v1,model=m,num_ctx=8").code, ErrorCode::Usage);
    EXPECT_EQ(error("azure-openai:url=http://h,deployment=d,key=env:A,token=env:B").code, ErrorCode::Usage);
    EXPECT_EQ(error("openai:model=m,api=completions").code, ErrorCode::Usage);
    EXPECT_EQ(error("anthropic:model=m,effort=huge").code, ErrorCode::Usage);
    EXPECT_EQ(error("tei:").code, ErrorCode::Usage) << "makes vectors only";
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
