// SPDX-License-Identifier: GPL-3.0-or-later
// Collects an OpenAI-shaped answer out of the payloads of a stream, or out of one JSON document. Internal to
// core/models; an object belongs to one call.
#pragma once

#include "core/models/chat_model.h"
#include "core/models/json_guard.h"
#include "core/models/openai_wire.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

class ChatStreamReader {
public:
    ChatStreamReader(const OpenAiOptions& options, const ChatSink& sink, ChatResult& result,
                     std::chrono::steady_clock::time_point begun)
        : m_options(options), m_sink(sink), m_result(result), m_begun(begun) {}

    /// One payload of the stream. False when nothing more is wanted: [DONE], an error, or too much.
    bool take(std::string_view payload);
    /// A whole answer that came as one document.
    void takeWhole(std::string_view document);
    /// The body is over. Sets the error where the answer is not complete; `cut` is the transport's own error.
    void end(std::optional<Error> cut);

    [[nodiscard]] bool heardAnything() const { return m_payloads > 0; }
    [[nodiscard]] bool done() const { return m_done; } ///< [DONE] was read
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    void fail(Error error) { m_error = std::move(error); }

private:
    bool takeObject(const nlohmann::json& value);
    void takeChoice(const nlohmann::json& choice);
    void takeUsage(const nlohmann::json& usage);
    void takeText(std::string_view text);
    void takeContent(const nlohmann::json& content);
    void emit(bool everything);
    [[nodiscard]] Error emptyAnswer() const;
    [[nodiscard]] Error malformed(std::string_view what) const;

    const OpenAiOptions& m_options;
    const ChatSink& m_sink;
    ChatResult& m_result;
    std::chrono::steady_clock::time_point m_begun;
    std::string m_held; ///< text that may be the beginning of a secret
    std::string m_refusal;
    std::optional<Error> m_error;
    std::size_t m_payloads = 0;
    bool m_done = false, m_toolCall = false, m_understood = false, m_finishSeen = false;
};

} // namespace touchstone
