// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/rerankers.h"

#include "core/embedding/cross_encoder.h"
#include "core/models/server_call.h"
#include "core/retrieval/rerank_format.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace touchstone {

namespace {

constexpr std::int64_t kMostCandidates = 1000;

class CrossEncoderReranker final : public Reranker {
public:
    CrossEncoderReranker(Spec spec, CrossEncoderOptions options)
        : m_spec(std::move(spec)), m_encoder(std::move(options)) {}
    [[nodiscard]] std::string spec() const override { return m_spec.toString(); }
    Result<std::vector<double>> score(const std::string& query, const std::vector<std::string>& passages,
                                      JobContext& context) override {
        const auto scores = m_encoder.scores(query, passages, context);
        if (!scores)
            return fail(scores.error());
        return std::vector<double>(scores->begin(), scores->end());
    }

private:
    Spec m_spec;
    CrossEncoder m_encoder;
};

Result<std::unique_ptr<Reranker>> makeCrossEncoder(const Spec& given) {
    Spec spec = given;
    TOUCHSTONE_TRY(spec.allowOnly({"path", "max_tokens", "threads"}));
    if (spec.get("path").empty())
        return fail(ErrorCode::Usage, fmt::format("{} needs path=, the folder of a model.", spec.name()),
                    "Example: cross-encoder:path=/home/you/models/ms-marco-MiniLM-L6-v2");
    CrossEncoderOptions options;
    std::error_code code;
    options.folder = std::filesystem::absolute(spec.get("path"), code).lexically_normal();
    spec.set("path", options.folder.string());
    const auto cores = static_cast<std::int64_t>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
    const auto most = spec.integer("max_tokens", 512, 8, 32768),
               threads = spec.integer("threads", cores, 1, 64);
    for (const auto* value : {&most, &threads})
        if (!*value)
            return fail(value->error());
    options.maxTokens = static_cast<std::size_t>(*most);
    options.threads = static_cast<std::size_t>(*threads);
    return std::make_unique<CrossEncoderReranker>(std::move(spec), std::move(options));
}

class HttpReranker final : public Reranker {
public:
    HttpReranker(ServerOptions options, ModelServices services)
        : m_options(std::move(options)), m_services(std::move(services)), m_most(mostPassages(m_options)) {}
    [[nodiscard]] std::string spec() const override { return m_options.spec.toString(); }
    Result<std::vector<double>> score(const std::string& query, const std::vector<std::string>& passages,
                                      JobContext& context) override;

private:
    Result<> askLimits(JobContext& context);
    ServerOptions m_options;
    ModelServices m_services;
    std::atomic<std::size_t> m_most; ///< passages in a request
    std::atomic<bool> m_limitsKnown{false};
};

/// TEI says how many texts it takes at once.
Result<> HttpReranker::askLimits(JobContext& context) {
    if (m_options.provider->dialect != WireDialect::Tei || m_limitsKnown.exchange(true))
        return {};
    const auto most = askBatchLimit(m_options, m_services, "rerank", context);
    if (!most) {
        m_limitsKnown = false;
        return fail(most.error());
    }
    if (*most > 0)
        m_most = m_options.spec.has("batch") ? std::min(m_most.load(), *most) : *most;
    return {};
}

Result<std::vector<double>>
HttpReranker::score(const std::string& query, const std::vector<std::string>& passages, JobContext& context) {
    std::vector<double> scores;
    if (passages.empty())
        return scores;
    TOUCHSTONE_TRY(askLimits(context));
    std::vector<std::string> sent;
    sent.reserve(passages.size());
    for (const std::string& passage : passages) // an empty text is refused by some servers
        sent.push_back(passage.find_first_not_of(" \t\r\n") == std::string::npos ? "-" : passage);
    const auto deadline = std::chrono::steady_clock::now() + m_options.timeout;
    while (scores.size() < sent.size()) {
        TOUCHSTONE_TRY(context.check());
        const std::size_t count = std::min(m_most.load(), sent.size() - scores.size());
        const auto batch = std::span<const std::string>(sent).subspan(scores.size(), count);
        ServerCall call;
        call.path = rerankPath(m_options);
        call.body = rerankBody(m_options, query, batch);
        call.purpose = "rerank";
        call.maxBodyBytes = 64U << 20U;
        const auto response = callServer(m_options, m_services, call, deadline, context);
        if (!response && response.error().httpStatus == 413 && count > 1) {
            m_most = (count + 1) / 2; // the batch was too large: learn from it
            continue;
        }
        if (!response)
            return fail(response.error());
        auto some = readScores(m_options, response->body, count);
        if (!some && some.error().code == ErrorCode::Malformed)
            return fail(ErrorCode::Malformed,
                        fmt::format("{} sent {}.", m_options.server, some.error().message),
                        "Check that url= and model= lead to a reranker.");
        if (!some)
            return fail(std::move(some.error()));
        scores.insert(scores.end(), some->begin(), some->end());
    }
    return scores;
}

Result<ServerOptions> serverOf(const Spec& spec) {
    const ProviderInfo* provider = findProvider(spec.name());
    if (!provider || !provider->rerank)
        return fail(
            ErrorCode::Usage, fmt::format("There is no reranker '{}'.", spec.name()),
            fmt::format("There are: none, features, cross-encoder, {}.", fmt::join(rerankProviders(), ", ")));
    // A server of one model needs no name for it.
    const bool needModel = spec.name() == "cohere" || spec.name() == "jina";
    return readServerOptions(spec, ServerUse::Rerank, needModel);
}

} // namespace

