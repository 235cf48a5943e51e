// SPDX-License-Identifier: GPL-3.0-or-later
// The subset of JSON Schema that format_checks.h names.
#include "eval/metrics/format_checks.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 7> kTypes = {"object",  "array",   "string", "number",
                                                    "integer", "boolean", "null"};
constexpr std::array<std::string_view, 6> kBounds = {"minItems",  "maxItems", "minLength",
                                                     "maxLength", "minimum",  "maximum"};
constexpr int kDeepestSchema = 64;

bool isOfType(const Json& value, std::string_view type) {
    if (type == "object")
        return value.is_object();
    if (type == "array")
        return value.is_array();
    if (type == "string")
        return value.is_string();
    if (type == "number")
        return value.is_number();
    if (type == "integer")
        return value.is_number_integer() ||
               (value.is_number_float() &&
                value.get<double>() == static_cast<double>(static_cast<long long>(value.get<double>())));
    if (type == "boolean")
        return value.is_boolean();
    return value.is_null();
}

Result<> wrong(const std::string& place, const std::string& what) {
    return fail(ErrorCode::BadInput, fmt::format("A JSON schema cannot be used: {}{}.", what,
                                                 place.empty() ? "" : " at " + place));
}

Result<> checkType(const Json& type, const std::string& place) {
    const auto known = [](const Json& name) {
        return name.is_string() &&
               std::find(kTypes.begin(), kTypes.end(), name.get<std::string>()) != kTypes.end();
    };
    if (known(type) || (type.is_array() && !type.empty() && std::all_of(type.begin(), type.end(), known)))
        return {};
    return wrong(place, "'type' is no type of JSON");
}

Result<> check(const Json& schema, const std::string& place, int depth) {
    if (schema.is_boolean())
        return {};
    if (!schema.is_object() || depth > kDeepestSchema)
        return wrong(place, depth > kDeepestSchema ? "it is nested too deeply" : "it is no object");
    for (const auto& [key, value] : schema.items()) {
        const std::string here = place + "/" + key;
        if (key == "type") {
            TOUCHSTONE_TRY(checkType(value, here));
        } else if (key == "properties") {
            if (!value.is_object())
                return wrong(here, "'properties' is no object");
            for (const auto& [name, inner] : value.items())
                TOUCHSTONE_TRY(check(inner, here + "/" + name, depth + 1));
        } else if (key == "items") {
            TOUCHSTONE_TRY(check(value, here, depth + 1));
        } else if (key == "required") {
            if (!value.is_array() ||
                !std::all_of(value.begin(), value.end(), [](const Json& name) { return name.is_string(); }))
                return wrong(here, "'required' is no list of names");
        } else if (key == "additionalProperties") {
            if (!value.is_boolean())
                return wrong(here, "'additionalProperties' is neither true nor false");
        } else if (key == "enum") {
            if (!value.is_array())
                return wrong(here, "'enum' is no list");
        } else if (key == "pattern") {
            if (!value.is_string() || !RE2(value.get<std::string>(), RE2::Quiet).ok())
                return wrong(here, "'pattern' is no pattern that RE2 takes");
        } else if (std::find(kBounds.begin(), kBounds.end(), key) != kBounds.end()) {
            if (!value.is_number())
                return wrong(here, fmt::format("'{}' is no number", key));
        } else if (key != "const" && key != "title" && key != "description" && key != "$schema") {
            return wrong(place, fmt::format("the keyword '{}' is not in the subset that is read", key));
        }
    }
    return {};
}

std::size_t lengthOf(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string boundViolation(const Json& schema, const Json& value, const std::string& at) {
    const auto bound = [&](const char* key) -> const Json* {
        const auto found = schema.find(key);
        return found == schema.end() ? nullptr : &*found;
    };
    const auto outside = [&](double size, const char* least, const char* most) -> std::string {
        if (const Json* low = bound(least); low && size < low->get<double>())
            return fmt::format("{}: {} is below {} {}", at, size, least, low->get<double>());
        if (const Json* high = bound(most); high && size > high->get<double>())
            return fmt::format("{}: {} is above {} {}", at, size, most, high->get<double>());
        return {};
    };
    if (value.is_number())
        return outside(value.get<double>(), "minimum", "maximum");
    if (value.is_array())
        return outside(static_cast<double>(value.size()), "minItems", "maxItems");
    if (!value.is_string())
        return {};
    const auto text = value.get<std::string>();
    if (std::string found = outside(static_cast<double>(lengthOf(text)), "minLength", "maxLength");
        !found.empty())
        return found;
    if (const Json* pattern = bound("pattern");
        pattern && !RE2::PartialMatch(text, RE2(pattern->get<std::string>(), RE2::Quiet)))
        return fmt::format("{}: does not match {}", at, pattern->get<std::string>());
    return {};
}

std::string violation(const Json& schema, const Json& value, const std::string& place, int depth) {
    const std::string at = place.empty() ? "/" : place;
    if (schema.is_boolean())
        return schema.get<bool>() ? std::string() : at + ": nothing may stand here";
    if (depth > kDeepestSchema)
        return at + ": is nested too deeply";
    if (const auto type = schema.find("type"); type != schema.end()) {
        const auto fits = [&](const Json& name) { return isOfType(value, name.get<std::string>()); };
        if (type->is_array() ? std::none_of(type->begin(), type->end(), fits) : !fits(*type))
            return fmt::format("{}: is no {}", at,
                               type->is_array() ? type->dump() : type->get<std::string>());
    }
    if (const auto allowed = schema.find("enum");
        allowed != schema.end() && std::find(allowed->begin(), allowed->end(), value) == allowed->end())
        return fmt::format("{}: is none of {}", at, allowed->dump());
    if (const auto same = schema.find("const"); same != schema.end() && *same != value)
        return fmt::format("{}: is not {}", at, same->dump());
    if (std::string found = boundViolation(schema, value, at); !found.empty())
        return found;
    if (value.is_array())
        if (const auto items = schema.find("items"); items != schema.end())
            for (std::size_t i = 0; i < value.size(); ++i)
                if (std::string found =
                        violation(*items, value[i], fmt::format("{}/{}", place, i), depth + 1);
                    !found.empty())
                    return found;
    if (!value.is_object())
        return {};
    if (const auto required = schema.find("required"); required != schema.end())
        for (const Json& name : *required)
            if (!value.contains(name.get<std::string>()))
                return fmt::format("{}: has no '{}'", at, name.get<std::string>());
    const auto properties = schema.find("properties");
    const auto others = schema.find("additionalProperties");
    for (const auto& [name, inner] : value.items()) {
        if (properties != schema.end() && properties->contains(name)) {
            if (std::string found = violation((*properties)[name], inner, place + "/" + name, depth + 1);
                !found.empty())
                return found;
        } else if (others != schema.end() && !others->get<bool>()) {
            return fmt::format("{}: '{}' may not stand here", at, name);
        }
    }
    return {};
}

} // namespace

Result<> checkSchemaSubset(const Json& schema) {
    return check(schema, "", 0);
}

std::string schemaViolation(const Json& schema, const Json& value) {
    return violation(schema, value, "", 0);
}

} // namespace touchstone
