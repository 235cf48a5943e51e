// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/text_answers.h"

#include "core/text/utf8.h"
#include "eval/metrics/text_units.h"

#include <algorithm>
#include <unordered_map>

namespace touchstone {
namespace {

bool isArticle(std::string_view word) {
    return word == "a" || word == "an" || word == "the";
}

double f1(const std::vector<std::string>& prediction, const std::vector<std::string>& reference) {
    if (prediction.empty() || reference.empty())
        return prediction.empty() && reference.empty() ? 1 : 0;
    std::unordered_map<std::string_view, std::size_t> left;
    for (const std::string& token : reference)
        ++left[token];
    double same = 0;
    for (const std::string& token : prediction) {
        const auto found = left.find(token);
        if (found != left.end() && found->second > 0) {
            --found->second;
            same += 1;
        }
    }
    if (same == 0)
        return 0;
    const double precision = same / static_cast<double>(prediction.size());
    const double recall = same / static_cast<double>(reference.size());
    return 2 * precision * recall / (precision + recall);
}

} // namespace

std::vector<std::string> answerTokens(std::string_view text) {
    std::string letters = lowerFully(text);
    std::erase_if(letters, [](char c) { return isAsciiPunctuation(static_cast<std::uint8_t>(c)); });
    // An article stands between word boundaries, which need not be blanks: a run of word characters is looked
    // at as a whole.
    std::string kept;
    kept.reserve(letters.size());
    for (std::size_t at = 0; at < letters.size();) {
        std::size_t end = at;
        while (end < letters.size()) {
            const CodePoint point = decodeUtf8(letters, end);
            if (!isWordCharacter(point.value))
                break;
            end += point.length;
        }
        if (end == at) {
            end += decodeUtf8(letters, at).length;
            kept.append(letters, at, end - at);
        } else if (isArticle(std::string_view(letters).substr(at, end - at))) {
            kept += ' ';
        } else {
            kept.append(letters, at, end - at);
        }
        at = end;
    }
    std::vector<std::string> tokens;
    for (const std::string_view token : splitAtBlanks(kept))
        tokens.emplace_back(token);
    return tokens;
}

double exactMatch(std::string_view prediction, const std::vector<std::string>& references) {
    const std::vector<std::string> tokens = answerTokens(prediction);
    return std::any_of(references.begin(), references.end(),
                       [&](const std::string& reference) { return answerTokens(reference) == tokens; })
               ? 1
               : 0;
}

double tokenF1(std::string_view prediction, const std::vector<std::string>& references) {
    const std::vector<std::string> tokens = answerTokens(prediction);
    double best = 0;
    for (const std::string& reference : references)
        best = std::max(best, f1(tokens, answerTokens(reference)));
    return best;
}

} // namespace touchstone
