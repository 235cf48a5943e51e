// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/run_import.h"

#include "core/base/clock.h"
#include "core/base/hashing.h"
#include "eval/gold/place_index.h"
#include "eval/metrics/sample_scorer.h"
#include "eval/runners/run_summary.h"
#include "eval/runners/sample_builder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <unordered_map>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostWarnings = 50;

/// Where a row belongs.
class ItemFinder {
public:
    explicit ItemFinder(const std::vector<GoldItem>& items) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            m_ids.emplace(items[i].id, i);
            m_ids.emplace(pathKey(items[i].id), i); // as run files write blanks
            m_questions.emplace(headingKey(items[i].question), i);
        }
    }
    [[nodiscard]] std::optional<std::size_t> find(const ForeignRow& row) const {
        if (const auto found = m_ids.find(row.id); found != m_ids.end() && !row.id.empty())
            return found->second;
        if (const auto found = m_questions.find(headingKey(row.question));
            found != m_questions.end() && !row.question.empty())
            return found->second;
        return std::nullopt;
    }

private:
    std::unordered_map<std::string, std::size_t> m_ids, m_questions;
};

std::vector<std::string> metricsFor(const ForeignRun& foreign) {
    if (foreign.answers)
        return defaultMetrics();
    return {"nDCG@10", "R@5", "R@10", "RR@10", "Success@5"};
}

Json manifestOf(const ForeignRun& foreign, const GoldSet& gold, const EditionInfo& edition,
                const std::string& program, const std::string& name) {
    Json json{{"program", program},
              {"import", {{"tool", foreign.tool}, {"rows", foreign.rows.size()}}},
              {"gold",
               {{"name", gold.name}, {"version", gold.version}, {"hash", gold.hash}, {"items", gold.items}}},
              {"corpus",
               {{"name", edition.name},
                {"version", edition.version ? Json(*edition.version) : Json(nullptr)},
                {"snapshot", edition.snapshot}}},
              {"arms", Json::array({Json{{"name", name}, {"kind", "import"}, {"tool", foreign.tool}}})},
              {"metrics", metricsFor(foreign)},
              {"seed", 1},
              {"repeats", 1}};
    json["hash"] = sha256Hex(json.dump());
    return json;
}

/// One row as the sample of its item.
Result<SampleOutput> outputOfRow(const ForeignRun& foreign, const ForeignRow& row,
                                 const ContextAligner& aligner, std::vector<Passage>& passages,
                                 ImportReport& report) {
    if (!row.error.empty()) {
        SampleOutput failed;
        setError(failed, makeError(ErrorCode::Refused, row.error));
        failed.noHits = "the call failed";
        return failed;
    }
    std::size_t aligned = 0;
    auto output = foreignOutput(row.answer, aligner, passages, aligned);
    if (!output)
        return output;
    report.aligned += aligned;
    report.contexts += row.answer.contexts ? row.answer.contexts->size() : 0;
    if (!foreign.answers)
        output->refused = false, output->reason.clear();
    output->model = row.model.empty() ? foreign.tool : row.model;
    output->totalMs = row.latencyMs.value_or(-1);
    output->foreign = row.scores;
    return output;
}

} // namespace

Result<ImportReport> importRun(const std::shared_ptr<Workspace>& workspace, Database& database,
                               const GoldSet& gold, const std::vector<GoldItem>& items,
                               const EditionInfo& edition, ForeignRun foreign, const std::string& name,
                               const std::string& program, JobContext& context) {
    ImportReport report;
    report.tool = foreign.tool;
    report.warnings = std::move(foreign.warnings);
    auto aligner = ContextAligner::build(workspace, edition);
    if (!aligner)
        return fail(std::move(aligner.error()));
    auto builder = SampleBuilder::build(database, edition, items, {});
    if (!builder)
        return fail(std::move(builder.error()));
    const std::vector<std::string> metrics = metricsFor(foreign);
    auto scorer = SampleScorer::make(metrics);
    if (!scorer)
        return fail(std::move(scorer.error()));

    const ItemFinder finder(items);
    std::vector<NewSample> samples;
    std::vector<std::uint32_t> repeats(items.size(), 0);
    std::uint64_t strangers = 0;
    ProgressMeter meter(context, "aligning", foreign.rows.size());
    for (const ForeignRow& row : foreign.rows) {
        TOUCHSTONE_TRY(context.check());
        meter.advance();
        const auto ordinal = finder.find(row);
        if (!ordinal) {
            if (++strangers <= kMostWarnings)
                report.warnings.push_back(fmt::format(
                    "{}{} is no item of {}.", row.line > 0 ? fmt::format("line {}: ", row.line) : "",
                    row.id.empty() ? "'" + row.question + "'" : row.id, gold.name));
            continue;
        }
        NewSample sample;
        auto output = outputOfRow(foreign, row, *aligner, sample.passages, report);
        if (!output)
            return fail(std::move(output.error()));
        sample.record.key = {0, *ordinal, repeats[*ordinal]++};
        sample.record.item = items[*ordinal].id;
        sample.record.failed = output->failed();
        sample.record.refused = output->refused;
        sample.record.output = outputJson(*output);
        std::vector<std::string> names = metrics;
        std::vector<Score> scores = scorer->score(builder->sample(*ordinal, *output));
        for (const auto& [metric, value] : row.scores) {
            names.push_back(metric);
            scores.push_back(Score::of(value));
        }
        sample.record.scores = scoresJson(names, scores);
        samples.push_back(std::move(sample));
    }
    meter.finish();
    if (samples.empty())
        return fail(ErrorCode::BadInput,
                    fmt::format("No row of this file answers a question of {}.", gold.name),
                    "Rows are matched by id, then by the words of the question.");
    if (strangers > kMostWarnings)
        report.warnings.push_back(fmt::format("{} further rows have no item.", strangers - kMostWarnings));
    std::uint64_t unanswered = 0;
    for (const std::uint32_t count : repeats)
        unanswered += count == 0 ? 1 : 0;
    if (unanswered > 0)
        report.warnings.push_back(fmt::format("{} items of {} have no row.", unanswered, gold.name));
    report.n = samples.size();

    const Json manifest = manifestOf(foreign, gold, edition, program, name);
    RunRecord run;
    run.id.value = newUlid();
    run.kind = "import";
    run.name = name;
    run.goldSet = gold.row;
    run.corpus = EditionName{edition.name, edition.version}.toString();
    run.snapshot = edition.snapshot;
    run.experiment = "{}";
    run.manifest = manifest.dump();
    run.manifestHash = manifest["hash"].get<std::string>();
    run.total = samples.size();
    run.createdUnixMs = systemClock().unixMs();
    RunRepository repository(database);
    TOUCHSTONE_TRY(database.transaction([&]() -> Result<> {
        TOUCHSTONE_TRY(repository.create(run));
        TOUCHSTONE_TRY(repository.save(run.id, samples));
        auto stored = repository.find(run.id.value);
        if (!stored)
            return fail(std::move(stored.error()));
        auto columns = readColumns(database, *stored);
        if (!columns)
            return fail(std::move(columns.error()));
        auto summary = summarise(*columns, 1, context);
        if (!summary)
            return fail(std::move(summary.error()));
        return repository.finish(run.id, summaryJson(*summary, false).dump());
    }));
    auto stored = repository.find(run.id.value);
    if (!stored)
        return fail(std::move(stored.error()));
    report.run = std::move(*stored);
    return report;
}

} // namespace touchstone
