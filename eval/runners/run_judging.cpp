// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/run_judging.h"

#include "core/models/response_cache.h"
#include "core/platform/secrets.h"
#include "eval/judges/judge.h"
#include "eval/runners/judged_sample.h"
#include "eval/runners/limited_model.h"
#include "eval/runners/run_executor.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kSamplesPerThread = 4; ///< committed together
constexpr std::size_t kJudgeFailuresInARow = 8;

struct PendingSample {
    SampleKey key;
    std::string scores;
    JudgedAnswer answer;
};

struct PendingKey {
    SampleKey key;
    std::string output, scores;
};

bool judgedAlready(const Json& scores, const std::vector<std::string>& names) {
    return scores.is_object() && std::all_of(names.begin(), names.end(),
                                             [&](const std::string& name) { return scores.contains(name); });
}

Json recordJson(const JudgeRecord& record, const JudgeSettings& settings) {
    Json json{{"evidence", record.evidence},
              {"calls", record.calls},
              {"input_tokens", record.inputTokens},
              {"output_tokens", record.outputTokens}};
    if (settings.inputPerMillion && settings.outputPerMillion && record.tokensKnown) {
        json["cost"] = (static_cast<double>(record.inputTokens) * *settings.inputPerMillion +
                        static_cast<double>(record.outputTokens) * *settings.outputPerMillion) /
                       1e6;
        json["currency"] = settings.currency;
    } else {
        json["cost"] = nullptr;
    }
    if (record.error)
        json["error"] = record.error->message;
    return json;
}

std::vector<std::string> armNames(const PreparedRun& prepared) {
    std::vector<std::string> out;
    for (const ResolvedArm& arm : prepared.arms)
        out.push_back(arm.arm.name);
    return out;
}

/// One pairwise verdict of a sample, added to the count.
void countPair(const Json& record, std::optional<PairwiseCounts>& counts) {
    const auto kept = record.find("evidence");
    const auto pair = kept != record.end() && kept->is_object() ? kept->find("pairwise") : record.end();
    if (kept == record.end() || !kept->is_object() || pair == kept->end() || !pair->is_object() ||
        pair->contains("failed"))
        return;
    if (!counts)
        counts.emplace();
    ++counts->n;
    if (pair->value("equal", false)) {
        ++counts->ties;
        return;
    }
    const std::string first = pair->value("as_first", std::string());
    const std::string second = pair->value("as_second", std::string());
    counts->better += first == "first" && second == "second" ? 1 : 0;
    counts->worse += first == "second" && second == "first" ? 1 : 0;
    counts->firstTwice += first == "first" && second == "first" ? 1 : 0;
    counts->secondTwice += first == "second" && second == "second" ? 1 : 0;
    counts->ties += first == "tie" && second == "tie" ? 1 : 0;
    counts->halfTies += (first == "tie") != (second == "tie") ? 1 : 0;
}

class RunJudging {
public:
    RunJudging(Database& database, const JudgingJob& job, RunLimits& limits, JobContext& context)
        : m_database(database), m_job(job), m_limits(limits), m_context(context),
          m_settings(job.prepared.experiment.judges), m_names(m_settings.scoreNames()),
          m_cache(job.services.workspace),
          m_samples(database, job.run.id, job.prepared.items, armNames(job.prepared), m_settings, true),
          m_linked(context.stop, [this] { m_stop.request_stop(); }) {}

    Result<> run() {
        TOUCHSTONE_TRY(collect());
        if (m_pending.empty())
            return {};
        TOUCHSTONE_TRY(makeJudge());
        ProgressMeter meter(m_context, "judging", m_pending.size());
        const std::size_t threads = std::max<std::size_t>(1, m_job.prepared.experiment.parallel);
        const std::size_t together = threads * kSamplesPerThread;
        for (std::size_t begin = 0; begin < m_pending.size() && !m_fatal; begin += together) {
            TOUCHSTONE_TRY(m_context.check());
            const std::size_t end = std::min(begin + together, m_pending.size());
            TOUCHSTONE_TRY(judgeThese(begin, end, std::min(threads, end - begin)));
            meter.advance(end - begin);
        }
        TOUCHSTONE_TRY(m_context.check());
        if (m_fatal)
            return fail(*m_fatal);
        meter.finish();
        return {};
    }

private:
    Result<> collect() {
        std::map<SampleKey, Json> records;
        TOUCHSTONE_TRY(RunRepository(m_database)
                           .eachVerdict(m_job.run.id, [&](const SampleKey& key, const std::string& record) {
                               records[key] = Json::parse(record, nullptr, false);
                               return Result<>();
                           }));
        return RunRepository(m_database).each(m_job.run.id, [&](const SampleRecord& sample) -> Result<> {
            const Json scores = Json::parse(sample.scores, nullptr, false);
            const auto record = records.find(sample.key);
            const bool unasked = m_job.again && record != records.end() && record->second.contains("error");
            if (judgedAlready(scores, m_names) && !unasked)
                spend(record != records.end() ? record->second : Json());
            else
                m_pending.push_back({sample.key, sample.output, sample.scores});
            return {};
        });
    }

    /// What an earlier part of the run has spent on verdicts.
    void spend(const Json& record) {
        if (!record.is_object())
            return;
        SampleOutput spent;
        spent.attempts = record.value("calls", 0);
        if (spent.attempts == 0)
            return;
        spent.usage.input = record.value("input_tokens", std::int64_t{0});
        spent.usage.output = record.value("output_tokens", std::int64_t{0});
        if (const auto cost = record.find("cost"); cost != record.end() && cost->is_number())
            spent.cost = cost->get<double>();
        m_limits.spent(spent);
    }

