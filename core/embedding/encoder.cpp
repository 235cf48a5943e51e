// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/encoder.h"

#include "core/base/hashing.h"
#include "core/embedding/bert_model.h"
#include "core/embedding/token_batches.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <thread>

namespace touchstone {

namespace {

struct EncoderOptions {
    Spec spec;
    std::filesystem::path folder;
    std::optional<std::string> queryPrefix, passagePrefix;
    std::optional<EncoderRecipe::Pooling> pooling;
    std::size_t maxTokens = 0, dimension = 0; ///< 0 = as the model's files say
    std::size_t threads = 1;
};

class Encoder final : public Embedder {
public:
    explicit Encoder(EncoderOptions options) : m_options(std::move(options)) {}

    [[nodiscard]] std::string spec() const override { return m_options.spec.toString(); }
    [[nodiscard]] std::size_t dimension() const override {
        const std::scoped_lock lock(m_mutex);
        return m_loaded ? dimensionOf(*m_loaded) : m_options.dimension;
    }
    [[nodiscard]] std::string identity() const override {
        const std::scoped_lock lock(m_mutex);
        if (!m_loaded)
            return spec();
        // The same weights in another folder give the same vectors.
        const Loaded& loaded = *m_loaded;
        return fmt::format("encoder:{}:{}:{}:{}:{}:{}", loaded.model->fingerprint(),
                           static_cast<int>(loaded.recipe.pooling), loaded.recipe.maxTokens,
                           dimensionOf(loaded), sha256Hex(loaded.recipe.queryPrefix),
                           sha256Hex(loaded.recipe.passagePrefix));
    }
    Result<> prepare(JobContext&) override {
        auto loaded = load();
        return loaded ? Result<>() : Result<>(fail(std::move(loaded.error())));
    }
    Result<std::vector<float>> embed(const std::vector<std::string>& texts, EmbedPurpose purpose,
                                     JobContext& context) override;

private:
    struct Loaded {
        EncoderRecipe recipe;
        std::shared_ptr<const WordPiece> tokenizer;
        std::shared_ptr<const BertModel> model;
    };
    [[nodiscard]] std::size_t dimensionOf(const Loaded& loaded) const {
        return m_options.dimension > 0 ? m_options.dimension : loaded.model->config().hidden;
    }
    Result<std::shared_ptr<const Loaded>> load();
    Result<std::shared_ptr<const Loaded>> read() const;
    void pool(const Loaded& loaded, const float* states, std::size_t length, float* out) const;

    EncoderOptions m_options;
    mutable std::mutex m_mutex;
    std::shared_ptr<const Loaded> m_loaded;
};

Result<std::shared_ptr<const Encoder::Loaded>> Encoder::read() const {
    auto recipe = EncoderRecipe::read(m_options.folder);
    if (!recipe)
        return fail(std::move(recipe.error()));
    auto tokenizer = WordPiece::open(m_options.folder);
    if (!tokenizer)
        return fail(std::move(tokenizer.error()));
    auto model = BertModel::open(m_options.folder);
    if (!model)
        return fail(std::move(model.error()));
    if ((*tokenizer)->size() > (*model)->config().vocabulary)
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: the vocabulary has {} pieces, the weights know {}.",
                                m_options.folder.string(), (*tokenizer)->size(),
                                (*model)->config().vocabulary),
                    "The vocabulary and the weights are not of one model.");
    if (m_options.dimension > (*model)->config().hidden)
        return fail(ErrorCode::Usage, fmt::format("dim={} is more than the model's {}.", m_options.dimension,
                                                  (*model)->config().hidden));
    if (m_options.queryPrefix)
        recipe->queryPrefix = *m_options.queryPrefix;
    if (m_options.passagePrefix)
        recipe->passagePrefix = *m_options.passagePrefix;
    if (m_options.pooling)
        recipe->pooling = *m_options.pooling;
    if (m_options.maxTokens > 0)
        recipe->maxTokens = m_options.maxTokens;
    recipe->maxTokens = std::min(recipe->maxTokens, (*model)->config().positions);
    return std::make_shared<const Loaded>(
        Loaded{std::move(*recipe), std::move(*tokenizer), std::move(*model)});
}

Result<std::shared_ptr<const Encoder::Loaded>> Encoder::load() {
    const std::scoped_lock lock(m_mutex);
    if (!m_loaded) {
        auto read = this->read();
        if (!read)
            return fail(std::move(read.error()));
        m_loaded = std::move(*read);
    }
    return m_loaded;
}

