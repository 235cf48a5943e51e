// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/lexical_dictionary.h"
#include "core/index/lexical_index.h"
#include "core/index/packed_occurrences.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace touchstone {

struct LexicalIndexBuilder::State {
    LexicalOptions options;
    TermNumbers terms;
    std::vector<std::uint32_t> frequencies; ///< by number
    PackedOccurrences occurrences;
    std::vector<double> lengths;
    std::optional<double> meanLength; ///< given from outside
    std::vector<std::uint32_t> order; ///< by place: number in which it came; empty = as they came
    std::vector<std::pair<std::uint32_t, float>> words; ///< of the document that is being added

    [[nodiscard]] double mean() const {
        if (meanLength)
            return *meanLength;
        const double sum = std::accumulate(lengths.begin(), lengths.end(), 0.0);
        return !lengths.empty() && sum > 0 ? sum / static_cast<double>(lengths.size()) : 1;
    }
    /// By the number in which a document came; empty = as they came.
    [[nodiscard]] std::vector<std::uint32_t> places() const {
        std::vector<std::uint32_t> out(order.size());
        for (std::size_t place = 0; place < order.size(); ++place)
            out[order[place]] = static_cast<std::uint32_t>(place);
        return out;
    }
};

LexicalIndexBuilder::LexicalIndexBuilder(LexicalOptions options) : m_state(std::make_unique<State>()) {
    m_state->options = options;
}

LexicalIndexBuilder::~LexicalIndexBuilder() = default;

std::uint32_t LexicalIndexBuilder::numberOf(std::string_view term) {
    const std::uint32_t number = m_state->terms.numberOf(term);
    if (number == m_state->frequencies.size())
        m_state->frequencies.push_back(0);
    return number;
}

void LexicalIndexBuilder::add(const LexicalDocument& document) {
    auto& words = m_state->words;
    words.clear();
    for (const auto& [term, weight] : document.weightedTerms)
        if (weight > 0 && std::isfinite(weight))
            words.emplace_back(numberOf(term), weight);
    add(words, document.length);
}

void LexicalIndexBuilder::add(std::span<const std::pair<std::uint32_t, float>> words, double length) {
    State& state = *m_state;
    for (const auto& word : words)
        ++state.frequencies[word.first];
    state.occurrences.add(words, state.terms);
    state.lengths.push_back(length);
}

void LexicalIndexBuilder::reorder(std::vector<std::uint32_t> order) {
    if (order.size() == m_state->lengths.size())
        m_state->order = std::move(order);
}

void LexicalIndexBuilder::setMeanLength(double meanLength) {
    if (std::isfinite(meanLength) && meanLength > 0)
        m_state->meanLength = meanLength;
}

IndexVocabulary LexicalIndexBuilder::vocabulary() const {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(m_state->terms.size());
    for (std::uint32_t term = 0; term < m_state->terms.size(); ++term)
        hashes.push_back(IndexVocabulary::hashOf(m_state->terms.text(term)));
    return {std::move(hashes), m_state->mean()};
}

Result<std::string> LexicalIndexBuilder::build(JobContext& context) {
    auto pieces = buildPieces(context);
    if (!pieces)
        return fail(std::move(pieces.error()));
    std::size_t bytes = 0;
    for (const PagedString& piece : *pieces)
        bytes += piece.size();
    std::string blob;
    blob.reserve(bytes);
    for (PagedString& piece : *pieces) {
        blob += piece;
        piece = PagedString();
    }
    return blob;
}

Result<std::vector<PagedString>> LexicalIndexBuilder::buildPieces(JobContext& context) {
    State& state = *m_state;
    const std::size_t documents = state.lengths.size();
    if (documents > LexicalDictionary::kMaxDocuments)
        return fail(ErrorCode::BadInput, "Too many chunks for one lexical index.");
    const double meanLength = state.mean();
    state.occurrences.close(state.terms);
    TOUCHSTONE_TRY(context.check());

    const std::vector<std::uint32_t> places = state.places();
    std::vector<double> saturation(documents); // k1 * (1 - b + b * length / mean)
    for (std::size_t i = 0; i < documents; ++i)
        saturation[places.empty() ? i : places[i]] =
            state.options.k1 * (1 - state.options.b + state.options.b * state.lengths[i] / meanLength);

    std::vector<std::uint32_t> order(state.terms.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return state.terms.text(a) < state.terms.text(b); });

    LexicalDictionaryWriter writer(static_cast<std::uint32_t>(documents));
    std::vector<std::pair<std::uint32_t, float>> postings;
    std::string numbers, impacts;
    std::vector<float> values;
    ProgressMeter meter(context, "indexing", order.size());
    for (std::uint32_t term : order) {
        const auto n = static_cast<double>(state.frequencies[term]);
        const double idf = LexicalIndex::inverseFrequency(static_cast<double>(documents), n);
        postings.clear();
        state.occurrences.take(term, postings);
        if (!places.empty()) {
            for (auto& posting : postings)
                posting.first = places[posting.first];
            if (!std::is_sorted(postings.begin(), postings.end()))
                std::sort(postings.begin(), postings.end());
        }
        meter.advance();
        if (postings.empty()) // a term whose number was asked for, but that no document has
            continue;
        numbers.clear();
        impacts.clear();
        values.clear();
        std::uint32_t previous = 0;
        for (const auto& [document, weight] : postings) {
            appendVarint(numbers, document - previous);
            previous = document;
            const double w = weight;
            values.push_back(
                static_cast<float>(idf * w * (state.options.k1 + 1) / (w + saturation[document])));
        }
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        const float lowest = *low;
        const float step = (*high - lowest) / 255.0F;
        for (float value : values)
            impacts.push_back(static_cast<char>(static_cast<std::uint8_t>(
                step > 0 ? std::min(255.0F, std::round((value - lowest) / step)) : 0.0F)));
        writer.add(state.terms.text(term), static_cast<std::uint32_t>(postings.size()), lowest, step, numbers,
                   impacts);
        if ((term & 0xFFFU) == 0)
            TOUCHSTONE_TRY(context.check());
    }
    meter.finish();
    return std::move(writer).finish();
}

} // namespace touchstone
