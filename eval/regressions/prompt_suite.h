// SPDX-License-Identifier: GPL-3.0-or-later
// A suite: questions with what must hold of every answer to them. JSON Lines (docs/formats/suite.md). Plain
// values and a strict reader.
#pragma once

#include "core/base/result.h"
#include "eval/gold/gold_set.h"
#include "eval/judges/judge_settings.h"
#include "eval/metrics/format_checks.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class ExpectKind : std::uint8_t { Form, Cites, Refuses, Answers, Rubric, Score };

struct Expectation {
    ExpectKind kind = ExpectKind::Form;
    std::string name;      ///< for people: contains "CORSMiddleware"
    FormatCheck form;      ///< of Form
    GoldPlace place;       ///< of Cites: a page, and in it a heading or an anchor
    bool negated = false;  ///< of Cites: must not
    RubricSettings rubric; ///< of Rubric; its least grade is `min`
    std::string metric;    ///< of Score
    std::optional<double> min, max;
};

struct SuiteItem {
    GoldItem gold;          ///< id, question, and what scores need: answer, answer_points, relevant
    bool answerable = true; ///< false: it is expected to be refused, or its `relevant` is empty
    std::string corpus;     ///< NAME[@VERSION]; "" = the suite's
    std::vector<Expectation> expect;
    std::string quarantine; ///< why a failure does not count; "" = it does
    std::string hash;       ///< SHA-256 of the line: an item that was changed is another one
    std::int64_t line = 0;
};

struct PromptSuite {
    std::string file, name;           ///< name: as the header says, else the file's without its ending
    std::string corpus, model, judge; ///< as the header says
    std::optional<std::int64_t> repeats, k;
    std::vector<SuiteItem> items;
};

/// All or nothing. Errors: BadInput with file:line:column (no JSON, an unknown field or type, a pattern or a
/// schema that cannot be used, a metric that there is not, an id twice, an item without expectations).
Result<PromptSuite> parsePromptSuite(std::string_view text, const std::string& file);

} // namespace touchstone