void Encoder::pool(const Loaded& loaded, const float* states, std::size_t length, float* out) const {
    const std::size_t hidden = loaded.model->config().hidden, kept = dimensionOf(loaded);
    std::copy_n(states, kept, out);
    if (loaded.recipe.pooling != EncoderRecipe::Pooling::Start)
        for (std::size_t row = 1; row < length; ++row)
            for (std::size_t i = 0; i < kept; ++i) {
                const float value = states[row * hidden + i];
                out[i] = loaded.recipe.pooling == EncoderRecipe::Pooling::Max ? std::max(out[i], value)
                                                                              : out[i] + value;
            }
    // Unit length makes the division by the number of tokens needless.
    double square = 0;
    for (std::size_t i = 0; i < kept; ++i)
        square += static_cast<double>(out[i]) * static_cast<double>(out[i]);
    const double scale = square > 0 ? 1.0 / std::sqrt(square) : 0.0;
    for (std::size_t i = 0; i < kept; ++i)
        out[i] = static_cast<float>(static_cast<double>(out[i]) * scale);
}

Result<std::vector<float>> Encoder::embed(const std::vector<std::string>& texts, EmbedPurpose purpose,
                                          JobContext& context) {
    const auto ready = load();
    if (!ready)
        return fail(ready.error());
    const Loaded& loaded = **ready;
    const std::string& prefix =
        purpose == EmbedPurpose::Query ? loaded.recipe.queryPrefix : loaded.recipe.passagePrefix;
    std::vector<TokenSequence> sequences(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::vector<WordPiece::Id> ids =
            loaded.tokenizer->encode(prefix.empty() ? texts[i] : prefix + texts[i]);
        ids.resize(std::min(ids.size(), loaded.recipe.maxTokens - 2));
        ids.insert(ids.begin(), loaded.tokenizer->start());
        ids.push_back(loaded.tokenizer->end());
        sequences[i].ids = std::move(ids);
    }
    const std::size_t width = dimensionOf(loaded), hidden = loaded.model->config().hidden;
    std::vector<float> out(texts.size() * width);
    TOUCHSTONE_TRY(eachTokenBatch(
        std::move(sequences), m_options.threads,
        [&](std::span<const TokenSequence> batch, std::span<const std::size_t> places) -> Result<> {
            const auto states = loaded.model->hiddenStates(batch, context);
            if (!states)
                return fail(states.error());
            const float* row = states->data();
            for (std::size_t i = 0; i < places.size(); ++i) {
                const std::size_t length = batch[i].ids.size();
                pool(loaded, row, length, out.data() + places[i] * width);
                row += length * hidden;
            }
            return {};
        }));
    return out;
}

} // namespace

Result<std::unique_ptr<Embedder>> makeEncoder(const Spec& spec) {
    TOUCHSTONE_TRY(spec.allowOnly(
        {"path", "query_prefix", "passage_prefix", "max_tokens", "pooling", "dim", "threads"}));
    if (spec.get("path").empty())
        return fail(ErrorCode::Usage, "encoder needs path=, the folder of a model.",
                    "Example: encoder:path=/home/you/models/all-MiniLM-L6-v2");
    EncoderOptions options;
    options.spec = spec;
    std::error_code code;
    options.folder = std::filesystem::absolute(spec.get("path"), code).lexically_normal();
    options.spec.set("path", options.folder.string());
    if (spec.has("query_prefix"))
        options.queryPrefix = spec.get("query_prefix");
    if (spec.has("passage_prefix"))
        options.passagePrefix = spec.get("passage_prefix");
    if (const std::string pooling = spec.get("pooling"); pooling == "mean")
        options.pooling = EncoderRecipe::Pooling::Mean;
    else if (pooling == "cls")
        options.pooling = EncoderRecipe::Pooling::Start;
    else if (pooling == "max")
        options.pooling = EncoderRecipe::Pooling::Max;
    else if (!pooling.empty())
        return fail(ErrorCode::Usage, fmt::format("pooling={} is unknown.", pooling),
                    "Use mean, cls or max.");
    const auto most = spec.integer("max_tokens", 0, 3, 32768), dimension = spec.integer("dim", 0, 1, 8192);
    const auto cores = static_cast<std::int64_t>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
    const auto threads = spec.integer("threads", cores, 1, 64);
    for (const auto* value : {&most, &dimension, &threads})
        if (!*value)
            return fail(value->error());
    options.maxTokens = static_cast<std::size_t>(*most);
    options.dimension = static_cast<std::size_t>(*dimension);
    options.threads = static_cast<std::size_t>(*threads);
    return std::unique_ptr<Embedder>(std::make_unique<Encoder>(std::move(options)));
}

} // namespace touchstone
