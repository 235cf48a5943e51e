// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/shadow_worker.h"

#include "core/base/clock.h"
#include "core/base/hashing.h"
#include "eval/regressions/frozen_retriever.h"
#include "eval/regressions/shadow_answers.h"

#include <fmt/format.h>

#include <charconv>

namespace touchstone {
namespace {

/// The version of "answer@3" where it is one of `name`; none otherwise.
std::optional<int> versionIn(std::string_view label, std::string_view name) {
    if (!label.starts_with(name) || label.size() <= name.size() + 1 || label[name.size()] != '@')
        return std::nullopt;
    const std::string_view number = label.substr(name.size() + 1);
    int version = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), version);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size())
        return std::nullopt;
    return version;
}

/// A server that is away, busy or does not let us in says nothing about the prompt; one that refuses the
/// request itself (too long, a setting that it does not take) does.
bool isServersFault(const Error& error) {
    constexpr int kBusy = 429;
    constexpr int kOwnFaults = 500;
    return error.code == ErrorCode::Unreachable || error.code == ErrorCode::Offline ||
           error.code == ErrorCode::Malformed ||
           (error.code == ErrorCode::Refused &&
            (error.httpStatus >= kOwnFaults || error.httpStatus == kBusy || error.httpStatus == 401 ||
             error.httpStatus == 403 || error.httpStatus == 404));
}

std::string_view outcomeOf(const Answer& answer) {
    return answer.error ? "failed" : answer.refused != RefusalReason::None ? "refused" : "answered";
}

} // namespace

bool isShadowed(const std::string& question, double share, std::uint64_t seed) {
    const Sha256Digest digest = sha256(fmt::format("{}:{}", seed, question));
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 7; ++i)
        bits = bits << 8U | digest[i];
    return static_cast<double>(bits >> 3U) / 9007199254740992.0 < share; // 53 bits: [0, 1)
}

ShadowWorker::ShadowWorker(std::shared_ptr<Workbench> bench, ShadowOptions options)
    : m_bench(std::move(bench)), m_options(std::move(options)), m_batch(newUlid()) {}

Result<std::unique_ptr<ShadowWorker>> ShadowWorker::start(std::shared_ptr<Workbench> bench,
                                                          ShadowOptions options) {
    auto database = bench->workspace()->connect();
    if (!database)
        return fail(std::move(database.error()));
    PromptLibrary library(*database, bench->promptFolder());
    const auto inUse = library.inUse(options.candidate.name);
    if (!inUse)
        return fail(inUse.error());
    TOUCHSTONE_TRY(library.noteTrial(
        options.candidate, "shadow-on", inUse->version, options.author,
        fmt::format("a share of {:g} of serve's questions, seed {}", options.share, options.seed), ""));
    std::unique_ptr<ShadowWorker> worker(new ShadowWorker(std::move(bench), std::move(options)));
    worker->m_thread = std::jthread([one = worker.get()](const std::stop_token& stop) { one->work(stop); });
    return worker;
}

ShadowWorker::~ShadowWorker() {
    stop();
}

void ShadowWorker::stop() {
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped)
            return;
        m_stopped = true;
        if (!m_waiting.empty())
            m_counts["dropped_stopped"] += m_waiting.size();
        m_waiting.clear();
    }
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
    std::string told;
    for (const auto& [outcome, times] : counts())
        told += fmt::format("{}{} {}", told.empty() ? "" : ", ", times, outcome);
    note("shadow-off", std::nullopt, told.empty() ? "no question came" : told);
}

void ShadowWorker::note(const std::string& action, std::optional<int> from, const std::string& reason) {
    auto database = m_bench->workspace()->connect();
    if (database) // the server ends: there is nobody who could be told
        (void)PromptLibrary(*database, m_bench->promptFolder())
            .noteTrial(m_options.candidate, action, from, m_options.author, reason, "");
}

void ShadowWorker::count(const char* outcome, std::uint64_t times) {
    const std::lock_guard lock(m_mutex);
    m_counts[outcome] += times;
}

void ShadowWorker::skip() {
    count("skipped");
}

void ShadowWorker::submit(ShadowJob job) {
    const bool comparable = job.model && !job.production.error && job.production.tools.empty() &&
                            versionIn(job.production.prompt, m_options.candidate.name) &&
                            job.production.prompt != promptLabel(m_options.candidate);
    const std::lock_guard lock(m_mutex);
    if (!comparable)
        ++m_counts["skipped"];
    else if (m_stopped)
        ++m_counts["dropped_stopped"];
    else if (isSpent())
        ++m_counts["dropped_budget"];
    else if (m_waiting.size() >= m_options.queue)
        ++m_counts["dropped_full"];
    else
        m_waiting.push_back({std::move(job), std::chrono::steady_clock::now()});
    m_changed.notify_all();
}

/// With the mutex held.
bool ShadowWorker::isSpent() const {
    return (m_options.calls && m_asked >= *m_options.calls) || (m_options.cost && m_cost >= *m_options.cost);
}

