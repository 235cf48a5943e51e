// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors from any OpenAI-compatible /v1/embeddings, in batches.
#include "core/base/clock.h"
#include "core/embedding/embedder.h"
#include "core/models/json_guard.h"
#include "core/models/refusal.h"
#include "core/models/retry.h"

#include <fmt/format.h>

#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>

namespace touchstone {

namespace {

/// Little-endian float32 in base64. False when it is neither.
bool readBase64(std::string_view text, std::vector<float>& out) {
    std::uint32_t group = 0;
    unsigned bits = 0;
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    for (const char c : text) {
        std::uint32_t value = 0;
        if (c >= 'A' && c <= 'Z')
            value = static_cast<std::uint32_t>(c - 'A');
        else if (c >= 'a' && c <= 'z')
            value = static_cast<std::uint32_t>(c - 'a' + 26);
        else if (c >= '0' && c <= '9')
            value = static_cast<std::uint32_t>(c - '0' + 52);
        else if (c == '+' || c == '-')
            value = 62;
        else if (c == '/' || c == '_')
            value = 63;
        else if (c == '=')
            break;
        else
            return false;
        group = group << 6U | value;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((group >> bits) & 0xffU);
        }
    }
    if (bytes.size() % 4 != 0)
        return false;
    out.resize(bytes.size() / 4);
    for (std::size_t i = 0; i < out.size(); ++i) {
        std::uint32_t word = 0;
        for (std::size_t j = 0; j < 4; ++j)
            word |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i * 4 + j])) << (8U * j);
        out[i] = std::bit_cast<float>(word);
    }
    return true;
}

bool readVector(const nlohmann::json& value, std::vector<float>& out) {
    if (value.is_string())
        return readBase64(value.get_ref<const std::string&>(), out);
    if (!value.is_array())
        return false;
    out.clear();
    out.reserve(value.size());
    for (const nlohmann::json& number : value) {
        if (!number.is_number())
            return false;
        out.push_back(static_cast<float>(number.get<double>()));
    }
    return true;
}