    Result<> makeJudge() {
        auto model = m_job.services.model(m_settings.model);
        if (!model)
            return fail(std::move(model.error()));
        if (!*model)
            return fail(ErrorCode::Usage, "The extractive answerer cannot judge.",
                        "Name a chat model in judges.");
        auto prompts = readJudgePrompts(m_job.services.promptFolder, m_settings);
        if (!prompts)
            return fail(std::move(prompts.error()));
        RunPrices prices;
        prices.currency = m_settings.currency;
        prices.inputPerMillion = m_settings.inputPerMillion;
        prices.outputPerMillion = m_settings.outputPerMillion;
        auto limited = std::make_shared<LimitedModel>(
            std::move(*model), m_limits, std::move(prices),
            "The run's budget of {} is reached while judging.",
            "What was done is kept; eval resume RUN --budget calls=N,cost=N goes on with more.");
        std::shared_ptr<ChatModel> cached = shareCachedModel(std::move(limited), m_cache, CacheMode::Normal);
        m_judge.emplace(m_settings, std::move(cached), std::move(*prompts));
        return {};
    }

    Result<> judgeThese(std::size_t begin, std::size_t end, std::size_t count) {
        std::vector<PendingSample> batch;
        for (std::size_t i = begin; i < end; ++i) {
            auto answer = m_samples.answer(m_pending[i].key, m_pending[i].output);
            if (!answer)
                return fail(std::move(answer.error()));
            batch.push_back({m_pending[i].key, m_pending[i].scores, std::move(*answer)});
        }
        std::vector<std::optional<Result<JudgeRecord>>> done(batch.size());
        std::atomic<std::size_t> next{0};
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < count; ++t)
            threads.emplace_back([&] {
                for (std::size_t i = next++; i < batch.size() && !m_stop.stop_requested(); i = next++) {
                    JobContext context = m_context;
                    context.stop = m_stop.get_token();
                    context.progress = {};
                    done[i] = m_judge->judge(batch[i].answer, context);
                    if (!*done[i])
                        m_stop.request_stop();
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        return commit(batch, done);
    }

    Result<> commit(const std::vector<PendingSample>& batch,
                    std::vector<std::optional<Result<JudgeRecord>>>& done) {
        std::vector<RunRepository::NewVerdict> verdicts;
        const Redactor& redactor = Redactor::instance();
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (!done[i])
                continue;
            if (!*done[i]) {
                const Error& error = done[i]->error();
                if (error.code != ErrorCode::Cancelled && !m_fatal)
                    m_fatal = error;
                continue;
            }
            const JudgeRecord& record = **done[i];
            m_failures = record.error ? m_failures + 1 : 0;
            if (record.error && m_failures >= kJudgeFailuresInARow && !m_fatal)
                m_fatal = *record.error;
            Json scores = Json::parse(batch[i].scores, nullptr, false);
            if (!scores.is_object())
                scores = Json::object();
            std::vector<std::string> names;
            std::vector<Score> values;
            for (const auto& score : record.scores) {
                names.push_back(score.first);
                values.push_back(score.second);
            }
            scores.update(Json::parse(scoresJson(names, values)));
            verdicts.push_back(
                {batch[i].key,
                 redactor.redactKnown(scores.dump(-1, ' ', false, Json::error_handler_t::replace)),
                 redactor.redactKnown(
                     recordJson(record, m_settings).dump(-1, ' ', false, Json::error_handler_t::replace))});
        }
        return RunRepository(m_database).saveVerdicts(m_job.run.id, verdicts);
    }

    Database& m_database;
    const JudgingJob& m_job;
    RunLimits& m_limits;
    JobContext& m_context;
    const JudgeSettings& m_settings;
    std::vector<std::string> m_names;
    WorkspaceResponseCache m_cache;
    JudgedSamples m_samples;
    std::optional<Judge> m_judge;
    std::vector<PendingKey> m_pending;
    std::size_t m_failures = 0;
    std::optional<Error> m_fatal;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_linked;
};

} // namespace

Result<> judgeSamples(Database& database, const JudgingJob& job, RunLimits& limits, JobContext& context) {
    return RunJudging(database, job, limits, context).run();
}

Result<std::optional<JudgingTotals>> judgingTotals(Database& database, const RunRecord& run) {
    std::optional<JudgingTotals> out;
    bool known = true;
    TOUCHSTONE_TRY(
        RunRepository(database).eachVerdict(run.id, [&](const SampleKey&, const std::string& text) {
            const Json record = Json::parse(text, nullptr, false);
            if (!record.is_object())
                return Result<>();
            if (!out)
                out.emplace();
            countPair(record, out->pairwise);
            out->calls += record.value("calls", std::int64_t{0});
            out->inputTokens += record.value("input_tokens", std::int64_t{0});
            out->outputTokens += record.value("output_tokens", std::int64_t{0});
            const auto cost = record.find("cost");
            if (cost != record.end() && cost->is_number())
                out->cost = out->cost.value_or(0) + cost->get<double>();
            else
                known = false;
            out->currency = record.value("currency", out->currency);
            return Result<>();
        }));
    if (out && !known)
        out->cost.reset();
    return out;
}

} // namespace touchstone
