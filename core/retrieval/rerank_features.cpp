// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/rerank_features.h"

#include "core/index/lexical_fields.h"
#include "core/retrieval/surroundings.h"

#include <algorithm>
#include <unordered_map>

namespace touchstone {

namespace {

/// The question's words: each once, with its rarity.
struct AskedWords {
    std::vector<std::string> terms;
    std::vector<WordNumber> numbers;
    std::vector<double> rarity;
    std::vector<WordNumber> sequence; ///< whole words in order, for what stands close together
    std::vector<WordNumber> identifiers;
    std::unordered_map<WordNumber, std::size_t> place; ///< number -> index in `terms`
};

AskedWords askedWords(const std::vector<const IndexSet*>& sets, const std::string& query,
                      const Analyser& analyser) {
    AskedWords asked;
    for (std::string& term : lexicalQueryTerms(query, analyser)) {
        const WordNumber number = wordNumber(term);
        if (!asked.place.emplace(number, asked.terms.size()).second)
            continue;
        asked.terms.push_back(std::move(term));
        asked.numbers.push_back(number);
    }
    std::vector<double> frequency(asked.terms.size(), 0);
    double documents = 0;
    for (const IndexSet* set : sets) {
        const auto own = set->lexical->frequencies(asked.terms);
        for (std::size_t t = 0; t < own.size(); ++t)
            frequency[t] += own[t];
        documents += static_cast<double>(set->size());
    }
    for (const double each : frequency)
        asked.rarity.push_back(LexicalIndex::inverseFrequency(documents, each));
    const std::vector<Term> words = analyser.analyse(query);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Term& word = words[i];
        const WordNumber number = wordNumber(word.text);
        if (word.part || word.stop || asked.place.count(number) == 0)
            continue;
        asked.sequence.push_back(number);
        const bool hasParts = i + 1 < words.size() && words[i + 1].part && words[i + 1].start >= word.start &&
                              words[i + 1].end <= word.end;
        if (hasParts)
            asked.identifiers.push_back(number);
    }
    return asked;
}

/// Share of the question's words, by rarity, that are among some words.
double coverageIn(const AskedWords& asked, std::span<const WordNumber> words, std::vector<char>& held) {
    held.assign(asked.terms.size(), 0);
    for (const WordNumber word : words)
        if (const auto found = asked.place.find(word); found != asked.place.end())
            held[found->second] = 1;
    double all = 0, found = 0;
    for (std::size_t t = 0; t < held.size(); ++t) {
        all += asked.rarity[t];
        found += held[t] != 0 ? asked.rarity[t] : 0;
    }
    return all > 0 ? found / all : 0;
}

double precisionIn(const AskedWords& asked, std::span<const WordNumber> words) {
    if (words.empty())
        return 0;
    const auto known = std::count_if(words.begin(), words.end(),
                                     [&](WordNumber word) { return asked.place.count(word) > 0; });
    return static_cast<double>(known) / static_cast<double>(words.size());
}

/// BM25 (k1 1.2, b .75) of a text against texts of a mean length.
double bodyScore(const AskedWords& asked, std::span<const WordNumber> body, double meanLength,
                 std::vector<double>& counts) {
    counts.assign(asked.terms.size(), 0);
    for (const WordNumber word : body)
        if (const auto found = asked.place.find(word); found != asked.place.end())
            counts[found->second] += 1;
    const double length = meanLength > 0 ? static_cast<double>(body.size()) / meanLength : 1;
    double sum = 0;
    for (std::size_t t = 0; t < counts.size(); ++t)
        sum += asked.rarity[t] * counts[t] * 2.2 / (counts[t] + 1.2 * (0.25 + 0.75 * length));
    return sum;
}

/// Share of the pairs of neighbouring words of the question that stand within four words of one another.
double proximityIn(const AskedWords& asked, std::span<const WordNumber> words) {
    constexpr std::size_t kNear = 4;
    if (asked.sequence.size() < 2)
        return 0;
    const auto rarityOf = [&](WordNumber word) { return asked.rarity[asked.place.at(word)]; };
    std::unordered_map<WordNumber, std::size_t> last; // place + 1 of the latest occurrence
    std::vector<char> near(asked.sequence.size() - 1, 0);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (asked.place.count(words[at]) == 0)
            continue;
        for (std::size_t pair = 0; pair + 1 < asked.sequence.size(); ++pair) {
            const WordNumber a = asked.sequence[pair], b = asked.sequence[pair + 1];
            if (near[pair] != 0 || a == b || (words[at] != a && words[at] != b))
                continue;
            const auto other = last.find(words[at] == a ? b : a);
            if (other != last.end() && at + 1 - other->second <= kNear)
                near[pair] = 1;
        }
        last[words[at]] = at + 1;
    }
    double all = 0, found = 0;
    for (std::size_t pair = 0; pair < near.size(); ++pair) {
        const double weight = std::min(rarityOf(asked.sequence[pair]), rarityOf(asked.sequence[pair + 1]));
        all += weight;
        found += near[pair] != 0 ? weight : 0;
    }
    return all > 0 ? found / all : 0;
}

