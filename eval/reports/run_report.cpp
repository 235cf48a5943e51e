// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/run_report.h"

#include "core/answering/hit_json.h"
#include "core/base/clock.h"
#include "eval/diagnosis/run_diagnosis.h"
#include "eval/runners/own_notes.h"
#include "eval/runners/run_judging.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

/// Question and type of every item, in the order of the gold set.
Result<std::vector<Json>> goldItems(Database& database, std::int64_t goldSet) {
    auto select =
        database.prepare("SELECT id, question, json_extract(item, '$.type') FROM gold_item WHERE gold_set = "
                         "? ORDER BY ordinal");
    if (!select)
        return fail(std::move(select.error()));
    select->bind(1, goldSet);
    std::vector<Json> out;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back({{"item", select->text(0)},
                       {"question", select->text(1)},
                       {"type", textOrNull(select->isNull(2) ? std::string() : select->text(2))}});
    }
}

/// Cause and evidence of the wrong answers, by arm, item and repeat; empty when the run was not diagnosed.
using DiagnosedItems = std::map<std::string, Json>;

std::string diagnosedKey(const std::string& arm, const std::string& item, std::uint32_t repeat) {
    return fmt::format("{}\n{}\n{}", arm, item, repeat);
}

DiagnosedItems takeItems(Json& diagnosis) {
    DiagnosedItems out;
    for (Json& row : diagnosis["items"]) {
        const std::string key =
            diagnosedKey(row.value("arm", ""), row.value("item", ""), row.value("repeat", 0U));
        for (const char* known : {"item", "arm", "repeat", "question"})
            row.erase(known);
        out.emplace(key, std::move(row));
    }
    return out;
}

Json itemJson(const SampleRecord& record, const Json& gold, const std::string& arm, bool stable) {
    Json row = gold;
    row["arm"] = arm;
    row["repeat"] = record.key.repeat;
    row["state"] = record.failed ? "failed" : "done";
    Json output = Json::parse(record.output, nullptr, false);
    Json scores = Json::parse(record.scores, nullptr, false);
    if (output.is_object())
        for (auto& [key, value] : output.items())
            if (!stable || (key != "ms" && key != "attempts"))
                row[key] = std::move(value);
    if (!stable)
        row["trace"] = textOrNull(record.trace);
    row["scores"] = Json::object();
    if (scores.is_object())
        for (auto& [name, value] : scores.items()) {
            const auto info = stable ? metricByName(name) : Result<MetricInfo>(MetricInfo{});
            if (!stable || !info || !info->clocked)
                row["scores"][name] = std::move(value);
        }
    return row;
}

/// What the judge has taken, all verdicts counted as if none had come from the cache: equal runs say the
/// same.
Result<> addJudging(Database& database, const RunRecord& run, Json& json) {
    auto totals = judgingTotals(database, run);
    if (!totals)
        return fail(std::move(totals.error()));
    if (!*totals)
        return {};
    json["judging"] = {{"calls", (*totals)->calls},
                       {"input_tokens", (*totals)->inputTokens},
                       {"output_tokens", (*totals)->outputTokens},
                       {"cost", (*totals)->cost ? finiteOrNull(*(*totals)->cost) : Json(nullptr)},
                       {"currency", textOrNull((*totals)->currency)}};
    if (const auto& pairs = (*totals)->pairwise)
        json["judging"]["pairwise"] = {{"n", pairs->n},
                                       {"better", pairs->better},
                                       {"worse", pairs->worse},
                                       {"ties", pairs->ties},
                                       {"tie_in_one_order", pairs->halfTies},
                                       {"first_in_both_orders", pairs->firstTwice},
                                       {"second_in_both_orders", pairs->secondTwice}};
    return {};
}

} // namespace

