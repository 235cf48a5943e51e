// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/experiments/experiment.h"

#include "core/base/json_depth.h"
#include "eval/experiments/json_fields.h"
#include "eval/experiments/judge_fields.h"
#include "eval/metrics/format_checks.h"
#include "eval/metrics/metric_registry.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepest = 64;
constexpr double kMostMoney = 1e12;
constexpr std::int64_t kMostCalls = INT64_C(1) << 53U;

void place(Error& error, std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    error.line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    error.column = 1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(begin), before.end(),
                                     [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

/// An error about a field, with the line where the field stands.
Error located(Error error, std::string_view text, const std::string& file) {
    error.file = file;
    const std::size_t at =
        error.detail.empty() ? std::string_view::npos : text.find("\"" + error.detail + "\"");
    place(error, text, at == std::string_view::npos ? 0 : at);
    error.detail.clear();
    if (error.hint.empty())
        error.hint = "The format is in docs/formats/experiment.md.";
    return error;
}

void readMatrix(JsonFields& fields, Experiment& out) {
    const Json* matrix = fields.object("matrix");
    if (!matrix)
        return;
    for (const auto& [path, values] : matrix->items()) {
        if (!values.is_array() || values.empty())
            return fields.complain("matrix", fmt::format("has no list of values for '{}'", path));
        out.matrix.emplace_back(path, std::vector<Json>(values.begin(), values.end()));
    }
}

Result<> readLimits(JsonFields& fields, Experiment& out) {
    if (const Json* json = fields.object("budget")) {
        JsonFields inner(*json, " in budget");
        inner.optionalWhole("calls", out.budget.calls, 0, kMostCalls);
        inner.optionalWhole("tokens", out.budget.tokens, 0, kMostCalls);
        inner.optionalNumber("cost", out.budget.cost, 0, kMostMoney);
        TOUCHSTONE_TRY(inner.finish());
    }
    if (const Json* json = fields.object("prices")) {
        JsonFields inner(*json, " in prices");
        inner.text("currency", out.prices.currency);
        inner.optionalNumber("input_per_million", out.prices.inputPerMillion, 0, kMostMoney);
        inner.optionalNumber("cached_per_million", out.prices.cachedPerMillion, 0, kMostMoney);
        inner.optionalNumber("output_per_million", out.prices.outputPerMillion, 0, kMostMoney);
        TOUCHSTONE_TRY(inner.finish());
    }
    return {};
}

Result<Experiment> read(const Json& json) {
    Experiment out;
    JsonFields fields(json, "");
    std::int64_t format = 0;
    fields.whole("touchstone_experiment", format, 1, 1);
    if (format != 1)
        fields.complain("touchstone_experiment", "is missing: 1 is the format that this version reads");
    fields.text("name", out.name);
    fields.text("gold", out.gold);
    if (out.gold.empty())
        fields.complain("gold", "is missing: the gold set, NAME@VERSION");
    fields.text("gold_hash", out.goldHash);
    fields.text("corpus", out.corpus);
    fields.text("snapshot", out.snapshot);
    if (const Json* target = fields.object("target"))
        out.target = *target;
    readMatrix(fields, out);
    out.metrics = defaultMetrics();
    fields.texts("metrics", out.metrics);
    if (const Json* judges = fields.object("judges")) {
        auto parsed = parseJudges(*judges);
        if (!parsed)
            return fail(std::move(parsed.error()));
        out.judges = std::move(*parsed);
    }
    if (const Json* checks = fields.array("checks"))
        out.checks.assign(checks->begin(), checks->end());
    fields.whole("seed", out.seed, 0, INT64_MAX);
    fields.whole("repeats", out.repeats, 1, 1000);
    fields.whole("parallel", out.parallel, 1, 64);
    fields.number("requests_per_minute", out.requestsPerMinute, 0, 1e6);
    TOUCHSTONE_TRY(readLimits(fields, out));
    TOUCHSTONE_TRY(fields.finish());
    for (const std::string& name : out.metrics)
        if (const auto metric = metricByName(name); metric && metric->group == "judge") {
            Error error = makeError(ErrorCode::BadInput, fmt::format("'{}' is given by a judge.", name),
                                    "Name it in \"judges\", with the model that judges.");
            error.detail = name;
            return fail(std::move(error));
        } else if (!metric) {
            Error error = metric.error();
            error.code = ErrorCode::BadInput;
            error.detail = name;
            return fail(std::move(error));
        }
    for (const Json& check : out.checks)
        if (const auto parsed = formatCheckFromJson(check); !parsed) {
            Error error = parsed.error();
            error.detail = "checks";
            return fail(std::move(error));
        }
    if (const auto arms = expandArms(out); !arms)
        return fail(arms.error());
    return out;
}

} // namespace

Result<Experiment> parseExperiment(std::string_view text, const std::string& file) {
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    if (jsonNestsDeeperThan(text, kDeepest))
        return fail(
            located(makeError(ErrorCode::BadInput, "This experiment is nested too deeply."), text, file));
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::parse_error& e) {
        Error error = makeError(ErrorCode::BadInput, "This experiment is no JSON.");
        error.file = file;
        place(error, text, e.byte > 0 ? e.byte - 1 : 0);
        return fail(std::move(error));
    }
    auto experiment = read(json);
    if (!experiment)
        return fail(located(std::move(experiment.error()), text, file));
    return experiment;
}

std::string experimentText(const Experiment& experiment) {
    Json json;
    json["touchstone_experiment"] = 1;
    json["name"] = experiment.name;
    json["gold"] = experiment.gold;
    if (!experiment.goldHash.empty())
        json["gold_hash"] = experiment.goldHash;
    json["corpus"] = experiment.corpus;
    if (!experiment.snapshot.empty())
        json["snapshot"] = experiment.snapshot;
    json["target"] = experiment.target;
    if (!experiment.matrix.empty()) {
        json["matrix"] = Json::object();
        for (const auto& [path, values] : experiment.matrix)
            json["matrix"][path] = values;
    }
    json["metrics"] = experiment.metrics;
    if (experiment.judges.any())
        json["judges"] = judgesJson(experiment.judges);
    if (!experiment.checks.empty())
        json["checks"] = experiment.checks;
    json["seed"] = experiment.seed;
    json["repeats"] = experiment.repeats;
    json["parallel"] = experiment.parallel;
    json["requests_per_minute"] = experiment.requestsPerMinute;
    const auto orNull = [](const auto& value) { return value ? Json(*value) : Json(nullptr); };
    json["budget"] = {{"calls", orNull(experiment.budget.calls)},
                      {"tokens", orNull(experiment.budget.tokens)},
                      {"cost", orNull(experiment.budget.cost)}};
    json["prices"] = {{"currency", experiment.prices.currency},
                      {"input_per_million", orNull(experiment.prices.inputPerMillion)},
                      {"cached_per_million", orNull(experiment.prices.cachedPerMillion)},
                      {"output_per_million", orNull(experiment.prices.outputPerMillion)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace touchstone