/// For the page of each candidate: the best that a chunk of it has of each word, summed over the words.
std::vector<double> pageWordsOf(const std::vector<const IndexSet*>& sets, const AskedWords& asked,
                                const Pages& pages, std::span<const RankedChunk> candidates) {
    constexpr std::uint32_t kOther = 0xFFFFFFFF;
    std::vector<std::uint32_t> slot(pages.count, kOther);
    std::uint32_t slots = 0;
    for (const RankedChunk& candidate : candidates)
        if (std::uint32_t& own = slot[pages.of[candidate.number]]; own == kOther)
            own = slots++;
    std::vector<double> sum(slots, 0), best(slots, 0);
    const auto factors = unionFactors(sets, asked.terms);
    for (std::size_t t = 0; t < asked.terms.size(); ++t) {
        std::fill(best.begin(), best.end(), 0.0);
        std::size_t offset = 0;
        for (std::size_t s = 0; s < sets.size(); ++s) {
            const std::span<const double> factor =
                factors.empty() ? std::span<const double>() : std::span<const double>(&factors[s][t], 1);
            for (const LexicalHit& hit : sets[s]->lexical->scoreAll({asked.terms[t]}, factor)) {
                const std::uint32_t own = slot[pages.of[offset + hit.document]];
                if (own != kOther && !sets[s]->isGone(hit.document))
                    best[own] = std::max(best[own], static_cast<double>(hit.score));
            }
            offset += sets[s]->size();
        }
        for (std::size_t i = 0; i < slots; ++i)
            sum[i] += best[i];
    }
    std::vector<double> out;
    out.reserve(candidates.size());
    for (const RankedChunk& candidate : candidates)
        out.push_back(sum[slot[pages.of[candidate.number]]]);
    return out;
}

void spread(std::vector<FeatureRow>& rows, RerankFeature feature) {
    const auto column = static_cast<std::size_t>(feature);
    double lowest = rows.front()[column], highest = lowest;
    for (const FeatureRow& row : rows) {
        lowest = std::min(lowest, row[column]);
        highest = std::max(highest, row[column]);
    }
    for (FeatureRow& row : rows)
        row[column] = highest > lowest ? (row[column] - lowest) / (highest - lowest) : 0;
}

} // namespace

std::string_view rerankFeatureName(RerankFeature feature) {
    static constexpr std::array<std::string_view, kRerankFeatures> kNames{"fused",
                                                                          "lexical",
                                                                          "dense",
                                                                          "page_similarity",
                                                                          "page_words",
                                                                          "body_words",
                                                                          "neighbours",
                                                                          "coverage",
                                                                          "heading_coverage",
                                                                          "above_coverage",
                                                                          "title_coverage",
                                                                          "code_coverage",
                                                                          "heading_precision",
                                                                          "identifiers",
                                                                          "proximity",
                                                                          "reference_page",
                                                                          "release_notes",
                                                                          "opening",
                                                                          "short"};
    return kNames[static_cast<std::size_t>(feature)];
}

