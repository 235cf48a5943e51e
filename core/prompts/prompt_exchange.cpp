// SPDX-License-Identifier: GPL-3.0-or-later
// promptFormat… and importPrompt of prompt_exchange.h.
#include "core/prompts/prompt_exchange.h"

#include "core/base/json_depth.h"
#include "core/prompts/nunjucks.h"
#include "core/prompts/prompt_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kFormats{PromptFormat::Promptfoo, PromptFormat::Langfuse, PromptFormat::Phoenix,
                              PromptFormat::MLflow, PromptFormat::Text};
constexpr std::size_t kDeepestForeign = 64;

std::string lineOf(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// "- role" of other tools; developer is what OpenAI calls system, ai and human are LangChain's.
std::string_view ourRole(std::string_view role) {
    if (role == "system" || role == "developer")
        return "system";
    if (role == "assistant" || role == "ai" || role == "model")
        return "assistant";
    if (role == "user" || role == "human")
        return "user";
    return {};
}

class ForeignReader {
public:
    explicit ForeignReader(const std::string& file) : m_file(file) {}

    Result<ForeignPrompt> read(Json json) {
        if (json.is_object() && json.contains("data") && json["data"].is_object())
            json = Json(json["data"]);
        if (json.is_array()) {
            m_out.format = PromptFormat::Promptfoo;
            TOUCHSTONE_TRY(messages(json));
        } else if (json.is_object() && json.contains("prompt")) {
            m_out.format = PromptFormat::Langfuse;
            TOUCHSTONE_TRY(langfuse(json));
        } else if (json.is_object() && json.contains("template") &&
                   (json.contains("template_format") || json["template"].is_object())) {
            m_out.format = PromptFormat::Phoenix;
            TOUCHSTONE_TRY(phoenix(json));
        } else if (json.is_object() && json.contains("template")) {
            m_out.format = PromptFormat::MLflow;
            TOUCHSTONE_TRY(mlflow(json));
        } else {
            return failHere("This JSON is no prompt of promptfoo, Langfuse, Phoenix or MLflow.");
        }
        if (json.is_object()) {
            for (const std::string& key : m_used)
                json.erase(key);
            if (!json.empty())
                m_front += fmt::format("{}: {}\n", promptFormatName(m_out.format), lineOf(json));
        }
        m_out.text = m_front.empty() ? m_body : m_front + "\n" + m_body;
        TOUCHSTONE_TRY(checkPromptText(m_out.text, m_file));
        return std::move(m_out);
    }

private:
    tl::unexpected<Error> failHere(std::string message) const {
        Error error =
            makeError(ErrorCode::BadInput, std::move(message), "docs/formats/prompt.md lists what is read.");
        error.file = m_file;
        error.line = 1;
        return fail(std::move(error));
    }

    std::string taken(const Json& json, const char* key) {
        const auto found = json.find(key);
        if (found == json.end() || !found->is_string())
            return {};
        m_used.emplace_back(key);
        return found->get<std::string>();
    }

    Result<> part(std::string_view role, const std::string& content) {
        std::string text = content;
        if (m_formatString) {
            text = mustacheFromFormatString(text);
        } else {
            auto read = mustacheFromNunjucks(text, m_file);
            if (!read)
                return fail(std::move(read.error()));
            text = std::move(*read);
        }
        m_body += fmt::format("{}## {}\n{}\n", m_body.empty() ? "" : "\n", role, text);
        return {};
    }

    Result<> messages(const Json& list) {
        if (!list.is_array() || list.empty())
            return failHere("The prompt has no messages.");
        for (const Json& message : list) {
            if (!message.is_object() || !message.contains("content")) {
                m_out.warnings.push_back("A message without content was left out (a placeholder?).");
                continue;
            }
            const std::string said = message.value("role", std::string("user"));
            const std::string_view role = ourRole(said);
            if (role.empty())
                return failHere(fmt::format("The role “{}” has no counterpart.", said));
            std::string content;
            if (message["content"].is_string())
                content = message["content"].get<std::string>();
            else if (message["content"].is_array())
                for (const Json& piece : message["content"])
                    if (piece.is_object() && piece.contains("text") && piece["text"].is_string())
                        content += piece["text"].get<std::string>();
                    else
                        m_out.warnings.push_back("A part of a message that is no text was left out.");
            else
                return failHere("The content of a message is no text.");
            TOUCHSTONE_TRY(part(role, content));
        }
        return {};
    }

    Result<> body(const Json& json, const char* key) {
        m_used.emplace_back(key);
        return json[key].is_string() ? part("user", json[key].get<std::string>()) : messages(json[key]);
    }

    /// Settings by the names that all of them share.
    void settings(const Json& json) {
        if (!json.is_object())
            return;
        for (const char* key : {"model", "temperature", "top_p", "max_tokens", "seed", "stop"}) {
            const auto found = json.find(key);
            if (found == json.end() || found->is_null())
                continue;
            const bool alone = std::string_view(key) == "stop" && found->is_string();
            m_front += fmt::format("{}: {}\n", key,
                                   alone                ? lineOf(Json::array({*found}))
                                   : found->is_string() ? found->get<std::string>()
                                                        : lineOf(*found));
        }
    }

    Result<> langfuse(const Json& json) {
        m_out.name = taken(json, "name");
        m_out.message = taken(json, "commitMessage");
        if (json.contains("config"))
            settings(json["config"]);
        return body(json, "prompt");
    }

    Result<> phoenix(const Json& json) {
        m_out.name = taken(json, "name");
        m_out.message = taken(json, "description");
        m_formatString = json.value("template_format", std::string()) == "F_STRING";
        if (json.contains("model_name") && json["model_name"].is_string())
            m_front += fmt::format("model: {}\n", json["model_name"].get<std::string>());
        if (json.contains("invocation_parameters") && json["invocation_parameters"].is_object()) {
            const Json& parameters = json["invocation_parameters"];
            settings(parameters.contains("type") && parameters["type"].is_string() &&
                             parameters.contains(parameters["type"].get<std::string>())
                         ? parameters[parameters["type"].get<std::string>()]
                         : parameters);
        }
        m_used.emplace_back("template");
        m_used.emplace_back("template_format");
        const Json& form = json["template"];
        if (form.is_string())
            return part("user", form.get<std::string>());
        if (form.contains("messages"))
            return messages(form["messages"]);
        if (form.contains("template") && form["template"].is_string())
            return part("user", form["template"].get<std::string>());
        return failHere("The template has no messages.");
    }

    Result<> mlflow(const Json& json) {
        m_out.name = taken(json, "name");
        m_out.message = taken(json, "commit_message");
        if (json.contains("model_config"))
            settings(json["model_config"]);
        return body(json, "template");
    }

    const std::string& m_file;
    ForeignPrompt m_out;
    std::string m_front, m_body;
    std::vector<std::string> m_used; ///< keys that have found their place
    bool m_formatString = false;
};

} // namespace

