// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/gold_csv.h"

#include "core/base/json_depth.h"
#include "eval/gold/csv.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 5> kTexts = {"id", "question", "type", "answer", "status"};
constexpr std::array<const char*, 3> kLists = {"answer_points", "tags", "relevant"};
constexpr std::size_t kDeepestCell = 100;

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool isOwnText(const std::string& key, const Json& value) {
    return std::find(kTexts.begin(), kTexts.end(), key) != kTexts.end() && value.is_string();
}

bool isOwnList(const std::string& key, const Json& value) {
    return std::find(kLists.begin(), kLists.end(), key) != kLists.end() && value.is_array();
}

std::vector<std::string> header() {
    std::vector<std::string> names(kTexts.begin(), kTexts.end());
    names.insert(names.end(), kLists.begin(), kLists.end());
    names.insert(names.end(), {"other", "fields"});
    return names;
}

/// One file on its way in: where each of our columns stands.
class GoldCsvReader {
public:
    GoldCsvReader(const std::string& file, const std::map<std::string, std::string>& mapping)
        : m_file(file), m_mapping(mapping) {}

    Result<> head(const CsvRow& row) {
        for (const auto& [ours, theirs] : m_mapping)
            if (std::find(row.cells.begin(), row.cells.end(), theirs) == row.cells.end())
                return fail(wrong(row.line, 1, fmt::format("There is no column '{}' for {}.", theirs, ours)));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            std::string name = row.cells[i];
            for (const auto& [ours, theirs] : m_mapping)
                if (theirs == name)
                    name = ours;
            if (!m_columns.emplace(name, i).second)
                return fail(wrong(row.line, 1, fmt::format("The column '{}' stands there twice.", name)));
            m_names.push_back(std::move(name));
        }
        for (const char* needed : {"id", "question"})
            if (!m_columns.contains(needed))
                return fail(wrong(row.line, 1, fmt::format("There is no column '{}'.", needed)));
        if (!m_columns.contains("relevant") && !m_columns.contains("path"))
            return fail(wrong(row.line, 1, "There is neither a column 'relevant' nor a column 'path'."));
        return {};
    }

    /// The item as one line of JSON.
    Result<std::string> item(const CsvRow& row) const {
        if (row.cells.size() != m_names.size())
            return fail(wrong(
                row.line, 1,
                fmt::format("This row has {} cells, the head has {}.", row.cells.size(), m_names.size())));
        Json given = Json::object();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string& name = m_names[i];
            const std::string& cell = row.cells[i];
            if (name == "fields" || name == "other" || isPlaceColumn(name))
                continue;
            if (std::find(kLists.begin(), kLists.end(), name) == kLists.end()) {
                if (!cell.empty() || name == "id" || name == "question")
                    given[name] = cell;
                continue;
            }
            if (cell.empty())
                continue;
            auto list = json(row, i);
            if (!list)
                return fail(std::move(list.error()));
            given[name] = std::move(*list);
        }
        if (!m_columns.contains("relevant"))
            given["relevant"] = place(row);
        if (const auto other = m_columns.find("other");
            other != m_columns.end() && !row.cells[other->second].empty()) {
            auto more = json(row, other->second);
            if (!more)
                return fail(std::move(more.error()));
            if (!more->is_object())
                return fail(wrong(row.line, 1, "The column 'other' holds no JSON object."));
            given.update(*more);
        }
        return dump(inOrder(row, given));
    }

    [[nodiscard]] Error wrong(std::int64_t line, std::int64_t column, std::string message) const {
        Error error = makeError(ErrorCode::BadInput, std::move(message),
                                "Nothing was imported; the columns are in docs/formats/gold.md.");
        error.file = m_file;
        error.line = line;
        error.column = column;
        return error;
    }

