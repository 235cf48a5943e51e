// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/body_fields.h"

#include "core/base/json_depth.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {
constexpr std::size_t kDeepestBody = 32;
}

tl::expected<nlohmann::json, ApiError> parseBody(std::string_view body) {
    if (jsonNestsDeeperThan(body, kDeepestBody))
        return tl::unexpected(
            badField({}, fmt::format("The body is nested more than {} deep.", kDeepestBody)));
    try {
        nlohmann::json json = nlohmann::json::parse(body);
        if (!json.is_object())
            return tl::unexpected(badField({}, "The body has to be a JSON object."));
        return json;
    } catch (const nlohmann::json::parse_error& broken) {
        return tl::unexpected(badField(
            {}, fmt::format("The body is no JSON: it cannot be read from byte {} on.", broken.byte)));
    } catch (const nlohmann::json::exception&) {
        return tl::unexpected(badField({}, "The body is no JSON that can be used."));
    }
}

const nlohmann::json* BodyFields::find(std::string_view name) const {
    const auto found = m_object.find(std::string(name));
    return found == m_object.end() || found->is_null() ? nullptr : &*found;
}

void BodyFields::refuse(std::string_view name, std::string message) {
    if (!m_error)
        m_error = badField(m_prefix + std::string(name), std::move(message));
}

std::string BodyFields::text(std::string_view name, std::string otherwise) {
    const nlohmann::json* value = find(name);
    if (!value)
        return otherwise;
    if (!value->is_string()) {
        refuse(name, fmt::format("'{}{}' has to be a text.", m_prefix, name));
        return otherwise;
    }
    return value->get<std::string>();
}

bool BodyFields::flag(std::string_view name, bool otherwise) {
    const nlohmann::json* value = find(name);
    if (value && !value->is_boolean())
        refuse(name, fmt::format("'{}{}' has to be true or false.", m_prefix, name));
    return value && value->is_boolean() ? value->get<bool>() : otherwise;
}

std::optional<std::int64_t> BodyFields::whole(std::string_view name, std::int64_t least, std::int64_t most) {
    const std::optional<double> value = number(name, static_cast<double>(least), static_cast<double>(most));
    if (!value)
        return std::nullopt;
    const nlohmann::json& json = *find(name);
    if (!json.is_number_integer()) {
        refuse(name, fmt::format("'{}{}' has to be a whole number.", m_prefix, name));
        return std::nullopt;
    }
    return json.get<std::int64_t>();
}

std::optional<double> BodyFields::number(std::string_view name, double least, double most) {
    const nlohmann::json* value = find(name);
    if (!value)
        return std::nullopt;
    const double read = value->is_number() ? value->get<double>() : 0;
    if (!value->is_number() || !(read >= least && read <= most)) {
        refuse(name, fmt::format("'{}{}' has to be a number from {} to {}.", m_prefix, name, least, most));
        return std::nullopt;
    }
    return read;
}

std::vector<std::string> BodyFields::texts(std::string_view name, std::size_t most) {
    const nlohmann::json* value = find(name);
    if (!value)
        return {};
    if (value->is_string())
        return {value->get<std::string>()};
    std::vector<std::string> all;
    if (value->is_array() && value->size() <= most)
        for (const nlohmann::json& each : *value)
            if (each.is_string())
                all.push_back(each.get<std::string>());
    if (!value->is_array() || all.size() != value->size()) {
        refuse(name,
               fmt::format("'{}{}' has to be a text or a list of at most {} texts.", m_prefix, name, most));
        return {};
    }
    return all;
}

void BodyFields::onlyKnown(std::initializer_list<std::string_view> names) {
    for (const auto& member : m_object.items())
        if (std::find(names.begin(), names.end(), member.key()) == names.end()) {
            std::string all;
            for (const std::string_view name : names)
                all += fmt::format("{}{}", all.empty() ? "" : ", ", name);
            refuse(member.key().substr(0, 60), fmt::format("There is no field '{}{}'; there are {}.",
                                                           m_prefix, member.key().substr(0, 60), all));
            return;
        }
}

} // namespace touchstone
