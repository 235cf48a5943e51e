// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/run_summary.h"

#include "core/answering/hit_json.h"
#include "eval/statistics/bootstrap.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::optional<double>& value) {
    return value ? finiteOrNull(*value) : Json(nullptr);
}

void variances(const MetricColumn& column, MetricSummary& out) {
    std::vector<double> means;
    double within = 0;
    std::size_t freedom = 0;
    for (const std::vector<Score>& repeats : column.items) {
        std::vector<double> values;
        for (const Score& score : repeats)
            if (score.hasValue())
                values.push_back(score.value);
        if (values.empty())
            continue;
        const double mean = *meanOf(values);
        means.push_back(mean);
        within += squaredDeviations(values, mean);
        freedom += values.size() - 1;
    }
    if (freedom > 0)
        out.withinItems = within / static_cast<double>(freedom);
    if (means.size() > 1)
        out.betweenItems = squaredDeviations(means, *meanOf(means)) / static_cast<double>(means.size() - 1);
}

Result<MetricSummary> summariseColumn(const MetricColumn& column, std::uint64_t seed, JobContext& context) {
    MetricSummary out;
    out.metric = column.metric;
    if (auto info = metricByName(column.metric))
        out.info = std::move(*info);
    else
        out.info.name = column.metric;
    std::vector<double> values;
    bool repeated = false;
    for (const std::vector<Score>& repeats : column.items) {
        if (repeats.empty())
            continue; // not done yet
        repeated = repeated || repeats.size() > 1;
        const Score score = itemScore(repeats);
        if (score.hasValue())
            values.push_back(score.value);
        else if (score.state == ScoreState::Failed)
            ++out.failed;
        else
            ++out.na;
    }
    out.n = values.size();
    if (repeated)
        variances(column, out);
    if (values.empty())
        return out;
    BootstrapSettings settings;
    settings.seed = seed;
    auto bootstrap = bootstrapMean(values, settings, context);
    if (!bootstrap)
        return fail(std::move(bootstrap.error()));
    out.mean = bootstrap->mean;
    out.ci = bootstrap->bca;
    if (out.info.group == "effort") {
        std::sort(values.begin(), values.end());
        out.p50 = sortedQuantile(values, 0.5);
        out.p95 = sortedQuantile(values, 0.95);
        out.p99 = sortedQuantile(values, 0.99);
    }
    return out;
}

void count(ArmSummary& counts, const SampleRecord& record, bool answerable, const SampleOutput& output,
           bool& costKnown) {
    ++counts.samples;
    counts.inputTokens += std::max<std::int64_t>(0, output.usage.input);
    counts.outputTokens += std::max<std::int64_t>(0, output.usage.output);
    if (output.cost) {
        counts.cost = counts.cost.value_or(0) + *output.cost;
        counts.currency = output.currency;
    } else {
        costKnown = false;
    }
    if (record.failed)
        ++counts.failedSamples;
    else if (answerable)
        ++(output.refused ? counts.wronglyRefused : counts.answered);
    else
        ++(output.refused ? counts.rightlyRefused : counts.shouldHaveRefused);
}

Result<> readGold(Database& database, const RunRecord& run, RunColumns& out) {
    auto select =
        database.prepare("SELECT id, json_array_length(item, '$.relevant') FROM gold_item WHERE gold_set "
                         "= ? ORDER BY ordinal");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, run.goldSet);
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        out.items.push_back(select->text(0));
        out.answerable.push_back(select->integer(1) > 0);
    }
}

} // namespace

Score itemScore(const std::vector<Score>& repeats) {
    std::vector<double> values;
    const Score* other = nullptr;
    for (const Score& score : repeats) {
        if (score.hasValue())
            values.push_back(score.value);
        else if (!other || score.state == ScoreState::Failed)
            other = &score;
    }
    if (!values.empty())
        return Score::of(*meanOf(values));
    return other ? *other : Score::notApplicable("not done");
}

