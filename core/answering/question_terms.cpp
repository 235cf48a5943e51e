// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/question_terms.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace touchstone {
namespace {

constexpr double kLeastWeight = 0.6; // in a corpus of one page every word is common
constexpr double kFillerFactor = 0.25;
constexpr double kMissingWord = 1.3; // times the mean weight of the words that are there
constexpr double kMissingName = 2.0;
constexpr double kSameBeginning = 0.6; // "citation" for "cite": likely the same matter, not surely
constexpr std::size_t kShortestBeginning = 4;

/// Words that hardly say what a question is about, or that a text puts in many other ways. Stems, as the
/// analyser gives them, each between blanks.
constexpr std::string_view kFillers =
    " abl actual after again all allow alreadi also although ani anoth back basic becam becom "
    " befor behind best between calcul caus certain come comput contain correct current differ "
    " do easi easili else etc everi everywher exact exactli exampl exist explain find get give "
    " go goe good got happen help hold huge instead into jump keep kind know let like long look "
    " make mani mean much need never one onto own per pleas possibl proper properli put quick "
    " realli reason rid right say see set sever show shown simpl simpli someth start still sure "
    " take tell thing three togeth tri try turn two use versus via want way whether whole whose "
    " within without work wrong ";

bool isFiller(const std::string& stem) {
    return kFillers.find(" " + stem + " ") != std::string_view::npos;
}

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// iPhone, LDAP, and Slack anywhere but at the beginning of a sentence.
bool writtenAsName(std::string_view text, const Term& term) {
    const std::string_view word = text.substr(term.start, term.end - term.start);
    if (std::any_of(word.begin() + 1, word.end(), isUpper))
        return true;
    if (!isUpper(word.front()))
        return false;
    const std::size_t before = text.substr(0, term.start).find_last_not_of(" \t\n\"'(");
    return before != std::string_view::npos &&
           std::string_view(".?!:").find(text[before]) == std::string_view::npos;
}

double idf(double documents, double frequency) {
    return std::log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

bool sameBeginning(const std::string& a, const std::string& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    const auto parted = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin());
    const auto common = static_cast<std::size_t>(parted.first - a.begin());
    return common >= kShortestBeginning && common + 1 >= shorter &&
           std::max(a.size(), b.size()) <= common + 3;
}

} // namespace

QuestionTerms::QuestionTerms(const std::string& question, const RetrievalResult& retrieved) {
    std::map<std::string, std::uint32_t> frequencies;
    for (const Hit& hit : retrieved.hits)
        for (const TermContribution& term : hit.terms)
            frequencies[term.term] = term.documentFrequency;
    const double documents = std::max<double>(static_cast<double>(retrieved.searchedChunks),
                                              static_cast<double>(retrieved.hits.size()));
    double known = 0;
    std::size_t knownCount = 0;
    for (const Term& term : m_analyser.analyse(question)) {
        const bool repeated = std::any_of(m_terms.begin(), m_terms.end(),
                                          [&](const QuestionTerm& other) { return other.text == term.text; });
        if (term.stop || term.part || repeated || term.end <= term.start || isEnglishStopWord(term.text))
            continue;
        const auto frequency = frequencies.find(term.text);
        QuestionTerm next{term.text, 0, writtenAsName(question, term), isFiller(term.text)};
        if (frequency != frequencies.end()) {
            next.weight = std::max(idf(documents, frequency->second), kLeastWeight);
            if (next.filler)
                next.weight = std::min(next.weight, 1.0) * kFillerFactor;
            else
                ++knownCount;
            known += next.filler ? 0 : next.weight;
        }
        m_terms.push_back(std::move(next));
    }
    // A word that no hit has is rare, but how rare tells little: the text may put it in another word. A name
    // has no other word.
    const double usual = knownCount > 0 ? known / static_cast<double>(knownCount) : 0;
    const double rarest = std::max(idf(documents, 0), kLeastWeight);
    for (QuestionTerm& term : m_terms) {
        if (term.weight == 0 && term.filler)
            term.weight = kFillerFactor;
        else if (term.weight == 0)
            term.weight = std::min(rarest, std::max(usual, 1.0) * (term.name ? kMissingName : kMissingWord));
        m_total += term.weight;
    }
}

TermSet QuestionTerms::termsOf(std::string_view text) const {
    TermSet set;
    for (std::string& term : m_analyser.terms(text))
        set.insert(std::move(term));
    return set;
}

std::vector<double> QuestionTerms::matches(const TermSet& text) const {
    std::vector<double> found(m_terms.size(), 0);
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        if (text.count(m_terms[i].text) > 0)
            found[i] = 1;
        else if (std::any_of(text.begin(), text.end(),
                             [&](const std::string& term) { return sameBeginning(m_terms[i].text, term); }))
            found[i] = kSameBeginning;
    }
    return found;
}

double QuestionTerms::coverage(const std::vector<double>& matches) const {
    double covered = 0;
    for (std::size_t i = 0; i < m_terms.size(); ++i)
        covered += m_terms[i].weight * matches[i];
    return m_total > 0 ? covered / m_total : 0;
}

std::vector<double> bestOf(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> best(a);
    for (std::size_t i = 0; i < best.size() && i < b.size(); ++i)
        best[i] = std::max(best[i], b[i]);
    return best;
}

} // namespace touchstone
