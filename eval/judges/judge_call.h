// SPDX-License-Identifier: GPL-3.0-or-later
// One question to the judge: prompt, schema, one repair, counting. Internal to eval/judges. Belongs to one
// call of Judge::judge.
#pragma once

#include "eval/judges/judge.h"

#include <functional>
#include <string>

namespace touchstone {

/// What came of a question to the judge.
struct JudgeReply {
    bool readable = false;
    std::string why, raw; ///< when it is not readable
};

class JudgeCall {
public:
    JudgeCall(ChatModel& model, const JudgePrompts& prompts, JudgeRecord& record, JobContext& context)
        : m_model(model), m_prompts(prompts), m_record(record), m_context(context) {}

    /// `read` says whether it could use a reply. Errors: those of Judge::judge.
    Result<JudgeReply> ask(const std::string& prompt, PromptVariables variables, const std::string& schema,
                           const std::function<Result<>(const std::string&)>& read);

private:
    Result<std::string> complete(const ChatRequest& request, std::string& failure, bool& came);
    ChatModel& m_model;
    const JudgePrompts& m_prompts;
    JudgeRecord& m_record;
    JobContext& m_context;
};

} // namespace touchstone
