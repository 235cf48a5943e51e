// SPDX-License-Identifier: GPL-3.0-or-later
// Config and weights of a BERT model from its files.
#include "core/embedding/bert_model.h"
#include "core/embedding/model_files.h"
#include "core/models/json_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace touchstone {

namespace {

tl::unexpected<Error> unfit(const std::filesystem::path& file, std::string what) {
    Error error = makeError(ErrorCode::BadInput, fmt::format("{}: {}", file.string(), what),
                            "Encoders of the BERT family are read: MiniLM, BGE, E5, GTE and their like.");
    error.file = file.string();
    return tl::unexpected<Error>(std::move(error));
}

/// Adds the vectors of one tensor to a list of them.
Result<> append(std::vector<float>& to, Result<std::vector<float>> values) {
    if (!values)
        return fail(std::move(values.error()));
    to.insert(to.end(), values->begin(), values->end());
    return {};
}

/// Old checkpoints call the two vectors of a layer norm gamma and beta.
std::string normName(const SafeTensors& tensors, const std::string& place, std::string_view name) {
    std::string now = fmt::format("{}LayerNorm.{}", place, name);
    std::string once = fmt::format("{}LayerNorm.{}", place, name == "weight" ? "gamma" : "beta");
    return tensors.find(now) == nullptr && tensors.find(once) != nullptr ? once : now;
}

} // namespace

Result<BertConfig> BertConfig::read(const std::filesystem::path& file) {
    const auto json = readModelJson(file);
    if (!json)
        return fail(json.error());
    const std::string type = stringMember(*json, "model_type");
    if (type != "bert")
        return unfit(
            file, fmt::format("the model is of the type '{}', not 'bert'.", type.empty() ? "unknown" : type));
    if (const std::string positions = stringMember(*json, "position_embedding_type");
        !positions.empty() && positions != "absolute")
        return unfit(file, fmt::format("its positions are '{}', only 'absolute' ones are read.", positions));
    BertConfig config;
    const auto size = [&](const char* name, std::size_t& out, std::int64_t highest) {
        const auto value = integerMember(*json, name);
        out = value && *value > 0 && *value <= highest ? static_cast<std::size_t>(*value) : 0;
        return out > 0;
    };
    for (const auto& [name, out, highest] :
         {std::tuple{"hidden_size", &config.hidden, std::int64_t{8192}},
          std::tuple{"num_hidden_layers", &config.layers, std::int64_t{128}},
          std::tuple{"num_attention_heads", &config.heads, std::int64_t{256}},
          std::tuple{"intermediate_size", &config.intermediate, std::int64_t{65536}},
          std::tuple{"max_position_embeddings", &config.positions, std::int64_t{32768}},
          std::tuple{"vocab_size", &config.vocabulary, std::int64_t{4000000}}})
        if (!size(name, *out, highest))
            return unfit(file, fmt::format("'{}' is missing or out of bounds.", name));
    if (!size("type_vocab_size", config.types, 16))
        config.types = 2;
    if (config.hidden % config.heads != 0)
        return unfit(
            file, fmt::format("{} numbers cannot be shared out to {} heads.", config.hidden, config.heads));
    if (const nlohmann::json& epsilon = member(*json, "layer_norm_eps"); epsilon.is_number())
        config.epsilon = static_cast<float>(epsilon.get<double>());
    const std::string activation = stringMember(*json, "hidden_act");
    if (activation == "gelu_new" || activation == "gelu_pytorch_tanh" || activation == "gelu_fast")
        config.tanhGelu = true;
    else if (!activation.empty() && activation != "gelu")
        return unfit(file,
                     fmt::format("its activation is '{}', only the forms of gelu are read.", activation));
    return config;
}

Result<std::shared_ptr<const BertModel>> BertModel::make(const BertConfig& config,
                                                         std::shared_ptr<const SafeTensors> tensors) {
    const std::shared_ptr<BertModel> made(new BertModel);
    made->m_config = config;
    made->m_tensors = std::move(tensors);
    TOUCHSTONE_TRY(made->readWeights());
    return std::shared_ptr<const BertModel>(made);
}

