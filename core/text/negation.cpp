// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/negation.h"

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr std::array kNegators = std::to_array<std::string_view>(
    {"cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere", "without"});

// Stems, as the analyser gives them.
constexpr std::array kSoftNegators = std::to_array<std::string_view>(
    {"avoid",  "disabl",  "disallow", "except", "exclud", "fail",  "forbid",   "forbidden", "ignor",
     "imposs", "instead", "invalid",  "lack",   "miss",   "omit",  "optional", "prevent",   "prohibit",
     "refus",  "reject",  "skip",     "unabl",  "unless", "unlik", "unsupport"});
static_assert(std::is_sorted(kNegators.begin(), kNegators.end()));
static_assert(std::is_sorted(kSoftNegators.begin(), kSoftNegators.end()));

constexpr std::size_t kReach = 16; // terms, so that "not not not ..." stays linear

bool endsClause(std::string_view between) {
    for (std::size_t i = 0; i < between.size(); ++i) {
        const char c = between[i];
        if (c == ';' || c == ':' || c == '!' || c == '?' || c == '.')
            return true;
        if (c == '\n' && i + 1 < between.size() && between[i + 1] == '\n')
            return true;
    }
    return false;
}

} // namespace

bool isNegator(std::string_view word) {
    return std::binary_search(kNegators.begin(), kNegators.end(), word) ||
           (word.size() > 3 && word.substr(word.size() - 3) == "n't");
}

bool isSoftNegator(std::string_view word) {
    return std::binary_search(kSoftNegators.begin(), kSoftNegators.end(), word);
}

std::vector<Negation> findNegations(std::string_view text, const std::vector<Term>& terms) {
    std::vector<Negation> out;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (terms[i].part || !isNegator(terms[i].text))
            continue;
        Negation negation{i, {}};
        std::size_t last = terms[i].end;
        bool counts = true;
        for (std::size_t j = i + 1; j < terms.size() && j - i <= kReach && negation.scope.size() < 3; ++j) {
            const Term& term = terms[j];
            if (term.part)
                continue;
            if (last <= term.start && endsClause(text.substr(last, term.start - last)))
                break;
            last = term.end;
            if (term.text == "only" && j == i + 1)
                counts = false;
            if (term.text == "but")
                break;
            if (!term.stop)
                negation.scope.push_back(j);
        }
        if (!counts)
            continue;
        if (negation.scope.empty()) // "... it is not.": what stands before is meant
            for (std::size_t j = i; j-- > 0 && i - j <= kReach;)
                if (!terms[j].part && !terms[j].stop) {
                    negation.scope.push_back(j);
                    break;
                }
        out.push_back(std::move(negation));
    }
    return out;
}

} // namespace touchstone
