// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/lexical_index.h"

#include "core/index/lexical_dictionary.h"
#include "core/index/score_accumulator.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace touchstone {

struct LexicalIndex::Data {
    std::string blob;
    LexicalDictionary dictionary; // views into blob
};

namespace {

/// A query's distinct terms that the index knows, in order of first appearance, with their counts.
struct QueryTerm {
    LexicalPostings postings;
    float count = 1;
};

std::vector<std::pair<std::string_view, float>> counted(const std::vector<std::string>& terms,
                                                        std::span<const double> factors = {}) {
    std::vector<std::size_t> order(terms.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return terms[a] < terms[b]; });
    std::vector<std::pair<std::size_t, float>> firsts; // place of the first appearance, count
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && terms[order[i]] == terms[order[i - 1]])
            firsts.back().second += 1;
        else
            firsts.emplace_back(order[i], 1.0F);
    }
    std::sort(firsts.begin(), firsts.end());
    std::vector<std::pair<std::string_view, float>> out;
    out.reserve(firsts.size());
    for (const auto& [place, count] : firsts)
        out.emplace_back(terms[place], place < factors.size()
                                           ? static_cast<float>(static_cast<double>(count) * factors[place])
                                           : count);
    return out;
}

std::vector<QueryTerm> resolve(const LexicalDictionary& dictionary, const std::vector<std::string>& terms,
                               std::span<const double> factors = {}) {
    std::vector<QueryTerm> found;
    for (const auto& [term, count] : counted(terms, factors))
        if (auto postings = dictionary.find(term))
            found.push_back({*postings, count});
    return found;
}

/// Term at a time: every posting adds its finished contribution.
void accumulate(const std::vector<QueryTerm>& terms, std::uint32_t documents, ScoreAccumulator& scores) {
    std::uint64_t postings = 0;
    for (const QueryTerm& term : terms)
        postings += term.postings.documentFrequency;
    scores.begin(documents, postings);
    for (const QueryTerm& term : terms) {
        std::array<float, 256> value{};
        for (std::size_t i = 0; i < value.size(); ++i)
            value[i] = term.count * term.postings.impactOf(static_cast<std::uint8_t>(i));
        term.postings.each(documents, [&](std::uint32_t document, std::uint8_t impact) {
            scores.add(document, value[impact]);
            return true;
        });
    }
}

} // namespace

Result<std::shared_ptr<const LexicalIndex>> LexicalIndex::open(std::string blob) {
    auto data = std::make_shared<Data>();
    data->blob = std::move(blob);
    auto dictionary = LexicalDictionary::open(data->blob);
    if (!dictionary)
        return fail(std::move(dictionary.error()));
    data->dictionary = *dictionary;
    auto index = std::make_shared<LexicalIndex>();
    index->m_data = std::move(data);
    return std::shared_ptr<const LexicalIndex>(std::move(index));
}

std::size_t LexicalIndex::documentCount() const {
    return m_data->dictionary.documentCount();
}

std::size_t LexicalIndex::termCount() const {
    return m_data->dictionary.termCount();
}

std::vector<LexicalHit> LexicalIndex::search(const std::vector<std::string>& terms, std::size_t k) const {
    ScoreAccumulator& scores = ScoreAccumulator::ofThread();
    accumulate(resolve(m_data->dictionary, terms), m_data->dictionary.documentCount(), scores);
    return scores.best(k);
}

std::vector<LexicalHit> LexicalIndex::scoreAll(const std::vector<std::string>& terms,
                                               std::span<const double> factors) const {
    ScoreAccumulator& scores = ScoreAccumulator::ofThread();
    accumulate(resolve(m_data->dictionary, terms, factors), m_data->dictionary.documentCount(), scores);
    return scores.all();
}

std::vector<std::uint32_t> LexicalIndex::frequencies(const std::vector<std::string>& terms) const {
    std::vector<std::uint32_t> out;
    out.reserve(terms.size());
    for (const std::string& term : terms) {
        const auto postings = m_data->dictionary.find(term);
        out.push_back(postings ? postings->documentFrequency : 0);
    }
    return out;
}

void LexicalIndex::eachTerm(
    const std::function<void(std::string_view term, std::uint32_t documents)>& visit) const {
    m_data->dictionary.eachTerm(visit);
}

std::vector<std::uint32_t> LexicalIndex::documentsWith(const std::string& term) const {
    std::vector<std::uint32_t> out;
    if (const auto postings = m_data->dictionary.find(term))
        postings->each(m_data->dictionary.documentCount(), [&](std::uint32_t document, std::uint8_t) {
            out.push_back(document);
            return true;
        });
    return out;
}

double LexicalIndex::inverseFrequency(double documents, double frequency) {
    return std::log1p((documents - frequency + 0.5) / (frequency + 0.5));
}

std::vector<TermContribution> LexicalIndex::explain(const std::vector<std::string>& terms,
                                                    std::uint32_t document,
                                                    std::span<const double> factors) const {
    std::vector<TermContribution> out;
    for (const auto& [term, count] : counted(terms, factors)) {
        TermContribution one;
        one.term = std::string(term);
        const float times = count;
        if (auto postings = m_data->dictionary.find(term)) {
            one.documentFrequency = postings->documentFrequency;
            postings->each(m_data->dictionary.documentCount(), [&](std::uint32_t at, std::uint8_t impact) {
                if (at == document)
                    one.score = times * postings->impactOf(impact);
                return at < document;
            });
        }
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace touchstone
