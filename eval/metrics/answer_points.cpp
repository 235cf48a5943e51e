// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/answer_points.h"

#include "eval/metrics/sample_scorer.h"

#include <algorithm>
#include <unordered_set>

namespace touchstone {

namespace {
/// So much of a point must be said for it to count.
constexpr double kPointCovered = 0.7;
} // namespace

std::vector<std::string> AnswerPoints::contentWords(std::string_view text) const {
    std::vector<std::string> out;
    for (Term& term : m_analyser.analyse(text))
        if (!term.part && !term.stop)
            out.push_back(std::move(term.text));
    return out;
}

std::vector<bool> AnswerPoints::covered(std::string_view text, const std::vector<std::string>& points) const {
    std::unordered_set<std::string> said;
    for (std::string& word : contentWords(text))
        said.insert(std::move(word));
    const std::string whole = lettersAndDigits(text);
    std::vector<bool> out;
    out.reserve(points.size());
    for (const std::string& point : points) {
        const std::vector<std::string> words = contentWords(point);
        const auto found = std::count_if(words.begin(), words.end(),
                                         [&](const std::string& word) { return said.contains(word); });
        out.push_back(words.empty()
                          ? whole.find(lettersAndDigits(point)) != std::string::npos
                          : static_cast<double>(found) >= kPointCovered * static_cast<double>(words.size()));
    }
    return out;
}

} // namespace touchstone
