// SPDX-License-Identifier: GPL-3.0-or-later
// What a judge has written, read strictly: a verdict is what its schema allows and nothing is guessed. Pure
// functions.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Words for what a verdict may be: the schema's enumeration.
using VerdictWords = std::vector<std::string>;

/// JSON Schemas that the judge is asked for, as text.
std::string statementsSchema();
std::string verdictsSchema(const VerdictWords& words);
std::string rubricSchema();

/// The one JSON object of a reply: the whole of it, in a code fence, or with words before or after. Errors:
/// Malformed (no object, several, not valid, too deep).
Result<std::string> jsonObjectIn(std::string_view reply);

/// {"statements": ["...", ...]}; blank ones are left out. Errors: Malformed.
Result<std::vector<std::string>> readStatements(std::string_view reply);
/// {"verdicts": [{"n": 1, "verdict": WORD}, ...]}: every n from 1 to `count` once, in any order; positions in
/// `words`. Errors: Malformed, saying which is missing or of another scale.
Result<std::vector<std::size_t>> readVerdicts(std::string_view reply, std::size_t count,
                                              const VerdictWords& words);
struct RubricVerdict {
    int score = 0; ///< 1 to 5
    std::string reason;
};
/// {"score": 1..5, "reason": "..."}. Errors: Malformed.
Result<RubricVerdict> readRubric(std::string_view reply);

struct PairVerdict {
    std::string verdict, reason; ///< first, second, tie
};
std::string pairSchema();
/// {"reason": "...", "verdict": WORD}. Errors: Malformed.
Result<PairVerdict> readPair(std::string_view reply);

} // namespace touchstone
