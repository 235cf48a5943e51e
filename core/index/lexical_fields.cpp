// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/lexical_fields.h"

#include <algorithm>
#include <unordered_set>

namespace touchstone {

namespace {

/// Calls take(term, weight) for each occurrence; gives the weighted length.
template<class Take>
class FieldTerms {
public:
    FieldTerms(const Analyser& analyser, const LexicalOptions& options, Take take)
        : m_analyser(analyser), m_options(options), m_take(std::move(take)) {}
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
            m_take(std::move(term.text), static_cast<float>(one));
        }
    }
    void addFields(const Chunk& chunk) {
        std::size_t above = chunk.headings.size();
        if (above > 0 && chunk.headings.back() == chunk.heading)
            --above;
        for (std::size_t i = 0; i < above; ++i)
            add(chunk.headings[i], m_options.parentHeadingWeight);
        if (chunk.sections.empty())
            add(chunk.heading, m_options.headingWeight);
        for (const ChunkSection& section : chunk.sections)
            add(section.heading, m_options.headingWeight);
        // Of the child of a larger passage only its own words are searched.
        const std::size_t path = chunk.found.empty() ? std::string::npos : chunk.embeddedText.find("\n\n");
        add(path == std::string::npos ? std::string_view(chunk.text.text())
                                      : std::string_view(chunk.embeddedText).substr(path + 2),
            m_options.bodyWeight);
    }
    [[nodiscard]] double length() const { return m_length; }

private:
    const Analyser& m_analyser;
    const LexicalOptions& m_options;
    Take m_take;
    double m_length = 0;
};

constexpr std::size_t kMostReaderTerms = 100000;

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
    std::vector<std::pair<std::string, float>> terms;
    FieldTerms fields(analyser, options,
                      [&](std::string&& term, float weight) { terms.emplace_back(std::move(term), weight); });
    fields.addFields(chunk);
    std::stable_sort(terms.begin(), terms.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    LexicalDocument out;
    out.length = fields.length();
    for (auto& [term, weight] : terms) {
        if (!out.weightedTerms.empty() && out.weightedTerms.back().first == term)
            out.weightedTerms.back().second += weight;
        else
            out.weightedTerms.emplace_back(std::move(term), weight);
    }
    return out;
}

NumberedWords LexicalReader::read(const Chunk& chunk) {
    NumberedWords out;
    FieldTerms fields(m_analyser, m_options, [&](const std::string& term, float weight) {
        const std::uint32_t number = m_terms.numberOf(term);
        if (number == m_sums.size())
            m_sums.push_back(0);
        if (m_sums[number] == 0)
            out.words.emplace_back(number, 0.0F);
        m_sums[number] += weight;
    });
    fields.addFields(chunk);
    out.length = fields.length();
    for (auto& [number, weight] : out.words) {
        weight = m_sums[number];
        m_sums[number] = 0;
    }
    return out;
}

std::vector<std::string> LexicalReader::takeNew() {
    std::vector<std::string> out;
    out.reserve(m_terms.size() - m_told);
    for (; m_told < m_terms.size(); ++m_told)
        out.emplace_back(m_terms.text(static_cast<std::uint32_t>(m_told)));
    return out;
}

bool LexicalReader::restart() {
    if (m_terms.size() < kMostReaderTerms)
        return false;
    m_terms.clear();
    m_sums.clear();
    m_told = 0;
    return true;
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
