// SPDX-License-Identifier: GPL-3.0-or-later
// exportPrompt of prompt_exchange.h.
#include "core/prompts/nunjucks.h"
#include "core/prompts/prompt_exchange.h"
#include "core/prompts/prompt_text.h"

#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using OutJson = nlohmann::ordered_json;

std::string_view betweenBlanks(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

OutJson messagesOf(const PromptVersion& prompt, const PromptLayout& layout, bool nunjucks) {
    OutJson out = OutJson::array();
    for (const PromptPart& part : layout.parts) {
        const std::string_view text =
            betweenBlanks(std::string_view(prompt.text).substr(part.start, part.end - part.start));
        out.push_back({{"role", roleName(part.role)},
                       {"content", nunjucks ? nunjucksFromMustache(text, "sources") : std::string(text)}});
    }
    return out;
}

OutJson settingsOf(const PromptSettings& settings, const OutJson& kept) {
    OutJson out = kept.is_object() ? kept : OutJson::object();
    if (!settings.model.empty())
        out["model"] = settings.model;
    if (settings.temperature)
        out["temperature"] = *settings.temperature;
    if (settings.topP)
        out["top_p"] = *settings.topP;
    if (settings.maxTokens)
        out["max_tokens"] = *settings.maxTokens;
    if (settings.seed)
        out["seed"] = *settings.seed;
    if (!settings.stop.empty())
        out["stop"] = settings.stop;
    return out;
}

/// What an import has kept of the tool's own fields.
OutJson keptFields(const PromptLayout& layout, PromptFormat format) {
    const PromptField* field = layout.field(promptFormatName(format));
    const OutJson json = field ? OutJson::parse(field->value, nullptr, false) : OutJson();
    return json.is_object() ? json : OutJson::object();
}

} // namespace

Result<std::string> exportPrompt(const PromptVersion& prompt, const std::string& message,
                                 PromptFormat format) {
    if (format == PromptFormat::Text)
        return prompt.text;
    const std::string label = promptLabel(prompt);
    const auto layout = layoutOf(prompt.text, label);
    if (!layout)
        return fail(layout.error());
    const auto settings = promptSettings(*layout, label);
    if (!settings)
        return fail(settings.error());
    OutJson out = keptFields(*layout, format);
    const OutJson messages = messagesOf(prompt, *layout, format == PromptFormat::Promptfoo);
    switch (format) {
    case PromptFormat::Langfuse:
        out["name"] = prompt.name;
        out["type"] = "chat";
        out["prompt"] = messages;
        out["config"] = settingsOf(*settings, out.contains("config") ? out["config"] : OutJson());
        out["commitMessage"] = message;
        break;
    case PromptFormat::Phoenix: {
        const bool openai = out.contains("invocation_parameters") &&
                            out["invocation_parameters"].is_object() &&
                            out["invocation_parameters"].contains("openai");
        OutJson parameters =
            settingsOf(*settings, openai ? out["invocation_parameters"]["openai"] : OutJson());
        parameters.erase("model");
        out["name"] = prompt.name;
        out["description"] = message;
        out["template_type"] = "CHAT";
        out["template_format"] = "MUSTACHE";
        out["template"] = {{"type", "chat"}, {"messages", messages}};
        if (!settings->model.empty())
            out["model_name"] = settings->model;
        out["invocation_parameters"] = {{"type", "openai"}, {"openai", parameters}};
        break;
    }
    case PromptFormat::MLflow:
        out["name"] = prompt.name;
        out["template"] = messages;
        out["commit_message"] = message;
        out["model_config"] =
            settingsOf(*settings, out.contains("model_config") ? out["model_config"] : OutJson());
        break;
    case PromptFormat::Promptfoo:
    case PromptFormat::Text:
        out = messages;
        break;
    }
    return out.dump(2, ' ', false, OutJson::error_handler_t::replace) + "\n";
}

} // namespace touchstone
