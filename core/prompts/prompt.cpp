// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/prompt.h"

#include "core/base/hashing.h"
#include "core/platform/env.h"
#include "core/prompts/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>

namespace touchstone {
namespace {

struct Part {
    Role role = Role::User;
    std::int64_t firstLine = 0; ///< 1-based line of the text after the heading
    std::size_t start = 0, end = 0;
};

struct Layout {
    std::vector<Part> parts;
    std::map<std::string, std::string> front; ///< `key: value` lines before the first part
};

std::string_view withoutBlanks(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

std::optional<Role> roleOfHeading(std::string_view line) {
    if (line.substr(0, 3) != "## ")
        return std::nullopt;
    const std::string_view word = withoutBlanks(line.substr(3));
    for (const Role role : {Role::System, Role::User, Role::Assistant})
        if (word == roleName(role))
            return role;
    return std::nullopt;
}

std::string nameOf(const PromptVersion& prompt) {
    return fmt::format("{}@{}", prompt.name, prompt.version);
}

tl::unexpected<Error> failAt(const PromptVersion& prompt, std::int64_t line, std::string message,
                             std::string hint) {
    Error error = makeError(ErrorCode::BadInput, std::move(message), std::move(hint));
    error.file = nameOf(prompt);
    error.line = line;
    error.column = 1;
    return fail(std::move(error));
}

Result<Layout> layoutOf(const PromptVersion& prompt) {
    const std::string_view text = prompt.text;
    Layout layout;
    std::int64_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view content = text.substr(at, end - at);
        ++line;
        const std::size_t next = std::min(end + 1, text.size());
        if (const std::optional<Role> role = roleOfHeading(content)) {
            if (!layout.parts.empty())
                layout.parts.back().end = at;
            layout.parts.push_back({*role, line + 1, next, text.size()});
        } else if (layout.parts.empty() && !withoutBlanks(content).empty()) {
            const std::size_t colon = content.find(':');
            if (colon == std::string_view::npos || colon == 0)
                return failAt(prompt, line, "Text stands before the first role.",
                              "Begin with “name: …” and “version: …” lines, then “## system” or “## user”.");
            layout.front[std::string(withoutBlanks(content.substr(0, colon)))] =
                std::string(withoutBlanks(content.substr(colon + 1)));
        }
        at = end + 1;
    }
    if (layout.parts.empty())
        return failAt(prompt, std::max<std::int64_t>(line, 1), "The prompt has no role heading.",
                      "Write “## system” or “## user” above the text that is sent in that role.");
    return layout;
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

Result<int> newestVersion(std::string_view name, const std::string& folder) {
    int newest = 0;
    std::error_code broken;
    for (std::filesystem::directory_iterator at(folder, broken), end; !broken && at != end;
         at.increment(broken))
        if (const std::optional<int> version = versionInName(at->path().filename().string(), name))
            newest = std::max(newest, *version);
    if (newest == 0)
        return fail(
            ErrorCode::NotFound, fmt::format("There is no built-in prompt “{}” in {}.", name, folder),
            "The program's own data may be missing: set TOUCHSTONE_DATA to its share/touchstone folder.");
    return newest;
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

Result<std::vector<Message>> renderPrompt(const PromptVersion& prompt, const PromptVariables& variables) {
    const Result<Layout> layout = layoutOf(prompt);
    if (!layout)
        return fail(layout.error());
    std::vector<Message> messages;
    for (const Part& part : layout->parts) {
        const std::string_view text = std::string_view(prompt.text).substr(part.start, part.end - part.start);
        const Result<Template> parsed = Template::parse(text, {nameOf(prompt), part.firstLine});
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
        const Result<int> newest = newestVersion(name, promptFolder);
        if (!newest)
            return fail(newest.error());
        prompt.version = *newest;
    }
    const std::filesystem::path file =
        std::filesystem::path(promptFolder) / fmt::format("{}.v{}.md", name, prompt.version);
    Result<std::string> text = readFile(file, 1U << 20U);
    if (!text)
        return fail(std::move(text.error()));
    prompt.text = std::move(*text);
    prompt.hash = sha256Hex(prompt.text);
    const Result<Layout> layout = layoutOf(prompt);
    if (!layout)
        return fail(layout.error());
    for (const auto& entry : {std::pair<std::string, std::string>("name", prompt.name),
                              std::pair<std::string, std::string>("version", std::to_string(prompt.version))})
        if (const auto said = layout->front.find(entry.first);
            said != layout->front.end() && said->second != entry.second)
            return failAt(prompt, 1,
                          fmt::format("The file {} says “{}: {}”.", file.string(), entry.first, said->second),
                          "A prompt's file carries its name and version: NAME.vN.md.");
    return prompt;
}

} // namespace touchstone
