// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/bert_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace touchstone {

/// What a batch needs while it goes through the layers; kept from layer to layer.
struct BertModel::Workspace {
    std::vector<float> states, queryKeyValue, attended, added, wide, weights;
    dense::Panels keys, values;
};

Result<std::shared_ptr<const BertModel>> BertModel::open(const std::filesystem::path& folder) {
    const auto config = BertConfig::read(folder / "config.json");
    if (!config)
        return fail(config.error());
    auto tensors = SafeTensors::open(folder / "model.safetensors");
    if (!tensors)
        return fail(std::move(tensors.error()));
    return make(*config, std::move(*tensors));
}

void BertModel::embed(std::span<const TokenSequence> batch, std::vector<float>& states) const {
    const std::size_t hidden = m_config.hidden;
    std::size_t rows = 0;
    for (const TokenSequence& sequence : batch)
        rows += sequence.ids.size();
    states.resize(rows * hidden);
    float* at = states.data();
    for (const TokenSequence& sequence : batch)
        for (std::size_t position = 0; position < sequence.ids.size(); ++position, at += hidden) {
            SafeTensors::read(*m_words, static_cast<std::uint64_t>(sequence.ids[position]) * hidden, hidden,
                              at);
            const std::size_t segment = sequence.segments.empty() ? 0 : sequence.segments[position];
            const float* const place = m_positions.data() + position * hidden;
            const float* const type = m_types.data() + segment * hidden;
            for (std::size_t i = 0; i < hidden; ++i)
                at[i] += place[i] + type[i];
        }
    dense::addAndNormalise(states.data(), nullptr, rows, hidden, m_norm.data(), m_normBias.data(),
                           m_config.epsilon);
}

void BertModel::attend(const float* queryKeyValue, std::size_t length, float* out, Workspace& work) const {
    const std::size_t hidden = m_config.hidden, size = hidden / m_config.heads, stride = 3 * hidden;
    const float scale = 1.0F / std::sqrt(static_cast<float>(size));
    work.weights.resize(length * length);
    for (std::size_t head = 0; head < m_config.heads; ++head) {
        const float* const query = queryKeyValue + head * size;
        work.keys.assignTransposed(query + hidden, stride, length, size);
        work.values.assign(query + 2 * hidden, stride, length, size);
        dense::multiply(query, stride, length, work.keys, nullptr, work.weights.data(), length);
        dense::softmaxRows(work.weights.data(), length, length, length, scale);
        dense::multiply(work.weights.data(), length, length, work.values, nullptr, out + head * size, hidden);
    }
}

void BertModel::layer(const Layer& layer, std::span<const TokenSequence> batch, Workspace& work) const {
    const std::size_t hidden = m_config.hidden, rows = work.states.size() / hidden;
    dense::multiply(work.states.data(), hidden, rows, layer.queryKeyValue, layer.queryKeyValueBias.data(),
                    work.queryKeyValue.data(), 3 * hidden);
    std::size_t row = 0;
    for (const TokenSequence& sequence : batch) {
        attend(work.queryKeyValue.data() + row * 3 * hidden, sequence.ids.size(),
               work.attended.data() + row * hidden, work);
        row += sequence.ids.size();
    }
    dense::multiply(work.attended.data(), hidden, rows, layer.attentionOut, layer.attentionOutBias.data(),
                    work.added.data(), hidden);
    dense::addAndNormalise(work.states.data(), work.added.data(), rows, hidden, layer.attentionNorm.data(),
                           layer.attentionNormBias.data(), m_config.epsilon);
    dense::multiply(work.states.data(), hidden, rows, layer.up, layer.upBias.data(), work.wide.data(),
                    m_config.intermediate);
    if (m_config.tanhGelu)
        dense::geluTanh(work.wide.data(), rows * m_config.intermediate);
    else
        dense::geluExact(work.wide.data(), rows * m_config.intermediate);
    dense::multiply(work.wide.data(), m_config.intermediate, rows, layer.down, layer.downBias.data(),
                    work.added.data(), hidden);
    dense::addAndNormalise(work.states.data(), work.added.data(), rows, hidden, layer.outNorm.data(),
                           layer.outNormBias.data(), m_config.epsilon);
}

Result<std::vector<float>> BertModel::hiddenStates(std::span<const TokenSequence> batch,
                                                   const JobContext& context) const {
    for (const TokenSequence& sequence : batch) {
        if (sequence.ids.empty() || sequence.ids.size() > m_config.positions)
            return fail(ErrorCode::Usage,
                        fmt::format("A text of {} tokens does not fit: this model takes 1 to {}.",
                                    sequence.ids.size(), m_config.positions));
        for (const WordPiece::Id id : sequence.ids)
            if (id < 0 || static_cast<std::size_t>(id) >= m_config.vocabulary)
                return fail(ErrorCode::BadInput,
                            fmt::format("Token {} is not among the {} that the weights know.", id,
                                        m_config.vocabulary),
                            "The vocabulary and the weights are not of one model.");
    }
    Workspace work;
    embed(batch, work.states);
    const std::size_t rows = work.states.size() / m_config.hidden;
    work.queryKeyValue.resize(rows * 3 * m_config.hidden);
    work.attended.resize(rows * m_config.hidden);
    work.added.resize(rows * m_config.hidden);
    work.wide.resize(rows * m_config.intermediate);
    for (const Layer& one : m_layers) {
        TOUCHSTONE_TRY(context.check());
        layer(one, batch, work);
    }
    return std::move(work.states);
}

Result<std::vector<float>> BertModel::scores(std::span<const TokenSequence> batch,
                                             const JobContext& context) const {
    const auto states = hiddenStates(batch, context);
    if (!states)
        return fail(states.error());
    const std::size_t hidden = m_config.hidden;
    std::vector<float> scores, pooled(hidden);
    scores.reserve(batch.size());
    std::size_t row = 0;
    for (const TokenSequence& sequence : batch) {
        const float* first = states->data() + row * hidden; // the start token speaks for the whole sequence
        if (m_pooler.columns() > 0) {
            dense::multiply(first, hidden, 1, m_pooler, m_poolerBias.data(), pooled.data(), hidden);
            std::transform(pooled.begin(), pooled.end(), pooled.begin(),
                           [](float x) { return std::tanh(x); });
            first = pooled.data();
        }
        float score = 0;
        dense::multiply(first, hidden, 1, m_classifier, m_classifierBias.data(), &score, 1);
        scores.push_back(score);
        row += sequence.ids.size();
    }
    return scores;
}

} // namespace touchstone
