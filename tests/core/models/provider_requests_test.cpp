// SPDX-License-Identifier: GPL-3.0-or-later
// What each provider is sent: one rich request in every language.
#include "core/models/schema_subset.h"
#include "core/models/wire_format.h"
#include "tests/core/models/model_fixture.h"

#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using namespace test;
using Json = nlohmann::ordered_json;

constexpr const char* kSchema =
    R"({"type":"object","properties":{"q":{"type":"string"}},"required":["q"],"additionalProperties":false})";

ServerOptions optionsOf(const std::string& spec) {
    auto options = readServerOptions(Spec::parse(spec).value(), ServerUse::Chat, true);
    EXPECT_TRUE(options.has_value()) << options.error().message;
    return std::move(*options);
}

/// A conversation with everything in it.
ChatRequest rich() {
    ChatRequest request;
    request.messages = {{Role::System, "Use the sources."}, {Role::User, "What is this?"}};
    request.messages[1].images = {{"image/png", "PNG"}};
    Message asked{Role::Assistant, ""};
    asked.toolCalls = {{"call_1", "search", R"({"q":"x"})", "seal"},
                       {"call_2", "search", R"({"q":"y"})", ""}};
    asked.reasoning = "hm";
    asked.reasoningSignature = "sig";
    request.messages.push_back(asked);
    for (const char* id : {"call_1", "call_2"}) {
        Message answer{Role::Tool, "found"};
        answer.toolCallId = id;
        answer.toolName = "search";
        answer.toolFailed = std::string_view(id) == "call_2";
        request.messages.push_back(answer);
    }
    request.temperature = 0.5;
    request.topP = 0.9;
    request.maxTokens = 100;
    request.seed = 7;
    request.stop = {"END"};
    request.tools = {{"search", "Looks it up.", kSchema}};
    request.toolChoice = {ToolChoice::Kind::Named, "search"};
    request.parallelToolCalls = false;
    request.format = {ResponseFormat::Kind::JsonSchema, "answer", kSchema};
    request.topLogprobs = 2;
    request.reasoningEffort = "low";
    return request;
}

struct Written {
    std::string path;
    Json body;
    NotSent notSent;
};
Written write(const std::string& spec, const ChatRequest& request, bool stream = true) {
    const ServerOptions options = optionsOf(spec);
    const WireFormat& format = wireFormatOf(options);
    Written out;
    out.path = format.path(options, stream);
    out.body = format.body(options, request, stream, out.notSent);
    return out;
}

TEST(OpenAiRequest, HasEveryField) {
    const auto [path, body, notSent] = write("openai:model=m", rich());
    EXPECT_EQ(path, "/chat/completions");
    EXPECT_TRUE(notSent.empty());
    EXPECT_EQ(body["messages"][1]["content"][1]["image_url"]["url"], "data:image/png;base64,UE5H");
    EXPECT_TRUE(body["messages"][2]["content"].is_null());
    EXPECT_EQ(body["messages"][2]["tool_calls"][1]["function"]["arguments"], R"({"q":"y"})");
    EXPECT_EQ(body["messages"][4]["tool_call_id"], "call_2");
    EXPECT_EQ(body["tools"][0]["function"]["parameters"], Json::parse(kSchema));
    EXPECT_EQ(body["tool_choice"]["function"]["name"], "search");
    EXPECT_EQ(body["parallel_tool_calls"], false);
    EXPECT_EQ(body["response_format"]["json_schema"]["strict"], true);
    EXPECT_EQ(body["max_completion_tokens"], 100);
    EXPECT_FALSE(body.contains("max_tokens"));
    EXPECT_EQ(body["top_logprobs"], 2);
    EXPECT_EQ(body["reasoning_effort"], "low");
    EXPECT_EQ(body["stream_options"]["include_usage"], true);
    EXPECT_EQ(write("mistral:model=m", rich()).body["random_seed"], 7);
    EXPECT_EQ(write("llamacpp:model=m", rich()).body["max_tokens"], 100);
    EXPECT_EQ(write("openai-compatible:url=http://h/v1,model=m,max_tokens_name=max_completion_tokens", rich())
                  .body["max_completion_tokens"],
              100);
}

