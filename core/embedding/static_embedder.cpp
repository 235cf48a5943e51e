// SPDX-License-Identifier: GPL-3.0-or-later
// Static word vectors in model2vec's layout: one vector a piece, a text is the mean of its pieces' vectors.
#include "core/embedding/encoder.h"
#include "core/embedding/safetensors.h"
#include "core/embedding/wordpiece.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace touchstone {

namespace {

constexpr std::size_t kMaxTokens = 512; // as the reference cuts

class StaticEmbedder final : public Embedder {
public:
    StaticEmbedder(Spec spec, std::filesystem::path folder, std::size_t dimension)
        : m_spec(std::move(spec)), m_folder(std::move(folder)), m_wanted(dimension) {}

    [[nodiscard]] std::string spec() const override { return m_spec.toString(); }
    [[nodiscard]] std::size_t dimension() const override {
        const std::scoped_lock lock(m_mutex);
        return m_loaded ? m_loaded->kept : m_wanted;
    }
    [[nodiscard]] std::string identity() const override {
        const std::scoped_lock lock(m_mutex);
        return m_loaded ? fmt::format("static:{}:{}", m_loaded->tensors->fingerprint(), m_loaded->kept)
                        : spec();
    }
    Result<> prepare(JobContext&) override {
        auto loaded = load();
        return loaded ? Result<>() : Result<>(fail(std::move(loaded.error())));
    }
    Result<std::vector<float>> embed(const std::vector<std::string>& texts, EmbedPurpose purpose,
                                     JobContext& context) override;

private:
    struct Loaded {
        std::shared_ptr<const SafeTensors> tensors;
        std::shared_ptr<const WordPiece> tokenizer;
        const SafeTensors::Tensor* vectors = nullptr;
        std::size_t width = 0, kept = 0;
    };
    Result<std::shared_ptr<const Loaded>> load();

    Spec m_spec;
    std::filesystem::path m_folder;
    std::size_t m_wanted;
    mutable std::mutex m_mutex;
    std::shared_ptr<const Loaded> m_loaded;
};

Result<std::shared_ptr<const StaticEmbedder::Loaded>> StaticEmbedder::load() {
    const std::scoped_lock lock(m_mutex);
    if (m_loaded)
        return m_loaded;
    auto loaded = std::make_shared<Loaded>();
    auto tensors = SafeTensors::open(m_folder / "model.safetensors");
    if (!tensors)
        return fail(std::move(tensors.error()));
    loaded->tensors = std::move(*tensors);
    auto tokenizer = WordPiece::open(m_folder);
    if (!tokenizer)
        return fail(std::move(tokenizer.error()));
    loaded->tokenizer = std::move(*tokenizer);
    for (const char* name : {"embeddings", "embedding.weight", "embeddings.weight"})
        if (loaded->vectors == nullptr)
            loaded->vectors = loaded->tensors->find(name);
    const SafeTensors::Tensor* const vectors = loaded->vectors;
    if (vectors == nullptr || vectors->type == SafeTensors::Type::Other || vectors->shape.size() != 2 ||
        vectors->shape[0] < loaded->tokenizer->size() || vectors->shape[1] == 0) {
        Error error = makeError(
            ErrorCode::BadInput,
            fmt::format("{}: there is no matrix 'embeddings' with a vector for each of the {} pieces.",
                        loaded->tensors->path().string(), loaded->tokenizer->size()),
            "Static models in the layout of model2vec are read.");
        error.file = loaded->tensors->path().string();
        return tl::unexpected<Error>(std::move(error));
    }
    loaded->width = static_cast<std::size_t>(vectors->shape[1]);
    loaded->kept = m_wanted > 0 ? m_wanted : loaded->width;
    if (loaded->kept > loaded->width)
        return fail(ErrorCode::Usage,
                    fmt::format("dim={} is more than the model's {}.", m_wanted, loaded->width));
    m_loaded = std::move(loaded);
    return m_loaded;
}

Result<std::vector<float>> StaticEmbedder::embed(const std::vector<std::string>& texts, EmbedPurpose,
                                                 JobContext& context) {
    const auto ready = load();
    if (!ready)
        return fail(ready.error());
    const Loaded& loaded = **ready;
    std::vector<float> out(texts.size() * loaded.kept), row(loaded.width);
    std::vector<double> sum(loaded.kept);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        TOUCHSTONE_TRY(context.check());
        std::fill(sum.begin(), sum.end(), 0.0);
        std::vector<WordPiece::Id> ids = loaded.tokenizer->encode(texts[i]);
        ids.resize(std::min(ids.size(), kMaxTokens));
        for (const WordPiece::Id id : ids) {
            if (id == loaded.tokenizer->unknown()) // says nothing, and the reference leaves it out as well
                continue;
            SafeTensors::read(*loaded.vectors, static_cast<std::uint64_t>(id) * loaded.width, loaded.width,
                              row.data());
            for (std::size_t j = 0; j < loaded.kept; ++j)
                sum[j] += static_cast<double>(row[j]);
        }
        double square = 0;
        for (const double x : sum)
            square += x * x;
        const double scale = square > 0 && std::isfinite(square) ? 1.0 / std::sqrt(square) : 0.0;
        for (std::size_t j = 0; j < loaded.kept; ++j)
            out[i * loaded.kept + j] = static_cast<float>(sum[j] * scale);
    }
    return out;
}

} // namespace

Result<std::unique_ptr<Embedder>> makeStaticEmbedder(const Spec& spec) {
    TOUCHSTONE_TRY(spec.allowOnly({"path", "dim"}));
    if (spec.get("path").empty())
        return fail(ErrorCode::Usage, "static needs path=, the folder of a model.",
                    "Example: static:path=/home/you/models/potion-base-8M");
    const auto dimension = spec.integer("dim", 0, 1, 8192);
    if (!dimension)
        return fail(dimension.error());
    std::error_code code;
    const std::filesystem::path folder = std::filesystem::absolute(spec.get("path"), code).lexically_normal();
    Spec canonical = spec;
    canonical.set("path", folder.string());
    return std::unique_ptr<Embedder>(
        std::make_unique<StaticEmbedder>(std::move(canonical), folder, static_cast<std::size_t>(*dimension)));
}

} // namespace touchstone