Result<RunColumns> readColumns(Database& database, const RunRecord& run) {
    RunColumns out;
    TOUCHSTONE_TRY(readGold(database, run, out));
    const Json manifest = Json::parse(run.manifest, nullptr, false);
    if (!manifest.is_object() || !manifest.contains("arms"))
        return fail(ErrorCode::BadInput, "The manifest of this run cannot be read.");
    for (const Json& arm : manifest["arms"])
        out.arms.push_back(arm.value("name", std::string("main")));
    out.columns.resize(out.arms.size());
    out.counts.resize(out.arms.size());
    std::vector<char> costKnown(out.arms.size(), 1);
    std::vector<std::map<std::string, std::size_t>> columnOf(out.arms.size());
    TOUCHSTONE_TRY(RunRepository(database).each(run.id, [&](const SampleRecord& record) -> Result<> {
        const std::size_t arm = record.key.arm;
        if (arm >= out.arms.size() || record.key.ordinal >= out.items.size())
            return fail(ErrorCode::BadInput, "A sample of this run has no place in its manifest.");
        auto output = outputFromJson(record.output);
        if (!output)
            return fail(std::move(output.error()));
        bool known = costKnown[arm] != 0;
        count(out.counts[arm], record, out.answerable[record.key.ordinal], *output, known);
        costKnown[arm] = known ? 1 : 0;
        auto scores = scoresFromJson(record.scores);
        if (!scores)
            return fail(std::move(scores.error()));
        for (auto& [name, score] : *scores) {
            const auto [column, fresh] = columnOf[arm].try_emplace(name, out.columns[arm].size());
            if (fresh) {
                out.columns[arm].push_back({name, {}});
                out.columns[arm].back().items.resize(out.items.size());
            }
            out.columns[arm][column->second].items[record.key.ordinal].push_back(std::move(score));
        }
        return {};
    }));
    for (std::size_t arm = 0; arm < out.arms.size(); ++arm) {
        ArmSummary& counts = out.counts[arm];
        counts.arm = out.arms[arm];
        if (costKnown[arm] == 0)
            counts.cost.reset();
        if (const std::uint64_t right = counts.answered + counts.rightlyRefused; counts.cost && right > 0)
            counts.costPerSuccess = *counts.cost / static_cast<double>(right);
        if (!out.columns[arm].empty())
            counts.items = static_cast<std::uint64_t>(
                std::count_if(out.columns[arm][0].items.begin(), out.columns[arm][0].items.end(),
                              [](const std::vector<Score>& repeats) { return !repeats.empty(); }));
    }
    return out;
}

Result<std::vector<ArmSummary>> summarise(const RunColumns& columns, std::uint64_t seed,
                                          JobContext& context) {
    std::vector<ArmSummary> out = columns.counts;
    for (std::size_t arm = 0; arm < out.size(); ++arm)
        for (const MetricColumn& column : columns.columns[arm]) {
            auto summary = summariseColumn(column, seed, context);
            if (!summary)
                return fail(std::move(summary.error()));
            out[arm].measures.push_back(std::move(*summary));
        }
    return out;
}

