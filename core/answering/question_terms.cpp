// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/question_terms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace touchstone {
namespace {

constexpr double kLeastWeight = 0.3;
constexpr double kFillerFactor = 0.25;
constexpr double kSameBeginning = 0.6; // "citation" for "cite": likely the same matter, not surely
constexpr std::size_t kShortestBeginning = 4;

/// Words of questions that hardly say what is asked about. Stems, as the analyser gives them.
constexpr std::array kFillers = {
    std::string_view("use"),     std::string_view("work"),   std::string_view("make"),
    std::string_view("get"),     std::string_view("want"),   std::string_view("need"),
    std::string_view("possibl"), std::string_view("way"),    std::string_view("best"),
    std::string_view("mean"),    std::string_view("exist"),  std::string_view("happen"),
    std::string_view("thing"),   std::string_view("exampl"), std::string_view("tell"),
    std::string_view("explain"), std::string_view("show"),   std::string_view("give"),
    std::string_view("good"),    std::string_view("much"),   std::string_view("mani"),
    std::string_view("also"),    std::string_view("let"),    std::string_view("look"),
    std::string_view("know"),    std::string_view("like"),   std::string_view("differ"),
    std::string_view("instead"), std::string_view("someth"), std::string_view("one"),
    std::string_view("pleas"),   std::string_view("help"),   std::string_view("see"),
    std::string_view("find"),    std::string_view("say"),    std::string_view("do")};

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
    for (const Term& term : m_analyser.analyse(question)) {
        const bool known = std::any_of(m_terms.begin(), m_terms.end(),
                                       [&](const QuestionTerm& other) { return other.text == term.text; });
        if (term.stop || term.part || known || isEnglishStopWord(term.text))
            continue;
        const auto frequency = frequencies.find(term.text);
        double weight =
            frequencies.empty() ? 1 : idf(documents, frequency == frequencies.end() ? 0 : frequency->second);
        weight = std::max(weight, kLeastWeight);
        if (std::find(kFillers.begin(), kFillers.end(), term.text) != kFillers.end())
            weight = std::min(weight, 1.0) * kFillerFactor;
        m_terms.push_back({term.text, weight});
        m_total += weight;
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
