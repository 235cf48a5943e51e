// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/cli/json_lines.h"

#include "core/text/utf8.h"
#include "eval/cli/command.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace touchstone::cli {

namespace {
constexpr double kLargestExactCount = 9007199254740992.0; // 2^53

Error errorAt(const std::string& file, std::int64_t line, std::string_view text, std::size_t byte,
              const std::string& message, const std::string& hint) {
    Error error = makeError(ErrorCode::BadInput, message, hint);
    error.file = file;
    error.line = line;
    error.column = static_cast<std::int64_t>(codePointCount(text.substr(0, byte))) + 1;
    return error;
}
} // namespace

bool InputLine::has(std::string_view key) const {
    return m_json.contains(key);
}

Error InputLine::fault(std::string_view key, const std::string& message, const std::string& hint) const {
    const std::size_t at = m_text.find(fmt::format("\"{}\"", key));
    return errorAt(m_file, m_number, m_text, at == std::string_view::npos ? 0 : at, message, hint);
}

Result<Json> InputLine::field(std::string_view key) const {
    const auto found = m_json.find(key);
    if (found == m_json.end())
        return fail(fault(key, fmt::format("The field '{}' is missing.", key)));
    return *found;
}

Result<Json> InputLine::id() const {
    auto value = field("id");
    if (value && !value->is_string() && !value->is_number_integer())
        return fail(fault("id", "The field 'id' is neither text nor a whole number."));
    return value;
}

Result<std::string> InputLine::text(std::string_view key) const {
    auto value = field(key);
    if (!value)
        return fail(std::move(value.error()));
    if (!value->is_string())
        return fail(fault(key, fmt::format("The field '{}' is no text.", key)));
    return value->get<std::string>();
}

Result<std::string> InputLine::choice(std::string_view key, const std::vector<std::string>& names) const {
    auto word = text(key);
    if (word && std::find(names.begin(), names.end(), *word) == names.end())
        return fail(fault(key, fmt::format("'{}' is no value of the field '{}'.", *word, key),
                          fmt::format("It is one of: {}.", fmt::join(names, ", "))));
    return word;
}

Result<double> InputLine::number(std::string_view key) const {
    auto value = field(key);
    if (!value)
        return fail(std::move(value.error()));
    if (!value->is_number())
        return fail(fault(key, fmt::format("The field '{}' is no number.", key)));
    return value->get<double>();
}

Result<double> InputLine::numberWithin(std::string_view key, double low, double high, bool open) const {
    auto value = number(key);
    if (value && !(open ? *value > low && *value < high : *value >= low && *value <= high))
        return fail(fault(key, fmt::format("The field '{}' is {}, outside its range.", key, *value),
                          open ? fmt::format("It lies between {} and {}.", low, high)
                               : fmt::format("It is at least {} and at most {}.", low, high)));
    return value;
}

Result<std::uint64_t> InputLine::count(std::string_view key) const {
    auto value = number(key);
    if (!value)
        return fail(std::move(value.error()));
    if (*value < 0 || *value > kLargestExactCount || std::floor(*value) != *value)
        return fail(fault(key, fmt::format("The field '{}' is no count.", key),
                          "It is a whole number that is not negative."));
    return static_cast<std::uint64_t>(*value);
}

Result<std::vector<double>> InputLine::numbers(std::string_view key) const {
    auto value = field(key);
    if (!value)
        return fail(std::move(value.error()));
    if (!value->is_array())
        return fail(fault(key, fmt::format("The field '{}' is no list.", key)));
    std::vector<double> out;
    out.reserve(value->size());
    for (const Json& entry : *value) {
        if (!entry.is_number())
            return fail(
                fault(key, fmt::format("Entry {} of the field '{}' is no number.", out.size() + 1, key)));
        out.push_back(entry.get<double>());
    }
    return out;
}

Result<> eachInputLine(const std::string& path, const std::function<Result<>(const InputLine&)>& take) {
    auto text = readInput(path);
    if (!text)
        return fail(std::move(text.error()));
    std::int64_t number = 0;
    for (std::size_t at = text->starts_with("\xef\xbb\xbf") ? 3 : 0; at < text->size();) {
        const std::size_t end = std::min(text->find('\n', at), text->size());
        const std::string_view line = std::string_view(*text).substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const std::string hint = "Each line of the file is one JSON object.";
        Json json;
        try {
            json = Json::parse(line);
        } catch (const Json::parse_error& e) {
            return fail(
                errorAt(path, number, line, e.byte > 0 ? e.byte - 1 : 0, "This line is no JSON.", hint));
        } catch (const Json::exception&) { // a number beyond what a double holds
            return fail(errorAt(path, number, line, 0, "This line holds a number that is too large.", hint));
        }
        if (!json.is_object())
            return fail(errorAt(path, number, line, 0, "This line is no JSON object.", hint));
        TOUCHSTONE_TRY(take(InputLine(path, number, line, std::move(json))));
    }
    return {};
}

Json numberOrNull(const std::optional<double>& number) {
    return number && std::isfinite(*number) ? Json(*number) : Json(nullptr);
}

Json intervalOrNull(const std::optional<Interval>& interval) {
    return interval && std::isfinite(interval->low) && std::isfinite(interval->high)
               ? Json::array({interval->low, interval->high})
               : Json(nullptr);
}

} // namespace touchstone::cli
