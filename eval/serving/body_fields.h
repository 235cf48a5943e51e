// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the fields of a JSON object that a client sent. Null counts as absent. The first field that is wrong
// is kept as the error; what is read after it does not matter. One thread. Internal to eval/serving.
#pragma once

#include "eval/serving/api_error.h"

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// A body that is no JSON object, is nested too deeply or is not UTF-8 is an error.
tl::expected<nlohmann::json, ApiError> parseBody(std::string_view body);

class BodyFields {
public:
    /// `prefix` goes before names in messages: "touchstone.".
    BodyFields(const nlohmann::json& object, std::string prefix)
        : m_object(object), m_prefix(std::move(prefix)) {}

    /// The member, or null.
    [[nodiscard]] const nlohmann::json* find(std::string_view name) const;
    std::string text(std::string_view name, std::string otherwise = {});
    bool flag(std::string_view name, bool otherwise);
    std::optional<std::int64_t> whole(std::string_view name, std::int64_t least, std::int64_t most);
    std::optional<double> number(std::string_view name, double least, double most);
    std::vector<std::string> texts(std::string_view name,
                                   std::size_t most); ///< one text counts as a list of it
    void onlyKnown(std::initializer_list<std::string_view> names);

    void refuse(std::string_view name, std::string message);
    [[nodiscard]] const std::optional<ApiError>& error() const { return m_error; }

private:
    const nlohmann::json& m_object;
    std::string m_prefix;
    std::optional<ApiError> m_error;
};

} // namespace touchstone