std::vector<FeatureRow> rerankFeaturesOf(const std::vector<const IndexSet*>& sets, const std::string& query,
                                         const Analyser& analyser, const Ranking& ranking,
                                         std::span<const RankedChunk> candidates,
                                         std::span<const std::shared_ptr<const CandidateWords>> words,
                                         FeatureSet wanted) {
    std::vector<FeatureRow> rows(candidates.size(), FeatureRow{});
    if (candidates.empty())
        return rows;
    const AskedWords asked = askedWords(sets, query, analyser);
    const std::vector<double> pageWords = pageWordsOf(sets, asked, pagesOf(sets), candidates);
    double meanLength = 0;
    for (const auto& each : words)
        meanLength += static_cast<double>(each->body.size()) / static_cast<double>(words.size());
    std::vector<char> held;
    std::vector<double> counts;
    std::vector<WordNumber> everything;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RankedChunk& candidate = candidates[i];
        const CandidateWords& own = *words[i];
        const auto set = [&](RerankFeature feature, double value) {
            rows[i][static_cast<std::size_t>(feature)] = value;
        };
        set(RerankFeature::Fused, candidate.score);
        set(RerankFeature::PageWords, pageWords[i]);
        set(RerankFeature::BodyWords, bodyScore(asked, own.body, meanLength, counts));
        set(RerankFeature::HeadingCoverage, coverageIn(asked, own.own, held));
        set(RerankFeature::ReferencePage, own.reference ? 1 : 0);
        set(RerankFeature::ReleaseNotes, own.release ? 1 : 0);
        set(RerankFeature::HeadingPrecision, precisionIn(asked, own.own));
        if (wanted == FeatureSet::Weighed)
            continue;
        const auto of = [&](const StageScores& stage) {
            return stage.ran ? static_cast<double>(stage.scores[candidate.number]) : 0.0;
        };
        everything.assign(own.above.begin(), own.above.end());
        everything.insert(everything.end(), own.own.begin(), own.own.end());
        everything.insert(everything.end(), own.body.begin(), own.body.end());
        set(RerankFeature::Lexical, of(ranking.lexical));
        set(RerankFeature::Dense, of(ranking.dense));
        set(RerankFeature::PageSimilarity, candidate.page);
        set(RerankFeature::Coverage, coverageIn(asked, everything, held));
        set(RerankFeature::AboveCoverage, coverageIn(asked, own.above, held));
        set(RerankFeature::TitleCoverage, coverageIn(asked, own.title, held));
        set(RerankFeature::CodeCoverage, coverageIn(asked, own.code, held));
        set(RerankFeature::Neighbours, candidate.neighbour);
        set(RerankFeature::Opening, own.ordinal == 0 ? 1 : 0);
        const auto typed =
            std::count_if(asked.identifiers.begin(), asked.identifiers.end(), [&](WordNumber word) {
                return std::find(everything.begin(), everything.end(), word) != everything.end();
            });
        if (!asked.identifiers.empty())
            set(RerankFeature::Identifiers,
                static_cast<double>(typed) / static_cast<double>(asked.identifiers.size()));
        set(RerankFeature::Proximity, proximityIn(asked, everything));
        set(RerankFeature::Short, own.body.size() < 40 ? 1 : 0);
    }
    for (const RerankFeature feature :
         {RerankFeature::Fused, RerankFeature::Lexical, RerankFeature::Dense, RerankFeature::PageSimilarity,
          RerankFeature::PageWords, RerankFeature::BodyWords, RerankFeature::Neighbours})
        spread(rows, feature);
    return rows;
}

} // namespace touchstone