std::string_view promptFormatName(PromptFormat format) {
    switch (format) {
    case PromptFormat::Promptfoo:
        return "promptfoo";
    case PromptFormat::Langfuse:
        return "langfuse";
    case PromptFormat::Phoenix:
        return "phoenix";
    case PromptFormat::MLflow:
        return "mlflow";
    case PromptFormat::Text:
        return "text";
    }
    return "text";
}

Result<PromptFormat> promptFormatByName(std::string_view name) {
    for (const PromptFormat format : kFormats)
        if (name == promptFormatName(format))
            return format;
    return fail(ErrorCode::Usage, fmt::format("“{}” is no format of prompts.", name),
                "promptfoo, langfuse, phoenix, mlflow or text.");
}

Result<ForeignPrompt> importPrompt(std::string_view content, const std::string& file) {
    if (content.substr(0, 3) == "\xef\xbb\xbf")
        content.remove_prefix(3);
    const std::size_t first = content.find_first_not_of(" \t\r\n");
    const bool looksLikeJson =
        first != std::string_view::npos &&
        (content[first] == '[' || (content[first] == '{' && content.substr(first, 2) != "{{"));
    if (!looksLikeJson) {
        ForeignPrompt out;
        const auto layout = layoutOf(content, file);
        out.text = layout ? std::string(content) : fmt::format("## user\n{}", content);
        TOUCHSTONE_TRY(checkPromptText(out.text, file));
        return out;
    }
    Error error = makeError(ErrorCode::BadInput, "This prompt is no JSON.", "");
    error.file = file;
    error.line = 1;
    if (jsonNestsDeeperThan(content, kDeepestForeign)) {
        error.message = "This prompt is nested too deeply.";
        return fail(std::move(error));
    }
    Json json;
    try {
        json = Json::parse(content);
    } catch (const Json::parse_error& e) {
        const std::string_view before = content.substr(0, e.byte > 0 ? e.byte - 1 : 0);
        error.line = std::count(before.begin(), before.end(), '\n') + 1;
        return fail(std::move(error));
    }
    try {
        return ForeignReader(file).read(std::move(json));
    } catch (const Json::exception& e) { // a field that is of another kind than its tool writes
        error.message = "A field of this prompt is of another kind than expected.";
        error.detail = e.what();
        return fail(std::move(error));
    }
}

} // namespace touchstone
