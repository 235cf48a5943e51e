// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/failure_clusters.h"

#include "core/text/analyser.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace touchstone {

namespace {

/// Cosine from which a failure joins a group.
constexpr double kAlike = 0.2;
constexpr std::size_t kNamedBy = 3;

using SparseVector = std::map<std::size_t, double>; ///< term number -> weight

/// Words of all failures: their numbers, in how many failures each stands, and how it is mostly written.
class FailureWords {
public:
    std::set<std::size_t> add(const std::string& text) {
        std::set<std::size_t> out;
        for (const Term& term : m_analyser.analyse(text)) {
            if (term.part || term.stop)
                continue;
            const auto [at, fresh] = m_numbers.try_emplace(term.text, m_numbers.size());
            if (fresh) {
                m_documents.push_back(0);
                m_written.emplace_back();
            }
            ++m_written[at->second][text.substr(term.start, term.end - term.start)];
            out.insert(at->second);
        }
        for (const std::size_t number : out)
            ++m_documents[number];
        return out;
    }
    /// A word that one failure alone has tells them apart, but groups nothing: it counts half.
    [[nodiscard]] double weight(std::size_t number, std::size_t failures) const {
        const auto having = static_cast<double>(m_documents[number]);
        return std::log(1 + static_cast<double>(failures) / having) / (having > 1 ? 1 : 2);
    }
    [[nodiscard]] std::string written(std::size_t number) const {
        const auto& forms = m_written[number];
        return std::max_element(forms.begin(), forms.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })
            ->first;
    }

private:
    Analyser m_analyser;
    std::unordered_map<std::string, std::size_t> m_numbers;
    std::vector<std::size_t> m_documents;
    std::vector<std::map<std::string, std::size_t>> m_written;
};

void normalise(SparseVector& vector) {
    double squares = 0;
    for (const auto& entry : vector)
        squares += entry.second * entry.second;
    if (squares > 0)
        for (auto& entry : vector)
            entry.second /= std::sqrt(squares);
}

/// Groups with an index from term to groups, so that a failure is compared with those alone that share a
/// word with it.
class FailureGroups {
public:
    std::size_t nearest(const SparseVector& vector) const {
        std::map<std::size_t, double> scores;
        for (const auto& entry : vector)
            if (const auto groups = m_byTerm.find(entry.first); groups != m_byTerm.end())
                for (const std::size_t group : groups->second)
                    scores[group] += entry.second * m_sums[group].at(entry.first) / m_lengths[group];
        std::size_t best = m_sums.size();
        double most = kAlike;
        for (const auto& scored : scores)
            if (scored.second > most) {
                best = scored.first;
                most = scored.second;
            }
        return best;
    }
    void join(std::size_t group, const SparseVector& vector) {
        if (group == m_sums.size()) {
            m_sums.emplace_back();
            m_lengths.push_back(0);
        }
        double squares = 0;
        for (const auto& entry : vector) {
            const auto added = m_sums[group].try_emplace(entry.first, 0.0);
            if (added.second)
                m_byTerm[entry.first].push_back(group);
            added.first->second += entry.second;
        }
        for (const auto& entry : m_sums[group])
            squares += entry.second * entry.second;
        m_lengths[group] = squares > 0 ? std::sqrt(squares) : 1;
    }
    [[nodiscard]] std::size_t size() const { return m_sums.size(); }

private:
    std::vector<SparseVector> m_sums;
    std::vector<double> m_lengths;
    std::unordered_map<std::size_t, std::vector<std::size_t>> m_byTerm;
};

std::vector<std::string> namesOf(const SparseVector& sum, const FailureWords& words) {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (const auto& entry : sum)
        ranked.emplace_back(-entry.second, entry.first);
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(kNamedBy, ranked.size()); ++i)
        out.push_back(words.written(ranked[i].second));
    return out;
}

} // namespace

std::vector<FailureCluster> clusterFailures(const std::vector<const Diagnosis*>& failures) {
    FailureWords words;
    std::vector<std::set<std::size_t>> terms;
    for (const Diagnosis* failure : failures) {
        std::string text = failure->question;
        for (const std::string& point : failure->missingPoints)
            text += "\n" + point;
        terms.push_back(words.add(text));
    }
    std::vector<SparseVector> vectors;
    for (const auto& own : terms) {
        vectors.emplace_back();
        for (const std::size_t term : own)
            vectors.back()[term] = words.weight(term, failures.size());
        normalise(vectors.back());
    }
    // Twice: what came first had nobody to join.
    FailureGroups first;
    for (const SparseVector& vector : vectors)
        first.join(first.nearest(vector), vector);
    std::vector<std::vector<std::size_t>> members(first.size());
    std::vector<SparseVector> sums(first.size());
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        const std::size_t group = first.nearest(vectors[i]);
        if (group == first.size())
            continue;
        members[group].push_back(i);
        for (const auto& entry : vectors[i])
            sums[group][entry.first] += entry.second;
    }
    std::vector<FailureCluster> out;
    for (std::size_t group = 0; group < members.size(); ++group) {
        FailureCluster cluster;
        std::set<std::string> seen;
        for (const std::size_t i : members[group]) {
            ++cluster.causes[failures[i]->cause];
            if (seen.insert(failures[i]->item).second)
                cluster.items.push_back(failures[i]->item);
        }
        if (cluster.items.size() < 2)
            continue;
        cluster.terms = namesOf(sums[group], words);
        out.push_back(std::move(cluster));
    }
    std::stable_sort(out.begin(), out.end(), [](const FailureCluster& a, const FailureCluster& b) {
        return a.items.size() > b.items.size();
    });
    return out;
}

} // namespace touchstone
