// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/schema_subset.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 32;
constexpr int kRefs = 8;
constexpr std::array<std::string_view, 14> kKept = {
    "description", "title",   "format",    "enum",      "required", "minItems", "maxItems",
    "minimum",     "maximum", "minLength", "maxLength", "pattern",  "default",  "nullable"};

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return text;
}

class Converter {
public:
    explicit Converter(const Json& root) : m_root(root) {}

    Json convert(const Json& schema, int depth, int refs) const {
        if (!schema.is_object() || depth > kDeepest)
            return Json::object();
        if (const auto ref = schema.find("$ref"); ref != schema.end() && ref->is_string())
            return refs > 0 ? convert(target(ref->get<std::string>()), depth + 1, refs - 1) : Json::object();
        Json out = Json::object();
        addType(schema, out);
        for (const auto& [key, value] : schema.items()) {
            if (std::find(kKept.begin(), kKept.end(), key) != kKept.end()) {
                out[key] = value;
            } else if (key == "const") {
                out["enum"] = Json::array({value.is_string() ? value : Json(value.dump())});
            } else if (key == "properties" && value.is_object()) {
                for (const auto& [name, property] : value.items())
                    out["properties"][name] = convert(property, depth + 1, refs);
            } else if (key == "items") {
                out["items"] = convert(value, depth + 1, refs);
            } else if ((key == "anyOf" || key == "oneOf") && value.is_array()) {
                for (const Json& each : value) {
                    if (each.is_object() && each.value("type", Json()) == "null")
                        out["nullable"] = true;
                    else
                        out["anyOf"].push_back(convert(each, depth + 1, refs));
                }
            }
        }
        return out;
    }

private:
    static void addType(const Json& schema, Json& out) {
        const auto type = schema.find("type");
        if (type == schema.end())
            return;
        if (type->is_string()) {
            out["type"] = upper(type->get<std::string>());
            return;
        }
        if (!type->is_array())
            return;
        for (const Json& each : *type) {
            if (each == "null")
                out["nullable"] = true;
            else if (each.is_string() && !out.contains("type"))
                out["type"] = upper(each.get<std::string>());
        }
    }

    [[nodiscard]] Json target(const std::string& ref) const {
        if (!ref.starts_with("#/"))
            return Json::object();
        const Json* at = &m_root;
        for (std::size_t from = 2; from <= ref.size();) {
            const std::size_t end = std::min(ref.find('/', from), ref.size());
            const auto found = at->is_object() ? at->find(ref.substr(from, end - from)) : at->end();
            if (!at->is_object() || found == at->end())
                return Json::object();
            at = &*found;
            from = end + 1;
        }
        return *at;
    }

    const Json& m_root;
};

} // namespace

Json openApiSubset(const Json& schema) {
    return Converter(schema).convert(schema, 0, kRefs);
}

} // namespace touchstone
