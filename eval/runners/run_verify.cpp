// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/run_verify.h"

#include "core/answering/hit_json.h"
#include "eval/gold/gold_repository.h"
#include "eval/judges/judge_scores.h"
#include "eval/metrics/sample_scorer.h"
#include "eval/runners/judged_sample.h"
#include "eval/runners/sample_builder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kTolerance = 1e-9;

bool same(const Score& a, const Score& b) {
    if (a.state != b.state)
        return false;
    if (!a.hasValue())
        return a.reason == b.reason;
    return std::abs(a.value - b.value) <= kTolerance * std::max(1.0, std::abs(a.value));
}

Json scoreJson(const Score& score) {
    if (score.hasValue())
        return finiteOrNull(score.value);
    if (score.state == ScoreState::NotApplicable)
        return {{"na", score.reason}};
    return {{"failed", score.reason}};
}

/// The scores of a sample as they are stored beside those that are calculated now.
struct Comparison {
    const SampleRecord& record;
    const std::string& arm;
    const std::vector<std::pair<std::string, Score>>& stored;
    VerifyReport& report;

    [[nodiscard]] Score before(const std::string& metric) const {
        const auto found = std::find_if(stored.begin(), stored.end(),
                                        [&](const auto& score) { return score.first == metric; });
        return found == stored.end() ? Score::notApplicable("not stored") : found->second;
    }
    void one(const std::string& metric, const Score& computed) const {
        ++report.scores;
        const Score old = before(metric);
        if (!same(old, computed))
            report.drift.push_back({record.item, arm, metric, record.key.repeat, old, computed});
    }
};

void compareJudged(const JudgeSettings& judges, const JudgedAnswer& answer, const Json& said,
                   const Comparison& compare) {
    const Json kept = said.is_object() ? said.value("evidence", Json::object()) : Json::object();
    for (const std::string& name : judges.scoreNames()) {
        const std::optional<Score> computed = judgedScore(name, answer, kept);
        if (!computed && compare.before(name).state == ScoreState::Failed) {
            ++compare.report.unverified; // runs of before keep no reply that could not be read
            continue;
        }
        ++compare.report.judged;
        compare.one(name, computed.value_or(Score::failed("the verdicts are not there any more")));
    }
}

Result<std::vector<GoldItem>> itemsOf(Database& database, const RunRecord& run) {
    GoldRepository golds(database);
    auto gold = golds.find(run.gold);
    if (!gold)
        return fail(std::move(gold.error()));
    return golds.items(*gold);
}

struct Inputs {
    std::vector<std::string> arms, metrics;
    JudgeSettings judges;
    std::vector<FormatCheck> checks;
};

Result<Inputs> inputsOf(const RunRecord& run) {
    const Json manifest = Json::parse(run.manifest, nullptr, false);
    if (!manifest.is_object() || !manifest.contains("arms") || !manifest.contains("metrics"))
        return fail(ErrorCode::BadInput, "The manifest of this run cannot be read.");
    Inputs out;
    for (const Json& arm : manifest["arms"])
        out.arms.push_back(arm.value("name", std::string("main")));
    out.metrics = manifest["metrics"].get<std::vector<std::string>>();
    if (const auto judges = manifest.find("judges"); judges != manifest.end() && judges->is_object()) {
        const auto names = judges->find("metrics");
        if (names != judges->end() && names->is_array())
            out.judges.metrics = names->get<std::vector<std::string>>();
        if (const auto rubrics = judges->find("rubrics"); rubrics != judges->end())
            for (const Json& rubric : *rubrics)
                out.judges.rubrics.push_back({rubric.value("name", std::string()), {}, {}});
        out.judges.baseline = judges->value("baseline", std::string());
    }
    if (const auto checks = manifest.find("checks"); checks != manifest.end())
        for (const Json& check : *checks) {
            auto parsed = formatCheckFromJson(check);
            if (!parsed)
                return fail(std::move(parsed.error()));
            out.checks.push_back(std::move(*parsed));
        }
    return out;
}

} // namespace

Result<VerifyReport> verifyRun(Database& database, const RunRecord& run, JobContext& context) {
    auto inputs = inputsOf(run);
    if (!inputs)
        return fail(std::move(inputs.error()));
    auto items = itemsOf(database, run);
    if (!items)
        return fail(std::move(items.error()));
    auto edition = CorpusRepository(database).edition(EditionName::parse(run.corpus));
    if (!edition)
        return fail(std::move(edition.error()));
    if (edition->snapshot != run.snapshot)
        return fail(ErrorCode::BadInput,
                    fmt::format("The corpus {} is no longer the one that the run {} searched.", run.corpus,
                                run.id.value),
                    "Add the same files again; the scores need the places of its sections.");
    auto builder = SampleBuilder::build(database, *edition, *items, inputs->checks);
    if (!builder)
        return fail(std::move(builder.error()));
    auto scorer = SampleScorer::make(inputs->metrics);
    if (!scorer)
        return fail(std::move(scorer.error()));
    std::map<SampleKey, Json> verdicts;
    TOUCHSTONE_TRY(
        RunRepository(database).eachVerdict(run.id, [&](const SampleKey& key, const std::string& record) {
            verdicts[key] = Json::parse(record, nullptr, false);
            return Result<>();
        }));
    JudgedSamples judged(database, run.id, *items, inputs->arms, inputs->judges, false);
    VerifyReport report;
    ProgressMeter meter(context, "verifying", run.done);
    TOUCHSTONE_TRY(RunRepository(database).each(run.id, [&](const SampleRecord& record) -> Result<> {
        TOUCHSTONE_TRY(context.check());
        auto output = outputFromJson(record.output);
        auto stored = scoresFromJson(record.scores);
        if (!output || !stored)
            return fail(!output ? output.error() : stored.error());
        if (record.key.ordinal >= items->size() || record.key.arm >= inputs->arms.size())
            return fail(ErrorCode::BadInput, "A sample of this run has no place in its manifest.");
        const Comparison compare{record, inputs->arms[record.key.arm], *stored, report};
        const std::vector<Score> computed = scorer->score(builder->sample(record.key.ordinal, *output));
        ++report.samples;
        for (std::size_t i = 0; i < computed.size(); ++i)
            compare.one(inputs->metrics[i], computed[i]);
        const auto said = verdicts.find(record.key);
        if (said != verdicts.end()) {
            auto answer = judged.answer(record.key, record.output);
            if (!answer)
                return fail(std::move(answer.error()));
            compareJudged(inputs->judges, *answer, said->second, compare);
        } else {
            for (const std::string& name : inputs->judges.scoreNames())
                report.unverified += std::any_of(stored->begin(), stored->end(),
                                                 [&](const auto& score) { return score.first == name; })
                                         ? 1
                                         : 0;
        }
        meter.advance();
        return {};
    }));
    meter.finish();
    return report;
}

Json verifyJson(const RunRecord& run, const VerifyReport& report) {
    Json drift = Json::array();
    for (const ScoreDrift& one : report.drift)
        drift.push_back({{"item", one.item},
                         {"arm", one.arm},
                         {"repeat", one.repeat},
                         {"metric", one.metric},
                         {"stored", scoreJson(one.stored)},
                         {"computed", scoreJson(one.computed)}});
    return {{"run", run.id.value},      {"samples", report.samples},       {"scores", report.scores},
            {"judged", report.judged},  {"unverified", report.unverified}, {"drifted", report.drift.size()},
            {"drift", std::move(drift)}};
}

} // namespace touchstone
