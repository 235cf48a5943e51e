// SPDX-License-Identifier: GPL-3.0-or-later
// BM25 over weighted fields as an impact index: postings carry the finished, quantised contribution of a
// term, so that a query is a sum. Built in memory, stored as one checksummed blob, opened without copying it.
// Immutable after build(); search() is safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/page_allocator.h"
#include "core/base/result.h"
#include "core/index/index_delta.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {

/// Robertson & Zaragoza 2009 (BM25F): field counts are weighted and summed before saturation; idf = ln(1 +
/// (N-n+.5)/(n+.5)).
struct LexicalOptions {
    double k1 =
        1.8; ///< weighted counts saturate later than plain ones; measured in docs/decisions/0003-fusion.md
    double b = 0.75;
    double headingWeight = 5;       ///< weight of terms in the chunk's own headings
    double parentHeadingWeight = 2; ///< of the headings above
    double bodyWeight = 1;
    double partWeight = 0.3; ///< of parts of identifiers
    friend bool operator==(const LexicalOptions&, const LexicalOptions&) = default;
};

/// One chunk's terms by field, ready for the index.
struct LexicalDocument {
    std::vector<std::pair<std::string, float>>
        weightedTerms; ///< term, sum of field weights of its occurrences
    double length = 0; ///< weighted length
};

struct LexicalHit {
    std::uint32_t document = 0; ///< number in order of add()
    float score = 0;
};

struct TermContribution {
    std::string term;
    float score = 0;
    std::uint32_t documentFrequency = 0;
};

class LexicalIndex;

class LexicalIndexBuilder {
public:
    explicit LexicalIndexBuilder(LexicalOptions options = {});
    ~LexicalIndexBuilder();
    void add(const LexicalDocument& document);
    /// The number of a term, for those who add by numbers.
    std::uint32_t numberOf(std::string_view term);
    /// A document as numbers of terms, each once.
    void add(std::span<const std::pair<std::uint32_t, float>> words, double length);
    /// Numbers what was added anew: place i goes to the one that came as number order[i].
    void reorder(std::vector<std::uint32_t> order);
    /// Weighs lengths against this mean instead of the documents' own: for a small index beside a large one.
    void setMeanLength(double meanLength);
    /// The words and the mean length of what was added so far.
    [[nodiscard]] IndexVocabulary vocabulary() const;
    /// Errors: Cancelled.
    Result<std::string> build(JobContext& context); ///< the blob; once
    /// The same in pieces that follow one another: a large blob is not copied together.
    Result<std::vector<PagedString>> buildPieces(JobContext& context);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

class LexicalIndex {
public:
    /// Keeps the blob. Errors: BadInput (wrong checksum or version: rebuild).
    static Result<std::shared_ptr<const LexicalIndex>> open(std::string blob);
    [[nodiscard]] std::size_t documentCount() const;
    [[nodiscard]] std::size_t termCount() const;
    /// Best k by score, ties by document number; equal to exhaustive scoring. Repeated query terms count
    /// again.
    [[nodiscard]] std::vector<LexicalHit> search(const std::vector<std::string>& terms, std::size_t k) const;
    /// Score of every document with a score above 0 (unsorted): for fusion over all candidates.
    /// `factors`: of each term's contribution, by its place in `terms`; empty = 1.
    [[nodiscard]] std::vector<LexicalHit> scoreAll(const std::vector<std::string>& terms,
                                                   std::span<const double> factors = {}) const;
    [[nodiscard]] std::vector<TermContribution> explain(const std::vector<std::string>& terms,
                                                        std::uint32_t document,
                                                        std::span<const double> factors = {}) const;
    /// In how many documents each term is, by its place in `terms`.
    [[nodiscard]] std::vector<std::uint32_t> frequencies(const std::vector<std::string>& terms) const;
    /// Every term with the number of documents that it is in, in byte order.
    void eachTerm(const std::function<void(std::string_view term, std::uint32_t documents)>& visit) const;
    /// Numbers of the documents that a term is in, ascending.
    [[nodiscard]] std::vector<std::uint32_t> documentsWith(const std::string& term) const;
    /// ln(1 + (N-n+.5)/(n+.5)) as the index weighs a term that is in n of N documents.
    static double inverseFrequency(double documents, double frequency);

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

} // namespace touchstone
