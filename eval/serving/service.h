// SPDX-License-Identifier: GPL-3.0-or-later
// What `serve` answers: routes, access, and questions put to the workbench. handle() is called on each
// connection's thread; safe for concurrent use.
#pragma once

#include "core/answering/workbench.h"
#include "eval/serving/access.h"
#include "eval/serving/completion_reply.h"
#include "eval/serving/completion_request.h"
#include "eval/serving/serving_metrics.h"
#include "eval/serving/shadow_worker.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace touchstone {

struct ServiceOptions {
    std::string model;                   ///< SPEC or a name from the settings; "" = the default
    std::string corpora;                 ///< none but these are searched; "" = the only one there is
    std::string token;                   ///< "" = none is asked for
    std::string version;                 ///< of the program
    CompletionRequest defaults;          ///< k, mode, filters, cache, agent
    std::optional<ShadowOptions> shadow; ///< a candidate that is tried beside the version in production
};

/// Counted for a client that went before its answer; nobody is there to read it.
inline constexpr int kClientGone = 499;

class Service {
public:
    /// Looks whether model and corpora are there, and loads the indexes. Errors: as Workbench's; Usage (a
    /// shadow without a model).
    static Result<std::unique_ptr<Service>> open(std::shared_ptr<Workbench> bench, ServiceOptions options,
                                                 JobContext& context);
    void handle(HttpExchange& exchange);
    /// Before the program ends: no further candidate is asked.
    void stopShadow() {
        if (m_shadow)
            m_shadow->stop();
    }
    /// For /metrics; set before the first request.
    void countConnectionsBy(std::function<std::size_t()> count) { m_connections = std::move(count); }

private:
    using Editions = std::vector<EditionInfo>;
    struct Asked {
        CompletionRequest request;
        Editions editions;
        std::shared_ptr<ChatModel> model;
        CompletionHead head;
    };
    template<class T>
    using Answered = tl::expected<T, ApiError>;

    Service(std::shared_ptr<Workbench> bench, ServiceOptions options);
    int dispatch(HttpExchange& exchange);
    int refuse(HttpExchange& exchange, const ApiError& error);
    int complete(HttpExchange& exchange);
    int search(HttpExchange& exchange);
    int models(HttpExchange& exchange, std::string_view id);
    int health(HttpExchange& exchange);
    int metrics(HttpExchange& exchange);
    Answered<Asked> read(const HttpCall& call);
    Answered<Editions> editionsFor(const std::string& corpora);
    Answered<std::shared_ptr<ChatModel>> modelFor(const CompletionRequest& request);
    /// `found`: where the passages are kept for the shadow, when the question is of its share.
    Result<Answer> ask(const Asked& asked, AskEvents events, std::stop_token stop,
                       std::optional<RetrievalResult>& found);
    /// `stopped`: the client went, or the server ends: the answer is not whole.
    void shadow(const Asked& asked, const Result<Answer>& answer, std::optional<RetrievalResult> found,
                bool stopped);
    int answerWhole(HttpExchange& exchange, const Asked& asked);
    int answerInPieces(HttpExchange& exchange, const Asked& asked);
    std::optional<ApiError> faultIn(const Result<Answer>& answer, const std::stop_token& stop);

    const std::shared_ptr<Workbench> m_bench;
    const ServiceOptions m_options;
    const Access m_access;
    const std::int64_t m_startedUnixSeconds;
    ServingMetrics m_metrics;
    std::function<std::size_t()> m_connections;
    std::unique_ptr<ShadowWorker> m_shadow; ///< null: there is none
};

} // namespace touchstone
