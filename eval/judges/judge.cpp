// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/judge.h"

#include "eval/judges/judge_evidence.h"
#include "eval/judges/judge_needs.h"
#include "eval/judges/judge_scores.h"

#include <algorithm>

namespace touchstone {

std::vector<std::string> JudgeSettings::scoreNames() const {
    std::vector<std::string> out = metrics;
    for (const RubricSettings& rubric : rubrics)
        out.push_back("rubric." + rubric.name);
    return out;
}

Result<JudgePrompts> readJudgePrompts(const std::string& folder, const JudgeSettings& settings) {
    std::vector<std::string> names{"judge-statements", "judge-support", "judge-relevance",
                                   "judge-passages",   "judge-rubric",  "judge-repair"};
    if (std::find(settings.metrics.begin(), settings.metrics.end(), kPairwise) != settings.metrics.end())
        names.emplace_back("judge-pair");
    return readPromptsNamed(names, folder);
}

Result<JudgePrompts> readPromptsNamed(const std::vector<std::string>& names, const std::string& folder) {
    JudgePrompts out;
    for (const std::string& name : names) {
        auto prompt = builtInPrompt(name, folder, 1);
        if (!prompt)
            return fail(std::move(prompt.error()));
        out.emplace(name, std::move(*prompt));
    }
    return out;
}

Result<JudgeRecord> Judge::judge(const JudgedAnswer& answer, JobContext& context) const {
    JudgeRecord record;
    JudgeEvidence evidence(m_settings, answer, record, context, *m_model, m_prompts);
    for (const std::string& metric : m_settings.metrics)
        if (judgeNeedsOf(metric) != nullptr && !notJudged(metric, answer))
            TOUCHSTONE_TRY(evidence.gather(metric));
    for (const RubricSettings& rubric : m_settings.rubrics)
        if (!notJudged("rubric." + rubric.name, answer))
            TOUCHSTONE_TRY(evidence.gatherRubric(rubric));
    for (const std::string& name : m_settings.scoreNames())
        record.scores.emplace_back(
            name,
            judgedScore(name, answer, record.evidence).value_or(Score::failed("the judge was not asked")));
    return record;
}

} // namespace touchstone
