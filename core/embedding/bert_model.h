// SPDX-License-Identifier: GPL-3.0-or-later
// A BERT encoder (Devlin et al. 2019) computed in process from its safetensors file: embeddings,
// self-attention layers with layer norm behind each half, no dropout. Texts of a batch lie one behind the
// other without padding. Immutable; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/embedding/dense_kernels.h"
#include "core/embedding/safetensors.h"
#include "core/embedding/wordpiece.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace touchstone {

struct BertConfig {
    std::size_t hidden = 0, layers = 0, heads = 0, intermediate = 0;
    std::size_t positions = 0, vocabulary = 0, types = 2;
    float epsilon = 1e-12F;
    bool tanhGelu = false; ///< "gelu_new" and its kin; else the exact form
    /// From config.json. Errors: Io, NotFound, BadInput naming the file (another architecture, sizes that do
    /// not fit).
    static Result<BertConfig> read(const std::filesystem::path& file);
};

/// One text or pair: token numbers with start and end token, and the segment of each (0, or 1 for a pair's
/// second part).
struct TokenSequence {
    std::vector<WordPiece::Id> ids;
    std::vector<std::uint8_t> segments; ///< empty: all 0
};

class BertModel {
public:
    /// Errors: as BertConfig::read and SafeTensors::open; BadInput for missing or misshapen tensors.
    static Result<std::shared_ptr<const BertModel>> open(const std::filesystem::path& folder);
    static Result<std::shared_ptr<const BertModel>> make(const BertConfig& config,
                                                         std::shared_ptr<const SafeTensors> tensors);

    [[nodiscard]] const BertConfig& config() const { return m_config; }
    [[nodiscard]] const std::string& fingerprint() const { return m_tensors->fingerprint(); }

    /// Last hidden states, (sum of lengths) x hidden, in order. A sequence has 1 to config().positions
    /// tokens, each number within the vocabulary. Errors: Usage (too long), Cancelled (looked at between
    /// layers).
    Result<std::vector<float>> hiddenStates(std::span<const TokenSequence> batch,
                                            const JobContext& context) const;

    /// Whether the file holds a classification head with one output, as cross-encoders for ranking do.
    [[nodiscard]] bool hasScore() const { return m_classifier.columns() == 1; }
    /// Raw scores (logits), one a sequence. Only with hasScore(). Errors: as hiddenStates.
    Result<std::vector<float>> scores(std::span<const TokenSequence> batch, const JobContext& context) const;

private:
    struct Layer {
        dense::Panels queryKeyValue, attentionOut, up, down;
        std::vector<float> queryKeyValueBias, attentionOutBias, upBias, downBias;
        std::vector<float> attentionNorm, attentionNormBias, outNorm, outNormBias;
    };
    struct Workspace;
    BertModel() = default;
    Result<> readWeights();
    Result<Layer> readLayer(const std::string& prefix) const;
    void embed(std::span<const TokenSequence> batch, std::vector<float>& states) const;
    void layer(const Layer& layer, std::span<const TokenSequence> batch, Workspace& work) const;
    void attend(const float* queryKeyValue, std::size_t length, float* out, Workspace& work) const;

    BertConfig m_config;
    std::shared_ptr<const SafeTensors> m_tensors;
    const SafeTensors::Tensor* m_words = nullptr; ///< read row by row, as most rows are never asked for
    std::vector<float> m_positions, m_types, m_norm, m_normBias;
    std::vector<Layer> m_layers;
    dense::Panels m_pooler, m_classifier;
    std::vector<float> m_poolerBias, m_classifierBias;
};

} // namespace touchstone
