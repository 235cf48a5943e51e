// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/answerability.h"

#include "core/answering/passage_units.h"
#include "core/answering/passages.h"

#include <algorithm>
#include <vector>

namespace touchstone {
namespace {

constexpr std::size_t kPassages = 5; // lower ones are found for single words
constexpr std::size_t kWindow = 3;

} // namespace

AnswerabilitySigns answerabilitySigns(const QuestionTerms& question, const RetrievalResult& retrieved) {
    AnswerabilitySigns signs;
    signs.words = question.terms().size();
    signs.similarity = retrieved.topDense;
    std::vector<double> anywhere(signs.words, 0);
    for (std::size_t i = 0; i < retrieved.hits.size(); ++i) {
        const Chunk& chunk = retrieved.hits[i].stored.chunk;
        const std::string_view text = chunk.text.text();
        const std::vector<double> titles = question.matches(question.termsOf(headingPath(chunk)));
        const std::vector<double> all = bestOf(titles, question.matches(question.termsOf(text)));
        anywhere = bestOf(anywhere, all);
        if (i >= kPassages)
            continue;
        signs.bestPassage = std::max(signs.bestPassage, question.coverage(all));
        std::vector<std::vector<double>> units;
        for (const PassageUnit& unit : passageUnits(chunk))
            units.push_back(
                bestOf(question.matches(question.termsOf(text.substr(unit.range.start, unit.range.size()))),
                       question.matches(question.termsOf(unit.heading))));
        for (std::size_t u = 0; u < units.size(); ++u) {
            std::vector<double> window = titles;
            for (std::size_t w = u; w < units.size() && w < u + kWindow; ++w)
                window = bestOf(window, units[w]);
            signs.bestWindow = std::max(signs.bestWindow, question.coverage(window));
        }
    }
    signs.nowhere = question.empty() ? 1 : 1 - question.coverage(anywhere);
    std::size_t names = 0;
    for (std::size_t i = 0; i < signs.words; ++i)
        if (question.terms()[i].name) {
            ++names;
            signs.namesMissing += 1 - anywhere[i];
        }
    signs.namesMissing /= static_cast<double>(std::max<std::size_t>(names, 1));
    return signs;
}

double answerabilityScore(const AnswerabilitySigns& signs) {
    return 0.5 * signs.bestPassage + 0.5 * signs.bestWindow - 0.5 * signs.nowhere - 0.5 * signs.namesMissing -
           0.08;
}

} // namespace touchstone
