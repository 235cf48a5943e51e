// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of an examination: what the model can do.
#include "core/base/clock.h"
#include "core/models/doctor_examination.h"
#include "core/models/json_guard.h"
#include "core/models/ollama_context.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr auto kAnswerTime = std::chrono::seconds(60);

ChatRequest shortQuestion() {
    ChatRequest request;
    request.messages = {{Role::User, "Say hello."}};
    request.maxTokens = 16;
    return request;
}

/// A model that reasons may spend all its tokens before the first word: that is an answer all the same.
bool answered(const ChatOutcome& outcome) {
    return outcome.ok() ||
           (outcome.error->code == ErrorCode::Malformed && outcome.partial.finish == FinishReason::Length);
}

/// The server says that it does not know what was asked for; anything else is a fault.
bool unknownToServer(const Error& error) {
    return error.code == ErrorCode::Refused &&
           (error.httpStatus == 400 || error.httpStatus == 404 || error.httpStatus == 405 ||
            error.httpStatus == 422 || error.httpStatus == 501 || error.httpStatus == 500);
}

} // namespace

std::chrono::milliseconds Examination::patience() const {
    return std::min<std::chrono::milliseconds>(m_options.timeout, kAnswerTime);
}

ChatOutcome Examination::ask(const ChatRequest& request, bool streamed, const ChatSink& sink) {
    HttpChat chat(m_options, m_services);
    return streamed ? chat.attempt(request, sink, patience(), m_context)
                    : chat.attemptWhole(request, patience(), m_context);
}

void Examination::oneToken(DoctorStep& step) {
    if (m_options.model.empty()) {
        m_blocked = true;
        step.state = State::Failed;
        step.said = "No model is named.";
        step.remedy = "Add model=NAME with one of the names above.";
        return;
    }
    ChatOutcome outcome = ask(shortQuestion(), false);
    std::string remark;
    // Some servers know the limit of tokens under one name only.
    if (outcome.error && outcome.error->httpStatus == 400 &&
        outcome.error->message.find("max_") != std::string::npos) {
        m_options.completionTokens = !m_options.completionTokens;
        outcome = ask(shortQuestion(), false);
        if (answered(outcome)) {
            m_found.completionTokens = m_options.completionTokens;
            remark = fmt::format("; it wants {}",
                                 m_options.completionTokens ? "max_completion_tokens" : "max_tokens");
        }
    }
    m_blocked = !answered(outcome);
    if (m_blocked)
        return failed(step, *outcome.error);
    pass(step, fmt::format("A short answer came{}{}.",
                           outcome.partial.model.empty() ? "" : ", by " + outcome.partial.model, remark));
}

void Examination::stream(DoctorStep& step) {
    int pieces = 0;
    const ChatOutcome outcome = ask(shortQuestion(), true, [&](std::string_view) { ++pieces; });
    m_found.stream = answered(outcome);
    if (!answered(outcome))
        return failed(step, *outcome.error);
    m_found.streamUsage = outcome.partial.usage.input >= 0;
    pass(step, fmt::format("The answer streamed in {} pieces, the first after {:.0f} ms{}.", pieces,
                           std::max(outcome.partial.ttftMs, 0.0),
                           outcome.partial.usage.input < 0 ? "; the server does not count tokens" : ""));
}

void Examination::tools(DoctorStep& step) {
    ChatRequest request;
    request.messages = {{Role::User, "What is the weather in Oslo? Call the tool."}};
    request.maxTokens = 64;
    request.tools = {{"weather", "The weather in a city.",
                      R"({"type":"object","properties":{"city":{"type":"string"}},"required":["city"]})"}};
    request.toolChoice.kind = ToolChoice::Kind::Required;
    ChatOutcome outcome = ask(request, true);
    if (outcome.error && unknownToServer(*outcome.error)) { // some know tools, and no way to force one
        request.toolChoice.kind = ToolChoice::Kind::Auto;
        outcome = ask(request, true);
    }
    if (!outcome.partial.toolCalls.empty()) {
        m_found.tools = true;
        return pass(step, fmt::format("It called the tool with {}.", outcome.partial.toolCalls[0].arguments));
    }
    if (outcome.error && !unknownToServer(*outcome.error) && !answered(outcome) &&
        outcome.error->code != ErrorCode::Malformed)
        return failed(step, *outcome.error);
    m_found.tools = false;
    cannot(step, outcome.error ? "No tools: " + outcome.error->message
                               : "Tools are taken, but the model called none: do not count on them.");
}

