// SPDX-License-Identifier: GPL-3.0-or-later
// One question to a model that replies by a schema: prompt, one repair, counting. For judges and for
// eval/synthesis. Belongs to one piece of work (a call of Judge::judge, a drafted item).
#pragma once

#include "eval/judges/judge.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace touchstone {

/// How a kind of work asks; by default as a judge does.
struct AskManner {
    const char* repair = "judge-repair"; ///< the prompt that asks once more
    const char* who = "the judge";       ///< in reasons
    std::optional<std::int64_t> maxTokens;
};

/// What came of a question.
struct JudgeReply {
    bool readable = false;
    std::string why, raw; ///< when it is not readable
};

class JudgeCall {
public:
    JudgeCall(ChatModel& model, const JudgePrompts& prompts, JudgeRecord& record, JobContext& context,
              AskManner manner = {})
        : m_model(model), m_prompts(prompts), m_record(record), m_context(context), m_manner(manner) {}

    /// `read` says whether it could use a reply. Errors: those of Judge::judge.
    Result<JudgeReply> ask(const std::string& prompt, PromptVariables variables, const std::string& schema,
                           const std::function<Result<>(const std::string&)>& read);

private:
    Result<std::string> complete(const ChatRequest& request, std::string& failure, bool& came);
    ChatModel& m_model;
    const JudgePrompts& m_prompts;
    JudgeRecord& m_record;
    JobContext& m_context;
    AskManner m_manner;
};

} // namespace touchstone