std::string rerankOf(const RetrievalOptions& options) {
    if (!options.rerank.empty())
        return options.rerank;
    // The features were fitted on a convex fusion; who asks for one side wants to see that side.
    const bool fitted = options.mode == RetrievalMode::Hybrid && options.fusion.kind == FusionKind::Convex;
    return fitted ? "features" : "none";
}

std::vector<std::string> rerankProviders() {
    std::vector<std::string> names;
    for (const ProviderInfo& provider : allProviders())
        if (provider.rerank)
            names.emplace_back(provider.name);
    return names;
}

Result<std::optional<RerankPlan>> parseRerank(const std::string& text) {
    if (text.empty() || text == "none")
        return std::nullopt;
    const auto parsed = Spec::parse(text);
    if (!parsed)
        return fail(parsed.error());
    RerankPlan plan;
    plan.spec = Spec(parsed->name());
    for (const auto& [key, value] : parsed->values())
        if (key != "depth")
            plan.spec.set(key, value);
    // A model reads each candidate whole: half as many cost half as much.
    const auto depth = parsed->integer("depth", plan.builtIn() ? 100 : 50, 1, kMostCandidates);
    if (!depth)
        return fail(depth.error());
    plan.depth = static_cast<std::size_t>(*depth);
    if (plan.builtIn()) {
        TOUCHSTONE_TRY(plan.spec.allowOnly({}));
    } else if (plan.spec.name() == "encoder" || plan.spec.name() == "cross-encoder") {
        if (const auto made = makeCrossEncoder(plan.spec); !made)
            return fail(made.error());
    } else if (const auto server = serverOf(plan.spec); !server) {
        return fail(server.error());
    }
    return plan;
}

Result<std::unique_ptr<Reranker>> makeReranker(const Spec& spec, const ModelServices& services) {
    if (spec.name() == "encoder" || spec.name() == "cross-encoder")
        return makeCrossEncoder(spec);
    auto options = serverOf(spec);
    if (!options)
        return fail(std::move(options.error()));
    if (!services.http || !services.secrets)
        return fail(ErrorCode::Internal, "A reranker was made without a transport or a store of secrets.");
    return std::make_unique<HttpReranker>(std::move(*options), services);
}

} // namespace touchstone
