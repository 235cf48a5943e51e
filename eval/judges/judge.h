// SPDX-License-Identifier: GPL-3.0-or-later
// A chat model that grades answers. Statements of a text and verdicts on them are asked for once and shared
// by all metrics of a sample. A reply that cannot be read is asked for once more, with what was wrong; then
// the score is failed with the judge's own words, never a number. Safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/models/chat_model.h"
#include "eval/judges/judge_settings.h"
#include "eval/metrics/score.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace touchstone {

/// An answer as a judge sees it.
struct JudgedAnswer {
    std::string question, answer;     ///< the answer without its [n] marks
    std::string marked;               ///< the answer with them
    std::string noMarks;              ///< why it has none: the target does not cite
    std::optional<std::string> rival; ///< what it is compared with: the answer of another arm
    std::string noRival;              ///< why there is none
    std::string reference;            ///< "" = there is none
    std::vector<std::string> contexts;
    std::string noContexts; ///< why there are none
    bool answerable = true, refused = false;
    std::string failure, failureRaw; ///< why there is no answer; "" = there is one
};

struct JudgeRecord {
    std::vector<std::pair<std::string, Score>> scores; ///< in the order of JudgeSettings::scoreNames
    nlohmann::ordered_json evidence = nlohmann::ordered_json::object(); ///< statements, verdicts, reasons
    std::int64_t calls = 0, inputTokens = 0, outputTokens = 0;          ///< as if nothing had been cached
    bool tokensKnown = true;
    std::optional<Error> error; ///< a call that did not come through; its scores are failed
};

/// The judge's prompts, by name: judge-statements, judge-support, judge-relevance, judge-passages,
/// judge-rubric, judge-repair; and judge-pair where answers are compared.
using JudgePrompts = std::map<std::string, PromptVersion>;
/// Errors: NotFound, Io.
Result<JudgePrompts> readJudgePrompts(const std::string& folder, const JudgeSettings& settings = {});
/// Some built-in prompts by name, each in its first version. Errors: NotFound, Io.
Result<JudgePrompts> readPromptsNamed(const std::vector<std::string>& names, const std::string& folder);

class Judge {
public:
    Judge(JudgeSettings settings, std::shared_ptr<ChatModel> model, JudgePrompts prompts)
        : m_settings(std::move(settings)), m_model(std::move(model)), m_prompts(std::move(prompts)) {}
    /// Errors: Cancelled, BudgetReached, Usage and what makes every further call useless.
    Result<JudgeRecord> judge(const JudgedAnswer& answer, JobContext& context) const;

private:
    JudgeSettings m_settings;
    std::shared_ptr<ChatModel> m_model;
    JudgePrompts m_prompts;
};

/// Calls that judging one such answer takes when every reply can be read, and about how many tokens of input
/// they have.
struct JudgeEstimate {
    double calls = 0, inputTokens = 0, outputTokens = 0;
};
JudgeEstimate estimateJudging(const JudgeSettings& settings, bool answerable, bool hasReference,
                              double contextTokens, double answerTokens);

} // namespace touchstone
