// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/lexical_dictionary.h"
#include "core/index/lexical_index.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <unordered_map>

namespace touchstone {

struct LexicalIndexBuilder::State {
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    LexicalOptions options;
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> numbers;
    std::vector<std::string_view> terms;    ///< by number; keys of the map stay where they are
    std::vector<std::uint32_t> frequencies; ///< by number
    std::vector<std::pair<std::uint32_t, float>> occurrences; ///< of document after document
    std::vector<std::uint64_t> ends;                          ///< of each document's occurrences
    std::vector<double> lengths;
    std::optional<double> meanLength; ///< given from outside
    std::vector<std::uint32_t> order; ///< by place: number in which it came; empty = as they came

    [[nodiscard]] double mean() const {
        if (meanLength)
            return *meanLength;
        const double sum = std::accumulate(lengths.begin(), lengths.end(), 0.0);
        return !lengths.empty() && sum > 0 ? sum / static_cast<double>(lengths.size()) : 1;
    }
};

LexicalIndexBuilder::LexicalIndexBuilder(LexicalOptions options) : m_state(std::make_unique<State>()) {
    m_state->options = options;
}

LexicalIndexBuilder::~LexicalIndexBuilder() = default;

void LexicalIndexBuilder::add(const LexicalDocument& document) {
    State& state = *m_state;
    for (const auto& [term, weight] : document.weightedTerms) {
        if (!(weight > 0) || !std::isfinite(weight))
            continue;
        auto found = state.numbers.find(term);
        if (found == state.numbers.end()) {
            found = state.numbers.emplace(term, static_cast<std::uint32_t>(state.terms.size())).first;
            state.terms.push_back(found->first);
            state.frequencies.push_back(0);
        }
        ++state.frequencies[found->second];
        state.occurrences.emplace_back(found->second, weight);
    }
    state.ends.push_back(state.occurrences.size());
    state.lengths.push_back(document.length);
}

void LexicalIndexBuilder::reorder(std::vector<std::uint32_t> order) {
    if (order.size() == m_state->ends.size())
        m_state->order = std::move(order);
}

void LexicalIndexBuilder::setMeanLength(double meanLength) {
    if (std::isfinite(meanLength) && meanLength > 0)
        m_state->meanLength = meanLength;
}

IndexVocabulary LexicalIndexBuilder::vocabulary() const {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(m_state->terms.size());
    for (const std::string_view term : m_state->terms)
        hashes.push_back(IndexVocabulary::hashOf(term));
    return {std::move(hashes), m_state->mean()};
}

Result<std::string> LexicalIndexBuilder::build(JobContext& context) {
    const State& state = *m_state;
    const std::size_t documents = state.ends.size();
    if (documents > LexicalDictionary::kMaxDocuments)
        return fail(ErrorCode::BadInput, "Too many chunks for one lexical index.");
    const double meanLength = state.mean();

    // Occurrences by term, documents ascending: a counting sort over the numbers of the terms.
    std::vector<std::uint64_t> starts(state.terms.size() + 1, 0);
    for (std::size_t i = 0; i < state.terms.size(); ++i)
        starts[i + 1] = starts[i] + state.frequencies[i];
    std::vector<std::uint64_t> fill(starts.begin(), starts.end() - 1);
    std::vector<std::pair<std::uint32_t, float>> postings(state.occurrences.size());
    const auto cameAs = [&](std::size_t place) {
        return state.order.empty() ? place : static_cast<std::size_t>(state.order[place]);
    };
    for (std::size_t place = 0; place < documents; ++place) {
        const std::size_t number = cameAs(place);
        for (std::uint64_t at = number == 0 ? 0 : state.ends[number - 1]; at < state.ends[number]; ++at) {
            const auto& [term, weight] = state.occurrences[static_cast<std::size_t>(at)];
            postings[static_cast<std::size_t>(fill[term]++)] = {static_cast<std::uint32_t>(place), weight};
        }
    }
    // Nobody needs them in their old order any more, and they are the largest thing here.
    m_state->occurrences = {};
    TOUCHSTONE_TRY(context.check());

    std::vector<double> saturation(documents); // k1 * (1 - b + b * length / mean)
    for (std::size_t i = 0; i < documents; ++i)
        saturation[i] = state.options.k1 *
                        (1 - state.options.b + state.options.b * state.lengths[cameAs(i)] / meanLength);

    std::vector<std::uint32_t> order(state.terms.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return state.terms[a] < state.terms[b]; });

    LexicalDictionaryWriter writer(static_cast<std::uint32_t>(documents));
    std::string numbers, impacts;
    std::vector<float> values;
    ProgressMeter meter(context, "indexing", order.size());
    for (std::uint32_t term : order) {
        const auto n = static_cast<double>(state.frequencies[term]);
        const double idf = LexicalIndex::inverseFrequency(static_cast<double>(documents), n);
        numbers.clear();
        impacts.clear();
        values.clear();
        std::uint32_t previous = 0;
        for (std::uint64_t i = starts[term]; i < starts[term + 1]; ++i) {
            const auto& [document, weight] = postings[static_cast<std::size_t>(i)];
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
        writer.add(state.terms[term], state.frequencies[term], lowest, step, numbers, impacts);
        meter.advance();
        if ((term & 0xFFFU) == 0)
            TOUCHSTONE_TRY(context.check());
    }
    meter.finish();
    postings = {};
    return std::move(writer).finish();
}

} // namespace touchstone
