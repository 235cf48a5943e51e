// SPDX-License-Identifier: GPL-3.0-or-later
// What a question asks about: its content words with weights, and how well a text covers them. Values; an
// object belongs to one thread.
#pragma once

#include "core/retrieval/retriever.h"
#include "core/text/analyser.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace touchstone {

struct QuestionTerm {
    std::string text;    ///< analysed
    double weight = 0;   ///< idf, low for words such as "use" that hardly tell anything
    bool name = false;   ///< written like a name: iPhone, LDAP, a capital letter inside a sentence
    bool filler = false; ///< hardly says what the question is about
};

using TermSet = std::unordered_set<std::string>;

class QuestionTerms {
public:
    /// Document frequencies come from the hits' explanations where they have them; a word that no hit knows
    /// counts as rare.
    QuestionTerms(const std::string& question, const RetrievalResult& retrieved);

    [[nodiscard]] const std::vector<QuestionTerm>& terms() const { return m_terms; }
    [[nodiscard]] bool empty() const { return m_terms.empty(); }
    [[nodiscard]] TermSet termsOf(std::string_view text) const; ///< analysed, with parts of identifiers
    /// How far each question term is in the text: 1 = there, between 0 and 1 = a word of the same beginning.
    [[nodiscard]] std::vector<double> matches(const TermSet& text) const;
    /// Weighted mean of matches, 0..1.
    [[nodiscard]] double coverage(const std::vector<double>& matches) const;

private:
    Analyser m_analyser;
    std::vector<QuestionTerm> m_terms;
    double m_total = 0;
};

/// The larger of both, term by term.
std::vector<double> bestOf(const std::vector<double>& a, const std::vector<double>& b);

} // namespace touchstone
