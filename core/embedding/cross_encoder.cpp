// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/cross_encoder.h"

#include "core/embedding/token_batches.h"
#include "core/embedding/wordpiece.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

Result<> CrossEncoder::load() {
    const std::scoped_lock lock(m_mutex);
    if (m_model)
        return {};
    auto tokenizer = WordPiece::open(m_options.folder);
    if (!tokenizer)
        return fail(std::move(tokenizer.error()));
    auto model = BertModel::open(m_options.folder);
    if (!model)
        return fail(std::move(model.error()));
    const std::string folder = m_options.folder.string();
    if (!(*model)->hasScore())
        return fail(
            ErrorCode::BadInput,
            fmt::format("{}: the model has no classification head with one output.", folder),
            "A cross-encoder for ranking is needed, such as ms-marco-MiniLM-L6-v2; this may be an embedder.");
    if ((*tokenizer)->size() > (*model)->config().vocabulary)
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: the vocabulary has {} pieces, the weights know {}.", folder,
                                (*tokenizer)->size(), (*model)->config().vocabulary),
                    "The vocabulary and the weights are not of one model.");
    if ((*model)->config().types < 2)
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: the model knows no second segment, so it cannot read pairs.", folder));
    m_options.maxTokens = std::min(m_options.maxTokens, (*model)->config().positions);
    if (m_options.maxTokens < 5)
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: {} tokens are too few for a pair.", folder, m_options.maxTokens));
    m_tokenizer = std::move(*tokenizer);
    m_model = std::move(*model);
    return {};
}

Result<std::vector<float>> CrossEncoder::scores(const std::string& query,
                                                const std::vector<std::string>& passages,
                                                const JobContext& context) {
    TOUCHSTONE_TRY(load());
    // Start, question, end, passage, end: of a pair that is too long the passage gives way, as in the
    // reference (only_second), unless the question alone would leave no room.
    const std::size_t room = m_options.maxTokens - 3;
    std::vector<WordPiece::Id> asked = m_tokenizer->encode(query);
    asked.resize(std::min(asked.size(), std::max<std::size_t>(room / 2, 1)));
    std::vector<TokenSequence> sequences(passages.size());
    for (std::size_t i = 0; i < passages.size(); ++i) {
        std::vector<WordPiece::Id> passage = m_tokenizer->encode(passages[i]);
        passage.resize(std::min(passage.size(), room - asked.size()));
        TokenSequence& pair = sequences[i];
        pair.ids.reserve(asked.size() + passage.size() + 3);
        pair.ids.push_back(m_tokenizer->start());
        pair.ids.insert(pair.ids.end(), asked.begin(), asked.end());
        pair.ids.push_back(m_tokenizer->end());
        pair.segments.assign(pair.ids.size(), 0);
        pair.ids.insert(pair.ids.end(), passage.begin(), passage.end());
        pair.ids.push_back(m_tokenizer->end());
        pair.segments.resize(pair.ids.size(), 1);
    }
    std::vector<float> out(passages.size());
    TOUCHSTONE_TRY(eachTokenBatch(
        std::move(sequences), m_options.threads,
        [&](std::span<const TokenSequence> batch, std::span<const std::size_t> places) -> Result<> {
            const auto scored = m_model->scores(batch, context);
            if (!scored)
                return fail(scored.error());
            for (std::size_t i = 0; i < places.size(); ++i)
                out[places[i]] = (*scored)[i];
            return {};
        }));
    return out;
}

} // namespace touchstone
