// SPDX-License-Identifier: GPL-3.0-or-later
// How long a server wishes to be left alone, and the forms of time that it may be said in.
#include "core/models/json_guard.h"
#include "core/models/refusal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace touchstone {

namespace {

constexpr double kLongestMs = 1e12; // some 30 years: more than anybody waits, less than overflows

std::optional<double> nonNegative(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || text.empty() || text.front() == '-')
        return std::nullopt;
    if (error == std::errc::result_out_of_range)
        return kLongestMs;
    if (error != std::errc() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

/// Days from 1970-01-01 to a date of the Gregorian calendar, counted by whole 400-year cycles with the year
/// beginning in March, so that the leap day comes last.
std::int64_t daysSinceEpoch(int year, int month, int day) {
    const std::int64_t y = month <= 2 ? year - 1 : year;
    const std::int64_t cycle = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t yearOfCycle = y - cycle * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return cycle * 146097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719468;
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994": told apart
/// by what each word looks like. By hand, because the library's parser follows the user's language.
std::optional<std::int64_t> httpDateMs(std::string_view text) {
    static constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::optional<int> day, month, year;
    std::optional<std::int64_t> seconds;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" ,-"), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.size() == 8 && word[2] == ':' && word[5] == ':') {
            const auto h = number(word.substr(0, 2)), m = number(word.substr(3, 2)),
                       s = number(word.substr(6, 2));
            if (!h || !m || !s || *h > 23 || *m > 59 || *s > 60)
                return std::nullopt;
            seconds = *h * 3600 + *m * 60 + *s;
        } else if (const auto found = std::find(months.begin(), months.end(), word); found != months.end()) {
            month = static_cast<int>(found - months.begin()) + 1;
        } else if (const auto value = number(word)) {
            if (word.size() <= 2 && !day)
                day = value;
            else if (word.size() == 2)
                year = *value + (*value < 70 ? 2000 : 1900);
            else if (word.size() == 4)
                year = value;
        }
    }
    if (!day || !month || !year || !seconds || *day < 1 || *day > 31)
        return std::nullopt;
    return (daysSinceEpoch(*year, *month, *day) * 86400 + *seconds) * 1000;
}

std::chrono::milliseconds spanOf(double ms) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(std::clamp(ms, 0.0, kLongestMs)));
}

/// google.rpc.RetryInfo among error.details of the body.
std::optional<std::chrono::milliseconds> retryInfoOf(std::string_view body) {
    if (body.find("RetryInfo") == std::string_view::npos)
        return std::nullopt;
    const auto json = parseForeignJson(body);
    if (!json)
        return std::nullopt;
    const nlohmann::json& value = json->is_array() && !json->empty() ? (*json)[0] : *json;
    const nlohmann::json& details = member(member(value, "error"), "details");
    if (details.is_array())
        for (const nlohmann::json& detail : details)
            if (stringMember(detail, "@type").ends_with("google.rpc.RetryInfo"))
                return durationOf(stringMember(detail, "retryDelay"));
    return std::nullopt;
}

} // namespace

std::optional<std::chrono::milliseconds> durationOf(std::string_view text) {
    if (text.empty())
        return std::nullopt;
    double total = 0;
    while (!text.empty()) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
        const auto value = nonNegative(text.substr(0, digits));
        if (!value)
            return std::nullopt;
        text.remove_prefix(digits);
        const std::size_t letters = std::min(text.find_first_of("0123456789."), text.size());
        const std::string_view unit = text.substr(0, letters);
        text.remove_prefix(letters);
        const double scale = unit == "ms"                  ? 1
                             : unit == "s" || unit.empty() ? 1e3
                             : unit == "m"                 ? 6e4
                             : unit == "h"                 ? 3.6e6
                             : unit == "d"                 ? 8.64e7
                                                           : -1;
        if (scale < 0)
            return std::nullopt;
        total += *value * scale;
    }
    return spanOf(total);
}

std::optional<std::int64_t> rfc3339Ms(std::string_view text) {
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != 't') ||
        text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)),
               day = number(text.substr(8, 2)), hour = number(text.substr(11, 2)),
               minute = number(text.substr(14, 2)), second = number(text.substr(17, 2));
    if (!year || !month || !day || !hour || !minute || !second || *month < 1 || *month > 12 || *day < 1 ||
        *day > 31 || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    std::int64_t ms =
        (daysSinceEpoch(*year, *month, *day) * 86400 + *hour * 3600 + *minute * 60 + *second) * 1000;
    std::string_view rest = text.substr(19);
    if (rest.starts_with('.')) {
        const std::size_t end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
        if (const auto fraction = nonNegative("0" + std::string(rest.substr(0, end))))
            ms += static_cast<std::int64_t>(*fraction * 1000);
        rest.remove_prefix(end);
    }
    if (rest == "Z" || rest == "z")
        return ms;
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':')
        return std::nullopt;
    const auto hours = number(rest.substr(1, 2)), minutes = number(rest.substr(4, 2));
    if (!hours || !minutes)
        return std::nullopt;
    const std::int64_t offset = (*hours * 60 + *minutes) * 60000LL;
    return rest[0] == '+' ? ms - offset : ms + offset;
}

std::optional<std::chrono::milliseconds> retryAfterOf(const HttpResponse& response, std::int64_t nowUnixMs) {
    if (const auto ms = nonNegative(response.header("retry-after-ms")))
        return spanOf(*ms);
    const std::string wish = response.header("retry-after");
    if (const auto seconds = nonNegative(wish))
        return spanOf(*seconds * 1000);
    if (const auto date = httpDateMs(wish))
        return spanOf(static_cast<double>(*date - nowUnixMs));
    return retryInfoOf(response.body);
}

} // namespace touchstone
