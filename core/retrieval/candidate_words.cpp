// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/candidate_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace touchstone {

namespace {

void addWords(std::vector<WordNumber>& into, std::string_view text, const Analyser& analyser) {
    for (const std::string& term : analyser.terms(text, true))
        into.push_back(wordNumber(term));
}

} // namespace

WordNumber wordNumber(std::string_view term) {
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a, both halves of it folded
    for (const char c : term)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return static_cast<WordNumber>(hash ^ (hash >> 32U));
}

bool isReferencePath(std::string_view path) {
    static constexpr std::array<std::string_view, 6> kFolders{"reference", "references", "api",
                                                              "apidoc",    "apidocs",    "api-reference"};
    for (std::size_t begin = 0;;) {
        const std::size_t end = path.find('/', begin);
        if (end == std::string_view::npos)
            return false;
        const std::string_view folder = path.substr(begin, end - begin);
        if (std::find(kFolders.begin(), kFolders.end(), folder) != kFolders.end())
            return true;
        begin = end + 1;
    }
}

CandidateWords candidateWordsOf(const Chunk& chunk, const Analyser& analyser, FeatureSet wanted) {
    CandidateWords words;
    addWords(words.body, chunk.text.text(), analyser);
    if (chunk.sections.empty())
        addWords(words.own, chunk.heading, analyser);
    for (const ChunkSection& section : chunk.sections)
        addWords(words.own, section.heading, analyser);
    words.reference = isReferencePath(chunk.path);
    words.release = !chunk.release.empty();
    words.ordinal = chunk.ordinal;
    if (wanted == FeatureSet::Weighed)
        return words;
    const std::size_t above =
        chunk.headings.size() - (!chunk.headings.empty() && chunk.headings.back() == chunk.heading ? 1 : 0);
    for (std::size_t i = 0; i < above; ++i)
        addWords(words.above, chunk.headings[i], analyser);
    if (!chunk.headings.empty())
        addWords(words.title, chunk.headings.front(), analyser);
    const std::string_view text = chunk.text.text();
    for (const ChunkSpan& span : chunk.spans)
        if (span.kind == BlockKind::Code && span.start <= span.end && span.end <= text.size())
            addWords(words.code, text.substr(span.start, span.end - span.start), analyser);
    return words;
}

std::shared_ptr<const CandidateWords> CandidateWordCache::find(std::int64_t row) const {
    const std::lock_guard<std::mutex> lock(m_mutex);
    const auto known = m_words.find(row);
    return known == m_words.end() ? nullptr : known->second;
}

void CandidateWordCache::keep(std::int64_t row, std::shared_ptr<const CandidateWords> words) {
    const std::lock_guard<std::mutex> lock(m_mutex);
    if (m_words.size() >= m_most)
        m_words.clear(); // rare, and what is asked for again comes back with the next question
    m_words[row] = std::move(words);
}

} // namespace touchstone