Result<> BertModel::readWeights() {
    const std::uint64_t hidden = m_config.hidden;
    // A bare encoder has no prefix, a model with a head calls its encoder "bert".
    const std::string root = m_tensors->find("embeddings.word_embeddings.weight") != nullptr ? "" : "bert.";
    const std::string embeddings = root + "embeddings.";
    const auto take = [&](std::vector<float>& to, const std::string& name,
                          std::vector<std::uint64_t> shape) -> Result<> {
        auto values = m_tensors->floats(name, shape);
        if (!values)
            return fail(std::move(values.error()));
        to = std::move(*values);
        return {};
    };
    const std::string words = embeddings + "word_embeddings.weight";
    m_words = m_tensors->find(words);
    if (m_words == nullptr || m_words->type == SafeTensors::Type::Other ||
        m_words->shape != std::vector<std::uint64_t>{m_config.vocabulary, hidden})
        return unfit(m_tensors->path(),
                     fmt::format("'{}' is missing or not {} x {}.", words, m_config.vocabulary, hidden));
    TOUCHSTONE_TRY(
        take(m_positions, embeddings + "position_embeddings.weight", {m_config.positions, hidden}));
    TOUCHSTONE_TRY(take(m_types, embeddings + "token_type_embeddings.weight", {m_config.types, hidden}));
    TOUCHSTONE_TRY(take(m_norm, normName(*m_tensors, embeddings, "weight"), {hidden}));
    TOUCHSTONE_TRY(take(m_normBias, normName(*m_tensors, embeddings, "bias"), {hidden}));
    for (std::size_t i = 0; i < m_config.layers; ++i) {
        auto layer = readLayer(fmt::format("{}encoder.layer.{}.", root, i));
        if (!layer)
            return fail(std::move(layer.error()));
        m_layers.push_back(std::move(*layer));
    }
    if (m_tensors->find("classifier.weight") == nullptr)
        return {};
    const std::uint64_t outputs = m_tensors->find("classifier.weight")->shape.empty()
                                      ? 0
                                      : m_tensors->find("classifier.weight")->shape.front();
    std::vector<float> classifier;
    TOUCHSTONE_TRY(take(classifier, "classifier.weight", {outputs, hidden}));
    TOUCHSTONE_TRY(take(m_classifierBias, "classifier.bias", {outputs}));
    m_classifier = dense::Panels::ofTransposed(classifier.data(), hidden, outputs, hidden);
    if (const std::string pooler = root + "pooler.dense."; m_tensors->find(pooler + "weight") != nullptr) {
        std::vector<float> weights;
        TOUCHSTONE_TRY(take(weights, pooler + "weight", {hidden, hidden}));
        TOUCHSTONE_TRY(take(m_poolerBias, pooler + "bias", {hidden}));
        m_pooler = dense::Panels::ofTransposed(weights.data(), hidden, hidden, hidden);
    }
    return {};
}

Result<BertModel::Layer> BertModel::readLayer(const std::string& prefix) const {
    const std::uint64_t hidden = m_config.hidden, wide = m_config.intermediate;
    Layer layer;
    std::vector<float> weights;
    for (const char* part : {"query", "key", "value"}) {
        const std::string name = fmt::format("{}attention.self.{}.", prefix, part);
        TOUCHSTONE_TRY(append(weights, m_tensors->floats(name + "weight", {hidden, hidden})));
        TOUCHSTONE_TRY(append(layer.queryKeyValueBias, m_tensors->floats(name + "bias", {hidden})));
    }
    layer.queryKeyValue = dense::Panels::ofTransposed(weights.data(), hidden, 3 * hidden, hidden);
    const auto linear = [&](const char* name, std::uint64_t outputs, std::uint64_t inputs,
                            dense::Panels& panels, std::vector<float>& bias) -> Result<> {
        weights.clear();
        TOUCHSTONE_TRY(
            append(weights, m_tensors->floats(fmt::format("{}{}.weight", prefix, name), {outputs, inputs})));
        TOUCHSTONE_TRY(append(bias, m_tensors->floats(fmt::format("{}{}.bias", prefix, name), {outputs})));
        panels = dense::Panels::ofTransposed(weights.data(), inputs, outputs, inputs);
        return {};
    };
    TOUCHSTONE_TRY(
        linear("attention.output.dense", hidden, hidden, layer.attentionOut, layer.attentionOutBias));
    TOUCHSTONE_TRY(linear("intermediate.dense", wide, hidden, layer.up, layer.upBias));
    TOUCHSTONE_TRY(linear("output.dense", hidden, wide, layer.down, layer.downBias));
    for (const auto& [place, name, to] :
         {std::tuple{"attention.output.", "weight", &layer.attentionNorm},
          std::tuple{"attention.output.", "bias", &layer.attentionNormBias},
          std::tuple{"output.", "weight", &layer.outNorm}, std::tuple{"output.", "bias", &layer.outNormBias}})
        TOUCHSTONE_TRY(append(*to, m_tensors->floats(normName(*m_tensors, prefix + place, name), {hidden})));
    return layer;
}

} // namespace touchstone
