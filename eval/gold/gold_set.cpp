// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/gold_set.h"

#include "core/base/hashing.h"
#include "eval/gold/gold_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <limits>
#include <unordered_map>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

/// What is wrong with one line; thrown inside the reader alone and caught at its border.
struct Wrong {
    std::string message;
    std::int64_t column = 1;
};

/// SQLite's whole numbers are signed.
constexpr std::uint64_t kMostStored = std::numeric_limits<std::int64_t>::max();
/// Far beyond any sensible item. Writing an object out goes as deep into the stack as the object is nested.
constexpr std::size_t kMostNested = 100;

/// 1-based, in characters of UTF-8.
std::int64_t columnOf(std::string_view line, std::size_t byte) {
    const std::string_view before = line.substr(0, byte);
    return 1 + std::count_if(before.begin(), before.end(),
                             [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

void refuseDeepNesting(std::string_view line) {
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{') && ++depth > kMostNested)
            throw Wrong{"this line is nested too deeply.", columnOf(line, i)};
        else if (!quoted && (c == ']' || c == '}') && depth > 0)
            --depth;
    }
}

std::string text(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return {};
    if (found->is_string())
        return found->get<std::string>();
    throw Wrong{fmt::format("'{}' is not a text.", key)};
}

std::vector<std::string> texts(const Json& object, const char* key) {
    std::vector<std::string> out;
    const auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return out;
    if (!found->is_array())
        throw Wrong{fmt::format("'{}' is not a list.", key)};
    for (const Json& one : *found) {
        if (!one.is_string())
            throw Wrong{fmt::format("'{}' holds something that is not a text.", key)};
        out.push_back(one.get<std::string>());
    }
    return out;
}

GoldPlace place(const Json& object) {
    if (!object.is_object())
        throw Wrong{"a place in 'relevant' is not an object."};
    GoldPlace out;
    out.path = text(object, "path");
    if (out.path.empty())
        throw Wrong{"a place in 'relevant' has no path."};
    out.heading = text(object, "heading");
    out.anchor = text(object, "anchor");
    if (out.anchor.starts_with("#"))
        out.anchor.erase(0, 1);
    out.version = text(object, "version");
    out.source = text(object, "source");
    if (const auto grade = object.find("grade"); grade != object.end() && !grade->is_null()) {
        if (!grade->is_number_integer())
            throw Wrong{"a grade is not a whole number."};
        if (grade->is_number_unsigned() && grade->get<std::uint64_t>() > kMostStored)
            throw Wrong{"a grade is too large."};
        out.grade = grade->get<std::int64_t>();
    }
    const auto start = object.find("start");
    const auto end = object.find("end");
    const bool hasStart = start != object.end() && !start->is_null();
    const bool hasEnd = end != object.end() && !end->is_null();
    if (hasStart != hasEnd)
        throw Wrong{"a range has only one of start and end."};
    if (hasStart) {
        if (!start->is_number_unsigned() || !end->is_number_unsigned() ||
            end->get<std::uint64_t>() > kMostStored)
            throw Wrong{"start and end are not whole numbers from 0."};
        out.range = TextRange{start->get<std::uint64_t>(), end->get<std::uint64_t>()};
        if (out.range->empty())
            throw Wrong{"a range ends before it begins."};
    }
    return out;
}

GoldItem item(std::string_view line) {
    GoldItem out;
    Json object;
    refuseDeepNesting(line);
    try {
        object = Json::parse(line);
    } catch (const Json::parse_error& e) {
        throw Wrong{"this line is no JSON.", columnOf(line, e.byte > 0 ? e.byte - 1 : 0)};
    }
    if (!object.is_object())
        throw Wrong{"this line is no JSON object."};
    const auto id = object.find("id");
    if (id == object.end() || (!id->is_string() && !id->is_number_integer()))
        throw Wrong{"the item has no id."};
    out.id = id->is_string() ? id->get<std::string>() : id->dump();
    out.question = text(object, "question");
    if (out.id.empty() || out.question.empty())
        throw Wrong{out.id.empty() ? "the item has an empty id." : "the item has no question."};
    const auto relevant = object.find("relevant");
    if (relevant == object.end() || !relevant->is_array())
        throw Wrong{"the item has no list 'relevant' ([] when the corpus does not answer it)."};
    for (const Json& one : *relevant)
        out.relevant.push_back(place(one));
    out.type = text(object, "type");
    out.answer = text(object, "answer");
    out.status = text(object, "status");
    out.answerPoints = texts(object, "answer_points");
    out.tags = texts(object, "tags");
    out.json = object.dump(-1, ' ', false, Json::error_handler_t::replace);
    return out;
}

} // namespace

namespace {

struct ReadLines {
    std::vector<GoldItem> items;
    std::vector<Error> errors;
};

/// Goes on behind a line that is wrong until there are `most` errors.
ReadLines readLines(std::string_view input, const std::string& file, std::size_t most) {
    ReadLines out;
    std::unordered_map<std::string, std::int64_t> lines;
    std::int64_t number = 0;
    std::size_t at = input.starts_with("\xef\xbb\xbf") ? 3 : 0;
    while (at < input.size() && out.errors.size() < most) {
        const std::size_t end = std::min(input.find('\n', at), input.size());
        const std::string_view line = input.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        try {
            GoldItem read = item(line);
            read.line = number;
            const auto [first, fresh] = lines.emplace(read.id, number);
            if (!fresh)
                throw Wrong{fmt::format("the id '{}' stands on line {} already.", read.id, first->second)};
            out.items.push_back(std::move(read));
        } catch (const Wrong& wrong) {
            Error error = makeError(ErrorCode::BadInput, wrong.message,
                                    "Nothing was imported; the format is in docs/formats/gold.md.");
            error.message[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(error.message[0])));
            error.file = file;
            error.line = number;
            error.column = wrong.column;
            out.errors.push_back(std::move(error));
        }
    }
    if (out.items.empty() && out.errors.empty()) {
        Error error = makeError(ErrorCode::BadInput, "There is no item in this file.",
                                "One JSON object a line: {\"id\", \"question\", \"relevant\"}.");
        error.file = file;
        out.errors.push_back(std::move(error));
    }
    return out;
}

} // namespace

Result<std::vector<GoldItem>> parseGoldJsonLines(std::string_view input, const std::string& file) {
    ReadLines read = readLines(input, file, 1);
    if (!read.errors.empty())
        return fail(std::move(read.errors.front()));
    return std::move(read.items);
}

std::vector<Error> goldJsonLinesErrors(std::string_view input, const std::string& file, std::size_t most) {
    return readLines(input, file, most).errors;
}

Json goldPlaceJson(const GoldPlace& place) {
    Json json{{"path", place.path}};
    if (!place.source.empty() && place.source != "main")
        json["source"] = place.source;
    for (const auto& [key, value] :
         {std::pair("version", &place.version), {"heading", &place.heading}, {"anchor", &place.anchor}})
        if (!value->empty())
            json[key] = *value;
    if (place.range) {
        json["start"] = place.range->start;
        json["end"] = place.range->end;
    }
    json["grade"] = place.grade;
    return json;
}

std::string goldHash(const std::vector<GoldItem>& items) {
    Sha256 hash;
    for (const GoldItem& one : items)
        hash.updateField(one.json);
    return hash.finishHex();
}

} // namespace touchstone
