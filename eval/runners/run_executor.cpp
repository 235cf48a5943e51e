// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/run_executor.h"

#include "core/platform/secrets.h"
#include "eval/metrics/sample_scorer.h"
#include "eval/runners/run_judging.h"
#include "eval/runners/run_limits.h"
#include "eval/runners/run_summary.h"
#include "eval/runners/sample_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace touchstone {

namespace {

/// So many calls in a row must fail before a run gives up on its provider.
constexpr std::size_t kFailuresInARow = 8;

class Executor {
public:
    Executor(Database& database, const RunRecord& run, const PreparedRun& prepared,
             const ExecuteOptions& options, JobContext& context)
        : m_database(database), m_run(run), m_prepared(prepared), m_options(options), m_context(context),
          m_limits(prepared.experiment.budget, prepared.experiment.requestsPerMinute),
          m_linked(context.stop, [this] { m_stop.request_stop(); }) {}

    Result<> run() {
        // A power cut must not take back what was paid for.
        TOUCHSTONE_TRY(m_database.execute("PRAGMA synchronous = FULL"));
        TOUCHSTONE_TRY(plan());
        if (!m_work.empty()) {
            auto builder =
                SampleBuilder::build(m_database, m_prepared.edition, m_prepared.items, m_prepared.checks);
            if (!builder)
                return fail(std::move(builder.error()));
            m_builder.emplace(std::move(*builder));
            TOUCHSTONE_TRY(makeTargets());
            TOUCHSTONE_TRY(work());
        }
        if (m_context.stopped())
            return fail(ErrorCode::Cancelled, "Stopped.");
        if (m_fatal)
            return fail(std::move(*m_fatal));
        if (m_prepared.experiment.judges.any())
            return judgeSamples(m_database, {m_run, m_prepared, m_options.services, m_options.retryFailed},
                                m_limits, m_context);
        return {};
    }

private:
    /// What is not there yet, item by item, so that a partial run has the same items in every arm.
    Result<> plan() {
        RunRepository repository(m_database);
        auto finished = repository.finished(m_run.id);
        if (!finished)
            return fail(std::move(finished.error()));
        const bool again = m_options.retryFailed || m_run.state != RunState::Done;
        std::map<SampleKey, bool> have;
        for (const RunRepository::Finished& sample : *finished)
            if (!sample.failed || !again)
                have.emplace(sample.key, true);
        m_done = have.size();
        for (std::uint64_t ordinal = 0; ordinal < m_prepared.items.size(); ++ordinal)
            for (std::uint32_t repeat = 0; repeat < m_prepared.experiment.repeats; ++repeat)
                for (std::uint32_t arm = 0; arm < m_prepared.arms.size(); ++arm)
                    if (!have.contains({arm, ordinal, repeat}))
                        m_work.push_back({arm, ordinal, repeat});
        const RunBudget& budget = m_prepared.experiment.budget;
        if (!budget.calls && !budget.tokens && !budget.cost)
            return {};
        return repository.each(m_run.id, [&](const SampleRecord& record) -> Result<> {
            auto output = outputFromJson(record.output);
            if (output && isPaid(record.key.arm))
                m_limits.spent(*output);
            return {};
        });
    }

    [[nodiscard]] bool isPaid(std::uint32_t arm) const {
        return arm < m_prepared.arms.size() && m_prepared.arms[arm].arm.settings.arm != ArmKind::Extractive;
    }

    Result<> makeTargets() {
        TargetServices services = m_options.services;
        services.seed = m_prepared.experiment.seed;
        for (const ResolvedArm& arm : m_prepared.arms) {
            auto target = makeTarget(arm, m_prepared.edition, services, m_context);
            if (!target)
                return fail(std::move(target.error()));
            m_targets.push_back(std::move(*target));
        }
        return {};
    }

    Result<> work() {
        const std::size_t count = std::min<std::size_t>(m_prepared.experiment.parallel, m_work.size());
        m_active = count;
        std::vector<std::thread> threads;
        threads.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            threads.emplace_back([this] { worker(); });
        const Result<> committed = commitAll();
        if (!committed)
            m_stop.request_stop();
        for (std::thread& thread : threads)
            thread.join();
        return committed;
    }

    /// The one writer: whatever has come since the last commit goes into the next one.
    Result<> commitAll() {
        RunRepository repository(m_database);
        ProgressMeter meter(m_context, "answering", m_work.size() + m_done);
        meter.advance(m_done);
        for (;;) {
            std::vector<NewSample> batch;
            {
                std::unique_lock lock(m_mutex);
                m_came.wait(lock, [this] { return !m_ready.empty() || m_active == 0; });
                batch.swap(m_ready);
            }
            if (batch.empty())
                break;
            TOUCHSTONE_TRY(repository.save(m_run.id, batch));
            meter.advance(batch.size());
        }
        if (!m_context.stopped())
            meter.finish();
        return {};
    }

    void worker() {
        auto scorer = SampleScorer::make(m_prepared.experiment.metrics);
        if (!scorer)
            giveUp(std::move(scorer.error()));
        while (scorer) {
            const std::optional<SampleKey> key = next();
            if (!key)
                break;
            if (!m_limits.waitForTurn(m_stop.get_token()))
                break;
            JobContext context = m_context;
            context.stop = m_stop.get_token();
            context.progress = {};
            auto reply = m_targets[key->arm]->answer(m_prepared.items[key->ordinal], key->repeat, context);
            if (!reply) {
                if (reply.error().code != ErrorCode::Cancelled)
                    giveUp(std::move(reply.error()));
                break;
            }
            take(*key, std::move(*reply), *scorer);
        }
        const std::lock_guard lock(m_mutex);
        --m_active;
        m_came.notify_one();
    }