void ShadowWorker::clientBegins() {
    const std::lock_guard lock(m_mutex);
    ++m_clients;
}

void ShadowWorker::clientEnds() {
    const std::lock_guard lock(m_mutex);
    --m_clients;
    m_changed.notify_all();
}

std::optional<ShadowJob> ShadowWorker::take(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (!m_changed.wait(lock, stop, [this] { return !m_waiting.empty(); }))
            return std::nullopt;
        const auto patience = m_waiting.front().since + kPatience;
        m_changed.wait_until(lock, stop, patience, [this] { return m_clients == 0 || m_waiting.empty(); });
        if (stop.stop_requested())
            return std::nullopt;
        if (m_waiting.empty())
            continue;
        if (isSpent()) {
            m_counts["dropped_budget"] += m_waiting.size();
            m_waiting.clear();
            continue;
        }
        ShadowJob job = std::move(m_waiting.front().job);
        m_waiting.pop_front();
        ++m_asked;
        return job;
    }
}

void ShadowWorker::work(const std::stop_token& stop) {
    std::optional<Database> database;
    while (auto job = take(stop)) {
        try {
            if (!database) {
                auto opened = m_bench->workspace()->connect();
                if (!opened) {
                    count("failed");
                    continue;
                }
                database.emplace(std::move(*opened));
            }
            tryOne(*job, *database, stop);
        } catch (const std::exception&) { // this thread's faults are never a client's
            count("failed");
        }
    }
}

void ShadowWorker::tryOne(const ShadowJob& job, Database& database, const std::stop_token& stop) {
    AskOptions options;
    options.retrieval = job.retrieval;
    options.prompt = m_options.candidate;
    options.boundarySecret = m_bench->boundarySecret();
    options.history = job.history;
    options.parameters = job.parameters;
    JobContext context;
    context.stop = stop;
    context.job = "serve";
    auto answer =
        touchstone::ask(job.question, GivenRetriever(job.passages), job.model.get(), options, {}, context);
    if (stop.stop_requested())
        return count("dropped_stopped");
    if (!answer || (answer->error && answer->error->code == ErrorCode::BudgetReached))
        return count(answer ? "dropped_budget" : "failed");
    if (answer->error && isServersFault(*answer->error))
        return count("failed"); // no pair: it would count against the candidate
    ShadowPair pair;
    pair.batch = m_batch;
    pair.kind = "live";
    pair.prompt = m_options.candidate.name;
    pair.production = versionIn(job.production.prompt, m_options.candidate.name).value_or(0);
    pair.candidate = m_options.candidate.version;
    pair.question = job.question;
    pair.corpora = job.corpora;
    pair.model = job.model->spec();
    pair.recorded = true;
    std::vector<Passage> passages;
    pair.productionOutput = shadowOutput(job.production, passages);
    // The passages were found once, for both: the time that took counts for both.
    answer->totalMs += job.production.retrievalMs - answer->retrievalMs;
    answer->retrievalMs = job.production.retrievalMs;
    pair.candidateOutput = shadowOutput(*answer, passages);
    const Result<> saved = ShadowRepository(database).save({pair}, passages);
    const std::lock_guard lock(m_mutex);
    ++m_counts[saved && !answer->error ? "compared" : "failed"];
    ++m_answers[{job.production.prompt, std::string(outcomeOf(job.production))}];
    ++m_answers[{promptLabel(m_options.candidate), std::string(outcomeOf(*answer))}];
    if (answer->cost && answer->cache != CacheState::Hit) {
        m_cost += *answer->cost;
        m_currency = answer->currency;
    }
}

std::map<std::string, std::uint64_t> ShadowWorker::counts() const {
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

std::string ShadowWorker::metricsText() const {
    const std::lock_guard lock(m_mutex);
    std::string out = "# HELP touchstone_shadow_questions_total Questions of the share, by what became of "
                      "them.\n# TYPE touchstone_shadow_questions_total counter\n";
    for (const auto& [outcome, times] : m_counts)
        out += fmt::format("touchstone_shadow_questions_total{{outcome=\"{}\"}} {}\n", outcome, times);
    out += "# HELP touchstone_shadow_answers_total Answers that were compared, by version and outcome.\n"
           "# TYPE touchstone_shadow_answers_total counter\n";
    for (const auto& [which, times] : m_answers)
        out += fmt::format("touchstone_shadow_answers_total{{prompt=\"{}\",outcome=\"{}\"}} {}\n",
                           which.first, which.second, times);
    out += fmt::format("# HELP touchstone_shadow_waiting Questions that wait for the candidate.\n# TYPE "
                       "touchstone_shadow_waiting gauge\ntouchstone_shadow_waiting {}\n",
                       m_waiting.size());
    if (!m_currency.empty())
        out += fmt::format("# HELP touchstone_shadow_cost_total Cost of the candidate's calls.\n# TYPE "
                           "touchstone_shadow_cost_total counter\n"
                           "touchstone_shadow_cost_total{{currency=\"{}\"}} {}\n",
                           m_currency, m_cost);
    return out;
}

} // namespace touchstone
