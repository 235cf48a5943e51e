// SPDX-License-Identifier: GPL-3.0-or-later
// query: read-only SQL over the documented views.
#include "core/store/query_guard.h"
#include "eval/cli/data_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace touchstone::cli {

namespace {

struct QueryWords {
    std::string sql, format;
    double seconds = 30;
};

Json jsonOf(const QueryValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return *whole;
    if (const auto* real = std::get_if<double>(&value))
        return std::isfinite(*real) ? Json(*real) : Json(nullptr);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return nullptr;
}

std::string textOf(const QueryValue& value) {
    const Json json = jsonOf(value);
    return json.is_null() ? std::string() : json.is_string() ? json.get<std::string>() : json.dump();
}

/// RFC 4180.
std::string csvCell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string oneLine(std::string text) {
    constexpr std::size_t kWidest = 60;
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::size_t cut = std::min(text.size(), kWidest);
    while (cut < text.size() && cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
        --cut;
    return cut < text.size() ? text.substr(0, cut) + "..." : text;
}

void printTable(Console& console, const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += fmt::format("{:<{}}{}", row[i], widths[i], i + 1 < row.size() ? "  " : "");
        console.printLine(line.substr(0, line.find_last_not_of(' ') + 1));
    }
}

Result<int> query(Session& session, const QueryWords& words) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    const JobContext context = session.console().jobContext("query");
    QueryLimits limits;
    limits.time = std::chrono::milliseconds(static_cast<std::int64_t>(words.seconds * 1000));
    limits.stop = context.stop;
    const std::string format = words.format.empty() ? session.json() ? "json" : "table" : words.format;
    std::vector<std::string> columns;
    Json rows = Json::array();
    std::vector<std::vector<std::string>> table;
    QueryVisitor visitor;
    visitor.head = [&](const std::vector<std::string>& names) -> Result<> {
        columns = names;
        table.push_back(names);
        return {};
    };
    visitor.row = [&](const std::vector<QueryValue>& row) -> Result<> {
        if (format == "json") {
            Json object = Json::object();
            for (std::size_t i = 0; i < row.size(); ++i)
                object[columns[i]] = jsonOf(row[i]);
            rows.push_back(std::move(object));
            return {};
        }
        table.emplace_back();
        for (const QueryValue& value : row)
            table.back().push_back(format == "csv" ? csvCell(textOf(value)) : oneLine(textOf(value)));
        return {};
    };
    TOUCHSTONE_TRY(guardedQuery((*bench)->workspace()->path().string(), words.sql, limits, visitor));
    if (format == "json") {
        session.console().printJson(rows);
    } else if (format == "csv") {
        for (const auto& row : table)
            session.console().print(fmt::format("{}\r\n", fmt::join(row, ",")));
    } else {
        printTable(session.console(), table);
    }
    return 0;
}

} // namespace

void addQueryCommand(CLI::App& app, Chosen& chosen) {
    auto words = std::make_shared<QueryWords>();
    CLI::App* command = app.add_subcommand("query", "Read-only SQL over the workspace's views");
    std::string views;
    for (const std::string& view : queryViews())
        views += (views.empty() ? "" : ", ") + view;
    command->add_option("sql", words->sql, "SELECT ... over " + views)->required();
    command->add_option("--format", words->format, "table, csv or json (default: table; json with --json)")
        ->check(CLI::IsMember({"table", "csv", "json"}));
    command->add_option("--seconds", words->seconds, "Longest time")
        ->capture_default_str()
        ->check(CLI::Range(0.01, 86400.0));
    command->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return query(session, *words); }; });
}

} // namespace touchstone::cli
