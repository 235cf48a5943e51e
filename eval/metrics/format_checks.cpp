// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/format_checks.h"

#include "core/base/json_depth.h"
#include "eval/metrics/text_units.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include <array>
#include <optional>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<FormatKind, std::string_view>, 7> kFormatNames = {
    {{FormatKind::Contains, "contains"},
     {FormatKind::ContainsNoCase, "icontains"},
     {FormatKind::Equals, "equals"},
     {FormatKind::StartsWith, "starts-with"},
     {FormatKind::Regex, "regex"},
     {FormatKind::Json, "is-json"},
     {FormatKind::JsonSchema, "json-schema"}}};
constexpr std::size_t kDeepestAnswer = 100;

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string_view()
                                          : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

std::optional<Json> parsed(std::string_view text) {
    if (jsonNestsDeeperThan(text, kDeepestAnswer))
        return std::nullopt;
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return std::nullopt;
    return json;
}

/// The answer as JSON: the whole text, else its only fenced block.
std::optional<Json> jsonOf(std::string_view answer) {
    if (auto whole = parsed(trimmed(answer)))
        return whole;
    const std::size_t open = answer.find("```");
    if (open == std::string_view::npos)
        return std::nullopt;
    const std::size_t line = answer.find('\n', open);
    const std::size_t close = line == std::string_view::npos ? line : answer.find("```", line);
    if (close == std::string_view::npos || answer.find("```", close + 3) != std::string_view::npos)
        return std::nullopt;
    return parsed(trimmed(answer.substr(line, close - line)));
}

bool holds(const FormatCheck& check, std::string_view answer, std::string& why) {
    switch (check.kind) {
    case FormatKind::Contains:
        why = fmt::format("does not hold '{}'", check.value);
        return answer.find(check.value) != std::string_view::npos;
    case FormatKind::ContainsNoCase:
        why = fmt::format("does not hold '{}'", check.value);
        return lowerFully(answer).find(lowerFully(check.value)) != std::string::npos;
    case FormatKind::Equals:
        why = fmt::format("is not '{}'", check.value);
        return trimmed(answer) == trimmed(check.value);
    case FormatKind::StartsWith:
        why = fmt::format("does not begin with '{}'", check.value);
        return trimmed(answer).starts_with(check.value);
    case FormatKind::Regex: {
        why = fmt::format("does not match {}", check.value);
        return RE2::PartialMatch(re2::StringPiece(answer.data(), answer.size()),
                                 RE2(check.value, RE2::Quiet));
    }
    case FormatKind::Json:
        why = "is no JSON";
        return jsonOf(answer).has_value();
    case FormatKind::JsonSchema: {
        const auto json = jsonOf(answer);
        why = json ? schemaViolation(Json::parse(check.value), *json) : std::string("is no JSON");
        return json && why.empty();
    }
    }
    return false;
}

} // namespace

std::string_view formatKindName(FormatKind kind) {
    for (const auto& [known, name] : kFormatNames)
        if (known == kind)
            return name;
    return "contains";
}

Result<FormatCheck> formatCheckFromJson(const Json& json) {
    if (!json.is_object() || !json.contains("type") || !json["type"].is_string())
        return fail(ErrorCode::BadInput, "A check is an object with a 'type'.");
    FormatCheck out;
    auto type = json["type"].get<std::string>();
    if (type.starts_with("not-")) {
        out.negated = true;
        type.erase(0, 4);
    }
    const auto value = json.find("value");
    const bool given = value != json.end() && !value->is_null();
    bool known = false;
    for (const auto& [kind, name] : kFormatNames)
        if (name == type) {
            out.kind = kind;
            known = true;
        }
    if (!known)
        return fail(ErrorCode::BadInput, fmt::format("There is no check of type '{}'.", type),
                    "There are contains, icontains, equals, starts-with, regex and is-json.");
    if (out.kind == FormatKind::Json || out.kind == FormatKind::JsonSchema) {
        out.kind = given ? FormatKind::JsonSchema : FormatKind::Json;
        if (!given)
            return out;
        TOUCHSTONE_TRY(checkSchemaSubset(*value));
        out.value = value->dump();
        return out;
    }
    if (!given || !value->is_string())
        return fail(ErrorCode::BadInput, fmt::format("The check '{}' needs a text as 'value'.", type));
    out.value = value->get<std::string>();
    if (out.kind == FormatKind::Regex)
        if (const RE2 pattern(out.value, RE2::Quiet); !pattern.ok())
            return fail(ErrorCode::BadInput,
                        fmt::format("The pattern '{}' cannot be used: {}.", out.value, pattern.error()));
    return out;
}

bool passesCheck(const FormatCheck& check, std::string_view answer, std::string& why) {
    const bool held = holds(check, answer, why);
    if (!check.negated) {
        if (held)
            why.clear();
        return held;
    }
    why = held ? fmt::format("{} holds, and should not", formatKindName(check.kind)) : std::string();
    return !held;
}

} // namespace touchstone