Json runJson(const RunRecord& run) {
    Json json{{"run", run.id.value},
              {"state", runStateName(run.state)},
              {"done", run.done},
              {"total", run.total},
              {"failed", run.failed},
              {"partial", run.done < run.total},
              {"kind", run.kind},
              {"name", run.name},
              {"gold", run.gold},
              {"corpus", run.corpus},
              {"snapshot", run.snapshot},
              {"manifest_hash", run.manifestHash},
              {"created", isoTime(run.createdUnixMs)},
              {"finished", run.finishedUnixMs ? Json(isoTime(*run.finishedUnixMs)) : Json(nullptr)}};
    if (!run.stopped.empty())
        json["stopped"] = {{"code", run.stopped}, {"message", run.message}};
    return json;
}

Result<Json> runReportJson(Database& database, const RunRecord& run, bool stable, JobContext& context) {
    Json json = runJson(run);
    if (stable)
        for (const char* key : {"run", "created", "finished"})
            json.erase(key);
    Json manifest = Json::parse(run.manifest, nullptr, false);
    auto columns = readColumns(database, run);
    if (!columns)
        return fail(std::move(columns.error()));
    auto summary = summarise(*columns, manifest.value("seed", std::uint64_t{1}), context);
    if (!summary)
        return fail(std::move(summary.error()));
    json["manifest"] = std::move(manifest);
    json["arms"] = summaryJson(*summary, stable);
    TOUCHSTONE_TRY(addJudging(database, run, json));
    DiagnosedItems diagnosed;
    OwnNotes own;
    if (!stable) { // whether somebody has asked for it makes no difference between runs
        auto diagnosis = DiagnosisRepository(database).find(run.id);
        if (!diagnosis)
            return fail(std::move(diagnosis.error()));
        if (*diagnosis) {
            diagnosed = takeItems(**diagnosis);
            json["diagnosis"] = std::move((**diagnosis)["arms"]);
        }
        auto notes = readOwnNotes(database, run.id, columns->arms);
        if (!notes)
            return fail(std::move(notes.error()));
        own = std::move(*notes);
    }
    auto gold = goldItems(database, run.goldSet);
    if (!gold)
        return fail(std::move(gold.error()));
    Json items = Json::array();
    TOUCHSTONE_TRY(RunRepository(database).each(run.id, [&](const SampleRecord& record) -> Result<> {
        TOUCHSTONE_TRY(context.check());
        const std::string& arm = columns->arms[record.key.arm];
        items.push_back(itemJson(record, (*gold)[record.key.ordinal], arm, stable));
        if (const auto found = diagnosed.find(diagnosedKey(arm, record.item, record.key.repeat));
            found != diagnosed.end())
            items.back()["diagnosis"] = std::move(found->second);
        if (const auto found = own.find({arm, record.item}); found != own.end())
            items.back()["own"] = {{"tags", found->second.tags}, {"note", textOrNull(found->second.note)}};
        return {};
    }));
    json["items"] = std::move(items);
    return json;
}

std::string summaryText(const std::vector<ArmSummary>& summary) {
    std::string out;
    for (const ArmSummary& arm : summary) {
        out += fmt::format("{}: {} items, {} samples, {} failed\n", arm.arm, arm.items, arm.samples,
                           arm.failedSamples);
        for (const MetricSummary& measure : arm.measures) {
            std::string value = "n/a";
            if (measure.mean)
                value = fmt::format("{:.3f}", *measure.mean);
            if (measure.ci)
                value += fmt::format(" [{:.3f}, {:.3f}]", measure.ci->low, measure.ci->high);
            if (measure.p95)
                value += fmt::format("  p50 {:.4g}, p95 {:.4g}, p99 {:.4g}", *measure.p50, *measure.p95,
                                     *measure.p99);
            out += fmt::format("  {:<22} {:<26} n {}, n/a {}, failed {}\n", measure.metric, value, measure.n,
                               measure.na, measure.failed);
        }
        out += fmt::format("  answered {}, wrongly refused {}, rightly refused {}, should have refused {}\n",
                           arm.answered, arm.wronglyRefused, arm.rightlyRefused, arm.shouldHaveRefused);
        if (arm.cost)
            out += fmt::format("  cost {:.6g} {}{}\n", *arm.cost, arm.currency,
                               arm.costPerSuccess ? fmt::format(", {:.6g} per success", *arm.costPerSuccess)
                                                  : "");
    }
    return out;
}

} // namespace touchstone