TEST(OpenAiResponsesRequest, HasItemsAndStoresNothing) {
    const auto [path, body, notSent] = write("openai:model=m,api=responses", rich());
    EXPECT_EQ(path, "/responses");
    EXPECT_EQ(body["instructions"], "Use the sources.");
    EXPECT_EQ(body["input"][0]["content"][1]["type"], "input_image");
    EXPECT_EQ(body["input"][1]["type"], "function_call");
    EXPECT_EQ(body["input"][3]["call_id"], "call_1");
    EXPECT_EQ(body["text"]["format"]["type"], "json_schema");
    EXPECT_EQ(body["max_output_tokens"], 100);
    EXPECT_EQ(body["store"], false);
    EXPECT_EQ(notSent.size(), 2U) << "seed and stop are not silently dropped";
}

TEST(AzureRequest, TheDeploymentSelectsTheModel) {
    const std::string base = "azure-openai:url=https://n.openai.azure.com/,deployment=my dep,key=env:K";
    EXPECT_EQ(write(base, rich()).path,
              "/openai/deployments/my%20dep/chat/completions?api-version=2024-10-21");
    const auto v1 = write(base + ",api_version=v1", rich());
    EXPECT_EQ(v1.path, "/openai/v1/chat/completions");
    EXPECT_EQ(v1.body["model"], "my dep");
    EXPECT_EQ(v1.body["max_completion_tokens"], 100);
}

TEST(AnthropicRequest, TurnsAlternateAndSealedThoughtsGoBack) {
    ChatRequest request = rich();
    request.cachePrefix = true;
    const auto [path, body, notSent] = write("anthropic:model=m", request);
    EXPECT_EQ(path, "/v1/messages");
    EXPECT_EQ(body["system"][0]["cache_control"]["type"], "ephemeral");
    ASSERT_EQ(body["messages"].size(), 3U);
    EXPECT_EQ(body["messages"][0]["content"][0]["source"]["data"], "UE5H");
    EXPECT_EQ(body["messages"][1]["content"][0],
              (Json{{"type", "thinking"}, {"thinking", "hm"}, {"signature", "sig"}}));
    EXPECT_EQ(body["messages"][1]["content"][1]["input"]["q"], "x");
    EXPECT_EQ(body["messages"][2]["content"].size(), 2U) << "both results in one turn";
    EXPECT_EQ(body["messages"][2]["content"][1]["is_error"], true);
    EXPECT_EQ(body["tool_choice"],
              (Json{{"type", "tool"}, {"name", "search"}, {"disable_parallel_tool_use", true}}));
    EXPECT_EQ(body["output_config"]["format"]["type"], "json_schema");
    EXPECT_EQ(body["output_config"]["effort"], "low");
    EXPECT_EQ(body["stop_sequences"][0], "END");
    EXPECT_EQ(notSent.size(), 2U);
    EXPECT_EQ(write("anthropic:model=m", plainQuestion()).body["max_tokens"], 4096) << "it is required";
}

TEST(GeminiRequest, SchemasAreInItsSubset) {
    const auto [path, body, notSent] = write("gemini:model=m", rich());
    EXPECT_EQ(path, "/v1beta/models/m:streamGenerateContent?alt=sse");
    EXPECT_EQ(write("gemini:model=m", rich(), false).path, "/v1beta/models/m:generateContent");
    EXPECT_EQ(body["systemInstruction"]["parts"][0]["text"], "Use the sources.");
    EXPECT_EQ(body["contents"][1]["role"], "model");
    EXPECT_EQ(body["contents"][1]["parts"][0]["thoughtSignature"], "seal");
    EXPECT_EQ(body["contents"][2]["parts"][1]["functionResponse"]["response"]["error"], "found");
    const Json& parameters = body["tools"][0]["functionDeclarations"][0]["parameters"];
    EXPECT_EQ(parameters["type"], "OBJECT");
    EXPECT_FALSE(parameters.contains("additionalProperties"));
    EXPECT_EQ(body["toolConfig"]["functionCallingConfig"]["allowedFunctionNames"][0], "search");
    EXPECT_EQ(body["generationConfig"]["thinkingConfig"]["thinkingBudget"], 1024);
    EXPECT_EQ(body["generationConfig"]["responseMimeType"], "application/json");
    EXPECT_EQ(body["generationConfig"]["seed"], 7);
}

