// SPDX-License-Identifier: GPL-3.0-or-later
// Members of our own stored JSON: absent and null are the same. A wrong type throws what nlohmann throws; the
// readers catch it once. Internal to core/answering.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace touchstone {

inline std::string textIn(const nlohmann::ordered_json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? std::string() : found->get<std::string>();
}

template<class Number>
Number numberIn(const nlohmann::ordered_json& json, const char* key, Number otherwise) {
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? otherwise : found->get<Number>();
}

} // namespace touchstone