bool onlyBlanks(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

class HttpEmbedder final : public Embedder {
public:
    HttpEmbedder(ServerOptions options, ModelServices services)
        : m_options(std::move(options)), m_services(services),
          m_dimension(static_cast<std::size_t>(m_options.dimension)) {}
    [[nodiscard]] std::string spec() const override { return m_options.spec.toString(); }
    [[nodiscard]] std::size_t dimension() const override { return m_dimension.load(); }
    Result<std::vector<float>> embed(const std::vector<std::string>& texts, EmbedPurpose purpose,
                                     JobContext& context) override;

private:
    using Deadline = std::chrono::steady_clock::time_point;
    Result<HttpResponse> ask(const std::string& body, Deadline deadline, JobContext& context) const;
    Result<> batch(const std::vector<std::string>& texts, std::size_t begin, std::size_t end,
                   std::vector<float>& out, JobContext& context);
    [[nodiscard]] tl::unexpected<Error> malformed(std::string_view what) const {
        return fail(ErrorCode::Malformed, fmt::format("{} sent {}.", m_options.server, what),
                    "Check that url= and model= lead to an embedding model.");
    }
    ServerOptions m_options;
    ModelServices m_services;
    std::atomic<std::size_t> m_dimension;
};

Result<std::vector<float>> HttpEmbedder::embed(const std::vector<std::string>& texts, EmbedPurpose,
                                               JobContext& context) {
    std::vector<float> out;
    const auto step = static_cast<std::size_t>(m_options.batch);
    for (std::size_t begin = 0; begin < texts.size(); begin += step) {
        TOUCHSTONE_TRY(context.check());
        TOUCHSTONE_TRY(batch(texts, begin, std::min(begin + step, texts.size()), out, context));
    }
    return out;
}

/// One request with the tries after it; the whole takes at most `timeout`.
Result<HttpResponse> HttpEmbedder::ask(const std::string& body, Deadline deadline,
                                       JobContext& context) const {
    RetryPolicy policy;
    std::chrono::milliseconds wait = policy.firstWait;
    for (int tried = 0;; ++tried) {
        auto request = serverRequest(m_options, m_services, "/embeddings", "POST", body);
        if (!request)
            return fail(std::move(request.error()));
        request->purpose = "embedding";
        request->maxBodyBytes = 256U << 20U;
        const auto left = [&] {
            return std::chrono::duration_cast<std::chrono::milliseconds>(deadline -
                                                                         std::chrono::steady_clock::now());
        };
        request->timeouts.total = std::max(left(), std::chrono::milliseconds(1));
        auto response = m_services.http->perform(*request, context);
        if (response && response->status < 400)
            return response;
        Error error = response ? refusalOf(m_options, *response, systemClock().unixMs()) : response.error();
        if (!worthRetrying(error) || tried >= m_options.retries)
            return fail(std::move(error));
        // No jitter: one embedder runs one request at a time.
        wait = error.retryAfter ? *error.retryAfter : nextWait(policy, wait, 0.5);
        if (wait >= left())
            return fail(std::move(error));
        if (!waitFor(wait, context.stop))
            return fail(ErrorCode::Cancelled, "Stopped.");
    }
}

Result<> HttpEmbedder::batch(const std::vector<std::string>& texts, std::size_t begin, std::size_t end,
                             std::vector<float>& out, JobContext& context) {
    nlohmann::ordered_json body;
    body["model"] = m_options.model;
    body["input"] = nlohmann::ordered_json::array();
    for (std::size_t i = begin; i < end; ++i) // an empty text is refused by some servers
        body["input"].push_back(onlyBlanks(texts[i]) ? std::string(" ") : texts[i]);
    body["encoding_format"] = "base64";
    if (m_options.dimension > 0)
        body["dimensions"] = m_options.dimension;
    const std::string text = body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    const auto response = ask(text, std::chrono::steady_clock::now() + m_options.timeout, context);
    if (!response)
        return fail(response.error());
    const auto json = parseForeignJson(response->body);
    if (!json)
        return malformed(json.error().message);
    if (const nlohmann::json& error = member(*json, "error"); error.is_object() || error.is_string())
        return fail(refusalOf(m_options,
                              error.is_string() ? error.get<std::string>() : stringMember(error, "message"),
                              stringMember(error, "code"), 0));
    const nlohmann::json& data = member(*json, "data");
    const std::size_t count = end - begin;
    if (!data.is_array() || data.size() != count)
        return malformed(fmt::format("{} vectors for {} texts", data.is_array() ? data.size() : 0, count));
    std::vector<std::vector<float>> vectors(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto index = integerMember(data[i], "index").value_or(static_cast<std::int64_t>(i));
        if (index < 0 || index >= static_cast<std::int64_t>(count) ||
            !vectors[static_cast<std::size_t>(index)].empty())
            return malformed("vectors whose indices do not fit the texts");
        std::vector<float>& vector = vectors[static_cast<std::size_t>(index)];
        if (!readVector(member(data[i], "embedding"), vector) || vector.empty())
            return malformed("something that is not a vector of numbers");
    }
    std::size_t dimension = m_dimension.load();
    if (dimension == 0) {
        // The first vector ever decides; of two calls at the same time the first one.
        if (m_dimension.compare_exchange_strong(dimension, vectors[0].size()))
            dimension = vectors[0].size();
    }
    out.reserve(texts.size() * dimension);
    for (const std::vector<float>& vector : vectors) {
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

Result<std::unique_ptr<Embedder>> makeHttpEmbedder(const Spec& spec, const ModelServices& services) {
    if (!services.http || !services.secrets)
        return fail(ErrorCode::Internal, "An embedder was made without a transport or a store of secrets.");
    if (spec.name() != "openai-compatible" && spec.name() != "openai")
        return fail(ErrorCode::Usage, fmt::format("There is no embedder '{}'.", spec.name()),
                    "There are: none, lsa, openai-compatible, openai.");
    auto options = readServerOptions(spec, ServerUse::Embedding, true);
    if (!options)
        return fail(std::move(options.error()));
    return std::make_unique<HttpEmbedder>(std::move(*options), services);
}

} // namespace touchstone
