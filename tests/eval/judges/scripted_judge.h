// SPDX-License-Identifier: GPL-3.0-or-later
// A judge that answers from a script: by the kind of question, or in a fixed order.
#pragma once

#include "core/models/chat_model.h"

#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace touchstone {

class ScriptedJudge final : public ChatModel {
public:
    using Script = std::function<std::string(const ChatRequest&)>;
    explicit ScriptedJudge(Script script) : m_script(std::move(script)) {}
    [[nodiscard]] std::string name() const override { return "judge"; }
    [[nodiscard]] std::string spec() const override { return "openai-compatible:model=judge"; }
    ChatOutcome complete(const ChatRequest& request, const ChatSink&, JobContext&) override {
        const std::lock_guard lock(m_mutex);
        requests.push_back(request);
        ChatOutcome outcome;
        outcome.partial.attempts = 1;
        if (error) {
            outcome.error = error;
            return outcome;
        }
        outcome.partial.text = m_script(request);
        outcome.partial.finish = FinishReason::Stop;
        outcome.partial.usage = {100, 10, 0, -1};
        return outcome;
    }
    /// Right and well formed: every sentence is a statement, all verdicts are yes, grade 4.
    static std::string agree(const ChatRequest& request) {
        const std::string& sent = request.messages.back().content;
        const std::string& schema = request.format.schema;
        if (schema.find("\"statements\"") != std::string::npos)
            return R"({"statements": ["Horses eat hay.", "Horses drink water."]})";
        if (schema.find("\"score\"") != std::string::npos)
            return R"({"reason": "Good.", "score": 4})";
        std::string out;
        for (int n = 1; sent.find("\n" + std::to_string(n) + ". ") != std::string::npos; ++n)
            out +=
                (n > 1 ? "," : "") + (R"({"n":)" + std::to_string(n)) + R"(,"reason":"r","verdict":"yes"})";
        return "{\"verdicts\": [" + out + "]}";
    }

    std::vector<ChatRequest> requests;
    std::optional<Error> error;

private:
    std::mutex m_mutex;
    Script m_script;
};

/// Replies in order; the last one again and again.
inline ScriptedJudge::Script inOrder(std::vector<std::string> replies) {
    return [replies = std::deque<std::string>(replies.begin(), replies.end())](const ChatRequest&) mutable {
        std::string reply = replies.front();
        if (replies.size() > 1)
            replies.pop_front();
        return reply;
    };
}

} // namespace touchstone
