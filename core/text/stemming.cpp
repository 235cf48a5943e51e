// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/stemming.h"

#include "core/text/analyser.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

// Function words only: a word that may be what somebody asks about (`all`, `any`, `first`, `same`) is not
// here.
constexpr std::array kStopWords = std::to_array<std::string_view>({
    "a",         "about",      "above",     "after",   "again",   "against",  "ain't",   "also",    "am",
    "an",        "and",        "are",       "aren't",  "as",      "at",       "be",      "because", "been",
    "before",    "being",      "below",     "between", "both",    "but",      "by",      "can",     "can't",
    "cannot",    "could",      "couldn't",  "did",     "didn't",  "do",       "does",    "doesn't", "doing",
    "don't",     "down",       "during",    "e.g",     "each",    "etc",      "few",     "for",     "from",
    "further",   "had",        "hadn't",    "has",     "hasn't",  "have",     "haven't", "having",  "he",
    "her",       "here",       "hers",      "herself", "him",     "himself",  "his",     "how",     "i",
    "i.e",       "if",         "in",        "into",    "is",      "isn't",    "it",      "its",     "itself",
    "just",      "me",         "more",      "most",    "mustn't", "my",       "myself",  "needn't", "no",
    "nor",       "not",        "of",        "off",     "on",      "once",     "only",    "or",      "other",
    "our",       "ours",       "ourselves", "out",     "over",    "own",      "shan't",  "she",     "should",
    "shouldn't", "so",         "some",      "such",    "than",    "that",     "the",     "their",   "theirs",
    "them",      "themselves", "then",      "there",   "these",   "they",     "this",    "those",   "through",
    "to",        "too",        "under",     "until",   "up",      "very",     "was",     "wasn't",  "we",
    "were",      "weren't",    "what",      "when",    "where",   "which",    "while",   "who",     "whom",
    "why",       "will",       "with",      "won't",   "would",   "wouldn't", "you",     "your",    "yours",
    "yourself",  "yourselves",
});

static_assert(std::is_sorted(kStopWords.begin(), kStopWords.end()));

constexpr std::size_t kMostKnownWords = 100000; // about 10 MB; what is beyond them is seldom seen again

} // namespace

bool isEnglishStopWord(std::string_view lowerCaseWord) {
    return std::binary_search(kStopWords.begin(), kStopWords.end(), lowerCaseWord);
}

bool beginsEnglishStopWord(std::string_view lowerCase) {
    const auto found = std::lower_bound(kStopWords.begin(), kStopWords.end(), lowerCase);
    return found != kStopWords.end() && found->starts_with(lowerCase);
}

Stemming::Stemming(const std::string& language) {
    m_english = language == "english" || language == "porter" || language == "en" || language == "eng";
    if (language != "none")
        m_stemmer = sb_stemmer_new(language.c_str(), "UTF_8");
}

Stemming::~Stemming() {
    sb_stemmer_delete(m_stemmer);
}

const StemmedWord& Stemming::of(std::string_view word) {
    if (m_known.size() >= kMostKnownWords) {
        m_words.clear();
        m_known.clear();
    }
    const std::uint32_t number = m_words.numberOf(word);
    if (number < m_known.size())
        return m_known[number];
    StemmedWord stemmed;
    stemmed.stop = m_english && isEnglishStopWord(word);
    if (m_stemmer && !stemmed.stop) {
        const sb_symbol* stem = sb_stemmer_stem(m_stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                                static_cast<int>(word.size()));
        if (stem)
            stemmed.text.assign(reinterpret_cast<const char*>(stem),
                                static_cast<std::size_t>(sb_stemmer_length(m_stemmer)));
    }
    if (stemmed.text.empty())
        stemmed.text = word;
    m_known.push_back(std::move(stemmed));
    return m_known.back();
}

} // namespace touchstone
