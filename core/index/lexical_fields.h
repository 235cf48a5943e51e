// SPDX-License-Identifier: GPL-3.0-or-later
// Chunk -> weighted terms: what the lexical index and LSA see of a chunk. One place for both who builds an
// index (ingest) and who rebuilds it (retrieval). Pure; an Analyser belongs to one thread.
#pragma once

#include "core/chunking/chunk.h"
#include "core/index/lexical_index.h"
#include "core/text/analyser.h"
#include "core/text/term_numbers.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Terms of the chunk's own headings, of the headings above and of its text, each once with the sum of its
/// field weights, in byte order. Parts of identifiers count partWeight times the weight of their field.
LexicalDocument lexicalDocumentOf(const Chunk& chunk, const Analyser& analyser,
                                  const LexicalOptions& options);

/// A chunk's terms as numbers of a LexicalReader, each once.
struct NumberedWords {
    std::vector<std::pair<std::uint32_t, float>> words; ///< number, sum of field weights
    double length = 0;
};

/// The terms of many chunks without a string for each: what lexicalDocumentOf() says, in numbers. Belongs to
/// one thread.
class LexicalReader {
public:
    explicit LexicalReader(const Analyser& analyser, LexicalOptions options = {})
        : m_analyser(analyser), m_options(options) {}
    NumberedWords read(const Chunk& chunk);
    /// The texts of the numbers that are new since the last call, in order: they continue the ones before.
    std::vector<std::string> takeNew();
    /// Forgets all terms when they have become many; the numbers begin again at 0. True: it did.
    bool restart();

private:
    const Analyser& m_analyser;
    LexicalOptions m_options;
    TermNumbers m_terms;
    std::vector<float> m_sums; ///< of the chunk that is being read, by number
    std::size_t m_told = 0;    ///< terms that takeNew() has given
};

/// The bag of terms for LSA: words of the heading path and of the text, without parts of identifiers.
std::vector<std::string> lsaTermsOf(const Chunk& chunk, const Analyser& analyser);

/// A question as both sides see it: at most kMaxQueryTerms distinct terms in order of appearance, repeats
/// kept.
std::vector<std::string> lexicalQueryTerms(std::string_view query, const Analyser& analyser);
std::vector<std::string> lsaQueryTerms(std::string_view query, const Analyser& analyser);
inline constexpr std::size_t kMaxQueryTerms = 256;

} // namespace touchstone
