// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/prompt_text.h"

#include "core/base/json_depth.h"
#include "core/prompts/template.h"
#include "core/text/utf8.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepestJson = 64;
constexpr std::size_t kLongestName = 64;

std::string_view stripped(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

struct Heading {
    Role role = Role::User;
    bool example = false;
};

std::optional<Heading> headingOf(std::string_view line) {
    if (line.substr(0, 3) != "## ")
        return std::nullopt;
    std::string_view word = stripped(line.substr(3));
    Heading heading;
    constexpr std::string_view kExample = "example ";
    if (word.substr(0, kExample.size()) == kExample) {
        heading.example = true;
        word = stripped(word.substr(kExample.size()));
    }
    for (const Role role : {Role::System, Role::User, Role::Assistant})
        if (word == roleName(role) && !(heading.example && role == Role::System)) {
            heading.role = role;
            return heading;
        }
    return std::nullopt;
}

Error errorAt(const std::string& file, std::int64_t line, std::int64_t column, std::string message,
              std::string hint) {
    Error error = makeError(ErrorCode::BadInput, std::move(message), std::move(hint));
    error.file = file;
    error.line = line;
    error.column = column;
    return error;
}

std::int64_t columnAt(std::string_view line, std::size_t at) {
    return static_cast<std::int64_t>(codePointCount(line.substr(0, at))) + 1;
}

/// Line and column of a place within a field's value, which goes over several lines.
Error inField(const PromptField& field, std::size_t at, const std::string& file, std::string message,
              std::string hint) {
    const std::string_view before = std::string_view(field.value).substr(0, std::min(at, field.value.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t begin = before.rfind('\n');
    const std::int64_t column = begin == std::string_view::npos
                                    ? field.column + columnAt(before, before.size()) - 1
                                    : columnAt(before.substr(begin + 1), before.size() - begin - 1);
    return errorAt(file, field.line + lines, column, std::move(message), std::move(hint));
}

Result<Json> jsonOf(const PromptField& field, const std::string& file) {
    if (jsonNestsDeeperThan(field.value, kDeepestJson))
        return fail(inField(field, 0, file, fmt::format("“{}” is nested too deeply.", field.key), ""));
    try {
        return Json::parse(field.value);
    } catch (const Json::parse_error& e) {
        return fail(inField(field, e.byte > 0 ? e.byte - 1 : 0, file,
                            fmt::format("The value of “{}” is no JSON.", field.key),
                            "Further lines of a value begin with a blank."));
    }
}

class SettingsReader {
public:
    SettingsReader(const PromptLayout& layout, const std::string& file) : m_layout(layout), m_file(file) {}

    Result<> number(std::string_view key, std::optional<double>& into, double low, double high) const {
        const PromptField* field = m_layout.field(key);
        if (!field)
            return {};
        double value = 0;
        const char* end = field->value.data() + field->value.size();
        const auto read = std::from_chars(field->value.data(), end, value);
        if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value) || value < low || value > high)
            return fail(inField(*field, 0, m_file, fmt::format("“{}” is no {}.", field->value, key),
                                fmt::format("A number from {} to {}.", low, high)));
        into = value;
        return {};
    }

    Result<> whole(std::string_view key, std::optional<std::int64_t>& into, std::int64_t low) const {
        const PromptField* field = m_layout.field(key);
        if (!field)
            return {};
        std::int64_t value = 0;
        const char* end = field->value.data() + field->value.size();
        const auto read = std::from_chars(field->value.data(), end, value);
        if (read.ec != std::errc() || read.ptr != end || value < low)
            return fail(inField(*field, 0, m_file, fmt::format("“{}” is no {}.", field->value, key),
                                fmt::format("A whole number, at least {}.", low)));
        into = value;
        return {};
    }

    Result<> stop(std::vector<std::string>& into) const {
        const PromptField* field = m_layout.field("stop");
        if (!field)
            return {};
        auto json = jsonOf(*field, m_file);
        if (!json)
            return fail(std::move(json.error()));
        const bool texts = json->is_array() && std::all_of(json->begin(), json->end(), [](const Json& one) {
                               return one.is_string() && !one.get_ref<const std::string&>().empty();
                           });
        if (!texts)
            return fail(inField(*field, 0, m_file, "“stop” is no list of texts.", R"(Such as ["END"].)"));
        into = json->get<std::vector<std::string>>();
        return {};
    }

    Result<> schema(std::string& into) const {
        const PromptField* field = m_layout.field("schema");
        if (!field)
            return {};
        auto json = jsonOf(*field, m_file);
        if (!json)
            return fail(std::move(json.error()));
        if (!json->is_object())
            return fail(inField(*field, 0, m_file, "“schema” is no JSON object.", "A JSON Schema is one."));
        into = json->dump();
        return {};
    }

    Result<> tools(std::vector<PromptTool>& into) const {
        const PromptField* field = m_layout.field("tools");
        if (!field)
            return {};
        auto json = jsonOf(*field, m_file);
        if (!json)
            return fail(std::move(json.error()));
        if (!json->is_array())
            return fail(inField(*field, 0, m_file, "“tools” is no list.", ""));
        for (const Json& one : *json) {
            // What providers write, {"type": "function", "function": {…}}, is taken as well.
            const Json& tool = one.is_object() && one.contains("function") ? one["function"] : one;
            if (!tool.is_object() || !tool.contains("name") || !tool["name"].is_string())
                return fail(inField(*field, 0, m_file, "A tool has no name.",
                                    R"(Each is {"name", "description", "parameters"}.)"));
            PromptTool read;
            read.name = tool["name"].get<std::string>();
            if (tool.contains("description") && tool["description"].is_string())
                read.description = tool["description"].get<std::string>();
            read.parameters = tool.contains("parameters") ? tool["parameters"].dump() : "{}";
            into.push_back(std::move(read));
        }
        return {};
    }

private:
    const PromptLayout& m_layout;
    const std::string& m_file;
};

/// The first byte that is no part of UTF-8, or a NUL, or npos.
std::size_t badByte(std::string_view text) {
    const std::size_t nul = text.find('\0');
    return std::min(nul, firstInvalidUtf8(text));
}

} // namespace

