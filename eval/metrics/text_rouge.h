// SPDX-License-Identifier: GPL-3.0-or-later
// ROUGE-1, -2, -L and -Lsum (Lin 2004) with the tokens and values of Google's rouge_score: lower case, runs
// of a-z and 0-9, optionally stemmed. Text of other scripts has no tokens and scores 0. Pure functions, safe
// for concurrent use.
#pragma once

#include "eval/metrics/ngrams.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct RougeValue {
    double precision = 0, recall = 0, fmeasure = 0;
};

enum class RougeKind : std::uint8_t {
    One,
    Two,
    L,   ///< longest common subsequence of the whole text
    Lsum ///< per reference line the union of the subsequences with all lines of the prediction
};
inline constexpr std::size_t kRougeKinds = 4;

/// Tokens of length over 3 are stemmed if asked for.
std::vector<std::string> rougeTokens(std::string_view text, bool stem);

/// Keeps its tables from item to item; belongs to one thread.
class RougeScorer {
public:
    explicit RougeScorer(bool stem) : m_stem(stem) {}
    /// Per kind the value against the reference with the highest F, the first on a tie; kinds that are not
    /// wanted are 0. At least one reference.
    std::array<RougeValue, kRougeKinds> values(std::string_view prediction,
                                               const std::vector<std::string>& references,
                                               const std::array<bool, kRougeKinds>& wanted);

private:
    bool m_stem;
    Ngrams m_ngrams;
};

} // namespace touchstone
