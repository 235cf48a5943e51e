// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/json_text.h"

#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

bool isPlain(unsigned char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

} // namespace

void appendJsonString(std::string& out, std::string_view text) {
    out += '"';
    if (std::all_of(text.begin(), text.end(),
                    [](char c) { return isPlain(static_cast<unsigned char>(c)); })) {
        out += text;
        out += '"';
        return;
    }
    constexpr const char* digits = "0123456789abcdef";
    const std::string repaired = repairUtf8(text);
    for (const char c : repaired) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        } else {
            out += c;
        }
    }
    out += '"';
}

std::string jsonArray(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const std::string& text : texts) {
        if (out.size() > 1)
            out += ',';
        appendJsonString(out, text);
    }
    return out + "]";
}

std::string jsonObject(const std::map<std::string, std::string>& values) {
    std::string out = "{";
    for (const auto& [key, value] : values) {
        if (out.size() > 1)
            out += ',';
        appendJsonString(out, key);
        out += ':';
        appendJsonString(out, value);
    }
    return out + "}";
}

std::vector<std::string> parseJsonStrings(std::string_view json) {
    std::vector<std::string> texts;
    if (json.size() <= 2)
        return texts;
    const nlohmann::json value = nlohmann::json::parse(json, nullptr, false);
    if (!value.is_array())
        return texts;
    texts.reserve(value.size());
    for (const nlohmann::json& element : value) {
        if (element.is_string())
            texts.push_back(element.get_ref<const std::string&>());
    }
    return texts;
}

std::map<std::string, std::string> parseJsonObject(std::string_view json) {
    std::map<std::string, std::string> values;
    const nlohmann::json value = nlohmann::json::parse(json, nullptr, false);
    if (!value.is_object())
        return values;
    for (const auto& [key, element] : value.items()) {
        if (element.is_string())
            values.emplace(key, element.get_ref<const std::string&>());
    }
    return values;
}

} // namespace touchstone