const PromptField* PromptLayout::field(std::string_view key) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const PromptField& one) { return one.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

Result<PromptLayout> layoutOf(std::string_view text, const std::string& file) {
    PromptLayout layout;
    std::int64_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view content = text.substr(at, end - at);
        ++line;
        const std::size_t next = std::min(end + 1, text.size());
        if (const std::optional<Heading> heading = headingOf(content)) {
            if (!layout.parts.empty())
                layout.parts.back().end = at;
            layout.parts.push_back({heading->role, heading->example, line + 1, next, text.size()});
        } else if (layout.parts.empty() && !stripped(content).empty()) {
            const bool goesOn = (content.front() == ' ' || content.front() == '\t') && !layout.fields.empty();
            if (goesOn) {
                PromptField& field = layout.fields.back();
                if (field.value.empty()) {
                    const std::size_t from = content.find_first_not_of(" \t");
                    field.line = line;
                    field.column = columnAt(content, from);
                    field.value = std::string(stripped(content));
                } else {
                    // Blank lines within a value do not count, so that its lines stay in step.
                    const auto have = std::count(field.value.begin(), field.value.end(), '\n');
                    field.value.append(static_cast<std::size_t>(line - field.line - have), '\n');
                    const std::size_t last = content.find_last_not_of(" \t\r");
                    field.value += content.substr(0, last + 1);
                }
                at = end + 1;
                continue;
            }
            const std::size_t colon = content.find(':');
            if (colon == std::string_view::npos || colon == 0)
                return fail(
                    errorAt(file, line, 1, "Text stands before the first role.",
                            "Begin with “name: …” and “version: …” lines, then “## system” or “## user”."));
            PromptField field;
            field.key = std::string(stripped(content.substr(0, colon)));
            field.value = std::string(stripped(content.substr(colon + 1)));
            const std::size_t from = content.find_first_not_of(" \t\r", colon + 1);
            field.line = line;
            field.column = columnAt(content, from == std::string_view::npos ? colon + 1 : from);
            if (layout.field(field.key))
                return fail(errorAt(file, line, 1, fmt::format("“{}” stands here twice.", field.key), ""));
            layout.fields.push_back(std::move(field));
        }
        at = end + 1;
    }
    if (layout.parts.empty())
        return fail(errorAt(file, std::max<std::int64_t>(line, 1), 1, "The prompt has no role heading.",
                            "Write “## system” or “## user” above the text that is sent in that role."));
    return layout;
}

Result<PromptSettings> promptSettings(const PromptLayout& layout, const std::string& file) {
    PromptSettings out;
    const SettingsReader reader(layout, file);
    if (const PromptField* model = layout.field("model"))
        out.model = model->value;
    TOUCHSTONE_TRY(reader.number("temperature", out.temperature, 0, 2));
    TOUCHSTONE_TRY(reader.number("top_p", out.topP, 0, 1));
    TOUCHSTONE_TRY(reader.whole("max_tokens", out.maxTokens, 1));
    TOUCHSTONE_TRY(reader.whole("seed", out.seed, INT64_MIN));
    TOUCHSTONE_TRY(reader.stop(out.stop));
    if (const PromptField* effort = layout.field("effort"))
        out.effort = effort->value;
    TOUCHSTONE_TRY(reader.schema(out.schema));
    TOUCHSTONE_TRY(reader.tools(out.tools));
    return out;
}

Result<PromptSettings> promptSettings(const PromptVersion& prompt) {
    const std::string file = promptLabel(prompt);
    const auto layout = layoutOf(prompt.text, file);
    if (!layout)
        return fail(layout.error());
    return promptSettings(*layout, file);
}

Result<> checkPromptText(std::string_view text, const std::string& file) {
    if (text.size() > kLongestPrompt)
        return fail(errorAt(file, 0, 0, fmt::format("This prompt has {} bytes.", text.size()),
                            fmt::format("At most {} are kept.", kLongestPrompt)));
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (lines > kMostPromptLines)
        return fail(errorAt(file, 0, 0, fmt::format("This prompt has {} lines.", lines),
                            fmt::format("At most {} are kept.", kMostPromptLines)));
    if (const std::size_t bad = badByte(text); bad != std::string_view::npos) {
        const std::string_view before = text.substr(0, bad);
        const std::size_t begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
        return fail(errorAt(file, std::count(before.begin(), before.end(), '\n') + 1,
                            columnAt(before.substr(begin), bad - begin), "This prompt is no UTF-8 text.",
                            "Save it as UTF-8."));
    }
    auto layout = layoutOf(text, file);
    if (!layout)
        return fail(std::move(layout.error()));
    if (auto settings = promptSettings(*layout, file); !settings)
        return fail(std::move(settings.error()));
    for (const PromptPart& part : layout->parts)
        if (auto parsed =
                Template::parse(text.substr(part.start, part.end - part.start), {file, part.firstLine});
            !parsed)
            return fail(std::move(parsed.error()));
    return {};
}

Result<> checkPromptName(std::string_view name) {
    const bool plain =
        !name.empty() && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        });
    if (!plain)
        return fail(ErrorCode::Usage, fmt::format("“{}” is no name for a prompt.", name),
                    "Names have lower-case letters, digits, '-', '_' and '.', at most 64.");
    return {};
}

} // namespace touchstone
