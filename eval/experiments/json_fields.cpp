// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/experiments/json_fields.h"

#include "core/base/spec.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

const JsonFields::Json* JsonFields::find(const char* key) {
    m_known.emplace_back(key);
    if (!m_json.is_object())
        return nullptr;
    const auto found = m_json.find(key);
    return found == m_json.end() || found->is_null() ? nullptr : &*found;
}

void JsonFields::complain(const std::string& key, const std::string& what) {
    if (m_error)
        return;
    m_error = makeError(ErrorCode::BadInput, fmt::format("'{}'{} {}.", key, m_where, what));
    m_error->detail = key;
}

void JsonFields::text(const char* key, std::string& into) {
    const Json* value = find(key);
    if (!value)
        return;
    if (value->is_string())
        into = value->get<std::string>();
    else
        complain(key, "is no text");
}

void JsonFields::optionalNumber(const char* key, std::optional<double>& into, double low, double high) {
    const Json* value = find(key);
    if (!value)
        return;
    const double number = value->is_number() ? value->get<double>() : 0;
    if (!value->is_number() || !(number >= low && number <= high))
        complain(key, fmt::format("is no number from {} to {}", low, high));
    else
        into = number;
}

void JsonFields::number(const char* key, double& into, double low, double high) {
    std::optional<double> value;
    optionalNumber(key, value, low, high);
    if (value)
        into = *value;
}

std::optional<std::int64_t> JsonFields::wholeIn(const char* key, std::int64_t low, std::int64_t high) {
    const Json* value = find(key);
    if (!value)
        return std::nullopt;
    const bool fits = value->is_number_integer() &&
                      !(value->is_number_unsigned() && value->get<std::uint64_t>() > INT64_MAX) &&
                      value->get<std::int64_t>() >= low && value->get<std::int64_t>() <= high;
    if (fits)
        return value->get<std::int64_t>();
    complain(key, fmt::format("is no whole number from {} to {}", low, high));
    return std::nullopt;
}

void JsonFields::optionalWhole(const char* key, std::optional<std::int64_t>& into, std::int64_t low,
                               std::int64_t high) {
    if (const auto value = wholeIn(key, low, high))
        into = value;
}

void JsonFields::flag(const char* key, bool& into) {
    const Json* value = find(key);
    if (!value)
        return;
    if (value->is_boolean())
        into = value->get<bool>();
    else
        complain(key, "is neither true nor false");
}

void JsonFields::texts(const char* key, std::vector<std::string>& into) {
    const Json* list = array(key);
    if (!list)
        return;
    into.clear();
    for (const Json& one : *list) {
        if (!one.is_string())
            return complain(key, "holds something that is no text");
        into.push_back(one.get<std::string>());
    }
}

const JsonFields::Json* JsonFields::object(const char* key) {
    const Json* value = find(key);
    if (!value || value->is_object())
        return value;
    complain(key, "is no object");
    return nullptr;
}

const JsonFields::Json* JsonFields::array(const char* key) {
    const Json* value = find(key);
    if (!value || value->is_array())
        return value;
    complain(key, "is no list");
    return nullptr;
}

const JsonFields::Json* JsonFields::any(const char* key) {
    return find(key);
}

Result<> JsonFields::finish() const {
    if (m_error)
        return fail(*m_error);
    if (!m_json.is_object())
        return fail(ErrorCode::BadInput, fmt::format("There is no JSON object{}.", m_where));
    for (const auto& [key, value] : m_json.items()) {
        if (std::find(m_known.begin(), m_known.end(), key) != m_known.end())
            continue;
        const std::vector<std::string_view> known(m_known.begin(), m_known.end());
        const std::string near = nearestWord(key, known);
        Error error =
            makeError(ErrorCode::BadInput, fmt::format("'{}'{} is no field that there is.", key, m_where),
                      near.empty() ? fmt::format("There are: {}.", fmt::join(known, ", "))
                                   : fmt::format("Did you mean '{}'?", near));
        error.detail = key;
        return fail(std::move(error));
    }
    return {};
}

} // namespace touchstone