void Examination::jsonSchema(DoctorStep& step) {
    ChatRequest request;
    request.messages = {{Role::User, "Is Oslo a city? Answer in JSON."}};
    request.maxTokens = 64;
    request.format.kind = ResponseFormat::Kind::JsonSchema;
    request.format.name = "verdict";
    request.format.schema =
        R"({"type":"object","properties":{"yes":{"type":"boolean"}},"required":["yes"],"additionalProperties":false})";
    const ChatOutcome outcome = ask(request, true);
    const auto json = parseForeignJson(outcome.partial.text);
    if (outcome.ok() && json && member(*json, "yes").is_boolean()) {
        m_found.jsonSchema = true;
        return pass(step, "The answer keeps to a JSON schema.");
    }
    if (outcome.error && !unknownToServer(*outcome.error) && !answered(outcome))
        return failed(step, *outcome.error);
    m_found.jsonSchema = false;
    cannot(step, outcome.error ? "No JSON schema: " + outcome.error->message
                               : "The schema is taken, but the answer does not keep to it.");
}

void Examination::embeddings(DoctorStep& step) {
    std::string path, body;
    const nlohmann::ordered_json text = nlohmann::ordered_json::array({"hello"});
    switch (m_options.provider->dialect) {
    case WireDialect::OpenAi:
        path = "/embeddings";
        body = nlohmann::ordered_json{{"model", m_options.model}, {"input", text}}.dump();
        break;
    case WireDialect::Ollama:
        path = "/api/embed";
        body = nlohmann::ordered_json{{"model", m_options.model}, {"input", text}}.dump();
        break;
    default:
        return cannot(step,
                      "This provider's chat models make no vectors; name an embedding model as --embedder.");
    }
    auto request = serverRequest(m_options, m_services, path, "POST", body);
    if (!request)
        return failed(step, request.error());
    request->purpose = "embedding";
    request->maxBodyBytes = 16U << 20U;
    request->timeouts.total = patience();
    const auto response = m_services.http->perform(*request, m_context);
    if (!response)
        return failed(step, response.error());
    m_found.embeddings = response->status == 200;
    if (response->status != 200)
        return cannot(step, fmt::format("This model makes no vectors (status {}).", response->status));
    pass(step, "It makes vectors too.");
}

void Examination::contextSize(DoctorStep& step) {
    const auto fromList = [&] { // llama.cpp, vLLM and OpenRouter say it beside the name
        const auto json = parseForeignJson(m_list.body);
        if (!json || !member(*json, "data").is_array())
            return std::int64_t(0);
        for (const nlohmann::json& entry : member(*json, "data"))
            if (member(*json, "data").size() == 1 || stringMember(entry, "id") == m_options.model)
                for (const auto& [object, name] :
                     {std::pair<const nlohmann::json&, const char*>{member(entry, "meta"), "n_ctx"},
                      {entry, "max_model_len"},
                      {entry, "context_length"}})
                    if (const auto tokens = integerMember(object, name); tokens && *tokens > 0)
                        return *tokens;
        return std::int64_t(0);
    };
    if (m_options.provider->dialect == WireDialect::Ollama) {
        m_found.contextTokens = ollamaContext(m_options);
        return pass(
            step,
            fmt::format("{} tokens are asked for (num_ctx=); a prompt that is longer is told, not sent.",
                        m_found.contextTokens));
    }
    std::int64_t tokens = fromList();
    if (tokens == 0 && m_options.provider->dialect == WireDialect::OpenAi && m_options.loopback &&
        m_options.base.ends_with("/v1")) {
        ServerOptions root = m_options;
        root.base.resize(root.base.size() - 3);
        std::swap(root, m_options);
        const auto props = get("/props", true);
        std::swap(root, m_options);
        if (props && props->status == 200)
            if (const auto json = parseForeignJson(props->body))
                tokens = integerMember(member(*json, "default_generation_settings"), "n_ctx")
                             .value_or(integerMember(*json, "n_ctx").value_or(0));
    }
    if (tokens <= 0)
        return cannot(step, "The server does not say how long its context is; context= can.");
    m_found.contextTokens = tokens;
    pass(step, fmt::format("The context holds {} tokens.", tokens));
}

} // namespace touchstone
