// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a chunk by the part of it that they stand in, as numbers: what a reranker compares a question
// with. Made once per chunk, as reading and analysing a text takes longer than ranking it.
#pragma once

#include "core/chunking/chunk.h"
#include "core/text/analyser.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace touchstone {

/// Number of a normalised term. Two terms share one about once in four billion.
using WordNumber = std::uint32_t;
WordNumber wordNumber(std::string_view term);

struct CandidateWords {
    std::vector<WordNumber> body;  ///< in order, without stop words; parts of identifiers beside the whole
    std::vector<WordNumber> own;   ///< of its own headings
    std::vector<WordNumber> above; ///< of the headings above, with the page's title
    std::vector<WordNumber> title; ///< of the page's title alone
    std::vector<WordNumber> code;  ///< of its blocks of code
    bool reference = false;        ///< on a page that was generated from code
    bool release = false;          ///< an entry of release notes
    std::uint32_t ordinal = 0;     ///< place on its page
};

/// Which features are wanted: those that the built-in reranker weighs, or all that are known, for fitting.
enum class FeatureSet : std::uint8_t { Weighed, All };

/// Of FeatureSet::Weighed only `body` and `own` are filled, and the marks.
CandidateWords candidateWordsOf(const Chunk& chunk, const Analyser& analyser,
                                FeatureSet wanted = FeatureSet::All);

/// Whether a path says that the page was generated from code: a folder `reference`, `api`, `apidocs` ...
bool isReferencePath(std::string_view path);

/// Words of the chunks that were candidates lately, by chunk row. Safe for concurrent use.
class CandidateWordCache {
public:
    explicit CandidateWordCache(std::size_t most = 20000) : m_most(most) {}
    /// Null where it is not known.
    [[nodiscard]] std::shared_ptr<const CandidateWords> find(std::int64_t row) const;
    void keep(std::int64_t row, std::shared_ptr<const CandidateWords> words);

private:
    std::size_t m_most;
    mutable std::mutex m_mutex;
    std::unordered_map<std::int64_t, std::shared_ptr<const CandidateWords>> m_words;
};

} // namespace touchstone
