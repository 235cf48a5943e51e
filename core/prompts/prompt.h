// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts as versioned texts: a template with roles, rendered to messages. Mustache ({{name}},
// {{#list}}…{{/list}},
// {{^empty}}…{{/empty}}) without HTML escaping; an unknown name is an error with line and column. Values
// only.
#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace touchstone {

enum class Role : std::uint8_t {
    System = 0,
    User = 1,
    Assistant = 2,
    Tool = 3 ///< what a tool that the model called gave back
};           // stored; do not renumber
std::string_view roleName(Role role);

struct MessageImage {
    std::string mediaType; ///< "image/png", "image/jpeg", "image/webp", "image/gif"
    std::string bytes;     ///< as in a file; encoded when it is sent
};

struct ToolCall {
    std::string id, name;
    std::string arguments; ///< text of a JSON object, "{}" when there are none
    std::string signature; ///< opaque; some providers want it back unchanged (Gemini)
};

/// One message of a conversation with a model. Most have text only.
struct Message {
    Role role = Role::User;
    std::string content;
    std::vector<MessageImage> images{};   ///< of a user
    std::vector<ToolCall> toolCalls{};    ///< of an assistant: what it asked for
    std::string toolCallId{}, toolName{}; ///< of a tool: which call this answers
    bool toolFailed = false;              ///< of a tool: content says what went wrong
    std::string reasoning{};              ///< of an assistant: its thoughts, where they must be sent back ...
    std::string reasoningSignature{};     ///< ... with this seal (Anthropic)
};

struct PromptVersion {
    std::string name; ///< "answer"
    int version = 1;
    std::string text; ///< the text form (prompt_text.h): front lines, then parts with roles
    std::string hash; ///< SHA-256 of text
};

std::string promptLabel(const PromptVersion& prompt); ///< "answer@1"

/// Variables of a rendering: plain values and lists of records.
struct PromptVariables {
    std::map<std::string, std::string> values;
    std::map<std::string, std::vector<std::map<std::string, std::string>>> lists;
};

/// Errors: BadInput with line and column (unknown variable, unclosed section, no role heading). Values are
/// inserted as they are: braces inside a value are never read as a template.
Result<std::vector<Message>> renderPrompt(const PromptVersion& prompt, const PromptVariables& variables);

/// Numbers of a name's files in the folder, ascending; names: of all files. An unreadable folder has none.
std::vector<int> builtInVersions(std::string_view name, const std::string& promptFolder);
std::vector<std::string> builtInNames(const std::string& promptFolder);
/// The prompts that came with the program, read from <sharedData>/prompts/NAME.vN.md. Errors: NotFound, Io.
Result<PromptVersion> builtInPrompt(std::string_view name, const std::string& promptFolder,
                                    int version = 0 /* newest */);

} // namespace touchstone
