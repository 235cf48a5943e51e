// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace touchstone {

namespace {

std::string quoted(std::string_view value) {
    if (value.find_first_of(",\"") == std::string_view::npos)
        return std::string(value);
    std::string out = "\"";
    for (char c : value) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

} // namespace

Result<Spec> Spec::parse(std::string_view text) {
    const std::size_t colon = text.find(':');
    Spec spec{std::string(text.substr(0, colon))};
    if (spec.m_name.empty())
        return fail(ErrorCode::Usage, fmt::format("'{}' names nothing: a spec begins with a name.", text),
                    "Write name or name:key=value,key=value.");
    if (colon == std::string_view::npos)
        return spec;
    std::size_t at = colon + 1;
    while (at < text.size()) {
        const std::size_t equals = text.find('=', at);
        const std::size_t comma = text.find(',', at);
        if (equals == std::string_view::npos || comma < equals)
            return fail(ErrorCode::Usage,
                        fmt::format("'{}': '{}' has no '='.", text,
                                    text.substr(at, comma == std::string_view::npos ? comma : comma - at)),
                        "Write name:key=value,key=value; a value with a comma stands in double quotes.");
        std::string key(text.substr(at, equals - at));
        std::string value;
        at = equals + 1;
        if (at < text.size() && text[at] == '"') {
            ++at;
            bool closed = false;
            while (at < text.size()) {
                if (text[at] == '"') {
                    if (at + 1 < text.size() && text[at + 1] == '"') {
                        value += '"';
                        at += 2;
                        continue;
                    }
                    closed = true;
                    ++at;
                    break;
                }
                value += text[at++];
            }
            if (!closed || (at < text.size() && text[at] != ','))
                return fail(ErrorCode::Usage,
                            fmt::format("'{}': the quotes around '{}' do not close.", text, key));
            ++at;
        } else {
            const std::size_t end = std::min(text.find(',', at), text.size());
            value = text.substr(at, end - at);
            at = end + 1;
        }
        if (key.empty() || spec.m_values.contains(key))
            return fail(ErrorCode::Usage, key.empty() ? fmt::format("'{}' has a value without a key.", text)
                                                      : fmt::format("'{}' gives '{}' twice.", text, key));
        spec.m_values.emplace(std::move(key), std::move(value));
    }
    return spec;
}

bool Spec::has(std::string_view key) const {
    return m_values.find(key) != m_values.end();
}

std::string Spec::get(std::string_view key, std::string_view otherwise) const {
    const auto found = m_values.find(key);
    return found == m_values.end() ? std::string(otherwise) : found->second;
}

Result<std::int64_t> Spec::integer(std::string_view key, std::int64_t otherwise, std::int64_t low,
                                   std::int64_t high) const {
    if (!has(key))
        return otherwise;
    const std::string text = get(key);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < low || value > high)
        return fail(ErrorCode::Usage, fmt::format("{}: {}={} is not a whole number from {} to {}.", m_name,
                                                  key, text, low, high));
    return value;
}

Result<double> Spec::number(std::string_view key, double otherwise, double low, double high) const {
    if (!has(key))
        return otherwise;
    const std::string text = get(key);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value) || value < low ||
        value > high)
        return fail(ErrorCode::Usage,
                    fmt::format("{}: {}={} is not a number from {} to {}.", m_name, key, text, low, high));
    return value;
}

Result<> Spec::allowOnly(const std::vector<std::string_view>& known) const {
    for (const auto& [key, value] : m_values) {
        if (std::find(known.begin(), known.end(), key) != known.end())
            continue;
        const std::string near = nearestWord(key, known);
        return fail(ErrorCode::Usage, fmt::format("{} has no setting '{}'.", m_name, key),
                    near.empty() ? fmt::format("It takes: {}.", fmt::join(known, ", "))
                                 : fmt::format("Did you mean '{}'?", near));
    }
    return {};
}

std::string Spec::toString() const {
    std::string out = m_name;
    char separator = ':';
    for (const auto& [key, value] : m_values) {
        out += separator;
        out += key + "=" + quoted(value);
        separator = ',';
    }
    return out;
}

std::string nearestWord(std::string_view word, const std::vector<std::string_view>& candidates) {
    std::string best;
    std::size_t least = word.size() / 3 + 1;
    for (std::string_view candidate : candidates) {
        const std::size_t distance = editDistance(word, candidate);
        if (distance < least || (distance == least && best.empty() && distance <= word.size() / 3 + 1)) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace touchstone
