// SPDX-License-Identifier: GPL-3.0-or-later
// One item in one run, as metrics see it: what was asked and expected, what came, what it took. It knows
// neither gold sets nor answers of the program, so that the outputs of other tools are measured the same way.
// Plain value.
#pragma once

#include "core/base/text_range.h"
#include "eval/metrics/format_checks.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct SamplePlace {
    std::string path;
    TextRange range;
};

struct SampleCitation {
    std::string status;  ///< verified, partly, not_in_source, no_such_source
    std::string section; ///< key of the section (path#anchor); "" = none
    std::optional<SamplePlace> place;
    bool exact = false; ///< the sentence stands word for word in the quoted source
};

struct Sample {
    std::string question;
    // expected
    bool answerable = true;
    std::vector<std::string> references;          ///< reference answers
    std::vector<std::string> answerPoints;        ///< what the answer must say
    std::map<std::string, std::int64_t> sections; ///< key -> grade
    std::vector<SamplePlace> goldPlaces;          ///< ranges of the relevant places
    std::vector<FormatCheck> checks;
    // came
    std::string answer; ///< Markdown, may hold [n] markers
    bool refused = false;
    std::string refusal; ///< why, as `reason` of an answer; "" = not said
    std::string failure; ///< why there is no answer; "" = there is one
    std::string failureRaw;
    std::optional<std::vector<std::string>> ranking; ///< section keys, best first; none: no contexts known
    std::string noRanking;                           ///< why there is none
    std::optional<std::vector<SampleCitation>> citations; ///< none: the target does not cite
    // took
    std::optional<double> latencyMs, ttftMs, cost;
    std::optional<std::int64_t> inputTokens, outputTokens;
};

} // namespace touchstone
