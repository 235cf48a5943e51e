// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/lexical_fields.h"

#include <algorithm>
#include <unordered_set>

namespace touchstone {

namespace {

/// Collects (term, weight) of one field after the other; the sum of all weights is the length.
class FieldTerms {
public:
    FieldTerms(const Analyser& analyser, const LexicalOptions& options)
        : m_analyser(analyser), m_options(options) {}
    void add(std::string_view text, double weight) {
        if (!(weight > 0))
            return;
        for (Term& term : m_analyser.analyse(text)) {
            if (term.stop)
                continue;
            const double one = term.part ? weight * m_options.partWeight : weight;
            if (!(one > 0))
                continue;
            // Parts help to find an identifier; they do not make a chunk longer.
            if (!term.part)
                m_length += one;
            m_terms.emplace_back(std::move(term.text), static_cast<float>(one));
        }
    }
    LexicalDocument finish() {
        std::stable_sort(m_terms.begin(), m_terms.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        LexicalDocument out;
        out.length = m_length;
        for (auto& [term, weight] : m_terms) {
            if (!out.weightedTerms.empty() && out.weightedTerms.back().first == term)
                out.weightedTerms.back().second += weight;
            else
                out.weightedTerms.emplace_back(std::move(term), weight);
        }
        return out;
    }

private:
    const Analyser& m_analyser;
    const LexicalOptions& m_options;
    std::vector<std::pair<std::string, float>> m_terms;
    double m_length = 0;
};

/// The first terms up to the cap of distinct ones: a pasted page is not a question.
std::vector<std::string> capped(std::vector<std::string> terms) {
    std::unordered_set<std::string_view> seen;
    std::size_t keep = 0;
    for (; keep < terms.size(); ++keep)
        if (seen.size() == kMaxQueryTerms && seen.count(terms[keep]) == 0)
            break;
        else
            seen.insert(terms[keep]);
    terms.resize(keep);
    return terms;
}

} // namespace

LexicalDocument lexicalDocumentOf(const Chunk& chunk, const Analyser& analyser,
                                  const LexicalOptions& options) {
    FieldTerms fields(analyser, options);
    std::size_t above = chunk.headings.size();
    if (above > 0 && chunk.headings.back() == chunk.heading)
        --above;
    for (std::size_t i = 0; i < above; ++i)
        fields.add(chunk.headings[i], options.parentHeadingWeight);
    if (chunk.sections.empty())
        fields.add(chunk.heading, options.headingWeight);
    for (const ChunkSection& section : chunk.sections)
        fields.add(section.heading, options.headingWeight);
    // Of the child of a larger passage only its own words are searched.
    const std::size_t path = chunk.found.empty() ? std::string::npos : chunk.embeddedText.find("\n\n");
    fields.add(path == std::string::npos ? std::string_view(chunk.text.text())
                                         : std::string_view(chunk.embeddedText).substr(path + 2),
               options.bodyWeight);
    return fields.finish();
}

std::vector<std::string> lsaTermsOf(const Chunk& chunk, const Analyser& analyser) {
    return analyser.terms(chunk.embeddedText, false);
}

std::vector<std::string> lexicalQueryTerms(std::string_view query, const Analyser& analyser) {
    return capped(analyser.terms(query, true));
}

std::vector<std::string> lsaQueryTerms(std::string_view query, const Analyser& analyser) {
    return capped(analyser.terms(query, false));
}

} // namespace touchstone
