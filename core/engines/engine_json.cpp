// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/engine_json.h"

#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <unordered_set>

namespace touchstone {

namespace {

constexpr std::size_t kMostFields = 200;
constexpr int kDeepestField = 4;

void flatten(const nlohmann::json& object, const std::string& prefix, int depth, EngineFields& out) {
    for (const auto& [name, value] : object.items()) {
        if (out.size() >= kMostFields)
            return;
        const std::string path = prefix.empty() ? name : prefix + "." + name;
        if (value.is_string())
            out[path] = value.get<std::string>();
        else if (value.is_boolean())
            out[path] = value.get<bool>();
        else if (value.is_number_float())
            out[path] = value.get<double>();
        else if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX)
            out[path] = value.dump();
        else if (value.is_number_integer())
            out[path] = value.get<std::int64_t>();
        else if (value.is_object() && depth < kDeepestField)
            flatten(value, path, depth + 1, out);
    }
}

struct FieldWriter {
    std::string& out;
    void operator()(const std::string& text) const { appendJson(out, text); }
    void operator()(bool value) const { out += value ? "true" : "false"; }
    void operator()(std::int64_t value) const { fmt::format_to(std::back_inserter(out), "{}", value); }
    void operator()(double value) const {
        if (std::isfinite(value))
            fmt::format_to(std::back_inserter(out), "{}", value);
        else
            out += "null";
    }
};

} // namespace

std::string fieldText(const EngineFields& fields, std::string_view name) {
    const auto found = fields.find(name);
    if (found == fields.end())
        return {};
    if (const auto* text = std::get_if<std::string>(&found->second))
        return *text;
    std::string out;
    std::visit(FieldWriter{out}, found->second);
    return out;
}

std::optional<std::uint64_t> fieldNumber(const EngineFields& fields, std::string_view name) {
    const auto found = fields.find(name);
    if (found == fields.end())
        return std::nullopt;
    if (const auto* whole = std::get_if<std::int64_t>(&found->second))
        return *whole >= 0 ? std::optional<std::uint64_t>(static_cast<std::uint64_t>(*whole)) : std::nullopt;
    if (const auto* real = std::get_if<double>(&found->second))
        return *real >= 0 && *real < 9e15 && std::floor(*real) == *real
                   ? std::optional<std::uint64_t>(static_cast<std::uint64_t>(*real))
                   : std::nullopt;
    if (const auto* text = std::get_if<std::string>(&found->second)) {
        std::uint64_t value = 0;
        const auto read = std::from_chars(text->data(), text->data() + text->size(), value);
        if (!text->empty() && read.ec == std::errc() && read.ptr == text->data() + text->size())
            return value;
    }
    return std::nullopt;
}

void appendJson(std::string& out, std::string_view text) {
    const std::string repaired = isValidUtf8(text) ? std::string() : repairUtf8(text);
    const std::string_view sound = repaired.empty() ? text : std::string_view(repaired);
    out += '"';
    for (const char c : sound) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
    out += '"';
}

void appendJson(std::string& out, std::span<const float> vector) {
    out += '[';
    for (std::size_t i = 0; i < vector.size(); ++i) {
        if (i > 0)
            out += ',';
        fmt::format_to(std::back_inserter(out), "{}", vector[i]);
    }
    out += ']';
}

void appendJson(std::string& out, const EngineFields& fields) {
    out += '{';
    bool first = true;
    for (const auto& [name, value] : fields) {
        if (!first)
            out += ',';
        first = false;
        appendJson(out, std::string_view(name));
        out += ':';
        std::visit(FieldWriter{out}, value);
    }
    out += '}';
}

void appendJson(std::string& out, std::span<const std::string> texts) {
    out += '[';
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0)
            out += ',';
        appendJson(out, std::string_view(texts[i]));
    }
    out += ']';
}

EngineFields readFields(const nlohmann::json& object) {
    EngineFields out;
    if (object.is_object())
        flatten(object, "", 1, out);
    return out;
}

bool readVector(const nlohmann::json& list, std::vector<float>& out) {
    out.clear();
    if (!list.is_array())
        return false;
    out.reserve(list.size());
    for (const nlohmann::json& number : list) {
        if (!number.is_number())
            return false;
        out.push_back(static_cast<float>(number.get<double>()));
        if (!std::isfinite(out.back()))
            return false;
    }
    return true;
}

std::string readId(const nlohmann::json& value) {
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number_unsigned() ? value.dump() : std::string();
}

Result<std::vector<EngineMatch>> soundMatches(std::vector<EngineMatch> matches, std::size_t most,
                                              const std::string& server) {
    const auto bad = [&](const std::string& what) {
        return fail(ErrorCode::Malformed, fmt::format("{} answered a search with {}.", server, what),
                    "That is not what its interface promises: check its version, or go on without --engine.");
    };
    if (matches.size() > most)
        return bad(fmt::format("{} points where {} were asked for", matches.size(), most));
    std::unordered_set<std::string_view> seen;
    for (const EngineMatch& match : matches) {
        if (match.id.empty())
            return bad("a point without an id");
        if (!std::isfinite(match.similarity))
            return bad("a distance that is not a number");
        if (!seen.insert(match.id).second)
            return bad("the same point twice");
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const EngineMatch& a, const EngineMatch& b) { return a.similarity > b.similarity; });
    return matches;
}

double cosineOf(std::span<const float> a, std::span<const float> b) {
    if (a.size() != b.size())
        return 0;
    double product = 0, ofA = 0, ofB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double x = static_cast<double>(a[i]), y = static_cast<double>(b[i]);
        product += x * y;
        ofA += x * x;
        ofB += y * y;
    }
    if (ofA == 0 && ofB == 0)
        return 1;
    return ofA > 0 && ofB > 0 ? product / std::sqrt(ofA * ofB) : 0;
}

bool isSoundVector(std::span<const float> vector, std::size_t dimension) {
    return vector.size() == dimension &&
           std::all_of(vector.begin(), vector.end(), [](float x) { return std::isfinite(x); });
}

} // namespace touchstone
