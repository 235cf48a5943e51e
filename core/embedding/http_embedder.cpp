// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors from a server, in batches by number and by tokens.
#include "core/embedding/embedder.h"
#include "core/embedding/embedding_format.h"
#include "core/models/server_call.h"
#include "core/text/tokens.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <atomic>
#include <cmath>

namespace touchstone {

namespace {

bool onlyBlanks(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

class HttpEmbedder final : public Embedder {
public:
    HttpEmbedder(ServerOptions options, ModelServices services)
        : m_options(std::move(options)), m_services(std::move(services)),
          m_most(std::min(static_cast<std::size_t>(m_options.batch), mostTexts(m_options))),
          m_dimension(static_cast<std::size_t>(m_options.dimension)) {}
    [[nodiscard]] std::string spec() const override { return m_options.spec.toString(); }
    [[nodiscard]] std::size_t dimension() const override { return m_dimension.load(); }
    Result<std::vector<float>> embed(const std::vector<std::string>& texts, EmbedPurpose purpose,
                                     JobContext& context) override;

private:
    Result<> askLimits(JobContext& context);
    Result<> batch(std::span<const std::string> texts, EmbedPurpose purpose, std::vector<float>& out,
                   JobContext& context);
    [[nodiscard]] tl::unexpected<Error> malformed(std::string_view what) const {
        return fail(ErrorCode::Malformed, fmt::format("{} sent {}.", m_options.server, what),
                    "Check that url= and model= lead to an embedding model.");
    }
    ServerOptions m_options;
    ModelServices m_services;
    std::atomic<std::size_t> m_most; ///< texts in a request
    std::atomic<bool> m_limitsKnown{false};
    std::atomic<std::size_t> m_dimension;
};

/// TEI says how many texts it takes at once.
Result<> HttpEmbedder::askLimits(JobContext& context) {
    if (m_options.provider->dialect != WireDialect::Tei || m_limitsKnown.exchange(true))
        return {};
    const auto most = askBatchLimit(m_options, m_services, "embedding", context);
    if (!most) {
        m_limitsKnown = false;
        return fail(most.error());
    }
    if (*most > 0)
        m_most = std::min(m_most.load(), *most);
    return {};
}

Result<std::vector<float>> HttpEmbedder::embed(const std::vector<std::string>& texts, EmbedPurpose purpose,
                                               JobContext& context) {
    std::vector<float> out;
    if (texts.empty())
        return out;
    TOUCHSTONE_TRY(askLimits(context));
    const std::string& prefix =
        purpose == EmbedPurpose::Query ? m_options.queryPrefix : m_options.passagePrefix;
    std::vector<std::string> sent;
    sent.reserve(texts.size());
    for (const std::string& text : texts) // an empty text is refused by some servers
        sent.push_back(prefix + (onlyBlanks(text) ? std::string(" ") : text));
    const std::size_t mostOfAll = mostTokens(m_options);
    for (std::size_t begin = 0; begin < sent.size();) {
        TOUCHSTONE_TRY(context.check());
        std::size_t end = begin, tokens = 0;
        while (end < sent.size() && end - begin < m_most.load()) {
            const std::size_t more = mostOfAll > 0 ? estimateTokens(sent[end]) : 0;
            if (end > begin && mostOfAll > 0 && tokens + more > mostOfAll)
                break;
            tokens += more;
            ++end;
        }
        auto done = batch(std::span(sent).subspan(begin, end - begin), purpose, out, context);
        if (!done && done.error().httpStatus == 413 && end - begin > 1) {
            m_most = (end - begin + 1) / 2; // the batch was too large: learn from it
            continue;
        }
        if (!done)
            return fail(std::move(done.error()));
        begin = end;
    }
    return out;
}

Result<> HttpEmbedder::batch(std::span<const std::string> texts, EmbedPurpose purpose,
                             std::vector<float>& out, JobContext& context) {
    const std::string path = embeddingPath(m_options);
    ServerCall call;
    call.path = path;
    call.body = embeddingBody(m_options, texts, purpose);
    call.purpose = "embedding";
    call.maxBodyBytes = 256U << 20U;
    const auto response = callServer(m_options, m_services, call,
                                     std::chrono::steady_clock::now() + m_options.timeout, context);
    if (!response)
        return fail(response.error());
    auto vectors = readVectors(m_options, response->body, texts.size());
    if (!vectors && vectors.error().code != ErrorCode::Malformed)
        return fail(std::move(vectors.error()));
    if (!vectors)
        return malformed(vectors.error().message);
    std::size_t dimension = m_dimension.load();
    if (dimension == 0) {
        // The first vector ever decides; of two calls at the same time the first one.
        if (m_dimension.compare_exchange_strong(dimension, (*vectors)[0].size()))
            dimension = (*vectors)[0].size();
    }
    out.reserve(out.size() + texts.size() * dimension);
    for (std::vector<float>& vector : *vectors) {
        // A server that knows no dim= gives them whole: the first numbers of such a model are a vector too.
        if (m_options.dimension > 0 && vector.size() > dimension)
            vector.resize(dimension);
        if (vector.size() != dimension)
            return malformed(fmt::format("a vector of {} numbers, not {}", vector.size(), dimension));
        double square = 0;
        for (const float x : vector)
            square += static_cast<double>(x) * static_cast<double>(x);
        if (!std::isfinite(square))
            return malformed("a vector with a number that is not finite");
        const double scale = square > 0 ? 1.0 / std::sqrt(square) : 0.0;
        for (const float x : vector)
            out.push_back(static_cast<float>(static_cast<double>(x) * scale));
    }
    return {};
}

} // namespace

std::vector<std::string> embeddingProviders() {
    std::vector<std::string> names;
    for (const ProviderInfo& provider : allProviders())
        if (provider.embeddings)
            names.emplace_back(provider.name);
    return names;
}

Spec withUsualPrefixes(Spec spec) {
    const Prefixes usual = usualPrefixes(spec.get("model"));
    for (const auto& [key, value] :
         {std::pair{"query_prefix", usual.query}, std::pair{"passage_prefix", usual.passage}})
        if (!spec.has(key) && !value.empty())
            spec.set(key, value);
    return spec;
}

Result<std::unique_ptr<Embedder>> makeHttpEmbedder(const Spec& spec, const ModelServices& services) {
    if (!services.http || !services.secrets)
        return fail(ErrorCode::Internal, "An embedder was made without a transport or a store of secrets.");
    const ProviderInfo* provider = findProvider(spec.name());
    if (!provider || !provider->embeddings)
        return fail(ErrorCode::Usage, fmt::format("There is no embedder '{}'.", spec.name()),
                    fmt::format("There are: none, lsa, {}.", fmt::join(embeddingProviders(), ", ")));
    auto options = readServerOptions(spec, ServerUse::Embedding, true);
    if (!options)
        return fail(std::move(options.error()));
    return std::make_unique<HttpEmbedder>(std::move(*options), services);
}

} // namespace touchstone