private:
    [[nodiscard]] bool isPlaceColumn(const std::string& name) const {
        return !m_columns.contains("relevant") &&
               (name == "path" || name == "heading" || name == "anchor" || name == "grade");
    }

    [[nodiscard]] Result<Json> json(const CsvRow& row, std::size_t column) const {
        const std::string& cell = row.cells[column];
        Json parsed = jsonNestsDeeperThan(cell, kDeepestCell) ? Json(Json::value_t::discarded)
                                                              : Json::parse(cell, nullptr, false);
        if (parsed.is_discarded())
            return fail(wrong(row.line, 1, fmt::format("The column '{}' holds no JSON.", m_names[column])));
        return parsed;
    }

    [[nodiscard]] Json place(const CsvRow& row) const {
        const auto cell = [&](const char* name) -> std::string {
            const auto found = m_columns.find(name);
            return found == m_columns.end() ? std::string() : row.cells[found->second];
        };
        if (cell("path").empty())
            return Json::array();
        Json place{{"path", cell("path")}};
        for (const char* key : {"heading", "anchor"})
            if (!cell(key).empty())
                place[key] = cell(key);
        if (const std::string grade = cell("grade"); !grade.empty()) {
            Json number = Json::parse(grade, nullptr, false);
            place["grade"] = number.is_number() ? number : Json(grade); // the gold reader refuses a text
        }
        return Json::array({std::move(place)});
    }

    [[nodiscard]] Json inOrder(const CsvRow& row, const Json& given) const {
        const auto fields = m_columns.find("fields");
        if (fields == m_columns.end())
            return given;
        Json out = Json::object();
        const std::string& order = row.cells[fields->second];
        for (std::size_t at = 0; at <= order.size();) {
            const std::size_t end = std::min(order.find(' ', at), order.size());
            const std::string key = order.substr(at, end - at);
            at = end + 1;
            if (given.contains(key))
                out[key] = given[key];
            else if (std::find(kTexts.begin(), kTexts.end(), key) != kTexts.end())
                out[key] = ""; // an empty text is an empty cell
        }
        for (const auto& [key, value] : given.items())
            if (!out.contains(key))
                out[key] = value;
        return out;
    }

    const std::string& m_file;
    const std::map<std::string, std::string>& m_mapping;
    std::vector<std::string> m_names;
    std::map<std::string, std::size_t> m_columns;
};

} // namespace

std::string goldCsv(const std::vector<GoldItem>& items) {
    std::string out = csvLine(header());
    for (const GoldItem& item : items) {
        const Json json = Json::parse(item.json, nullptr, false);
        std::vector<std::string> cells;
        for (const char* key : kTexts)
            cells.push_back(json.contains(key) && json[key].is_string()
                                ? json[key].get<std::string>()
                                : std::string(json.contains(key) && std::string_view(key) == "id"
                                                  ? json[key].dump()
                                                  : ""));
        for (const char* key : kLists)
            cells.push_back(json.contains(key) && json[key].is_array() ? dump(json[key]) : std::string());
        Json other = Json::object();
        std::string order;
        for (const auto& [key, value] : json.items()) {
            if (key.find(' ') == std::string::npos)
                order += (order.empty() ? "" : " ") + key;
            if (!isOwnText(key, value) && !isOwnList(key, value))
                other[key] = value;
        }
        cells.push_back(other.empty() ? std::string() : dump(other));
        cells.push_back(order);
        out += csvLine(cells);
    }
    return out;
}

Result<std::vector<GoldItem>> parseGoldCsv(std::string_view text, const std::string& file,
                                           const std::map<std::string, std::string>& mapping) {
    GoldCsvReader reader(file, mapping);
    bool first = true;
    std::string lines;
    std::vector<std::int64_t> numbers;
    TOUCHSTONE_TRY(eachCsvRow(text, file, [&](const CsvRow& row) -> Result<> {
        if (first) {
            first = false;
            return reader.head(row);
        }
        auto line = reader.item(row);
        if (!line)
            return fail(std::move(line.error()));
        lines += *line + "\n";
        numbers.push_back(row.line);
        return {};
    }));
    auto items = parseGoldJsonLines(lines, file);
    const auto inFile = [&](std::int64_t line) {
        return line >= 1 && static_cast<std::size_t>(line) <= numbers.size()
                   ? numbers[static_cast<std::size_t>(line) - 1]
                   : std::int64_t{1};
    };
    if (!items) { // told with the line of the CSV, not of what was made of it
        Error error = std::move(items.error());
        error.line = inFile(error.line);
        error.column = 1;
        return fail(std::move(error));
    }
    for (GoldItem& item : *items)
        item.line = inFile(item.line);
    return items;
}

} // namespace touchstone
