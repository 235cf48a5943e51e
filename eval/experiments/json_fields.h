// SPDX-License-Identifier: GPL-3.0-or-later
// Reading one JSON object field by field, strictly: a wrong type or an unknown name is an error that names
// the field. Internal to eval/experiments. An object belongs to one thread.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class JsonFields {
public:
    using Json = nlohmann::ordered_json;
    JsonFields(const Json& json, std::string where) : m_json(json), m_where(std::move(where)) {}

    void text(const char* key, std::string& into);
    void number(const char* key, double& into, double low, double high);
    void optionalNumber(const char* key, std::optional<double>& into, double low, double high);
    template<class Whole>
    void whole(const char* key, Whole& into, std::int64_t low, std::int64_t high) {
        if (const auto value = wholeIn(key, low, high))
            into = static_cast<Whole>(*value);
    }
    void optionalWhole(const char* key, std::optional<std::int64_t>& into, std::int64_t low,
                       std::int64_t high);
    void flag(const char* key, bool& into);
    void texts(const char* key, std::vector<std::string>& into);
    /// Null when absent; else of the type asked for.
    const Json* object(const char* key);
    const Json* array(const char* key);
    const Json* any(const char* key);
    void complain(const std::string& key, const std::string& what);

    /// The first thing that was wrong; else a field that nobody asked for. The message begins with the key in
    /// quotes, so that a reader with the text can find the line.
    [[nodiscard]] Result<> finish() const;

private:
    const Json* find(const char* key);
    std::optional<std::int64_t> wholeIn(const char* key, std::int64_t low, std::int64_t high);
    const Json& m_json;
    std::string m_where;
    std::vector<std::string> m_known;
    std::optional<Error> m_error;
};

} // namespace touchstone
