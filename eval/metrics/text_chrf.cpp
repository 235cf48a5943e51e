// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/text_chrf.h"

#include "core/text/utf8.h"
#include "eval/metrics/text_units.h"

namespace touchstone {
namespace {

constexpr double kBetaSquared = 4;

Ngrams::Tokens lettersOf(std::string_view text) {
    Ngrams::Tokens letters = codePointsOf(text);
    std::erase_if(letters, [](std::uint32_t c) { return isUnicodeBlank(c); });
    return letters;
}

/// Words between blanks; one mark of punctuation at the end, or else at the beginning, is a word of its own.
Ngrams::Tokens wordsOf(std::string_view text, WordNumbers& numbers) {
    Ngrams::Tokens words;
    for (const std::string_view word : splitAtBlanks(text)) {
        const auto isMark = [](char c) { return isAsciiPunctuation(static_cast<std::uint8_t>(c)); };
        if (word.size() > 1 && isMark(word.back())) { // more than one byte, and the last a character: two
            words.push_back(numbers.of(word.substr(0, word.size() - 1)));
            words.push_back(numbers.of(word.substr(word.size() - 1)));
        } else if (word.size() > 1 && isMark(word.front())) {
            words.push_back(numbers.of(word.substr(0, 1)));
            words.push_back(numbers.of(word.substr(1)));
        } else {
            words.push_back(numbers.of(word));
        }
    }
    return words;
}

} // namespace

void ChrfCounts::add(const ChrfCounts& other) {
    for (std::size_t n = 0; n < orders.size(); ++n) {
        orders[n].prediction += other.orders[n].prediction;
        orders[n].reference += other.orders[n].reference;
        orders[n].matches += other.orders[n].matches;
    }
}

void ChrfScorer::count(std::vector<Ngrams::Tokens> sequences, std::size_t orders, std::size_t firstOrder,
                       std::vector<ChrfCounts>& out) {
    m_ngrams.start(std::move(sequences));
    for (std::size_t n = 0; n < orders; ++n) {
        if (n > 0)
            m_ngrams.grow();
        for (std::size_t r = 0; r < out.size(); ++r) {
            ChrfCounts::Order& order = out[r].orders[firstOrder + n];
            order.reference = m_ngrams.count(r + 1);
            order.prediction = order.reference > 0 ? m_ngrams.count(0) : 0;
            order.matches = m_ngrams.overlap(r + 1);
        }
    }
}

ChrfCounts ChrfScorer::counts(std::string_view prediction, const std::vector<std::string>& references) {
    std::vector<ChrfCounts> all(references.size());
    std::vector<Ngrams::Tokens> letters{lettersOf(prediction)};
    for (const std::string& reference : references)
        letters.push_back(lettersOf(reference));
    count(std::move(letters), kChrfCharacterOrders, 0, all);
    if (m_wordOrders > 0) {
        WordNumbers numbers;
        std::vector<Ngrams::Tokens> words{wordsOf(prediction, numbers)};
        for (const std::string& reference : references)
            words.push_back(wordsOf(reference, numbers));
        count(std::move(words), m_wordOrders, kChrfCharacterOrders, all);
    }
    std::size_t best = 0;
    double bestScore = -1;
    for (std::size_t r = 0; r < all.size(); ++r) {
        const double value = score(all[r]);
        if (value > bestScore) {
            best = r;
            bestScore = value;
        }
    }
    return all.empty() ? ChrfCounts{} : all[best];
}

double ChrfScorer::score(const ChrfCounts& counts) const {
    double precision = 0, recall = 0, used = 0;
    for (std::size_t n = 0; n < kChrfCharacterOrders + m_wordOrders; ++n) {
        const ChrfCounts::Order& order = counts.orders[n];
        if (order.prediction == 0 || order.reference == 0)
            continue;
        precision += static_cast<double>(order.matches) / static_cast<double>(order.prediction);
        recall += static_cast<double>(order.matches) / static_cast<double>(order.reference);
        used += 1;
    }
    if (precision + recall <= 0)
        return 0;
    precision /= used;
    recall /= used;
    return 100 * (1 + kBetaSquared) * precision * recall / (kBetaSquared * precision + recall);
}

} // namespace touchstone
