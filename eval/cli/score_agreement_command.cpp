// SPDX-License-Identifier: GPL-3.0-or-later
// score agreement: kappas, alphas and AC1/AC2 of label tables.
#include "eval/cli/json_lines.h"
#include "eval/cli/score_commands.h"
#include "eval/metrics/agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <variant>

namespace touchstone::cli {

namespace {

/// Numbers come before texts; 2 and 2.0 are one label.
using Label = std::variant<double, std::string>;

std::optional<Label> labelOf(const Json& json) {
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    return std::nullopt;
}

/// Each label's position, from the categories or, without them, from the labels seen.
Result<std::map<Label, std::int32_t>> scaleOf(const InputLine& line, const Json& rows, LabelTable& table) {
    std::map<Label, std::int32_t> scale;
    const bool given = line.has("categories") && !line.json()["categories"].is_null();
    if (given) {
        const Json& categories = line.json()["categories"];
        if (!categories.is_array())
            return fail(line.fault("categories", "The field 'categories' is no list."));
        for (const Json& category : categories) {
            const auto label = labelOf(category);
            if (!label)
                return fail(line.fault("categories", "A category is neither a number nor a text."));
            if (!scale.try_emplace(*label, static_cast<std::int32_t>(scale.size())).second)
                return fail(
                    line.fault("categories", fmt::format("The category {} stands twice.", category.dump())));
        }
    } else {
        for (const Json& row : rows)
            for (const Json& rating : row)
                if (const auto label = labelOf(rating))
                    scale.try_emplace(*label, 0);
        std::int32_t position = 0;
        for (auto& entry : scale)
            entry.second = position++;
    }
    table.scaleSize = scale.size();
    const bool numeric =
        std::all_of(scale.begin(), scale.end(), [](const auto& entry) { return entry.first.index() == 0; });
    table.ordered = given || numeric;
    if (numeric) {
        table.values.resize(scale.size());
        for (const auto& entry : scale)
            table.values[static_cast<std::size_t>(entry.second)] = std::get<double>(entry.first);
    }
    return scale;
}

Result<LabelTable> tableOf(const InputLine& line) {
    const auto rows = line.field("ratings");
    if (!rows)
        return fail(rows.error());
    const auto bad = [&](std::size_t item, const std::string& what) {
        return fail(line.fault("ratings", fmt::format("Item {} of 'ratings' {}.", item + 1, what),
                               "One row per item, one column per rater: a number, a text, or null."));
    };
    if (!rows->is_array())
        return fail(line.fault("ratings", "The field 'ratings' is no list."));
    for (std::size_t i = 0; i < rows->size(); ++i) {
        if (!(*rows)[i].is_array())
            return bad(i, "is no list");
        if ((*rows)[i].size() != rows->front().size())
            return bad(i, fmt::format("has {} columns where the first has {}", (*rows)[i].size(),
                                      rows->front().size()));
    }
    LabelTable table;
    const auto scale = scaleOf(line, *rows, table);
    if (!scale)
        return fail(scale.error());
    table.ratings.reserve(rows->size());
    for (std::size_t i = 0; i < rows->size(); ++i) {
        std::vector<std::int32_t>& row = table.ratings.emplace_back();
        for (const Json& rating : (*rows)[i]) {
            if (rating.is_null()) {
                row.push_back(LabelTable::kMissing);
                continue;
            }
            const auto label = labelOf(rating);
            if (!label)
                return bad(i, "has a label that is neither a number nor a text");
            const auto found = scale->find(*label);
            if (found == scale->end())
                return bad(i, fmt::format("has the label {}, which is no category", rating.dump()));
            row.push_back(found->second);
        }
    }
    return table;
}

Result<int> scoreAgreement(Session& session, const std::string& input) {
    AgreementSettings settings;
    settings.seed = session.options().seed;
    JobContext context = session.console().jobContext("score agreement");
    Console& console = session.console();
    Json tables = Json::array();
    TOUCHSTONE_TRY(eachInputLine(input, [&](const InputLine& line) -> Result<> {
        const auto id = line.id();
        if (!id)
            return fail(id.error());
        const auto table = tableOf(line);
        if (!table)
            return fail(table.error());
        const auto values = measureAgreement(*table, settings, context);
        if (!values)
            return fail(values.error());
        Json measures = Json::object();
        for (std::size_t m = 0; m < kAgreementMeasures; ++m) {
            const AgreementValue& value = (*values)[m];
            const std::string name(agreementMeasureName(static_cast<AgreementMeasure>(m)));
            measures[name] = {{"value", numberOrNull(value.value)},
                              {"ci", intervalOrNull(value.bootstrap)},
                              {"ci_closed", intervalOrNull(value.closed)}};
        }
        tables.push_back({{"id", *id},
                          {"items", table->ratings.size()},
                          {"raters", table->ratings.empty() ? std::size_t{0} : table->ratings.front().size()},
                          {"measures", std::move(measures)}});
        return {};
    }));
    if (session.json()) {
        console.printJson(Json{{"tables", std::move(tables)}});
        return 0;
    }
    for (const Json& table : tables) {
        console.printLine(fmt::format("{}: {} items, {} raters", dumpLine(table["id"]),
                                      table["items"].get<std::size_t>(), table["raters"].get<std::size_t>()));
        for (const auto& measure : table["measures"].items()) {
            const Json& value = measure.value();
            if (value["value"].is_null())
                console.printLine(fmt::format("  {:<19} n/a", measure.key()));
            else if (value["ci"].is_null())
                console.printLine(
                    fmt::format("  {:<19} {:.4f}", measure.key(), value["value"].get<double>()));
            else
                console.printLine(fmt::format("  {:<19} {:.4f}  [{:.4f}, {:.4f}]", measure.key(),
                                              value["value"].get<double>(), value["ci"][0].get<double>(),
                                              value["ci"][1].get<double>()));
        }
    }
    return 0;
}

} // namespace

void addScoreAgreementCommand(CLI::App& score, Chosen& chosen) {
    auto input = std::make_shared<std::string>();
    CLI::App* command =
        score.add_subcommand("agreement", "Agreement of raters beyond chance, with intervals");
    command->add_option("--input", *input, "Lines {id, ratings, categories}")->required()->type_name("FILE");
    command->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return scoreAgreement(session, *input); }; });
}

} // namespace touchstone::cli
