// SPDX-License-Identifier: GPL-3.0-or-later
// Chunk -> weighted terms: what the lexical index and LSA see of a chunk. One place for both who builds an
// index (ingest) and who rebuilds it (retrieval). Pure; an Analyser belongs to one thread.
#pragma once

#include "core/chunking/chunk.h"
#include "core/index/lexical_index.h"
#include "core/text/analyser.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Terms of the chunk's own headings, of the headings above and of its text, each once with the sum of its
/// field weights, in byte order. Parts of identifiers count partWeight times the weight of their field.
LexicalDocument lexicalDocumentOf(const Chunk& chunk, const Analyser& analyser,
                                  const LexicalOptions& options);

/// The bag of terms for LSA: words of the heading path and of the text, without parts of identifiers.
std::vector<std::string> lsaTermsOf(const Chunk& chunk, const Analyser& analyser);

/// A question as both sides see it: at most kMaxQueryTerms distinct terms in order of appearance, repeats
/// kept.
std::vector<std::string> lexicalQueryTerms(std::string_view query, const Analyser& analyser);
std::vector<std::string> lsaQueryTerms(std::string_view query, const Analyser& analyser);
inline constexpr std::size_t kMaxQueryTerms = 256;

} // namespace touchstone