TEST(OllamaRequest, AlwaysSaysHowMuchContext) {
    const auto [path, body, notSent] = write("ollama:model=m", rich());
    EXPECT_EQ(path, "/api/chat");
    EXPECT_EQ(body["options"]["num_ctx"], 8192);
    EXPECT_EQ(write("ollama:model=m,num_ctx=32768", rich()).body["options"]["num_ctx"], 32768);
    EXPECT_EQ(body["messages"][1]["images"][0], "UE5H");
    EXPECT_EQ(body["messages"][2]["tool_calls"][0]["function"]["arguments"]["q"], "x");
    EXPECT_EQ(body["messages"][3]["tool_name"], "search");
    EXPECT_EQ(body["format"], Json::parse(kSchema));
    EXPECT_EQ(body["think"], "low");
    EXPECT_EQ(body["options"]["num_predict"], 100);
    EXPECT_EQ(notSent.size(), 3U);
}

TEST(CohereRequest, UsesItsOwnNames) {
    const auto [path, body, notSent] = write("cohere:model=m", rich());
    EXPECT_EQ(path, "/v2/chat");
    EXPECT_EQ(body["p"], 0.9);
    EXPECT_EQ(body["stop_sequences"][0], "END");
    EXPECT_EQ(body["tool_choice"], "REQUIRED");
    EXPECT_EQ(body["response_format"]["json_schema"], Json::parse(kSchema));
    EXPECT_FALSE(notSent.empty());
}

TEST(Request, WhatIsUnsoundIsRefusedBeforeItIsSent) {
    ChatRequest schema = plainQuestion();
    schema.format = {ResponseFormat::Kind::JsonSchema, "x", "[1"};
    EXPECT_FALSE(checkRequest(schema).has_value());
    ChatRequest name = plainQuestion();
    name.tools = {{"rm -rf", "", "{}"}};
    EXPECT_FALSE(checkRequest(name).has_value());
    ChatRequest orphan = plainQuestion();
    orphan.messages.push_back({Role::Tool, "found"});
    EXPECT_FALSE(checkRequest(orphan).has_value());
    EXPECT_TRUE(checkRequest(rich()).has_value());
}

TEST(SchemaSubset, RefsConstantsAndNullAreTranslated) {
    const Json out =
        openApiSubset(Json::parse(R"({"$defs":{"a":{"type":"integer","minimum":1}},"type":"object",
        "properties":{"x":{"$ref":"#/$defs/a"},"y":{"type":["string","null"]},"z":{"const":"k"},
                      "u":{"anyOf":[{"type":"null"},{"type":"number"}]},"loop":{"$ref":"#"}}})"));
    EXPECT_EQ(out["properties"]["x"], (Json{{"type", "INTEGER"}, {"minimum", 1}}));
    EXPECT_EQ(out["properties"]["y"], (Json{{"type", "STRING"}, {"nullable", true}}));
    EXPECT_EQ(out["properties"]["z"]["enum"][0], "k");
    EXPECT_EQ(out["properties"]["u"]["nullable"], true);
    EXPECT_FALSE(out.contains("$defs"));
}

TEST(Addresses, APastedPathLeadsToTheSameServer) {
    EXPECT_EQ(optionsOf("anthropic:url=http://h:1/v1/messages,model=m").base, "http://h:1");
    EXPECT_EQ(optionsOf("gemini:url=http://h:1/v1beta/,model=m").base, "http://h:1");
    EXPECT_EQ(optionsOf("ollama:url=http://h:1/api/chat,model=m").base, "http://h:1");
    EXPECT_EQ(optionsOf("openai:url=http://h:1/v1/chat/completions,model=m").base, "http://h:1/v1");
    EXPECT_EQ(optionsOf("azure-openai:url=http://h:1/openai,deployment=d").base, "http://h:1");
}

TEST(Keys, AProvidersOwnVariableIsForItsOwnHostOnly) {
    EXPECT_EQ(optionsOf("anthropic:model=m").keyReference, "env:ANTHROPIC_API_KEY");
    EXPECT_EQ(optionsOf("anthropic:model=m,url=http://127.0.0.1:9").keyReference, "");
    EXPECT_EQ(optionsOf("anthropic:model=m,key=keychain:a").keyReference, "keychain:a");
    EXPECT_TRUE(optionsOf("azure-openai:url=http://h,deployment=d,token=env:T").token);
}

} // namespace
} // namespace touchstone