    std::optional<SampleKey> next() {
        const std::lock_guard lock(m_mutex);
        if (m_stop.stop_requested() || m_fatal || m_next == m_work.size())
            return std::nullopt;
        const SampleKey key = m_work[m_next];
        if (std::string limit; isPaid(key.arm) && !m_limits.reserve(limit)) {
            m_fatal = makeError(
                ErrorCode::BudgetReached,
                fmt::format("The run's budget of {} is reached; {} of {} are done.", limit, m_done + m_next,
                            m_work.size() + m_done),
                "What was done is kept; eval resume RUN --budget calls=N,cost=N goes on with more.");
            return std::nullopt;
        }
        ++m_next;
        return key;
    }

    void take(const SampleKey& key, TargetReply reply, SampleScorer& scorer) {
        const GoldItem& item = m_prepared.items[key.ordinal];
        SampleOutput& output = reply.output;
        if (!isPaid(key.arm))
            output.cost = 0;
        else if (!output.cost && (output.cost = costOf(output.usage, m_prepared.experiment.prices)))
            output.currency = m_prepared.experiment.prices.currency;
        if (isPaid(key.arm))
            m_limits.settle(output);
        const Redactor& redactor = Redactor::instance();
        NewSample sample;
        sample.record.key = key;
        sample.record.item = item.id;
        sample.record.failed = output.failed();
        sample.record.refused = output.refused;
        sample.record.output = redactor.redactKnown(outputJson(output));
        sample.record.scores = redactor.redactKnown(
            scoresJson(m_prepared.experiment.metrics, scorer.score(m_builder->sample(key.ordinal, output))));
        if (reply.trace)
            sample.record.trace = reply.trace->id.value;
        sample.passages = std::move(reply.passages);
        sample.trace = std::move(reply.trace);
        const std::lock_guard lock(m_mutex);
        m_ready.push_back(std::move(sample));
        m_came.notify_one();
        if (!reply.error) {
            m_succeeded = true;
            m_failures = 0;
            return;
        }
        const bool enough = ++m_failures >= std::max<std::size_t>(kFailuresInARow, 2 * m_targets.size());
        if (enough || (!m_succeeded && isHopeless(*reply.error)))
            giveUpLocked(std::move(*reply.error));
    }

    void giveUp(Error error) {
        const std::lock_guard lock(m_mutex);
        giveUpLocked(std::move(error));
    }
    void giveUpLocked(Error error) {
        if (!m_fatal)
            m_fatal = std::move(error);
    }

    Database& m_database;
    const RunRecord& m_run;
    const PreparedRun& m_prepared;
    const ExecuteOptions& m_options;
    JobContext& m_context;
    RunLimits m_limits;
    std::optional<SampleBuilder> m_builder;
    std::vector<std::unique_ptr<Target>> m_targets;
    std::vector<SampleKey> m_work;
    std::uint64_t m_done = 0;

    std::mutex m_mutex; ///< of all below
    std::condition_variable m_came;
    std::vector<NewSample> m_ready;
    std::size_t m_next = 0, m_active = 0, m_failures = 0;
    bool m_succeeded = false;
    std::optional<Error> m_fatal;

    std::stop_source m_stop; ///< of the workers: the caller's, or a commit that failed
    std::stop_callback<std::function<void()>> m_linked;
};

Result<> finishRun(Database& database, const RunRecord& run, const PreparedRun& prepared,
                   JobContext& context) {
    auto columns = readColumns(database, run);
    if (!columns)
        return fail(std::move(columns.error()));
    auto summary = summarise(*columns, prepared.experiment.seed, context);
    if (!summary)
        return fail(std::move(summary.error()));
    return RunRepository(database).finish(run.id, summaryJson(*summary, false).dump());
}

} // namespace

bool isHopeless(const Error& error) {
    switch (error.code) {
    case ErrorCode::Usage:
    case ErrorCode::NotFound:
    case ErrorCode::Offline:
        return true;
    case ErrorCode::Refused:
        return error.httpStatus == 401 || error.httpStatus == 403 || error.httpStatus == 404;
    case ErrorCode::Unreachable:
        return error.detail.starts_with("refused") || error.detail.starts_with("name");
    default:
        return false;
    }
}

Result<RunRecord> executeRun(Database& database, const RunRecord& run, const PreparedRun& prepared,
                             const ExecuteOptions& options, JobContext& context) {
    RunRepository repository(database);
    Result<> done = Executor(database, run, prepared, options, context).run();
    if (done)
        done = finishRun(database, run, prepared, context);
    if (!done) {
        const Error& error = done.error();
        const bool stopped = error.code == ErrorCode::Cancelled;
        // The first error is the one to tell.
        (void)repository.release(run.id, stopped ? std::string() : std::string(errorCodeName(error.code)),
                                 stopped ? std::string() : Redactor::instance().redact(error.message));
        return fail(done.error());
    }
    return repository.find(run.id.value);
}

} // namespace touchstone
