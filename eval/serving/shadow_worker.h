// SPDX-License-Identifier: GPL-3.0-or-later
// Shadow of `serve`: a share of the questions is also answered by a candidate version of the prompt, over the
// same passages, after the client has its answer and on a thread of its own, one at a time. Nobody is shown
// what it says; the pairs are kept in the workspace (eval/regressions/shadow_answers.h). Safe for concurrent
// use.
#pragma once

#include "core/answering/workbench.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace touchstone {

struct ShadowOptions {
    StoredPrompt candidate;
    double share = 0.1;
    std::uint64_t seed = 1;
    std::size_t queue = 64;            ///< waiting questions; what comes beyond is dropped and counted
    std::optional<std::int64_t> calls; ///< candidates asked by this server, at most
    std::optional<double> cost;        ///< money spent on them, at most
    std::string author;                ///< for the log
};

/// Whether a question is of the share: by a hash of question and seed, so that the same question always is or
/// never is.
bool isShadowed(const std::string& question, double share, std::uint64_t seed);

struct ShadowJob {
    std::string question, corpora;
    std::vector<Message> history;
    AnswerParameters parameters;
    RetrievalOptions retrieval;
    RetrievalResult passages; ///< what production was given
    Answer production;
    std::shared_ptr<ChatModel> model;
};

class ShadowWorker {
public:
    /// Notes in the log of the prompt that it begins. Errors: the store's.
    static Result<std::unique_ptr<ShadowWorker>> start(std::shared_ptr<Workbench> bench,
                                                       ShadowOptions options);
    ~ShadowWorker(); ///< as stop()
    [[nodiscard]] bool wants(const std::string& question) const {
        return isShadowed(question, m_options.share, m_options.seed);
    }
    /// Never waits.
    void submit(ShadowJob job);
    /// A question that was of the share and cannot be compared.
    void skip();
    /// While clients are being answered the candidate waits, so that it takes no model from them (for
    /// kPatience at most).
    void clientBegins();
    void clientEnds();
    /// Ends the call that is being made, drops what waits, and notes it in the log.
    void stop();

    /// Outcomes so far: compared, failed (the candidate's call did), dropped_full, dropped_budget,
    /// dropped_stopped, skipped.
    [[nodiscard]] std::map<std::string, std::uint64_t> counts() const;
    /// Prometheus text, for /metrics.
    [[nodiscard]] std::string metricsText() const;

    static constexpr auto kPatience = std::chrono::seconds(5);

private:
    struct Waiting {
        ShadowJob job;
        std::chrono::steady_clock::time_point since;
    };
    ShadowWorker(std::shared_ptr<Workbench> bench, ShadowOptions options);
    void work(const std::stop_token& stop);
    std::optional<ShadowJob> take(const std::stop_token& stop);
    void tryOne(const ShadowJob& job, Database& database, const std::stop_token& stop);
    void count(const char* outcome, std::uint64_t times = 1);
    [[nodiscard]] bool isSpent() const;
    void note(const std::string& action, std::optional<int> from, const std::string& reason);

    const std::shared_ptr<Workbench> m_bench;
    const ShadowOptions m_options;
    const std::string m_batch;
    mutable std::mutex m_mutex; ///< of all below
    std::condition_variable_any m_changed;
    std::deque<Waiting> m_waiting;
    std::map<std::string, std::uint64_t> m_counts;
    std::map<std::pair<std::string, std::string>, std::uint64_t> m_answers; ///< version, outcome
    std::size_t m_clients = 0;
    std::int64_t m_asked = 0;
    double m_cost = 0;
    std::string m_currency;
    bool m_stopped = false;
    std::jthread m_thread; ///< the last member: it uses all others
};

} // namespace touchstone
