// SPDX-License-Identifier: GPL-3.0-or-later
// What is particular to the language of one provider: how a request is written and how the answer is read.
// HttpChat does the rest. Internal to core/models. A format is safe for concurrent use; a reader belongs to
// one call.
#pragma once

#include "core/models/answer_collector.h"
#include "core/models/json_guard.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Reads the payloads of a stream, and a whole answer that came as one document.
class PayloadReader {
public:
    explicit PayloadReader(AnswerCollector& into) : m_into(into) {}
    virtual ~PayloadReader() = default;
    /// One payload; false when nothing more is wanted.
    bool take(std::string_view event, std::string_view payload);
    void takeWhole(std::string_view document);

protected:
    /// `streamed`: a piece of a stream, else the whole answer. `event` is the name of an SSE event.
    virtual void object(const nlohmann::json& value, std::string_view event, bool streamed) = 0;
    AnswerCollector& m_into;

private:
    /// True when the payload was an error or the end, and is dealt with.
    bool errorIn(const nlohmann::json& value);
};

/// What of a request could not be said in this language: one sentence each, for the answer's notes.
using NotSent = std::vector<std::string>;

class WireFormat {
public:
    virtual ~WireFormat() = default;
    [[nodiscard]] virtual bool ndjson() const { return false; } ///< lines instead of events
    [[nodiscard]] virtual std::string path(const ServerOptions& options, bool stream) const = 0;
    [[nodiscard]] virtual nlohmann::ordered_json
    body(const ServerOptions& options, const ChatRequest& request, bool stream, NotSent& notSent) const = 0;
    [[nodiscard]] virtual std::unique_ptr<PayloadReader> reader(AnswerCollector& into) const = 0;
};

/// One for each language. Never null for a provider that chats.
const WireFormat& wireFormatOf(const ServerOptions& options);
const WireFormat& openAiChatFormat();
const WireFormat& openAiResponsesFormat();
const WireFormat& anthropicFormat();
const WireFormat& geminiFormat();
const WireFormat& ollamaFormat();
const WireFormat& cohereFormat();

// Pieces that several of them need.

/// A value of the request, else of the SPEC.
template<class T>
std::optional<T> chosen(const std::optional<T>& request, const std::optional<T>& options) {
    return request ? request : options;
}
std::string effortOf(const ServerOptions& options, const ChatRequest& request);
/// Text of JSON as a value; an empty object where it is none (checkRequest has refused that before).
nlohmann::ordered_json jsonOf(std::string_view text);
/// "data:image/png;base64,…"
std::string dataUrl(const MessageImage& image);
/// All system messages, joined by an empty line.
std::string systemText(const ChatRequest& request);
void readCount(const nlohmann::json& object, const char* name, std::int64_t& into);

} // namespace touchstone
