// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/prompt.h"

#include "core/base/hashing.h"
#include "core/platform/env.h"
#include "core/prompts/prompt_text.h"
#include "core/prompts/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>

namespace touchstone {
namespace {

std::string_view withoutBlanks(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// N of "NAME.vN.md", or nothing.
std::optional<int> versionInName(std::string_view file, std::string_view name) {
    if (file.size() <= name.size() + 2 || file.substr(0, name.size()) != name ||
        file.substr(name.size(), 2) != ".v")
        return std::nullopt;
    const char* begin = file.data() + name.size() + 2;
    int version = 0;
    const std::from_chars_result read = std::from_chars(begin, file.data() + file.size(), version);
    if (read.ec != std::errc() || version < 1 || std::string_view(read.ptr) != ".md")
        return std::nullopt;
    return version;
}

} // namespace

std::string_view roleName(Role role) {
    switch (role) {
    case Role::System:
        return "system";
    case Role::User:
        return "user";
    case Role::Assistant:
        return "assistant";
    case Role::Tool:
        return "tool";
    }
    return "user";
}

std::string promptLabel(const PromptVersion& prompt) {
    return fmt::format("{}@{}", prompt.name, prompt.version);
}

std::vector<int> builtInVersions(std::string_view name, const std::string& promptFolder) {
    std::vector<int> out;
    std::error_code broken;
    for (std::filesystem::directory_iterator at(promptFolder, broken), end; !broken && at != end;
         at.increment(broken))
        if (const std::optional<int> version = versionInName(at->path().filename().string(), name))
            out.push_back(*version);
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> builtInNames(const std::string& promptFolder) {
    std::vector<std::string> out;
    std::error_code broken;
    for (std::filesystem::directory_iterator at(promptFolder, broken), end; !broken && at != end;
         at.increment(broken)) {
        const std::string file = at->path().filename().string();
        const std::size_t dot = file.find(".v");
        if (dot != std::string::npos && versionInName(file, std::string_view(file).substr(0, dot)))
            out.push_back(file.substr(0, dot));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

Result<std::vector<Message>> renderPrompt(const PromptVersion& prompt, const PromptVariables& variables) {
    const std::string label = promptLabel(prompt);
    const Result<PromptLayout> layout = layoutOf(prompt.text, label);
    if (!layout)
        return fail(layout.error());
    std::vector<Message> messages;
    for (const PromptPart& part : layout->parts) {
        const std::string_view text = std::string_view(prompt.text).substr(part.start, part.end - part.start);
        const Result<Template> parsed = Template::parse(text, {label, part.firstLine});
        if (!parsed)
            return fail(parsed.error());
        const Result<std::string> rendered = parsed->render(variables);
        if (!rendered)
            return fail(rendered.error());
        messages.push_back({part.role, std::string(withoutBlanks(*rendered))});
    }
    return messages;
}

Result<PromptVersion> builtInPrompt(std::string_view name, const std::string& promptFolder, int version) {
    const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (!plain)
        return fail(ErrorCode::NotFound, fmt::format("“{}” is not the name of a built-in prompt.", name),
                    "Names have lower-case letters, digits, '-' and '_'.");
    PromptVersion prompt;
    prompt.name = std::string(name);
    prompt.version = version;
    if (version == 0) {
        const std::vector<int> all = builtInVersions(name, promptFolder);
        if (all.empty())
            return fail(
                ErrorCode::NotFound,
                fmt::format("There is no built-in prompt “{}” in {}.", name, promptFolder),
                "The program's own data may be missing: set TOUCHSTONE_DATA to its share/touchstone folder.");
        prompt.version = all.back();
    }
    const std::filesystem::path file =
        std::filesystem::path(promptFolder) / fmt::format("{}.v{}.md", name, prompt.version);
    Result<std::string> text = readFile(file, 1U << 20U);
    if (!text)
        return fail(std::move(text.error()));
    prompt.text = std::move(*text);
    prompt.hash = sha256Hex(prompt.text);
    const std::string label = promptLabel(prompt);
    const Result<PromptLayout> layout = layoutOf(prompt.text, label);
    if (!layout)
        return fail(layout.error());
    for (const auto& entry : {std::pair<std::string, std::string>("name", prompt.name),
                              std::pair<std::string, std::string>("version", std::to_string(prompt.version))})
        if (const PromptField* said = layout->field(entry.first); said && said->value != entry.second) {
            Error error =
                makeError(ErrorCode::BadInput,
                          fmt::format("The file {} says “{}: {}”.", file.string(), entry.first, said->value),
                          "A prompt's file carries its name and version: NAME.vN.md.");
            error.file = label;
            error.line = said->line;
            error.column = said->column;
            return fail(std::move(error));
        }
    return prompt;
}

} // namespace touchstone
