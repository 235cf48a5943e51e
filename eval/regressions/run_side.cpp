// SPDX-License-Identifier: GPL-3.0-or-later
// readSide of comparison.h.
#include "eval/regressions/comparison.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Result<> readItems(Database& database, RunSide& side) {
    auto select =
        database.prepare("SELECT id, question, item FROM gold_item WHERE gold_set = ? ORDER BY ordinal");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, side.run.goldSet);
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        side.items.push_back(select->text(0));
        side.questions.push_back(select->text(1));
        const Json item = Json::parse(select->textView(2), nullptr, false);
        side.types.push_back(item.is_object() && item.contains("type") && item["type"].is_string()
                                 ? item["type"].get<std::string>()
                                 : std::string());
        side.tags.emplace_back();
        if (item.is_object() && item.contains("tags") && item["tags"].is_array())
            for (const Json& tag : item["tags"])
                if (tag.is_string())
                    side.tags.back().push_back(tag.get<std::string>());
    }
}

Result<std::size_t> armNumber(const RunColumns& columns, const std::string& run, const std::string& arm) {
    if (arm.empty() && columns.arms.size() == 1)
        return std::size_t{0};
    const auto named = std::find(columns.arms.begin(), columns.arms.end(), arm);
    if (named != columns.arms.end())
        return static_cast<std::size_t>(named - columns.arms.begin());
    std::size_t number = 0;
    const auto read = std::from_chars(arm.data(), arm.data() + arm.size(), number);
    if (read.ec == std::errc() && read.ptr == arm.data() + arm.size() && number >= 1 &&
        number <= columns.arms.size())
        return number - 1;
    return fail(
        ErrorCode::Usage,
        arm.empty() ? fmt::format("The run {} has {} arms.", run, columns.arms.size())
                    : fmt::format("The run {} has no arm '{}'.", run, arm),
        fmt::format("Name one as RUN:ARM, by its name or number: {}.", fmt::join(columns.arms, " | ")));
}

} // namespace

const MetricColumn* RunSide::column(const std::string& metric) const {
    for (const MetricColumn& one : columns)
        if (one.metric == metric)
            return &one;
    return nullptr;
}

Result<RunSide> readSide(Database& database, const std::string& name) {
    const std::size_t colon = name.find(':');
    RunSide side;
    auto run = RunRepository(database).find(name.substr(0, colon));
    if (!run)
        return fail(std::move(run.error()));
    side.run = std::move(*run);
    auto columns = readColumns(database, side.run);
    if (!columns)
        return fail(std::move(columns.error()));
    const auto arm = armNumber(*columns, side.run.id.value,
                               colon == std::string::npos ? std::string() : name.substr(colon + 1));
    if (!arm)
        return fail(arm.error());
    side.arm = columns->arms[*arm];
    side.columns = std::move(columns->columns[*arm]);
    side.counts = columns->counts[*arm];
    TOUCHSTONE_TRY(readItems(database, side));
    return side;
}

} // namespace touchstone
