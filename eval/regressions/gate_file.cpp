// SPDX-License-Identifier: GPL-3.0-or-later
// parseGates of gates.h.
#include "core/base/json_depth.h"
#include "eval/experiments/json_fields.h"
#include "eval/regressions/gates.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kAnything = 1e300;
constexpr std::array<std::string_view, 7> kStatistics = {"mean", "p50", "p95", "p99", "total", "n", "failed"};

std::string defaultName(const Gate& gate) {
    const std::string what = gate.statistic == "mean" ? gate.measure : gate.measure + " " + gate.statistic;
    switch (gate.rule) {
    case GateRule::Min:
        return fmt::format("{} >= {}", what, gate.limit);
    case GateRule::Max:
        return fmt::format("{} <= {}", what, gate.limit);
    case GateRule::MaxDrop:
        return fmt::format("{} worse by at most {}", what, gate.limit);
    case GateRule::MaxDropPercent:
        return fmt::format("{} worse by at most {} %", what, gate.limit);
    case GateRule::NonInferior:
        return fmt::format("{} not inferior by {} at {:g} %", what, gate.limit, 100 * gate.confidence);
    case GateRule::NoNewlyBroken:
        return fmt::format("{}: nothing newly broken{}", what,
                           gate.tag.empty() ? "" : " with tag " + gate.tag);
    }
    return what;
}

Result<Gate> readGate(const Json& json, std::size_t number) {
    Gate gate;
    JsonFields fields(json, fmt::format(" in gate {}", number));
    fields.text("name", gate.name);
    fields.text("measure", gate.measure);
    if (gate.measure.empty())
        fields.complain("measure", "is missing");
    fields.text("statistic", gate.statistic);
    if (std::find(kStatistics.begin(), kStatistics.end(), gate.statistic) == kStatistics.end())
        fields.complain("statistic", "is none of mean, p50, p95, p99, total, n, failed");
    int rules = 0;
    for (const GateRule rule :
         {GateRule::Min, GateRule::Max, GateRule::MaxDrop, GateRule::MaxDropPercent, GateRule::NonInferior}) {
        const std::string key(gateRuleName(rule));
        std::optional<double> limit;
        fields.optionalNumber(key.c_str(), limit, rule <= GateRule::Max ? -kAnything : 0, kAnything);
        if (!limit)
            continue;
        ++rules;
        gate.rule = rule;
        gate.limit = *limit;
    }
    bool broken = false;
    fields.flag("no_newly_broken", broken);
    if (broken) {
        ++rules;
        gate.rule = GateRule::NoNewlyBroken;
    }
    fields.number("confidence", gate.confidence, 0.5, 0.9999);
    fields.text("tag", gate.tag);
    if (rules != 1)
        fields.complain("measure", rules == 0 ? "has no rule: min, max, max_drop, max_drop_percent, "
                                                "non_inferior_margin or no_newly_broken"
                                              : "has more than one rule: make a gate of each");
    if (gate.rule > GateRule::Max && gate.statistic != "mean")
        fields.complain("statistic", "can only stand beside min and max");
    TOUCHSTONE_TRY(fields.finish());
    if (gate.name.empty())
        gate.name = defaultName(gate);
    return gate;
}

/// Line on which the n-th object of the list begins: gates have no other mark in the text.
std::int64_t lineOfGate(std::string_view text, std::size_t number) {
    std::int64_t line = 1;
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        line += c == '\n' ? 1 : 0;
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{') && ++depth == 3 && number-- == 0)
            return line;
        else if (!quoted && (c == ']' || c == '}') && depth > 0)
            --depth;
    }
    return 1;
}

Error about(const std::string& file, std::int64_t line, std::string message) {
    Error error =
        makeError(ErrorCode::BadInput, std::move(message), "The format is in docs/formats/gates.md.");
    error.file = file;
    error.line = line;
    return error;
}

} // namespace

std::string_view gateRuleName(GateRule rule) {
    switch (rule) {
    case GateRule::Min:
        return "min";
    case GateRule::Max:
        return "max";
    case GateRule::MaxDrop:
        return "max_drop";
    case GateRule::MaxDropPercent:
        return "max_drop_percent";
    case GateRule::NonInferior:
        return "non_inferior_margin";
    case GateRule::NoNewlyBroken:
        return "no_newly_broken";
    }
    return "min";
}

Result<std::vector<Gate>> parseGates(std::string_view text, const std::string& file) {
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    constexpr std::size_t kDeepest = 16;
    if (jsonNestsDeeperThan(text, kDeepest))
        return fail(about(file, 1, "This file is nested too deeply."));
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::parse_error& e) {
        const auto before = text.substr(0, std::min(e.byte, text.size()));
        return fail(about(file, 1 + std::count(before.begin(), before.end(), '\n'),
                          "This file of gates is no JSON."));
    }
    JsonFields fields(json, "");
    std::int64_t format = 0;
    fields.whole("touchstone_gates", format, 1, 1);
    const Json* list = fields.array("gates");
    if (format != 1 || !list || list->empty())
        fields.complain("gates", "and \"touchstone_gates\": 1 are needed, with one gate at least");
    if (const auto sound = fields.finish(); !sound)
        return fail(about(file, 1, sound.error().message));
    std::vector<Gate> gates;
    for (std::size_t i = 0; i < list->size(); ++i) {
        auto gate = readGate((*list)[i], i + 1);
        if (!gate)
            return fail(about(file, lineOfGate(text, i), gate.error().message));
        gate->line = lineOfGate(text, i);
        gates.push_back(std::move(*gate));
    }
    return gates;
}

} // namespace touchstone
