// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/completion_reply.h"

#include "eval/serving/answer_document.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

std::string oneLine(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json headJson(const CompletionHead& head, std::string_view object) {
    return Json{
        {"id", head.id}, {"object", object}, {"created", head.createdUnixSeconds}, {"model", head.model}};
}

std::string_view finishOf(const Answer& answer) {
    if (answer.refused == RefusalReason::ProviderFilter || answer.refused == RefusalReason::Guardrail)
        return "content_filter";
    return answer.partial ? "length" : "stop";
}

/// Null where the provider did not say: a made-up zero would be added up by somebody.
Json usageJson(const Answer& answer) {
    const Usage& usage = answer.usage;
    if (usage.input < 0 || usage.output < 0)
        return nullptr;
    return Json{
        {"prompt_tokens", usage.input},
        {"completion_tokens", usage.output},
        {"total_tokens", usage.input + usage.output},
        {"prompt_tokens_details", {{"cached_tokens", std::max<std::int64_t>(usage.cached, 0)}}},
        {"completion_tokens_details", {{"reasoning_tokens", std::max<std::int64_t>(usage.reasoning, 0)}}}};
}

void addExtras(Json& json, const Answer& answer, const CompletionExtras& extras) {
    static const std::vector<EditionInfo> none;
    Json document = answerDocument(answer, extras.editions ? *extras.editions : none);
    json["citations"] = std::move(document["citations"]);
    document.erase("citations");
    document.erase("answer");
    document.erase("question");
    if (!extras.withHits)
        document.erase("hits");
    if (!extras.ignored.empty())
        document["ignored"] = extras.ignored;
    json["touchstone"] = std::move(document);
}

Json chunk(const CompletionHead& head, Json delta, Json finish) {
    Json json = headJson(head, "chat.completion.chunk");
    json["choices"] = Json::array({Json{{"index", 0},
                                        {"delta", std::move(delta)},
                                        {"logprobs", nullptr},
                                        {"finish_reason", std::move(finish)}}});
    return json;
}

} // namespace

std::string completionJson(const CompletionHead& head, const Answer& answer, const CompletionExtras& extras) {
    Json json = headJson(head, "chat.completion");
    json["choices"] = Json::array(
        {Json{{"index", 0},
              {"message", {{"role", "assistant"}, {"content", answer.text}, {"refusal", nullptr}}},
              {"logprobs", nullptr},
              {"finish_reason", finishOf(answer)}}});
    json["usage"] = usageJson(answer);
    addExtras(json, answer, extras);
    return oneLine(json);
}

std::string openingChunk(const CompletionHead& head) {
    return oneLine(chunk(head, Json{{"role", "assistant"}, {"content", ""}, {"refusal", nullptr}}, nullptr));
}

std::string textChunk(const CompletionHead& head, std::string_view piece) {
    return oneLine(chunk(head, Json{{"content", piece}}, nullptr));
}

std::string closingChunk(const CompletionHead& head, const Answer& answer, const CompletionExtras& extras) {
    Json json = chunk(head, Json::object(), finishOf(answer));
    addExtras(json, answer, extras);
    return oneLine(json);
}

std::string usageChunk(const CompletionHead& head, const Answer& answer) {
    Json json = headJson(head, "chat.completion.chunk");
    json["choices"] = Json::array();
    json["usage"] = usageJson(answer);
    return oneLine(json);
}

std::string serverSentEvent(std::string_view data) {
    std::string event = "data: ";
    event.append(data);
    return event + "\n\n";
}

} // namespace touchstone
