// SPDX-License-Identifier: GPL-3.0-or-later
// What a model is asked: every parameter that can change the answer, and the canonical form that cache and
// records go by. Plain values and pure functions.
#pragma once

#include "core/base/result.h"
#include "core/base/spec.h"
#include "core/prompts/prompt.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct ToolDefinition {
    std::string name; ///< letters, digits, '_' and '-', at most 63
    std::string description;
    std::string parameters; ///< JSON Schema of an object, as text
    bool strict = false;    ///< the server shall hold the model to the schema, where it can
};

struct ToolChoice {
    enum class Kind : std::uint8_t { Auto, None, Required, Named };
    Kind kind = Kind::Auto;
    std::string name{}; ///< Named only
};

struct ResponseFormat {
    enum class Kind : std::uint8_t { Text, JsonObject, JsonSchema };
    Kind kind = Kind::Text;
    std::string name{};   ///< of the schema
    std::string schema{}; ///< JSON Schema as text
};

struct ChatRequest {
    std::vector<Message> messages;
    std::optional<double> temperature;
    std::optional<std::int64_t> maxTokens;
    std::optional<std::int64_t> seed;
    std::vector<std::string> stop;
    std::optional<double> topP{};
    std::vector<ToolDefinition> tools{};
    ToolChoice toolChoice{};
    std::optional<bool> parallelToolCalls{};
    ResponseFormat format{};
    std::optional<int> topLogprobs{}; ///< set: log probabilities are wanted, with so many others each (0..20)
    std::string reasoningEffort{};    ///< "" = the model's own; none, minimal, low, medium, high, xhigh, max
    bool cachePrefix = false; ///< all messages but the last will come again: the provider may cache them
    std::int64_t sample = 0;  ///< which repetition of the same request; never sent, only told apart
};

/// The request as JSON on one line, equal for equal requests on every machine: fields in a fixed order,
/// what is not set left out, images as SHA-256, schemas without insignificant blanks.
std::string canonicalRequest(const ChatRequest& request);

/// The part of a SPEC that can change an answer: without key, times, retries and limits of this program.
std::string answeringSpec(const Spec& spec);
std::string answeringSpec(std::string_view spec);

/// SHA-256 over answeringSpec and canonicalRequest, 64 hex digits: what the response cache goes by.
std::string requestKey(std::string_view spec, const ChatRequest& request);

/// Usage errors that can be told before anything is sent: a schema or arguments that are no JSON object,
/// names that no provider takes, a tool's answer without its call.
Result<> checkRequest(const ChatRequest& request);

} // namespace touchstone
