// SPDX-License-Identifier: GPL-3.0-or-later
// Collects an answer out of what a provider's reader hands over, in every language the same: text with its
// masked secrets and caps, thoughts apart, tool calls out of fragments, and the judgement whether the whole
// is an answer. Internal to core/models; an object belongs to one call.
#pragma once

#include "core/models/refusal.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

class AnswerCollector {
public:
    AnswerCollector(const ServerOptions& options, const ChatRequest& request, const ChatSink& sink,
                    ChatResult& result, std::chrono::steady_clock::time_point begun)
        : m_options(options), m_request(request), m_sink(sink), m_result(result), m_begun(begun) {}

    void text(std::string_view piece);
    void reasoning(std::string_view piece);
    void refusal(std::string_view piece) { m_refusal += piece; }
    /// A fragment of the call number `index`: name and id come once, arguments piece by piece.
    void toolPart(std::int64_t index, std::string_view id, std::string_view name, std::string_view arguments,
                  std::string_view signature = {});
    /// How many calls have begun: the number of the next whole one.
    [[nodiscard]] std::int64_t toolCount() const { return static_cast<std::int64_t>(m_tools.size()); }
    void logprob(TokenLogprob token);
    void finish(FinishReason reason, std::string_view word);
    void model(std::string_view name);
    [[nodiscard]] ChatResult& result() { return m_result; }
    [[nodiscard]] const ServerOptions& options() const { return m_options; }

    /// A payload came; `understood` when it had the shape of an answer.
    void payload() { ++m_payloads; }
    void understood() { m_understood = true; }
    void done() { m_done = true; } ///< the provider's own end mark was read
    void fail(Error error) {
        if (!m_error)
            m_error = std::move(error);
    }
    /// "SERVER sent WHAT."
    void malformed(std::string_view what, std::string_view raw = {});
    /// {"error": …} inside an answer of status 200.
    void refused(std::string_view words, std::string_view code, std::int64_t status = 0);

    /// The body is over. Sets the error where the answer is not complete; `cut` is the transport's own error.
    void end(std::optional<Error> cut);

    [[nodiscard]] bool heardAnything() const { return m_payloads > 0; }
    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] bool wantsMore() const { return !m_done && !m_error; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    struct Tool {
        std::string id, name, arguments, signature;
    };
    [[nodiscard]] bool roomFor(std::size_t bytes);
    void emit(bool everything);
    void settleTools();
    [[nodiscard]] Error emptyAnswer() const;

    const ServerOptions& m_options;
    const ChatRequest& m_request;
    const ChatSink& m_sink;
    ChatResult& m_result;
    std::chrono::steady_clock::time_point m_begun;
    std::string m_held; ///< text that may be the beginning of a secret
    std::string m_refusal;
    std::map<std::int64_t, Tool> m_tools;
    std::size_t m_bytes = 0;
    std::optional<Error> m_error;
    std::size_t m_payloads = 0;
    bool m_done = false, m_understood = false, m_finishSeen = false;
};

} // namespace touchstone
