// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for what the scores of one answer need, each piece once, and keeps it in the record's evidence: the
// verdicts, or {"failed", "raw"} where a reply could not be read. Internal to eval/judges. Belongs to one
// call of Judge::judge.
#pragma once

#include "eval/judges/judge_call.h"
#include "eval/judges/verdicts.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class JudgeEvidence {
public:
    JudgeEvidence(const JudgeSettings& settings, const JudgedAnswer& answer, JudgeRecord& record,
                  JobContext& context, ChatModel& model, const JudgePrompts& prompts)
        : m_settings(settings), m_answer(answer), m_record(record), m_call(model, prompts, record, context) {}

    /// What `metric` needs, in its order; ends at a piece that could not be had. Errors: those of
    /// JudgeCall::ask.
    Result<> gather(std::string_view metric);
    Result<> gatherRubric(const RubricSettings& rubric);

private:
    using Json = nlohmann::ordered_json;

    Result<> ask(std::string_view key);
    Result<> askStatements(std::string_view key, const std::string& text);
    Result<> askVerdicts(std::string_view key, const std::string& prompt, PromptVariables variables,
                         std::size_t count, const VerdictWords& words);
    Result<> askSupport(std::string_view key, const std::vector<std::string>& statements,
                        const std::vector<std::string>& texts);
    Result<> askPassages();
    Result<> askCitations();
    Result<> askPair();
    /// Verdicts, or none with the reason kept under `key`.
    Result<std::optional<std::vector<bool>>> supported(std::string_view key,
                                                       const std::vector<std::string>& statements,
                                                       const std::vector<std::string>& texts);
    [[nodiscard]] std::vector<std::string> statements(std::string_view key) const;
    [[nodiscard]] bool wants(std::string_view key) const; ///< a score of this answer needs it
    void keepFailure(std::string_view key, const JudgeReply& reply);

    const JudgeSettings& m_settings;
    const JudgedAnswer& m_answer;
    JudgeRecord& m_record;
    JudgeCall m_call;
};

} // namespace touchstone