Json summaryJson(const std::vector<ArmSummary>& summary, bool stable) {
    Json arms = Json::array();
    for (const ArmSummary& arm : summary) {
        Json measures = Json::array();
        for (const MetricSummary& measure : arm.measures) {
            if (stable && measure.info.clocked)
                continue;
            Json row{{"name", measure.metric},
                     {"mean", orNull(measure.mean)},
                     {"ci", measure.ci
                                ? Json::array({finiteOrNull(measure.ci->low), finiteOrNull(measure.ci->high)})
                                : Json(nullptr)},
                     {"n", measure.n},
                     {"na", measure.na},
                     {"failed", measure.failed},
                     {"direction", metricDirectionName(measure.info.direction)}};
            if (measure.p50) {
                row["p50"] = orNull(measure.p50);
                row["p95"] = orNull(measure.p95);
                row["p99"] = orNull(measure.p99);
            }
            if (measure.withinItems) {
                row["variance_within_items"] = orNull(measure.withinItems);
                row["variance_between_items"] = orNull(measure.betweenItems);
            }
            measures.push_back(std::move(row));
        }
        arms.push_back({{"arm", arm.arm},
                        {"items", arm.items},
                        {"samples", arm.samples},
                        {"failed", arm.failedSamples},
                        {"measures", std::move(measures)},
                        {"refusal",
                         {{"answered", arm.answered},
                          {"wrongly_refused", arm.wronglyRefused},
                          {"rightly_refused", arm.rightlyRefused},
                          {"should_have_refused", arm.shouldHaveRefused}}},
                        {"tokens", {{"input", arm.inputTokens}, {"output", arm.outputTokens}}},
                        {"cost", orNull(arm.cost)},
                        {"currency", textOrNull(arm.currency)},
                        {"cost_per_success", orNull(arm.costPerSuccess)}});
    }
    return arms;
}

namespace {

std::optional<double> numberIn(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? std::optional<double>(found->get<double>())
                                                     : std::nullopt;
}

std::uint64_t countIn(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

std::string wordIn(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

MetricSummary measureFromJson(const Json& row) {
    MetricSummary out;
    out.metric = wordIn(row, "name");
    if (auto info = metricByName(out.metric))
        out.info = std::move(*info);
    else
        out.info.name = out.metric;
    out.mean = numberIn(row, "mean");
    if (const auto ci = row.find("ci");
        ci != row.end() && ci->is_array() && ci->size() == 2 && (*ci)[0].is_number() && (*ci)[1].is_number())
        out.ci = Interval{(*ci)[0].get<double>(), (*ci)[1].get<double>()};
    out.n = countIn(row, "n");
    out.na = countIn(row, "na");
    out.failed = countIn(row, "failed");
    out.p50 = numberIn(row, "p50");
    out.p95 = numberIn(row, "p95");
    out.p99 = numberIn(row, "p99");
    out.withinItems = numberIn(row, "variance_within_items");
    out.betweenItems = numberIn(row, "variance_between_items");
    return out;
}

} // namespace

Result<std::vector<ArmSummary>> summaryFromJson(std::string_view json) {
    const Json arms = Json::parse(json, nullptr, false);
    if (!arms.is_array())
        return fail(ErrorCode::BadInput, "The summary of this run cannot be read.");
    std::vector<ArmSummary> out;
    for (const Json& row : arms) {
        if (!row.is_object())
            return fail(ErrorCode::BadInput, "The summary of this run cannot be read.");
        ArmSummary& arm = out.emplace_back();
        arm.arm = wordIn(row, "arm");
        arm.items = countIn(row, "items");
        arm.samples = countIn(row, "samples");
        arm.failedSamples = countIn(row, "failed");
        if (const auto measures = row.find("measures"); measures != row.end() && measures->is_array())
            for (const Json& measure : *measures)
                if (measure.is_object())
                    arm.measures.push_back(measureFromJson(measure));
        if (const auto refusal = row.find("refusal"); refusal != row.end() && refusal->is_object()) {
            arm.answered = countIn(*refusal, "answered");
            arm.wronglyRefused = countIn(*refusal, "wrongly_refused");
            arm.rightlyRefused = countIn(*refusal, "rightly_refused");
            arm.shouldHaveRefused = countIn(*refusal, "should_have_refused");
        }
        if (const auto tokens = row.find("tokens"); tokens != row.end() && tokens->is_object()) {
            arm.inputTokens = static_cast<std::int64_t>(countIn(*tokens, "input"));
            arm.outputTokens = static_cast<std::int64_t>(countIn(*tokens, "output"));
        }
        arm.cost = numberIn(row, "cost");
        arm.costPerSuccess = numberIn(row, "cost_per_success");
        arm.currency = wordIn(row, "currency");
    }
    return out;
}

} // namespace touchstone
