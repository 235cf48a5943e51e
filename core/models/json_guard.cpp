// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/json_guard.h"

#include "core/base/json_depth.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <cmath>

namespace touchstone {

namespace {

/// The value of \uXXXX at `at`, or -1.
int escapeAt(std::string_view text, std::size_t at) {
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return -1;
    int value = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char c = text[i];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/// Half a pair of surrogates, as servers send that cut an emoji in two, becomes U+FFFD.
std::string withoutLoneSurrogates(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] != '\\') {
            out += text[i++];
            continue;
        }
        const int value = escapeAt(text, i);
        const bool high = value >= 0xD800 && value < 0xDC00;
        const bool low = value >= 0xDC00 && value < 0xE000;
        const int next = high ? escapeAt(text, i + 6) : -1;
        if (high && next >= 0xDC00 && next < 0xE000) {
            out += text.substr(i, 12);
            i += 12;
        } else if (high || low) {
            out += "\\ufffd";
            i += 6;
        } else {
            out += text.substr(i, 2);
            i += 2;
        }
    }
    return out;
}

} // namespace

Result<nlohmann::json> parseForeignJson(std::string_view text, std::size_t maxDepth) {
    if (jsonNestsDeeperThan(text, maxDepth))
        return fail(ErrorCode::Malformed,
                    fmt::format("JSON that is nested too deeply (over {} levels)", maxDepth));
    std::string repaired;
    if (!isValidUtf8(text)) {
        repaired = repairUtf8(text);
        text = repaired;
    }
    nlohmann::json value = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (value.is_discarded() &&
        (text.find("\\ud") != std::string_view::npos || text.find("\\uD") != std::string_view::npos))
        value = nlohmann::json::parse(withoutLoneSurrogates(text), nullptr, false);
    if (value.is_discarded())
        return fail(ErrorCode::Malformed, "something that is not valid JSON");
    return value;
}

const nlohmann::json& member(const nlohmann::json& object, const char* name) {
    static const nlohmann::json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

std::string stringMember(const nlohmann::json& object, const char* name) {
    const nlohmann::json& value = member(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

double numberMember(const nlohmann::json& object, const char* name, double otherwise) {
    const nlohmann::json& value = member(object, name);
    return value.is_number() ? value.get<double>() : otherwise;
}

std::optional<std::int64_t> integerMember(const nlohmann::json& object, const char* name) {
    const nlohmann::json& value = member(object, name);
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
        return std::nullopt;
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    if (value.is_number_float() && std::abs(value.get<double>()) < 1e15)
        return static_cast<std::int64_t>(value.get<double>());
    return std::nullopt;
}

} // namespace touchstone
